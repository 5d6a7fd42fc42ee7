// @ts-check
/** @type {import("../kit.mjs").Tool} */
export default {
  recipe: "mdbook",
  plain: true,
  build: (work) => work.python("sphinx-build", ["--quiet", "--fail-on-warning", "-b", "html", work.folder, work.out]),
};
