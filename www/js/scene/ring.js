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
 * @property {boolean} low whether there is no room for the words of ordinary followers
 * @property {number} apart from a node to the next
 */

export const TAU = Math.PI * 2;

/**
 * The angles of nodes that are equally far apart along an ellipse, from its top on.
 * @param {number} count @param {number} rx @param {number} ry
 */
function spread(count, rx, ry) {
  const parts = 240;
  const at = (/** @type {number} */ i) => -Math.PI / 2 + (TAU * i) / parts;
  /** How long the ellipse is up to each of its parts. */
  const lengths = [0];
  for (let i = 0; i < parts; i += 1) {
    const [from, to] = [at(i), at(i + 1)];
    const dx = rx * (Math.cos(to) - Math.cos(from));
    const dy = ry * (Math.sin(to) - Math.sin(from));
    lengths.push((lengths[i] ?? 0) + Math.hypot(dx, dy));
  }
  const whole = lengths[parts] ?? 1;
  let part = 0;
  return Array.from({ length: count }, (_, i) => {
    const wanted = (whole * i) / count;
    while (part < parts && (lengths[part + 1] ?? whole) <= wanted) part += 1;
    const [before, after] = [lengths[part] ?? 0, lengths[part + 1] ?? whole];
    return at(part + (wanted - before) / Math.max(1e-9, after - before));
  });
}

/** Below this height of the picture, or width of it, an ordinary follower has no word beside it. */
const LOW = 250;
const NARROW = 330;
/** Room for the arc of a timer around a node. */
const ARC = 12;
/** Neighbours that are closer than this are set off by turns, so that neither covers the other. */
const LEAST_APART = 44;
/** The least radius of a node. */
const LEAST = 12;

/** How far apart two nodes are; a node from itself: any distance. @param {Spot[]} pair */
function distance([a, b]) {
  if (!a || !b || a === b) return Infinity;
  return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
}

/** The last layout, because most frames need the same one again. @type {{key: string, layout: Layout} | null} */
let last = null;

/**
 * @param {number} count @param {Size} size @param {number} [below] how much room is left free below
 * @returns {Layout}
 */
export function ring(count, size, below = 0) {
  const key = `${count} ${size.width} ${size.height} ${below}`;
  if (last?.key !== key) last = { key, layout: layOut(count, size, below) };
  return last.layout;
}

/**
 * Where the nodes are: on an ellipse that uses the room there is, the first at the top. Many nodes stand by turns on it
 * and within it.
 * @param {number} count @param {Size} size @param {number} below
 * @returns {Layout}
 */
function layOut(count, size, below) {
  const { width, height } = size;
  const low = height - below < LOW || width < NARROW;
  let radius = Math.min(42, Math.max(15, Math.min(width, height) * 0.088));
  const marginTop = low ? 21 : 30;
  const marginBottom = (low ? 19 : 28) + below;
  const side = count > 9 ? 34 : low ? 14 : 22;
  let angles = spread(count, 1, 1);
  // Of an odd number, the lowest two are not at the very bottom of the ellipse.
  const lowest = Math.max(...angles.map(Math.sin), 0.4);
  const fit = () => {
    let rx = Math.max(20, width / 2 - radius - side);
    let ry = Math.max(20, (height - marginTop - marginBottom - 2 * (radius + ARC)) / (1 + lowest));
    rx = Math.min(rx, ry * (low ? 1.9 : 1.3));
    ry = Math.min(ry, rx * 1.25);
    return { rx, ry };
  };
  let { rx, ry } = fit();
  let inset = 0;
  if (count > 1) {
    const chord = () => (TAU * Math.sqrt((rx * rx + ry * ry) / 2)) / count;
    if (count > 9 && chord() < LEAST_APART) inset = Math.min(LEAST_APART, ry * 0.35);
    const apart = Math.hypot(chord(), inset);
    radius = Math.max(LEAST, Math.min(radius, apart * 0.31));
    ({ rx, ry } = fit());
  }
  angles = spread(count, rx, ry);
  const x = width / 2;
  const used = ry * (1 + lowest) + 2 * (radius + ARC);
  const spare = Math.max(0, height - marginTop - marginBottom - used);
  const y = marginTop + spare / 2 + radius + ARC + ry;
  const spots = angles.map((angle, i) => {
    if (count === 1) return { x, y: y - ry + used / 2 - radius - ARC, angle };
    // An odd number cannot take turns all the way round.
    const by = i % 2 ? inset : i === count - 1 ? inset / 2 : 0;
    return { x: x + (rx - by) * Math.cos(angle), y: y + (ry - by) * Math.sin(angle), angle };
  });
  const apart = Math.min(
    ...spots.flatMap((a, i) => [1, 2].map((by) => [a, spots[(i + by) % count] ?? a])).map(distance),
  );
  return { spots, radius, x, y, rx, ry, low, apart };
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
