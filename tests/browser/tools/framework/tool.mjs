// @ts-check
import { cpSync } from "node:fs";
import { join } from "node:path";

/** @type {import("../../hosts/kit.mjs").Tool} */
export default {
  recipe: "mdbook",
  plain: true,
  // Its theme has fonts from there.
  foreign: /^asks outside its own folder: https:\/\/fonts\.googleapis\.com\//,
  build(work) {
    work.node("@observablehq/framework/dist/bin/observable.js", ["build"]);
    cpSync(join(work.folder, "out"), work.out, { recursive: true });
  },
};
