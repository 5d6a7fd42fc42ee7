// @ts-check
/**
 * What a frame costs while the run plays: `node frames.mjs SITE…`, each a folder of a published site.
 *
 * For 5, 9 and 25 servers it prints the CPU time of the page's main thread for each frame in milliseconds, and its
 * parts, and how often a frame styles and lays out. The sites take turns, so that several can be compared on a machine
 * that has other work. It is CPU time, not time on the clock.
 */
import { parseArgs } from "node:util";
import { launched, served } from "./measured.mjs";

/** The run plays for this long before the measurement, until there is a leader with messages under way. */
const WARM_MS = 3000;

const { values, positionals: sites } = parseArgs({
  options: {
    port: { type: "string", default: "8700" },
    nodes: { type: "string", default: "5,9,25" },
    seconds: { type: "string", default: "8" },
    rounds: { type: "string", default: "3" },
  },
  allowPositionals: true,
});
if (!sites.length) {
  console.error("usage: node frames.mjs SITE… [--nodes 5,9,25] [--seconds 8] [--rounds 3] [--port 8700]");
  process.exit(2);
}

/** @typedef {Record<string, number>} Metrics */

/** @param {import("@playwright/test").CDPSession} session @returns {Promise<Metrics>} */
async function metrics(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** What a frame costs. @param {import("@playwright/test").Browser} browser @param {string} url @param {number} nodes */
async function measure(browser, url, nodes) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    await page.addInitScript(countFrames);
    await page.goto(url);
    await page.locator("#play").waitFor({ state: "attached" });
    await page.evaluate(begin, nodes);
    await page.waitForTimeout(WARM_MS);
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const frames = () => page.evaluate(() => /** @type {any} */ (window).frames_drawn);
    const [before, first] = [await metrics(session), await frames()];
    await page.waitForTimeout(Number(values.seconds) * 1000);
    const [after, last] = [await metrics(session), await frames()];
    const each = (/** @type {string} */ name) => (after[name] - before[name]) / (last - first);
    const [total, script, layout, style] = ["Task", "Script", "Layout", "RecalcStyle"].map(
      (name) => each(`${name}Duration`) * 1000,
    );
    return {
      total,
      script,
      layout,
      style,
      other: total - script - layout - style,
      layouts: each("LayoutCount"),
      styles: each("RecalcStyleCount"),
      elements: after["Nodes"],
      perSecond: (last - first) / Number(values.seconds),
    };
  } finally {
    await context.close();
  }
}

/** Runs in the page before its own scripts. */
function countFrames() {
  const page = /** @type {any} */ (window);
  page.frames_drawn = 0;
  const ask = window.requestAnimationFrame.bind(window);
  let last = 0;
  window.requestAnimationFrame = (then) =>
    ask((now) => {
      if (now !== last) page.frames_drawn += 1;
      last = now;
      then(now);
    });
}

/** Runs in the page: so many servers, all tools, and the run plays. @param {number} nodes */
function begin(nodes) {
  const tools = document.querySelector("#tools[aria-pressed='false']");
  if (tools instanceof HTMLElement) tools.click();
  const choice = document.querySelector("#nodes");
  // Another run, also with as many servers: the first one is a lesson, which stops to ask.
  if (choice instanceof HTMLSelectElement) {
    choice.value = String(nodes);
    choice.dispatchEvent(new Event("change"));
  }
  // A button with the picture for pausing is pressed already.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const play = document.querySelector("#play");
      if (play instanceof HTMLElement && /^Play/.test(play.innerText.trim())) play.click();
    }),
  );
}

const servers = await Promise.all(sites.map((site, i) => served(site, Number(values.port) + i)));
const browser = await launched();
try {
  console.log("nodes site  total script layout  style  other | layouts styles | elements frames/s   (ms a frame)");
  for (const nodes of (values.nodes ?? "").split(",").map(Number)) {
    /** @type {Awaited<ReturnType<typeof measure>>[][]} */
    const found = sites.map(() => []);
    for (let round = 0; round < Number(values.rounds); round += 1)
      for (const [i, list] of found.entries()) list.push(await measure(browser, servers[i]?.url ?? "", nodes));
    for (const [i, list] of found.entries()) {
      // The median of the rounds, of each number by itself.
      const of = (/** @type {keyof (typeof list)[0]} */ name) =>
        list.map((it) => it[name]).sort((a, b) => a - b)[list.length >> 1];
      const ms = ["total", "script", "layout", "style", "other"].map((name) =>
        of(/** @type {any} */ (name))
          .toFixed(1)
          .padStart(6),
      );
      const counts = ["layouts", "styles"].map((name) =>
        of(/** @type {any} */ (name))
          .toFixed(2)
          .padStart(6),
      );
      const rest = [String(of("elements")).padStart(8), of("perSecond").toFixed(1).padStart(8)];
      console.log(
        [String(nodes).padStart(5), String(i + 1).padStart(4), ms.join(" "), "|", counts.join(" "), "|", ...rest].join(
          " ",
        ),
      );
    }
  }
} finally {
  await browser.close();
  for (const server of servers) server.off();
}
