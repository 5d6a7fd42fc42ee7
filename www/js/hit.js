// @ts-check
/** @import { Scene, Target } from "./scene/items.js" */

/**
 * What lies under a pointer: the nearest message whose box it is in, else the node. Messages come first, because they
 * are small and fly over nodes.
 * @param {Scene} scene @param {number} x @param {number} y @param {number} slop how far beside a box still counts
 * @returns {Target | null}
 */
export function hit(scene, x, y, slop = 0) {
  /** @type {Target | null} */
  let best = null;
  let bestDistance = Infinity;
  for (const target of scene.targets) {
    const dx = Math.abs(x - target.x);
    const dy = Math.abs(y - target.y);
    if (dx > target.w / 2 + slop || dy > target.h / 2 + slop) continue;
    const distance = Math.hypot(dx, dy) + (target.what.kind === "node" ? 1000 : 0);
    if (distance <= bestDistance) {
      best = target;
      bestDistance = distance;
    }
  }
  return best;
}
