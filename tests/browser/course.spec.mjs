// @ts-check
// Every lesson of the course leads from its first question to its end: each verdict is shown, and each rule goes off.
import { readFileSync } from "node:fs";
import { stage } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

test.use({ tools: false });

/** @type {{name: string}[]} */
const COURSE = JSON.parse(readFileSync(new URL("../../www/scenarios/lessons.json", import.meta.url), "utf8"));
/** More questions than any lesson has. */
const MOST_QUESTIONS = 9;

for (const { name } of COURSE)
  test(`${name} can be taken to its end`, async ({ page }) => {
    await page.goto(`./#${name}`);
    await expect(stage(page)).toBeVisible();
    await page.locator("#speed").evaluate((/** @type {HTMLInputElement} */ slider) => {
      slider.value = slider.max;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    });
    const asks = page.locator('.card[data-card="asks"]');
    const you = page.locator('.card[data-card="you"]');
    for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
      await expect(asks.or(you)).toBeVisible();
      if (await you.isVisible()) break;
      await page.locator("#answer-unsure").click();
      await expect(page.locator('.card[data-card="marked"]')).toContainText("The run shows:");
      await page.locator("#card-on").click();
    }
    await page.locator("#card-skip").click();
    await expect(page.locator(':is(.card[data-card="break"], .card[data-card="end"])')).toBeVisible();
    for (const rule of await page.locator('[id^="break-"]').all()) {
      await rule.click();
      await expect(
        page.locator("#card-mend.primary"),
        "the schedule without the rule has shown something",
      ).toBeVisible();
      await page.locator("#card-mend").click();
    }
    if (await page.locator('.card[data-card="break"]').isVisible()) await page.locator("#card-on").click();
    await expect(page.locator('.card[data-card="end"]')).toContainText("Right answers: 0 of");
  });
