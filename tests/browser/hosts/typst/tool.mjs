// @ts-check
import { join } from "node:path";

/** @type {import("../kit.mjs").Tool} */
export default {
  plain: true,
  script: /(```\n)([^]*?)(\n```)/,
  frame: "body > p > iframe",
  shared: "frame",
  build: (work) => work.python("python", ["build.py", join(work.out, "index.html")]),
};
