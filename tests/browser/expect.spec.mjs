// @ts-check
/**
 * Expectations and the end of a script: both stop the run, and their banners are shown as long as they apply to the
 * shown moment. Statements without effect are reported.
 */
import { violations } from "./axe.mjs";
import { open, scriptBox, stepUntil, thing, tool } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** @import { FrameLocator, Page } from "@playwright/test" */

/** Every message takes 10 ms; n1 is elected at 40 ms. */
const THREE = "cluster nodes=3 seed=1 latency=10..10 election=5000..5000\nat 20 timeout n1\n";
const FAILS = `${THREE}at 70 expect committed "set x 1"\nuntil 95.5\nexpect leader n1\nexpect leader n2\n`;

const FAILURE =
  'An expectation failed. Expected: committed "set x 1" at 70.0 ms (line 3). ' +
  "Found: the command is in no log; n1 leads term 1.";
const AT_END =
  "An expectation failed. Expected: leader n2 at 95.5 ms (line 6). Found: n1 leads term 1. Failed as well: line 3.";
const END = "The script ends here. 1 of 3 expectations held. Failed: lines 3 and 6.";

/** @param {Page | FrameLocator} page */
const failure = (page) => page.locator(".banner.failure");
/** @param {Page | FrameLocator} page */
const end = (page) => page.getByRole("region", { name: "The end of the script" });
/** @param {Page | FrameLocator} page */
const words = (page) => ({
  failure: failure(page).locator(".banner-text"),
  end: end(page).locator(".banner-text"),
});
/** @param {Page | FrameLocator} page */
const now = (page) => page.locator("#now");
/** @param {Page} page */
const notices = (page) => page.getByRole("region", { name: "Notices" });
/** @param {Page} page */
const step = (page) => page.locator("#step").click();
/** @param {Page} page */
const back = (page) => page.getByRole("button", { name: "One event back" }).click();

/**
 * Presses Play and waits until the run stops.
 * @param {Page | FrameLocator} page @param {number} [speed] the slider's
 */
async function playOn(page, speed = 0) {
  await page.locator("#speed").fill(String(speed));
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible({ timeout: 30_000 });
}

for (const [speed, name] of /** @type {const} */ ([
  [-1.5, "slowly, in a hurry where nothing moves"],
  [0, "at the pace of a clock"],
  [2, "as fast as it goes"],
]))
  test(`a failed expectation and the end each stop the run: ${name}`, async ({ page }) => {
    await open(page, FAILS);
    await playOn(page, speed);
    await expect(now(page)).toHaveText("70.0 ms");
    await expect(words(page).failure).toHaveText(FAILURE);
    await expect(page.locator("#live")).toHaveText(FAILURE);
    await expect(end(page)).toBeHidden();
    // The button of the banner continues; the expectation about the end fails at the end.
    await failure(page).getByRole("button", { name: "Go on" }).click();
    await expect(now(page)).toHaveText("95.5 ms", { timeout: 30_000 });
    await expect(words(page).end).toHaveText(END);
    await expect(words(page).failure).toHaveText(AT_END);
    await expect(page.locator("#live")).toHaveText(`${AT_END.replace(/ Failed as well.*/, "")} ${END}`);
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
    await tool(page, "Script");
    const list = page.getByRole("region", { name: "Expectations" }).or(page.locator(".expects"));
    await expect(list.first()).toContainText("leader n2 (found: n1 leads term 1)");
    // Play continues beyond the end. The banner of the end disappears; failed expectations remain.
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await expect(end(page)).toBeHidden();
    await expect(words(page).failure).toHaveText(AT_END);
    await page.getByRole("button", { name: "Pause", exact: true }).click();
  });

test("the end counts the expectations that held, without other banners", async ({ page }) => {
  await open(page, `${THREE}at 70 expect leader n1\nuntil 90\nexpect no-violation\n`);
  await playOn(page);
  await expect(now(page)).toHaveText("90.0 ms");
  await expect(words(page).end).toHaveText("The script ends here. 2 of 2 expectations held.");
  await expect(failure(page)).toBeHidden();
  await page.locator("#speed").fill("-1.5");
  await end(page).getByRole("button", { name: "Watch again" }).click();
  await expect(end(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await page.locator("#speed").fill("0");
  await expect(words(page).end).toBeVisible();
  await end(page).getByRole("button", { name: "Go on" }).click();
  await expect(end(page)).toBeHidden();
});

test("a script without expectations only shows its end; a script without until does not end", async ({ page }) => {
  await open(page, `${THREE}until 50\n`);
  await playOn(page);
  await expect(now(page)).toHaveText("50.0 ms");
  await expect(words(page).end).toHaveText("The script ends here. Play continues beyond it.");
  await open(page, `${THREE}at 50 expect leader\nexpect leader\n`);
  await page.locator("#speed").fill("0"); // as fast as real time: from one minute on, the clock has no milliseconds
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(async () => expect(parseFloat(await now(page).innerText())).toBeGreaterThan(100)).toPass();
  await expect(async () =>
    expect(Number((await now(page).innerText()).replace(/[^\d.]/g, ""))).toBeGreaterThan(2_100),
  ).toPass();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await expect(page.locator(".banners")).toBeHidden();
});

test("a step stops at the end, and a step back hides banners that do not apply there", async ({ page }) => {
  await open(page, FAILS);
  await stepUntil(words(page).failure);
  await expect(now(page)).toHaveText("70.0 ms");
  await back(page);
  await expect(failure(page)).toBeHidden();
  await step(page);
  await expect(words(page).failure).toHaveText(FAILURE);
  await stepUntil(words(page).end);
  await expect(now(page)).toHaveText("95.5 ms");
  await expect(words(page).end).toHaveText(END);
  await back(page);
  await expect(end(page)).toBeHidden();
  await expect(words(page).failure).toHaveText(FAILURE);
  await step(page);
  await expect(words(page).end).toHaveText(END);
  await step(page);
  await expect(end(page)).toBeHidden();
  await expect(now(page)).not.toHaveText("95.5 ms");
});

test("closed banners reappear when the run passes their moment again", async ({ page }) => {
  await open(page, FAILS);
  await playOn(page);
  await failure(page).getByRole("button", { name: "Hide" }).click();
  await expect(failure(page)).toBeHidden();
  await playOn(page);
  await expect(words(page).failure).toHaveText(AT_END);
  await end(page).getByRole("button", { name: "Hide" }).click();
  await failure(page).getByRole("button", { name: "Hide" }).click();
  await expect(page.locator(".banners")).toBeHidden();
  // Go back before both moments and play over them again; they are recorded now.
  for (let n = 0; n < 40 && parseFloat(await now(page).innerText()) > 60; n += 1) await back(page);
  await expect(page.locator(".banners")).toBeHidden();
  await playOn(page);
  await expect(now(page)).toHaveText("70.0 ms");
  await expect(words(page).failure).toHaveText(FAILURE);
  await playOn(page);
  await expect(now(page)).toHaveText("95.5 ms");
  await expect(words(page).end).toHaveText(END);
});

test("a broken property stops the run each time it is played over", async ({ page }) => {
  await open(page, `${THREE}at 0 rule vote-once off\nat 20 timeout n2\n`);
  await playOn(page);
  await expect(now(page)).toHaveText("30.0 ms");
  await page.locator(".banner.violation").getByRole("button", { name: "Hide" }).click();
  for (let n = 0; n < 12 && parseFloat(await now(page).innerText()) > 20; n += 1) await back(page);
  await playOn(page);
  await expect(now(page)).toHaveText("30.0 ms");
  await expect(page.locator(".banner.violation")).toBeVisible();
});

test("each stop condition can be switched off; a failure is still shown", async ({ page }) => {
  const both = `${THREE}at 70 expect no-leader\nat 80 rule vote-once off\nuntil 95.5\n`;
  await open(page, both);
  await page.getByRole("button", { name: "Stop when…" }).click();
  for (const name of [/^an expectation of the script fails/, /^the script ends/, /^a property of Raft is broken/]) {
    await expect(page.getByRole("checkbox", { name })).toBeChecked();
    await page.getByRole("checkbox", { name }).uncheck();
  }
  await page.keyboard.press("Escape");
  await page.locator("#speed").fill("0");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(async () => expect(parseFloat(await now(page).innerText())).toBeGreaterThan(120)).toPass();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await expect(words(page).failure).toContainText("Expected: no-leader at 70.0 ms (line 3). Found: n1 leads term 1.");
  await expect(end(page)).toBeHidden();
});

test("an expected violation is shown as a violation and as an expectation that held", async ({ page }) => {
  const text =
    "cluster nodes=3 seed=1 latency=10..10 election=5000..5000\nat 0 rule vote-once off\n" +
    "at 20 timeout n1\nat 20 timeout n2\nuntil 45\nexpect violation election-safety\nexpect no-violation\n";
  await open(page, text);
  await expect(async () => {
    await playOn(page);
    await expect(words(page).end).toBeVisible({ timeout: 100 });
  }).toPass();
  await expect(words(page).end).toHaveText("The script ends here. 1 of 2 expectations held. Failed: line 7.");
  await expect(words(page).failure).toContainText(/Expected: no-violation .* Found: broken: vote-once \(at 30 ms\), /);
  await expect(page.locator(".banner.violation")).toBeVisible();
  // All three banners together cover no control, and one button continues.
  await expect(page.getByRole("button", { name: "Go on" })).toHaveCount(1);
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1280, height: 720 },
    { width: 800, height: 580 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    const boxes = await page.locator(".banner, .top, .transport").evaluateAll((all) =>
      all.map((it) => {
        const { top, bottom, right } = it.getBoundingClientRect();
        return { top, bottom, right };
      }),
    );
    expect(boxes).toHaveLength(5);
    boxes.forEach((box, i) => {
      expect(box.right).toBeLessThanOrEqual(size.width);
      if (i) expect(box.top, `box ${i} at ${size.width} px`).toBeGreaterThanOrEqual(boxes[i - 1].bottom - 0.5);
    });
    expect(boxes[4].bottom).toBeLessThanOrEqual(size.height + 0.5);
  }
  expect(await violations(page, { within: ".banners" })).toEqual([]);
});

test("statements without effect are reported at their time and at the end", async ({ page }) => {
  await open(page, `${THREE}at 55 restart n2\nwhen crash heal\nwhen crash expect leader\nuntil 80\n`);
  await stepUntil(notices(page).getByText("Line 3 was skipped. restart n2: n2 is not crashed."));
  await expect(now(page)).toHaveText("55.0 ms");
  await back(page);
  await expect(notices(page).getByText("was skipped")).toHaveCount(0);
  await playOn(page);
  await expect(words(page).end).toHaveText(
    "The script ends here. 0 of 1 expectation held. Not checked: line 5. " +
      "Not done, because what it waits for did not happen: line 4. Skipped: line 3.",
  );
});

test("a notice about a moment disappears when time goes back before it", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  await thing(page, /^n1, leader/).click();
  await page.locator('[data-deed="crash"]').first().click();
  await expect(notices(page)).toContainText("n1 crashes");
  await step(page);
  await expect(notices(page)).toContainText("n1 crashes");
  await back(page);
  await expect(notices(page)).toContainText("n1 crashes");
  await back(page);
  await expect(thing(page, /^n1, leader, term 1/)).toBeVisible();
  await expect(notices(page).getByText("crashes")).toHaveCount(0);
  // The notice of a search without result applies to the moment at which the search started.
  await page.getByRole("combobox", { name: "Jump to" }).selectOption("snapshot-taken");
  await page.getByRole("button", { name: "The one before" }).click();
  await expect(notices(page)).toContainText("Nothing of this kind happened before");
  await step(page);
  await expect(notices(page).getByText("Nothing of this kind")).toHaveCount(0);
  // The notice disappears when another run is opened.
  await thing(page, /^n2, /).click();
  await page.locator('[data-deed="crash"]').first().click();
  await expect(notices(page)).toContainText("n2 crashes");
  await page.getByRole("button", { name: "From the start" }).click();
  await expect(notices(page).getByText("n2 crashes")).toHaveCount(0);
});

test("an action at the end counts for the expectations at the end", async ({ page }) => {
  await open(page, `${THREE}until 90\nexpect leader\n`);
  await playOn(page);
  await expect(words(page).end).toHaveText("The script ends here. 1 of 1 expectation held.");
  await thing(page, /^n1, leader/).click();
  await page.locator('[data-deed="crash"]').first().click();
  await expect(words(page).end).toHaveText("The script ends here. 0 of 1 expectation held. Failed: line 5.");
  await expect(words(page).failure).toContainText("Found: no node leads.");
});

test("a link to the end shows the end", async ({ page }) => {
  await page.goto(`?t=95.5#1.t.${encodeURIComponent(FAILS)}`);
  await expect(words(page).end).toHaveText(END);
  await expect(words(page).failure).toHaveText(AT_END);
  await page.goto(`?t=60&run=0#1.t.${encodeURIComponent(FAILS)}`);
  await expect(now(page)).toHaveText("60.0 ms");
  await expect(page.locator(".banners")).toBeHidden();
});

test("a run whose check takes too long is reported as not checked", async ({ page }) => {
  const cluster = "cluster nodes=25 heartbeat=1 latency=0..1\n";
  const long = `${cluster}recorded engine=1 at=60000 fingerprint=0000000000000001\n`;
  await page.goto(`#1.t.${encodeURIComponent(long)}`);
  await expect(notices(page)).toContainText("was not checked: that takes more than 100,000 steps", { timeout: 60_000 });
});

test("in presentation mode the banners are above the cluster, and keys continue the run", async ({ page }) => {
  await open(page, FAILS);
  await page.locator("#present").click();
  await playOn(page);
  await expect(words(page).failure).toHaveText(FAILURE);
  await page.keyboard.press("Space");
  await expect(words(page).end).toHaveText(END, { timeout: 30_000 });
  await expect(now(page)).toHaveText("95.5 ms");
  const top = await page.locator(".strip").boundingBox();
  const banner = await end(page).boundingBox();
  expect((banner?.y ?? 0) + (banner?.height ?? 0)).toBeLessThanOrEqual((top?.y ?? 0) + 0.5);
});

test("a frame stops too, and the events for its host stay the same", async ({ page }) => {
  await page.route("**/host.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A lecture</title>
        <script type="module" src="embed.js"></script>
        <script type="module">
          window.told = [];
          for (const name of ["ready", "expect", "violation", "complete", "error"])
            document.querySelector("raft-playground")
              .addEventListener(name, (event) => told.push([name, event.detail]));
        </script>
        <body><raft-playground><pre>\n${FAILS}</pre></raft-playground></body></html>`,
    }),
  );
  await page.goto("host.html");
  const frame = page.frameLocator("iframe");
  await playOn(frame);
  await expect(now(frame)).toHaveText("70.0 ms");
  await expect(words(frame).failure).toHaveText(FAILURE);
  await playOn(frame);
  await expect(now(frame)).toHaveText("95.5 ms");
  await expect(words(frame).end).toHaveText(END);
  const told = () =>
    page.evaluate(() => /** @type {any} */ (window).told.filter((/** @type {any} */ it) => it[0] !== "ready"));
  await expect.poll(told).toEqual([
    ["expect", { line: 3, text: 'committed "set x 1"', held: false }],
    ["expect", { line: 5, text: "leader n1", held: true }],
    ["expect", { line: 6, text: "leader n2", held: false }],
    ["complete", { passed: false, held: 1, expected: 3, violations: 0 }],
  ]);
  // The host continues beyond the end.
  await page.evaluate(() => /** @type {any} */ (document.querySelector("raft-playground")).play());
  await expect(end(frame)).toBeHidden();
  await page.evaluate(() => /** @type {any} */ (document.querySelector("raft-playground")).pause());
  expect(await told()).toHaveLength(4);
});

for (const [name, until] of /** @type {const} */ ([
  ["kill-the-leader", "330.0 ms"],
  ["figure-8-d", "430.0 ms"],
]))
  test(`a scenario stops at its end: ${name}`, async ({ page }) => {
    await page.goto(`?run=0#${name}`);
    const card = page.getByRole("region", { name: "The story" });
    await card.getByRole("checkbox", { name: "Do not stop" }).check();
    await playOn(page, 1);
    await expect(now(page)).toHaveText(until);
    await expect(card).toContainText(/The script ends here. (\d+) of \1 expectations held\./);
    await expect(end(page), "it is said once").toBeHidden();
  });

test("the box that edits a script keeps its text when the run stops", async ({ page }) => {
  await open(page, FAILS);
  await scriptBox(page).fill(`${FAILS}# not run yet\n`);
  await playOn(page);
  await expect(words(page).failure).toHaveText(FAILURE);
  await expect(scriptBox(page)).toHaveValue(`${FAILS}# not run yet\n`);
});
