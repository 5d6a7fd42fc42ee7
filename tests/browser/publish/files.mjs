// @ts-check
/** Files and their hashes: what every part of the publishing needs. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The folder of the site that holds what is named by its own content, and may be kept for ever. */
export const APP = "app";

/** Every file below a folder, by its path from there, in order. @param {string} folder @returns {string[]} */
export function walk(folder) {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)).map((name) => `${entry.name}/${name}`) : entry.name,
  );
  return names.sort();
}

/** What a file holds. @param {string} path */
export const bytes = (path) => new Uint8Array(readFileSync(path));

/** A short name for what a file holds. @param {string | Uint8Array} content */
export const mark = (content) => createHash("sha256").update(content).digest("hex").slice(0, 12);

/** As policies and `integrity` write it. @param {string | Uint8Array} content */
export const sha256 = (content) => `sha256-${createHash("sha256").update(content).digest("base64")}`;

/** @param {string} text */
export const escaped = (text) =>
  text.replace(/[&<>"]/g, (it) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot" }[it]};`);
