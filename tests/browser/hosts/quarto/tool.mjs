// @ts-check
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "../kit.mjs";

/**
 * Quarto is Pandoc with much around it. Its package fetches a program from elsewhere, so it is Pandoc alone here.
 * @type {import("../kit.mjs").Tool}
 */
export default {
  plain: true,
  build(work) {
    mkdirSync(work.out, { recursive: true });
    const pandoc = work.python("python", ["-c", "import pypandoc; print(pypandoc.get_pandoc_path())"]).trim();
    run(
      pandoc,
      ["--standalone", "--output", join(work.out, "index.html"), "--from=markdown", "index.qmd"],
      work.folder,
    );
  },
};
