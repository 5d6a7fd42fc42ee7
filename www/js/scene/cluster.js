// @ts-check
/**
 * From a view to a display list. Pure: the same arguments give the same list, which a canvas paints today and an SVG
 * file may hold tomorrow. What can be pointed at is listed beside it, with its id.
 *
 * One channel, one meaning: the fill is the term (with its number, always), the shape is the role or the kind of
 * message, the ink and the line are the family of the message, the arc is what is left of a timer.
 *
 * @import { View } from "../core/view.js"
 * @import { Theme } from "./theme.js"
 * @import { Extras, Item, Scene, Size, Target } from "./items.js"
 */
import { isHeld } from "../core/flight.js";
import { drawGhost, drawGlyph, drawRoute, whereabouts } from "./flights.js";
import { drawClient, drawClientFlight, row, rowHeight } from "./clients.js";
import { drawNode } from "./nodes.js";
import { ring } from "./ring.js";
import { drawCuts, drawWalls } from "./walls.js";

/** The smallest target that a finger can hit, pixels. */
const LEAST_TARGET = 36;

/**
 * @param {View} view @param {number} nowMs @param {Size} size @param {Extras} extras @param {Theme} theme
 * @returns {Scene}
 */
export function scene(view, nowMs, size, extras, theme) {
  /** @type {Item[]} */
  const items = [];
  /** @type {Target[]} */
  const targets = [];
  const layout = ring(view.nodes.length, size, rowHeight(view.clients.length, size));
  const clients = row(view.clients.length, size);
  const evidence = new Set(view.violations.at(-1)?.nodes ?? []);

  drawWalls(items, view, layout, theme);
  drawCuts(items, view, layout, theme);
  for (const flight of view.flights) drawRoute(items, flight, nowMs, layout, extras, theme);
  for (const node of view.nodes) {
    drawNode(items, node, nowMs, layout, view, extras, evidence.has(node.id), theme);
    const { x, y } = layout.spots[node.id - 1];
    const wide = Math.max(LEAST_TARGET, layout.radius * 2 + 8);
    targets.push({ id: `node:${node.id}`, what: { kind: "node", id: node.id }, x, y, w: wide, h: wide });
  }
  view.clients.forEach((client, i) => {
    const at = clients[i] ?? { x: 0, y: 0 };
    drawClient(items, client, at, clients.length, size, theme);
    const id = client.name;
    targets.push({ id: `client:${id}`, what: { kind: "client", id }, x: at.x, y: at.y, w: 44, h: 44 });
  });
  for (const flight of view.clientFlights) {
    const from = clients[view.clients.findIndex((client) => client.name === flight.client)];
    drawClientFlight(items, flight, from, nowMs, layout, extras.still, theme);
  }
  for (const ghost of extras.ghosts) drawGhost(items, ghost, layout, extras, theme);
  /** @type {Map<number, number>} how many messages wait before each paused node */
  const queues = new Map();
  for (const flight of view.flights) {
    const queued = flight.waiting ? (queues.get(flight.to) ?? 0) : 0;
    if (flight.waiting) queues.set(flight.to, queued + 1);
    const at = whereabouts(flight, nowMs, layout, extras, queued);
    drawGlyph(items, flight, at, flight.waiting || isHeld(flight, nowMs), layout, extras, theme);
    targets.push({
      id: `flight:${flight.id}`,
      what: { kind: "flight", id: flight.id },
      x: at.x,
      y: at.y,
      w: LEAST_TARGET,
      h: LEAST_TARGET,
    });
  }
  return { items, targets };
}
