// @ts-check
/**
 * What happens at a moment: crashes, commits, snapshots, clients' requests and their answers, broken properties; and
 * what all nodes have to live with for a while: partitions, cuts, rules that are off.
 *
 * @import { Item } from "../items.js"
 * @import { FactKind, NodeRole } from "../../core/view.js"
 * @import { Brush, Layout, Shown } from "./layout.js"
 * @import { Theme } from "../theme.js"
 */
import { FACT_KIND, NODE_ROLE, NODE_STATUS, REQUEST_STATUS } from "../../core/words.js";
import { PATHS } from "../items.js";
import { say } from "../../text/say.js";
import { lines } from "./legs.js";
import { thickness, widthOf } from "./layout.js";

/** Marks of a kind on one lane that are closer than this are drawn as one; where there are many, closer than that. */
const LEAST_PX = 5;
const LEAST_PX_OF_MANY = 14;
export const MANY = 250;
/** How near a pointer must come. */
const REACH = 13;

/** Small drawings around (0, 0). */
const GLYPHS = {
  lock: "M-4 -0.5H4V5H-4ZM-2.4 -0.5V-2.6A2.4 2.4 0 0 1 2.4 -2.6V-0.5",
  cylinder: "M-4.5 -3.5C-4.5 -6 4.5 -6 4.5 -3.5V3.5C4.5 6 -4.5 6 -4.5 3.5ZM-4.5 -3.5C-4.5 -1.2 4.5 -1.2 4.5 -3.5",
  client: "M0 -4.5 4.8 4H-4.8Z",
  erase: "M-5.5 0 -1.5 -4.5H5V4.5H-1.5ZM-0.3 -1.8 3.3 1.8M3.3 -1.8 -0.3 1.8",
  power: "M0 -5V0M-3 -3.2a4.4 4.4 0 1 0 6 0",
};

/** @param {Brush} brush @param {Shown} shown @param {Layout} layout */
export function drawMarks({ items, targets, theme }, shown, layout) {
  const { marks } = shown.data;
  const value = shown.span.axis === "step" ? marks.step : marks.ms;
  /** @type {Map<string, number>} by kind and lane: where the last one was drawn */
  const lastAt = new Map();
  const roleAt = rolesAlong(shown, layout);
  const apart = marks.fact.length > MANY ? LEAST_PX_OF_MANY : LEAST_PX;
  for (let i = 0; i < marks.fact.length; i += 1) {
    const fact = FACT_KIND[marks.fact[i]];
    const node = marks.node[i];
    const x = layout.x(value[i]);
    if (x < layout.left - 8) continue;
    const key = `${fact} ${node}`;
    if (x - (lastAt.get(key) ?? -Infinity) < apart) continue;
    lastAt.set(key, x);
    const at = node ? layout.y(node) : layout.top - 8;
    const role = node ? roleAt(node, x) : "follower";
    const y = drawMark(items, { i, fact, node, role, x, y: at }, shown, layout, theme);
    const what = { kind: /** @type {const} */ ("mark"), step: marks.step[i], fact, node, ms: marks.ms[i] };
    targets.push({ what, x, y, w: REACH, h: REACH });
  }
}

/**
 * @param {Item[]} items
 * @param {{i: number, fact: FactKind, node: number, role: NodeRole, x: number, y: number}} mark node 0: the world
 * @param {Shown} shown @param {Layout} layout @param {Theme} theme
 * @returns {number} where it is to be hit
 */
function drawMark(items, { i, fact, node, role, x, y }, shown, layout, theme) {
  const glyph = (/** @type {string} */ d, /** @type {number} */ at, /** @type {object} */ ink = {}) => {
    items.push({ type: "path", x, y: at, scale: layout.low ? 0.72 : 0.92, d, stroke: theme.ground, width: 4.5 });
    items.push({ type: "path", x, y: at, scale: layout.low ? 0.72 : 0.92, d, stroke: theme.ink, width: 1.5, ...ink });
    return at;
  };
  const solid = { fill: theme.ground };
  const words = { fill: theme.ink, halo: theme.ground };
  const edge = thickness(layout, role) / 2;
  switch (fact) {
    case "crash": {
      const scale = layout.low ? 1.05 : 1.5;
      items.push({ type: "path", x, y, scale, d: PATHS.no, stroke: theme.ground, width: 6 });
      items.push({ type: "path", x, y, scale, d: PATHS.no, stroke: theme.ink, width: 3 });
      return y;
    }
    case "restart":
      return glyph(GLYPHS.power, y, { width: 2 });
    case "wipe":
      items.push({ type: "text", x: x + 4, y, text: say("diagram-wiped"), size: 10, ...words, align: "left" });
      return y;
    case "pause":
      return glyph(PATHS.pause, y, { width: 2.2 });
    case "commit":
      // The leader decides that an entry is committed; the others learn of it later.
      if (role !== "leader") {
        const from = y + edge + 1.5;
        items.push({ type: "line", x1: x - 3, y1: from, x2: x + 3, y2: from, stroke: theme.ground, width: 4 });
        items.push({ type: "line", x1: x - 3, y1: from, x2: x + 3, y2: from, stroke: theme.ink, width: 2 });
        return from;
      }
      return glyph(GLYPHS.lock, y + edge, { ...solid, width: 1.3 });
    case "snapshot-taken":
    case "snapshot-installed":
      return glyph(GLYPHS.cylinder, y, { ...solid, stroke: theme.family.snapshot, width: 1.6 });
    case "truncate":
      return glyph(GLYPHS.erase, y, { ...solid, width: 1.5 });
    case "propose-refused":
      glyph(GLYPHS.client, y - edge, solid);
      items.push({ type: "path", x: x + 8, y: y - edge, scale: 0.6, d: PATHS.no, stroke: theme.ink, width: 1.6 });
      return y - edge;
    case "violation": {
      const line = { x1: x, y1: layout.ruler, x2: x, y2: Math.min(layout.bottom, shown.size.height) };
      items.push({ type: "line", ...line, stroke: theme.ground, width: 6 });
      items.push({ type: "line", ...line, stroke: theme.evidence, width: 3, dash: [7, 3] });
      const at = layout.top - 6;
      const ms = shown.data.marks.ms[i];
      const property = shown.violations.find((it) => it.atMs === ms)?.property;
      const text = property ? say("diagram-broken-property", { property }) : say("diagram-broken");
      const right = x + widthOf(text, 11) + 10 > layout.right;
      /** @type {{align: CanvasTextAlign, x: number}} */
      const place = right ? { align: "right", x: x - 6 } : { align: "left", x: x + 6 };
      const said = { text, size: 11, bold: true, ...words, fill: theme.evidence };
      if (!layout.low) items.push({ type: "text", y: at, ...said, ...place });
      return at;
    }
    case "set":
    case "skipped": {
      const y1 = layout.ruler - 3;
      if (!node) items.push({ type: "line", x1: x, y1, x2: x, y2: y1 + 6, stroke: theme.muted, width: 2 });
      else items.push({ type: "dots", points: [x, y], r: 2, fill: theme.muted });
      return node ? y : y1;
    }
    default:
      // Elections and partitions are seen from the lanes and from the lines between them.
      return y;
  }
}

/**
 * What nodes are at the places that are asked for, from left to right.
 * @param {Shown} shown @param {Layout} layout
 * @returns {(node: number, x: number) => NodeRole}
 */
function rolesAlong({ data: { lanes }, span, nodes }, layout) {
  const value = span.axis === "step" ? lanes.step : lanes.ms;
  /** @type {number[]} by node: where its present change is */
  const at = new Array(nodes + 1).fill(-1);
  for (let i = lanes.node.length - 1; i >= 0; i -= 1) at[lanes.node[i]] = i;
  return (node, x) => {
    let i = at[node] ?? -1;
    if (i < 0) return "follower";
    while (lanes.node[i + 1] === node && layout.x(value[i + 1]) <= x + 0.01) i += 1;
    at[node] = i;
    return NODE_STATUS[lanes.status[i]] === "crashed" ? "follower" : NODE_ROLE[lanes.role[i]];
  };
}

/**
 * Clients' requests at the node that took them, with what became of them.
 * @param {Brush} brush @param {Shown} shown @param {Layout} layout
 */
export function drawRequests({ items, targets, theme }, shown, layout) {
  const { requests } = shown.data;
  const step = shown.span.axis === "step";
  /** @type {number[]} */
  const waits = [];
  let lastX = -Infinity;
  let lastEnd = -Infinity;
  const apart = requests.node.length > MANY ? LEAST_PX_OF_MANY : LEAST_PX;
  for (let i = 0; i < requests.node.length; i += 1) {
    const node = requests.node[i];
    const x = layout.x(step ? requests.takenStep[i] : requests.takenMs[i]);
    const end = layout.x(step ? requests.answeredStep[i] : requests.answeredMs[i]);
    const y = layout.y(node) - thickness(layout, "leader") / 2 - (layout.low ? 0 : 1);
    const reply = REQUEST_STATUS[requests.reply[i]];
    if (end - x > 10) waits.push(x + 5, y, end - 4, y);
    const what = {
      kind: /** @type {const} */ ("request"),
      node,
      index: requests.index[i],
      reply,
      takenMs: requests.takenMs[i],
      answeredMs: requests.answeredMs[i],
      step: requests.takenStep[i],
    };
    const scale = layout.low ? 0.65 : 0.85;
    if (x > layout.left - 6 && x - lastX > apart) {
      lastX = x;
      items.push({ type: "path", x, y, scale, d: GLYPHS.client, stroke: theme.ground, width: 4.5 });
      items.push({ type: "path", x, y, scale, d: GLYPHS.client, stroke: theme.ink, width: 1.5, fill: theme.ground });
      targets.push({ what, x, y, w: REACH, h: REACH });
    }
    if (reply === "pending" || Math.abs(end - lastEnd) < apart) continue;
    lastEnd = end;
    targets.push({ what: { ...what, step: requests.answeredStep[i] }, x: end, y, w: REACH, h: REACH });
    if (reply === "never" || reply === "unequal") {
      const text = reply === "never" ? "?" : "≠";
      items.push({ type: "text", x: end, y, text, size: 11, bold: true, fill: theme.ink, halo: theme.ground });
      continue;
    }
    const d = reply === "done" ? PATHS.yes : PATHS.no;
    items.push({ type: "path", x: end, y, scale, d, stroke: theme.ground, width: 5.5 });
    items.push({ type: "path", x: end, y, scale, d, stroke: theme.ink, width: 2 });
  }
  lines(items, waits, { stroke: theme.ground, width: 3 });
  lines(items, waits, { stroke: theme.ink, width: 1.2, dash: [1.5, 2.5] });
}

/**
 * Partitions as walls between the lanes that they part, the same as in the ring; their names, and those of cut links
 * and of rules that are off, above.
 * @param {Brush} brush @param {Shown} shown @param {Layout} layout
 */
export function drawSpells({ items, targets, theme }, shown, layout) {
  const step = shown.span.axis === "step";
  const farPx = layout.x(layout.far);
  /** @type {number[]} by row: where its last name ends */
  const named = [];
  for (const spell of shown.data.spells) {
    const from = layout.x(step ? spell.fromStep : spell.fromMs);
    const to = layout.x((step ? spell.toStep : spell.toMs) ?? Infinity);
    const x1 = Math.max(layout.left, from);
    const x2 = Math.min(layout.right, to, farPx);
    if (x2 < layout.left || x1 > layout.right || x2 <= x1) continue;
    const rule = spell.kind === "rule";
    const y = layout.low ? layout.ruler + 2 : layout.ruler + (rule ? 19 : 6.5);
    const stroke = rule ? theme.evidence : theme.ink;
    const label = rule
      ? say("rule-is-off", { rule: spell.label })
      : spell.kind === "cut"
        ? say("diagram-cut", { links: spell.label })
        : spell.label;
    const wide = widthOf(label, 10.5) + 14;
    const start = Math.max(x1, named[rule ? 1 : 0] ?? -Infinity);
    const fits = !layout.low && x2 - start > wide;
    if (fits) named[rule ? 1 : 0] = start + wide;
    if (rule) items.push({ type: "line", x1, y1: y, x2, y2: y, stroke, width: 2, dash: [5, 3] });
    else wall(items, x1, x2, y, layout.low ? 3.5 : 4.5, theme);
    if (fits) {
      // The name interrupts the line.
      items.push({ type: "rect", x: start + 8, y: y - 6, w: wide - 8, h: 12, round: 0, fill: theme.ground });
      items.push({ type: "text", x: start + 11, y, text: label, size: 10.5, bold: true, fill: stroke, align: "left" });
    }
    targets.push({ what: { kind: "spell", spell }, x: (x1 + x2) / 2, y, w: x2 - x1, h: 10 });
    if (rule) continue;
    for (const at of [from, to]) {
      if (at < layout.left || at > layout.right || at > farPx) continue;
      const line = { x1: at, y1: y, x2: at, y2: layout.bottom - shown.scrolled };
      items.push({ type: "line", ...line, stroke: theme.ink, width: 1, dash: [3, 3], alpha: 0.7 });
    }
    if (spell.kind === "partition") parted(items, spell.groups, x1, x2, shown, layout, theme);
  }
}

/**
 * A wall between every two lanes of different groups, and the group's letter at each lane where groups are not
 * neighbours.
 * @param {Item[]} items @param {number[][]} groups @param {number} x1 @param {number} x2
 * @param {Shown} shown @param {Layout} layout @param {Theme} theme
 */
function parted(items, groups, x1, x2, { nodes }, layout, theme) {
  const groupOf = (/** @type {number} */ node) => groups.findIndex((group) => group.includes(node));
  let walls = 0;
  for (let node = 1; node < nodes; node += 1) {
    if (groupOf(node) === groupOf(node + 1)) continue;
    walls += 1;
    wall(items, x1, x2, layout.y(node) + layout.pitch / 2, layout.pitch < 15 ? 3 : 4.5, theme);
  }
  if (walls < groups.length || x2 - x1 < 30 || layout.pitch < 14) return;
  for (let node = 1; node <= nodes; node += 1) {
    const y = layout.y(node);
    const text = String.fromCharCode(65 + groupOf(node));
    items.push({ type: "rect", x: x1 + 3, y: y - 6, w: 12, h: 12, round: 3, fill: theme.ink, stroke: theme.ground });
    items.push({ type: "text", x: x1 + 9, y: y + 0.5, text, size: 9, bold: true, fill: theme.ground });
  }
}

/**
 * @param {Item[]} items @param {number} x1 @param {number} x2 @param {number} y
 * @param {number} width @param {Theme} theme
 */
function wall(items, x1, x2, y, width, theme) {
  items.push({ type: "line", x1, y1: y, x2, y2: y, stroke: theme.ink, width });
  items.push({ type: "line", x1, y1: y, x2, y2: y, stroke: theme.ground, width: width * 0.36, dash: [7, 6] });
}

/**
 * Other branches: each a line that leaves the lanes where it parts.
 * @param {Brush} brush @param {Shown} shown @param {Layout} layout
 */
export function drawBranches({ items, targets, theme }, shown, layout) {
  const from = layout.bottom - shown.scrolled;
  for (const { id, row, from: start, to: end, label } of layout.rows) {
    const y = from + 3 + (row + 0.5) * layout.rowHeight;
    const x1 = layout.x(start);
    const x2 = Math.max(layout.x(end), x1 + 12);
    const bend = Math.min(14, (y - from) * 1.4);
    const shown1 = Math.max(layout.left, x1 + bend);
    if (x1 > layout.left) {
      items.push({ type: "dots", points: [x1, from - layout.pitch / 2], r: 2.5, fill: theme.muted });
      const down = [x1, from - layout.pitch / 2, x1, y - bend * 0.6, x1, y - bend * 0.6, x1 + bend, y];
      items.push({ type: "lines", points: down, stroke: theme.muted, width: 1.75 });
    }
    items.push({ type: "line", x1: shown1, y1: y, x2, y2: y, stroke: theme.muted, width: 1.75 });
    items.push({ type: "line", x1: x2, y1: y - 3.5, x2, y2: y + 3.5, stroke: theme.muted, width: 1.75 });
    const wide = widthOf(label, 10.5) + 10;
    items.push({ type: "rect", x: shown1 + 6, y: y - 6, w: wide, h: 12, round: 0, fill: theme.ground });
    items.push({ type: "text", x: shown1 + 11, y, text: label, size: 10.5, fill: theme.ink, align: "left" });
    const w = Math.max(x2, shown1 + wide + 6) - shown1;
    targets.push({ what: { kind: "branch", id }, x: shown1 + w / 2, y, w, h: layout.rowHeight });
  }
}
