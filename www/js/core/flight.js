// @ts-check
/**
 * Where a message in flight is at a moment.
 * @import { Ghost } from "./types.js"
 * @import { Flight } from "./view.js"
 */

/**
 * How long a lost message is shown as a cross while the run plays, real milliseconds: longer if nothing else in the
 * picture says why it is lost.
 */
const GHOST_MS = 1800;
const SUDDEN_MS = 5000;
/** How long in virtual ones, while the user steps. */
const STEPPED_MS = 30;

/** @param {Ghost} ghost */
const lastsMs = ({ sudden }) => (sudden ? SUDDEN_MS : GHOST_MS);

/** How long it has been shown, 0..1. @param {Ghost} ghost @param {number} clockMs */
export const ageOf = (ghost, clockMs) => Math.min(1, (clockMs - ghost.bornMs) / lastsMs(ghost));

/**
 * Whether it is still shown. While the run is paused, it stands as long as the moment does.
 * @param {Ghost} ghost @param {{playing: boolean, clockMs: number, nowMs: number}} state
 */
export function isShown(ghost, { playing, clockMs, nowMs }) {
  return playing ? ageOf(ghost, clockMs) < 1 : nowMs - ghost.atMs < STEPPED_MS;
}

/**
 * How far a flight has come at this time, 0..1.
 * @param {Flight} flight @param {number} nowMs
 * @param {number | null} [stop] where on its way it is when it gets lost: in the picture it comes up to a wall
 */
export function place(flight, nowMs, stop = null) {
  const way = placeOnWay(flight, nowMs);
  if (stop === null || flight.lostMs === undefined) return way;
  return (way * stop) / Math.max(1e-6, placeOnWay(flight, flight.lostMs));
}

/** @param {Flight} flight @param {number} nowMs */
function placeOnWay(flight, nowMs) {
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
