// @ts-check
/** Link previews, the manifest and the headers of the published site. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { violations } from "./axe.mjs";
import { pause } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";
import { PLAIN, SITE, run } from "./host.mjs";
import { HEADERS } from "./publish/headers.mjs";

/** The address for which the tested site was built, if it was given one. */
const ADDRESS = process.env.PLAYGROUND_ADDRESS?.replace(/\/*$/, "/") ?? "";

/** The file of a picture. @param {string} [address] as a page at the top, or below s/, refers to it */
const pictureOf = (address = "") => join(SITE, address.replace(ADDRESS, "").replace("../../", ""));

const LISTED = /** @type {{name: string, title: string, claim: string}[]} */ (
  JSON.parse(readFileSync(join(SITE, "scenarios/index.json"), "utf8"))
);

/** Width and height in the header of a PNG. @param {string} path */
function sizeOf(path) {
  const file = readFileSync(path);
  expect(file.subarray(1, 4).toString("latin1"), path).toBe("PNG");
  return [file.readUInt32BE(16), file.readUInt32BE(20)];
}

/** The metadata of a page, as a chat reads it without running scripts. @param {string} html */
function told(html) {
  const text = (/** @type {string} */ it) =>
    it.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const found = html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g);
  return Object.fromEntries([...found].map(([, name, content]) => [name, text(content ?? "")]));
}

test("each scenario has a preview page with its own words and picture", () => {
  const pictures = new Set();
  for (const { name, title, claim } of LISTED) {
    const html = readFileSync(join(SITE, "s", name, "index.html"), "utf8");
    const says = told(html);
    expect(says["og:title"]).toBe(title);
    expect(says["og:description"]).toBe(claim);
    expect(says["twitter:card"]).toBe("summary_large_image");
    expect(says["og:image:alt"], name).toMatch(/^The cluster after [\d.]+ ms: n1 .+\.$/);
    const picture = pictureOf(says["og:image"]);
    expect(sizeOf(picture)).toEqual([1200, 630]);
    pictures.add(readFileSync(picture).toString("base64"));
    expect(html).toContain(`url=../../#${name}"`);
  }
  expect(pictures.size, "all pictures differ").toBe(LISTED.length);
  const whole = told(readFileSync(join(SITE, "index.html"), "utf8"));
  expect(sizeOf(pictureOf(whole["og:image"]))).toEqual([1200, 630]);
});

test("with --address, previews have absolute addresses", async () => {
  const to = test.info().outputPath("site");
  await run(["publish.mjs", PLAIN, to, "--address", "https://raft.example/play"]);
  const html = readFileSync(join(to, "s/two-leaders/index.html"), "utf8");
  expect(told(html)["og:image"]).toBe("https://raft.example/play/cards/two-leaders.png");
  expect(told(html)["og:url"]).toBe("https://raft.example/play/s/two-leaders/");
  expect(html).toContain('<link rel="canonical" href="https://raft.example/play/s/two-leaders/">');
  expect(existsSync(join(to, "cards/two-leaders.png"))).toBe(true);
  const whole = told(readFileSync(join(to, "index.html"), "utf8"));
  expect(whole["og:image"]).toBe("https://raft.example/play/cards/playground.png");
  expect(readFileSync(join(to, "_headers"), "utf8")).toContain("\n/play/app/*\n");
});

test("the preview page of a scenario redirects to the scenario", async ({ page }) => {
  await page.goto("s/two-leaders/", { waitUntil: "commit" });
  await expect(page).toHaveURL(/\/some\/path\/(\?[^#]*)?#two-leaders$/);
  await expect(page.getByRole("banner")).toContainText("Two leaders");
});

test("the preview page of a scenario is readable and accessible without the redirect", async ({ page, baseURL }) => {
  // Removes the redirect, which some browsers are set to ignore.
  await page.route("**/s/two-leaders/", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/<meta http-equiv="refresh"[^>]*>/, "");
    await route.fulfill({ response: answer, body });
  });
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("s/two-leaders/", { waitUntil: "networkidle" });
  await expect(page.getByRole("heading", { level: 1, name: "Two leaders" })).toBeVisible();
  const picture = page.getByRole("img", { name: /^The cluster after/ });
  expect(await picture.evaluate((it) => /** @type {HTMLImageElement} */ (it).naturalWidth)).toBe(1200);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await violations(page)).toEqual([]);
  const link = page.getByRole("link", { name: "Open it in the Raft playground" });
  expect(await link.evaluate((it) => /** @type {HTMLAnchorElement} */ (it).href)).toBe(`${baseURL}#two-leaders`);
});

test("Share offers the preview page only for an unchanged scenario", async ({ page, request }) => {
  await page.goto("./#two-leaders");
  await pause(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = page.getByRole("dialog").getByRole("link", { name: /\/s\/two-leaders\/$/ });
  await expect(link).toBeVisible();
  expect((await request.get((await link.getAttribute("href")) ?? "")).status()).toBe(200);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "New seed" }).click();
  await pause(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Link" })).toHaveValue(/#1\.z\./);
  await expect(link).toBeHidden();
});

test("the browser accepts the manifest, and its icons have the sizes that it declares", async ({ page }) => {
  await page.goto(".");
  await expect(page.getByRole("main")).toBeVisible();
  const client = await page.context().newCDPSession(page);
  const { errors, data, url } = await client.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(url).toMatch(/\/some\/path\/manifest\.webmanifest$/);
  const manifest = JSON.parse(data ?? "");
  expect(manifest.name).toBe("Raft Playground");
  for (const { src, sizes, type } of manifest.icons) {
    if (type === "image/png") expect(`${sizeOf(join(SITE, src)).join("x")}`, src).toBe(sizes);
    else expect(existsSync(join(SITE, src)), src).toBe(true);
  }
  const purposes = manifest.icons.map((/** @type {{purpose: string}} */ it) => it.purpose);
  expect(purposes).toContain("maskable");
  const { installabilityErrors } = await client.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.filter((it) => it.errorId !== "in-incognito")).toEqual([]);
});

test("the _headers file agrees with the documentation", async ({ page }) => {
  await page.goto("docs/hosting.html", { waitUntil: "networkidle" });
  const table = page.getByRole("region", { name: "Recommended headers" });
  const rows = await table
    .locator("tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll("code")].slice(0, 3).map((it) => it.textContent)));
  expect(rows).toEqual(HEADERS.map(({ files, header, value }) => [files, header, value]));
  const file = readFileSync(join(SITE, "_headers"), "utf8");
  const base = ADDRESS && new URL(ADDRESS).pathname.replace(/\/$/, "");
  let files = "";
  const sent = file.split("\n").flatMap((line) => {
    if (line.startsWith(`${base}/`)) files = line.slice(base.length);
    const [, header, value] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
    return header ? [[files, header, value]] : [];
  });
  expect(sent).toEqual(rows);
});

test("with these headers the site works as a frame in an isolated page and in a sandbox", async ({ page, baseURL }) => {
  const common = Object.fromEntries(HEADERS.filter((it) => it.files === "/*").map((it) => [it.header, it.value]));
  const host = `<!doctype html><title>Host</title><link rel="icon" href="data:,">
    <iframe id="plain" src="./" width="900" height="600"></iframe>
    <iframe id="sandboxed" sandbox="allow-scripts" src="./" width="900" height="600"></iframe>`;
  await page.route(`${baseURL}**`, async (route) => {
    if (route.request().url().endsWith("/host.html")) {
      const isolated = { ...common, "Cross-Origin-Opener-Policy": "same-origin" };
      return route.fulfill({ body: host, contentType: "text/html", headers: isolated });
    }
    const answer = await route.fetch();
    return route.fulfill({ response: answer, headers: { ...answer.headers(), ...common } });
  });
  await page.goto("host.html");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  for (const id of ["plain", "sandboxed"]) {
    await expect(page.frameLocator(`#${id}`).locator("#step"), id).toBeVisible({ timeout: 20_000 });
  }
});
