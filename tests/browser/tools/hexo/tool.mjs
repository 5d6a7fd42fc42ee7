// @ts-check
import { cpSync, copyFileSync } from "node:fs";
import { join } from "node:path";

/** @type {import("../../hosts/kit.mjs").Tool} */
export default {
  recipe: "mdbook",
  plain: true,
  build(work) {
    // Hexo looks for its plugins in the package.json of the course.
    copyFileSync(join(work.folder, "../package.json"), join(work.folder, "package.json"));
    work.node("hexo/bin/hexo", ["generate"]);
    cpSync(join(work.folder, "public"), work.out, { recursive: true });
  },
};
