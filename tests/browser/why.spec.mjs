// @ts-check
// Answers to why: an event, an entry that is not committed, a cluster without a leader, the cause of a message.
import { violations } from "./axe.mjs";
import { events, open, stage, stepUntil, thing, tool } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

const THREE = "cluster nodes=3 seed=1 latency=10..10 election=5000..5000\nat 20 timeout n1\n";
/** n3 has missed entry 2 and becomes a candidate. */
const BEHIND = `${THREE}at 60 cut n3-n1
at 60 cut n3-n2
at 70 propose n1 set x 1
at 120 mend n3-n2
at 130 crash n1
at 140 timeout n3
`;

/** @param {import("@playwright/test").Page} page */
const answer = (page) => page.getByRole("region", { name: "Why", exact: true });

/** The answer at an entry, or at the head of a column. @param {import("@playwright/test").Page} page */
const here = (page) => page.locator(".answer-at");

/** @param {import("@playwright/test").Page} page */
async function check(page) {
  expect(await violations(page)).toEqual([]);
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("an event expands to its guard, the conditions, and their values at that moment", async ({ page }) => {
      await open(page, BEHIND);
      const refused = events(page).filter({ hasText: "n2 refuses to vote for n3" });
      await stepUntil(refused);
      await refused.locator("summary").focus();
      await page.keyboard.press("Enter");
      const reason = refused.locator(".reason");
      await expect(reason).toContainText("Section 5.4.1: “If the logs have last entries with different terms");
      await expect(reason).toContainText("§5.4.1");
      await expect(reason.locator("dl")).toContainText("own last index2");
      await expect(reason.locator("dl")).toContainText("lastLogIndex1");
      await expect(reason.locator(".asked .failed")).not.toHaveCount(0);
      await check(page);
      // It stays open while the run continues, and can lead back to its moment.
      const at = await page.locator("#now").textContent();
      for (let n = 0; n < 3; n += 1) await page.locator("#step").click();
      await expect(reason).toBeVisible();
      await reason.getByRole("button", { name: "Go there" }).click();
      await expect(page.locator("#now")).toHaveText(at ?? "");
    });
  });
}

test("Figure 8: an entry is on three of five nodes and not committed", async ({ page }) => {
  await page.goto("./#figure-8-d");
  await expect(page.getByRole("main")).toBeVisible();
  await page.locator("#play").click();
  const marks = page.getByRole("button", { name: "Bookmark", exact: true });
  await marks.click();
  await page.getByRole("dialog").getByRole("button", { name: /^c · / }).click();
  await page.getByRole("button", { name: "Why is entry 2 committed or not?" }).click();
  await expect(here(page)).toContainText("Entry 2 of term 2 is on 3 of 5 nodes and is not committed");
  await expect(here(page)).toContainText(/Entry 2 is of term 2, and n1 leads term 4/);
  await expect(here(page)).toContainText("§5.4.2");
  await expect(page.locator("#live")).toContainText("not committed");
  await check(page);
  await here(page).getByRole("button", { name: "Close the answer" }).click();
  await expect(here(page)).toBeHidden();
});

test("the answer is updated while the run continues", async ({ page }) => {
  await open(page, `${THREE}at 60 propose n1 set x 1\n`);
  await stepUntil(page.getByRole("button", { name: "Why is entry 2 committed or not?" }));
  await page.getByRole("button", { name: "Why is entry 2 committed or not?" }).click();
  await expect(here(page)).toContainText("Entry 2 of term 1 is on 1 of 3 nodes and is not committed");
  await stepUntil(here(page).getByText(/Entry 2 of term 1 was committed/), 60);
  await page.locator("#back").click();
  await expect(here(page)).toContainText("not committed");
});

test("why no node leads: two of five run, and three are needed", async ({ page }) => {
  await open(page, "cluster nodes=5 seed=1\nat 0 crash n1\nat 0 crash n2\nat 0 crash n3\nat 20 timeout n4\n");
  await stepUntil(thing(page, /^n4, candidate/));
  await tool(page, "Inspect");
  await page.getByRole("button", { name: "Why does nobody lead?" }).click();
  await expect(answer(page)).toContainText("2 of 5");
  await expect(answer(page)).toContainText("3");
  await check(page);
});

test("Y lists the questions; the inspector shows the cause and the effects of a message", async ({ page }) => {
  await open(page, THREE);
  await stage(page).focus();
  await page.keyboard.press("y");
  await expect(answer(page)).toContainText("Why does nobody lead?");
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  await stage(page).focus();
  await page.keyboard.press("y");
  await expect(answer(page)).toContainText("Why is entry 1 committed or not?");
  await stepUntil(thing(page, /\(n1>n2#2\)/));
  await thing(page, /\(n1>n2#2\)/).click();
  const facts = page.locator(".inspector .facts");
  await expect(facts).toContainText(/n[23]>n1#1/);
  await expect(facts).toContainText("n1 becomes leader of term 1");
  await facts.getByRole("button", { name: /^n[23]>n1#1/ }).click();
  await expect(facts).toContainText(/n[23] votes for n1 in term 1/);
  await expect(facts).toContainText("What it led to");
});

test("with two leaders, only the committed entry has a lock, and the other is struck out", async ({ page }) => {
  await page.goto("./?t=105&run=0#two-leaders");
  const logs = page.getByRole("region", { name: "Logs", exact: true });
  const row = (/** @type {number} */ node) => logs.locator(`tr[data-node="${node}"] td.entry`);
  for (const node of [1, 2]) {
    await expect(row(node)).toContainText("x=1");
    await expect(row(node)).toContainText("will be replaced");
    await expect(row(node)).toHaveAttribute("title", /entry 1 of term 2 \(x=2\) is committed, and replaces it/);
    await expect(row(node).locator(".icon")).toHaveCount(0);
    // The mark is a shape as well as a colour. The line over the cell is a border, so it is printed, too.
    const struck = await row(node)
      .locator(".cell")
      .evaluate((cell) => {
        const line = getComputedStyle(cell, "::before");
        return line.borderTopStyle === "solid" && parseFloat(line.borderTopWidth) >= 1;
      });
    expect(struck).toBe(true);
  }
  await expect(row(3)).toHaveAttribute("title", /committed, and this node knows it/);
  const unknown = /committed, and this node does not know it/;
  for (const node of [4, 5]) await expect(row(node)).toHaveAttribute("title", unknown);
  for (const node of [3, 4, 5]) await expect(row(node).locator(".cell > .icon")).toHaveCount(1);
  // The header of the column does not mark all of it as committed: its lock belongs to the entry that it names.
  await expect(logs.locator("thead .indices .icon")).toHaveCount(0);
  await expect(logs.locator("thead .fate th").filter({ has: page.locator(".icon") })).toHaveText(/^only t2/);
  await expect(logs.locator("thead")).toContainText(
    "At index 1, the entry of term 2 is committed. Some logs have another entry there: the struck-out one,",
  );
  await expect(logs.locator(".log-legend")).toContainText("will be replaced");
  await row(1).getByRole("button").click();
  await expect(here(page)).toContainText("Entry 1 of term 1");
  await expect(here(page)).toContainText("is not committed, and will be replaced");
  await expect(here(page)).toContainText("Entry 1 of term 2 (x=2) is committed");
  await expect(page.locator("#live")).toContainText("will be replaced");
  await check(page);
  // The button of the column answers for both entries.
  await page.getByRole("button", { name: "Why is entry 1 committed or not?" }).click();
  await expect(here(page)).toContainText("Entry 1 of term 2 is stored on disk by n3 n4 n5: 3 of 5 nodes");
  await expect(here(page)).toContainText("On n1 n2, entry 1 is another one, of term 1: x=1");
});

test("an entry that only an isolated leader has is not committed", async ({ page }) => {
  await open(page, `${THREE}at 60 cut n1-n2\nat 60 cut n1-n3\nat 70 propose n1 set x 1\n`);
  const cell = page.locator('tr[data-node="1"] td.entry', { hasText: "x=1" });
  await stepUntil(cell);
  await expect(cell).toHaveAttribute("title", /: x=1\. It is not committed\. /);
  await expect(cell.locator(".icon")).toHaveCount(0);
  await expect(cell).toContainText("not committed");
  await cell.getByRole("button").click();
  await expect(here(page)).toContainText("is on 1 of 3 nodes and is not committed");
});

for (const [name, touch] of /** @type {const} */ ([
  ["a mouse", false],
  ["a finger", true],
])) {
  test.describe(name, () => {
    test.use({ hasTouch: touch });
    test("an entry answers what it is, where it is stored, and whether it is committed", async ({ page }) => {
      await open(page, `${THREE}at 60 propose n1 set x 1\n`);
      const cell = (/** @type {number} */ node, /** @type {number} */ index) =>
        page.locator(`tr[data-node="${node}"] [data-entry^="${index} "] button`);
      const press = async (/** @type {number} */ node, /** @type {number} */ index) =>
        touch ? cell(node, index).tap() : cell(node, index).click();
      await stepUntil(cell(1, 2));
      await press(1, 2);
      await expect(here(page)).toHaveRole("dialog");
      await expect(here(page).getByRole("heading")).toHaveText("Entry 2 of term 1");
      await expect(here(page)).toContainText("It is a command of a client: x=1.");
      await expect(here(page)).toContainText("Entry 2 of term 1 is on 1 of 3 nodes and is not committed.");
      await expect(here(page).getByRole("listitem").first()).toContainText("On n1, it is in the log");
      await check(page);
      // The answer stands beside its entry and within the window.
      const [box, own] = [await here(page).boundingBox(), await cell(1, 2).boundingBox()];
      const size = page.viewportSize();
      if (!box || !own || !size) throw new Error("no boxes");
      expect(
        box.x >= own.x + own.width ||
          box.x + box.width <= own.x ||
          box.y >= own.y + own.height ||
          box.y + box.height <= own.y,
      ).toBe(true);
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(size.width);
      expect(box.y + box.height).toBeLessThanOrEqual(size.height);
      // It follows the run.
      await stepUntil(here(page).getByText(/Entry 2 of term 1 was committed/), 60);
      await expect(here(page).getByRole("listitem").first()).toContainText(
        "Entry 2 of term 1 is stored on disk by n1 n2 n3: 3 of 3 nodes.",
      );
      await press(2, 1);
      await expect(here(page)).toContainText("It is a no-op: a new leader appends one at the start of its term");
      await press(2, 1);
      await expect(here(page)).toBeHidden();
    });
  });
}

test("the table of the logs is one stop of the tab key, and the arrows move in it", async ({ page }) => {
  await open(page, `${THREE}at 60 propose n1 set x 1\n`);
  await stepUntil(page.locator('tr[data-node="3"] [data-entry^="2 "]'), 60);
  const table = page.locator(".log-table");
  await expect(table.locator('button:not([tabindex="-1"])')).toHaveCount(1);
  await table.locator('button:not([tabindex="-1"])').focus();
  const spot = () =>
    page.evaluate(() => {
      const button = /** @type {HTMLElement} */ (document.activeElement);
      return `${button.closest("tr")?.dataset["node"] ?? "head"} ${button.dataset["column"]}`;
    });
  expect(await spot()).toBe("1 0");
  for (const [key, to] of [
    ["ArrowRight", "1 1"],
    ["ArrowRight", "1 2"],
    ["ArrowDown", "2 2"],
    ["ArrowDown", "3 2"],
    ["ArrowDown", "3 2"],
    ["Home", "3 0"],
    ["End", "3 2"],
    ["ArrowUp", "2 2"],
    ["ArrowUp", "1 2"],
    ["ArrowUp", "head 2"],
    ["ArrowLeft", "head 1"],
    ["ArrowDown", "1 1"],
    ["ArrowDown", "2 1"],
  ]) {
    await page.keyboard.press(key ?? "");
    expect(await spot(), `after ${key}`).toBe(to);
  }
  await expect(table.locator('button:not([tabindex="-1"])')).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(here(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(here(page)).toBeHidden();
  expect(await spot()).toBe("2 1");
  // A step draws the rows again; the focus stays at its entry.
  await page.locator("#back").evaluate((button) => /** @type {HTMLElement} */ (button).click());
  await expect.poll(spot).toBe("2 1");
});

test("an entry that changes the members says which change, in the cell and in its answer", async ({ page }) => {
  await open(page, `${THREE}at 60 members n1 n2 n3 n4\n`);
  const cell = page.locator('tr[data-node="1"] [data-entry^="2 "] button');
  await stepUntil(cell);
  await expect(cell.locator(".x")).toHaveText("+n4 learns");
  await cell.click();
  await expect(here(page)).toContainText(/It changes the members: .*n4.*\(§6\)/);
  await stepUntil(page.locator("td.entry .x").filter({ hasText: "n4 votes" }), 200);
});

test("screen readers get each step as whole sentences, without the ids of messages", async ({ page }) => {
  await open(page, "cluster nodes=5 seed=1 latency=10..10 election=5000..5000\nat 20 timeout n1\n");
  const live = page.locator("#live");
  const sends = /n1 sends to n2, n3, n4 and n5: heartbeat of term 1/;
  /** @type {string[]} */
  const heard = [];
  for (let n = 0; n < 40; n += 1) {
    await page.locator("#step").click();
    heard.push((await live.textContent()) ?? "");
  }
  expect(heard.join("\n")).not.toMatch(/n\d>n\d#|leaderCommit/);
  expect(heard.join("\n")).toMatch(sends);
});
