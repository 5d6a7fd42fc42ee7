// @ts-check
/**
 * Where a message in flight is at a moment.
 * @import { Flight } from "./view.js"
 */

/** How long a lost message is shown as a cross, real milliseconds. */
export const GHOST_MS = 1800;

/** How far a flight has come at this time, 0..1. @param {Flight} flight @param {number} nowMs */
export function place(flight, nowMs) {
  if (flight.waiting) return 1;
  // After a hold it moves on evenly from where it was held.
  const from = flight.heldPlace ?? 0;
  const startMs = flight.heldUntilMs ?? flight.sentMs;
  const length = flight.arrivesMs - startMs;
  const until = Math.min(nowMs, flight.lostMs ?? Infinity);
  if (until <= startMs) return from;
  return length <= 0 ? 1 : Math.min(1, from + ((1 - from) * (until - startMs)) / length);
}

/** Whether it is held at this time. @param {Flight} flight @param {number} nowMs */
export function isHeld(flight, nowMs) {
  return flight.heldUntilMs !== undefined && nowMs < flight.heldUntilMs;
}
