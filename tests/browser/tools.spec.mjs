// @ts-check
/**
 * The playground in pages that authors' own tools have built (see hosts/build.mjs): what must hold in all of them.
 * @import { Page } from "@playwright/test"
 *
 * PLAYGROUND_TOOLS: names of the tools to test, separated by spaces; by default those of `./playground test`.
 */
import {
  ask,
  expect,
  fits,
  flush,
  heard,
  linked,
  listen,
  message,
  open,
  runs,
  started,
  test,
  watchWasm,
} from "./embedded.mjs";
import { DAILY, HARD, pasted, scriptOf, tool } from "./hosts/kit.mjs";

const NAMES = (process.env.PLAYGROUND_TOOLS ?? DAILY.join(" ")).split(" ");

/** Every page with what is known of it. */
const PAGES = await Promise.all(
  NAMES.map(async (name) => {
    const about = await tool(name);
    if (!about) return [];
    const others = Object.entries(about.pages ?? {}).map(([path, more]) => ({
      ...about,
      ...more,
      path: `${name}/${path}`,
      recipe: pasted(more.recipe ?? name, more.recipe ? undefined : about),
    }));
    return [{ ...about, path: `${name}/`, recipe: pasted(name, about) }, ...others];
  }),
);

for (const about of PAGES.flat()) {
  const { path, recipe } = about;
  const name = path.replace(/\/$/, "");
  /** The scripts of the page's elements as they were typed; empty: it has a `src`. */
  const typed = scriptOf(recipe, about) ? [scriptOf(recipe, about), HARD] : [""];
  /** An element of the page. @param {Page} page @param {number} place */
  const the = (page, place) =>
    about.within
      ? page.locator(about.within).nth(place).contentFrame().locator("raft-playground")
      : page.locator("raft-playground").nth(place);

  if (about.element !== false) {
    test(`${name}: the element loads when near, acts, sends events, fits its content, opens the playground`, async ({
      page,
      hosts,
      problems,
      baseURL,
    }) => {
      const wasm = watchWasm(page);
      await open(page, hosts, path, about, problems, baseURL);
      await expect(page.locator(about.within ?? "raft-playground")).toHaveCount(typed.length);
      for (const place of typed.keys()) await listen(the(page, place));
      expect(wasm, "no element is near yet").toEqual([]);
      const element = the(page, 0);
      await expect(element.locator("iframe")).toHaveCount(0);

      const near = about.near ?? ((_, place) => the(page, place).scrollIntoViewIfNeeded());
      await near(page, 0);
      const frame = await started(element.locator("iframe"));
      expect(wasm).not.toEqual([]);
      await expect.poll(async () => (await heard(element, "ready")).length).toBe(1);
      if (typed[0]) await runs(element, typed[0], about.indents);
      await expect(frame.locator("#play"), "the run is paused").toHaveAccessibleName("Play");
      await expect(frame.locator("#now")).toHaveText(/^0/);

      await ask(element, "act", "crash n1");
      const crashed = frame.getByRole("button", { name: /^n1, crashed/ });
      await expect(crashed).toBeVisible();
      await expect.poll(async () => JSON.stringify(await heard(element, "fact"))).toContain('"crash"');
      expect(await ask(element, "script")).toContain("crash n1");
      await ask(element, "seek", 400);
      await expect.poll(async () => (await heard(element, "time")).at(-1)?.ms).toBe(400);
      await ask(element, "step");
      await expect.poll(async () => (await heard(element, "time")).at(-1)?.ms).toBeGreaterThan(400);

      for (const theme of ["dark", "light"]) {
        await element.evaluate((it, theme) => it.setAttribute("theme", theme), theme);
        await expect(frame.locator(":root")).toHaveAttribute("data-theme", theme);
      }
      await expect(crashed, "the run is still there").toBeVisible();

      await fits(frame);
      const high = () => frame.evaluate(() => innerHeight);
      const before = await high();
      if (!about.deck) await page.setViewportSize({ width: 400, height: 720 });
      await element.scrollIntoViewIfNeeded(); // content out of view is not laid out
      if (!about.deck) await expect.poll(high, "another width changes the height").not.toBe(before);
      await fits(frame);

      await expect.poll(async () => (await linked(frame)).script).toContain("crash n1");
      expect((await linked(frame)).href).toMatch(new RegExp(`^${baseURL}\\?`));
      expect(await heard(element, "error")).toEqual([]);
      expect(await heard(element, "ready"), "it was loaded once").toHaveLength(1);

      for (const [place, script] of typed.entries()) {
        if (place === 0) continue;
        await near(page, place);
        await started(the(page, place).locator("iframe"));
        await runs(the(page, place), script, about.indents);
        expect(await heard(the(page, place), "error")).toEqual([]);
      }
    });
  }

  if (about.plain) {
    test(`${name}: the script is readable without JavaScript`, async ({ browser, hosts, problems }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await open(page, hosts, path, { ...about, foreign: undefined, noise: [] }, problems);
      const script = page.getByText("at 600 crash leader");
      await expect(script).toBeVisible();
      await expect(script, "line breaks are kept").toHaveCSS("white-space-collapse", "preserve");
      await context.close();
    });
  }

  if (about.deck) {
    test(`${name}: keys turn slides, Escape gives the keyboard back, and a hidden slide's run is paused`, async ({
      page,
      hosts,
      problems,
      baseURL,
    }) => {
      await open(page, hosts, path, about, problems, baseURL);
      await about.near?.(page, 0);
      const element = page.locator("raft-playground").first();
      await listen(element);
      const frame = await started(element.locator("iframe"));
      const how = { visibilityProperty: true, opacityProperty: true };
      const shown = (/** @type {boolean} */ now) =>
        expect.poll(() => element.evaluate((it, how) => it.checkVisibility(how), how), "its slide is shown").toBe(now);

      await frame.locator("#play").focus();
      await page.keyboard.press("ArrowLeft");
      await shown(false);
      await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
      await page.keyboard.press("ArrowRight");
      await shown(true);

      await frame.locator("#play").focus();
      await page.keyboard.press("Escape");
      await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe("raft-playground");
      const now = () => frame.locator("#now").textContent();
      await ask(element, "play");
      const first = await now();
      await expect.poll(now).not.toBe(first);
      await page.keyboard.press("ArrowLeft");
      await shown(false);
      // The frame of a hidden slide may not be drawn: what it says counts.
      const last = async () => (await heard(element, "time")).at(-1);
      await expect.poll(async () => (await last()).playing).toBe(false);
      const { ms } = await last();
      await page.keyboard.press("ArrowRight");
      await shown(true);
      await expect(frame.locator("#play")).toHaveAccessibleName("Play");
      expect((await last()).ms, "the run did not advance").toBe(ms);
    });
  }

  if (about.frame) {
    const { frame: selector } = about;
    test(`${name}: a plain frame starts, fits, acts, and switches its theme`, async ({
      page,
      hosts,
      problems,
      baseURL,
    }) => {
      const wasm = watchWasm(page);
      await open(page, hosts, path, about, problems, baseURL);
      const iframe = page.locator(selector).first();
      if ((await iframe.getAttribute("loading")) === "lazy") expect(wasm, "the frame is not near yet").toEqual([]);
      await iframe.scrollIntoViewIfNeeded();
      const frame = await started(iframe);
      await fits(frame);
      await message(iframe, "act", { text: "crash n1" });
      const crashed = frame.getByRole("button", { name: /^n1, crashed/ });
      await expect(crashed).toBeVisible();
      await message(iframe, "show", { theme: "dark" });
      await expect(frame.locator(":root")).toHaveAttribute("data-theme", "dark");
      await expect(crashed, "the run is still there").toBeVisible();
      await expect.poll(async () => (await linked(frame)).script).toContain("crash n1");
    });
  }

  if (about.shared !== undefined) {
    const { frame: selector = "" } = about;
    test(`${name}: a plain frame opens the run that its address has from a link`, async ({
      page,
      hosts,
      problems,
      baseURL,
    }) => {
      await open(page, hosts, path, about, problems, baseURL);
      await expect(page.locator(selector)).toHaveCount(2);
      const iframe = page.locator(selector).last();
      await iframe.scrollIntoViewIfNeeded();
      await fits(await started(iframe));
      // A link of today notes which engine played it.
      const script = String(await message(iframe, "script", {})).replace(/^recorded .*\n/m, "");
      expect(script, "the run of the link, byte for byte").toBe(`${flush(HARD)}\n`);
    });
  }
}
