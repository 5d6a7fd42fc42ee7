// @ts-check
/**
 * Bundles the site for publishing: `node publish.mjs FROM TO [--single] [--address URL]`.
 *
 * FROM is trunk's output, which works as it is. TO becomes the same site in fewer, minified files, with a service
 * worker for offline use and link previews. `--single` also writes the playground as one file. `--address`, or
 * PLAYGROUND_ADDRESS, is the site's URL: previews in chats need absolute addresses.
 */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { bundle } from "./publish/bundle.mjs";
import { bytes, walk } from "./publish/files.mjs";
import { firstScreen } from "./publish/first.mjs";
import { headersFile } from "./publish/headers.mjs";
import { serviceWorker } from "./publish/offline.mjs";
import { headed } from "./publish/page.mjs";
import { previews } from "./publish/preview.mjs";
import { SINGLE, single } from "./publish/single.mjs";

const WWW = resolve(dirname(fileURLToPath(import.meta.url)), "../../www");

/** @param {string} why @returns {never} */
function refuse(why) {
  console.error(why);
  process.exit(2);
}

/** The URL of the site's folder, with a trailing slash. @param {string | undefined} text */
function folder(text) {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) refuse(`--address wants a whole address, https://…/, not “${text}”`);
  url.search = url.hash = "";
  return url.href.replace(/\/*$/, "/");
}

const { values, positionals } = parseArgs({
  options: { single: { type: "boolean" }, address: { type: "string" }, "no-pictures": { type: "boolean" } },
  allowPositionals: true,
});
const [from, to] = positionals.map((path) => resolve(path));
if (!from || !to || positionals.length > 2) refuse("usage: node publish.mjs FROM TO [--single] [--address URL]");
if (!existsSync(join(from, "playground_bg.wasm"))) refuse(`${from} is no site that trunk built`);
const address = folder(values.address ?? process.env.PLAYGROUND_ADDRESS);

rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
const { pages: bundled, taken } = await bundle(from, to);
for (const name of walk(from)) {
  if (taken.has(name) || name in bundled) continue;
  mkdirSync(dirname(join(to, name)), { recursive: true });
  cpSync(join(from, name), join(to, name));
}
const draw = !values["no-pictures"];
const { pages, missing } = await previews(from, to, { address, draw, pages: bundled });
for (const [name, html] of Object.entries(pages)) {
  const more = name === "index.html" ? [`<meta name="service-worker" content="sw.js">`] : [];
  writeFileSync(join(to, name), headed(html, more));
}
const blank = draw ? await firstScreen(from, to) : "not wanted";
if (blank) missing.push(`the first screen in the HTML, so that the page stays empty until its program runs: ${blank}`);
writeFileSync(join(to, "_headers"), headersFile(address));
const kept = await serviceWorker(WWW, to);
if (values.single) await single(from, to, address);

const size = (/** @type {string} */ name) => gzipSync(bytes(join(to, name)), { level: 9 }).length;
const kb = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} KB`;
console.log(`version ${kept.version}: ${kept.files} files, ${kb(kept.bytes)}, kept for use without a network`);
for (const name of walk(to).filter((it) => it.startsWith("app/") || /^[^/]*\.(html|js)$/.test(it))) {
  console.log(`  ${name.padEnd(40)} ${kb(size(name)).padStart(9)} gzip`);
}
for (const it of missing) console.log(`missing: ${it}`);
if (values.single) console.log(`${join(to, SINGLE)} is the whole playground in one file`);
