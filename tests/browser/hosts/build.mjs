// @ts-check
/**
 * Builds the pages that the playground is embedded in, each with the tool that its authors use:
 * `node build.mjs [NAME...]`, into target/hosts/NAME/. What is up to date is left as it is.
 *
 * A folder beside this file is a host. What an author pastes stands in its `recipe.*`, once: the page takes it from
 * there by `@recipe@`, and so does www/docs/embed.html. `https://raft.example/` is where the playground would be;
 * serve.mjs puts in its address. `@text@` is so much text that what follows is far below; `@ten@` are ten elements.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const TOP = resolve(HERE, "../../..");
/** Where the pages are built to. */
export const BUILT = join(TOP, "target/hosts");
const WORK = join(TOP, "target/hosts-work");
const PYTHON = join(TOP, "target/venv/bin");
const NODE = join(HERE, "node_modules");

const SENTENCE = "This is what a page of a course is made of: text, and more of it, before there is anything to see.";
const TEXT = { md: `${SENTENCE}\n\n`.repeat(240), html: `<p>${SENTENCE}</p>\n`.repeat(240) };

const SCENARIOS = ["happy-path", "kill-the-leader", "split-the-vote", "log-repair", "figure-7"];
const TEN = [...SCENARIOS, ...SCENARIOS]
  .map((name) => `<raft-playground src="${name}" controls="min" view="ring"></raft-playground>`)
  .join("\n    ");

/**
 * How a host is built: from its work folder, a copy of its sources in which `@recipe@` and `@text@` are filled in, to
 * its folder of pages.
 * @type {Record<string, (work: string, out: string, recipe: string) => void>}
 */
const BUILDERS = {
  plain: copy,
  frame: copy,
  exercise: copy,
  csp: copy,
  sandbox: copy,
  ten: copy,
  mdbook(work, out) {
    run(python("mdbook"), ["build", "--dest-dir", out], work);
  },
  sphinx(work, out) {
    run(python("sphinx-build"), ["--quiet", "--fail-on-warning", "-b", "html", work, out], work);
  },
  // Quarto is Pandoc with much around it. Its package fetches a program from elsewhere, so it is Pandoc alone here.
  quarto(work, out) {
    mkdirSync(out, { recursive: true });
    const pandoc = run(python("python"), ["-c", "import pypandoc; print(pypandoc.get_pandoc_path())"], work).trim();
    run(pandoc, ["--standalone", "--output", join(out, "index.html"), "--from=markdown", "index.qmd"], work);
  },
  jupyter(work, out, cell) {
    const html = cell.replace("%%html\n", "");
    const markdown = readFileSync(join(work, "markdown.md"), "utf8");
    const lines = (/** @type {string} */ text) => text.trimEnd().split(/(?<=\n)/);
    const shown = { output_type: "display_data", metadata: {}, data: { "text/html": lines(html) } };
    const notebook = {
      cells: [
        { cell_type: "markdown", id: "text", metadata: {}, source: lines(`# A notebook\n\n${TEXT.md}`) },
        { cell_type: "code", id: "run", metadata: {}, execution_count: 1, source: lines(cell), outputs: [shown] },
        { cell_type: "markdown", id: "frame", metadata: {}, source: lines(markdown) },
      ],
      metadata: { language_info: { name: "python" }, title: "A notebook" },
      nbformat: 4,
      nbformat_minor: 5,
    };
    writeFileSync(join(work, "index.ipynb"), JSON.stringify(notebook));
    run(python("jupyter-nbconvert"), ["--to", "html", "--output-dir", out, "index.ipynb"], work);
  },
  docusaurus(work, out) {
    symlinkSync(NODE, join(work, "node_modules"));
    run(node("@docusaurus/core/bin/docusaurus.mjs"), ["build", work, "--out-dir", out, "--no-minify"], work);
  },
  reveal(work, out) {
    copy(work, out);
    const from = dirname(node("reveal.js/dist/reveal.js"));
    for (const name of ["reveal.js", "reset.css", "reveal.css", "theme/white.css"]) {
      cpSync(join(from, name), join(out, "dist", name));
    }
  },
};

/** The names of the hosts. */
export const HOSTS = Object.keys(BUILDERS);

/** @param {string} work @param {string} out */
function copy(work, out) {
  cpSync(work, out, { recursive: true });
  renameSync(join(out, "page.html"), join(out, "index.html"));
}

/** A program of the virtual environment. @param {string} name */
function python(name) {
  const path = join(PYTHON, name);
  if (!existsSync(path)) {
    throw new Missing(`${name} is missing in target/venv. ./playground setup installs it; by hand:
  python3 -m venv target/venv && target/venv/bin/pip install -r tests/browser/hosts/requirements.txt
It needs Python 3.11 or newer with its module venv; on Debian: apt-get install python3-venv`);
  }
  return path;
}

/** A file of the node packages. @param {string} name */
function node(name) {
  const path = join(NODE, name);
  if (!existsSync(path)) {
    throw new Missing(`${name} is missing in tests/browser/hosts/node_modules. ./playground setup installs it; by hand:
  npm --prefix tests/browser/hosts ci`);
  }
  return path;
}

/** What is missing, and how to get it. */
class Missing extends Error {}

/** Runs a program, and answers what it printed. @param {string} program @param {string[]} args @param {string} cwd */
function run(program, args, cwd) {
  const [command, ...before] = /\.m?js$/.test(program) ? [process.execPath, program] : [program];
  // CI: no progress bars, and nobody asks whether there is a newer version.
  const env = { ...process.env, CI: "true", NO_UPDATE_NOTIFIER: "1", PYTHONWARNINGS: "ignore" };
  const done = spawnSync(command ?? "", [...before, ...args], { cwd, env, encoding: "utf8" });
  if (done.error) throw done.error;
  const said = `${done.stdout}${done.stderr}`;
  if (done.status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${done.status}:\n${said}`);
  return done.stdout;
}

/** Every file below a folder, in order. @param {string} folder */
function files(folder) {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  return all.filter((path) => statSync(path).isFile()).sort();
}

/** What a host is built from, as a number. @param {string} name */
export function sources(name) {
  const hash = createHash("sha256");
  const common = ["build.mjs", "package-lock.json", "requirements.txt"].map((file) => join(HERE, file));
  for (const file of [...common, ...files(join(HERE, name))]) {
    hash.update(file.slice(HERE.length)).update(readFileSync(file, "utf8"));
  }
  return hash.digest("hex");
}

/** Whether a host's pages are those of its sources. @param {string} name */
export function fresh(name) {
  const mark = join(BUILT, name, ".built");
  return existsSync(mark) && readFileSync(mark, "utf8") === sources(name);
}

/** @param {string} name */
function build(name) {
  const builder = BUILDERS[name];
  if (!builder) throw new Missing(`There is no host ${name}: they are ${HOSTS.join(", ")}`);
  const [work, out] = [join(WORK, name), join(BUILT, name)];
  for (const folder of [work, out]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(out), { recursive: true });
  cpSync(join(HERE, name), work, { recursive: true });
  const written = files(work).find((file) => /\/recipe\.\w+$/.test(file));
  const recipe = written ? readFileSync(written, "utf8").trimEnd() : "";
  if (written) rmSync(written);
  for (const file of files(work)) {
    const text = readFileSync(file, "utf8");
    const filled = text
      .replace("@recipe@", () => recipe)
      .replace("@ten@", () => TEN)
      .replace("@text@", () => TEXT[extname(file) === ".html" ? "html" : "md"].trimEnd());
    if (filled !== text) writeFileSync(file, filled);
  }
  builder(work, out, recipe);
  writeFileSync(join(out, ".built"), sources(name));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    for (const name of process.argv.length > 2 ? process.argv.slice(2) : HOSTS) {
      if (fresh(name)) continue;
      const began = performance.now();
      build(name);
      console.log(`${name}: built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
  } catch (error) {
    console.error(error instanceof Missing ? error.message : error);
    process.exit(1);
  }
}
