// @ts-check
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @type {import("../kit.mjs").Tool} */
export default {
  element: false,
  frame: "iframe[src]",
  shared: "",
  // The page loads its libraries for formulas and diagrams.
  foreign: /^asks outside its own folder: https:\/\/(cdnjs\.cloudflare\.com|cdn\.jsdelivr\.net)\//,
  build(work) {
    const read = (/** @type {string} */ name) => readFileSync(join(work.folder, name), "utf8").trimEnd();
    const code = (/** @type {string} */ id) => {
      const source = read(`${id}.py`);
      return { cell_type: "code", id, metadata: {}, execution_count: null, outputs: [], source };
    };
    const notebook = {
      cells: [
        { cell_type: "markdown", id: "text", metadata: {}, source: read("text.md") },
        code("cell"),
        code("shared"),
      ],
      metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" }, title: "A notebook" },
      nbformat: 4,
      nbformat_minor: 5,
    };
    writeFileSync(join(work.folder, "index.ipynb"), JSON.stringify(notebook));
    work.python("jupyter-nbconvert", ["--execute", "--to", "html", "--output-dir", work.out, "index.ipynb"]);
  },
};
