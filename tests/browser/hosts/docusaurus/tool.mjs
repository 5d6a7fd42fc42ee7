// @ts-check
import { dirname, join } from "node:path";
import { symlinkSync } from "node:fs";

/** @type {import("../kit.mjs").Tool} */
export default {
  plain: true,
  indents: true, // MDX takes two spaces from the lines of a template literal
  build(work) {
    symlinkSync(dirname(work.package("@docusaurus")), join(work.folder, "node_modules"));
    work.node("@docusaurus/core/bin/docusaurus.mjs", ["build", work.folder, "--out-dir", work.out, "--no-minify"]);
  },
};
