// @ts-check

/** @type {import("../../hosts/kit.mjs").Tool} */
export default {
  recipe: "mdbook",
  plain: true,
  build: (work) => work.python("pelican", ["content", "--output", work.out, "--settings", "pelicanconf.py", "--quiet"]),
};
