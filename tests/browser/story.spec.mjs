// @ts-check
// A story: time stops at its sentences, its card says what it is about, and it has an end.
import { violations } from "./axe.mjs";
import { thing } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

test.use({ tools: false });

/** @param {Page} page */
const card = (page) => page.getByRole("region", { name: "The story" });
/** @param {Page} page */
const goOn = (page) => card(page).getByRole("button", { name: "Go on" });

/** Real time is not waited for: the run goes as fast as it can. @param {Page} page */
async function hurry(page) {
  await page.locator("#speed").evaluate((/** @type {HTMLInputElement} */ slider) => {
    slider.value = slider.max;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

test("a story opens with its first sentence, and stops at each until the reader goes on", async ({ page }) => {
  await page.goto("./#kill-the-leader");
  await expect(card(page)).toContainText("When a leader dies the others notice only its silence");
  await expect(card(page)).toContainText("1 of 12");
  await expect(card(page).getByRole("status")).toHaveText("Five servers. n3 stands for term 1.");
  await expect(thing(page, /^n3, candidate/)).toBeVisible();
  await page.waitForTimeout(300);
  await expect(page.locator("#now")).toHaveText("0.0 ms");
  await hurry(page);
  await goOn(page).click();
  await expect(card(page).getByRole("status")).toHaveText("n3 leads term 1 and sends heartbeats.");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(thing(page, /^n3, leader/)).toBeVisible();
  const at = await page.locator("#now").textContent();
  await page.waitForTimeout(300);
  await expect(page.locator("#now")).toHaveText(at ?? "");
  // The button keeps the focus, so the keyboard goes on as well.
  await page.keyboard.press("Space");
  await expect(card(page)).toContainText("3 of 12");
  await card(page).getByRole("button", { name: "Back to the sentence before" }).click();
  await expect(page.locator("#now")).toHaveText(at ?? "");
  await expect(card(page)).toContainText("2 of 12");
});

test("at its end a story offers to watch again, to do otherwise, and the next story", async ({ page }) => {
  await page.goto("./#kill-the-leader");
  await hurry(page);
  const again = card(page).getByRole("button", { name: "Watch again" });
  await expect(async () => {
    if (await goOn(page).isVisible()) await goOn(page).click({ timeout: 1000 });
    await expect(again).toBeVisible({ timeout: 200 });
  }).toPass();
  await expect(page.locator("#now")).toHaveText("330.0 ms");
  await expect(card(page).getByRole("status")).toHaveText("n3 appends y=2 and has all that is committed.");
  await expect(card(page)).toContainText("The script ends here. 8 of 8 expectations held.");
  expect(await violations(page, { within: ".story-card" })).toEqual([]);
  await card(page)
    .getByRole("button", { name: /^What if…\? Back to “the leader dies”/ })
    .click();
  await expect(page.locator("#now")).toHaveText("95.0 ms");
  await expect(page.getByRole("region", { name: "Notices" })).toContainText("Do something else here");
  await expect(goOn(page)).toBeVisible();
  await page.goto("about:blank");
  await page.goto("./?t=330#kill-the-leader");
  await again.click();
  await expect(page.locator("#now")).not.toHaveText("330.0 ms");
  await page.goto("about:blank");
  await page.goto("./?t=330#kill-the-leader");
  await card(page)
    .getByRole("button", { name: /^Next: / })
    .click();
  await expect(card(page)).toContainText(/^1 of /);
  await expect(page.getByRole("banner")).not.toContainText("Kill the leader");
});

test("a switch lets a story run on, and the page remembers it", async ({ page }) => {
  await page.goto("./#kill-the-leader");
  await hurry(page);
  await card(page).getByRole("checkbox", { name: "Do not stop" }).check();
  await goOn(page).click();
  await expect(page.locator("#now")).toHaveText("330.0 ms");
  await page.goto("about:blank");
  await page.goto("./#kill-the-leader");
  await hurry(page);
  await expect(card(page).getByRole("checkbox", { name: "Do not stop" })).toBeChecked();
  await goOn(page).click();
  await expect(page.locator("#now")).toHaveText("330.0 ms");
});

test("in a hall a story stops as well, and the space bar goes on wherever the focus is", async ({ page }) => {
  await page.goto("./?present=1&speed=1#kill-the-leader");
  await expect(card(page)).toContainText("1 of 12");
  await page.keyboard.press("Space");
  await expect(card(page)).toContainText("2 of 12");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await page.keyboard.press("k");
  await expect(card(page)).toContainText("3 of 12");
});

test("an address that asks for playing lets a story run on", async ({ page }) => {
  await page.goto("./?run=1&speed=1#kill-the-leader");
  await expect(page.locator("#now")).toHaveText("330.0 ms");
});

test("sentences of one line and of two leave everything below them where it is", async ({ page }) => {
  for (const [width, height] of [
    [1440, 900],
    [800, 580],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height });
    await page.goto("about:blank");
    await page.goto("./#figure-8-d");
    await hurry(page);
    const tops = new Set();
    for (let number = 1; number <= 6; number += 1) {
      await expect(card(page)).toContainText(`${number} of 15`);
      await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
      tops.add(Math.round((await page.locator(".field").boundingBox())?.y ?? 0));
      await goOn(page).click();
    }
    expect([...tops], `${width} × ${height}`).toHaveLength(1);
  }
});

test("on paper the sentence stands above the picture, without the buttons", async ({ page }) => {
  await page.goto("./?t=250#figure-8-d");
  await expect(card(page)).toContainText("10 of 15");
  await page.emulateMedia({ media: "print" });
  await expect(card(page).getByRole("status")).toBeVisible();
  await expect(goOn(page)).toBeHidden();
  await expect(card(page).getByRole("checkbox", { name: "Do not stop" })).toBeHidden();
});
