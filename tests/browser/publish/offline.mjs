// @ts-check
/** Writes the service worker, `www/sw.js` with a list of the site's files. Runs last, when all files are written. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { bytes, mark, sha256, walk } from "./files.mjs";

/** Files that need not work offline: link previews, and what only a host reads. */
const LEFT_OUT = /^(s|cards)\/|^(_headers|robots\.txt|sw\.js|raft-playground\.html)$/;

/**
 * @param {string} www where the source is @param {string} to the site
 * @returns {Promise<{version: string, files: number, bytes: number}>}
 */
export async function serviceWorker(www, to) {
  const names = walk(to).filter((name) => !LEFT_OUT.test(name));
  const contents = names.map((name) => bytes(join(to, name)));
  /** @type {Record<string, string>} */
  const hashes = Object.fromEntries(names.map((name, i) => [name, sha256(contents[i] ?? "")]));
  const source = readFileSync(join(www, "sw.js"), "utf8");
  const version = mark(source + JSON.stringify(hashes));
  const { code } = await transform(source, {
    loader: "js",
    minify: true,
    target: "es2022",
    define: { "self.VERSION": JSON.stringify(version), "self.FILES": JSON.stringify(hashes) },
  });
  writeFileSync(join(to, "sw.js"), code);
  return { version, files: names.length, bytes: contents.reduce((sum, it) => sum + it.length, 0) };
}
