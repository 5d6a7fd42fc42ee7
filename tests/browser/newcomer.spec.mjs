// @ts-check
// A newcomer's page, without tools: what has to fit, to stay where it is, and to be reached by a finger.
import { ringOf } from "./boxes.mjs";
import { stage, thing } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

test.use({ tools: false });

/** @param {import("@playwright/test").Locator} of */
async function boxOf(of) {
  const box = await of.boundingBox();
  if (!box) throw new Error("not visible");
  return box;
}

for (const [width, height] of [
  [1440, 900],
  [800, 580],
  [720, 450], // a window of 1440×900 at 200 %
  [390, 844],
  [320, 640],
])
  for (const language of ["en", "zh-CN"])
    test(`from card to card the ring stays in its place: ${width}, ${language}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`./?lang=${language}`);
      await page.locator("#begin").click();
      const card = page.locator(".card[data-card]");
      const top = async () => (await boxOf(page.locator("#stage"))).y;
      await expect(card).toHaveAttribute("data-card", "asks");
      const stood = await top();
      await page.locator("#speed").evaluate((/** @type {HTMLInputElement} */ slider) => {
        slider.value = "-1";
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      });
      for (let question = 1; question <= 3; question += 1) {
        await expect(card).toHaveAttribute("data-card", "asks");
        expect(await top(), `question ${question}`).toBe(stood);
        await card.locator(".card-choices .button").first().click();
        await expect(card).toHaveAttribute("data-card", "marked");
        expect(await top(), `answer ${question}`).toBe(stood);
        if (height === 450) expect((await ringOf(page)).height).toBeGreaterThanOrEqual(140);
        const verdict = await boxOf(card.locator(".card-verdict"));
        expect(verdict.x + verdict.width, "the verdict is not cut").toBeLessThanOrEqual(width);
        await page.locator("#card-on").click();
      }
    });

for (const [width, height] of [
  [1440, 900],
  [800, 580],
  [720, 450],
  [390, 844],
])
  test(`the election timer is named before the first question, over no node: ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto(".");
    await page.locator("#begin").click();
    const tag = page.locator(".name-tag");
    await expect(tag).toHaveText(/^Election timer: when the arc is used up/);
    await expect(tag).toBeVisible();
    const box = await boxOf(tag);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    for (const thing of await page.locator(".hit.node, .row-name, .card:visible, .time").all()) {
      const other = await boxOf(thing);
      const across = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
      const down = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
      expect(Math.min(across, down), (await thing.textContent()) ?? "").toBeLessThanOrEqual(1);
    }
    if (width === 1440) return; // there it stands beside its node, for as long as any name
    await page.keyboard.press("Tab");
    await expect(tag).toBeHidden({ timeout: 500 });
  });

test("in a low window all five rows of the logs are seen, and nothing lies over them", async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await page.goto("./?t=250&run=0#figure-8-d");
  // A row may be drawn anew while it is measured.
  await expect(async () => {
    await expect(page.locator(".log-table tbody tr")).toHaveCount(5);
    const last = await boxOf(page.locator(".log-table tbody tr").last());
    const panel = await boxOf(page.locator(".logs"));
    expect(last.y + last.height).toBeLessThanOrEqual(panel.y + panel.height);
  }).toPass({ timeout: 5000 });
  await expect(page.locator(".logs .more:visible")).toHaveCount(0);
});

test("at 320 pixels the servers of Figure 8 do not lie over each other", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("./?t=250&run=0#figure-8-d");
  const boxes = [];
  for (const node of [1, 2, 3, 4, 5]) boxes.push(await boxOf(thing(page, new RegExp(`^n${node},`))));
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1)) {
      const apart = Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
      expect(apart).toBeGreaterThan(Math.max(a.width, b.width) * 0.95);
    }
  const title = page.locator(".run-title");
  await expect(title).toHaveText("Figure 8d");
  expect(await title.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
});

test("the looks of a log's cells are named below the logs, and in Help", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("./?t=340&run=0#first-five-minutes");
  const legend = page.locator(".log-legend");
  for (const word of ["known committed", "committed", "not committed"]) await expect(legend).toContainText(word);
  await expect(legend).toBeVisible();
  await expect(legend.getByText("nextIndex")).toBeHidden();
  await page.locator("#help").click();
  await expect(page.getByRole("dialog")).toContainText("A lock: the entry is committed");
  await expect(page.getByRole("dialog")).toContainText("A dashed cell of a log");
});

test("an embed without controls opens no menu and changes nothing", async ({ page }) => {
  await page.goto("./embed.html?controls=none&run=0#happy-path");
  await thing(page, /^n1,/).click();
  await expect(thing(page, /^n1,/)).toHaveAttribute("aria-pressed", "true");
  await expect(stage(page).getByRole("menu")).toBeHidden();
  await page.locator("#stage").focus();
  await page.keyboard.press("c");
  await expect(thing(page, /^n1, follower/)).toBeVisible();
});

test.describe("by touch", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("what is pressed most is at least 40 pixels high", async ({ page }) => {
    await page.goto(".");
    await page.locator("#begin").click();
    await expect(page.locator(".card[data-card]")).toHaveAttribute("data-card", "asks");
    for (const button of await page
      .locator(".card .button:visible, .transport .button:visible, .page .button:visible")
      .all())
      expect((await boxOf(button)).height, await button.innerText()).toBeGreaterThanOrEqual(40);
  });
});
