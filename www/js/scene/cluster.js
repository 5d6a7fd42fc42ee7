// @ts-check
/**
 * From a view to a display list. Pure: the same arguments give the same list, which a canvas paints today and an SVG
 * file may hold tomorrow. What can be pointed at is listed beside it, with its id.
 *
 * One channel, one meaning: the fill is the term (with its number, always), the shape is the role or the kind of
 * message, the ink and the line are the family of the message, the arc is what is left of a timer.
 *
 * @import { Flight, View } from "../core/view.js"
 * @import { Theme } from "./theme.js"
 * @import { Extras, Item, Scene, Size, Target } from "./items.js"
 * @import { Layout } from "./ring.js"
 */
import { isHeld } from "../core/flight.js";
import { drawGhost, drawGlyph, drawRoute, whereabouts } from "./flights.js";
import { drawClient, drawClientFlight, row, rowHeight } from "./clients.js";
import { drawHalo, drawNode, drawTimer } from "./nodes.js";
import { ring } from "./ring.js";
import { drawCuts, drawWalls, stopOf } from "./walls.js";

/** The smallest target that a finger can hit, pixels. */
const LEAST_TARGET = 36;

/**
 * @param {View} view @param {number} nowMs @param {Size} size @param {Extras} extras @param {Theme} theme
 * @returns {Scene}
 */
export function scene(view, nowMs, size, extras, theme) {
  const layout = layoutOf(view, size);
  /** @type {Item[]} */
  const items = [];
  const evidence = accusedIn(view);
  drawBeneath(items, view, nowMs, layout, extras, theme);
  for (const node of view.nodes) {
    drawHalo(items, node, layout, extras, evidence.has(node.id), theme);
    drawTimer(items, node, nowMs, layout, theme);
    drawNode(items, node, layout, view, theme);
  }
  drawAbove(items, view, nowMs, size, layout, extras, theme);
  return { items, targets: targetsOf(view, nowMs, size, extras) };
}

/**
 * The same picture in parts, one over the other, for a page that paints it in every frame: what moves.
 * @param {View} view @param {number} nowMs @param {Size} size @param {Extras} extras @param {Theme} theme
 */
export function moving(view, nowMs, size, extras, theme) {
  const layout = layoutOf(view, size);
  /** @type {Item[]} beneath the halos */
  const beneath = [];
  /** @type {Item[]} over the halos */
  const timers = [];
  /** @type {Item[]} over the nodes */
  const above = [];
  drawBeneath(beneath, view, nowMs, layout, extras, theme);
  for (const node of view.nodes) drawTimer(timers, node, nowMs, layout, theme);
  drawAbove(above, view, nowMs, size, layout, extras, theme);
  return { beneath, timers, above };
}

/**
 * What stands still between two events.
 * @param {View} view @param {Size} size @param {Pick<Extras, "selection">} extras @param {Theme} theme
 */
export function standing(view, size, extras, theme) {
  const layout = layoutOf(view, size);
  const evidence = accusedIn(view);
  /** @type {Item[]} */
  const halos = [];
  /** @type {Item[]} */
  const nodes = [];
  for (const node of view.nodes) {
    drawHalo(halos, node, layout, extras, evidence.has(node.id), theme);
    drawNode(nodes, node, layout, view, theme);
  }
  return { halos, nodes };
}

/** @param {View} view @param {Size} size */
const layoutOf = (view, size) => ring(view.nodes.length, size, rowHeight(view.clients.length, size));

/** @param {View} view */
const accusedIn = (view) => new Set(view.violations.at(-1)?.nodes ?? []);

/**
 * @param {Item[]} items @param {View} view @param {number} nowMs @param {Layout} layout @param {Extras} extras
 * @param {Theme} theme
 */
function drawBeneath(items, view, nowMs, layout, extras, theme) {
  drawWalls(items, view, layout, theme);
  drawCuts(items, view, layout, theme);
  for (const flight of view.flights)
    drawRoute(items, flight, nowMs, layout, extras, theme, stopOf(view, layout, flight));
}

/**
 * @param {Item[]} items @param {View} view @param {number} nowMs @param {Size} size @param {Layout} layout
 * @param {Extras} extras @param {Theme} theme
 */
function drawAbove(items, view, nowMs, size, layout, extras, theme) {
  const clients = row(view.clients.length, size);
  view.clients.forEach((client, i) => {
    drawClient(items, client, clients[i] ?? { x: 0, y: 0 }, clients.length, size, theme);
  });
  for (const flight of view.clientFlights) {
    const from = clients[view.clients.findIndex((client) => client.name === flight.client)];
    drawClientFlight(items, flight, from, nowMs, layout, extras.still, theme);
  }
  for (const ghost of extras.ghosts) drawGhost(items, ghost, layout, extras, theme, stopOf(view, layout, ghost.flight));
  places(view, nowMs, layout, extras, (flight, at) =>
    drawGlyph(items, flight, at, flight.waiting || isHeld(flight, nowMs), layout, extras, theme),
  );
}

/**
 * Where the messages are.
 * @param {View} view @param {number} nowMs @param {Layout} layout @param {Pick<Extras, "still">} extras
 * @param {(flight: Flight, at: ReturnType<typeof whereabouts>) => void} found
 */
function places(view, nowMs, layout, extras, found) {
  /** @type {Map<number, number>} how many messages wait before each paused node */
  const queues = new Map();
  for (const flight of view.flights) {
    const queued = flight.waiting ? (queues.get(flight.to) ?? 0) : 0;
    if (flight.waiting) queues.set(flight.to, queued + 1);
    found(flight, whereabouts(flight, nowMs, layout, extras, queued, stopOf(view, layout, flight)));
  }
}

/**
 * What can be pointed at, the topmost last.
 * @param {View} view @param {number} nowMs @param {Size} size @param {Pick<Extras, "still">} extras
 * @returns {Target[]}
 */
export function targetsOf(view, nowMs, size, extras) {
  const layout = layoutOf(view, size);
  /** @type {Target[]} */
  const targets = [];
  const wide = Math.max(24, Math.min(Math.max(LEAST_TARGET, layout.radius * 2 + 8), layout.apart - 1));
  for (const { id } of view.nodes) {
    const { x, y } = layout.spots[id - 1];
    targets.push({ id: `node:${id}`, what: { kind: "node", id }, x, y, w: wide, h: wide, disc: wide / 2 });
  }
  const clients = row(view.clients.length, size);
  view.clients.forEach(({ name: id }, i) => {
    const { x, y } = clients[i] ?? { x: 0, y: 0 };
    targets.push({ id: `client:${id}`, what: { kind: "client", id }, x, y, w: 44, h: 44 });
  });
  places(view, nowMs, layout, extras, ({ id }, { x, y }) => {
    targets.push({ id: `flight:${id}`, what: { kind: "flight", id }, x, y, w: LEAST_TARGET, h: LEAST_TARGET });
  });
  return targets;
}
