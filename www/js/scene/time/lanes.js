// @ts-check
/**
 * The lanes: what each node is, from change to change. The fill is the term, with its number; the thickness is the
 * role.
 *
 * @import { FactKind, NodeRole, NodeStatus } from "../../core/view.js"
 * @import { Brush, Layout, Shown } from "./layout.js"
 */
import { FACT_KIND, NODE_ROLE, NODE_STATUS } from "../../core/words.js";
import { stateOf } from "../../core/roster.js";
import { PATHS } from "../items.js";
import { termFill } from "../theme.js";
import { say } from "../../text/say.js";
import { thickness, widthOf } from "./layout.js";

/** Changes that are closer than this are drawn as one busy stretch. */
const LEAST_PX = 2;
/** The width of a lane's outline. @type {Record<NodeRole, number>} */
const EDGE = { follower: 0.75, precandidate: 1.5, candidate: 1.5, leader: 2 };
/** Its dashes. @type {Record<NodeRole, number[]>} */
const DASH = { follower: [], precandidate: [1, 3], candidate: [4, 3], leader: [] };
/** A long lane repeats its term after so many pixels. */
const AGAIN_PX = 420;

/**
 * @typedef {{
 *   node: number, term: number, role: NodeRole, status: NodeStatus, out: boolean, from: number, to: number
 * }} Piece
 */

/**
 * The state of every node between two changes that are distinguishable at this scale.
 * @param {Shown} shown @param {Layout} layout
 * @returns {{pieces: Piece[], busy: {node: number, from: number, to: number}[]}} from and to in pixels
 */
export function piecesOf({ data: { lanes }, span }, layout) {
  /** @type {Piece[]} */
  const pieces = [];
  /** @type {{node: number, from: number, to: number}[]} */
  const busy = [];
  const value = span.axis === "step" ? lanes.step : lanes.ms;
  const farPx = layout.x(layout.far);
  for (let i = 0; i < lanes.node.length; i += 1) {
    const node = lanes.node[i];
    const last = i + 1 >= lanes.node.length || lanes.node[i + 1] !== node;
    const from = layout.x(value[i]);
    const to = last ? farPx : layout.x(value[i + 1]);
    if (to < layout.left || from > layout.right) continue;
    if (to - from < LEAST_PX && !last) {
      const before = busy.at(-1);
      if (before?.node === node && from - before.to < LEAST_PX) before.to = to;
      else busy.push({ node, from, to });
      continue;
    }
    const out = lanes.out[i] === 1;
    const [role, status] = [NODE_ROLE[lanes.role[i]], NODE_STATUS[lanes.status[i]]];
    pieces.push({ node, term: lanes.term[i], role, status, out, from, to });
  }
  return { pieces, busy };
}

/** @param {Brush} brush @param {Shown} shown @param {Layout} layout */
export function drawLanes({ items, theme }, shown, layout) {
  const { pieces, busy } = piecesOf(shown, layout);
  for (const { node, from, to } of busy) {
    const h = thickness(layout, "candidate");
    const x = Math.max(layout.left, from);
    const w = Math.max(1, to - x);
    items.push({ type: "rect", x, y: layout.y(node) - h / 2, w, h, round: 0, fill: theme.faint, stroke: theme.muted });
  }
  /** @type {number[]} */
  const hatch = [];
  for (const piece of pieces) {
    const { node, term, role, status, out, from, to } = piece;
    const y = layout.y(node);
    const x = Math.max(layout.left - 4, from);
    const w = Math.min(layout.right + 4, to) - x;
    if (w <= 0) continue;
    if (out) {
      // Beneath its lane: a dashed line while the configuration that decides leaves it out.
      const below = y + thickness(layout, status === "crashed" ? "follower" : role) / 2 + 2.5;
      items.push({
        type: "line",
        x1: x,
        y1: below,
        x2: x + w,
        y2: below,
        stroke: theme.ink,
        width: 1.5,
        dash: [3, 2.5],
      });
    }
    if (status === "crashed") {
      const line = { x1: x + 2, y1: y, x2: x + w, y2: y };
      items.push({ type: "line", ...line, stroke: theme.muted, width: 2, dash: [0.1, 5] });
      continue;
    }
    const h = thickness(layout, role);
    /** @type {{stroke: string, width: number, dash: number[]}} */
    const edge = { stroke: theme.edge, width: EDGE[role], dash: DASH[role] };
    items.push({ type: "rect", x, y: y - h / 2, w, h, round: 1, fill: termFill(theme, term), ...edge });
    if (status === "paused") {
      for (let at = x - h + 5; at < x + w; at += 6) {
        const cut = Math.max(0, x - at);
        const over = Math.max(0, at + h - (x + w));
        if (h - cut - over > 0) hatch.push(at + cut, y + h / 2 - cut, at + h - over, y - h / 2 + over);
      }
    }
  }
  if (hatch.length) items.push({ type: "lines", points: hatch, stroke: theme.edge, width: 1, alpha: 0.7 });
}

/**
 * From where on all must be painted again when the run goes on: dashes run around the outline of a lane.
 * @param {Shown} shown @param {Layout} layout @returns {number} pixels
 */
export function laneGrowsFrom(shown, layout) {
  const far = layout.x(layout.far);
  const dashed = piecesOf(shown, layout).pieces.filter(({ to, role }) => to >= far && DASH[role].length > 0);
  return Math.min(far, ...dashed.map(({ from }) => from));
}

/**
 * The words in the lanes: over the messages, so that they can be read.
 * @param {Brush} brush @param {Shown} shown @param {Layout} layout
 * @param {(piece: Piece) => boolean} [wanted] of which lanes; absent: of all
 */
export function drawTerms({ items, theme }, shown, layout, wanted = () => true) {
  const clear = clearing(shown, layout);
  for (const { node, term, role, status, out, from, to } of piecesOf(shown, layout).pieces.filter(wanted)) {
    if (status === "crashed") continue;
    const h = thickness(layout, role);
    const size = Math.min(role === "leader" ? 11.5 : 10, h + (layout.low ? 1 : 0.5));
    const short = say("term-short", { term });
    const word = wordOf(status, role, out);
    const long = word ? `${short} ${word}` : short;
    const start = Math.max(layout.left, from) + 4;
    const end = Math.min(layout.right, to) - 2;
    const fill = theme.terms.length > 1 && term > 0 ? theme.onTerm : theme.ink;
    for (let x = start; x < end; x += AGAIN_PX) {
      x = clear(node, x, widthOf(long, size));
      const text = x + widthOf(long, size) <= end ? long : short;
      if (x + widthOf(text, size) > end) break;
      const bold = role === "leader";
      const halo = termFill(theme, term);
      items.push({ type: "text", x, y: layout.y(node) + 0.5, text, size, bold, fill, halo, align: "left" });
    }
  }
}

/**
 * The word in a lane; an ordinary follower needs none.
 * @param {NodeStatus} status @param {NodeRole} role @param {boolean} out
 */
function wordOf(status, role, out) {
  const plain = status === "up" && role === "follower";
  if (plain) return out ? say("part-out") : "";
  const state = stateOf({ status, role });
  return out ? say("state-and-part", { state, part: say("part-out") }) : state;
}

/** Marks that cover the words beneath them, and how far they reach. @type {Set<FactKind>} */
const COVER = new Set(["crash", "restart", "pause", "snapshot-taken", "snapshot-installed", "truncate", "wipe"]);
const COVER_PX = 9;
/** With more marks than this, words are covered rather than moved. */
export const MOST_COVERS = 300;

/**
 * Moves words to where no mark covers them.
 * @param {Shown} shown @param {Layout} layout
 * @returns {(node: number, x: number, width: number) => number}
 */
function clearing({ data: { marks }, span }, layout) {
  /** @type {Map<number, number[]>} by node, from left to right */
  const covers = new Map();
  const value = span.axis === "step" ? marks.step : marks.ms;
  if (marks.fact.length <= MOST_COVERS) {
    for (let i = 0; i < marks.fact.length; i += 1) {
      if (!COVER.has(FACT_KIND[marks.fact[i]])) continue;
      const list = covers.get(marks.node[i]);
      if (list) list.push(layout.x(value[i]));
      else covers.set(marks.node[i], [layout.x(value[i])]);
    }
  }
  return (node, x, width) => {
    for (const at of covers.get(node) ?? []) if (at + COVER_PX > x && at - COVER_PX < x + width) x = at + COVER_PX;
    return x;
  };
}

/**
 * The names at the left, with a crown for the servers that lead at this moment.
 * @param {Brush} brush @param {Shown} shown @param {Layout} layout
 */
export function drawNames({ items, targets, theme }, shown, layout) {
  const { left, top, ruler, pitch } = layout;
  const { size } = shown;
  items.push({ type: "rect", x: 0, y: ruler, w: left, h: size.height, round: 0, fill: theme.ground });
  const text = layout.low ? Math.min(11, pitch) : 12;
  const roomy = left > 40;
  for (let node = 1; node <= shown.nodes; node += 1) {
    const y = layout.y(node);
    if (y < top - pitch || y > size.height + pitch) continue;
    const leads = shown.leaders.includes(node);
    const picked = shown.selection?.kind === "node" && shown.selection.id === node;
    const fill = picked ? theme.accent : theme.ink;
    const name = { text: `n${node}`, size: text, bold: leads || picked, fill };
    items.push({ type: "text", x: roomy ? 4 : 2, y, ...name, align: "left" });
    if (shown.out.includes(node) && roomy && !leads) {
      const at = 5 + widthOf(`n${node}`, text) + 2;
      items.push({ type: "text", x: at, y: y + 1, text: say("part-out"), size: 9, fill: theme.ink, align: "left" });
    }
    const bar = { x: 0, y: y - pitch / 2 + 2, w: 2.5, h: pitch - 4, round: 1 };
    if (picked) items.push({ type: "rect", ...bar, fill: theme.accent });
    if (leads && roomy) items.push({ type: "path", x: 35, y, scale: 0.72, d: PATHS.crown, fill: theme.ink });
    targets.push({ what: { kind: "node", id: node }, x: left / 2, y, w: left, h: pitch });
  }
}
