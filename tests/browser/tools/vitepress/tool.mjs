// @ts-check
/** @type {import("../../hosts/kit.mjs").Tool} */
export default {
  plain: true,
  build: (work) => work.node("vitepress/bin/vitepress.js", ["build", "--outDir", work.out]),
};
