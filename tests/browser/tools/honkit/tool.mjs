// @ts-check
/** @type {import("../../hosts/kit.mjs").Tool} */
export default {
  recipe: "mdbook",
  plain: true,
  build: (work) => work.node("honkit/bin/honkit.js", ["build", ".", work.out]),
};
