// @ts-check
/**
 * What follows from the pointer being near a message: time runs slower, and a cross beside the message loses it.
 * @import { State } from "../../core/types.js"
 * @import { Target, Targets } from "../../scene/items.js"
 */
import { isHeld } from "../../core/flight.js";
import { hit } from "../../scene/hit.js";

/** Time becomes slower within this distance of a message, pixels… */
const FAR_PX = 60;
/** …and is slowest within this one. */
const NEAR_PX = 24;
const SLOWEST_PART = 0.1;
/** The size of the cross, and how far its middle is from that of its message, each way. */
const CROSS_PX = 24;
const ASIDE_PX = 19;

/** @typedef {{x: number, y: number}} Place */

/**
 * The part of its speed at which time is to run.
 * @param {Targets} scene @param {State} state @param {Place} mouse
 */
export function nearness({ targets }, state, mouse) {
  const moving = new Set();
  for (const flight of state.view.flights) if (!flight.waiting && !isHeld(flight, state.nowMs)) moving.add(flight.id);
  let distance = FAR_PX;
  for (const { what, x, y } of targets)
    if (what.kind === "flight" && moving.has(what.id))
      distance = Math.min(distance, Math.hypot(x - mouse.x, y - mouse.y));
  const share = Math.max(0, Math.min(1, (distance - NEAR_PX) / (FAR_PX - NEAR_PX)));
  return SLOWEST_PART + (1 - SLOWEST_PART) * share * share;
}

/**
 * Where the cross is, and whose it is: that of the message under the pointer, else of the one with the focus; while the
 * pointer is on the cross, it stays.
 * @param {Targets} scene @param {HTMLElement} field @param {Place | null} mouse @param {HTMLElement} cross
 * @returns {(Place & {id: string}) | null} its left upper corner
 */
export function crossAt(scene, field, mouse, cross) {
  const focused = document.activeElement;
  const own =
    focused instanceof HTMLElement && focused.matches(".hit.flight:focus-visible") ? focused.dataset["id"] : "";
  const flight = (/** @type {string | undefined} */ id) => scene.targets.find((it) => it.id === id);
  let target = mouse && cross.matches(":hover") ? flight(`flight:${cross.dataset["of"]}`) : undefined;
  if (!target && mouse) target = hit(scene, mouse.x, mouse.y, 2) ?? undefined;
  if (target?.what.kind !== "flight") target = own && field.contains(focused) ? flight(own) : undefined;
  if (target?.what.kind !== "flight") return null;
  const { x, y } = free(target, scene, field.clientWidth, field.clientHeight);
  return { id: target.what.id, x: x - CROSS_PX / 2, y: y - CROSS_PX / 2 };
}

/**
 * The corner of a message where the cross is within the field and on no node.
 * @param {Target} target @param {Targets} scene @param {number} width @param {number} height @returns {Place}
 */
function free(target, { targets }, width, height) {
  const half = CROSS_PX / 2;
  const nodes = targets.filter((it) => it.what.kind === "node");
  const others = targets.filter((it) => it.what.kind === "flight" && it !== target);
  const corners = [
    [1, -1],
    [-1, -1],
    [1, 1],
    [-1, 1],
  ].map(([dx, dy]) => ({ x: target.x + dx * ASIDE_PX, y: target.y + dy * ASIDE_PX }));
  const room = (/** @type {Place} */ { x, y }) => {
    if (x < half || y < half || x > width - half || y > height - half) return -Infinity;
    const free = (/** @type {Target} */ it) => Math.hypot(it.x - x, it.y - y) - half;
    const onNodes = Math.min(half, ...nodes.map((node) => free(node) - (node.disc ?? 0)));
    // On no other message either, if that can be had.
    return onNodes + 0.1 * Math.min(half, ...others.map(free));
  };
  return corners.reduce((best, corner) => (room(corner) > room(best) ? corner : best));
}
