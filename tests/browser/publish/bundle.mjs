// @ts-check
/**
 * Bundles and minifies the modules and style sheets of the site. The outputs are in `app/` with a hash of their content
 * in the name, so that browsers may cache them for ever. `embed.js` keeps its name, because other sites refer to it.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build, transform } from "esbuild";
import { catalogues, listed } from "./catalogues.mjs";
import { APP, bytes, mark, walk } from "./files.mjs";
import { bare, headed, parts } from "./page.mjs";

const WASM = "playground_bg.wasm";
/** The program of the workers, and how the module beside it that begins them names it. */
const [WORKER, BESIDE] = ["js/core/worker.js", "./worker.js"];
/** Browsers that can inflate a link. */
export const TARGET = ["es2022", "chrome110", "firefox113", "safari16.4"];

/**
 * Replaces `import.meta.url`, which bundling changes: each module gets the URL of its original place.
 * @param {string} from the plain site @param {Record<string, string>} renamed files of the site by their old names
 * @returns {import("esbuild").Plugin}
 */
function addresses(from, renamed) {
  return {
    name: "addresses",
    setup(build) {
      build.onLoad({ filter: /\.js$/ }, ({ path }) => {
        const name = relative(from, path);
        let text = readFileSync(path, "utf8");
        for (const [old, fresh] of Object.entries(renamed)) {
          text = text.replaceAll(`"${old}"`, JSON.stringify(fresh)).replaceAll(`'${old}'`, JSON.stringify(fresh));
        }
        const stood = `new URL(${JSON.stringify(`../${name}`)}, import.meta.url).href`;
        return { contents: text.replaceAll("import.meta.url", stood), loader: "js" };
      });
    },
  };
}

/**
 * The program of the workers as one file.
 * @param {string} from the plain site @param {"esm" | "iife"} format a module, or a plain script
 * @returns {Promise<string>}
 */
export async function workerProgram(from, format) {
  const built = await build({
    entryPoints: [join(from, WORKER)],
    write: false,
    bundle: true,
    minify: true,
    format,
    define: { "import.meta.url": '""' }, // it is sent the wasm, and has no address to look for it
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  });
  return (built.outputFiles[0]?.text ?? "").trim();
}

/** Bundles the style sheets of a page. @param {string} from @param {string[]} names @returns {Promise<string>} */
export async function sheet(from, names) {
  const text = names.map((name) => readFileSync(join(from, name), "utf8")).join("\n");
  return (await transform(text, { loader: "css", minify: true, target: TARGET })).code;
}

/**
 * Bundles what the pages in the site's folder load, and writes it.
 * @param {string} from the plain site @param {string} to
 * @returns {Promise<{pages: Record<string, string>, taken: Set<string>}>} the new HTML of the pages,
 *   and the files of the plain site that the bundles replace
 */
export async function bundle(from, to) {
  mkdirSync(join(to, APP), { recursive: true });
  const top = walk(from).filter((name) => !name.includes("/"));
  const htmls = Object.fromEntries(
    top.filter((name) => name.endsWith(".html")).map((name) => [name, readFileSync(join(from, name), "utf8")]),
  );
  /** @type {Set<string>} */
  const taken = new Set([...walk(from).filter((name) => name.startsWith("js/")), "playground.js", "playground.d.ts"]);

  const wasm = bytes(join(from, WASM));
  const wasmName = `${APP}/playground-${mark(wasm)}.wasm`;
  writeFileSync(join(to, wasmName), wasm);
  taken.add(WASM);

  const program = await workerProgram(from, "esm");
  const workerName = `${APP}/worker-${mark(program)}.js`;
  writeFileSync(join(to, workerName), program);

  const words = catalogues(from);
  for (const { file, text } of words) writeFileSync(join(to, file), text);
  for (const name of walk(from).filter((it) => it.startsWith("text/"))) taken.add(name);

  const entries = [...new Set(Object.values(htmls).flatMap((html) => parts(html).scripts))];
  const built = await build({
    entryPoints: Object.fromEntries(entries.map((name) => [name.replace(/^.*\/|\.js$/g, ""), join(from, name)])),
    outdir: join(to, APP),
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: TARGET,
    charset: "utf8",
    metafile: true,
    legalComments: "none",
    plugins: [listed(words), addresses(from, { [WASM]: wasmName, [BESIDE]: `../../${workerName}` })],
    absWorkingDir: to,
    logLevel: "warning",
  });
  const outputs = built.metafile.outputs;
  /** A module and its static imports, itself first. @param {string} name @returns {string[]} */
  const needs = (name) => [
    ...new Set([
      name,
      ...(outputs[name]?.imports ?? []).filter((it) => it.kind === "import-statement").flatMap((it) => needs(it.path)),
    ]),
  ];
  const outputOf = (/** @type {string} */ entry) => {
    const found = Object.entries(outputs).find(
      ([, output]) => output.entryPoint && join(to, output.entryPoint) === join(from, entry),
    );
    if (!found) throw new Error(`${entry} was not built`);
    return found[0];
  };

  /** @type {Record<string, string>} */
  const pages = {};
  for (const [name, html] of Object.entries(htmls)) {
    const { sheets, scripts } = parts(html);
    if (scripts.length === 0) {
      pages[name] = html;
      continue;
    }
    for (const it of sheets) taken.add(it);
    const css = await sheet(from, sheets);
    const cssName = `${APP}/style-${mark(css)}.css`;
    writeFileSync(join(to, cssName), css);
    const modules = scripts.map(outputOf);
    const early = [...new Set(modules.flatMap(needs))].filter((it) => !modules.includes(it));
    pages[name] = headed(bare(html), [
      `<link rel="stylesheet" href="${cssName}">`,
      ...modules.map((it) => `<script type="module" src="${it}"></script>`),
      ...early.map((it) => `<link rel="modulepreload" href="${it}">`),
      `<link rel="preload" href="${wasmName}" as="fetch" type="application/wasm" crossorigin>`,
    ]);
  }

  for (const name of top.filter((it) => it.endsWith(".js") && !taken.has(it))) {
    const text = readFileSync(join(from, name), "utf8");
    const small = await transform(text, { loader: "js", minify: true, format: "esm", target: TARGET, charset: "utf8" });
    writeFileSync(join(to, name), small.code);
    taken.add(name);
  }
  return { pages, taken };
}
