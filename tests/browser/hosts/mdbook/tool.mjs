// @ts-check
/** @type {import("../kit.mjs").Tool} */
export default {
  plain: true,
  build: (work) => work.python("mdbook", ["build", "--dest-dir", work.out]),
};
