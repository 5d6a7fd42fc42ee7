// @ts-check
/** @type {import("../kit.mjs").Tool} */
export default {
  recipe: "mdbook",
  plain: true,
  build: (work) => work.node("@11ty/eleventy/cmd.cjs", ["--quiet", `--output=${work.out}`]),
};
