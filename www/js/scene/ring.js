// @ts-check
/**
 * Where things are: the nodes on their ring, the routes between them.
 * @import { Size } from "./items.js"
 * @typedef {{x: number, y: number, angle: number}} Spot
 *
 * @typedef {object} Layout
 * @property {Spot[]} spots a node each
 * @property {number} radius of a node
 * @property {number} x the middle
 * @property {number} y
 * @property {number} rx half the width of the ring
 * @property {number} ry half its height
 */

export const TAU = Math.PI * 2;

/**
 * Where the nodes are: on an ellipse that uses the room there is, the first at the top.
 * @param {number} count @param {Size} size @param {number} below how much room is left free below
 * @returns {Layout}
 */
export function ring(count, size, below = 0) {
  const { width, height } = size;
  let radius = Math.min(42, Math.max(16, Math.min(width, height) * 0.088));
  const marginTop = 30;
  const marginBottom = 28 + below;
  const x = width / 2;
  const y = marginTop + (height - marginTop - marginBottom) / 2;
  const fit = () => {
    let rx = Math.max(20, width / 2 - radius - (count > 9 ? 34 : 22));
    let ry = Math.max(20, (height - marginTop - marginBottom) / 2 - radius - 12);
    rx = Math.min(rx, ry * 1.3);
    ry = Math.min(ry, rx * 1.25);
    return { rx, ry };
  };
  let { rx, ry } = fit();
  if (count > 1) {
    const chord = (TAU * Math.sqrt((rx * rx + ry * ry) / 2)) / count;
    radius = Math.max(12, Math.min(radius, chord * 0.31));
    ({ rx, ry } = fit());
  }
  /** @type {Spot[]} */
  const spots = [];
  for (let i = 0; i < count; i += 1) {
    const angle = -Math.PI / 2 + (TAU * i) / count;
    if (count === 1) spots.push({ x, y, angle });
    else spots.push({ x: x + rx * Math.cos(angle), y: y + ry * Math.sin(angle), angle });
  }
  return { spots, radius, x, y, rx, ry };
}

/**
 * The route between two nodes: it keeps to its own lane, so that requests and replies do not cover each other.
 * @param {number} from @param {number} to @param {Layout} layout
 */
export function route(from, to, layout) {
  const a = layout.spots[from - 1];
  const b = layout.spots[to - 1];
  if (!a || !b) return { x1: layout.x, y1: layout.y, x2: layout.x, y2: layout.y, ux: 1, uy: 0, length: 0 };
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const distance = Math.hypot(dx, dy) || 1;
  const ux = dx / distance;
  const uy = dy / distance;
  const trim = Math.min(layout.radius + 10, distance * 0.4);
  const lane = Math.min(9, layout.radius * 0.35);
  const ox = -uy * lane;
  const oy = ux * lane;
  return {
    x1: a.x + ux * trim + ox,
    y1: a.y + uy * trim + oy,
    x2: b.x - ux * trim + ox,
    y2: b.y - uy * trim + oy,
    ux,
    uy,
    length: Math.max(0, distance - 2 * trim),
  };
}
