// @ts-check
/**
 * The logs as a display list, for pictures: the marks of the page's table. A row for each node, a column for each
 * index; a cell has the fill and the number of its term, a lock and a solid outline if the entry is committed, a bar
 * below it if its node knows that, and a stroke through it if another entry is committed there.
 *
 * @import { Entry, NodeView, Progress, Standing, View } from "../core/view.js"
 * @import { Theme } from "./theme.js"
 * @import { Item, TextItem } from "./items.js"
 *
 * @typedef {object} Logs what is drawn
 * @property {View} view
 * @property {number} first column
 * @property {number} last column
 * @property {{state: "committed" | "differ" | "not", term: number}[]} states of the columns, with the terms of the
 *   committed entries where logs differ
 * @property {NodeView | undefined} leader whose nextIndex and matchIndex are drawn
 * @property {number} cell the width of a column
 * @property {{text: string, draw: Standing | "next" | "match"}[]} legend
 */
import { clip, widthIn } from "../core/format.js";
import { say, tell } from "../text/say.js";
import { PATHS } from "./items.js";
import { termFill } from "./theme.js";

/** The names of the nodes, with their terms. */
export const NAMES_WIDTH = 92;
const HEAD = 46;
const ROW = 44;
const CELL_HEIGHT = 31;
/** Between two cells. */
const GAP = 5;
/** A line of the legend. */
const LINE = 22;

/** @param {number} width @param {number} size */
const lettersIn = (width, size) => Math.max(1, Math.floor(width / (size * 0.64)));

/** @param {Logs} logs @param {Theme} theme @returns {{items: Item[], width: number, height: number}} */
export function logScene(logs, theme) {
  const { view, first, last, cell } = logs;
  /** @type {Item[]} */
  const items = [];
  const left = (/** @type {number} */ index) => NAMES_WIDTH + (index - first) * cell;
  const columns = Math.max(0, last - first + 1);
  const width = Math.max(NAMES_WIDTH + (columns + 1) * cell, 300);
  if (columns === 0)
    items.push(text({ x: NAMES_WIDTH, y: 22, text: say("logs-empty"), size: 12, fill: theme.muted, align: "left" }));
  drawHead(items, logs, left, theme);
  view.nodes.forEach((node, i) => drawRow(items, logs, node, HEAD + i * ROW, left, theme));
  const rows = HEAD + view.nodes.length * ROW;
  drawEvidence(items, logs, left, rows, theme);
  const lines = drawLegend(items, logs, rows + 14, width, theme);
  return { items, width, height: rows + 6 + lines * LINE + 10 };
}

/**
 * What the marks mean, by itself.
 * @param {Logs["legend"]} legend @param {number} width @param {Theme} theme @returns {{items: Item[], height: number}}
 */
export function legendScene(legend, width, theme) {
  /** @type {Item[]} */
  const items = [];
  const lines = drawLegend(items, { legend }, LINE / 2, width, theme);
  return { items, height: lines * LINE };
}

/** @param {Omit<TextItem, "type">} it @returns {TextItem} */
const text = (it) => ({ type: "text", ...it });

/** @param {number} x @param {number} y @param {string} stroke @param {number} scale @returns {Item} */
const lock = (x, y, stroke, scale) => ({ type: "path", x, y, scale, d: PATHS.lock, stroke, width: 1.4 });

/**
 * The words over the columns, and their indices.
 * @param {Item[]} items @param {Logs} logs @param {(index: number) => number} left @param {Theme} theme
 */
function drawHead(items, { first, last, states, cell }, left, theme) {
  for (let at = 0; at < states.length;) {
    const { state, term = 0 } = states[at] ?? {};
    let next = at + 1;
    while (next < states.length && states[next]?.state === state && states[next]?.term === term) next += 1;
    const [from, to] = [left(first + at), left(first + next) - GAP];
    const line = { x1: from, y1: 20, x2: to, y2: 20, width: 2 };
    const committed = state !== "not";
    const ink = state === "not" ? theme.muted : theme.ink;
    const dash = state === "not" ? [0.1, 4] : state === "differ" ? [6, 4] : undefined;
    items.push({ type: "line", ...line, stroke: ink, dash });
    // The last words reach over the edge of their columns.
    const room = (next === states.length ? to + cell : to) - from - (committed ? 14 : 0);
    if (committed) items.push(lock(from + 5, 9, ink, 0.9));
    const words =
      state === "differ" ? say("logs-differ", { term }) : say(committed ? "is-committed" : "log-not-committed");
    if (widthIn(words) <= lettersIn(room, 11))
      items.push(
        text({
          x: from + (committed ? 14 : 0),
          y: 9,
          text: words,
          size: 11,
          bold: state !== "not",
          fill: ink,
          align: "left",
        }),
      );
    at = next;
  }
  for (let index = first; index <= last; index += 1) {
    const locked = states[index - first]?.state === "committed";
    const words = index === first && first > 1 ? say("up-to-index", { index }) : String(index);
    const x = left(index) + (cell - GAP) / 2;
    items.push(text({ x, y: 34, text: words, size: 12, bold: locked, fill: locked ? theme.ink : theme.muted }));
  }
}

/**
 * @param {Item[]} items @param {Logs} logs @param {NodeView} node @param {number} y its upper edge
 * @param {(index: number) => number} left @param {Theme} theme
 */
function drawRow(items, logs, node, y, left, theme) {
  const { first, last, cell, leader } = logs;
  const middle = y + CELL_HEIGHT / 2;
  drawName(items, node, middle, theme);
  const progress = leader?.id === node.id ? undefined : leader?.progress.find((it) => it.id === node.id);
  const width = cell - GAP;
  if (node.snapshotIndex >= first) {
    const upTo = Math.min(node.snapshotIndex, last);
    drawCompacted(items, node, left(first), y, left(upTo + 1) - GAP - left(first), theme);
  }
  for (const entry of node.log)
    if (entry.index >= first && entry.index <= last && entry.index > node.snapshotIndex)
      drawEntry(items, entry, left(entry.index), y, width, node.status === "crashed", theme);
  if (progress) drawProgress(items, progress, first, last, left, y + CELL_HEIGHT + 7, width, theme);
}

/** @param {Item[]} items @param {NodeView} node @param {number} y @param {Theme} theme */
function drawName(items, { name, role, status, term }, y, theme) {
  const down = status === "crashed";
  const [fill, ink] = [termFill(theme, term), term > 0 ? theme.onTerm : theme.ink];
  items.push({
    type: "rect",
    x: 0,
    y: y - 9,
    w: 28,
    h: 18,
    round: 5,
    fill,
    stroke: down ? theme.muted : theme.ink,
    width: 1,
  });
  items.push(text({ x: 14, y, text: say("term-short", { term }), size: 11, fill: ink }));
  items.push(text({ x: 35, y, text: name, size: 13, bold: true, fill: down ? theme.muted : theme.ink, align: "left" }));
  const mark = down ? "no" : status === "paused" ? "pause" : role === "leader" ? "crown" : null;
  if (!mark) return;
  const solid = mark === "crown";
  items.push({
    type: "path",
    x: 70,
    y,
    scale: 0.75,
    d: PATHS[mark],
    fill: solid ? theme.ink : undefined,
    stroke: theme.ink,
    width: solid ? 1 : 2,
  });
}

/**
 * @param {Item[]} items @param {Entry} entry @param {number} x @param {number} y @param {number} w
 * @param {boolean} down whether its node is crashed @param {Theme} theme
 */
function drawEntry(items, { term, text: words, durable, standing }, x, y, w, down, theme) {
  const edge = down ? theme.muted : theme.ink;
  const known = standing === "known";
  const dash = !durable ? [0.1, 3.5] : known ? undefined : [4, 3];
  const box = { x, y, w, h: CELL_HEIGHT, round: 4 };
  items.push({ type: "rect", ...box, fill: termFill(theme, term), stroke: edge, width: known ? 2 : 1.5, dash });
  if (known) items.push({ type: "rect", x: x - 1, y: y + CELL_HEIGHT + 2, w: w + 2, h: 4, round: 0, fill: edge });
  const middle = x + w / 2;
  items.push(text({ x: middle, y: y + 9, text: say("term-short", { term }), size: 10, fill: theme.onTerm }));
  const short = clip(tell(words), lettersIn(w + 2, 12));
  items.push(text({ x: middle, y: y + 21, text: short, size: 12, bold: true, fill: theme.onTerm }));
  if (known || standing === "committed") items.push(lock(x + w - 6.5, y + 7.5, theme.onTerm, 0.7));
  if (standing === "replaced" || standing === "disputed")
    items.push({
      type: "line",
      x1: x + 2,
      y1: y + CELL_HEIGHT - 3,
      x2: x + w - 2,
      y2: y + 3,
      stroke: theme.onTerm,
      width: 1.5,
    });
}

/**
 * @param {Item[]} items @param {NodeView} node @param {number} x @param {number} y @param {number} w
 * @param {Theme} theme
 */
function drawCompacted(items, { snapshotIndex }, x, y, w, theme) {
  /** @type {number[]} */
  const points = [];
  // Slanted lines, cut off at the edges of the box.
  for (let at = -CELL_HEIGHT + 6; at < w; at += 7) {
    const [from, to] = [Math.max(at, 0), Math.min(at + CELL_HEIGHT, w)];
    points.push(x + from, y + CELL_HEIGHT - (from - at), x + to, y + CELL_HEIGHT - (to - at));
  }
  items.push({ type: "lines", points, stroke: theme.muted, width: 1.5, alpha: 0.45 });
  items.push({ type: "rect", x, y, w, h: CELL_HEIGHT, round: 4, stroke: theme.muted, width: 1.5 });
  const words = say("up-to-index", { index: snapshotIndex });
  const half = widthIn(words) * 4 + 4;
  const middle = y + CELL_HEIGHT / 2;
  items.push({ type: "rect", x: x + w / 2 - half, y: middle - 8, w: 2 * half, h: 16, round: 3, fill: theme.ground });
  items.push(text({ x: x + w / 2, y: middle, text: words, size: 12, bold: true, fill: theme.ink }));
}

/**
 * What the leader believes of a follower: nextIndex and matchIndex, below their cells.
 * @param {Item[]} items @param {Progress} progress @param {number} first @param {number} last
 * @param {(index: number) => number} left @param {number} y @param {number} w @param {Theme} theme
 */
function drawProgress(items, { matched, next }, first, last, left, y, w, theme) {
  // The first column stands for all up to it.
  const column = (/** @type {number} */ index) => left(Math.max(first, Math.min(index, last + 1)));
  if (matched > 0 && matched <= last) drawMark(items, "match", column(matched) + w - 6, y, theme);
  if (next > 0) drawMark(items, "next", column(next) + 7, y, theme);
}

/** @param {Item[]} items @param {"next" | "match"} which @param {number} x @param {number} y @param {Theme} theme */
function drawMark(items, which, x, y, theme) {
  const ink = theme.family.replication;
  if (which === "match") items.push({ type: "circle", x, y, r: 4.5, fill: ink, stroke: theme.ground, width: 1.5 });
  else {
    /** @type {[number, number][]} */
    const points = [
      [x, y - 5],
      [x + 5, y + 4],
      [x - 5, y + 4],
    ];
    items.push({ type: "poly", points, fill: theme.ground, stroke: ink, width: 2 });
  }
}

/**
 * The column at which a property is broken.
 * @param {Item[]} items @param {Logs} logs @param {(index: number) => number} left @param {number} end
 * @param {Theme} theme
 */
function drawEvidence(items, { view, first, last, cell }, left, end, theme) {
  const index = view.violations.at(-1)?.index ?? 0;
  if (index < first || index > last) return;
  const box = { x: left(index) - GAP / 2, y: 24, w: cell, h: end - 26, round: 4 };
  items.push({ type: "rect", ...box, stroke: theme.evidence, width: 2.5 });
}

/**
 * What the marks mean, in lines. Returns how many lines.
 * @param {Item[]} items @param {Pick<Logs, "legend">} logs @param {number} top @param {number} width
 * @param {Theme} theme
 */
function drawLegend(items, { legend }, top, width, theme) {
  let [x, line] = [0, 0];
  for (const { text: words, draw } of legend) {
    const needed = 26 + widthIn(words) * 6.6 + 16;
    if (x > 0 && x + needed > width) [x, line] = [0, line + 1];
    const y = top + line * LINE;
    if (draw === "next" || draw === "match") drawMark(items, draw, x + 9, y, theme);
    else {
      const known = draw === "known";
      const box = { x, y: y - 6, w: 18, h: 12, round: 3, stroke: theme.ink };
      items.push({ type: "rect", ...box, width: known ? 2 : 1.5, dash: known ? undefined : [4, 3] });
      if (known) items.push({ type: "rect", x: x - 1, y: y + 8, w: 20, h: 3, round: 0, fill: theme.ink });
      if (known || draw === "committed") items.push(lock(x + 9, y, theme.ink, 0.7));
      if (draw === "replaced" || draw === "disputed")
        items.push({ type: "line", x1: x + 1, y1: y + 5, x2: x + 17, y2: y - 5, stroke: theme.ink, width: 1.5 });
    }
    items.push(text({ x: x + 26, y, text: words, size: 11.5, fill: theme.muted, align: "left" }));
    x += needed;
  }
  return legend.length ? line + 1 : 0;
}
