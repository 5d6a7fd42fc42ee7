// @ts-check
import { cpSync } from "node:fs";
import { join } from "node:path";

/** @type {import("../kit.mjs").Tool} */
export default {
  recipe: "mdbook",
  build(work) {
    work.copy();
    for (const name of ["docsify.min.js", "themes/core.min.css"]) {
      cpSync(join(work.package("docsify/dist"), name), join(work.out, "docsify", name));
    }
  },
};
