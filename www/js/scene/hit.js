// @ts-check
/**
 * @typedef {object} Hittable a box around its middle, or a line
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h
 * @property {[number, number, number, number]} [line] from x, y to x, y: then near means near the line
 * @property {number} [disc] the radius within which nothing else is hit
 * @property {{kind: string}} what
 */

/**
 * What is under a pointer: the node whose disc it is in, else the nearest message whose box it is in, else the node.
 * Beside the disc messages come first, because they are small.
 * @template {Hittable} T
 * @param {{targets: T[]}} scene
 * @param {number} x
 * @param {number} y
 * @param {number} slop how far beside a box still counts
 * @returns {T | null}
 */
export function hit(scene, x, y, slop = 0) {
  /** @type {T | null} */
  let best = null;
  let bestDistance = Infinity;
  for (const target of scene.targets) {
    const dx = Math.abs(x - target.x);
    const dy = Math.abs(y - target.y);
    if (dx > target.w / 2 + slop || dy > target.h / 2 + slop) continue;
    let distance = Math.hypot(dx, dy);
    if (target.disc !== undefined && distance <= target.disc) return target;
    if (target.line) {
      distance = fromLine(target.line, x, y);
      if (distance > slop) continue;
    }
    if (target.what.kind === "node") distance += 1000;
    if (distance <= bestDistance) {
      best = target;
      bestDistance = distance;
    }
  }
  return best;
}

/** @param {[number, number, number, number]} line @param {number} x @param {number} y */
function fromLine([x1, y1, x2, y2], x, y) {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length = dx * dx + dy * dy;
  const along = length ? Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length)) : 0;
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
