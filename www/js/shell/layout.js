// @ts-check
/**
 * Puts the panels into the page, each in its place. The style sheets learn from attributes when a panel is shown:
 * `data-on-tab` the tab of a phone, `data-in-view` the single view, `data-only="whole"` not in a hall.
 * @import { Bridge } from "../core/bridge.js"
 * @import { Panel, Store } from "../core/types.js"
 * @import { PanelEntry, Place } from "../features/panels.js"
 */
import { PANELS } from "../features/panels.js";
import { fill, h, set } from "../ui/dom.js";

/**
 * @param {HTMLElement} app @param {Store} store @param {Bridge} bridge
 * @param {PanelEntry[]} whole the panels of the whole page, if this is one
 * @returns {Panel[]} all that were built
 */
export function layOut(app, store, bridge, whole) {
  /** @type {Partial<Record<Place, HTMLElement[]>>} */
  const placed = {};
  const built = [...PANELS, ...whole].map((entry) => {
    const panel = entry.build(store, bridge);
    set(panel.element, "data-on-tab", entry.tab ?? null);
    set(panel.element, "data-in-view", entry.view ?? null);
    set(panel.element, "data-only", whole.includes(entry) ? "whole" : null);
    (placed[entry.place] ??= []).push(panel.element);
    return panel;
  });
  const at = (/** @type {Place} */ place) => placed[place] ?? [];
  const pair = box("div", "pair", at("pair"));
  const middle = box("div", "middle", [...at("middle"), ...(pair ? [pair] : [])]);
  const right = box("div", "right", at("right"));
  const main = h("main", { class: "rooms" }, ...at("main"), middle, right);
  fill(app, ...at("above"), ...at("top"), main, ...at("below"), ...at("edge"));
  return built;
}

/**
 * A box around panels; null without any. What all of them say of when they are shown, the box says.
 * @param {"div"} tag @param {string} name @param {HTMLElement[]} panels
 */
function box(tag, name, panels) {
  const [first] = panels;
  if (!first) return null;
  const element = h(tag, { class: name }, ...panels);
  for (const attribute of ["data-on-tab", "data-in-view", "data-only"]) {
    const value = first.getAttribute(attribute);
    if (panels.every((it) => it.getAttribute(attribute) === value)) set(element, attribute, value);
  }
  return element;
}
