// @ts-check
// Playing by mouse, by keyboard and by script.
import { events, lose, menuOf, open, pause, scriptBox, scriptOf, stage, stepUntil, thing, tool } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

const LEADER = /^n\d, leader, term \d+$/;
/** Three nodes; every message takes exactly 10 ms; n1 is the first candidate. */
const THREE = "cluster nodes=3 seed=1 latency=10..10\nat 20 timeout n1\n";
/** The same with five. */
const FIVE = "cluster nodes=5 seed=1 latency=10..10\nat 20 timeout n1\n";

test("five nodes elect a leader and commit within ten seconds without any action", async ({ page }) => {
  await page.goto(".");
  await expect(thing(page, /^n\d, /)).toHaveCount(5);
  await expect(thing(page, LEADER)).toHaveCount(1, { timeout: 10_000 });
  await expect(
    events(page)
      .filter({ hasText: /knows that .* committed/ })
      .first(),
  ).toBeVisible({ timeout: 10_000 });
});

test("the cross beside a message loses it with one click, and the loss is added to the script", async ({ page }) => {
  await open(page, THREE);
  const message = thing(page, /\(n1>n2#1\)/);
  await stepUntil(message);
  await lose(page, /\(n1>n2#1\)/);
  await expect(message).toHaveCount(0);
  expect(await scriptOf(page)).toMatch(/^at \d+(\.\d+)? drop n1>n2#1$/m);
  await expect(events(page).filter({ hasText: "n1>n2#1" }).filter({ hasText: /lost/ })).toHaveCount(1);
});

test("a message can be inspected, held, duplicated and delivered", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(thing(page, /\(n1>n2#1\)/));
  const name = /\(n1>n2#1\)/;
  await (await menuOf(page, name)).getByRole("menuitem", { name: /^Duplicate/ }).click();
  await expect(thing(page, /\(n1>n2#1\.2\)/)).toHaveCount(1);
  // The copy lies over it now.
  await thing(page, name).focus();
  await page.keyboard.press("Enter");
  await stage(page)
    .getByRole("menuitem", { name: /^Hold it/ })
    .click();
  await thing(page, name).focus();
  await page.keyboard.press("Enter");
  await stage(page)
    .getByRole("menuitem", { name: /^Deliver now/ })
    .click();
  await expect(thing(page, /\(n1>n2#1\)/)).toHaveCount(0);
  const script = await scriptOf(page);
  expect(script).toMatch(/ duplicate n1>n2#1$/m);
  expect(script).toMatch(/ delay n1>n2#1 \d+$/m);
  expect(script).toMatch(/ deliver n1>n2#1$/m);
});

test("after the leader crashes another is elected, and the old one returns as a follower", async ({ page }) => {
  await open(page, FIVE);
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  await thing(page, /^n1, /).click();
  await stage(page)
    .getByRole("menuitem", { name: /^Crash/ })
    .click();
  await expect(thing(page, /^n1, crashed/)).toBeVisible();
  await stepUntil(thing(page, /^n[2-5], leader, term [2-9]$/));
  await (await menuOf(page, /^n1, /)).getByRole("menuitem", { name: /^Restart/ }).click();
  await stepUntil(thing(page, /^n1, follower, term [2-9]$/));
  const script = await scriptOf(page);
  expect(script).toMatch(/ crash n1$/m);
  expect(script).toMatch(/ restart n1$/m);
});

test("a command is proposed, replicated, committed and applied everywhere", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  const client = page.getByRole("region", { name: "Client" });
  await client.getByRole("textbox", { name: "key" }).fill("colour");
  await client.getByRole("textbox", { name: "value" }).fill("deep red");
  await client.getByRole("button", { name: "Propose" }).click();
  expect(await scriptOf(page)).toMatch(/ propose n1 set colour "deep red"$/m);
  const state = page.getByRole("region", { name: "State machines" });
  await stepUntil(state.getByRole("row", { name: /colour( "?deep red"?){3}/ }));
});

test("a follower refuses a command and names the leader", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(events(page).filter({ hasText: /n2 stores entry 1/ }));
  const client = page.getByRole("region", { name: "Client" });
  await client.getByRole("combobox", { name: "Node" }).selectOption("n2");
  await client.getByRole("button", { name: "Propose" }).click();
  await expect(page.getByRole("region", { name: "Notices" })).toContainText(/n2.*not.*lead.*n1|n1 leads/);
});

test("in a partition the majority elects a new leader, and the old one steps down after it heals", async ({ page }) => {
  await open(page, FIVE);
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  await tool(page, "Network");
  await page.getByRole("button", { name: "Group of n1: A" }).click();
  await page.getByRole("button", { name: "Group of n2: A" }).click();
  await page.getByRole("button", { name: "Partition", exact: true }).click();
  await stepUntil(thing(page, /^n[345], leader, term [2-9]$/), 600);
  await expect(thing(page, LEADER)).toHaveCount(2);
  await tool(page, "Network");
  await page.getByRole("button", { name: "Heal all links" }).click();
  await stepUntil(thing(page, /^n1, follower, term [2-9]$/));
  await expect(thing(page, LEADER)).toHaveCount(1);
  const script = await scriptOf(page);
  expect(script).toMatch(/ partition n3 n4 n5 \| n1 n2$/m);
  expect(script).toMatch(/ heal$/m);
});

test("one direction of a link can be cut and mended", async ({ page }) => {
  await open(page, THREE);
  await tool(page, "Network");
  await page.getByRole("checkbox", { name: "Both directions at once" }).uncheck();
  const link = page.getByRole("button", { name: "n2 to n1", exact: true });
  await link.click();
  await expect(link).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: "n1 to n2", exact: true })).toHaveAttribute("aria-pressed", "false");
  await link.click();
  await expect(link).toHaveAttribute("aria-pressed", "false");
  expect(await scriptOf(page)).toMatch(/ cut n2>n1\n.* mend n2>n1$/m);
});

test("a node that fell behind receives and installs a snapshot", async ({ page }) => {
  await open(page, `${THREE}at 60 cut n1-n3\nat 60 cut n2-n3\nat 70 propose n1 set a 1\nat 80 propose n1 set b 2\n`);
  await stepUntil(events(page).filter({ hasText: /n1 applies entry 3/ }));
  await (await menuOf(page, /^n1, /)).getByRole("menuitem", { name: /^Snapshot/ }).click();
  await tool(page, "Network");
  await page.getByRole("button", { name: "Heal all links" }).click();
  await stepUntil(thing(page, /InstallSnapshot.*\(n1>n3#\d+\)|snapshot.*\(n1>n3#\d+\)/i));
  await stepUntil(events(page).filter({ hasText: /n3 installs/ }));
  const row = page.getByRole("region", { name: "Logs" }).getByRole("row").filter({ hasText: "n3" });
  await expect(row).toContainText("≤ 3");
  const state = page.getByRole("region", { name: "State machines" });
  await expect(state.getByRole("row", { name: /^b/ })).toContainText("2");
});

test("the three stories run to their end", async ({ page }) => {
  const stories = /** @type {[string, RegExp][]} */ ([
    ["Kill the leader", /becomes leader of term 2/],
    ["Split the vote", /becomes leader of term 2/],
    ["Figure 8d", /n3 removes entry 2/],
  ]);
  test.setTimeout(90_000);
  for (const [story, end] of stories) {
    await open(page);
    await page.getByRole("button", { name: story }).click();
    await pause(page);
    await stepUntil(events(page).filter({ hasText: end }), 600);
  }
});

test("a script can be edited and run again", async ({ page }) => {
  await open(page, THREE);
  await scriptBox(page).fill(`title "My own"\n${FIVE}at 30 crash n5\n`);
  await expect(page.getByText("Edited; not yet run")).toBeVisible();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByRole("banner")).toContainText("My own");
  await expect(thing(page, /^n\d, /)).toHaveCount(5);
  await pause(page);
  await stepUntil(thing(page, /^n5, crashed/));
});

test("a script with an error is refused with its place, and the current run is kept", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  await tool(page, "Script");
  await scriptBox(page).fill(`${THREE}at 30 crsh n2\n`);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.locator("#script-error")).toContainText(/Line 3, column 7: .*crsh.*crash/);
  await expect(scriptBox(page)).toHaveAttribute("aria-invalid", "true");
  await expect(thing(page, /^n1, leader, term 1$/)).toBeVisible();
  await page.getByRole("button", { name: "Undo edits" }).click();
  await expect(scriptBox(page)).toHaveValue(THREE);
});

test("a broken property stops the run and is shown; a disabled rule is named", async ({ page }) => {
  await open(page, `${FIVE}at 20 timeout n2\nat 0 rule vote-once off\n`);
  await stepUntil(page.getByText(/Not Raft: vote-once off/));
  await page.getByRole("button", { name: "Play", exact: true }).click();
  const banner = page.getByRole("alert");
  await expect(banner).toContainText("Broken: vote-once", { timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  // n3, n4 and n5 vote twice before there are two leaders in one term.
  await expect(async () => {
    await banner.getByRole("button", { name: "Go on" }).click({ timeout: 1000 });
    await expect(banner).toContainText("Broken: election-safety", { timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await pause(page);
  await expect(thing(page, /^n[12], leader, term 1$/)).toHaveCount(2);
});

test("everything works from the keyboard alone", async ({ page }) => {
  await open(page, THREE);
  await stage(page).focus();
  await page.keyboard.press("k");
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await page.keyboard.press("k");
  await pause(page);
  await stepUntil(thing(page, /\(n1>n2#1\)/));
  await stage(page).focus();
  for (let n = 0; n < 20 && !(await focused(page)).includes("(n1>n2#1)"); n += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("d");
  await expect(thing(page, /\(n1>n2#1\)/)).toHaveCount(0);
  await stage(page).focus();
  for (let n = 0; n < 20 && !/^n3, /.test(await focused(page)); n += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("c");
  await expect(thing(page, /^n3, crashed/)).toBeVisible();
  await page.keyboard.press("c");
  await expect(thing(page, /^n3, follower/)).toBeVisible();
  const script = await scriptOf(page);
  expect(script).toMatch(/ drop n1>n2#1\n.* crash n3\n.* restart n3$/m);
});

test("a run with actions made by hand can be run again to the same end", async ({ page }) => {
  await open(page, THREE);
  const message = thing(page, /\(n1>n2#1\)/);
  await stepUntil(message);
  await lose(page, /\(n1>n2#1\)/);
  const list = page.getByRole("list", { name: "What happens, and why" });
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  const [first, script] = [await list.innerText(), await scriptOf(page)];
  await page.getByRole("button", { name: "From the start" }).click();
  await pause(page);
  await expect(thing(page, LEADER)).toHaveCount(0);
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  expect(await list.innerText()).toBe(first);
  expect(await scriptOf(page)).toBe(script);
});

/** @param {import("@playwright/test").Page} page */
async function focused(page) {
  return page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
}
