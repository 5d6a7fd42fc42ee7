// @ts-check
/** The catalogues of a published site: one file a language, without the comments for translators. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { APP, mark, walk } from "./files.mjs";

/** `part`: which list or name of the page's list of languages it replaces. */
/** @typedef {{code: string, part: "files" | "stories", file: string, text: string}} Catalogue */

/** The words of the command line, which the page does not have. */
const NOT_HERE = "cli.ftl";

/**
 * A file of the catalogue without comments and without empty lines between messages.
 * @param {string} text
 */
const small = (text) =>
  `\n${text}`
    .replace(/\n#[^\n]*(?=\n|$)/g, "")
    .replace(/\n\s*\n(?=-?[a-zA-Z])/g, "\n")
    .trim();

/**
 * The languages below `text/` of the plain site. The files end in `.txt`, which every host compresses.
 * @param {string} from the plain site @returns {Catalogue[]}
 */
export function catalogues(from) {
  const names = walk(join(from, "text")).filter((name) => name.endsWith(".ftl"));
  const codes = [...new Set(names.map((name) => name.split("/")[0] ?? ""))];
  return codes.flatMap((code) => {
    const files = names.filter((name) => name.startsWith(`${code}/`) && !name.endsWith(`/${NOT_HERE}`));
    const stories = files.filter((name) => name.endsWith("/stories.ftl"));
    const joined = (
      /** @type {"files" | "stories"} */ part,
      /** @type {string[]} */ list,
      /** @type {string} */ name,
    ) => {
      const text = `${list.map((it) => small(readFileSync(join(from, "text", it), "utf8"))).join("\n")}\n`;
      return { code, part, file: `${APP}/${name}-${code}-${mark(text)}.txt`, text };
    };
    return [
      joined(
        "files",
        files.filter((name) => !stories.includes(name)),
        "words",
      ),
      joined("stories", stories, "stories"),
    ];
  });
}

/**
 * Tells the page's list of languages where these files are.
 * @param {Catalogue[]} catalogues @returns {import("esbuild").Plugin}
 */
export const listed = (catalogues) => ({
  name: "catalogues",
  setup: (it) =>
    it.onLoad({ filter: /\/js\/text\/languages\.js$/ }, ({ path }) => {
      const contents = catalogues.reduce(
        (text, { code, part, file }) => {
          const [old, now] =
            part === "files" ? ["\\[[^\\]]*\\]", `[${JSON.stringify(file)}]`] : ['"[^"]*"', JSON.stringify(file)];
          const place = new RegExp(`(code: "${code}"[^]*?${part}: )${old}`);
          const changed = text.replace(place, (_, before) => `${before}${now}`);
          if (changed === text) throw new Error(`the page's list of languages lacks ${code}`);
          return changed;
        },
        readFileSync(path, "utf8"),
      );
      return { contents, loader: "js" };
    }),
});
