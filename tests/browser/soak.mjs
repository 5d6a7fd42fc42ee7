// @ts-check
/**
 * How the page bears a long time: `node soak.mjs SITE`, the folder of a published site. It takes up to an hour,
 * prints what it measures, and ends with 1 if memory or the time of a frame grows.
 *
 * - A thousand links one after the other in one page: published ones, most of them damaged. After them the page opens a
 *   whole link.
 * - A day of virtual time under load: five servers, a client that writes every half second, snapshots, and losses.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launched, served } from "./measured.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const MIB = 2 ** 20;
/** How much more memory the end may have than the middle, and how much longer a frame may take. */
const GROWTH = 1.25;

const { values, positionals } = parseArgs({
  options: {
    port: { type: "string", default: "8750" },
    links: { type: "string", default: "1000" },
    hours: { type: "string", default: "24" },
    speed: { type: "string", default: "100" },
  },
  allowPositionals: true,
});
const [site] = positionals;
if (!site) {
  console.error("usage: node soak.mjs SITE [--links 1000] [--hours 24] [--speed 100] [--port 8750]");
  process.exit(2);
}

/** @typedef {{heap: number, wasm: number, elements: number, frameMs: number}} Sample */

/** A stream of numbers below 1, the same in every run. @param {number} seed */
function dice(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Runs in the page before its own scripts: keeps the memory of the wasm, and counts frames. */
function watch() {
  const own = /** @type {any} */ (window);
  own.frames = 0;
  const ask = own.requestAnimationFrame.bind(own);
  own.requestAnimationFrame = (/** @type {FrameRequestCallback} */ then) => {
    own.frames += 1;
    return ask(then);
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const made = /** @type {any} */ (WebAssembly)[name];
    /** @type {any} */ (WebAssembly)[name] = async (/** @type {any[]} */ ...args) => {
      const result = await made.apply(WebAssembly, args);
      own.memory = (result.instance ?? result).exports.memory;
      return result;
    };
  }
}

/** A page that is watched. @param {import("@playwright/test").Browser} browser @param {string} url */
async function opened(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(url);
  await page.locator("#play").waitFor({ state: "attached" });
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  let [tasks, frames] = [0, 0];
  /** What the page takes now, and what a frame took since the last time. @returns {Promise<Sample>} */
  const sample = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (/** @type {string} */ name) => metrics.find((it) => it.name === name)?.value ?? 0;
    const own = await page.evaluate(() => {
      const { frames, memory } = /** @type {any} */ (window);
      return { frames, wasm: memory?.buffer.byteLength ?? 0 };
    });
    const frameMs = ((of("TaskDuration") - tasks) * 1000) / Math.max(1, own.frames - frames);
    [tasks, frames] = [of("TaskDuration"), own.frames];
    return { heap: of("JSHeapUsedSize"), wasm: own.wasm, elements: of("Nodes"), frameMs };
  };
  return { page, context, sample };
}

/** @param {string} name @param {Sample} it */
function print(name, { heap, wasm, elements, frameMs }) {
  const mib = (/** @type {number} */ bytes) => `${(bytes / MIB).toFixed(1)} MiB`;
  console.log(
    `${name}: JavaScript ${mib(heap)}, wasm ${mib(wasm)}, ${elements} elements, ${frameMs.toFixed(1)} ms a frame`,
  );
}

/**
 * What has grown from the middle to the end; nothing: good.
 * @param {Sample[]} all @param {(keyof Sample)[]} names @returns {string[]}
 */
function grown(all, names) {
  const middle = all[Math.floor(all.length / 2)];
  const last = all.at(-1);
  if (!middle || !last || middle === last) return ["too few samples"];
  return names.filter((name) => last[name] > middle[name] * GROWTH).map((name) => `${name} grows`);
}

/** @param {import("@playwright/test").Browser} browser @param {string} url @returns {Promise<string[]>} */
async function links(browser, url) {
  const published = readFileSync(join(HERE, "../links/published.txt"), "utf8");
  const whole = published.split("\n").flatMap((line) => line.match(/#1\.\S+/)?.[0] ?? []);
  const throwDice = dice(1);
  const any = (/** @type {number} */ below) => Math.floor(throwDice() * below);
  const { page, context, sample } = await opened(browser, url);
  const samples = [];
  const count = Number(values.links);
  for (let i = 1; i <= count; i += 1) {
    let link = whole[any(whole.length)] ?? "";
    // A quarter stays whole; the others lose a piece, or get other characters.
    for (let hits = any(4); hits > 0; hits -= 1) {
      const at = any(link.length);
      link =
        throwDice() < 0.5 ? link.slice(0, at) + link.slice(at + any(40)) : `${link.slice(0, at)}%${link.slice(at + 1)}`;
    }
    await page.evaluate((to) => void (location.hash = to), link);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    if (i % Math.ceil(count / 10) === 0) {
      samples.push(await sample());
      print(`${i} links`, /** @type {Sample} */ (samples.at(-1)));
    }
  }
  await page.evaluate(() => void (location.hash = "#kill-the-leader"));
  await page.getByRole("banner").getByText("Kill the leader").first().waitFor({ timeout: 20_000 });
  await context.close();
  return grown(samples, ["heap", "wasm", "elements"]);
}

/** @param {import("@playwright/test").Browser} browser @param {string} url @returns {Promise<string[]>} */
async function day(browser, url) {
  const script = `cluster nodes=5 seed=1 loss=1% snapshot=500
at 0 client writer every 500 add x 1
`;
  const { page, context, sample } = await opened(
    browser,
    `${url}?speed=${values.speed}#1.t.${encodeURIComponent(script)}`,
  );
  const play = page.locator("#play");
  if (/^Play/.test((await play.innerText()).trim())) await play.click();
  const samples = [];
  for (let hour = 1; hour <= Number(values.hours); hour += 1) {
    const from = Date.now();
    await page.waitForFunction(
      (hours) => {
        // Hours, minutes and seconds of the clock: 1:02:03.004.
        const parts = (document.getElementById("now")?.textContent ?? "").split(":").map(Number);
        return parts.length > 1 && parts.reduce((sum, part) => sum * 60 + part, 0) >= hours * 3600;
      },
      hour,
      { timeout: 1_800_000, polling: 500 },
    );
    samples.push(await sample());
    print(`${hour} h (${Math.round((Date.now() - from) / 1000)} s)`, /** @type {Sample} */ (samples.at(-1)));
  }
  const stopped = /^Play/.test((await play.innerText()).trim());
  await context.close();
  return [...(stopped ? ["the run has stopped"] : []), ...grown(samples, ["heap", "wasm", "elements", "frameMs"])];
}

const { url, off } = await served(site, Number(values.port));
const browser = await launched();
const wrong = Number(values.links) ? await links(browser, url) : [];
if (Number(values.hours)) wrong.push(...(await day(browser, url)));
await browser.close();
off();
for (const what of wrong) console.error(what);
process.exit(wrong.length ? 1 : 0);
