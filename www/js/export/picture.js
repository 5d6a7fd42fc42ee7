// @ts-check
/**
 * A picture of the run to be taken elsewhere: the same display lists that the canvases show, one below the other, with
 * what runs above them and where it can be played below. `svg.js` and `png.js` write it.
 *
 * @import { Bridge } from "../bridge.js"
 * @import { State } from "../types.js"
 * @import { Item } from "../scene/items.js"
 * @import { Theme } from "../theme.js"
 *
 * @typedef {object} Part a display list, and where it stands; it is cut off at its edges
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {Item[]} items
 *
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {Part[]} parts
 * @property {Theme} theme
 * @property {string} title
 * @property {string} alt what is to be seen, in words
 * @property {string} link the run at this moment
 * @property {string} version
 *
 * @typedef {object} Order what is wanted
 * @property {"moment" | "span"} what
 * @property {boolean} diagram of a moment: with the space-time diagram below the cluster
 * @property {number} fromMs of a span
 * @property {number} toMs of a span
 * @property {import("../types.js").ThemeChoice} theme
 */
import { clock } from "../format.js";
import { PATHS } from "../scene/items.js";
import { scene } from "../scene.js";
import { over, shownOf, under } from "../scene/time.js";
import { layoutOf } from "../scene/time/layout.js";
import { t } from "../text/en.js";
import { themeOf } from "../theme.js";

const WIDTH = 960;
/** Of the cluster. */
const RING = 460;
const EDGE = 20;
/** What the diagram of a moment shows of the past, and of the future that is known, virtual milliseconds. */
const BEFORE_MS = 120;
const AFTER_MS = 40;
/** The most messages of a diagram: more are lines upon lines. */
const MOST_MESSAGES = 20_000;

/**
 * @param {State} state @param {Bridge} bridge @param {Order} order @param {string} link
 * @returns {Picture}
 */
export function picture(state, bridge, order, link) {
  const theme = themeOf(order.theme);
  /** @type {Part[]} */
  const parts = [];
  let y = 0;
  const add = (/** @type {Item[]} */ items, /** @type {number} */ height) => {
    parts.push({ x: 0, y, width: WIDTH, height, items });
    y += height;
  };
  const top = heading(state, order, theme);
  add(top.items, top.height);
  if (order.what === "moment") {
    const size = { width: WIDTH, height: RING };
    const extras = { selection: state.selection, ghosts: [], clockMs: 0, message: state.message, still: state.still };
    add(scene(state.view, state.nowMs, size, extras, theme).items, RING);
    const span = { from: Math.max(0, state.nowMs - BEFORE_MS), to: state.nowMs + AFTER_MS };
    if (order.diagram) diagram(state, bridge, span, theme, add);
  } else {
    diagram(state, bridge, { from: order.fromMs, to: Math.max(order.toMs, order.fromMs + 0.1) }, theme, add);
  }
  const version = bridge.engine();
  const foot = footing(link, version, theme);
  add(foot, 42);
  const title = state.view.title || t.title;
  return { width: WIDTH, height: y, parts, theme, title, alt: inWords(state, order), link, version };
}

/**
 * The space-time diagram of a span, with all its lanes.
 * @param {State} state @param {Bridge} bridge @param {{from: number, to: number}} wanted @param {Theme} theme
 * @param {(items: Item[], height: number) => void} add
 */
function diagram(state, bridge, wanted, theme, add) {
  const data = bridge.timeline(wanted.from, wanted.to, false, MOST_MESSAGES);
  // The names stand to the left of it.
  const perPx = (wanted.to - wanted.from) / (WIDTH - 50 - EDGE);
  const span = { axis: /** @type {const} */ ("ms"), from: wanted.from, perPx };
  const lanes = state.view.nodes.length;
  const first = shownOf(state, data, span, { width: WIDTH, height: 60 + lanes * 34 }, 0);
  const shown = { ...first, size: { width: WIDTH, height: layoutOf(first).height } };
  const drawn = under(shown, theme);
  add([...drawn.items, ...over(shown, drawn.layout, theme, null)], drawn.layout.height + 8);
}

/** What runs, when, and what is not as it should be. @param {State} state @param {Order} order @param {Theme} theme */
function heading(state, order, theme) {
  const { view, nowMs } = state;
  /** @type {Item[]} */
  const items = [];
  let y = 26;
  const line = (/** @type {string} */ text, /** @type {number} */ size, bold = false, fill = theme.ink) => {
    items.push({ type: "text", x: EDGE, y, text, size, bold, fill, align: "left" });
    y += size + 9;
  };
  line(view.title || t.title, 18, true);
  line(
    order.what === "moment" ? clock(nowMs) : `${clock(order.fromMs)} – ${clock(order.toMs)}`,
    13,
    false,
    theme.muted,
  );
  if (view.say && order.what === "moment") line(view.say, 14);
  const warn = (/** @type {string} */ text) => {
    items.push({ type: "path", x: EDGE + 7, y: y - 1, scale: 0.62, d: PATHS.no, stroke: theme.evidence, width: 2 });
    items.push({ type: "text", x: EDGE + 20, y, text, size: 14, bold: true, fill: theme.evidence, align: "left" });
    y += 24;
  };
  for (const rule of view.rulesOff) warn(t.header.notRaft(rule.name));
  const broken = view.violations.at(-1);
  if (broken) warn(`${t.banner.title(broken.property)} ${t.banner.at(clock(broken.atMs))}`);
  return { items, height: y };
}

/** @param {string} link @param {string} version @param {Theme} theme @returns {Item[]} */
function footing(link, version, theme) {
  const address = link.replace(/^https?:\/\//, "");
  // About six pixels a letter, and what is cut is in the file all the same.
  const most = Math.floor((WIDTH - 2 * EDGE - 230) / 6.1);
  const text = address.length > most ? `${address.slice(0, most - 1)}…` : address;
  const row = { type: /** @type {const} */ ("text"), y: 24, size: 11, fill: theme.muted };
  return [
    { type: "line", x1: EDGE, y1: 6, x2: WIDTH - EDGE, y2: 6, stroke: theme.faint, width: 1 },
    { ...row, x: EDGE, text: t.export.foot(version), align: "left" },
    { ...row, x: WIDTH - EDGE, text, align: "right" },
  ];
}

/** What is to be seen, for whoever does not see it. @param {State} state @param {Order} order */
export function inWords(state, order) {
  const { view, nowMs } = state;
  const title = view.title || t.title;
  if (order.what === "span") return t.export.spanAlt(title, clock(order.fromMs), clock(order.toMs), view.nodes.length);
  const nodes = view.nodes.map((node) => {
    const what = node.status === "up" ? t.role[node.role] : t.status[node.status];
    return t.node.label(node.name, what, node.term);
  });
  const off = view.rulesOff.map((rule) => t.header.notRaft(rule.name));
  const broken = view.violations.map((it) => `${t.banner.title(it.property)} ${t.banner.at(clock(it.atMs))}`);
  const words = [t.export.momentAlt(title, clock(nowMs)), ...off, ...broken, `${nodes.join("; ")}`];
  words.push(t.export.flying(view.flights.length + view.flightsLeftOut), t.export.committed(view.committed));
  if (view.sentence) words.push(view.sentence);
  return words.map((it) => it.replace(/\.?$/, ".")).join(" ");
}
