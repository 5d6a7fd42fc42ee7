// @ts-check
/** The page's reader of the catalogues says what the command line's says, to the letter, in every language. */
import { test, expect } from "@playwright/test";
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const TOP = fileURLToPath(new URL("../../", import.meta.url));
/** Written by a native test: each sentence of all runs as id and values, and as the command line says it. */
const SENTENCES = `${TOP}target/words/sentences.jsonl`;

/** @typedef {typeof import("../../www/js/vendor/fluent-bundle-0.19.1.js")} Fluent */

/**
 * The page's reader, as a module that node can load.
 * @param {string} file where to put it
 * @returns {Promise<typeof import("../../www/js/text/say.js") & Fluent>}
 */
async function reader(file) {
  const contents = 'export * from "./text/say.js"; export * from "./vendor/fluent-bundle-0.19.1.js";';
  const stdin = { contents, resolveDir: `${TOP}www/js` };
  await build({ stdin, bundle: true, format: "esm", outfile: file, logLevel: "error" });
  return import(pathToFileURL(file).href);
}

test("the page and the command line say the same, to the letter", async ({}, info) => {
  const { FluentBundle, FluentResource, speakFrom, tell } = await reader(info.outputPath("reader.mjs"));
  /** @param {string} language */
  function catalogue(language) {
    const bundle = new FluentBundle(language, { useIsolating: false });
    const folder = `${TOP}www/text/${language}`;
    for (const name of readdirSync(folder))
      bundle.addResource(new FluentResource(readFileSync(`${folder}/${name}`, "utf8")));
    return bundle;
  }
  test.setTimeout(600_000); // cargo may have to build the test first
  if (!existsSync(SENTENCES)) {
    const run = ["test", "--locked", "--test", "words", "every_sentence"];
    execFileSync("cargo", run, { cwd: TOP, stdio: "inherit" });
  }
  const lines = readFileSync(SENTENCES, "utf8").trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(5000);
  for (const language of readdirSync(`${TOP}www/text`)) {
    speakFrom(catalogue(language), null);
    for (const line of lines) {
      const { told, [language]: wanted } = JSON.parse(line);
      const said = tell(told);
      // An expectation of the test runner takes a while, and there are tens of thousands of sentences.
      if (said !== wanted) expect(said, `${language}: ${JSON.stringify(told)}`).toBe(wanted);
    }
  }
});
