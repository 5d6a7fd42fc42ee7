// @ts-check
/** The page in another language: how it is chosen, switched in place, kept, and handed to an embedded page. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { violations } from "./axe.mjs";
import { expect, test } from "./fixture.mjs";
import { SITE } from "./host.mjs";
import { READER, reader } from "./vendor.mjs";

/** @import { Page } from "@playwright/test" */

/** @param {Page} page */
const spoken = (page) => page.locator("html").getAttribute("lang");

/** The page is there, in this language. @param {Page} page @param {string} address @param {string} lang */
async function open(page, address, lang) {
  await page.goto(address);
  await expect(page.locator("#scenarios")).toBeVisible();
  expect(await spoken(page)).toBe(lang);
}

/** @param {Page} page @param {number} times */
async function step(page, times) {
  if (/^(Pause|暂停)/.test((await page.locator("#play").textContent()) ?? "")) await page.locator("#play").click();
  for (let i = 0; i < times; i += 1) await page.locator("#step").click();
}

/** Texts and names on the page that hold a phrase in English. @param {Page} page */
const leftOvers = (page) =>
  page.evaluate(() => {
    const found = new Set();
    // Four words in small letters: what scripts and the protocol name has fewer.
    const english = /\b[a-z’']{2,}( [a-z’']{2,}){3,}\b/;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      // Texts of a scenario are its author's.
      const own = element?.closest(
        "noscript, script, style, textarea, [lang=en], .stories, .run-title, .summary, code",
      );
      if (!own && english.test(node.textContent ?? "")) found.add(node.textContent?.trim());
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
      for (const name of ["aria-label", "title", "placeholder", "alt"]) {
        const text = element.getAttribute(name) ?? "";
        if (english.test(text) && !element.closest(".stories, .run-title")) found.add(`${name}: ${text}`);
      }
    return [...found];
  });

test("the address asks for Chinese: panels, events and the name of the tab speak it", async ({ page }) => {
  await open(page, "?lang=zh-CN#kill-the-leader", "zh-CN");
  await expect(page.locator("#share")).toHaveText("分享");
  await expect(page.getByRole("tab", { name: "脚本" })).toBeVisible();
  await step(page, 12);
  const events = page.locator(".event-list li:not([hidden])");
  await expect(events.first()).toBeVisible();
  await expect(events.last()).toContainText(/[\u4e00-\u9fff]/);
  await expect(page).toHaveTitle(/Raft Playground$/);
  // No message is missing.
  await expect(page.getByText(/ \(en\)$/)).toHaveCount(0);
});

test("nothing on the Chinese page is left in English", async ({ page }) => {
  await open(page, "?lang=zh-CN#kill-the-leader", "zh-CN");
  await step(page, 12);
  expect(await leftOvers(page)).toEqual([]);
});

test("an unknown language is none: the page speaks what the browser wants", async ({ page }) => {
  await open(page, "?lang=tlh", "en");
  await expect(page.locator("#share")).toHaveText("Share");
});

test.describe("a Chinese browser", () => {
  test.use({ locale: "zh-TW" });

  test("gets Chinese, and English where the address asks for it", async ({ page }) => {
    await open(page, "", "zh-CN");
    await open(page, "?lang=en", "en");
  });
});

test("a switch keeps the run, the focus and what is typed, and is remembered", async ({ page }) => {
  await open(page, "#kill-the-leader", "en");
  await step(page, 9);
  await page.locator("#side-script").click();
  const box = page.locator(".script textarea").first();
  await box.fill(`${await box.inputValue()}# not yet run`);
  const before = { now: await page.locator("#now").textContent(), script: await box.inputValue() };
  await page.locator("#language").focus();
  await page.locator("#language").selectOption("zh-CN");
  await expect(page.locator("#share")).toHaveText("分享");
  expect(await spoken(page)).toBe("zh-CN");
  await expect(page.locator("#language")).toBeFocused();
  await expect(page.locator("#side-script")).toHaveAttribute("aria-selected", "true");
  expect(await box.inputValue()).toBe(before.script);
  await expect(page.locator("#now")).toHaveText(before.now ?? "");
  await page.locator("#step").click();
  await page.locator("#help").click();
  await expect(page.getByRole("dialog")).toContainText("五个节点");
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(page.locator("#share")).toHaveText("分享");
});

test("a language of the address is changed there by a switch", async ({ page }) => {
  await open(page, "?lang=zh-CN", "zh-CN");
  await page.locator("#language").selectOption("en");
  await expect(page).toHaveURL(/\?lang=en$/);
  await page.reload();
  await expect(page.locator("#share")).toHaveText("Share");
});

test("without its words the page says so, in words that it has", async ({ page, problems }) => {
  problems.allow(/words-zh-CN/);
  problems.allow(/Failed to fetch/);
  // Of the whole context: also what a service worker asks for.
  await page.context().route("**/words-zh-CN-*", (route) => route.abort());
  await page.goto("?lang=zh-CN");
  await expect(page.getByRole("alert")).toContainText("Raft Playground 没有启动");
});

test("an element speaks as the page around it, and follows it without a new frame", async ({ page }) => {
  await page.route("**/host.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="zh"><meta charset="utf-8"><title>课程</title>
        <script type="module" src="embed.js"></script>
        <body><raft-playground src="kill-the-leader"></raft-playground>
        <raft-playground src="kill-the-leader" lang="en" loading="click"></raft-playground></body></html>`,
    }),
  );
  await page.goto("host.html");
  await expect(page.getByRole("button", { name: "Run" })).toBeVisible();
  const inside = page.frameLocator("iframe").first();
  await expect(inside.locator(".open-whole")).toContainText("在 Playground 中打开");
  const frame = page.frames()[1];
  await frame.evaluate(() => void Reflect.set(window, "mark", 1));
  await page.evaluate(() => document.documentElement.setAttribute("lang", "en-GB"));
  await expect(inside.locator(".open-whole")).toContainText("Open in playground");
  await page.evaluate(() => document.querySelector("raft-playground")?.setAttribute("lang", "zh-CN"));
  await expect(inside.locator(".open-whole")).toContainText("在 Playground 中打开");
  expect(await frame.evaluate(() => Reflect.get(window, "mark"))).toBe(1);
});

test("a program that reads the page aloud finds nothing wrong with Chinese", async ({ page }) => {
  await open(page, "?lang=zh-CN#kill-the-leader", "zh-CN");
  await step(page, 6);
  expect(await violations(page)).toEqual([]);
  await page.locator("#share").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await violations(page, { within: "dialog[open]" })).toEqual([]);
});

test("every language works offline", () => {
  const worker = readFileSync(join(SITE, "sw.js"), "utf8");
  for (const code of ["en", "zh-CN"]) expect(worker).toMatch(new RegExp(`app/words-${code}-[0-9a-f]+\\.txt`));
});

test("the reader of the catalogues is the published one", async () => {
  expect(readFileSync(READER, "utf8")).toBe(await reader());
});
