// @ts-check
/**
 * Draws the first screen at publishing: what a newcomer sees before anything runs. Chromium opens the published page
 * in each language; its elements are put into the HTML, and what the page draws on a canvas becomes SVG and styles that
 * fit every size. So the first paint waits for the HTML and two style sheets only; the program takes over when it has
 * arrived (`www/js/shell/first.js`).
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { transform } from "esbuild";
import { TYPES } from "../types.mjs";
import { TARGET } from "./bundle.mjs";
import { APP, escaped, mark, walk } from "./files.mjs";
import { headed } from "./page.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const PUBLISHED = "http://published.invalid/";
const PLAIN = "http://plain.invalid/";
/** Windows that differ in what they show: an element that none of them shows is left out. */
const SIZES = [
  [1440, 900],
  [1000, 700],
  [390, 844],
  [390, 640],
  [320, 568],
  [844, 390],
].map(([width = 0, height = 0]) => ({ width, height }));

/**
 * @typedef {{tag: string, attributes: [string, string][], children: (Drawn | string)[]}} Drawn an element of the page
 * @typedef {{language: string, tree: Drawn[], nodes: Node[], strip: Strip}} Spoken the screen in one language
 * @typedef {{clock: string, ticks: string[], plans: number[], before: number, every: number, moment: number}} Strip the
 *   strip of time: its words, and what is how far apart, in pixels
 * @typedef {{name: string, term: string, short: string, role: string, above: boolean, left: number}} Node a server, and
 *   what is left of its timer
 */

/**
 * Puts the first screen into the published `index.html`.
 * @param {string} from the plain site @param {string} to the published one
 * @returns {Promise<string | undefined>} why there is none, if there is none
 */
export async function firstScreen(from, to) {
  const languages = [...new Set(walk(join(from, "text")).map((name) => name.split("/")[0] ?? ""))];
  const english = languages.indexOf("en");
  languages.unshift(...languages.splice(english, 1));
  let browser;
  try {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: ["--no-sandbox"] });
  } catch (error) {
    return String(error).split("\n")[0] ?? "";
  }
  try {
    const spoken = [];
    for (const language of languages) spoken.push(await look(browser, { from, to, language }));
    const context = await browser.newContext({ bypassCSP: true });
    const page = await opened(context, from, PLAIN, "docs/index.html");
    const places = await page.evaluate(placesOf, spoken[0]?.nodes.length ?? 0);
    await write(to, spoken, places);
    return undefined;
  } finally {
    await browser.close();
  }
}

/**
 * A page of a folder, without a host.
 * @param {import("@playwright/test").BrowserContext} context
 * @param {string} folder @param {string} host @param {string} name
 */
async function opened(context, folder, host, name) {
  const page = await context.newPage();
  await page.route(`${host}**`, (route) => {
    const path = join(folder, decodeURIComponent(new URL(route.request().url()).pathname));
    if (!existsSync(path)) return route.fulfill({ status: 404 });
    return route.fulfill({ body: readFileSync(path), contentType: TYPES[extname(path)] ?? "text/plain" });
  });
  await page.goto(`${host}${name}`);
  return page;
}

/**
 * What the page shows in a language.
 * @param {import("@playwright/test").Browser} browser @param {{from: string, to: string, language: string}} of
 * @returns {Promise<Spoken>}
 */
async function look(browser, { from, to, language }) {
  const seen = await browser.newContext({ locale: language, serviceWorkers: "block", reducedMotion: "no-preference" });
  const page = await opened(seen, to, PUBLISHED, "index.html");
  await page.waitForSelector("#app[data-start] #begin", { timeout: 60_000 });
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.evaluate(markSeen);
  }
  const tree = await page.evaluate(takeDown);
  await seen.close();
  const drawn = await browser.newContext({ bypassCSP: true, locale: language });
  const plain = await opened(drawn, from, PLAIN, "docs/index.html");
  const rest = await plain.evaluate(nodesOf, language);
  await drawn.close();
  return { language, tree, ...rest };
}

/** Runs in the page: marks what is shown at this size. */
function markSeen() {
  const all = /** @type {Iterable<Element>} */ (document.querySelectorAll("#app *"));
  for (const element of all) if (element.getClientRects().length) element.setAttribute("data-seen", "");
}

/** Runs in the page: its elements, without those that no size shows. @returns {Drawn[]} */
function takeDown() {
  const LEFT_OUT = /^(style|title|tabindex|role|hidden|aria-(?!hidden|labelledby).*|data-(seen|id|column|node|cut))$/;
  /** @param {string} text @param {string} [id] @returns {Drawn} */
  const readersOnly = (text, id) => ({
    tag: "span",
    attributes: [["class", "for-readers"], ...(id ? [/** @type {[string, string]} */ (["id", id])] : [])],
    children: [text],
  });
  /** @param {Element} element @returns {Drawn} */
  const drawn = (element) => {
    const tag = element.localName;
    /** @type {[string, string][]} */
    const attributes = [...element.attributes]
      .filter(({ name }) => !LEFT_OUT.test(name))
      .map(({ name, value }) => [name, value.trim().replace(/\s+/g, " ")]);
    // It would be restored when the page is loaded again.
    if (tag === "select") attributes.push(["autocomplete", "off"]);
    // What can be pressed before the program is here has a name by which it is found then.
    if (tag === "button" && !element.id) attributes.push(["disabled", ""]);
    /** @type {(Drawn | string)[]} */
    const children = [];
    for (const child of element.childNodes) {
      if (child instanceof Text && child.data) children.push(child.data);
      if (!(child instanceof Element) || child.localName === "canvas" || child.classList.contains("hits")) continue;
      const kept = child.hasAttribute("data-seen") || child.localName === "option" || tag === "svg";
      if (!kept) continue;
      children.push(drawn(child));
      const name = child.getAttribute("aria-label");
      if (name && child.matches("select")) children.push(readersOnly(name, `first-${child.id}`));
    }
    // A name cannot be an attribute in two languages: it is an element of its own, in a part or beside a field.
    const label = element.getAttribute("aria-label");
    const id = `first-${element.id || element.className}`;
    if (label && tag === "button") children.push(readersOnly(label));
    if (label && element.matches("select, .card")) attributes.push(["aria-labelledby", id]);
    if (label && element.matches(".card")) children.unshift(readersOnly(label, id));
    return { tag, attributes, children };
  };
  const app = /** @type {HTMLElement} */ (document.getElementById("app"));
  return /** @type {Drawn[]} */ (drawn(app).children);
}

/**
 * Runs in a page of the plain site: what the canvases show at the start.
 * @param {string} language
 * @returns {Promise<{nodes: Node[], strip: Strip}>}
 */
async function nodesOf(language) {
  const from = (/** @type {string} */ name) => import(`/js/${name}.js`);
  const [{ openBridge }, { speak }, { scene }, { light }, { clock }, { ticks }, { widthOf }, ...more] =
    await Promise.all(
      [
        "core/bridge",
        "text/language",
        "scene/cluster",
        "scene/theme",
        "core/format",
        "scene/time/ruler",
        "scene/time/layout",
        "scene/time/span",
        "core/lesson",
      ].map(from),
    );
  const [{ firstScale, fromStart }, { FIRST }] = more;
  const [bridge, answer] = await Promise.all([openBridge(), fetch(`/scenarios/${FIRST}.raft`), speak(language)]);
  bridge.load(await answer.text());
  const view = bridge.view();
  const extras = { selection: null, ghosts: [], clockMs: 0, message: null, still: false };
  const [large, small] = [800, 260].map((height) => {
    const { items } = scene(view, 0, { width: Math.max(340, height), height }, extras, light);
    return /** @type {any[]} */ (items);
  });
  const PARTS = ["circle", "arc", "circle", "text", "text", "text"];
  if (view.flights.length || large.map((it) => it.type).join() !== view.nodes.flatMap(() => PARTS).join())
    throw new Error("the first run does not start with followers only: publish/first.mjs cannot draw it yet");
  const nodes = view.nodes.map((/** @type {unknown} */ _, /** @type {number} */ i) => {
    const [, arc, disc, name, term, role] = large.slice(i * PARTS.length);
    const short = small[i * PARTS.length + 4];
    const left = Math.round(((arc.to - arc.from) / (2 * Math.PI)) * 1000) / 10;
    return { name: name.text, term: term.text, short: short.text, role: role.text, above: role.y < disc.y, left };
  });
  const span = fromStart("ms", firstScale("ms", view.settings));
  const { every, text } = ticks(span);
  const far = 32 * every;
  /** @type {number[]} */
  const plans = bridge.timeline(0, far, false, 1).planned.map((/** @type {{ms: number}} */ it) => it.ms / span.perPx);
  const strip = {
    clock: clock(0),
    ticks: Array.from({ length: 32 }, (_, n) => text(n * every)),
    plans: plans.filter((it) => it < far / span.perPx).map((it) => Math.round(it * 10) / 10),
    before: -span.from / span.perPx,
    every: Math.round((every / span.perPx) * 100) / 100,
    moment: Math.round(widthOf(clock(0), 11.5) + 14),
  };
  return { nodes, strip };
}

/**
 * Runs in a page of the plain site: where the nodes of a ring are, relative to its middle, as a sum of three lengths:
 * half its width, half its height, and how much wider it is than `knee` times its height. The differences to the true
 * places, which follow from the length of an ellipse, are below a pixel.
 * @param {number} count
 * @returns {Promise<{lowest: number, near: {knee: number, of: number[][]}, low: {knee: number, of: number[][]}}>}
 */
async function placesOf(count) {
  const name = "/js/scene/ring.js";
  const { ring } = await import(name);
  /** Least squares. @param {number[][]} rows @param {number[]} values */
  const solve = (rows, values) => {
    const n = rows[0]?.length ?? 0;
    const m = Array.from({ length: n }, (_, i) => [
      ...Array.from({ length: n }, (_, j) => rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0)),
      rows.reduce((sum, row, k) => sum + (row[i] ?? 0) * (values[k] ?? 0), 0),
    ]);
    const at = (/** @type {number} */ i, /** @type {number} */ j) => m[i]?.[j] ?? 0;
    for (let i = 0; i < n; i += 1) {
      for (let k = 0; k < n; k += 1) {
        if (k === i) continue;
        const factor = at(k, i) / at(i, i);
        m[k] = (m[k] ?? []).map((value, j) => value - factor * at(i, j));
      }
    }
    return m.map((row, i) => Math.round(((row[n] ?? 0) / at(i, i)) * 1e4) / 1e4 || 0);
  };
  /** @type {{low: boolean, x: number, y: number, rx: number, ry: number, spots: {x: number, y: number}[]}[]} */
  const all = [];
  for (let width = 250; width < 1500; width += 31)
    for (let height = 140; height < 1000; height += 23) all.push(ring(count, { width, height }));
  const fit = (/** @type {boolean} */ low, /** @type {number} */ knee) => {
    const some = all.filter((it) => it.low === low);
    // A small ring counts as much as a large one.
    const rows = some.map(({ rx, ry }) => [rx / ry, 1, Math.max(0, rx / ry - knee)]);
    const of = Array.from({ length: count }, (_, i) => [
      ...solve(
        rows,
        some.map((it) => ((it.spots[i]?.x ?? 0) - it.x) / it.ry),
      ),
      ...solve(
        rows,
        some.map((it) => ((it.spots[i]?.y ?? 0) - it.y) / it.ry),
      ),
    ]);
    return { knee, of };
  };
  const lowest = Math.max(
    ...Array.from({ length: count }, (_, i) => Math.sin((2 * Math.PI * i) / count - Math.PI / 2)),
  );
  return { lowest: Math.max(0.4, lowest), near: fit(false, 1.02), low: fit(true, 1.2) };
}

/**
 * @param {string} to @param {Spoken[]} spoken
 * @param {Awaited<ReturnType<typeof placesOf>>} places
 */
async function write(to, spoken, places) {
  const { nodes = [], strip } = spoken[0] ?? {};
  const languages = spoken.map((it) => it.language);
  const text = [
    readFileSync(join(HERE, "first.css"), "utf8"),
    // Each language has its own words; a language that the page does not know has English ones.
    ...languages.map((it) => `:root[lang="${it}"] .say:not([lang="${it}"]) { display: none; }`),
    `.ring { --lowest: ${places.lowest}; --knee: ${places.near.knee}; }`,
    `.lanes { --count: ${nodes.length}; --before: ${strip?.before}px; --every: ${strip?.every}px;`,
    `--moment: ${strip?.moment}px; }`,
    ...places.near.of.map((of, i) => `.at-${i + 1} { ${factors(of)} --n: ${i}; }`),
    `@container (max-height: 249.9px) or (max-width: 329.9px) { .ring { --knee: ${places.low.knee}; }`,
    ...places.low.of.map((of, i) => `.at-${i + 1} { ${factors(of)} }`),
    "}",
  ].join("\n");
  const css = (await transform(text, { loader: "css", minify: true, target: TARGET })).code;
  const script = await transform(readFileSync(join(HERE, "first.js"), "utf8"), {
    loader: "js",
    minify: true,
    target: TARGET,
    define: { "self.LANGUAGES": JSON.stringify(languages) },
  });
  const cssName = `${APP}/first-${mark(css)}.css`;
  const scriptName = `${APP}/first-${mark(script.code)}.js`;
  writeFileSync(join(to, cssName), css);
  writeFileSync(join(to, scriptName), script.code);

  const html = readFileSync(join(to, "index.html"), "utf8");
  const app = `<div id="app" class="app">`;
  if (!html.includes(app)) throw new Error(`index.html has no ${app}`);
  const screen = spoken.map((it) => withDrawings(it));
  const markup = `<div class="first" id="first">${woven(
    screen.map((it) => it.tree),
    languages,
  )}</div>`;
  const shape = `data-tools="off" data-view="all" data-controls="full"`;
  const state = `${shape} data-tab="cluster" data-start="" data-crowded=""`;
  const page = html
    .replace(app, () => `${app.slice(0, -1)} ${state}>\n${markup}`)
    // Before the style sheets: the browser does not wait for them to run it.
    .replace(/(<title>)/, (title) => `<script src="${scriptName}"></script>\n    ${title}`);
  writeFileSync(join(to, "index.html"), headed(page, [`<link rel="stylesheet" href="${cssName}">`]));
}

/** @param {number[]} of */
const factors = (of) => ["xa", "xb", "xc", "ya", "yb", "yc"].map((name, i) => `--${name}: ${of[i] ?? 0};`).join(" ");

/** The screen with what the page draws on canvases. @param {Spoken} spoken @returns {Spoken} */
function withDrawings(spoken) {
  const { nodes, strip } = spoken;
  const plans = strip.plans.map((at) => `M${at - 4} 0.5h8l-4 7z`).join("");
  /** @param {string} tag @param {Record<string, string>} attributes @param {(Drawn | string)[]} children */
  const make = (tag, attributes, ...children) => ({ tag, attributes: Object.entries(attributes), children });
  const box = (/** @type {string} */ name, /** @type {string[]} */ ...text) => make("div", { class: name }, ...text);
  const ring = make(
    "svg",
    { class: "ring", "aria-hidden": "true" },
    ...nodes.map(({ name, term, short, role, above, left }, i) =>
      make(
        "g",
        { class: `at-${i + 1}` },
        make("circle", {}),
        make("circle", { class: "left", pathLength: "100", "stroke-dasharray": `${left} 100` }),
        make("circle", { class: "disc" }),
        make("text", { class: "name" }, name),
        make("text", { class: "term" }, term),
        make("text", { class: "short" }, short),
        make("text", { class: `role ${above ? "above" : "below"}` }, role),
      ),
    ),
  );
  const lanes = make(
    "div",
    { class: "lanes", "aria-hidden": "true" },
    box("grid"),
    box("edge"),
    box("ticks short"),
    box("ticks long"),
    make("ol", {}, ...strip.ticks.map((it) => make("li", {}, it))),
    ...nodes.map(({ name }, i) => box(`lane at-${i + 1}`, name)),
    box("head"),
    box("handle"),
    make("svg", { class: "plans" }, make("path", { d: plans })),
    box("moment", strip.clock),
  );
  /** @param {Drawn} it @returns {Drawn} */
  const drawn = (it) => {
    const name = it.attributes.find(([name]) => name === "class")?.[1].split(" ")[0];
    if (name === "field") return { ...it, children: [ring] };
    if (name === "time-plot") return { ...it, children: [lanes] };
    return { ...it, children: it.children.map((child) => (typeof child === "string" ? child : drawn(child))) };
  };
  return { ...spoken, tree: spoken.tree.map(drawn) };
}

/** Elements without an end tag. */
const VOID = new Set(["input", "br", "img"]);

/**
 * The same elements in several languages as one text: where the words differ, each language has its own.
 * @param {(Drawn | string)[][]} trees @param {string[]} languages @returns {string}
 */
function woven(trees, languages) {
  const [first = [], ...others] = trees;
  if (others.some((tree) => tree.length !== first.length)) throw new Error("the languages have different elements");
  return first
    .map((part, i) => {
      const parts = trees.map((tree) => tree[i] ?? "");
      if (typeof part === "string") {
        if (parts.every((it) => it === part)) return escaped(part);
        return parts.map((it, i) => `<span class="say" lang="${languages[i]}">${escaped(String(it))}</span>`).join("");
      }
      const elements = parts.map((it) => {
        if (typeof it === "string" || it.tag !== part.tag) throw new Error(`no ${part.tag} in one of the languages`);
        return it;
      });
      const attributes = part.attributes.map(([name, value]) => (value ? ` ${name}="${escaped(value)}"` : ` ${name}`));
      if (VOID.has(part.tag)) return `<${part.tag}${attributes.join("")}>`;
      const inner = woven(
        elements.map((it) => it.children),
        languages,
      );
      // In SVG, a part of a text has another name.
      const words = part.tag === "text" ? inner.replaceAll(/<(\/?)span\b/g, "<$1tspan") : inner;
      return `<${part.tag}${attributes.join("")}>${words}</${part.tag}>`;
    })
    .join("");
}
