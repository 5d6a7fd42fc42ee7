// @ts-check
/**
 * Draws pictures of real runs for link previews, and the icon in the sizes that systems need. Chromium draws them with
 * the modules of the plain site.
 */
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { chromium } from "@playwright/test";
import { TYPES } from "../types.mjs";

/** The size of a preview, in pixels. */
export const CARD = { width: 1200, height: 630 };
/** Sizes of the icon in pixels, and whether it is maskable, with a margin that a system may cut off. */
export const ICONS = /** @type {const} */ ([
  { size: 192, ground: false },
  { size: 512, ground: false },
  { size: 512, ground: true },
]);

const HOST = "http://plain.invalid/";

/**
 * @typedef {{name: string, title: string, claim: string, section: string}} Subject of a picture
 * @typedef {{png: Uint8Array, alt: string}} Card
 */

/**
 * @param {string} from the plain site
 * @param {{subject: Subject, script: string}[]} subjects an empty script: the default run
 * @param {string} icon SVG
 * @returns {Promise<{cards: Map<string, Card>, icons: Uint8Array[]} | string>} or a string: why there are none
 */
export async function pictures(from, subjects, icon) {
  const executablePath = process.env.CHROMIUM || undefined;
  let browser;
  try {
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--force-color-profile=srgb"] });
  } catch (error) {
    return String(error).split("\n")[0] ?? "";
  }
  try {
    const context = await browser.newContext({ bypassCSP: true, colorScheme: "light", reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.route(`${HOST}**`, (route) => {
      const path = join(from, decodeURIComponent(new URL(route.request().url()).pathname));
      if (!existsSync(path)) return route.fulfill({ status: 404 });
      return route.fulfill({ body: readFileSync(path), contentType: TYPES[extname(path)] ?? "text/plain" });
    });
    await page.goto(`${HOST}docs/index.html`);
    const png = (/** @type {string} */ url) => new Uint8Array(Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
    /** @type {Map<string, Card>} */
    const cards = new Map();
    for (const { subject, script } of subjects) {
      const { url, alt } = await page.evaluate(drawCard, { subject, script, icon, ...CARD });
      cards.set(subject.name, { png: png(url), alt });
    }
    const icons = [];
    for (const it of ICONS) icons.push(png(await page.evaluate(drawIcon, { icon, ...it })));
    return { cards, icons };
  } finally {
    await browser.close();
  }
}

/**
 * Runs in the page. Candidates are each bookmark and the moment 4 ms later; it draws the one that shows most. Without
 * bookmarks it draws a moment of the first election.
 * @param {{subject: Subject, script: string, icon: string, width: number, height: number}} what
 * @returns {Promise<{url: string, alt: string}>}
 */
async function drawCard({ subject, script, icon, width, height }) {
  const from = (/** @type {string} */ name) => import(`/js/${name}.js`);
  const [{ openBridge }, { scene }, { paint }, { themeOf }] = await Promise.all(
    ["core/bridge", "scene/cluster", "ui/paint", "ui/theme"].map(from),
  );
  const page = /** @type {any} */ (window);
  const bridge = (page.bridge ??= await openBridge());
  const taken = bridge.load(script || bridge.defaultScript());
  if (!taken.ok) throw new Error(`${subject.name}: ${JSON.stringify(taken)}`);
  const theme = themeOf("light");
  /** @type {number[]} */
  const marked = bridge.view().bookmarks.map((/** @type {{atMs: number}} */ mark) => mark.atMs);
  const moments = marked.length ? marked.flatMap((at) => [at, at + 4]) : [180, 200, 220, 240, 260];
  // Drawn at the size of a small screen, then enlarged.
  const LARGER = 1.55;
  const size = { width: 680 / LARGER, height: height / LARGER };
  const extras = { selection: null, ghosts: [], clockMs: 0, message: null, still: false };
  const shown = moments.map((atMs) => {
    while (!bridge.seek(atMs, 100_000));
    const view = bridge.view();
    return { atMs, view, list: scene(view, atMs, size, extras, theme) };
  });
  const { atMs, view, list } = shown.reduce((a, b) => (b.list.items.length > a.list.items.length ? b : a));

  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("there is no canvas");
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, width, height);

  const cluster = document.createElement("canvas");
  Object.assign(cluster, { width: 680, height });
  const inner = cluster.getContext("2d");
  inner?.setTransform(LARGER, 0, 0, LARGER, 0, 0);
  paint(inner, list, size, theme.font);
  context.drawImage(cluster, 10, 0);

  /** @param {string} text @param {number} most pixels @returns {string[]} */
  const lines = (text, most) => {
    const all = [""];
    for (const word of text.split(" ")) {
      const last = all.length - 1;
      const longer = `${all[last]} ${word}`.trim();
      if (context.measureText(longer).width <= most) all[last] = longer;
      else all.push(word);
    }
    return all;
  };
  const [left, room] = [720, width - 720 - 60];
  context.textBaseline = "alphabetic";
  let y = 130;
  for (const [text, look, high, ink, gap] of /** @type {[string, string, number, string, number][]} */ ([
    [subject.title, "700 54px", 62, theme.ink, 22],
    [subject.claim, "400 29px", 41, theme.ink, 20],
    [subject.section, "400 24px", 32, theme.muted, 0],
  ])) {
    context.font = `${look} ${theme.font}`;
    context.fillStyle = ink;
    for (const line of lines(text, room)) {
      context.fillText(line, left, y);
      y += high;
    }
    y += gap;
  }
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(icon)}`;
  await picture.decode();
  context.drawImage(picture, left, height - 98, 48, 48);
  context.font = `600 28px ${theme.font}`;
  context.fillStyle = theme.muted;
  context.fillText("Raft playground", left + 62, height - 64);

  const nodes = view.nodes.map((/** @type {any} */ node) => {
    const what = node.status === "up" ? node.role : node.status;
    return `${node.name} ${what}${node.status === "up" ? ` in term ${node.term}` : ""}`;
  });
  const flights = view.flights.length;
  const way = flights === 1 ? "; one message is on its way" : flights ? `; ${flights} messages are on their way` : "";
  const alt = `The cluster after ${atMs} ms: ${nodes.join(", ")}${way}.`;
  return { url: canvas.toDataURL("image/png"), alt };
}

/**
 * Runs in the page.
 * @param {{icon: string, size: number, ground: boolean}} what @returns {Promise<string>}
 */
async function drawIcon({ icon, size, ground }) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("there is no canvas");
  if (ground) {
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, size, size);
  }
  const picture = new Image(size, size);
  picture.src = `data:image/svg+xml,${encodeURIComponent(icon)}`;
  await picture.decode();
  // A system may cut off all but the inner four fifths of a maskable icon.
  const inset = ground ? size * 0.2 : 0;
  context.drawImage(picture, inset, inset, size - 2 * inset, size - 2 * inset);
  return canvas.toDataURL("image/png");
}
