// @ts-check
/**
 * What does not get through: partitions and cut links.
 * @import { View } from "./view.js"
 */

/** Whether nothing gets from one node to another. @param {View} view @param {number} from @param {number} to */
export function isCut({ groups, links }, from, to) {
  const group = (/** @type {number} */ id) => groups.findIndex((members) => members.includes(id));
  const apart = groups.length > 0 && group(from) !== group(to);
  return apart || links.some((link) => link.cut && link.from === from && link.to === to);
}

/** Whether nothing gets into this node nor out of it. @param {View} view @param {number} id */
export function isCutOff(view, id) {
  // Most runs have no cut at all, and this is asked in every frame.
  if (!view.groups.length && !view.links.some((link) => link.cut)) return false;
  const others = view.nodes.filter((node) => node.id !== id);
  return others.length > 0 && others.every((node) => isCut(view, id, node.id) && isCut(view, node.id, id));
}
