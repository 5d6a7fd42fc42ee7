// @ts-check
// The line of the present moment in the time diagram: it is taken hold of, scrolls at the edges, and is found again.
import { expect, test } from "./fixture.mjs";

/** @import { Page } from "@playwright/test" */

/** @param {Page} page */
const slider = (page) => page.getByRole("slider", { name: /^Time/ });
/** @param {Page} page */
const toNow = (page) => page.getByRole("button", { name: "To the present moment" });
/** @param {Page} page */
const now = async (page) => Number(await slider(page).getAttribute("aria-valuenow"));

/** The place of the diagram. @param {Page} page */
async function place(page) {
  const box = await slider(page).boundingBox();
  if (!box) throw new Error("no diagram");
  return box;
}

/**
 * Opens a story at the moment that a click shows at this share of the diagram's width.
 * @param {Page} page @param {number} share
 */
async function openAt(page, share) {
  await page.goto("./?t=150#happy-path");
  await expect(slider(page)).toHaveAttribute("aria-valuenow", "150");
  const box = await place(page);
  const x = box.x + box.width * share;
  await page.mouse.click(x, box.y + box.height - 3);
  await expect(slider(page)).not.toHaveAttribute("aria-valuenow", "150");
  return { x, y: box.y + 8, box };
}

for (const tools of [false, true]) {
  test.describe(tools ? "with tools" : "without tools", () => {
    test.use({ tools });

    test("who drags the handle of the present moment moves it, and the picture stays", async ({ page }) => {
      const { x, y } = await openAt(page, 0.4);
      const stood = await now(page);
      await page.mouse.move(x, y);
      await page.mouse.down();
      expect(await now(page), "a press alone changes nothing").toBe(stood);
      await page.mouse.move(x + 60, y, { steps: 4 });
      await expect.poll(() => now(page)).toBeGreaterThan(stood);
      const later = await now(page);
      await page.mouse.move(x - 60, y, { steps: 4 });
      await expect.poll(() => now(page)).toBeLessThan(stood);
      // As far one way as the other: the picture has not moved.
      expect(Math.abs(later - stood - (stood - (await now(page))))).toBeLessThanOrEqual(2);
      await page.mouse.up();
      await expect(toNow(page)).toBeHidden();
    });

    test("at an edge the window moves along, both ways", async ({ page }) => {
      const { x, y, box } = await openAt(page, 0.5);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width - 4, y, { steps: 6 });
      await page.waitForTimeout(200);
      const there = await now(page);
      await expect.poll(() => now(page), "it goes on, though the pointer rests").toBeGreaterThan(there + 40);
      await page.mouse.move(box.x + 40, y, { steps: 6 });
      await expect.poll(() => now(page), { timeout: 20_000 }).toBe(0);
      await page.mouse.up();
      await expect(toNow(page)).toBeHidden();
    });

    test("who has looked elsewhere finds the present moment again: by Play, by a step, by a button", async ({
      page,
    }) => {
      const { box } = await openAt(page, 0.5);
      const away = async () => {
        await slider(page).focus();
        await page.keyboard.press("PageDown");
        await page.keyboard.press("PageDown");
        await expect(toNow(page)).toBeVisible();
      };
      await away();
      await toNow(page).click();
      await expect(toNow(page)).toBeHidden();
      await away();
      await page.keyboard.press("ArrowRight");
      await expect(toNow(page)).toBeHidden();
      await away();
      await page.locator("#play").click();
      await expect(toNow(page)).toBeHidden();
      // While it plays, the user may look elsewhere.
      await away();
      await page.waitForTimeout(300);
      await expect(toNow(page)).toBeVisible();
      await page.locator("#play").click();
      await page.locator("#play").click();
      await expect(toNow(page)).toBeHidden();
      expect((await place(page)).y).toBe(box.y);
    });
  });
}

test.describe("by touch", () => {
  test.use({ tools: false, viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a finger drags the handle as well", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const { x, y } = await openAt(page, 0.5);
    const stood = await now(page);
    const cdp = await page.context().newCDPSession(page);
    const touch = (/** @type {"touchStart" | "touchMove" | "touchEnd"} */ type, /** @type {number} */ at) =>
      cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: at, y }] });
    await touch("touchStart", x + 6);
    for (const by of [12, 24, 36, 48]) await touch("touchMove", x + by);
    await touch("touchEnd", 0);
    await expect.poll(() => now(page)).toBeGreaterThan(stood);
  });
});
