// @ts-check
/**
 * Writes the playground as one HTML file that works without a network and without a host: it contains modules, styles,
 * wasm, catalogues and scenarios. Its policy allows only its own script and style sheet, and no request.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { TARGET, sheet, workerProgram } from "./bundle.mjs";
import { catalogues, listed } from "./catalogues.mjs";
import { bytes, escaped, sha256, walk } from "./files.mjs";
import { PREVIEWS } from "./preview.mjs";
import { bare, headed, parts, policy, withPolicy } from "./page.mjs";

export const SINGLE = "raft-playground.html";
/** Modules of the page, each with the one that takes its place. */
const INSIDE = Object.entries({ "beside.js": "inside.js", "recruit.js": "recruit-inside.js" });
const HERE = dirname(fileURLToPath(import.meta.url));

/**
 * @param {string} from the plain site @param {string} to @param {string | undefined} address of the site, if it has one
 * @returns {Promise<void>}
 */
export async function single(from, to, address) {
  const html = readFileSync(join(from, "index.html"), "utf8");
  const { sheets, scripts } = parts(html);
  const css = (await sheet(from, sheets)).trim();
  const [entry, ...others] = scripts;
  if (!entry || others.length) throw new Error(`index.html has ${scripts.length} modules, and one is wanted`);
  /** @type {Set<string>} */
  const replaced = new Set();
  const built = await build({
    entryPoints: [join(from, entry)],
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    plugins: [
      listed(catalogues(from)),
      {
        name: "inside",
        setup(it) {
          for (const [name, other] of INSIDE) {
            it.onLoad({ filter: new RegExp(`/js/core/${name.replace(".", "\\.")}$`) }, () => {
              replaced.add(name);
              return { contents: readFileSync(join(HERE, other), "utf8") };
            });
          }
        },
      },
    ],
  });
  for (const [name] of INSIDE) if (!replaced.has(name)) throw new Error(`the page no longer has js/core/${name}`);
  // The text must not contain the end tag, and must not be changed: the policy contains its hash.
  const script = (built.outputFiles[0]?.text ?? "").trim().replaceAll("</script", "<\\/script");
  const wasm = deflateRawSync(bytes(join(from, "playground_bg.wasm")), { level: 9 }).toString("base64");
  // From a file on a disk a browser begins no module as a worker, but a plain script.
  const program = (await workerProgram(from, "iife")).replaceAll("</script", "<\\/script");
  const words = catalogues(from).map(({ file, text }) => [file, text]);
  const scenarios = walk(from).filter((name) => name.startsWith("scenarios/"));
  const files = Object.fromEntries([
    ...words,
    ...scenarios.map((name) => [name, readFileSync(join(from, name), "utf8")]),
  ]);

  const directives = policy(html);
  for (const [name, value] of directives) {
    const rest = value.split(" ").filter((it) => it !== "'self'");
    directives.set(name, rest.join(" ") || "'none'");
  }
  directives.set("script-src", `'${sha256(script)}' ${directives.get("script-src")}`);
  directives.set("style-src", `'${sha256(css)}'`);
  directives.set("worker-src", "blob:"); // of the program below

  const icon = /<link rel="icon" href="(?:\.\/)?([^"]+)"[^>]*>/.exec(html);
  if (!icon?.[1]) throw new Error("index.html has no icon");
  const picture = readFileSync(join(from, icon[1])).toString("base64");
  const text = html.replace(icon[0], `<link rel="icon" href="data:image/svg+xml;base64,${picture}">`);
  // late.js waits for modules from the network; this file has none.
  const alone = text.replace(/[ \t]*<script src="late\.js" defer><\/script>\n/, "");
  const page = headed(withPolicy(bare(alone), directives), [
    ...(address ? [`<meta name="site" content="${escaped(address)}">`, PREVIEWS] : []),
    `<style>${css}</style>`,
    `<script type="application/json" id="files">${JSON.stringify(files).replaceAll("<", "\\u003c")}</script>`,
    `<script type="text/plain" id="file-wasm">${wasm}</script>`,
    `<script type="text/plain" id="file-worker">${program}</script>`,
    `<script type="module">${script}</script>`,
  ]);
  writeFileSync(join(to, SINGLE), page);
}
