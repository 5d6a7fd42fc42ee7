// @ts-check
import { join } from "node:path";

/** @type {import("../kit.mjs").Tool} */
export default {
  plain: true,
  // Its style sheet has fonts from there.
  foreign: /^asks outside its own folder: https:\/\/fonts\.googleapis\.com\//,
  build: (work) => work.node("asciidoctor/bin/asciidoctor", ["--out-file", join(work.out, "index.html"), "index.adoc"]),
};
