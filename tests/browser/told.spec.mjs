// @ts-check
// What the page says of entries, moments and messages is true, and the same everywhere.
import { open, stepUntil, thing } from "./desk.mjs";
import { WRITTEN, expect, test } from "./fixture.mjs";

/** @import { Page } from "@playwright/test" */

/** @param {Page} page */
const logs = (page) => page.getByRole("region", { name: "Logs" });
/** @param {Page} page */
const now = (page) => page.locator("#now");

test("a moment is the same in the clock, in the list of what happens, and in the answers to why", async ({ page }) => {
  await page.goto("./?t=320#figure-8-d");
  await expect(now(page)).toHaveText("320.0 ms");
  // What happened, each with its moment in microseconds.
  const told = page.locator(".event-list li");
  await expect.poll(() => told.count()).toBeGreaterThan(10);
  for (const at of [1, 3, 5, 7, 9]) {
    const item = told.nth(at);
    const moment = await item.locator(".at").innerText();
    await item.locator("summary").click();
    await item.getByRole("button", { name: "Go there" }).click();
    await expect(now(page)).toHaveText(`${moment} ms`);
    await page.goto("about:blank");
    await page.goto("./?t=320#figure-8-d");
    await expect(now(page)).toHaveText("320.0 ms");
  }
});

test.describe("a module of the page", () => {
  test.use({ homes: async ({ baseURL }, use) => use([baseURL ?? "", WRITTEN]) });

  test("moments are as the simulation says them", async ({ page }) => {
    // As `clock` in src/play/tell/words.rs says them.
    await page.goto(WRITTEN);
    const said = await page.evaluate(async () => {
      const { clock } = await import(`${location.pathname}js/core/format.js`);
      const moments = [0, 0.049, 861.4, 861.451, 861.499, 1234.567, 59_999.999, 60_000, 62_512.999, 3_723_512];
      return moments.map(clock).join(" | ");
    });
    expect(said).toBe(
      "0.0 ms | 0.0 ms | 861.4 ms | 861.4 ms | 861.4 ms | 1,234.5 ms | 59,999.9 ms | 1:00.000 | 1:02.512 | 1:02:03.512",
    );
  });
});

test("where logs differ, the column says that an entry is committed there", async ({ page }) => {
  await page.goto("./?t=105#two-leaders");
  const head = logs(page).locator(".fate th").first();
  await expect(head).toContainText(/^only t2/);
  await expect(head.locator("svg")).toHaveCount(1);
  await expect(head).toContainText("At index 1, the entry of term 2 is committed.");
  await expect(head).not.toContainText("differ");
  const cells = logs(page).locator(".cell");
  for (const cell of await cells.all()) {
    const struck = await cell.evaluate((it) => it.classList.contains("replaced"));
    await expect(cell.locator("svg")).toHaveCount(struck ? 0 : 1);
  }
});

test("nextIndex and matchIndex stand below the columns of their indices, below a snapshot, too", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const puts = [60, 90, 120, 150, 180].map((at, i) => `at ${at} propose n1 set k${i} ${i}\n`).join("");
  // n1 does not hear what n3 has, so n3 compacts more than n1 believes it to have.
  await open(
    page,
    `cluster nodes=3 seed=3 latency=10..10\nat 20 timeout n1\nat 115 cut n3>n1\n${puts}at 240 snapshot n3\n`,
  );
  await stepUntil(logs(page).locator('tr[data-node="3"] td.compacted'));
  const row = logs(page).locator('tr[data-node="3"]');
  const places = await row.locator(".next, .match").evaluateAll((marks) =>
    marks.map((mark) => {
      const box = mark.getBoundingClientRect();
      const column = [...document.querySelectorAll(".indices th:has(.ask)")].findIndex((it) => {
        const { left, right } = it.getBoundingClientRect();
        return box.left >= left - 1 && box.right <= right + 1;
      });
      return { which: mark.className, column: column + 1, title: mark.getAttribute("title") ?? "" };
    }),
  );
  expect(places.map((it) => it.which)).toContain("match");
  for (const { which, column, title } of places) {
    const index = Number(/ (\d+)/.exec(title.replace(/n\d/g, ""))?.[1]);
    // Behind the last column there is no number.
    expect(column || 7, `${which}: ${title}`).toBe(index);
  }
  expect(places.find((it) => it.which === "match")?.column).toBeLessThan(6);
});

test("the first reason why an entry is not committed is what decides", async ({ page }) => {
  // Figure 8 (c): x=2 is on three of five, but not of the leader's term.
  await page.goto("./?t=254#figure-8-d");
  await logs(page).locator('tr[data-node="1"] [data-entry^="2 "] button').click();
  const box = page.getByRole("dialog", { name: /^Entry 2/ });
  await expect(box.locator(".points li").first()).toContainText(
    "Raft never commits entries of earlier terms by counting",
  );
});

test("after an installed snapshot, the configuration is said to be the snapshot's", async ({ page }) => {
  await page.goto("./?t=400#catch-up-by-snapshot");
  const name = await logs(page).locator("tr:has(td.compacted)").last().getAttribute("data-node");
  await thing(page, new RegExp(`^n${name},`)).click();
  const facts = page.getByRole("region", { name: "Inspector" }).or(page.locator(".facts")).first();
  await expect(facts).toContainText(/from the snapshot of all entries up to \d+/);
  await expect(facts).not.toContainText(/\(entry \d+, committed\)/);
});

test("the run stands still while an answer stands at an entry, and goes on after it", async ({ page }) => {
  await open(
    page,
    "cluster nodes=3 seed=1 latency=10..10 election=5000..5000\nat 20 timeout n1\nat 60 propose n1 set x 1\n",
  );
  await stepUntil(logs(page).locator(".cell"));
  await page.locator("#play").click();
  await logs(page).locator(".cell").first().click();
  const box = page.getByRole("dialog", { name: /^Entry 1/ });
  await expect(box).toBeVisible();
  const stood = await now(page).innerText();
  await page.waitForTimeout(700);
  await expect(now(page)).toHaveText(stood);
  await page.keyboard.press("Escape");
  await expect(now(page)).not.toHaveText(stood);
  // Who plays on has read it.
  await logs(page).locator(".cell").first().click();
  await expect(box).toBeVisible();
  await page.locator("#play").click();
  await page.locator("#play").click();
  await expect(box).toBeHidden();
});

test("a lost message is marked by a cross and a word, for long enough, and while the run is paused", async ({
  page,
}) => {
  const crosses = () => page.evaluate(() => /** @type {any} */ (window).lostWords ?? 0);
  await page.addInitScript(() => {
    const own = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (/** @type {Parameters<typeof own>} */ ...said) {
      if (said[0] === "lost") /** @type {any} */ (window).lostWords = performance.now();
      return own.apply(this, said);
    };
  });
  for (const reducedMotion of /** @type {const} */ (["no-preference", "reduce"])) {
    await page.emulateMedia({ reducedMotion });
    await open(
      page,
      "cluster nodes=3 seed=1 latency=50..50 election=5000..5000\nat 20 timeout n1\nat 40 drop n1>n2#1\n",
    );
    await page.locator("#restart").click();
    const playing = await page.locator("#play").innerText();
    if (playing.includes("Play")) await page.locator("#play").click();
    await expect.poll(crosses, { timeout: 20_000 }).toBeGreaterThan(0);
    const born = await page.evaluate(() => performance.now());
    await page.waitForTimeout(3000);
    expect(await crosses(), "still drawn, and not yet fading").toBeGreaterThan(born + 1900);
    await page.goto("about:blank");
  }
});

test("the rate is the real one while waits are skipped", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("./?t=0&run=0#happy-path");
  const ratio = page.locator(".ratio");
  await expect(ratio).toHaveText("1 s here = 8 ms there");
  await expect(ratio).toHaveAttribute("title", /While no message is on its way, time runs faster/);
  await page.locator("#play").click();
  await expect(ratio).toHaveText("waiting: 1 s = 140 ms");
});

test("a lesson is told by its questions, not by the names in its script", async ({ page }) => {
  await page.goto("./?run=0#first-five-minutes");
  const list = page.locator(".event-list");
  for (let n = 0; n < 3; n += 1) await page.locator("#step").click();
  await expect(list).toContainText("the lesson asks “Which server will be the first to ask for votes? Click it.”");
  await thing(page, /^n3,/).click();
  await expect(list).toContainText("“Which server will be the first to ask for votes? Click it.” is answered with n3");
});
