// @ts-check
// The readout of the moment, the field to go to a moment, keys of all keyboard layouts, pixel density, many nodes.
import { open, pause } from "./desk.mjs";
import { WRITTEN, expect, test } from "./fixture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const MARKED = "cluster nodes=3 seed=5\nat 20 bookmark one\nat 40 bookmark two\n";

/** @param {Page} page */
const now = async (page) => (await page.locator("#now").textContent()) ?? "";

/** @param {Page} page */
const readout = async (page) => (await page.locator(".time-readout").textContent()) ?? "";

/** @param {Page} page */
const slider = (page) => page.getByRole("slider", { name: /^Time:/ });

for (const speed of ["0", "2"]) {
  test(`the readout agrees with the clock while a run plays and after a pause, at 10^${speed} times the speed`, async ({
    page,
  }) => {
    await page.goto("./#1.t.cluster%20nodes=3%20seed=5");
    await page.getByRole("slider", { name: "Speed" }).fill(speed);
    await page.waitForTimeout(1500);
    // While the run plays, both are updated in the same frame.
    const [clock, line] = await page.evaluate(() => [
      document.getElementById("now")?.textContent,
      document.querySelector(".time-readout")?.textContent,
    ]);
    expect(line?.startsWith(`${clock}, step `), `${line} beside ${clock}`).toBe(true);
    await pause(page);
    const at = await now(page);
    expect((await readout(page)).startsWith(`${at}, step `), `${await readout(page)} beside ${at}`).toBe(true);
    await expect(slider(page)).toHaveAttribute("aria-valuetext", await readout(page), { timeout: 1000 });
  });
}

test("when a dialog stops time, screen readers get the moment within a second", async ({ page }) => {
  await page.goto("./#1.t.cluster%20nodes=3%20seed=5");
  await page.getByRole("slider", { name: "Speed" }).fill("1");
  await page.waitForTimeout(1000);
  await page.locator("#help").click();
  const text = await readout(page);
  await expect(slider(page).or(page.locator(".time-plot"))).toHaveAttribute("aria-valuetext", text, { timeout: 1500 });
  expect(await readout(page)).toBe(text);
});

test("the field accepts milliseconds, minutes and seconds, or a step, and goes there", async ({ page }) => {
  await open(page, MARKED);
  const field = page.getByRole("textbox", { name: "Go to a moment, then Enter" });
  for (const [typed, at] of /** @type {const} */ ([
    ["12345", "12,345.0 ms"],
    ["1:02.5", "1:02.500"],
    [" 1,234.5 ms ", "1,234.5 ms"],
    ["0:00:03", "3,000.0 ms"],
    ["1.5 s", "1,500.0 ms"],
    ["#0", "0.0 ms"],
  ])) {
    await field.fill(typed);
    await field.press("Enter");
    await expect(page.locator("#now")).toHaveText(at, { timeout: 20_000 });
    await expect(field).toHaveValue("");
  }
  const stood = await now(page);
  for (const typed of ["soon", "1:75", "-5", "12,34", "1:60:00", "1e9", "999999999999", ""]) {
    await field.fill(typed);
    await field.press("Enter");
    await expect(field, typed).toHaveAttribute("aria-invalid", "true");
    expect(await now(page)).toBe(stood);
  }
  await expect(page.getByRole("region", { name: "Notices" })).toContainText("This is not a moment.");
  await field.fill("20");
  await expect(field).not.toHaveAttribute("aria-invalid", "true");
});

/**
 * Dispatches a key as browsers report it with these modifiers; returns whether the page handled it.
 * @param {Page} page @param {string} selector @param {string} key
 * @param {"AltGr" | "Option" | "Ctrl" | "Command" | "Alt"} how
 */
const typeWith = (page, selector, key, how) =>
  page.locator(selector).evaluate(
    (element, [key, how]) => {
      const modifiers = {
        AltGr: { ctrlKey: true, altKey: true, modifierAltGraph: true },
        Option: { altKey: true },
        Ctrl: { ctrlKey: true },
        Command: { metaKey: true },
        Alt: { altKey: true },
      }[/** @type {"Alt"} */ (how)];
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...modifiers });
      element.dispatchEvent(event);
      return event.defaultPrevented;
    },
    [key, how],
  );

test("characters typed with AltGr or Option work as shortcuts; the browser's chords are left alone", async ({
  page,
}) => {
  await open(page, MARKED);
  for (const how of /** @type {const} */ (["AltGr", "Option"])) {
    for (const where of ["#stage", ".time-plot"]) {
      const pressed = (/** @type {string} */ key) => typeWith(page, where, key, how);
      await test.step(`${how} in ${where}`, async () => {
        await page.locator("#restart").click();
        expect(await pressed("]")).toBe(true);
        await expect(page.locator("#now")).toHaveText("20.0 ms");
        expect(await pressed("]")).toBe(true);
        await expect(page.locator("#now")).toHaveText("40.0 ms");
        expect(await pressed("[")).toBe(true);
        await expect(page.locator("#now")).toHaveText("20.0 ms");
        expect(await pressed(".")).toBe(true);
        await expect(page.locator("#now")).toHaveText("21.0 ms");
        expect(await pressed(",")).toBe(true);
        await expect(page.locator("#now")).toHaveText("20.0 ms");
        const speed = page.getByRole("slider", { name: "Speed" });
        const before = await speed.inputValue();
        expect(await pressed(">")).toBe(true);
        await expect(speed).not.toHaveValue(before);
        expect(await pressed("<")).toBe(true);
        await expect(speed).toHaveValue(before);
        expect(await pressed("?")).toBe(true);
        await expect(page.getByRole("dialog", { name: "How to play" })).toBeVisible();
        await page.keyboard.press("Escape");
        if (where === ".time-plot") for (const key of ["+", "=", "-"]) expect(await pressed(key), key).toBe(true);
      });
    }
  }
  const stood = await now(page);
  for (const [key, how] of /** @type {const} */ ([
    ["]", "Ctrl"],
    ["]", "Command"],
    ["l", "Alt"],
    ["k", "Alt"],
    ["ArrowRight", "Alt"],
    ["Home", "Alt"],
    ["+", "Ctrl"],
    ["k", "AltGr"],
  ])) {
    for (const where of ["#stage", ".time-plot"])
      expect(await typeWith(page, where, key, how), `${how}+${key} in ${where}`).toBe(false);
  }
  expect(await now(page)).toBe(stood);
});

for (const playing of [false, true]) {
  const when = playing ? "while time runs" : "while time stands";
  test(`every canvas is redrawn at the new resolution when the pixel density changes, ${when}`, async ({ page }) => {
    await page.addInitScript(() => {
      const real = window.matchMedia.bind(window);
      /** @type {MediaQueryList[]} */
      const asked = [];
      window.matchMedia = (query) => {
        const list = real(query);
        if (/resolution/.test(query)) asked.push(list);
        return list;
      };
      // Browsers notify this query when a window moves to another screen, but not on a change by developer tools.
      Object.assign(window, { tellResolution: () => asked.at(-1)?.dispatchEvent(new Event("change")) });
    });
    await open(page, MARKED);
    if (playing) await page.locator("#play").click();
    const blurred = () =>
      page.locator(".field canvas, .time-glass canvas").evaluateAll((canvases) =>
        canvases.flatMap((canvas) => {
          const it = /** @type {HTMLCanvasElement} */ (canvas);
          const wanted = Math.round(it.clientWidth * devicePixelRatio);
          return Math.abs(it.width - wanted) <= 1 ? [] : [`${it.width} for ${wanted}`];
        }),
      );
    expect(await page.locator(".field canvas, .time-glass canvas").count()).toBe(2);
    expect(await blurred()).toEqual([]);
    const devtools = await page.context().newCDPSession(page);
    for (const deviceScaleFactor of [2, 1.5, 3, 1]) {
      const metrics = { width: 1280, height: 720, deviceScaleFactor, mobile: false };
      await devtools.send("Emulation.setDeviceMetricsOverride", metrics);
      await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(deviceScaleFactor);
      if (!playing) await page.evaluate(() => /** @type {any} */ (window).tellResolution());
      await expect.poll(blurred).toEqual([]);
    }
  });
}

test.describe("with many nodes", () => {
  test.use({ viewport: { width: 1280, height: 800 } });
  for (const nodes of [13, 25]) {
    test(`with ${nodes} nodes, the elements of the middle column do not overlap`, async ({ page }) => {
      await page.goto(`./?t=400#1.t.cluster%20nodes=${nodes}%20seed=3`);
      await expect(page.locator("#now")).toHaveText("400.0 ms");
      const selectors = [".logs .scroller", ".log-legend", "#client-verb", "#client-send", ".kv > h2"];
      const boxes = await page.evaluate(
        (selectors) =>
          selectors.map((selector) => {
            const element = document.querySelector(selector);
            const { left, right, top, bottom } = element?.getBoundingClientRect() ?? new DOMRect();
            return { selector, left, right, top, bottom };
          }),
        selectors,
      );
      for (const [i, a] of boxes.entries()) {
        expect(a.bottom, a.selector).toBeGreaterThan(a.top);
        for (const b of boxes.slice(i + 1)) {
          const apart = a.bottom <= b.top + 0.5 || b.bottom <= a.top + 0.5 || a.right <= b.left || b.right <= a.left;
          expect(apart, `${a.selector} and ${b.selector}: ${JSON.stringify([a, b])}`).toBe(true);
        }
      }
      // No element is cut off at the bottom.
      const floor = await page.locator(".time").boundingBox();
      for (const box of boxes) expect(box.bottom, box.selector).toBeLessThanOrEqual((floor?.y ?? 0) + 1);
    });
  }
});

test.describe("in the ring", () => {
  test.use({ baseURL: WRITTEN });
  test("the name and the term of a node do not overlap at any size", async ({ page }) => {
    await page.goto("./?t=400#1.t.cluster%20nodes=25%20seed=3");
    await expect(page.getByRole("main"), "the words are there").toBeVisible();
    const crowded = await page.evaluate(async () => {
      const at = (/** @type {string} */ path) => import(new URL(path, document.baseURI).href);
      const [{ scene }, { themeOf }, { openBridge }] = await Promise.all(
        ["js/scene/cluster.js", "js/ui/theme.js", "js/core/bridge.js"].map(at),
      );
      const bridge = await openBridge();
      /** @type {string[]} */
      const found = [];
      for (const nodes of [1, 3, 5, 9, 13, 15, 20, 25]) {
        bridge.load(`cluster nodes=${nodes} seed=3\n`);
        bridge.seek(400, 100_000);
        for (const [width, height] of [
          [480, 395],
          [260, 200],
          [900, 600],
        ]) {
          const state = { selection: null, ghosts: [], still: true, shape: {}, kept: null, message: null };
          const { items } = scene(bridge.view(), 400, { width, height }, state, themeOf("light"));
          const texts = items.filter((/** @type {any} */ it) => it.type === "text");
          for (const name of texts.filter((/** @type {any} */ it) => /^n\d+$/.test(it.text))) {
            const below = texts.filter((/** @type {any} */ it) => it.x === name.x && it.y > name.y);
            const term = below.find((/** @type {any} */ it) => /^(t|term )\d+$/.test(it.text));
            if (!term) continue;
            const gap = term.y - term.size / 2 - (name.y + name.size / 2);
            if (gap < 0) found.push(`${nodes} nodes at ${width}x${height}: ${name.text} and ${term.text} by ${gap}`);
          }
        }
      }
      return found;
    });
    expect(crowded).toEqual([]);
  });
});
