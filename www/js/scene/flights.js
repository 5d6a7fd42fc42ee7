// @ts-check
/**
 * Messages: their routes, their glyphs, and where they were lost.
 * @import { Ghost } from "../core/types.js"
 * @import { Flight, Told } from "../core/view.js"
 * @import { Theme } from "./theme.js"
 * @import { Extras, Item } from "./items.js"
 * @import { Layout } from "./ring.js"
 */
import { termFill } from "./theme.js";
import { ageOf, isHeld, place } from "../core/flight.js";
import { PATHS, shrunk } from "./items.js";
import { route } from "./ring.js";
import { say, tell } from "../text/say.js";

/** From this age on, 0..1, a cross fades. */
const FADES = 0.8;

/**
 * @param {Flight} flight
 * @param {number} nowMs
 * @param {Layout} layout
 * @param {Pick<Extras, "still">} extras
 * @param {number} queued
 * @param {number | null} stop where a cut stops it, 0..1
 */
export function whereabouts(flight, nowMs, layout, extras, queued, stop) {
  const way = route(flight.from, flight.to, layout);
  const moving = !flight.waiting && !isHeld(flight, nowMs);
  let p = extras.still && moving ? Math.min(0.56, stop ?? 1) : place(flight, nowMs, stop);
  if (flight.waiting && way.length > 0) p = Math.max(0.1, 1 - (queued * 13) / way.length);
  return { x: way.x1 + (way.x2 - way.x1) * p, y: way.y1 + (way.y2 - way.y1) * p, ux: way.ux, uy: way.uy };
}

/** @param {Flight} flight */
function dashOf({ family, kind }) {
  if (isPreVote(kind)) return [1, 4.5];
  return family === "election" ? [5, 4] : [];
}

/** Pre-vote messages are non-binding, so they are drawn dotted. @param {string | undefined} kind */
function isPreVote(kind) {
  return kind === "PreVote" || kind === "PreVoteReply";
}

/**
 * @param {Item[]} items
 * @param {Flight} flight
 * @param {number} nowMs
 * @param {Layout} layout
 * @param {Extras} extras
 * @param {Theme} theme
 * @param {number | null} stop where a cut stops it, 0..1
 */
export function drawRoute(items, flight, nowMs, layout, extras, theme, stop) {
  const way = route(flight.from, flight.to, layout);
  const end = stop ?? 1;
  const p = extras.still ? end : place(flight, nowMs, stop);
  const stroke = theme.family[flight.family];
  const x = way.x1 + (way.x2 - way.x1) * p;
  const y = way.y1 + (way.y2 - way.y1) * p;
  const dash = dashOf(flight);
  if (!extras.still) {
    const [x2, y2] = [way.x1 + (way.x2 - way.x1) * end, way.y1 + (way.y2 - way.y1) * end];
    items.push({ type: "line", x1: x, y1: y, x2, y2, stroke, width: 1.25, dash: [1, 5], alpha: 0.55 });
  }
  if (flight.family === "snapshot") {
    for (const side of [-2, 2]) {
      const ox = -way.uy * side;
      const oy = way.ux * side;
      items.push({
        type: "line",
        x1: way.x1 + ox,
        y1: way.y1 + oy,
        x2: x + ox,
        y2: y + oy,
        stroke,
        width: 1.5,
        alpha: 0.75,
      });
    }
  } else {
    items.push({ type: "line", x1: way.x1, y1: way.y1, x2: x, y2: y, stroke, width: 1.5, dash, alpha: 0.6 });
  }
  if (extras.still && stop === null) items.push(arrowhead(way.x2, way.y2, way.ux, way.uy, stroke));
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} ux
 * @param {number} uy
 * @param {string} fill
 * @returns {Item}
 */
export function arrowhead(x, y, ux, uy, fill) {
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

/**
 * @param {Item[]} items
 * @param {Flight} flight
 * @param {{x: number, y: number}} at
 * @param {boolean} stands whether it is not moving
 * @param {Layout} layout
 * @param {Extras} extras
 * @param {Theme} theme
 */
export function drawGlyph(items, flight, at, stands, layout, extras, theme) {
  const { x, y } = at;
  const selected = extras.selection?.kind === "flight" && extras.selection.id === flight.id;
  if (selected) items.push({ type: "circle", x, y, r: 21, stroke: theme.accent, width: 2.5 });
  else if (isRelated(flight.id, extras.message))
    items.push({ type: "circle", x, y, r: 19, stroke: theme.accent, width: 2, dash: [3, 3] });
  const first = items.length;
  // A copy has its shadow behind it.
  if (flight.copy) shape(items, flight, x + 4, y - 4, theme, true);
  shape(items, flight, x, y, theme, false);
  if (stands) {
    items.push({ type: "circle", x: x + 13, y: y - 11, r: 8, fill: theme.ink, stroke: theme.ground, width: 1.5 });
    items.push({ type: "path", x: x + 13, y: y - 11, scale: 0.65, d: PATHS.pause, stroke: theme.ground, width: 3 });
  }
  if (flight.lateMs > 0 && !stands) {
    // A message that is late by chance has a clock.
    items.push({ type: "circle", x: x + 13, y: y - 11, r: 7.5, fill: theme.ground, stroke: theme.ink, width: 1.5 });
    items.push({ type: "path", x: x + 13, y: y - 11, scale: 1, d: PATHS.hands, stroke: theme.ink, width: 1.5 });
  }
  // Messages shrink with the nodes.
  const size = Math.max(0.72, Math.min(1, layout.radius / 25));
  if (size < 1) for (let i = first; i < items.length; i += 1) items[i] = shrunk(items[i], x, y, size);
}

/** Whether a message is the cause of the selected one, or one of its effects. */
function isRelated(/** @type {string} */ id, /** @type {Extras["message"]} */ message) {
  return !!message && (message.cause?.id === id || message.effects.some((it) => it.id === id));
}

/**
 * The glyph itself: its shape is the kind of message.
 * @param {Item[]} items
 * @param {Pick<Flight, "family" | "reply" | "ok" | "entries"> & {kind?: string, part?: Told}} flight
 * @param {number} x
 * @param {number} y
 * @param {Theme} theme
 * @param {boolean} shadow
 */
// long: one case per family of messages
export function shape(items, flight, x, y, theme, shadow) {
  const stroke = theme.family[flight.family];
  const fill = theme.ground;
  const dotted = isPreVote(flight.kind);
  if (flight.reply) {
    items.push({
      type: "circle",
      x,
      y,
      r: 10,
      fill,
      stroke,
      width: 2,
      dash: dotted ? [0.5, 3.5] : flight.family === "election" ? [4, 2.5] : [],
    });
    if (shadow) return;
    const d = flight.ok === false ? PATHS.no : PATHS.yes;
    items.push({ type: "path", x, y, scale: 1.05, d, stroke, width: 2.2 });
    return;
  }
  switch (flight.family) {
    case "election":
      items.push({
        type: "poly",
        points: [
          [x, y - 15],
          [x + 15, y],
          [x, y + 15],
          [x - 15, y],
        ],
        fill,
        stroke,
        width: 2,
        dash: dotted ? [0.5, 4] : [5, 2.5],
      });
      if (shadow) return;
      // A TimeoutNow is drawn as a crown, because it makes its receiver the successor.
      if (flight.kind === "TimeoutNow") items.push({ type: "path", x, y, scale: 0.85, d: PATHS.crown, fill: stroke });
      else {
        const text = dotted ? "P" : "V";
        items.push({ type: "text", x, y: y + 0.5, text, size: 13, bold: true, fill: stroke });
      }
      return;
    case "snapshot":
      items.push({ type: "path", x, y, scale: 1.05, d: PATHS.cylinder, fill, stroke, width: 2 });
      if (!shadow) items.push({ type: "text", x, y: y + 3, text: "S", size: 13, bold: true, fill: stroke });
      if (!shadow && flight.part) {
        const beneath = { x, y: y + 23, text: tell(flight.part), size: 10.5, bold: true, halo: theme.ground };
        items.push({ type: "text", ...beneath, fill: stroke });
      }
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
        items.push({
          type: "text",
          x: left + 9,
          y: y + 0.5,
          text: `t${entry.term}`,
          size: 10,
          bold: true,
          fill: theme.onTerm,
        });
      });
      if (flight.entries.length > shown.length) {
        const more = `+${flight.entries.length - shown.length}`;
        items.push({
          type: "text",
          x: x - w / 2 - 4,
          y,
          text: more,
          size: 10,
          bold: true,
          fill: stroke,
          align: "right",
          halo: theme.ground,
        });
      }
    }
  }
}

/**
 * @param {Item[]} items
 * @param {Ghost} ghost
 * @param {Layout} layout
 * @param {Extras} extras
 * @param {Theme} theme
 * @param {number | null} stop where a cut has stopped it, 0..1
 */
export function drawGhost(items, ghost, layout, extras, theme, stop) {
  const age = ageOf(ghost, extras.clockMs);
  const alpha = age < FADES ? 1 : (1 - age) / (1 - FADES);
  const way = route(ghost.flight.from, ghost.flight.to, layout);
  const p = Math.min(0.96, ghost.atMs === ghost.flight.lostMs ? (stop ?? ghost.place) : ghost.place);
  const x = way.x1 + (way.x2 - way.x1) * p;
  const y = way.y1 + (way.y2 - way.y1) * p;
  const stroke = ghost.sudden ? theme.ink : theme.family[ghost.flight.family];
  const line = { x1: way.x1, y1: way.y1, x2: x, y2: y, stroke };
  if (!ghost.sudden) {
    items.push({ type: "line", ...line, width: 1.5, dash: [2, 4], alpha: alpha * 0.5 });
    items.push({ type: "path", x, y, scale: 2.5, d: PATHS.no, stroke: theme.ground, width: 7, alpha });
    items.push({ type: "path", x, y, scale: 2.5, d: PATHS.no, stroke: theme.ink, width: 3, alpha });
    return;
  }
  items.push({ type: "line", ...line, width: 2, dash: [2, 4], alpha });
  // What was lost is seen beneath the cross, until both fade.
  if (alpha === 1) shape(items, ghost.flight, x, y, theme, false);
  items.push({ type: "path", x, y, scale: 3.6, d: PATHS.no, stroke: theme.ground, width: 8, alpha });
  items.push({ type: "path", x, y, scale: 3.6, d: PATHS.no, stroke: theme.ink, width: 4, alpha });
  const word = { x, y: y + 27, text: say("lost-here"), size: 13, bold: true, halo: theme.ground };
  if (alpha === 1) items.push({ type: "text", ...word, fill: theme.ink });
}
