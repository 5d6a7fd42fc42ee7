// @ts-check
/**
 * Which part of the run the space-time diagram shows, and how it moves along.
 * @import { Axis } from "../../core/types.js"
 * @import { Settings } from "../../core/view.js"
 * @import { Span } from "./layout.js"
 */

/** While the view follows, the present moment is here, as a share of the width… */
const HERE = 0.7;
/** …and never further than this. */
const FARTHEST = 0.93;
/** Room before the start, in pixels. */
export const MARGIN = 10;
/** The closest and the widest view: a microsecond to a hundred pixels, a minute to one. */
const CLOSEST = { ms: 1e-5, step: 1 / 400 };
const WIDEST = { ms: 60_000, step: 50_000 };

/**
 * A scale at which a message visibly travels, and neighbouring events are apart.
 * @param {Axis} axis @param {Settings} settings
 */
export function firstScale(axis, settings) {
  return axis === "step" ? 1 / 22 : Math.min(20, Math.max(0.22, settings.latency.max / 60));
}

/** From the start. @param {Axis} axis @param {number} perPx @returns {Span} */
export function fromStart(axis, perPx) {
  return { axis, from: -MARGIN * perPx, perPx };
}

/**
 * Zooms about a place, which stays where it is.
 * @param {Span} span @param {number} factor below 1: nearer @param {number} atPx from the left edge of the plot
 * @returns {Span}
 */
export function zoomed(span, factor, atPx) {
  const perPx = Math.min(WIDEST[span.axis], Math.max(CLOSEST[span.axis], span.perPx * factor));
  return clamped({ ...span, perPx, from: span.from + atPx * (span.perPx - perPx) });
}

/** @param {Span} span @param {number} byPx @returns {Span} */
export function panned(span, byPx) {
  return clamped({ ...span, from: span.from + byPx * span.perPx });
}

/** Keeps the start of the run in sight. @param {Span} span @returns {Span} */
function clamped(span) {
  return { ...span, from: Math.max(span.from, -MARGIN * span.perPx) };
}

/** All that is known. @param {Axis} axis @param {number} far @param {number} width @returns {Span} */
export function whole(axis, far, width) {
  const perPx = Math.max(1, far) / Math.max(1, width - 4 * MARGIN);
  return fromStart(axis, perPx);
}

/**
 * Moves along with the present moment. While the run plays, it settles at seven tenths of the width, without a
 * jump; otherwise things stay where they are for as long as it can be seen.
 * @param {Span} span @param {number} width @param {number} now @param {number} before where it stood
 * @param {boolean} smooth whether it is to glide: the run plays, and motion is not reduced
 * @returns {Span}
 */
export function followed(span, width, now, before, smooth) {
  const place = (now - span.from) / span.perPx / Math.max(1, width);
  if (place < 0.02 || place > 1) {
    const there = place < 0.02 ? 0.3 : HERE;
    return clamped({ ...span, from: now - there * width * span.perPx });
  }
  if (smooth && place > HERE && now > before) {
    const ahead = Math.max(0, place - FARTHEST) * width * span.perPx;
    return clamped({ ...span, from: span.from + (now - before) + ahead });
  }
  if (place > FARTHEST) return clamped({ ...span, from: now - HERE * width * span.perPx });
  return span;
}
