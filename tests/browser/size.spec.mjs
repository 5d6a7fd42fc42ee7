// @ts-check
// The size of the first visit: every file that the page requests, compressed as static hosts do.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test } from "./fixture.mjs";

/**
 * Bytes after `gzip -9`, a few thousand above what was measured: wasm 620,918, of which the searches take some 25,000;
 * page 823,169, of which 5,200 are the first screen in its HTML; embed 790,633. The wasm is built for speed; built for
 * size it would be two thirds of that.
 * If a limit is reached, find what has grown; if the site has become smaller, lower the limits.
 */
const MOST = { wasm: 622_000, page: 826_000, embed: 793_000 };

const site = process.env.PLAYGROUND_SITE ?? fileURLToPath(new URL("../../target/site", import.meta.url));

for (const [what, file, most] of /** @type {const} */ ([
  ["page", "index.html", MOST.page],
  ["embed", "embed.html", MOST.embed],
])) {
  test(`the first visit stays below its size limit: ${what}`, async ({ page }) => {
    test.skip(!existsSync(`${site}/${file}`), `there is no ${file}`);
    /** @type {Promise<{name: string, bytes: number}>[]} */
    const files = [];
    page.on("response", (response) => {
      const name = new URL(response.url()).pathname;
      const bytes = response.body().then((body) => gzipSync(new Uint8Array(body), { level: 9 }).length);
      files.push(bytes.then((bytes) => ({ name, bytes })));
    });
    await page.goto(file);
    await expect(page.locator("#boot")).toHaveCount(0);
    await page.waitForLoadState("networkidle");
    const sizes = await Promise.all(files);
    const sum = (/** @type {typeof sizes} */ some) => some.reduce((bytes, file) => bytes + file.bytes, 0);
    const wasm = sum(sizes.filter((file) => file.name.endsWith(".wasm")));
    const rows = sizes.toSorted((a, b) => b.bytes - a.bytes).map((file) => `${file.bytes} ${file.name}`);
    console.log(`${what}: wasm ${wasm}, all ${sum(sizes)} bytes gzip in ${sizes.length} files`);
    expect(wasm, "the wasm was transferred").toBeGreaterThan(10_000);
    expect(wasm).toBeLessThan(MOST.wasm);
    expect(sum(sizes), rows.join("\n")).toBeLessThan(most);
  });
}
