// @ts-check
/** The published site without a network, and when a new version is published while it is open. */
import { appendFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { open, pause, scriptOf, stage, stepUntil, thing } from "./desk.mjs";
import { expect, test as base } from "./fixture.mjs";
import { PLAIN, PORT, SITE, host, run } from "./host.mjs";

const BASE = "/another/path/";

/** @typedef {Awaited<ReturnType<typeof host>>} Host */
/** @typedef {import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions} Args */
/** @type {import("@playwright/test").TestType<Args & {problems: import("./fixture.mjs").Problems, home: Host}, {}>} */
const test = base.extend({
  baseURL: `http://127.0.0.1:${PORT}${BASE}`,
  home: async ({}, use) => {
    const home = await host(SITE, test.info().outputPath("site"), BASE);
    await use(home);
    await home.off();
  },
});

test.use({ serviceWorkers: "allow" });

const HOST = `<!doctype html><title>Host</title><link rel="icon" href="data:,">
<iframe src="./" width="1000" height="700"></iframe>`;

/** Waits until all files of the page are cached. @param {import("@playwright/test").Page} page */
async function kept(page) {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== "activated") {
      await new Promise((done) => active?.addEventListener("statechange", done, { once: true }));
    }
  });
}

/** @param {import("@playwright/test").Page} page */
const versions = (page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => /[0-9a-f]{12}$/.test(name)).length);

/** @param {import("@playwright/test").Page} page */
const news = (page) => page.getByRole("region", { name: "Notices" }).getByRole("button", { name: "Reload" });

/**
 * Opens a scenario from the list.
 * @param {import("@playwright/test").Page} page @param {RegExp} name
 */
async function choose(page, name) {
  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name }).first().click();
}

/** Creates another version of the site: other words in the page, and another title of a scenario. */
async function other() {
  const [plain, to] = ["plain", "other"].map((name) => test.info().outputPath(name));
  cpSync(PLAIN, plain, { recursive: true });
  for (const [name, old, fresh] of [
    ["text/en/page.ftl", "scenarios = Scenarios", "scenarios = Stories"],
    ["scenarios/kill-the-leader.raft", 'title "Kill the leader"', 'title "Kill it again"'],
  ]) {
    const text = readFileSync(join(plain, name), "utf8");
    expect(text, name).toContain(old);
    writeFileSync(join(plain, name), text.replace(old, fresh));
  }
  // The wasm differs, too, by an additional custom section.
  appendFileSync(join(plain, "playground_bg.wasm"), new Uint8Array([0, 2, 1, 0x78]));
  await run(["publish.mjs", plain, to, "--no-pictures"]);
  return to;
}

test("the second visit works offline: the page, its simulation, a scenario, a link, the documentation", async ({
  page,
  home,
}) => {
  await page.goto(".");
  await kept(page);
  await home.off();

  await page.goto("./?theme=dark&utm_source=course");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await pause(page);
  await stepUntil(thing(page, /^n\d, candidate/), 100);
  await choose(page, /^Kill the leader/);
  await expect(page.getByRole("banner")).toContainText("Kill the leader");
  await page.goto("./#figure-8-d", { waitUntil: "networkidle" });
  await expect(page.getByRole("banner")).toContainText("Figure 8d");
  await page.goto("docs/");
  await expect(page.getByRole("heading", { level: 1, name: "Documentation" })).toBeVisible();
  await page.goto("docs/grammar.html?a=b#actions");
  await expect(page.getByRole("heading", { name: "Actions" })).toBeInViewport();
  await page.goto("docs/zh-CN/");
  await expect(page.getByRole("heading", { level: 1, name: "文档" })).toBeVisible();
});

test("a new version is used only on request, and no page loads files of two versions", async ({
  page,
  context,
  home,
}) => {
  test.slow(); // the worker fetches and checks two whole versions
  const fresh = await other();
  await open(page);
  await kept(page);
  await page.reload();
  await pause(page);
  await stepUntil(thing(page, /^n\d, candidate/));
  await thing(page, /^n2, /).click();
  await stage(page)
    .getByRole("menuitem", { name: /^Crash/ })
    .click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#1\.z\./);
  const [script, now] = [await scriptOf(page), await page.locator("#now").textContent()];

  home.replace(fresh);
  const second = await context.newPage();
  await second.goto(".");
  await expect(news(page)).toBeVisible({ timeout: 120_000 });
  await expect(news(second)).toBeVisible();
  expect(await versions(page)).toBe(2);
  // The new version waits: pages that are opened now still get all files of the old one.
  const third = await context.newPage();
  await third.goto("./#kill-the-leader");
  await expect(third.getByRole("banner")).toContainText("Kill the leader");
  await expect(third.getByRole("button", { name: "Scenarios", exact: true })).toBeVisible();
  await third.close();

  await news(page).click();
  await expect(page.getByRole("button", { name: "Stories", exact: true })).toBeVisible();
  expect(await scriptOf(page)).toContain(script);
  await expect(page.locator("#now")).toHaveText(now ?? "");
  await expect(thing(page, /^n2, crashed/)).toBeVisible();
  await page.goto("./#kill-the-leader");
  await expect(page.getByRole("banner")).toContainText("Kill");
  await page.reload();
  await expect(page.getByRole("banner")).toContainText("Kill it again");

  // The other window keeps the old version, although the new worker serves it.
  await choose(second, /^Kill the leader/);
  await expect(second.getByRole("banner")).toContainText("Kill the leader");
  expect(await versions(page)).toBe(2);
  await second.close();
  await page.reload();
  await expect(page.getByRole("main")).toBeVisible();
  await expect.poll(() => versions(page)).toBe(1);
});

test("a version with a file that differs from the published one is not used", async ({ page, home }) => {
  const fresh = await other();
  await page.goto(".");
  await kept(page);
  appendFileSync(join(fresh, "scenarios/kill-the-leader.raft"), "# half of it is still on its way\n");
  home.replace(fresh);
  await page.goto("./?again");
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => undefined);
    const coming = registration.installing;
    if (coming) await new Promise((done) => coming.addEventListener("statechange", done));
  });
  await expect(page.getByRole("button", { name: "Scenarios", exact: true })).toBeVisible();
  await expect(news(page)).toHaveCount(0);
  // The worker removes what it has stored after it has given up.
  await expect.poll(() => versions(page)).toBe(1);
  await choose(page, /^Two leaders/);
  await expect(page.getByRole("banner")).toContainText("Two leaders");
});

test("an embedded page caches nothing", async ({ page, home }) => {
  writeFileSync(join(home.folder, "host.html"), HOST);
  await page.goto("host.html");
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("main")).toBeVisible();
  await page.waitForTimeout(3000);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test("an unbundled site removes the service worker and the caches of a published one", async ({ page, home }) => {
  await page.goto(".");
  await kept(page);
  home.replace(PLAIN);
  await page.goto("./?again");
  const left = () =>
    page
      .evaluate(async () => ({
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        caches: (await caches.keys()).length,
        published: document.querySelectorAll('meta[name="service-worker"]').length,
      }))
      .catch(() => "the page is reloading");
  // The browser looks for another worker when it has time.
  await expect.poll(left, { timeout: 60_000 }).toEqual({ workers: 0, caches: 0, published: 0 });
  await expect(page.getByRole("main")).toBeVisible();
});
