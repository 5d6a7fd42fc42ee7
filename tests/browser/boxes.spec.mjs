// @ts-check
/**
 * Where everything is, at every size and in the states that need the most room: what is shown lies inside the window or
 * what scrolls it, is not cut, and covers nothing else; the ring has a least size, and each log its row.
 */
import { deflateRawSync } from "node:zlib";
import { flawsOf, ringOf, rowsOutOfSight } from "./boxes.mjs";
import { pause, thing } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Sizes of the window, with the least height of the ring of five nodes, from edge to edge: with the tools, and without.
 * `rows`: for how many nodes each log has its row in sight while the tools are shown.
 */
const SIZES = /** @type {const} */ ([
  { width: 1440, height: 900, tools: 300, plain: 460, rows: 9 },
  { width: 1280, height: 720, tools: 200, plain: 330, rows: 9 },
  { width: 1180, height: 820, tools: 190, plain: 390, rows: 9 },
  { width: 1024, height: 768, tools: 260, plain: 350, rows: 9 },
  { width: 800, height: 580, tools: 170, plain: 210, rows: 5 },
  { width: 720, height: 450, tools: 60, plain: 140, rows: 0 }, // a window of 1440×900 at 200 %
  { width: 390, height: 844, tools: 280, plain: 150, rows: 0 },
  { width: 320, height: 640, tools: 60, plain: 100, rows: 0 },
]);

/** @param {number} nodes @param {number} entries @param {string} [more] */
const busy = (nodes, entries, more = "") =>
  `cluster nodes=${nodes} seed=3 latency=10..10\nat 20 timeout n1\n` +
  Array.from({ length: entries }, (_, i) => `at ${60 + i * 30} propose n1 set k${i} ${i}\n`).join("") +
  more;

/** @param {string} script */
const packed = (script) => `#1.z.${deflateRawSync(new TextEncoder().encode(script)).toString("base64url")}`;

/** @param {Page} page @param {string} script @param {number} atMs */
async function come(page, script, atMs) {
  await page.goto(`./?t=${atMs}&run=0${packed(script)}`);
  await expect(page.getByRole("main")).toBeVisible();
  const shut = page.locator(".arrival .shut");
  if (await shut.isVisible()) await shut.click();
}

/** @type {[string, (page: Page) => Promise<void>][]} */
const STATES = [
  [
    "as it opens",
    async (page) => {
      await page.goto("./?run=0");
      await pause(page);
    },
  ],
  ["with many entries", (page) => come(page, busy(5, 14), 500)],
  ["with two committed entries and one that is not", (page) => come(page, busy(5, 2), 95)],
  [
    "with a node selected",
    async (page) => {
      await come(page, busy(5, 5), 240);
      await thing(page, /^n2, /).click();
    },
  ],
  [
    "on a branch with a long name",
    async (page) => {
      await come(page, busy(5, 5), 240);
      for (let n = 0; n < 5; n += 1) await page.locator("#back").click();
      await thing(page, /^n2, /).click();
      await page.keyboard.press("c");
      await page.locator("#branches").click();
      const name = page.getByRole("dialog").getByRole("textbox").last();
      await name.fill("what happens if the second node crashes before it hears");
      await name.press("Enter");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      // Notices lie over the page for some seconds.
      await expect(page.locator(".notice")).toHaveCount(0, { timeout: 20_000 });
    },
  ],
  [
    "with a broken property",
    (page) => {
      const both = "at 0 rule vote-once off\nat 20 timeout n1\nat 20 timeout n2\n";
      return come(page, `cluster nodes=5 seed=1 latency=10..10\n${both}`, 200);
    },
  ],
  ["in the joint phase", (page) => come(page, busy(5, 2, "at 200 members n1 n2 n3 n6 n7\n"), 250)],
  ["with nine nodes", (page) => come(page, busy(9, 5), 240)],
  ["with 25 nodes", (page) => come(page, busy(25, 5), 240)],
];

/**
 * The page answers a change of size with its next frames.
 * @param {Page} page @param {{width: number, height: number}} size
 */
async function resize(page, { width, height }) {
  await page.setViewportSize({ width, height });
  await page.evaluate(async () => {
    for (let n = 0; n < 4; n += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
}

for (const [state, make] of STATES) {
  test(`${state}, nothing is cut, covered or pushed out at any size`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize({ width: 1440, height: 900 });
    await make(page);
    /** @type {string[]} */
    const found = [];
    for (const tools of [true, false]) {
      const button = page.locator("#tools");
      if ((await button.getAttribute("aria-pressed")) !== String(tools)) await button.click();
      for (const size of SIZES) {
        await resize(page, size);
        const where = `${size.width}×${size.height} ${tools ? "with" : "without"} tools`;
        found.push(...(await flawsOf(page)).map((flaw) => `${where}: ${flaw}`));
        const count = await page.locator(".hit.node").count();
        const tab = page.locator("#tab-logs");
        const tabbed = await tab.isVisible();
        if (count <= 5) {
          const { height } = await ringOf(page);
          const least = size[tools ? "tools" : "plain"] * (count === 5 ? 1 : 0.9);
          if (height < least) found.push(`${where}: the ring is ${height} px high, less than ${least}`);
        }
        if (tabbed) {
          await tab.click();
          await expect(tab).toHaveAttribute("aria-current", "true");
        }
        const out = await rowsOutOfSight(page);
        const needed = tools ? size.rows || (tabbed ? 9 : 0) : 9;
        if (out.length && count <= needed) found.push(`${where}: no row in sight for ${out.join(" ")}`);
        if (tabbed) {
          found.push(...(await flawsOf(page)).map((flaw) => `${where}, logs: ${flaw}`));
          await page.locator("#tab-cluster").click();
          await expect(page.locator("#tab-cluster")).toHaveAttribute("aria-current", "true");
        }
      }
      await resize(page, SIZES[0]);
    }
    expect(found).toEqual([]);
  });
}

test("in a hall the ring is larger than beside the tools, and every row is in sight", async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("./?t=260&run=0#figure-8-d");
  for (const size of SIZES.slice(0, 2)) {
    await resize(page, size);
    const beside = await ringOf(page);
    await page.locator("#present").click();
    await expect(page.locator(".app")).toHaveClass(/present/);
    await resize(page, size);
    const hall = await ringOf(page);
    expect(hall.height).toBeGreaterThan(beside.height * 1.2);
    expect(await rowsOutOfSight(page)).toEqual([]);
    expect(await flawsOf(page)).toEqual([]);
    for (const part of [".legend", ".log-legend", ".how", ".time-head"])
      await expect(page.locator(part).filter({ visible: true })).toHaveCount(0);
    await page.getByRole("button", { name: "Leave the presentation" }).click();
  }
  await page.goto("./?t=60&run=0&present=1#figure-7");
  await expect(page.getByRole("main")).toBeVisible();
  await resize(page, { width: 1280, height: 720 });
  expect(await rowsOutOfSight(page), "the seven logs of Figure 7").toEqual([]);
});

for (const size of [
  { width: 900, height: 520, least: 180 },
  { width: 700, height: 500, least: 180 },
  { width: 390, height: 580, least: 80 },
  { width: 320, height: 480, least: 60 },
]) {
  test(`in an embedded page of ${size.width}×${size.height} nothing is cut, and every row is in sight`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await page.goto("embed.html?t=200#kill-the-leader");
    await expect(page.getByRole("main")).toBeVisible();
    await resize(page, size);
    expect(await flawsOf(page)).toEqual([]);
    expect(await rowsOutOfSight(page)).toEqual([]);
    expect((await ringOf(page)).height).toBeGreaterThan(size.least);
  });
}

test("a long time is written with minutes, and the numbers of its ruler do not touch", async ({ page }) => {
  await page.goto(`./?t=3723412&run=0${packed("cluster nodes=1 seed=1\n")}`);
  await expect(page.locator("#now")).toHaveText("1:02:03.412", { timeout: 60_000 });
});
