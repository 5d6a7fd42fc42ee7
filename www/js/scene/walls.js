// @ts-check
/**
 * What does not get through: partitions and cut links.
 * @import { View } from "../core/view.js"
 * @import { Theme } from "./theme.js"
 * @import { Item } from "./items.js"
 * @import { Layout } from "./ring.js"
 */
import { arrowhead } from "./flights.js";
import { TAU, route } from "./ring.js";

/**
 * A partition is a wall: a thick line from the middle outwards between neighbours of different groups, and the
 * group's letter at each node, for groups that are no neighbours.
 * @param {Item[]} items @param {View} view @param {Layout} layout @param {Theme} theme
 */
export function drawWalls(items, view, layout, theme) {
  if (view.groups.length === 0) return;
  const groupOf = groupsByNode(view);
  const count = view.nodes.length;
  /** @type {[number, number][]} */
  const ends = [];
  for (let i = 0; i < count; i += 1) {
    if (groupOf[i] === groupOf[(i + 1) % count]) continue;
    const angle = -Math.PI / 2 + (TAU * (i + 0.5)) / count;
    ends.push([
      layout.x + (layout.rx + layout.radius * 0.95) * Math.cos(angle),
      layout.y + (layout.ry + layout.radius * 0.95) * Math.sin(angle),
    ]);
  }
  // Two ends are one straight line across the ring; more of them meet in the middle.
  const lines = ends.length === 2 ? [[ends[0], ends[1]]] : ends.map((end) => [[layout.x, layout.y], end]);
  for (const [a, b] of lines) {
    const line = { x1: a[0], y1: a[1], x2: b[0], y2: b[1] };
    items.push({ type: "line", ...line, stroke: theme.ink, width: 7, alpha: 0.9 });
    items.push({ type: "line", ...line, stroke: theme.ground, width: 2.5, dash: [9, 7] });
  }
  if (ends.length <= 2) return;
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

/** Whether nothing gets into this node nor out of it. @param {View} view @param {number} id */
export function isCutOff(view, id) {
  const cut = cutLinks(view);
  const others = view.nodes.filter((node) => node.id !== id);
  return others.length > 0 && others.every((node) => cut.has(`${id}>${node.id}`) && cut.has(`${node.id}>${id}`));
}

/** @param {Item[]} items @param {View} view @param {Layout} layout @param {Theme} theme */
export function drawCuts(items, view, layout, theme) {
  const groupOf = view.groups.length ? groupsByNode(view) : null;
  const cut = cutLinks(view);
  const alone = new Set(
    view.groups.length ? [] : view.nodes.filter((node) => isCutOff(view, node.id)).map((node) => node.id),
  );
  for (const id of alone) {
    // Cut off altogether: one wall before the node says more than a bar on every link.
    const { x, y, angle } = layout.spots[id - 1];
    const d = layout.radius + 17;
    const half = layout.radius + 14;
    const mx = x - d * Math.cos(angle);
    const my = y - d * Math.sin(angle);
    const line = {
      x1: mx - half * Math.sin(angle),
      y1: my + half * Math.cos(angle),
      x2: mx + half * Math.sin(angle),
      y2: my - half * Math.cos(angle),
    };
    items.push({ type: "line", ...line, stroke: theme.ink, width: 7, alpha: 0.9 });
    items.push({ type: "line", ...line, stroke: theme.ground, width: 2.5, dash: [9, 7] });
  }
  for (const link of view.links) {
    if (!link.cut || alone.has(link.from) || alone.has(link.to)) continue;
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
      const px = line.x1 + (line.x2 - line.x1) * 0.3;
      const py = line.y1 + (line.y2 - line.y1) * 0.3;
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
