// @ts-check
/** @type {import("../../hosts/kit.mjs").Tool} */
export default {
  deck: true,
  // Fonts and an icon.
  foreign: /^asks outside its own folder: https:\/\/(fonts\.googleapis\.com|cdn\.jsdelivr\.net)\//,
  build: (work) => work.node("@slidev/cli/bin/slidev.mjs", ["build", "--base", "/slidev/", "--out", work.out]),
  async near(page, place) {
    for (let slide = 0; slide < (place ? 1 : 3); slide += 1) await page.keyboard.press("ArrowRight");
  },
};
