// @ts-check
import { join } from "node:path";
import { run } from "../../hosts/kit.mjs";

/** @type {import("../../hosts/kit.mjs").Tool} */
export default {
  element: false,
  frame: "main iframe",
  shared: "",
  build(work) {
    work.python("myst", ["build", "--site"]);
    run(process.execPath, ["page.mjs", join(work.out, "index.html")], work.folder);
  },
};
