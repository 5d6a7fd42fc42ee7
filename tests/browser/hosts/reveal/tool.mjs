// @ts-check
import { cpSync } from "node:fs";
import { join } from "node:path";

/** @type {import("../kit.mjs").Tool} */
export default {
  deck: true,
  build(work) {
    work.copy();
    for (const name of ["reveal.js", "reset.css", "reveal.css", "theme/white.css"]) {
      cpSync(join(work.package("reveal.js/dist"), name), join(work.out, "dist", name));
    }
  },
  async near(page) {
    for (let slide = 0; slide < 3; slide += 1) await page.keyboard.press("ArrowRight");
  },
};
