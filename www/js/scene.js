// @ts-check
/**
 * From a view to a display list. Pure: the same arguments give the same list, which a canvas paints today and an SVG
 * file may hold tomorrow. What can be pointed at is listed beside it, with its id.
 *
 * One channel, one meaning: the fill is the term (with its number, always), the shape is the role or the kind of
 * message, the ink and the line are the family of the message, the arc is what is left of a timer.
 *
 * @import { Family, Flight, Ghost, NodeView, Picked, View } from "./types.js"
 * @import { Theme } from "./theme.js"
 *
 * @typedef {object} Stroke
 * @property {string} [fill]
 * @property {string} [stroke]
 * @property {number} [width]
 * @property {number[]} [dash]
 * @property {number} [alpha]
 *
 * @typedef {{type: "line", x1: number, y1: number, x2: number, y2: number} & Stroke} LineItem
 * @typedef {{type: "circle", x: number, y: number, r: number} & Stroke} CircleItem
 * @typedef {{type: "arc", x: number, y: number, r: number, from: number, to: number} & Stroke} ArcItem
 * @typedef {{type: "poly", points: [number, number][]} & Stroke} PolyItem
 * @typedef {{type: "rect", x: number, y: number, w: number, h: number, round: number} & Stroke} RectItem
 * @typedef {{type: "path", x: number, y: number, scale: number, d: string} & Stroke} PathItem
 * @typedef {object} TextItem
 * @property {"text"} type
 * @property {number} x
 * @property {number} y the middle of the line
 * @property {string} text
 * @property {number} size
 * @property {boolean} [bold]
 * @property {string} fill
 * @property {string} [halo]
 * @property {CanvasTextAlign} [align]
 * @property {number} [alpha]
 * @typedef {LineItem | CircleItem | ArcItem | PolyItem | RectItem | PathItem | TextItem} Item
 *
 * @typedef {object} Target what a pointer may hit: a box around its middle
 * @property {string} id `node:3` or `flight:n1>n2#4`
 * @property {Picked} what
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h
 *
 * @typedef {object} Scene
 * @property {Item[]} items in the order of painting
 * @property {Target[]} targets the topmost last
 *
 * @typedef {object} Size
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} Extras what is shown besides the view
 * @property {Picked | null} selection
 * @property {Ghost[]} ghosts
 * @property {number} clockMs
 * @property {boolean} still arrows in place of flights
 *
 * @typedef {{x: number, y: number, angle: number}} Spot
 */
import { termFill } from "./theme.js";
import { t } from "./text/en.js";

const TAU = Math.PI * 2;
/** The smallest target that a finger or a shaky hand can hit. */
const LEAST_TARGET = 36;
const GHOST_MS = 1800;

export const PATHS = {
  crown: "M-8 5 -8 -5 -3.5 -1 0 -7 3.5 -1 8 -5 8 5Z",
  heart: "M0 5C-7 0 -5.5 -5 -2.7 -5 -1.2 -5 0 -4 0 -2.7 0 -4 1.2 -5 2.7 -5 5.5 -5 7 0 0 5Z",
  yes: "M-4.5 0.3 -1.5 3.5 4.5 -3.5",
  no: "M-3.5 -3.5 3.5 3.5 M3.5 -3.5 -3.5 3.5",
  cylinder: "M-11 -9C-11 -14 11 -14 11 -9V9C11 14 -11 14 -11 9Z M-11 -9C-11 -4.5 11 -4.5 11 -9",
  pause: "M-3.5 -4.5V4.5 M3.5 -4.5V4.5",
};

/** How far a flight has come at this time, 0..1. @param {Flight} flight @param {number} nowMs */
export function place(flight, nowMs) {
  if (flight.waiting) return 1;
  // One that was held goes on, evenly, from where it was held.
  const from = flight.heldPlace ?? 0;
  const startMs = flight.heldUntilMs ?? flight.sentMs;
  const length = flight.arrivesMs - startMs;
  const until = Math.min(nowMs, flight.lostMs ?? Infinity);
  if (until <= startMs) return from;
  return length <= 0 ? 1 : Math.min(1, from + ((1 - from) * (until - startMs)) / length);
}

/** Whether somebody holds it back at this time. @param {Flight} flight @param {number} nowMs */
export function isHeld(flight, nowMs) {
  return flight.heldUntilMs !== undefined && nowMs < flight.heldUntilMs;
}

/**
 * Where the nodes stand: on an ellipse that uses the room there is, the first at the top.
 * @param {number} count @param {Size} size
 * @returns {{spots: Spot[], radius: number, x: number, y: number, rx: number, ry: number}}
 */
export function ring(count, size) {
  const { width, height } = size;
  let radius = Math.min(42, Math.max(16, Math.min(width, height) * 0.088));
  const marginTop = 30;
  const marginBottom = 28;
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
 * @param {View} view @param {number} nowMs @param {Size} size @param {Extras} extras @param {Theme} theme
 * @returns {Scene}
 */
export function scene(view, nowMs, size, extras, theme) {
  /** @type {Item[]} */
  const items = [];
  /** @type {Target[]} */
  const targets = [];
  const layout = ring(view.nodes.length, size);
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
  for (const ghost of extras.ghosts) drawGhost(items, ghost, layout, extras, theme);
  /** @type {Map<number, number>} how many messages wait before each paused node */
  const queues = new Map();
  for (const flight of view.flights) {
    const queued = flight.waiting ? (queues.get(flight.to) ?? 0) : 0;
    if (flight.waiting) queues.set(flight.to, queued + 1);
    const at = whereabouts(flight, nowMs, layout, extras, queued);
    drawGlyph(items, flight, at, flight.waiting || isHeld(flight, nowMs), extras, theme);
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

/**
 * The route between two nodes: it keeps to its own lane, so that requests and replies do not cover each other.
 * @param {number} from @param {number} to @param {ReturnType<typeof ring>} layout
 */
function route(from, to, layout) {
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

/** @param {Flight} flight @param {number} nowMs @param {ReturnType<typeof ring>} layout @param {Extras} extras @param {number} queued */
function whereabouts(flight, nowMs, layout, extras, queued) {
  const way = route(flight.from, flight.to, layout);
  const moving = !flight.waiting && !isHeld(flight, nowMs);
  let p = extras.still && moving ? 0.56 : place(flight, nowMs);
  if (flight.waiting && way.length > 0) p = Math.max(0.1, 1 - (queued * 13) / way.length);
  return { x: way.x1 + (way.x2 - way.x1) * p, y: way.y1 + (way.y2 - way.y1) * p, ux: way.ux, uy: way.uy };
}

/** @param {Family} family */
function dashOf(family) {
  return family === "election" ? [5, 4] : [];
}

/** @param {Item[]} items @param {Flight} flight @param {number} nowMs @param {ReturnType<typeof ring>} layout @param {Extras} extras @param {Theme} theme */
function drawRoute(items, flight, nowMs, layout, extras, theme) {
  const way = route(flight.from, flight.to, layout);
  const p = extras.still ? 1 : place(flight, nowMs);
  const stroke = theme.family[flight.family];
  const x = way.x1 + (way.x2 - way.x1) * p;
  const y = way.y1 + (way.y2 - way.y1) * p;
  const dash = dashOf(flight.family);
  if (!extras.still) {
    items.push({ type: "line", x1: x, y1: y, x2: way.x2, y2: way.y2, stroke, width: 1.25, dash: [1, 5], alpha: 0.55 });
  }
  if (flight.family === "snapshot") {
    for (const side of [-2, 2]) {
      const ox = -way.uy * side;
      const oy = way.ux * side;
      items.push({
        type: "line", x1: way.x1 + ox, y1: way.y1 + oy, x2: x + ox, y2: y + oy, stroke, width: 1.5, alpha: 0.75,
      });
    }
  } else {
    items.push({ type: "line", x1: way.x1, y1: way.y1, x2: x, y2: y, stroke, width: 1.5, dash, alpha: 0.6 });
  }
  if (extras.still) items.push(arrowhead(way.x2, way.y2, way.ux, way.uy, stroke));
}

/** @param {number} x @param {number} y @param {number} ux @param {number} uy @param {string} fill @returns {Item} */
function arrowhead(x, y, ux, uy, fill) {
  return {
    type: "poly",
    points: [
      [x, y],
      [x - ux * 10 - uy * 5, y - uy * 10 + ux * 5],
      [x - ux * 10 + uy * 5, y - uy * 10 - ux * 5],
    ],
    fill,
  };
}

/** @param {Item[]} items @param {Flight} flight @param {{x: number, y: number}} at @param {boolean} stands @param {Extras} extras @param {Theme} theme */
function drawGlyph(items, flight, at, stands, extras, theme) {
  const { x, y } = at;
  const selected = extras.selection?.kind === "flight" && extras.selection.id === flight.id;
  if (selected) items.push({ type: "circle", x, y, r: 21, stroke: theme.accent, width: 2.5 });
  // A copy has its shadow behind it.
  if (flight.copy) shape(items, flight, x + 4, y - 4, theme, true);
  shape(items, flight, x, y, theme, false);
  if (stands) {
    items.push({ type: "circle", x: x + 13, y: y - 11, r: 8, fill: theme.ink, stroke: theme.ground, width: 1.5 });
    items.push({ type: "path", x: x + 13, y: y - 11, scale: 0.65, d: PATHS.pause, stroke: theme.ground, width: 3 });
  }
}

/** The glyph itself: its shape is the kind of message. @param {Item[]} items @param {Pick<Flight, "family" | "reply" | "ok" | "entries">} flight @param {number} x @param {number} y @param {Theme} theme @param {boolean} shadow */
export function shape(items, flight, x, y, theme, shadow) {
  const stroke = theme.family[flight.family];
  const fill = theme.ground;
  if (flight.reply) {
    items.push({ type: "circle", x, y, r: 10, fill, stroke, width: 2, dash: flight.family === "election" ? [4, 2.5] : [] });
    if (shadow) return;
    const d = flight.ok === false ? PATHS.no : PATHS.yes;
    items.push({ type: "path", x, y, scale: 1.05, d, stroke, width: 2.2 });
    return;
  }
  switch (flight.family) {
    case "election":
      items.push({ type: "poly", points: [[x, y - 15], [x + 15, y], [x, y + 15], [x - 15, y]], fill, stroke, width: 2, dash: [5, 2.5] });
      if (!shadow) items.push({ type: "text", x, y: y + 0.5, text: "V", size: 13, bold: true, fill: stroke });
      return;
    case "snapshot":
      items.push({ type: "path", x, y, scale: 1.05, d: PATHS.cylinder, fill, stroke, width: 2 });
      if (!shadow) items.push({ type: "text", x, y: y + 3, text: "S", size: 13, bold: true, fill: stroke });
      return;
    case "replication": {
      const shown = flight.entries.slice(-3);
      const w = shown.length ? Math.max(24, shown.length * 19 + 7) : 26;
      items.push({ type: "rect", x: x - w / 2, y: y - 11, w, h: 22, round: 4, fill, stroke, width: 2 });
      if (shadow) return;
      if (!shown.length) {
        items.push({ type: "path", x, y: y + 0.5, scale: 0.95, d: PATHS.heart, stroke, width: 1.6 });
        return;
      }
      shown.forEach((entry, i) => {
        const left = x - w / 2 + 4 + i * 19 + (w - 7 - shown.length * 19) / 2;
        items.push({ type: "rect", x: left, y: y - 7, w: 18, h: 14, round: 2, fill: termFill(theme, entry.term) });
        items.push({ type: "text", x: left + 9, y: y + 0.5, text: `t${entry.term}`, size: 10, bold: true, fill: theme.onTerm });
      });
      if (flight.entries.length > shown.length) {
        const more = `+${flight.entries.length - shown.length}`;
        items.push({ type: "text", x: x - w / 2 - 4, y, text: more, size: 10, bold: true, fill: stroke, align: "right", halo: theme.ground });
      }
    }
  }
}

/** @param {Item[]} items @param {Ghost} ghost @param {ReturnType<typeof ring>} layout @param {Extras} extras @param {Theme} theme */
function drawGhost(items, ghost, layout, extras, theme) {
  const age = Math.min(1, (extras.clockMs - ghost.bornMs) / GHOST_MS);
  const alpha = age < 0.5 ? 1 : 2 - 2 * age;
  const way = route(ghost.flight.from, ghost.flight.to, layout);
  const p = Math.min(0.96, ghost.place);
  const x = way.x1 + (way.x2 - way.x1) * p;
  const y = way.y1 + (way.y2 - way.y1) * p;
  const stroke = theme.family[ghost.flight.family];
  items.push({ type: "line", x1: way.x1, y1: way.y1, x2: x, y2: y, stroke, width: 1.5, dash: [2, 4], alpha: alpha * 0.5 });
  items.push({ type: "path", x, y, scale: 2.5, d: PATHS.no, stroke: theme.ground, width: 7, alpha });
  items.push({ type: "path", x, y, scale: 2.5, d: PATHS.no, stroke: theme.ink, width: 3, alpha });
}

/** @param {Item[]} items @param {NodeView} node @param {number} nowMs @param {ReturnType<typeof ring>} layout @param {View} view @param {Extras} extras @param {boolean} accused @param {Theme} theme */
function drawNode(items, node, nowMs, layout, view, extras, accused, theme) {
  const { x, y, angle } = layout.spots[node.id - 1];
  const r = layout.radius;
  const down = node.status === "crashed";
  const selected = extras.selection?.kind === "node" && extras.selection.id === node.id;

  if (accused) {
    items.push({ type: "circle", x, y, r: r + 13, stroke: theme.evidence, width: 3 });
    items.push({ type: "circle", x, y, r: r + 17, stroke: theme.evidence, width: 1 });
  }
  if (selected) items.push({ type: "circle", x, y, r: r + 12, stroke: theme.accent, width: 3 });

  const timer = node.election ?? node.heartbeat;
  if (timer && node.status !== "crashed") {
    const leading = node.election === undefined;
    const left = Math.max(0, timer.firesMs - (node.status === "paused" ? Math.min(nowMs, timer.firesMs) : nowMs));
    const share = Math.min(1, left / Math.max(timer.longestMs, 0.001));
    const at = r + (leading ? 9 : 7);
    items.push({ type: "circle", x, y, r: at, stroke: theme.faint, width: leading ? 1 : 1.5 });
    if (share > 0) {
      items.push({
        type: "arc", x, y, r: at, from: -Math.PI / 2, to: -Math.PI / 2 + TAU * share,
        stroke: leading ? theme.family.replication : theme.ink, width: leading ? 2 : 4,
      });
    }
  }

  const fill = down ? theme.ground : termFill(theme, node.term);
  if (down) {
    items.push({ type: "circle", x, y, r, fill, stroke: theme.muted, width: 2, dash: [5, 4] });
    const scale = r / 7.5;
    items.push({ type: "path", x, y: y - r * 0.1, scale, d: PATHS.no, stroke: theme.ink, width: 2.5, alpha: 0.85 });
  } else if (node.role === "leader") {
    const big = r * 1.12;
    /** @type {[number, number][]} */
    const points = [];
    for (let i = 0; i < 6; i += 1) {
      points.push([x + big * Math.cos((TAU * i) / 6), y + big * Math.sin((TAU * i) / 6)]);
    }
    items.push({ type: "poly", points, fill, stroke: theme.edge, width: 4 });
  } else if (node.role === "candidate") {
    items.push({ type: "circle", x, y, r, fill, stroke: theme.ink, width: 3, dash: [6, 4] });
  } else {
    items.push({ type: "circle", x, y, r, fill, stroke: theme.edge, width: 1.5 });
  }

  const onFill = down || node.term === 0 ? theme.ink : theme.onTerm;
  const big = r >= 24;
  if (down) {
    items.push({ type: "text", x, y: y + (big ? r * 0.62 : r * 0.5), text: node.name, size: big ? 12 : 10, bold: true, fill: theme.ink, halo: theme.ground });
  } else {
    items.push({ type: "text", x, y: y - r * 0.2, text: node.name, size: big ? Math.min(16, r * 0.42) : 11, bold: true, fill: onFill });
    const term = big ? t.node.term(node.term) : t.node.termShort(node.term);
    items.push({ type: "text", x, y: y + r * 0.3, text: term, size: big ? Math.min(13, r * 0.34) : 9.5, fill: onFill });
  }

  for (const vote of node.votes) {
    if (vote.from === node.id) continue;
    const to = layout.spots[vote.from - 1];
    if (!to) continue;
    const towards = Math.atan2(to.y - y, to.x - x);
    const px = x + (r + 7) * Math.cos(towards);
    const py = y + (r + 7) * Math.sin(towards);
    const pip = view.nodes.length > 11 ? 5 : 7;
    const ink = theme.family.election;
    const yes = vote.answer === "yes";
    items.push({ type: "circle", x: px, y: py, r: pip, fill: yes ? ink : theme.ground, stroke: ink, width: 1.5 });
    if (vote.answer === "pending") continue;
    const d = yes ? PATHS.yes : PATHS.no;
    items.push({ type: "path", x: px, y: py, scale: pip / 8.5, d, stroke: yes ? theme.ground : ink, width: 2 });
  }

  if (node.status === "paused") {
    items.push({ type: "circle", x: x + r * 0.8, y: y - r * 0.8, r: 10, fill: theme.ink, stroke: theme.ground, width: 2 });
    items.push({ type: "path", x: x + r * 0.8, y: y - r * 0.8, scale: 0.85, d: PATHS.pause, stroke: theme.ground, width: 3 });
  } else if (node.writesPending > 0 && !down) {
    // A write on its way to the disk: a small cylinder, not yet filled.
    items.push({ type: "path", x: x + r * 0.85, y: y + r * 0.75, scale: 0.62, d: PATHS.cylinder, fill: theme.ground, stroke: theme.ink, width: 1.6 });
    items.push({ type: "text", x: x + r * 0.85, y: y + r * 0.75 + 2, text: String(node.writesPending), size: 9, bold: true, fill: theme.ink });
  }
  drawLabel(items, node, x, y, r, angle, view, theme);
}

/** The role as a word, outside the ring, so that the inside belongs to the messages. @param {Item[]} items @param {NodeView} node @param {number} x @param {number} y @param {number} r @param {number} angle @param {View} view @param {Theme} theme */
function drawLabel(items, node, x, y, r, angle, view, theme) {
  const crowded = view.nodes.length > 9;
  const leads = node.role === "leader" && node.status !== "crashed";
  if (crowded && leads) {
    // No room for a word: the crown stands outside the ring.
    const d = r + 21;
    items.push({ type: "path", x: x + d * Math.cos(angle), y: y + d * Math.sin(angle), scale: 1, d: PATHS.crown, fill: theme.ink });
    return;
  }
  const above = Math.sin(angle) < 0.15;
  const gap = leads ? 24 : 20;
  const ly = above ? y - r - gap : y + r + gap;
  if (leads) {
    const text = t.role.leader;
    const width = text.length * 6.6;
    items.push({ type: "path", x: x - width / 2 - 3, y: ly - 0.5, scale: 0.95, d: PATHS.crown, fill: theme.ink });
    items.push({ type: "text", x: x - width / 2 + 10, y: ly, text, size: 12.5, bold: true, fill: theme.ink, align: "left", halo: theme.ground });
    return;
  }
  if (crowded && node.status === "up" && node.role === "follower") return;
  const word = node.status === "crashed" ? t.status.crashed : node.status === "paused" ? t.status.paused : t.role[node.role];
  const strong = node.status !== "up" || node.role === "candidate";
  items.push({ type: "text", x, y: ly, text: word, size: crowded ? 10 : 12, bold: strong, fill: strong ? theme.ink : theme.muted, halo: theme.ground });
}

/**
 * A partition is a wall: a thick line from the middle outwards between neighbours of different groups, and the
 * group's letter at each node, for groups that are no neighbours.
 * @param {Item[]} items @param {View} view @param {ReturnType<typeof ring>} layout @param {Theme} theme
 */
function drawWalls(items, view, layout, theme) {
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

/** The number of each node's group; those that no group names form one more. @param {View} view @returns {number[]} */
export function groupsByNode(view) {
  return view.nodes.map((node) => {
    const group = view.groups.findIndex((members) => members.includes(node.id));
    return group < 0 ? view.groups.length : group;
  });
}

/** The links that nothing passes, as `1>2`. @param {View} view @returns {Set<string>} */
export function cutLinks(view) {
  return new Set(view.links.filter((link) => link.cut).map((link) => `${link.from}>${link.to}`));
}

/** Whether nothing gets into this node nor out of it. @param {View} view @param {number} id */
export function isCutOff(view, id) {
  const cut = cutLinks(view);
  const others = view.nodes.filter((node) => node.id !== id);
  return others.length > 0 && others.every((node) => cut.has(`${id}>${node.id}`) && cut.has(`${node.id}>${id}`));
}

/** @param {Item[]} items @param {View} view @param {ReturnType<typeof ring>} layout @param {Theme} theme */
function drawCuts(items, view, layout, theme) {
  const groupOf = view.groups.length ? groupsByNode(view) : null;
  const cut = cutLinks(view);
  const alone = new Set(view.groups.length ? [] : view.nodes.filter((node) => isCutOff(view, node.id)).map((node) => node.id));
  for (const id of alone) {
    // Cut off altogether: one wall before the node says more than a bar on every link.
    const { x, y, angle } = layout.spots[id - 1];
    const d = layout.radius + 17;
    const half = layout.radius + 14;
    const mx = x - d * Math.cos(angle);
    const my = y - d * Math.sin(angle);
    const line = {
      x1: mx - half * Math.sin(angle), y1: my + half * Math.cos(angle),
      x2: mx + half * Math.sin(angle), y2: my - half * Math.cos(angle),
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

/** A thick stroke across a link. @param {Item[]} items @param {number} x @param {number} y @param {{ux: number, uy: number}} way @param {number} half @param {Theme} theme */
function bar(items, x, y, way, half, theme) {
  const line = { x1: x - way.uy * half, y1: y + way.ux * half, x2: x + way.uy * half, y2: y - way.ux * half };
  items.push({ type: "line", ...line, stroke: theme.ground, width: 8 });
  items.push({ type: "line", ...line, stroke: theme.ink, width: 5 });
}
