// @ts-check
/**
 * What does not get through: partitions and cut links.
 * @import { Flight, View } from "../core/view.js"
 * @import { Theme } from "./theme.js"
 * @import { Item } from "./items.js"
 * @import { Layout } from "./ring.js"
 */
import { isCutOff } from "../core/cut.js";
import { arrowhead } from "./flights.js";
import { TAU, route } from "./ring.js";

/** How far a wall stays from the middle of a node, besides the node's radius. */
const APART_PX = 16;
/** A stroke and a gap of a wall's inner line. */
const DASH = [9, 7];

/** @typedef {{lines: [number, number][][], fences: number[]}} Walls lines from point to point; nodes, from 0 */

/**
 * A partition is a wall: a thick line between neighbours of different groups. Around a single node it is bent, so that
 * it passes beside it.
 * @param {View} view @param {Layout} layout @returns {Walls}
 */
function partitionWalls(view, layout) {
  if (view.groups.length === 0) return { lines: [], fences: [] };
  const groupOf = groupsByNode(view);
  const count = view.nodes.length;
  /** After which nodes, by their place, the ring changes from one group to another. @type {number[]} */
  const after = [];
  for (let i = 0; i < count; i += 1) if (groupOf[i] !== groupOf[(i + 1) % count]) after.push(i);
  if (after.length === 2) {
    const [a, b] = /** @type {[number, number]} */ (after);
    // The smaller group is the one that the wall goes around.
    const [first, size] = b - a <= count / 2 ? [a + 1, b - a] : [b + 1, count - (b - a)];
    if (size === 1) return { lines: [], fences: [first % count] };
    return { lines: [border(layout, first, size)], fences: [] };
  }
  // More than two ends meet in the middle.
  const out = [1 + (layout.radius * 0.95) / layout.rx, 1 + (layout.radius * 0.95) / layout.ry];
  return { lines: after.map((i) => [[layout.x, layout.y], atRing(layout, i + 0.5, ...out)]), fences: [] };
}

/**
 * The walls of a partition, and the group's letter at each node, for groups that are no neighbours.
 * @param {Item[]} items @param {View} view @param {Layout} layout @param {Theme} theme
 */
export function drawWalls(items, view, layout, theme) {
  const { lines, fences } = partitionWalls(view, layout);
  for (const at of fences) drawFence(items, layout, at, theme);
  for (const line of lines) drawWall(items, line, theme);
  if (lines.length < 2) return;
  const groupOf = groupsByNode(view);
  view.nodes.forEach((_, i) => {
    const { x, y, angle } = layout.spots[i];
    const letter = String.fromCharCode(65 + groupOf[i]);
    const d = layout.radius + 20;
    const px = x - d * Math.cos(angle);
    const py = y - d * Math.sin(angle);
    items.push({ type: "rect", x: px - 8, y: py - 8, w: 16, h: 16, round: 4, fill: theme.ink });
    items.push({ type: "text", x: px, y: py + 0.5, text: letter, size: 11, bold: true, fill: theme.ground });
  });
}

/**
 * A place at the ring: by the number of a node, which may lie between two, and parts of the ring's half axes.
 * @param {Layout} layout @param {number} node @param {number} [partX] @param {number} [partY]
 * @returns {[number, number]}
 */
function atRing({ spots, x, y, rx, ry }, node, partX = 1, partY = partX) {
  const angle = -Math.PI / 2 + (TAU * node) / spots.length;
  return [x + rx * partX * Math.cos(angle), y + ry * partY * Math.sin(angle)];
}

/**
 * The wall around neighbours on the ring: from the border before the first to the border behind the last, as straight
 * as it can be without touching a node.
 * @param {Layout} layout @param {number} first @param {number} size @returns {[number, number][]}
 */
function border(layout, first, size) {
  const { rx, ry, radius, spots } = layout;
  const out = (/** @type {number} */ half) => 1 + (radius * 0.95) / half;
  const [a, b] = [first - 0.5, first + size - 0.5].map((at) => atRing(layout, at, out(rx), out(ry)));
  const step = Math.PI / spots.length;
  const nodes = Math.cos((size - 1) * step) - (radius + APART_PX + 6) / Math.min(rx, ry);
  const straight = Math.cos(size * step) * out(Math.max(rx, ry));
  const [cx, cy] = atRing(layout, first + (size - 1) / 2, Math.min(straight, nodes));
  // A curve from a through c to b, in pieces as long as a stroke of the inner line with its gap.
  const [kx, ky] = [2 * cx - (a[0] + b[0]) / 2, 2 * cy - (a[1] + b[1]) / 2];
  const long = Math.hypot(cx - a[0], cy - a[1]) + Math.hypot(b[0] - cx, b[1] - cy);
  const pieces = Math.max(2, Math.round(long / (DASH[0] + DASH[1])));
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const t = i / pieces;
    const [p, q, r] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    return /** @type {[number, number]} */ ([p * a[0] + q * kx + r * b[0], p * a[1] + q * ky + r * b[1]]);
  });
}

/** @param {Item[]} items @param {[number, number][]} points one after the other @param {Theme} theme */
function drawWall(items, points, theme) {
  const lines = points.slice(1).flatMap((to, i) => [...points[i], ...to]);
  items.push({ type: "lines", points: lines, stroke: theme.ink, width: 7, alpha: 0.9 });
  items.push({ type: "lines", points: lines, stroke: theme.ground, width: 2.5, dash: DASH });
}

/**
 * The wall around one node, on the side of the others.
 * @param {Item[]} items @param {Layout} layout @param {number} at its place @param {Theme} theme
 */
function drawFence(items, layout, at, theme) {
  const { x, y, angle } = layout.spots[at];
  const inwards = angle + Math.PI;
  const arc = { x, y, r: layout.radius + APART_PX, from: inwards - 1.75, to: inwards + 1.75 };
  items.push({ type: "arc", ...arc, stroke: theme.ink, width: 7, alpha: 0.9 });
  items.push({ type: "arc", ...arc, stroke: theme.ground, width: 2.5, dash: DASH });
}

/**
 * The number of each node's group; those that no group names form one more.
 * @param {View} view
 * @returns {number[]}
 */
export function groupsByNode(view) {
  return view.nodes.map((node) => {
    const group = view.groups.findIndex((members) => members.includes(node.id));
    return group < 0 ? view.groups.length : group;
  });
}

/** The cut links, as `1>2`. @param {View} view @returns {Set<string>} */
export function cutLinks(view) {
  return new Set(view.links.filter((link) => link.cut).map((link) => `${link.from}>${link.to}`));
}

/** The nodes that have a wall of their own, because they are cut off without a partition. @param {View} view */
const alone = (view) =>
  new Set(view.groups.length ? [] : view.nodes.filter((node) => isCutOff(view, node.id)).map((node) => node.id));

/** How far along its link the bar of a cut stands: of one in both directions, and of one in one direction. */
const BAR = { both: 0.5, one: 0.3 };

/** @param {Item[]} items @param {View} view @param {Layout} layout @param {Theme} theme */
export function drawCuts(items, view, layout, theme) {
  if (!view.links.some((link) => link.cut)) return;
  const groupOf = view.groups.length ? groupsByNode(view) : null;
  const cut = cutLinks(view);
  const off = alone(view);
  for (const id of off) {
    // Cut off altogether: a wall around the node says more than a bar on every link.
    drawFence(items, layout, id - 1, theme);
  }
  for (const link of view.links) {
    if (!link.cut || off.has(link.from) || off.has(link.to)) continue;
    if (groupOf && groupOf[link.from - 1] !== groupOf[link.to - 1]) continue;
    const both = cut.has(`${link.to}>${link.from}`);
    if (both && link.from > link.to) continue;
    const a = layout.spots[link.from - 1];
    const b = layout.spots[link.to - 1];
    if (!a || !b) continue;
    const way = route(link.from, link.to, layout);
    const line = both ? { x1: a.x, y1: a.y, x2: b.x, y2: b.y } : { x1: way.x1, y1: way.y1, x2: way.x2, y2: way.y2 };
    items.push({ type: "line", ...line, stroke: theme.muted, width: 1.5, dash: [2, 5], alpha: 0.8 });
    const mx = (line.x1 + line.x2) / 2;
    const my = (line.y1 + line.y2) / 2;
    if (both) {
      bar(items, mx, my, way, 11, theme);
    } else {
      // One way: the arrow that does not get through.
      const px = line.x1 + (line.x2 - line.x1) * BAR.one;
      const py = line.y1 + (line.y2 - line.y1) * BAR.one;
      items.push({ type: "line", x1: line.x1, y1: line.y1, x2: px, y2: py, stroke: theme.ink, width: 2 });
      items.push(arrowhead(px, py, way.ux, way.uy, theme.ink));
      bar(items, px + way.ux * 4, py + way.uy * 4, way, 8, theme);
    }
  }
}

/**
 * A thick stroke across a link.
 * @param {Item[]} items
 * @param {number} x
 * @param {number} y
 * @param {{ux: number, uy: number}} way
 * @param {number} half
 * @param {Theme} theme
 */
function bar(items, x, y, way, half, theme) {
  const line = { x1: x - way.uy * half, y1: y + way.ux * half, x2: x + way.uy * half, y2: y - way.ux * half };
  items.push({ type: "line", ...line, stroke: theme.ground, width: 8 });
  items.push({ type: "line", ...line, stroke: theme.ink, width: 5 });
}

/**
 * How far a message comes that a cut stops: up to the wall or the bar on its way, where the picture has it stop at the
 * moment at which it is lost. Found once for each view.
 * @param {View} view @param {Layout} layout @param {Pick<Flight, "from" | "to" | "lostMs">} flight
 * @returns {number | null} 0..1 of its route; null: no cut stops it
 */
export function stopOf(view, layout, { from, to, lostMs }) {
  if (lostMs === undefined || !view.links.length) return null;
  let known = stops.get(view);
  if (known?.layout !== layout) {
    const walls = partitionWalls(view, layout);
    for (const id of alone(view)) walls.fences.push(id - 1);
    known = { layout, walls, cut: cutLinks(view), by: new Map() };
    stops.set(view, known);
  }
  const link = `${from}>${to}`;
  if (!known.cut.has(link)) return null;
  const stop = known.by.get(link) ?? firstWall(known.walls, layout, from, to);
  const found = stop ?? (known.cut.has(`${to}>${from}`) ? BAR.both : BAR.one);
  known.by.set(link, found);
  return found;
}

/** @type {WeakMap<View, {layout: Layout, walls: Walls, cut: Set<string>, by: Map<string, number>}>} */
const stops = new WeakMap();

/**
 * Where a route first meets a wall, 0..1.
 * @param {Walls} walls @param {Layout} layout @param {number} from @param {number} to @returns {number | undefined}
 */
function firstWall({ lines, fences }, layout, from, to) {
  const way = route(from, to, layout);
  const [dx, dy] = [way.x2 - way.x1, way.y2 - way.y1];
  /** @type {number[]} */
  const met = [];
  for (const line of lines) {
    for (let i = 1; i < line.length; i += 1) {
      const [[ax, ay], [bx, by]] = [line[i - 1], line[i]];
      const [ex, ey] = [bx - ax, by - ay];
      const across = dx * ey - dy * ex;
      if (Math.abs(across) < 1e-9) continue;
      const along = ((ax - way.x1) * ey - (ay - way.y1) * ex) / across;
      const on = ((ax - way.x1) * dy - (ay - way.y1) * dx) / across;
      if (along > 0 && along < 1 && on >= 0 && on <= 1) met.push(along);
    }
  }
  for (const at of fences) {
    if (at !== from - 1 && at !== to - 1) continue;
    const { x, y } = layout.spots[at];
    const [mx, my, r] = [way.x1 - x, way.y1 - y, layout.radius + APART_PX];
    // Where the route meets the circle of the fence: out of it from its own node, into it from another one.
    const [a, b, c] = [dx * dx + dy * dy, mx * dx + my * dy, mx * mx + my * my - r * r];
    const root = Math.sqrt(Math.max(0, b * b - a * c));
    const along = (at === from - 1 ? root - b : -b - root) / (a || 1);
    if (along > 0 && along < 1) met.push(along);
  }
  return met.length ? Math.min(...met) : undefined;
}
