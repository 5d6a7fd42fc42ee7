// @ts-check
/** Helpers for files and hashes. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The folder of files with a hash of their content in the name, which browsers may cache for ever. */
export const APP = "app";

/** The paths of all files below a folder, relative to it, sorted. @param {string} folder @returns {string[]} */
export function walk(folder) {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)).map((name) => `${entry.name}/${name}`) : entry.name,
  );
  return names.sort();
}

/** The content of a file. @param {string} path */
export const bytes = (path) => new Uint8Array(readFileSync(path));

/** A short hash of a content, for a file name. @param {string | Uint8Array} content */
export const mark = (content) => createHash("sha256").update(content).digest("hex").slice(0, 12);

/** A hash in the form of policies and `integrity`. @param {string | Uint8Array} content */
export const sha256 = (content) => `sha256-${createHash("sha256").update(content).digest("base64")}`;

/** @param {string} text */
export const escaped = (text) =>
  text.replace(/[&<>"]/g, (it) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot" }[it]};`);
