// @ts-check
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} text */
const lines = (text) => text.trimEnd().split(/(?<=\n)/);

/** @type {import("../kit.mjs").Tool} */
export default {
  // The page loads its libraries for formulas and diagrams.
  foreign: /^asks outside its own folder: https:\/\/(cdnjs\.cloudflare\.com|cdn\.jsdelivr\.net)\//,
  frame: "iframe[width]",
  build(work) {
    const html = work.recipe.replace("%%html\n", "");
    const read = (/** @type {string} */ name) => lines(readFileSync(join(work.folder, name), "utf8"));
    const shown = { output_type: "display_data", metadata: {}, data: { "text/html": lines(html) } };
    const source = lines(work.recipe);
    const notebook = {
      cells: [
        { cell_type: "markdown", id: "text", metadata: {}, source: read("text.md") },
        { cell_type: "code", id: "run", metadata: {}, execution_count: 1, source, outputs: [shown] },
        { cell_type: "markdown", id: "frame", metadata: {}, source: read("markdown.md") },
      ],
      metadata: { language_info: { name: "python" }, title: "A notebook" },
      nbformat: 4,
      nbformat_minor: 5,
    };
    writeFileSync(join(work.folder, "index.ipynb"), JSON.stringify(notebook));
    work.python("jupyter-nbconvert", ["--to", "html", "--output-dir", work.out, "index.ipynb"]);
  },
};
