// @ts-check
/**
 * The clients, in a row below the ring, and what is on its way between them and the nodes. A client is a triangle, and
 * so is what it asks; an answer is a circle with a sign in it.
 *
 * @import { Client, ClientFlight } from "../core/view.js"
 * @import { Theme } from "./theme.js"
 * @import { Item, Size } from "./items.js"
 * @import { Layout } from "./ring.js"
 */
import { PATHS } from "./items.js";

/** Below this height the row has room for the triangles and their names only. */
const LOW = 280;

/** How much of the stage's height the row takes. @param {number} count @param {Size} size */
export function rowHeight(count, size) {
  if (count === 0) return 0;
  return size.height < LOW ? 18 : 50;
}

/**
 * Where each client is drawn, from left to right in the order in which they began.
 * @param {number} count @param {Size} size
 * @returns {{x: number, y: number}[]}
 */
export function row(count, size) {
  const step = Math.min(150, size.width / Math.max(1, count));
  const first = size.width / 2 - (step * (count - 1)) / 2;
  return Array.from({ length: count }, (_, i) => ({
    x: first + i * step,
    y: size.height - (size.height < LOW ? 14 : 30),
  }));
}

/** @param {number} x @param {number} y @param {number} r @returns {[number, number][]} */
function triangle(x, y, r) {
  return [
    [x, y - r],
    [x + r, y + r * 0.8],
    [x - r, y + r * 0.8],
  ];
}

/**
 * @param {Item[]} items @param {Client} client @param {{x: number, y: number}} at @param {number} count how many there
 *   are @param {Size} size @param {Theme} theme
 */
export function drawClient(items, client, at, count, size, theme) {
  const { x, y } = at;
  const [low, crowded] = [size.height < LOW, size.width / count < 130];
  const dash = client.running || client.open ? undefined : [3, 3];
  items.push({
    type: "poly",
    points: triangle(x, y, 11),
    fill: theme.ground,
    stroke: theme.ink,
    width: client.open ? 2.5 : 1.5,
    ...(dash && { dash }),
  });
  const text = { type: /** @type {const} */ ("text"), x, align: /** @type {const} */ ("center"), halo: theme.ground };
  const name = { text: client.name, size: 12, bold: true, fill: theme.ink };
  if (low) {
    items.push({ ...text, ...name, x: x - 15, y, align: "right" });
    return;
  }
  items.push({ ...text, ...name, y: y - 20 });
  const counts = `✓${client.ok} ✗${client.failed} ?${client.unknown}`;
  items.push({ ...text, y: y + 20, text: counts, size: 11, fill: theme.muted });
  if (client.open && !crowded)
    items.push({ ...text, x: x + 16, y, text: client.open.text, size: 11, fill: theme.ink, align: "left" });
}

/**
 * @param {Item[]} items @param {ClientFlight} flight @param {{x: number, y: number} | undefined} client
 * @param {number} nowMs @param {Layout} layout @param {boolean} still @param {Theme} theme
 */
export function drawClientFlight(items, flight, client, nowMs, layout, still, theme) {
  const node = layout.spots[flight.node - 1];
  if (!node || !client) return;
  const [from, to] = flight.request ? [client, node] : [node, client];
  const length = Math.max(1e-6, flight.arrives - flight.sent);
  const done = still ? 0.5 : Math.max(0, Math.min(1, (nowMs - flight.sent) / length));
  // From edge to edge, and beside each other where both are on their way.
  const distance = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / distance, (to.y - from.y) / distance];
  const [start, end] = flight.request ? [14, layout.radius + 4] : [layout.radius + 4, 14];
  const along = start + (distance - start - end) * done;
  const x = from.x + ux * along - uy * 5;
  const y = from.y + uy * along + ux * 5;
  const stroke = theme.muted;
  items.push({
    type: "line",
    x1: from.x + ux * start,
    y1: from.y + uy * start,
    x2: x,
    y2: y,
    stroke,
    width: 1,
    dash: [1, 4],
  });
  if (flight.request) {
    items.push({ type: "poly", points: triangle(x, y, 7), fill: theme.ground, stroke: theme.ink, width: 1.5 });
    return;
  }
  items.push({ type: "circle", x, y, r: 8, fill: theme.ground, stroke: theme.ink, width: 1.5 });
  const sign = { ok: PATHS.yes, redirect: PATHS.redirect, lost: PATHS.no, refused: PATHS.no }[flight.answer ?? "ok"];
  items.push({ type: "path", x, y, scale: 0.9, d: sign, stroke: theme.ink, width: 1.6 });
}
