// @ts-check
/** @type {import("../../hosts/kit.mjs").Tool} */
export default {
  recipe: "mdbook",
  plain: true,
  frame: "iframe[loading]",
  pages: { "mdx/": { recipe: "docusaurus", indents: true, frame: undefined } },
  build: (work) => work.node("astro/bin/astro.mjs", ["build", "--outDir", work.out]),
};
