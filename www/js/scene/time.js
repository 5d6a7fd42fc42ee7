// @ts-check
/**
 * From a window of the run to the display lists of the space-time diagram. Pure, as the ring's scene is: the same
 * arguments give the same lists.
 *
 * There are two lists, because they change at different times: `under` is what happened in the window;
 * `over` is the playhead, and what is selected or pointed at. While the run plays, `under` is a roll that is moved, and
 * a third list, `still`, has what stays in its place.
 *
 * @import { Item, Size } from "./items.js"
 * @import { State } from "../core/types.js"
 * @import { Timeline } from "../core/view.js"
 * @import { Layout, Shown, Span, TimeTarget } from "./time/layout.js"
 * @import { Theme } from "./theme.js"
 */
import { clock, grouped } from "../core/format.js";
import { isOut } from "../core/roster.js";
import { drawLanes, drawNames, drawTerms } from "./time/lanes.js";
import { layoutOf, nowOf, widthOf } from "./time/layout.js";
import { drawLegs, drawLit, kin, legTargets, lines, nameOf, wayOf } from "./time/legs.js";
import { askersOf, drawAskers, drawOperations } from "./time/operations.js";
import { drawBranches, drawMarks, drawRequests, drawSpells } from "./time/marks.js";
import { drawRuler, ticks } from "./time/ruler.js";

/**
 * Everything that the picture of a window depends on.
 * @param {Pick<State, "view" | "nowMs" | "selection" | "message">} state @param {Timeline} data what the window holds
 * @param {Span} span @param {Size} size @param {number} scrolled pixels
 * @returns {Shown}
 */
export function shownOf(state, data, span, size, scrolled) {
  const { view } = state;
  const leaders = view.nodes.filter((node) => node.role === "leader" && node.status !== "crashed");
  return {
    data,
    span,
    size,
    scrolled,
    // The diagram shows the known future, so also the nodes that are switched on there.
    nodes: data.lanes.node.reduce((most, node) => Math.max(most, node), view.nodes.length),
    askers: askersOf(view, data),
    now: { ms: state.nowMs, step: view.step },
    leaders: leaders.map((node) => node.id),
    out: view.nodes.filter(isOut).map((node) => node.id),
    branches: view.branches,
    violations: view.violations,
    selection: state.selection,
    message: state.message,
  };
}

/**
 * The targets are computed on demand.
 * @param {Shown} shown @param {Theme} theme
 * @returns {{items: Item[], targets: () => TimeTarget[], layout: Layout, terms: Item[]}} `terms`: those in the lanes
 */
export function under(shown, theme) {
  const layout = layoutOf(shown);
  /** @type {Item[]} */
  const items = [];
  /** @type {TimeTarget[]} */
  const targets = [];
  const brush = { items, targets, theme };
  drawGrid(items, shown, layout, theme);
  drawBeside(items, shown, layout, theme);
  drawLanes(brush, shown, layout);
  drawSpells(brush, shown, layout);
  drawLegs(brush, shown, layout);
  const { roll } = shown;
  /** @type {Item[]} */
  const terms = [];
  drawTerms({ ...brush, items: terms }, shown, layout, roll && (({ from }) => from >= layout.left + roll.moved));
  items.push(...terms);
  drawRequests(brush, shown, layout);
  drawOperations(brush, shown, layout);
  drawMarks(brush, shown, layout);
  drawBranches(brush, shown, layout);
  drawRuler(brush, shown, layout);
  if (!roll) {
    drawNames(brush, shown, layout);
    drawAskers(brush, shown, layout);
  }
  /** @type {TimeTarget[] | null} */
  let all = null;
  return { items, targets: () => (all ??= [...legTargets(shown, layout), ...targets]), layout, terms };
}

/**
 * What stays in its place while a roll moves beneath it: the names, and the terms of lanes that begin left of it.
 * @param {Shown} shown what is in sight of the roll @param {Theme} theme @returns {Item[]}
 */
export function still(shown, theme) {
  const layout = layoutOf(shown);
  const { left, ruler } = layout;
  /** @type {Item[]} */
  const terms = [];
  drawTerms({ items: terms, targets: [], theme }, shown, layout, ({ from }) => from < left);
  // None is drawn over the ruler.
  const items = terms.filter((it) => "y" in it && it.y > ruler + 4);
  items.push({ type: "rect", x: 0, y: 0, w: left, h: ruler, round: 0, fill: theme.ground });
  drawNames({ items, targets: [], theme }, shown, layout);
  drawAskers({ items, targets: [], theme }, shown, layout);
  return items;
}

/**
 * What another branch has in the same window, in one pale ink: its messages dashed, a cross where one was lost, and a
 * ring at each of its turning points.
 * @param {Item[]} items @param {Shown} shown @param {Layout} layout @param {Theme} theme
 */
function drawBeside(items, shown, layout, theme) {
  const { beside } = shown.data;
  if (!beside) return;
  const { legs, marks } = beside;
  const other = { ...shown, data: beside };
  /** @type {number[]} */
  const ways = [];
  /** @type {number[]} */
  const ends = [];
  for (let i = 0; i < legs.from.length; i += 1) {
    const { x1, y1, x2, y2, lost } = wayOf(other, layout, i);
    ways.push(x1, y1, x2, y2);
    if (lost) ends.push(x2 - 3, y2 - 3, x2 + 3, y2 + 3, x2 - 3, y2 + 3, x2 + 3, y2 - 3);
  }
  lines(items, ways, { stroke: theme.muted, width: 1, dash: [2, 3], alpha: 0.6 });
  lines(items, ends, { stroke: theme.muted, width: 1.5, alpha: 0.6 });
  const step = shown.span.axis === "step";
  for (let i = 0; i < marks.node.length; i += 1) {
    if (marks.node[i] === 0) continue;
    const x = layout.x(step ? marks.step[i] : marks.ms[i]);
    items.push({ type: "circle", x, y: layout.y(marks.node[i]), r: 5, stroke: theme.muted, width: 1.5, alpha: 0.8 });
  }
}

/**
 * Thin lines below the ruler's numbers.
 * @param {Item[]} items @param {Shown} shown @param {Layout} layout @param {Theme} theme
 */
function drawGrid(items, { span, size }, layout, theme) {
  const { every } = ticks(span);
  /** @type {number[]} */
  const points = [];
  for (let n = Math.max(0, Math.ceil(span.from / every)); layout.x(n * every) <= layout.right; n += 1) {
    const x = layout.x(n * every);
    points.push(x, layout.ruler, x, Math.min(layout.bottom, size.height));
  }
  lines(items, points, { stroke: theme.faint, width: 1, alpha: 0.55 });
}

/**
 * @param {Shown} shown @param {Layout} layout @param {Theme} theme @param {number | null} hovered a message's place
 * @returns {Item[]}
 */
export function over(shown, layout, theme, hovered) {
  /** @type {Item[]} */
  const items = [];
  const { size, data } = shown;
  const now = layout.x(nowOf(shown.span.axis, shown.now));
  const far = Math.min(layout.right, layout.x(layout.far));
  const end = Math.min(layout.bottom, size.height);
  // A veil over the known future.
  const veil = Math.max(layout.left, now);
  if (far - veil > 0.5) {
    const box = { x: veil, y: layout.ruler, w: far - veil, h: end - layout.ruler, round: 0 };
    items.push({ type: "rect", ...box, fill: theme.ground, alpha: 0.52 });
  }
  const lit = kin(shown);
  if (lit) {
    for (const self of [false, true]) {
      for (let i = 0; i < data.legs.from.length; i += 1) {
        const id = nameOf(data.legs, i);
        if (self ? id === lit.self : lit.kin.has(id)) drawLit(items, shown, layout, i, self, theme);
      }
    }
  }
  if (hovered !== null && hovered < data.legs.from.length) drawLit(items, shown, layout, hovered, false, theme);
  if (now >= layout.left - 1 && now <= layout.right) drawPlayhead(items, end, shown, layout, theme);
  return items;
}

/** Half the width of the handle of the line of the present moment. */
const HANDLE_PX = 6;

/**
 * The line of the present moment, and its badge on the ruler; with little room there is only a handle.
 * @param {Shown} shown @param {Layout} layout
 * @returns {{x: number, text: string, left: number, right: number}} with the extent of the badge, or of the handle
 */
export function playhead({ now, span }, layout) {
  const x = layout.x(nowOf(span.axis, now));
  // With little room, the clock of the transport is close enough.
  if (layout.low) return { x, text: "", left: x - HANDLE_PX, right: x + HANDLE_PX };
  const text = span.axis === "step" ? `#${grouped(now.step)}` : clock(now.ms);
  const w = widthOf(text, 11.5) + 14;
  const left = Math.max(layout.left - 4, Math.min(layout.right - w - 1, x - w / 2));
  return { x, text, left, right: left + w };
}

/**
 * @param {Item[]} items @param {number} end
 * @param {Shown} shown @param {Layout} layout @param {Theme} theme
 */
function drawPlayhead(items, end, shown, layout, theme) {
  const { ruler } = layout;
  const { x, text, left, right } = playhead(shown, layout);
  items.push({ type: "line", x1: x, y1: ruler - 2, x2: x, y2: end, stroke: theme.ground, width: 4 });
  items.push({ type: "line", x1: x, y1: ruler - 2, x2: x, y2: end, stroke: theme.accent, width: 2 });
  const handle = [
    [x - HANDLE_PX, ruler - 6],
    [x + HANDLE_PX, ruler - 6],
    [x, ruler + 3],
  ];
  items.push({ type: "poly", points: /** @type {[number, number][]} */ (handle), fill: theme.accent });
  if (!text) return;
  const w = right - left;
  const h = Math.min(18, ruler - 1);
  items.push({ type: "rect", x: left, y: (ruler - h) / 2 - 1, w, h, round: 5, fill: theme.accent });
  items.push({ type: "text", x: left + w / 2, y: ruler / 2 - 0.5, text, size: 11.5, bold: true, fill: theme.onAccent });
}
