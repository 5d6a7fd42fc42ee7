// @ts-check
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const WHERE = "import pathlib, marimo; print(pathlib.Path(marimo.__file__).parent / '_static')";
/** Where the page would load its frontend from; the package has the same files. */
const CDN = /https:\/\/cdn\.jsdelivr\.net\/npm\/@marimo-team\/frontend@[\d.]+\/dist\//g;

/** @type {import("../../hosts/kit.mjs").Tool} */
export default {
  within: "iframe[srcdoc]",
  noise: [/^console warning: The resource .*\/assets\/.* was preloaded using link preload but not used/],
  build(work) {
    const page = join(work.out, "index.html");
    work.python("marimo", ["--yes", "export", "html", "index.py", "--output", page, "--no-include-code"]);
    writeFileSync(page, readFileSync(page, "utf8").replace(CDN, "./"));
    cpSync(work.python("python", ["-c", WHERE]).trim(), work.out, { recursive: true, force: false });
  },
};
