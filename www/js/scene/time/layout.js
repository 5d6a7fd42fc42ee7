// @ts-check
/**
 * Where things are in the space-time diagram: a lane a node, from top to bottom; time, or steps, from left to right.
 *
 * @import { Axis, Picked } from "../../core/types.js"
 * @import { BranchView, Message, NodeRole, Planned, RequestStatus, Spell, Timeline } from "../../core/view.js"
 * @import { Theme } from "../theme.js"
 * @import { Item, Size } from "../items.js"
 *
 * @typedef {object} Span what is shown: from the left edge of the plot
 * @property {Axis} axis
 * @property {number} from virtual milliseconds, or a step; may lie before the start
 * @property {number} perPx milliseconds, or steps, to a pixel
 *
 * @typedef {object} Shown all that a picture of the diagram depends on
 * @property {Timeline & {beside?: Timeline}} data what overlaps the span; `beside`: of another branch, too
 * @property {Span} span
 * @property {Size} size
 * @property {number} scrolled how far the lanes are scrolled up, in pixels
 * @property {number} nodes how many there are
 * @property {string[]} askers whose operations have lanes below those of the nodes; "" is what the user did
 * @property {{ms: number, step: number}} now the present moment of the run
 * @property {number[]} leaders who leads now
 * @property {number[]} out who is no member now, for the configuration that decides
 * @property {BranchView[]} branches
 * @property {{property: string, atMs: number}[]} violations so far
 * @property {Picked | null} selection
 * @property {Message | null} message the selected one
 * @property {Roll} [roll] absent: the picture is as wide as its size, and all of it belongs together
 *
 * @typedef {object} Roll a picture that is moved to the left as time goes on
 * @property {number} ahead how far it reaches beyond its size, in pixels
 * @property {number} moved how far it is moved, in pixels: what is left of that is out of sight
 *
 * @typedef {object} Layout
 * @property {boolean} low whether there is little room: then no words but the terms
 * @property {number} left the left edge of the plot; the names are left of it
 * @property {number} right
 * @property {number} ruler the height of the ruler
 * @property {number} top where the first lane's room begins
 * @property {number} pitch from lane to lane
 * @property {number} bottom where the last lane's room ends
 * @property {number} height of all of it, whether it is in sight or not
 * @property {number} rowHeight of another branch's line
 * @property {{id: number, row: number, from: number, to: number, label: string}[]} rows the other branches' lines
 * @property {(node: number) => number} y the middle of a node's lane
 * @property {(value: number) => number} x
 * @property {number} far how far the run is known, on this axis
 *
 * @typedef {{kind: "node", id: number} | {kind: "flight", id: string}
 *   | {kind: "mark", step: number, fact: string, node: number, ms: number}
 *   | {
 *       kind: "request", node: number, index: number, reply: RequestStatus,
 *       takenMs: number, answeredMs: number, step: number
 *     }
 *   | {kind: "operation", operation: import("../../core/view.js").Operation}
 *   | {kind: "spell", spell: Spell} | {kind: "bookmark" | "planned", planned: Planned} | {kind: "branch", id: number}
 *   } Thing what a pointer may hit in the diagram
 *
 * @typedef {object} TimeTarget
 * @property {Thing} what
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h
 * @property {[number, number, number, number]} [line]
 * @property {number} [leg] its place among the legs
 *
 * @typedef {object} Brush what the parts of the picture draw with
 * @property {Item[]} items
 * @property {TimeTarget[]} targets
 * @property {Theme} theme
 */
import { widthIn } from "../../core/format.js";
import { otherBranches } from "./branches.js";

/** Below this height there is little room. */
const LOW = 118;
/** Below this one the buttons are not over the ruler, and the lanes are as low as can be read. */
const STRIP = 92;
/** The most lines of other branches. */
const MOST_ROWS = 3;

/** The left edge of the plot. @param {number} width of the canvas */
export const leftOf = (width) => (width < 560 ? 30 : 50);

/** @param {Shown} shown @returns {Layout} */
export function layoutOf(shown) {
  const { span, size, data } = shown;
  const lanes = shown.nodes + shown.askers.length;
  const low = size.height < LOW;
  const left = leftOf(size.width);
  const x = (/** @type {number} */ value) => left + (value - span.from) / span.perPx;
  const far = Math.max(nowOf(span.axis, shown.now), span.axis === "step" ? data.farStep + 0.5 : data.farMs);

  const right = size.width + (shown.roll?.ahead ?? 0);
  const others = otherBranches(shown.branches, span.axis).filter((it) => x(it.to) > left && x(it.from) < right);
  const rows = packed(others, low ? 1 : MOST_ROWS, (it) => [x(it.from), x(it.to)]);
  const rowHeight = low ? 11 : 14;
  const below = rows.length ? (Math.max(...rows.map((it) => it.row)) + 1) * rowHeight + 2 : 0;

  const strip = size.height < STRIP;
  const ruler = strip ? 16 : low ? 25 : 19;
  // Room for partitions is always reserved, so that lanes do not jump; rules that are off are rare and may move them.
  const top = ruler + (strip ? 2 : low ? 4 : data.spells.some((it) => it.kind === "rule") ? 26 : 14);
  const room = size.height - top - below - 3;
  const pitch = Math.min(44, Math.max(strip ? 10 : low ? 11.5 : 17, room / Math.max(1, lanes)));
  const bottom = top + lanes * pitch;
  return {
    low,
    left,
    right,
    ruler,
    top,
    pitch,
    bottom,
    height: Math.max(size.height, Math.ceil(bottom + below + 3)),
    rowHeight,
    rows,
    y: (node) => top + (node - 0.5) * pitch - shown.scrolled,
    x,
    far,
  };
}

/** The present moment: after a step, between it and the next. @param {Axis} axis @param {Shown["now"]} now */
export function nowOf(axis, now) {
  return axis === "step" ? now.step + 0.5 : now.ms;
}

/**
 * Puts lines into as few rows as there is room for; those that find none are left out.
 * @template {{from: number, to: number}} T
 * @param {T[]} lines @param {number} most @param {(line: T) => [number, number]} extent
 * @returns {(T & {row: number})[]}
 */
function packed(lines, most, extent) {
  /** @type {number[]} */
  const ends = [];
  const rows = [];
  for (const line of [...lines].sort((a, b) => a.from - b.from)) {
    const [from, to] = extent(line);
    let row = ends.findIndex((end) => end + 24 < from);
    if (row < 0) row = ends.length;
    if (row >= most) continue;
    ends[row] = Math.max(to, from + 120);
    rows.push({ ...line, row });
  }
  return rows;
}

/** The thickness of a lane; the leader's is the thickest. @param {Layout} layout @param {NodeRole} role */
export function thickness({ pitch }, role) {
  if (role === "leader") return Math.min(20, Math.max(9.5, pitch * 0.74));
  if (role !== "follower") return Math.min(14, Math.max(8, pitch * 0.56));
  return Math.min(10.5, Math.max(6.5, pitch * 0.44));
}

/** The approximate width of a text. @param {string} text @param {number} size */
export function widthOf(text, size) {
  return widthIn(text) * size * 0.57;
}
