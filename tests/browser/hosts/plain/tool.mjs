// @ts-check
/** @type {import("../kit.mjs").Tool} */
export default {
  build: (work) => work.copy(),
};
