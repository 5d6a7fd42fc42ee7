// @ts-check
/**
 * The messages: slanted lines from sending to arrival. The ink and the line are the family; a cross is where one was
 * lost. Those of a kind go into one item, so that thousands of them are few things to paint.
 *
 * @import { Family, Legs, MessageKind } from "../../core/view.js"
 * @import { Brush, Layout, Shown, TimeTarget } from "./layout.js"
 * @import { Item } from "../items.js"
 */
import { FAMILY_OF, MESSAGE_END, MESSAGE_KIND, REPLY_ANSWER } from "../../core/words.js";
import { PATHS } from "../items.js";
import { say } from "../../text/say.js";
import { termFill } from "../theme.js";
import { widthOf } from "./layout.js";

/** The letter beside the line of a message; empty: it has none. @type {Record<MessageKind, string>} */
const LETTER = {
  RequestVote: "V",
  RequestVoteReply: "",
  AppendEntries: "",
  AppendEntriesReply: "",
  InstallSnapshot: "S",
  InstallSnapshotReply: "",
  PreVote: "P",
  PreVoteReply: "",
  TimeoutNow: "",
};
/** The most lines in one item: a path of more is slower to paint than two. */
const MOST_LINES = 400;
/** With more messages than this, none has a glyph. */
export const MOST_GLYPHS = 240;
/** Where there are more, lines are thinner and bare: no dots at their ends, and nothing beneath them. */
export const CROWD = 450;
/** In a crowd, a line that leans less than this is drawn upright, and those in one column of pixels are merged. */
const UPRIGHT_PX = 2.5;

/** A message's name. @param {Legs} legs @param {number} i */
export function nameOf(legs, i) {
  const copy = legs.copy[i] > 1 ? `.${legs.copy[i]}` : "";
  return `n${legs.from[i]}>n${legs.to[i]}#${legs.number[i]}${copy}`;
}

/**
 * Whether it says more than a heartbeat or a plain success, as `MessageSpan::is_substantive` in Rust.
 * @param {Legs} legs @param {number} i @returns {boolean}
 */
export function isHeavy(legs, i) {
  // No default: a new kind of message does not pass the check of types until it has a case.
  switch (MESSAGE_KIND[legs.kind[i]]) {
    case "AppendEntries":
      return legs.entries[i] > 0;
    case "AppendEntriesReply":
      return REPLY_ANSWER[legs.ok[i]] === "no";
    case "RequestVote":
    case "RequestVoteReply":
    case "PreVote":
    case "PreVoteReply":
    case "TimeoutNow":
    case "InstallSnapshot":
    case "InstallSnapshotReply":
      return true;
  }
}

/**
 * Where a message is drawn: from its sender's lane to where it came or was lost; then, if it waited at a paused node,
 * along that node's lane.
 * @param {Shown} shown @param {Layout} layout @param {number} i
 */
export function wayOf({ data: { legs }, span }, layout, i) {
  const step = span.axis === "step";
  const x1 = layout.x(step ? legs.sentStep[i] : legs.sentMs[i]);
  const came = layout.x(step ? legs.endedStep[i] : legs.cameMs[i]);
  const ended = step ? came : layout.x(legs.endedMs[i]);
  const y1 = layout.y(legs.from[i]);
  const fate = MESSAGE_END[legs.fate[i]];
  const lost = fate !== "in-flight" && fate !== "arrived";
  const place = lost ? legs.place[i] / 255 : 1;
  return { x1, y1, x2: came, y2: y1 + (layout.y(legs.to[i]) - y1) * place, ended, lost };
}

/** @typedef {ReturnType<typeof wayOf>} Way */

/**
 * What a pointer may hit: made only when there is a pointer.
 * @param {Shown} shown @param {Layout} layout
 * @returns {TimeTarget[]}
 */
export function legTargets(shown, layout) {
  /** @type {TimeTarget[]} */
  const targets = [];
  for (let i = 0; i < shown.data.legs.from.length; i += 1) {
    const { x1, y1, x2, y2 } = wayOf(shown, layout, i);
    const box = { x: (x1 + x2) / 2, y: (y1 + y2) / 2, w: Math.abs(x2 - x1), h: Math.abs(y2 - y1) };
    targets.push({ what: { kind: "flight", id: nameOf(shown.data.legs, i) }, leg: i, ...box, line: [x1, y1, x2, y2] });
  }
  return targets;
}

/** @typedef {{stroke: string, width: number, dash: number[], alpha: number, points: number[]}} Lines */

/** @param {Brush} brush @param {Shown} shown @param {Layout} layout */
// long: one pass over the messages collects lines of all kinds, which are then drawn in order
export function drawLegs({ items, theme }, shown, layout) {
  const { legs } = shown.data;
  const count = legs.from.length;
  const crowd = count > CROWD;
  const lit = kin(shown);
  const dim = lit ? 0.35 : 1;
  /** @type {Map<string, Lines>} by kind of line */
  const strokes = new Map();
  /** @type {Map<string, Map<number, [number, number]>>} by kind of line, and by column: from where to where */
  const upright = new Map();
  /** @type {number[]} */
  const casing = [];
  /** @type {number[]} */
  const doubled = [];
  /** @type {Map<string, [number, number]>} by place */
  const crosses = new Map();
  /** @type {Map<Family, number[]>} */
  const dots = new Map();
  /** @type {Item[]} */
  const glyphs = [];

  for (let i = 0; i < count; i += 1) {
    const way = wayOf(shown, layout, i);
    const { x1, y1, x2, y2, ended, lost } = way;
    const kind = MESSAGE_KIND[legs.kind[i]];
    const family = FAMILY_OF[kind];
    const heavy = isHeavy(legs, i);
    // A message still in flight may be lost later, so its line is dotted.
    const open = MESSAGE_END[legs.fate[i]] === "in-flight";
    const pre = kind === "PreVote" || kind === "PreVoteReply";
    const key = `${family} ${heavy} ${open} ${pre}`;
    let stroke = strokes.get(key);
    if (!stroke) {
      const width = (crowd ? 0.75 : 1) * (family === "snapshot" ? 5 : heavy ? 1.75 : 1.1);
      const alpha = (heavy ? 1 : crowd ? 0.5 : 0.75) * dim;
      const dash = open ? [1.5, 4] : family === "election" && !crowd ? (pre ? [1, 3.5] : [5, 3.5]) : [];
      stroke = { stroke: theme.family[family], width, dash, alpha, points: [] };
      strokes.set(key, stroke);
      upright.set(key, new Map());
    }
    const column = crowd && ended - x1 < UPRIGHT_PX ? Math.round((x1 + ended) / 2) : null;
    if (column !== null) {
      const columns = /** @type {Map<number, [number, number]>} */ (upright.get(key));
      const extent = columns.get(column);
      if (!extent) columns.set(column, [Math.min(y1, y2), Math.max(y1, y2)]);
      else {
        extent[0] = Math.min(extent[0], y1, y2);
        extent[1] = Math.max(extent[1], y1, y2);
      }
    } else {
      stroke.points.push(x1, y1, x2, y2);
      if (ended > x2 + 1) stroke.points.push(x2, y2, ended, y2);
      if (!crowd && (!open || heavy)) casing.push(x1, y1, x2, y2);
      if (family === "snapshot") doubled.push(x1, y1, x2, y2);
    }
    if (lost) {
      const coarse = crowd ? 4 : 0.5;
      crosses.set(`${Math.round(x2 / coarse)} ${Math.round(y2 / coarse)}`, [x2, y2]);
    } else if (!open && !crowd) {
      let list = dots.get(family);
      if (!list) dots.set(family, (list = []));
      list.push(ended, y2);
    }
    if (count <= MOST_GLYPHS && !layout.low) glyph(glyphs, legs, i, way, theme, dim);
  }

  const plain = { stroke: theme.ground, alpha: dim };
  lines(items, casing, { ...plain, width: 3.75 });
  lines(items, doubled, { ...plain, width: crowd ? 5.75 : 7 });
  for (const [key, { points, ...stroke }] of strokes) {
    for (const [x, [y1, y2]] of upright.get(key) ?? []) points.push(x, y1, x, y2);
    lines(items, points, stroke);
  }
  lines(items, doubled, { stroke: theme.ground, width: crowd ? 1.75 : 2 });
  for (const [family, points] of dots)
    items.push({ type: "dots", points, r: 2.6, fill: theme.family[family], ...plain, width: 1 });
  const r = crowd || layout.low ? 3 : 4;
  const cross = [...crosses.values()].flatMap(([x, y]) => [x - r, y - r, x + r, y + r, x + r, y - r, x - r, y + r]);
  lines(items, cross, { ...plain, width: crowd ? 4 : 5 });
  lines(items, cross, { stroke: theme.ink, width: crowd ? 1.5 : 2.2, alpha: lit ? 0.4 : 1 });
  items.push(...glyphs);
}

/**
 * @param {Item[]} items
 * @param {number[]} points
 * @param {{stroke: string, width: number, dash?: number[], alpha?: number}} ink
 */
export function lines(items, points, ink) {
  for (let i = 0; i < points.length; i += MOST_LINES * 4)
    items.push({ type: "lines", points: points.slice(i, i + MOST_LINES * 4), ...ink });
}

/**
 * What the ring shows as a glyph, small and beside the line.
 * @param {Item[]} items @param {Legs} legs @param {number} i @param {Way} way
 * @param {import("../../scene/theme.js").Theme} theme @param {number} alpha
 */
function glyph(items, legs, i, { x1, y1, x2, y2, lost }, theme, alpha) {
  const kind = MESSAGE_KIND[legs.kind[i]];
  const answer = REPLY_ANSWER[legs.ok[i]];
  const stroke = theme.family[FAMILY_OF[kind]];
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < (lost ? 44 : 26) || Math.abs(y2 - y1) < 14) return;
  // Between two lanes, and on the side of the one node where the others' lines are not: a request's receiver, a
  // reply's sender.
  const lanes = Math.abs(legs.to[i] - legs.from[i]);
  const reply = answer !== "request";
  const along = lost ? 0.5 : (reply ? 0.5 : lanes - 0.5) / lanes;
  const x = x1 + (x2 - x1) * along;
  const y = y1 + (y2 - y1) * along;
  if (legs.copy[i] > 1) {
    const beside = { x: x1 + 9, y: y1 + (y2 > y1 ? 9 : -9) };
    items.push({ type: "text", ...beside, text: "×2", size: 9, fill: stroke, halo: theme.ground, alpha });
  }
  if (reply) {
    if (kind === "AppendEntriesReply" && answer === "yes") return;
    const d = answer === "yes" ? PATHS.yes : PATHS.no;
    items.push({ type: "circle", x, y, r: 5.5, fill: theme.ground, stroke, width: 1, alpha });
    items.push({ type: "path", x, y, scale: 0.68, d, stroke, width: 1.8, alpha });
    return;
  }
  if (kind === "AppendEntries" && legs.entries[i] > 0) {
    const term = say("term-short", { term: legs.carries[i] });
    const text = legs.entries[i] > 1 ? `${legs.entries[i]}×${term}` : term;
    const w = widthOf(text, 9) + 6;
    const fill = termFill(theme, legs.carries[i]);
    items.push({ type: "rect", x: x - w / 2, y: y - 6, w, h: 12, round: 2.5, fill, stroke, width: 1.25, alpha });
    items.push({ type: "text", x, y: y + 0.5, text, size: 9, bold: true, fill: theme.onTerm, alpha });
    return;
  }
  if (kind === "TimeoutNow") {
    items.push({ type: "circle", x, y, r: 7, fill: theme.ground, alpha });
    items.push({ type: "path", x, y, scale: 0.68, d: PATHS.crown, fill: stroke, alpha });
    return;
  }
  const text = LETTER[kind];
  if (text) items.push({ type: "text", x, y, text, size: 10, bold: true, fill: stroke, halo: theme.ground, alpha });
}

/**
 * The selected message with its cause and its effects, by name; null if none is selected.
 * @param {Shown} shown
 * @returns {{self: string, kin: Set<string>} | null}
 */
export function kin({ selection, message }) {
  if (selection?.kind !== "flight") return null;
  const others = message ? [message.cause, ...message.effects].flatMap((it) => (it ? [it.id] : [])) : [];
  return { self: selection.id, kin: new Set(others) };
}

/**
 * Draws some messages again, highlighted: thicker, with rings at their ends.
 * @param {Item[]} items @param {Shown} shown @param {Layout} layout @param {number} i @param {boolean} self
 * @param {import("../../scene/theme.js").Theme} theme
 */
export function drawLit(items, shown, layout, i, self, theme) {
  const { legs } = shown.data;
  const way = wayOf(shown, layout, i);
  const { x2, y2, ended, lost } = way;
  if (ended < layout.left) return;
  // Nothing is drawn over the names.
  const cut = way.x1 < layout.left && x2 > way.x1 ? (layout.left - way.x1) / (x2 - way.x1) : 0;
  const x1 = way.x1 + (x2 - way.x1) * Math.min(1, cut);
  const y1 = way.y1 + (y2 - way.y1) * Math.min(1, cut);
  const family = FAMILY_OF[MESSAGE_KIND[legs.kind[i]]];
  const stroke = theme.family[family];
  const line = { x1, y1, x2, y2 };
  const width = self ? 3.2 : 2.4;
  items.push({ type: "line", ...line, stroke: theme.ground, width: width + 3.5 });
  if (self) items.push({ type: "line", ...line, stroke: theme.accent, width: width + 2.5, alpha: 0.3 });
  items.push({ type: "line", ...line, stroke, width, dash: family === "election" ? [6, 4] : [] });
  if (family === "snapshot") items.push({ type: "line", ...line, stroke: theme.ground, width: 1 });
  if (ended > x2 + 1) items.push({ type: "line", x1: x2, y1: y2, x2: ended, y2, stroke, width });
  const ring = { fill: theme.ground, stroke: self ? theme.accent : stroke, width: 2 };
  if (!cut) items.push({ type: "circle", x: x1, y: y1, r: self ? 4.5 : 3.5, ...ring });
  if (!lost) items.push({ type: "circle", x: ended, y: y2, r: self ? 4.5 : 3.5, ...ring });
  else {
    const cross = { x: x2, y: y2, scale: 1.4, d: PATHS.no };
    items.push({ type: "path", ...cross, stroke: theme.ground, width: 5.5 });
    items.push({ type: "path", ...cross, stroke: self ? theme.accent : theme.ink, width: 2.6 });
  }
}
