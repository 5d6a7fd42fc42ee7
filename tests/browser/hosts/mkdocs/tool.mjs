// @ts-check
/** @type {import("../kit.mjs").Tool} */
export default {
  recipe: "mdbook",
  plain: true,
  build: (work) => work.python("mkdocs", ["build", "--quiet", "--site-dir", work.out]),
};
