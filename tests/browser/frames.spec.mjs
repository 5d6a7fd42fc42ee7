// @ts-check
// What a frame costs, counted and not timed: layouts, nodes of the document, and nothing while the run is paused.
// `frames.mjs` measures the time.
import { pause } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** Elements and texts, with 25 servers and all tools shown, after ten virtual seconds. */
const MOST_NODES = 4000;

// A trace takes snapshots of the page, which are layouts too.
test.use({ viewport: { width: 1440, height: 900 }, trace: "off", screenshot: "off" });

/** Counts the frames that the page draws. @param {Page} page */
async function counted(page) {
  await page.addInitScript(() => {
    const here = /** @type {any} */ (window);
    here.frames_drawn = 0;
    const ask = window.requestAnimationFrame.bind(window);
    let last = 0;
    window.requestAnimationFrame = (then) =>
      ask((now) => {
        if (now !== last) here.frames_drawn += 1;
        last = now;
        then(now);
      });
  });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  return {
    /** So far: frames, layouts, styles, and the seconds in scripts. */
    async now() {
      const { metrics } = await session.send("Performance.getMetrics");
      const of = (/** @type {string} */ name) => metrics.find((it) => it.name === name)?.value ?? NaN;
      const frames = await page.evaluate(() => /** @type {any} */ (window).frames_drawn);
      return { frames, layouts: of("LayoutCount"), styles: of("RecalcStyleCount"), scripts: of("ScriptDuration") };
    },
  };
}

/** Another number of servers. @param {Page} page @param {string} nodes */
async function servers(page, nodes) {
  await page.locator("#nodes").selectOption(nodes);
  await expect(page.locator(".hit.node")).toHaveCount(Number(nodes));
}

/** @param {Page} page */
const play = (page) => page.getByRole("button", { name: "Play", exact: true }).and(page.locator("#play"));

for (const nodes of ["5", "25"]) {
  test(`with ${nodes} servers a frame lays out the page once at most`, async ({ page }) => {
    const count = await counted(page);
    await page.goto(".");
    await servers(page, nodes);
    if (await play(page).isVisible()) await play(page).click();
    await page.waitForTimeout(2000);
    const before = await count.now();
    await page.waitForTimeout(4000);
    const after = await count.now();
    const frames = after.frames - before.frames;
    expect(frames).toBeGreaterThan(5);
    // A few frames have another: of a table whose size has changed.
    expect((after.layouts - before.layouts) / frames).toBeLessThan(1.1);
  });
}

for (const nodes of ["5", "25"]) {
  test(`with ${nodes} servers, words and buttons change ten times a second; paused, they are exact`, async ({
    page,
  }) => {
    await page.goto(".");
    await servers(page, nodes);
    if (await play(page).isVisible()) await play(page).click();
    await page.mouse.move(5, 5);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
    await page.waitForTimeout(2000);
    const perSecond = await page.evaluate(async () => {
      /** @type {Set<unknown>} */
      const frames = new Set();
      const observer = new MutationObserver(() => frames.add(document.timeline.currentTime));
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const began = performance.now();
      await new Promise((done) => setTimeout(done, 4000));
      observer.disconnect();
      return (frames.size * 1000) / (performance.now() - began);
    });
    // Ten, and those that cannot wait: what the live region says, and whether quiet time is skipped.
    expect(perSecond).toBeGreaterThan(0);
    expect(perSecond).toBeLessThan(16);
    await pause(page);
    const now = await page.locator("#now").innerText();
    await expect(page.locator(".time-readout")).toContainText(now);
  });
}

test("the document stays small, however long the run", async ({ page }) => {
  await page.goto("./?speed=2");
  await servers(page, "25");
  if (await play(page).isVisible()) await play(page).click();
  const clock = async () => Number((await page.locator("#now").innerText()).replace(/[^\d.]/g, ""));
  await expect.poll(clock, { timeout: 90_000 }).toBeGreaterThan(10_000);
  await pause(page);
  const nodes = await page.evaluate(() => {
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
    let count = 0;
    while (walker.nextNode()) count += 1;
    return count;
  });
  expect(nodes).toBeLessThan(MOST_NODES);
});

test("while the run is paused, the page does nothing", async ({ page }) => {
  const count = await counted(page);
  await page.goto(".");
  if (await play(page).isVisible()) await play(page).click();
  await page.waitForTimeout(1000);
  await pause(page);
  await page.mouse.move(5, 5);
  // What the pause itself causes: the last frame, the link, what is kept.
  await page.waitForTimeout(2500);
  const before = await count.now();
  await page.waitForTimeout(1000);
  const after = await count.now();
  expect(after.frames - before.frames).toBe(0);
  expect(after.layouts - before.layouts).toBe(0);
  expect(after.styles - before.styles).toBe(0);
  // Asking for the number of frames is a script itself.
  expect(after.scripts - before.scripts).toBeLessThan(0.02);
});
