// @ts-check
/**
 * Pictures for paper: the cluster with the logs beside it, and what the marks of the logs mean.
 * @import { State } from "../../core/types.js"
 * @import { View } from "../../core/view.js"
 * @import { Item } from "../../scene/items.js"
 */
import { scene } from "../../scene/cluster.js";
import { NAMES_WIDTH, legendScene, logScene } from "../../scene/logs.js";
import { light } from "../../scene/theme.js";
import { set } from "../../ui/dom.js";
import { svg } from "../../ui/svg.js";
import { inWords, logsOf } from "../export/picture.js";

/** The cluster: pixels at the size of the page's own canvas. */
const RING = 270;
const RING_HEIGHT = 236;
/** A column of the logs: narrower if there are many of them. */
const [CELL, NARROW_CELL, FEW] = [54, 44, 5];
const GAP = 8;
/** The width of logs without an entry. */
const EMPTY = 210;

/** What is drawn of a moment. */
const ORDER = /** @type {const} */ ({
  what: "moment",
  ring: true,
  logs: true,
  diagram: false,
  theme: "light",
  fromMs: 0,
  toMs: 0,
});

/** A moment of a run beside the page's. @param {State} state @param {View} view @returns {State} */
const stateAt = (state, view) => ({ ...state, view, nowMs: view.nowMs, selection: null, message: null, kept: null });

/** @param {State} page @param {View} view @returns {SVGElement} */
export function momentPicture(page, view) {
  const state = stateAt(page, view);
  const { first, last, ...rest } = logsOf(state, ORDER);
  const columns = last - first + 1;
  const cell = columns > FEW ? NARROW_CELL : CELL;
  const logs = { ...rest, first, last, cell };
  const drawn = logScene({ ...logs, legend: [] }, light);
  const height = Math.max(RING_HEIGHT, drawn.height);
  const extras = { selection: null, ghosts: [], clockMs: 0, message: null, still: true };
  const ring = scene(view, view.nowMs, { width: RING, height }, extras, light).items;
  const logsY = Math.max(0, Math.floor((height - drawn.height) / 2));
  const width = columns > 0 ? NAMES_WIDTH + (columns + 1) * cell : EMPTY;
  const all = whole(RING + GAP + width, height);
  all.append(part(ring, 0, 0, RING, height), part(drawn.items, RING + GAP, logsY, width, drawn.height));
  set(all, "role", "img");
  set(all, "aria-label", inWords(state, ORDER, null, logs));
  return all;
}

/** What the marks in the logs of these moments mean. @param {State} page @param {View[]} views @param {number} width */
export function legendPicture(page, views, width) {
  const known = views.flatMap((view) => logsOf(stateAt(page, view), ORDER).legend);
  const kinds = known.filter((it, i) => known.findIndex(({ draw }) => draw === it.draw) === i);
  // Each picture has a leader of its own.
  const legend = kinds.map((it) => (it.draw === "match" ? { ...it, text: "matchIndex" } : it));
  const { items, height } = legendScene(legend, width, light);
  const all = whole(width, height);
  all.append(part(items, 0, 0, width, height));
  set(all, "aria-hidden", "true");
  return all;
}

/** @param {number} width @param {number} height */
function whole(width, height) {
  const all = svg([], width, height, light.font);
  for (const name of ["width", "height", "aria-hidden"]) all.removeAttribute(name);
  set(all, "class", "sheet-picture");
  return all;
}

/** @param {Item[]} items @param {number} x @param {number} y @param {number} width @param {number} height */
function part(items, x, y, width, height) {
  const it = svg(items, width, height, light.font);
  set(it, "x", String(x));
  set(it, "y", String(y));
  return it;
}
