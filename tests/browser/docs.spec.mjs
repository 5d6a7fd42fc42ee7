// @ts-check
/** The documentation pages below docs/: both themes, wide and narrow screens, print. */
import { violations } from "./axe.mjs";
import { scriptOf } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

const ENGLISH = [
  "index",
  "what-you-see",
  "write-a-scenario",
  "teach",
  "embed",
  "grammar",
  "command-line",
  "hosting",
  "names",
  "your-library",
  "speed",
  "trust",
];
const CHINESE = ["index", "what-you-see", "write-a-scenario", "teach", "embed", "names"].map((name) => `zh-CN/${name}`);
const PAGES = [...ENGLISH, ...CHINESE];

/** @type {("light" | "dark")[]} */
const SCHEMES = ["light", "dark"];

/**
 * Opens a page and waits for its icon: leaving earlier would abort the request, which counts as a problem.
 * @param {import("@playwright/test").Page} page @param {string} name
 */
async function read(page, name) {
  await page.goto(`docs/${name}.html`, { waitUntil: "networkidle" });
}

for (const colorScheme of SCHEMES) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    for (const name of PAGES) {
      test(`${name} opens, and axe reports nothing`, async ({ page }) => {
        await read(page, name);
        await expect(page).toHaveTitle(/Raft Playground/);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        const ground = colorScheme === "dark" ? "rgb(15, 20, 25)" : "rgb(255, 255, 255)";
        await expect(page.locator("body"), "the style sheet is loaded").toHaveCSS("background-color", ground);
        expect(await violations(page), "violations that axe reports").toEqual([]);
      });
    }
  });
}

for (const width of [390, 320, 800, 1280]) {
  test(`no element is wider than the page at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const name of PAGES) {
      await read(page, name);
      const over = await page.evaluate(() => {
        const edge = document.documentElement.clientWidth;
        const inside = (/** @type {Element} */ element) => element.parentElement?.closest("pre, .scroll");
        const wide = [...document.querySelectorAll("body *")].filter(
          (it) => !inside(it) && it.getBoundingClientRect().right > edge + 0.5,
        );
        // An element wider than its box must be inside a box that scrolls.
        return { page: document.documentElement.scrollWidth - edge, wide: wide.map((it) => it.outerHTML.slice(0, 80)) };
      });
      expect(over, name).toEqual({ page: 0, wide: [] });
    }
  });
}

test("boxes that scroll horizontally can be focused and scrolled by keyboard", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await read(page, "names");
  const table = page.getByRole("region", { name: "Leader election" });
  await table.focus();
  await expect(table).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => table.evaluate((it) => it.scrollLeft)).toBeGreaterThan(0);
});

test("links are large enough to touch", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const name of PAGES) {
    await read(page, name);
    const small = await page
      .locator(".top a, .toc a, .open a")
      .evaluateAll((links) =>
        links.filter((link) => link.getBoundingClientRect().height < 24).map((link) => link.textContent),
      );
    expect(small, name).toEqual([]);
  }
});

test("links lead to the other pages, to a name, and back to the playground", async ({ page }) => {
  await page.goto("docs/", { waitUntil: "networkidle" });
  await page.getByRole("main").getByRole("link", { name: "Write a scenario" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Write a scenario" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.getByRole("main").getByRole("link", { name: "action", exact: true }).click();
  await expect(page).toHaveURL(/\/docs\/grammar\.html#actions$/);
  await expect(page.getByRole("heading", { name: "Actions" })).toBeInViewport();
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "Rules", exact: true }).click();
  const row = page.locator("#rule-vote-once");
  await row.getByRole("link", { name: "election-safety" }).click();
  await expect(page.locator("#property-election-safety")).toBeInViewport();
  const top = page.getByRole("navigation", { name: "Raft Playground" });
  for (const name of ["Command line", "Names", "Documentation", "Grammar"]) {
    await top.getByRole("link", { name }).click();
    await expect(top.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
    await page.waitForLoadState("networkidle");
  }
  await top.getByRole("link", { name: "Raft Playground" }).click();
  await expect(page).toHaveURL(/\/some\/path\/$/);
  await expect(page.getByRole("region", { name: /^Cluster/ })).toBeVisible();
});

test("pages in two languages lead to each other, and to the playground in their language", async ({ page }) => {
  const top = page.getByRole("navigation", { name: "Raft Playground" });
  for (const file of CHINESE.map((name) => name.replace("zh-CN/", ""))) {
    await read(page, file);
    await top.getByRole("link", { name: "中文" }).click();
    await expect(page).toHaveURL(new RegExp(`/docs/zh-CN/${file}\\.html$`));
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await page.waitForLoadState("networkidle");
    await top.getByRole("link", { name: "English" }).click();
    await expect(page).toHaveURL(new RegExp(`/docs/${file}\\.html$`));
    await page.waitForLoadState("networkidle");
  }
  await read(page, "hosting");
  await top.getByRole("link", { name: "中文" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "文档" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await top.getByRole("link", { name: "Raft Playground" }).click();
  await expect(page).toHaveURL(/\/some\/path\/\?lang=zh-CN$/);
});

test("Chinese pages have fonts for Chinese, and no slanted letters", async ({ page }) => {
  for (const name of CHINESE) {
    await read(page, name);
    const slanted = await page
      .locator("body *")
      .evaluateAll((all) => all.filter((it) => getComputedStyle(it).fontStyle !== "normal").map((it) => it.outerHTML));
    expect(slanted, name).toEqual([]);
    await expect(page.locator("body")).toHaveCSS("font-family", /PingFang SC.*Microsoft YaHei.*Noto Sans CJK SC/);
  }
});

test("an example of a Chinese page opens in the playground", async ({ page }) => {
  await read(page, "zh-CN/write-a-scenario");
  const example = page.locator("pre.script", { hasText: "少数派无法提交" });
  await example.locator("+ .open a").click();
  await expect(page).toHaveURL(/\?lang=zh-CN#/);
  await expect(page.getByRole("banner")).toContainText("少数派无法提交");
});

test("an example opens in the playground, and one with a mistake is refused with the message on the page", async ({
  page,
}) => {
  await read(page, "write-a-scenario");
  const example = page.locator("pre.script", { hasText: "A minority cannot commit" });
  const text = await example.textContent();
  await example.locator("+ .open a").click();
  await expect(page.getByRole("region", { name: /^Cluster/ })).toBeVisible();
  await expect.poll(() => scriptOf(page)).toBe(`${text}\n`);
  await read(page, "write-a-scenario");
  const said = (await page.locator(".refusal").textContent()) ?? "";
  await page.locator("pre.broken + .open a").click();
  await expect(page.getByRole("alert", { name: "This link could not be opened" }).getByText(said)).toBeVisible();
});

test("a page for students has pictures in both themes, and runs that load only when they are opened", async ({
  page,
}) => {
  for (const name of ["what-you-see", "zh-CN/what-you-see"]) {
    await page.emulateMedia({ colorScheme: "dark" });
    await read(page, name);
    const pictures = page.locator("main img");
    expect(await pictures.count()).toBe(3);
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      const size = () => picture.evaluate((it) => /** @type {HTMLImageElement} */ (it).naturalWidth);
      await expect.poll(size).toBe(960);
      // The corner of the picture is its ground: dark on a dark page.
      const corner = () =>
        picture.evaluate((it) => {
          const context = /** @type {any} */ (new OffscreenCanvas(2, 2).getContext("2d"));
          context.drawImage(it, 0, 0, 960, 300, 0, 0, 960, 300);
          return [...context.getImageData(1, 1, 1, 1).data.slice(0, 3)];
        });
      await expect.poll(corner).toEqual([15, 20, 25]);
    }
    const runs = () => page.frames().filter((frame) => frame.url().includes("/embed.html"));
    expect(runs(), "no run is loaded before it is opened").toHaveLength(0);
    const run = page.locator("details.live").first();
    await run.locator("summary").press("Enter");
    const inside = run.frameLocator("iframe");
    await expect(inside.getByRole("button", { name: /^n3/ }).first()).toBeVisible();
    await expect(inside.locator("#now")).toHaveText("92.0 ms");
    expect(runs()).toHaveLength(1);
    await runs()[0].waitForLoadState();
  }
});

test("the script of a library difference can be read, and opens at one click", async ({ page }) => {
  await read(page, "your-library");
  const row = page.locator("#prevote-alone");
  const script = row.locator("pre.script");
  await expect(script).toBeHidden();
  await row.getByText("The script", { exact: true }).click();
  await expect(script).toBeVisible();
  const text = await script.textContent();
  await row.getByRole("link", { name: "Open “Pre-vote alone protects the leader”" }).click();
  await expect(page.getByRole("region", { name: /^Cluster/ })).toBeVisible();
  await expect.poll(() => scriptOf(page)).toBe(`${text}\n`);
  await page.getByRole("tab", { name: "Dials" }).click();
  await page.getByRole("link", { name: /Where libraries differ/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "How Raft libraries differ" })).toBeVisible();
});

test("no link of the documentation to the site is broken", async ({ page, request, baseURL }) => {
  const seen = new Set();
  for (const name of PAGES) {
    await read(page, name);
    for (const href of await page.locator("a").evaluateAll((all) => all.map((it) => /** @type {any} */ (it).href))) {
      const address = new URL(href);
      address.hash = address.search = "";
      if (address.href.startsWith(baseURL ?? "")) seen.add(address.href);
    }
  }
  expect(seen.size).toBe(PAGES.length + 1);
  for (const address of seen) expect((await request.get(address)).status(), address).toBe(200);
});

test("the printed pages have no controls, and no text is cut off", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 680, height: 960 }); // A4 without its margins
  for (const name of PAGES) {
    await read(page, name);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const part of [".top", ".toc", ".open", ".foot"]) await expect(page.locator(part).first()).toBeHidden();
    const cut = await page
      .locator(".scroll, pre, body")
      .evaluateAll((all) => all.filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.outerHTML.slice(0, 80)));
    expect(cut, name).toEqual([]);
  }
});
