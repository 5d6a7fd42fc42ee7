// @ts-check
/**
 * The libraries in `www/js/vendor/` that are bundled from their npm packages. `node vendor.mjs` writes them again after
 * a change of the version in `package.json`; `language.spec.mjs` compares. lean-qr is there as it was published.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const PACKAGE = join(HERE, "node_modules/@fluent/bundle");
const { version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));

const HEAD = `// @ts-nocheck
// @fluent/bundle ${version}, what the page uses of the package of that name, as one minified module by
// tests/browser/vendor.mjs.
//
// Copyright Mozilla Foundation and others
//
// Licensed under the Apache License, Version 2.0 (the "License");
// you may not use this file except in compliance with the License.
// You may obtain a copy of the License at
//
//     http://www.apache.org/licenses/LICENSE-2.0
//
// Unless required by applicable law or agreed to in writing, software
// distributed under the License is distributed on an "AS IS" BASIS,
// WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
// See the License for the specific language governing permissions and
// limitations under the License.
`;

/** Where the reader of the catalogues is. */
export const READER = join(HERE, `../../www/js/vendor/fluent-bundle-${version}.js`);

/** What the file holds. @returns {Promise<string>} */
export async function reader() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle/esm/index.js";`,
      resolveDir: HERE,
    },
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
  });
  return HEAD + (outputFiles[0]?.text ?? "");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(READER, await reader());
