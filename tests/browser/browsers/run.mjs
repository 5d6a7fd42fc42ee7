// @ts-check
/**
 * The smoke suite in three browsers: `node run.mjs [BROWSER…] [-g TEXT]`. `./playground test browsers` builds what it
 * needs. It prints a line for each scenario and browser and a summary, and ends with 1 if anything failed.
 *
 * PLAYGROUND_SITE is the published site, PLAYGROUND_COMMAND the command line's program, which says what fingerprints
 * must be. A picture of each failure is in target/browsers/.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { HERE, PLAIN, SINGLE, SITE, run as runScript } from "../host.mjs";
import { BROWSERS } from "./drivers.mjs";
import { pageOf } from "./page.mjs";
import { start, up } from "./programs.mjs";
import { equal, SCENARIOS } from "./scenarios.mjs";
import { serveHost } from "./host.mjs";

/** @import { Browser } from "./drivers.mjs" */
/** @import { Scenario, World } from "./scenarios.mjs" */
/** @typedef {keyof typeof BROWSERS} Name */
/** @typedef {Omit<World, "allow" | "lacks">} Common what all scenarios have */

const TOP = resolve(HERE, "../..");
const PICTURES = join(TOP, "target/browsers");
const COMMAND = process.env.PLAYGROUND_COMMAND ?? join(TOP, "target/debug/raft-playground");
/** A scenario that takes longer than this has failed, on any machine, milliseconds. */
const MOST_MS = 240_000;
/** How long a page has for its last words, milliseconds. */
const LAST_MS = 20_000;

const { values, positionals } = parseArgs({
  options: { grep: { type: "string", short: "g", default: "" } },
  allowPositionals: true,
});
const all = /** @type {Name[]} */ (Object.keys(BROWSERS));
const unknown = positionals.filter((name) => !all.includes(/** @type {Name} */ (name)));
if (unknown.length) {
  console.error(`There is no browser ${unknown.join(", ")} here: ${all.join(", ")}.`);
  process.exit(2);
}
const names = all.filter((name) => !positionals.length || positionals.includes(name));
const scenarios = SCENARIOS.filter(({ name }) => name.includes(values.grep ?? ""));
if (!scenarios.length) {
  console.error(`No scenario has “${values.grep}” in its name.`);
  process.exit(2);
}

/** Serves a site on a free port. @param {string} folder */
async function serve(folder) {
  const it = start(process.execPath, [join(HERE, "serve.mjs"), folder, "/some/path/", "0"]);
  const address = () => / on (http:\S+)/.exec(it.said())?.[1];
  await up("the server of the site", async () => address() !== undefined, it);
  return { url: address() ?? "", off: it.close };
}

/** By the name of a thing, the browser that said it first, and what it said. @type {Map<string, [string, string]>} */
const told = new Map();

/** @param {string} link @param {number} untilMs */
function native(link, untilMs) {
  const { stdout, stderr, error } = spawnSync(COMMAND, ["run", link, "--json", "--until", String(untilMs)], {
    encoding: "utf8",
  });
  const found = /"fingerprint":\s*"([0-9a-f]{16})"/.exec(stdout ?? "");
  if (!found) throw new Error(`${COMMAND} says no fingerprint: ${error?.message ?? stderr}`);
  return found[1] ?? "";
}

/** The links of four scenarios, in both forms in which links are written. */
function published() {
  const rows = readFileSync(join(TOP, "tests/links/published.txt"), "utf8").split("\n");
  const few = rows.filter((row) => /^\d/.test(row)).filter((_, i) => i % 18 < 2);
  return few.slice(0, 6).map((row) => {
    const [at = "", fingerprint = "", link = ""] = row.split(" ");
    return { at, fingerprint, link };
  });
}

/** @typedef {{passed: number, failed: number, lacks: string[], ms: number, version: string}} Figures */

/** Prints a line of the report. @param {string} fate @param {string} title @param {number} ms @param {string} what */
const line = (fate, title, ms, what) =>
  console.log(`${fate.padEnd(6)} ${title.padEnd(10)} ${(ms / 1000).toFixed(1).padStart(5)} s  ${what}`);

/**
 * Fails if nothing comes back for so long, milliseconds.
 * @template T
 * @param {number} ms @param {Promise<T>} promise @returns {Promise<T>}
 */
function within(ms, promise) {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`nothing has come back for ${ms / 1000} s`)), ms);
    promise.then(done, fail).finally(() => clearTimeout(timer));
  });
}

/**
 * @param {Browser} browser @param {string} title @param {Scenario} scenario @param {Common} world
 * @returns {Promise<string | undefined>} what the browser lacks, if it lacks what the scenario is about
 */
async function play(browser, title, scenario, world) {
  const page = pageOf(await browser.page());
  /** @type {RegExp[]} */
  const allowed = [];
  /** @type {string | undefined} */
  let lacks;
  const here = {
    ...world,
    allow: (/** @type {RegExp} */ pattern) => void allowed.push(pattern),
    lacks: (/** @type {string} */ what) => void (lacks = what),
  };
  try {
    await scenario.run(page, here);
    const bad = (await page.problems()).filter((text) => !allowed.some((pattern) => pattern.test(text)));
    equal(bad.join("\n"), "", "problems on the page");
  } catch (error) {
    const picture = join(PICTURES, `${title} ${scenario.name.replace(/[^\w]+/g, " ").trim()}.png`);
    const problems = await within(LAST_MS, page.problems()).catch(() => []);
    const taken = page.picture().then((png) => writeFileSync(picture, png, "base64"));
    await within(LAST_MS, taken).catch(() => undefined);
    throw Object.assign(/** @type {Error} */ (error), { problems });
  } finally {
    await within(LAST_MS, page.close()).catch(() => undefined);
  }
  return lacks;
}

/** All scenarios in one browser. @param {Name} name @param {Common} world @returns {Promise<Figures>} */
async function inBrowser(name, world) {
  const { title, launch } = BROWSERS[name];
  /** @type {Figures} */
  const figures = { passed: 0, failed: 0, lacks: [], ms: 0, version: "" };
  const began = performance.now();
  /** The browser that runs, and what it was started without. @type {{browser: Browser, without: string} | null} */
  let open = null;
  const stop = async () => {
    await open?.browser.close();
    open = null;
  };
  for (const scenario of scenarios) {
    const from = performance.now();
    const without = scenario.without ?? [];
    try {
      if (open?.without !== without.join()) {
        await stop();
        open = { browser: await launch(without), without: without.join() };
        figures.version ||= open.browser.version;
      }
      const lacks = await within(
        MOST_MS,
        play(/** @type {NonNullable<typeof open>} */ (open).browser, title, scenario, world),
      );
      if (lacks) figures.lacks.push(`${scenario.name}: ${lacks}`);
      else figures.passed += 1;
      line(
        lacks ? "lacks" : "ok",
        title,
        performance.now() - from,
        lacks ? `${scenario.name}: ${lacks}` : scenario.name,
      );
    } catch (error) {
      figures.failed += 1;
      line("FAILED", title, performance.now() - from, scenario.name);
      const { problems = [] } = /** @type {{problems?: string[]}} */ (error);
      for (const text of [/** @type {Error} */ (error).stack ?? String(error), ...problems])
        console.log(text.replace(/^/gm, "         "));
      await stop(); // the next one begins with a browser that nothing has happened to
    }
  }
  await stop();
  return { ...figures, ms: performance.now() - began };
}

rmSync(PICTURES, { recursive: true, force: true });
mkdirSync(PICTURES, { recursive: true });
await runScript(["publish.mjs", PLAIN, SINGLE, "--single", "--no-pictures"]);
const site = await serve(SITE);
const host = await serveHost(site.url);
const world = {
  site: site.url,
  host: host.url,
  single: pathToFileURL(join(SINGLE, "raft-playground.html")).href,
  serve: () => serve(SITE),
  native,
  published: published(),
};
/** @type {[string, Figures][]} */
const results = [];
for (const name of names) {
  const { title } = BROWSERS[name];
  const same = (/** @type {string} */ what, /** @type {string} */ value) => {
    const [first, before] = told.get(what) ?? [title, value];
    told.set(what, [first, before]);
    equal(value, before, `${what} is the one of ${first}`);
  };
  results.push([title, await inBrowser(name, { ...world, same })]);
}
host.off();
await site.off();

console.log("\nbrowser     version              passed  failed  lacks  seconds");
for (const [title, { version, passed, failed, lacks, ms }] of results) {
  const numbers = [
    [passed, 6],
    [failed, 8],
    [lacks.length, 7],
    [(ms / 1000).toFixed(0), 9],
  ];
  const cells = numbers.map(([it, width]) => String(it).padStart(Number(width))).join("");
  console.log(`${title.padEnd(12)}${(version || "did not start").padEnd(21)}${cells}`);
}
for (const [title, { lacks }] of results) for (const what of lacks) console.log(`${title} lacks: ${what}`);
console.log(`\n${told.size} links and fingerprints were compared between ${names.join(", ")}.`);
process.exit(results.every(([, { failed }]) => failed === 0) ? 0 : 1);
