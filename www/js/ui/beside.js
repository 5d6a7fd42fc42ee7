// @ts-check
/**
 * Where a small box goes beside a thing: near it, never over it, and within the room there is.
 *
 * @typedef {{x: number, y: number, w: number, h: number}} Box from its left upper corner
 */

const GAP = 8;
const MARGIN = 4;

/**
 * @param {Box} thing
 * @param {{w: number, h: number}} size of the box, as large as it likes to be
 * @param {Box} room
 * @param {Box[]} [others] what is better not covered either
 * @returns {Box} not higher than there is room for: then it has to scroll
 */
export function beside(thing, size, room, others = []) {
  const least = { x: room.x + MARGIN, y: room.y + MARGIN };
  const most = { x: room.x + room.w - MARGIN, y: room.y + room.h - MARGIN };
  const w = Math.min(size.w, most.x - least.x);
  const within = (/** @type {number} */ at, /** @type {number} */ low, /** @type {number} */ high) =>
    Math.max(low, Math.min(at, high));
  const left = thing.x - GAP;
  const right = thing.x + thing.w + GAP;
  const below = { y: thing.y + thing.h + GAP, room: most.y - (thing.y + thing.h + GAP) };
  const above = thing.y - GAP - least.y;
  /** @type {Box[]} */
  const places = [];
  // Its middle at that of the thing, or one of its edges at one of the thing's.
  for (const share of [0.5, 0, 1]) {
    const aside = (/** @type {number} */ x) => {
      const h = Math.min(size.h, most.y - least.y);
      return { x, y: within(thing.y + (thing.h - h) * share, least.y, most.y - h), w, h };
    };
    const x = within(thing.x + (thing.w - w) * share, least.x, most.x - w);
    const high = Math.min(size.h, above);
    if (right + w <= most.x) places.push(aside(right));
    if (left - w >= least.x) places.push(aside(left - w));
    places.push({ x, y: below.y, w, h: Math.min(size.h, below.room) });
    places.push({ x, y: thing.y - GAP - high, w, h: high });
  }
  // Being cut short is worse than covering another thing.
  const cost = (/** @type {Box} */ place) =>
    (size.h - place.h) * 1000 + others.reduce((sum, other) => sum + common(place, other), 0);
  return places.reduce((best, place) => (cost(place) < cost(best) ? place : best));
}

/** How much two boxes have in common, square pixels. @param {Box} a @param {Box} b */
export function common(a, b) {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

/**
 * The box of what is placed by its middle.
 * @param {Box} thing @param {{x: number, y: number}} [shift] @returns {Box}
 */
export const boxOf = ({ x, y, w, h }, shift = { x: 0, y: 0 }) => ({
  x: shift.x + x - w / 2,
  y: shift.y + y - h / 2,
  w,
  h,
});
