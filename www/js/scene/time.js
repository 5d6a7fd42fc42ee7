// @ts-check
/**
 * From a window of the run to the display lists of the space-time diagram. Pure, as the ring's scene is: the same
 * arguments give the same lists.
 *
 * There are two lists, because they change at different times: `under` is what happened in the window;
 * `over` is the playhead, and what is selected or pointed at.
 *
 * @import { Item, Size } from "./items.js"
 * @import { State } from "../core/types.js"
 * @import { Timeline } from "../core/view.js"
 * @import { Layout, Shown, Span, TimeTarget } from "./time/layout.js"
 * @import { Theme } from "./theme.js"
 */
import { clock } from "../core/format.js";
import { isOut } from "../core/roster.js";
import { t } from "../text/en.js";
import { drawLanes, drawNames, drawTerms } from "./time/lanes.js";
import { layoutOf, nowOf, widthOf } from "./time/layout.js";
import { drawLegs, drawLit, kin, legTargets, lines, nameOf } from "./time/legs.js";
import { askersOf, drawAskers, drawOperations } from "./time/operations.js";
import { drawBranches, drawMarks, drawRequests, drawRuler, drawSpells, ticks } from "./time/marks.js";

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
 * @returns {{items: Item[], targets: () => TimeTarget[], layout: Layout}}
 */
export function under(shown, theme) {
  const layout = layoutOf(shown);
  /** @type {Item[]} */
  const items = [];
  /** @type {TimeTarget[]} */
  const targets = [];
  const brush = { items, targets, theme };
  drawGrid(items, shown, layout, theme);
  drawLanes(brush, shown, layout);
  drawSpells(brush, shown, layout);
  drawLegs(brush, shown, layout);
  drawTerms(brush, shown, layout);
  drawRequests(brush, shown, layout);
  drawOperations(brush, shown, layout);
  drawMarks(brush, shown, layout);
  drawBranches(brush, shown, layout);
  drawRuler(brush, shown, layout);
  drawNames(brush, shown, layout);
  drawAskers(brush, shown, layout);
  /** @type {TimeTarget[] | null} */
  let all = null;
  return { items, targets: () => (all ??= [...legTargets(shown, layout), ...targets]), layout };
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
  if (now >= layout.left - 1 && now <= layout.right) drawPlayhead(items, now, end, shown, layout, theme);
  return items;
}

/**
 * @param {Item[]} items @param {number} x @param {number} end
 * @param {Shown} shown @param {Layout} layout @param {Theme} theme
 */
function drawPlayhead(items, x, end, { now, span }, layout, theme) {
  const { ruler } = layout;
  items.push({ type: "line", x1: x, y1: ruler - 2, x2: x, y2: end, stroke: theme.ground, width: 4 });
  items.push({ type: "line", x1: x, y1: ruler - 2, x2: x, y2: end, stroke: theme.accent, width: 2 });
  const handle = [
    [x - 6, ruler - 6],
    [x + 6, ruler - 6],
    [x, ruler + 3],
  ];
  items.push({ type: "poly", points: /** @type {[number, number][]} */ (handle), fill: theme.accent });
  // With little room, the clock of the transport is close enough.
  if (layout.low) return;
  const text = span.axis === "step" ? t.time.stepTick(now.step) : clock(now.ms);
  const w = widthOf(text, 11.5) + 14;
  const left = Math.max(layout.left - 4, Math.min(layout.right - w - 1, x - w / 2));
  const h = Math.min(18, ruler - 1);
  items.push({ type: "rect", x: left, y: (ruler - h) / 2 - 1, w, h, round: 5, fill: theme.accent });
  items.push({ type: "text", x: left + w / 2, y: ruler / 2 - 0.5, text, size: 11.5, bold: true, fill: theme.onAccent });
}
