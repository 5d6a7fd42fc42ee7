// @ts-check
/** @type {import("../../hosts/kit.mjs").Tool} */
export default {
  element: false,
  frame: ".interactive-iframe-container iframe",
  shared: "",
  // The page loads its fonts, its formulas and its search; without the search, its index fails.
  foreign:
    /^asks outside its own folder: https:\/\/(cdnjs\.cloudflare\.com|cdn\.jsdelivr\.net|fonts\.googleapis\.com)\//,
  noise: [/^page error: ReferenceError: lunr is not defined/, /^console error: Failed to find a valid digest .*lunr/],
  build: (work) => work.python("python", ["build.py", work.out]),
};
