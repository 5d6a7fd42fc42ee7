// @ts-check
/**
 * The pictures in the documentation and in README.md are what the page exports. `UPDATE=1` writes them again.
 *
 * Each file has both themes: it is the light picture, and a style for the dark one.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "./fixture.mjs";

const TOP = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const DOCS = "www/docs/pictures";

/** What is in each picture: the moment, what is exported of it, and the times of a span. */
const PICTURES = [
  { name: "ring", address: "?t=92#two-leaders", what: "moment" },
  { name: "logs", address: "?t=124#log-repair", what: "logs" },
  { name: "time", address: "?t=110#kill-the-leader", what: "span", from: 24, to: 104 },
  { name: "figure-8", address: "?t=250#figure-8-d", what: "all" },
];
const LANGUAGES = [
  { tag: "en", ending: "" },
  { tag: "zh-CN", ending: ".zh-CN" },
];

/** The attributes that differ between the themes. */
const COLOURS = /(fill|stroke)="([^"]*)"/g;

/**
 * Two pictures that differ only in their colours as one: elements with another colour in the dark get a class.
 * @param {string} light @param {string} dark
 */
function merged(light, dark) {
  /** @type {Map<string, string>} from an attribute with both values to its class */
  const classes = new Map();
  const darkLines = dark.split("\n");
  const lines = light.split("\n").map((line, i) => {
    const others = [...(darkLines[i] ?? "").matchAll(COLOURS)];
    /** @type {string[]} */
    const names = [];
    [...line.matchAll(COLOURS)].forEach(([, attribute, value], at) => {
      const other = others[at]?.[2];
      if (!other || other === value) return;
      const key = `${attribute}:${other}`;
      if (!classes.has(key)) classes.set(key, `d${classes.size}`);
      names.push(classes.get(key) ?? "");
    });
    return names.length ? line.replace(/^<(\w+) /, `<$1 class="${names.join(" ")}" `) : line;
  });
  const rules = [...classes].map(([key, name]) => `.${name}{${key}}`).join("");
  const style = `<style>@media (prefers-color-scheme:dark){${rules}}</style>`;
  return lines.join("\n").replace("<title", () => `${style}\n<title`);
}

/** The address of this test's host has no place in a file. @param {string} svg @param {string} base */
const withoutHost = (svg, base) =>
  svg
    // The folder of the pictures is two below the playground.
    .replaceAll(base, "../../")
    .replaceAll(base.replace(/^https?:\/\//, ""), "")
    .replace(/\?lang=[^&#]*&(?:amp;)?/g, "?");

/** @param {import("@playwright/test").Page} page @param {"light" | "dark"} theme */
async function svgOf(page, theme) {
  await page.locator("#export-theme").selectOption(theme);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#export-save").click()]);
  return readFileSync(await download.path(), "utf8");
}

for (const { tag, ending } of LANGUAGES) {
  test(`the pictures of the documentation are those that the page exports: ${tag}`, async ({ context, baseURL }) => {
    const base = baseURL ?? "";
    for (const { name, address, what, from, to } of PICTURES) {
      const page = await context.newPage();
      await page.goto(`./?lang=${tag}&run=0&${address.slice(1)}`);
      await page.locator("#share").click();
      await page.locator("#export").click();
      await page.locator("#export-what").selectOption(what);
      if (from !== undefined) {
        await page.locator("#export-from").fill(String(from));
        await page.locator("#export-to").fill(String(to));
        await page.locator("#export-to").press("Tab");
      }
      const [light, dark] = [await svgOf(page, "light"), await svgOf(page, "dark")];
      expect(light.split("\n").length).toBe(dark.split("\n").length);
      const made = withoutHost(merged(light, dark), base);
      expect(made).not.toContain("127.0.0.1");
      const file = join(TOP, DOCS, `${name}${ending}.svg`);
      if (process.env.UPDATE) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, made);
      }
      const kept = existsSync(file) ? readFileSync(file, "utf8") : "";
      const hint = `${file} is out of date: UPDATE=1 with this spec writes it`;
      expect(made === kept, hint).toBe(true);
      expect(made.length, `${file} is small`).toBeLessThan(64_000);
      await page.waitForLoadState("networkidle");
      await page.close();
    }
  });
}
