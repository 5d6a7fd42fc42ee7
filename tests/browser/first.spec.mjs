// @ts-check
/** The first screen that a published page has in its HTML, before the program has arrived. */
import { violations } from "./axe.mjs";
import { expect, test } from "./fixture.mjs";
import { slowHost } from "./host.mjs";

/** @typedef {import("@playwright/test").Page} Page */

test.use({ tools: false });

const SENTENCE = "Five servers must keep the same list.";
/** All that the first paint must not wait for. */
const PROGRAM = /\/app\/(playground|main|part|words|stories)-[^/]*$/;
const SIZES = /** @type {const} */ ([
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]);

/** Holds requests back until the function that is returned is called. @param {Page} page @param {RegExp} what */
async function hold(page, what) {
  let go = () => {};
  const gone = new Promise((done) => (go = () => done(undefined)));
  await page.route(what, async (route) => {
    await gone;
    await route.continue();
  });
  return go;
}

/** The program runs. @param {Page} page */
const started = (page) => expect(page.locator("#boot")).toHaveCount(0);

/** Where the parts of the screen are, before and after. @param {Page} page */
const placed = (page) =>
  page.evaluate(() => {
    const at = (/** @type {string} */ what) => {
      const { x, y, width, height } = /** @type {Element} */ (
        document.querySelector(`#app ${what}`)
      ).getBoundingClientRect();
      return [x, y, width, height];
    };
    const middle = (/** @type {Element} */ it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    };
    const nodes = document.querySelectorAll("#first .disc, .hits.nodes .hit");
    return {
      sentence: at(".card-text"),
      play: at("#begin"),
      free: at("#free-play"),
      ring: at(".field"),
      logs: at(".log-table"),
      last: at("tbody tr:last-child .row-name"),
      strip: at(".time-plot"),
      ...Object.fromEntries([...nodes].map((it, i) => [`n${i + 1}`, middle(it)])),
    };
  });

/** Nothing lies over anything else: sentence, buttons, nodes and rows. @param {Page} page */
async function expectApart(page) {
  const found = await page.evaluate(() => {
    const shown = [
      ...document.querySelectorAll("noscript > .boot, #first :is(.button, .card-text, .ring g, .row-name, .lane)"),
    ].filter((it) => it.checkVisibility());
    const boxes = shown.map((it) => it.getBoundingClientRect());
    return boxes.flatMap((a, i) =>
      boxes.slice(i + 1).flatMap((b, k) => {
        const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
        return apart ? [] : [`${shown[i]?.outerHTML.slice(0, 80)} over ${shown[i + k + 1]?.outerHTML.slice(0, 80)}`];
      }),
    );
  });
  expect(found).toEqual([]);
}

/** @param {Page} page */
async function expectPicture(page) {
  const first = page.locator("#first");
  await expect(first.getByText(SENTENCE)).toBeInViewport();
  await expect(first.locator(".ring g")).toHaveCount(5);
  for (const node of await first.locator(".ring g").all()) await expect(node).toBeInViewport({ ratio: 0.99 });
  await expect(first.getByRole("table")).toBeInViewport();
  await expect(first.getByRole("row", { name: /n5/ })).toBeInViewport({ ratio: 0.9 });
  await expectApart(page);
}

/** Counts how far things jump, and the largest paints. @param {Page} page */
function watchPaints(page) {
  return page.addInitScript(() => {
    const all = /** @type {any} */ (window);
    [all.shifts, all.largest] = [0, []];
    new PerformanceObserver((list) => {
      for (const it of list.getEntries()) all.shifts += /** @type {any} */ (it).value;
    }).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => {
      for (const it of list.getEntries()) all.largest.push(/** @type {any} */ (it).element?.id || "first");
    }).observe({ type: "largest-contentful-paint", buffered: true });
  });
}

for (const viewport of SIZES) {
  const size = `${viewport.width}×${viewport.height}`;
  test.describe(size, () => {
    test.use({ viewport });

    test(`the first paint has the sentence, the ring and the logs, and waits for no program: ${size}`, async ({
      page,
    }) => {
      const go = await hold(page, PROGRAM);
      await page.goto(".", { waitUntil: "commit" });
      await expectPicture(page);
      await expect(page.locator("#first").getByRole("button", { name: "Play", exact: true })).toBeInViewport();
      const paints = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint").length);
      expect(paints, "it is painted").toBe(1);
      go();
      await started(page);
    });

    test(`the picture appears whole, in however many pieces its HTML arrives: ${size}`, async ({ page, problems }) => {
      problems.allow(/^asks outside its own folder: http:\/\/127\.0\.0\.1:/);
      await watchPaints(page);
      const go = await hold(page, /\.wasm$/);
      await slowHost(40, 50, async (address) => {
        await page.goto(address, { waitUntil: "commit" });
        await expectPicture(page);
        go();
        await started(page);
      });
      expect(await page.evaluate(() => /** @type {any} */ (window).shifts)).toBeLessThan(0.005);
    });

    test(`the page takes the place of its picture without a jump: ${size}`, async ({ page }) => {
      await watchPaints(page);
      const go = await hold(page, /\.wasm$/);
      await page.goto(".", { waitUntil: "commit" });
      await expectPicture(page);
      const before = await placed(page);
      go();
      await started(page);
      await expect(page.locator(".hits.nodes .hit")).toHaveCount(5);
      await page.waitForTimeout(300);
      const after = await placed(page);
      expect(Object.keys(before)).toEqual(Object.keys(after));
      for (const [name, box] of Object.entries(before)) {
        const now = after[/** @type {keyof typeof after} */ (name)];
        box.forEach((value, i) => expect(Math.abs(value - now[i]), `${name} ${box} ${now}`).toBeLessThanOrEqual(1.5));
      }
      expect(await page.evaluate(() => /** @type {any} */ (window).shifts)).toBeLessThan(0.005);
      const largest = await page.evaluate(() => /** @type {any} */ (window).largest);
      expect(largest.length, "the largest paint is that of the picture").toBe(1);
    });
  });

  test.describe(`without scripts, ${size}`, () => {
    test.use({ javaScriptEnabled: false, viewport });

    test(`the picture is there, nothing offers to be pressed, and it is said why: ${size}`, async ({
      page,
      problems,
    }) => {
      // What would be needed with scripts is not.
      problems.allow(/^failed: .*\(csp\)$|was preloaded using link preload but not used/);
      await page.goto(".");
      const first = page.locator("#first");
      await expect(page.locator("noscript p").first()).toHaveText(/needs JavaScript and WebAssembly/);
      await expect(page.locator("noscript p").first()).toBeInViewport();
      await expect(first.getByText(SENTENCE)).toBeInViewport();
      await expect(first.locator(".ring")).toBeInViewport({ ratio: 0.99 });
      await expect(first.getByRole("table")).toBeInViewport();
      await expect(first.getByRole("button", { name: /Play|Share|Help/ })).toHaveCount(0);
      await expect(page.locator("#boot")).toBeHidden();
    });
  });
}

test("Play that is pressed before the program has arrived plays when it has", async ({ page }) => {
  const go = await hold(page, /\.wasm$/);
  await page.goto(".", { waitUntil: "commit" });
  await expect(page.locator("#boot")).not.toBeInViewport();
  await page.locator("#begin").click();
  await expect(page.locator("#begin")).toHaveAttribute("aria-busy", "true");
  await expect(page.getByText("starting the cluster")).toBeInViewport();
  go();
  await expect(page.getByRole("banner")).toContainText("The first five minutes");
  await expect(page.locator("#now")).not.toHaveText("0.0 ms");
});

test("a button that is held down while the program arrives is pressed when it is let go", async ({ page }) => {
  const go = await hold(page, /\.wasm$/);
  await page.goto(".", { waitUntil: "commit" });
  await page.locator("#free-play").hover();
  await page.mouse.down();
  go();
  await page.waitForLoadState("networkidle");
  // By now the page would have taken the place of its picture.
  await page.evaluate(async () => {
    for (let i = 0; i < 5; i += 1) await new Promise((done) => requestIdleCallback(done));
  });
  await page.mouse.up();
  await expect(page.getByRole("tab", { name: "Script" })).toBeVisible();
  await expect(page.locator("#now")).not.toHaveText("0.0 ms");
});

test("of two buttons that are pressed before, the last one counts", async ({ page }) => {
  const go = await hold(page, /\.wasm$/);
  await page.goto(".", { waitUntil: "commit" });
  await page.locator("#begin").click();
  await page.locator("#share").focus();
  await page.keyboard.press("Enter");
  go();
  await started(page);
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "What this is about" })).toBeVisible();
});

test("the focus goes over from the picture to the page", async ({ page }) => {
  const go = await hold(page, /\.wasm$/);
  await page.goto(".", { waitUntil: "commit" });
  await page.locator("#begin").focus();
  go();
  await started(page);
  await expect(page.locator("#begin")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("banner")).toContainText("The first five minutes");
});

test("a language that is chosen before the program has arrived is spoken when it has", async ({ page }) => {
  const go = await hold(page, /\.wasm$/);
  await page.goto(".", { waitUntil: "commit" });
  await page.locator("#language").selectOption("zh-CN");
  go();
  await expect(page.getByRole("region", { name: "这里讲什么" })).toContainText("五台服务器必须保存同一份列表");
  await expect(page.locator("#language")).toHaveValue("zh-CN");
});

/** Whether the picture was seen in any frame. @param {Page} page */
async function watchPicture(page) {
  await page.addInitScript(() => {
    const look = () => {
      const first = document.getElementById("first");
      if (first && getComputedStyle(first).display !== "none") /** @type {any} */ (window).seen = true;
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => /** @type {any} */ (window).seen === true);
}

for (const address of ["#kill-the-leader", "?t=60", "?run=1", "?view=ring", "?present=1", "?controls=min"]) {
  test(`the picture is never shown where the address asks for something else: ${address}`, async ({ page }) => {
    const seen = await watchPicture(page);
    const go = await hold(page, /\.wasm$/);
    await page.goto(`./${address}`, { waitUntil: "commit" });
    await expect(page.getByText("starting the cluster")).toBeInViewport();
    go();
    await started(page);
    expect(await seen()).toBe(false);
  });
}

test.describe("who has the tools", () => {
  test.use({ tools: true });

  test("does not see the picture of a page without them", async ({ page }) => {
    const seen = await watchPicture(page);
    await page.goto(".");
    await started(page);
    expect(await seen()).toBe(false);
  });
});

test("it is seen by a newcomer, so these tests can fail", async ({ page }) => {
  const seen = await watchPicture(page);
  const go = await hold(page, /\.wasm$/);
  await page.goto(".", { waitUntil: "commit" });
  await expect.poll(seen).toBe(true);
  go();
  await started(page);
});

test("inside another page there is no picture", async ({ page }) => {
  await page.route("**/host.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>Host</title><link rel="icon" href="data:,">
        <iframe src="./" width="900" height="600"></iframe>`,
    }),
  );
  const go = await hold(page, /\.wasm$/);
  await page.goto("host.html", { waitUntil: "commit" });
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText("starting the cluster")).toBeVisible();
  await expect(frame.getByText(SENTENCE)).toBeHidden();
  go();
  await expect(frame.locator("#step")).toBeVisible();
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("no English sentence is shown first", async ({ page }) => {
    const go = await hold(page, PROGRAM);
    await page.goto(".", { waitUntil: "commit" });
    const first = page.locator("#first");
    await expect(first.getByText("五台服务器必须保存同一份列表")).toBeVisible();
    await expect(first.getByText(SENTENCE)).toBeHidden();
    await expect(first.getByRole("button", { name: "播放", exact: true })).toBeVisible();
    await expect(first.getByRole("button", { name: "Help" })).toHaveCount(0);
    await expect(page.locator("#language")).toHaveValue("zh-CN");
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-CN");
    go();
    await started(page);
    await expect(page.locator("#language")).toHaveValue("zh-CN");
  });
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe reports nothing on the picture: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const go = await hold(page, /\.wasm$/);
    await page.goto(".", { waitUntil: "commit" });
    await expectPicture(page);
    expect(await violations(page)).toEqual([]);
    go();
    await started(page);
  });
}

test("where the modules do not load, the page says so instead of the picture", async ({ page, problems }) => {
  problems.allow(/^failed: .*\/app\/main-/);
  problems.allow(/^console error: Failed to load resource/);
  await page.route(/\/app\/main-/, (route) => route.abort());
  await page.goto(".");
  await expect(page.getByRole("alert").getByRole("heading")).toHaveText("The playground has not started");
  await expect(page.locator("#first")).toBeHidden();
});
