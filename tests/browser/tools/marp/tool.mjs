// @ts-check
import { join } from "node:path";

/** @type {import("../../hosts/kit.mjs").Tool} */
export default {
  recipe: "mdbook",
  deck: true,
  build: (work) =>
    work.node("@marp-team/marp-cli/marp-cli.js", [
      "--no-stdin",
      "--html",
      "--output",
      join(work.out, "index.html"),
      "index.md",
    ]),
  async near(page, place) {
    for (let slide = 0; slide < (place ? 1 : 3); slide += 1) await page.keyboard.press("ArrowRight");
  },
};
