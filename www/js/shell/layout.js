// @ts-check
/**
 * Puts the panels into the page, each in its place. The style sheets learn from attributes when a panel is shown:
 * `data-on-tab` the tab of a phone, `data-in-view` the single view, `data-only="whole"` not in a hall.
 * @import { Bridge } from "../core/bridge.js"
 * @import { Panel, Store } from "../core/types.js"
 * @import { PanelEntry, Place } from "../features/panels.js"
 */
import { breath } from "../core/breath.js";
import { PANELS } from "../features/panels.js";
import { fill, h, set } from "../ui/dom.js";
import { restful } from "./rest.js";

/** In a narrower window the ring needs the height that the logs would take. */
const NARROW_PX = 360;

/** @typedef {{entry: PanelEntry, panel: Panel, element: HTMLElement}} Made a panel that is built, and not yet placed */

/**
 * @param {PanelEntry} entry @param {Store} store @param {Bridge} bridge
 * @param {PanelEntry[]} whole the panels of the whole page, if this is one
 * @returns {Made}
 */
function make(entry, store, bridge, whole) {
  const panel = entry.build(store, bridge);
  set(panel.element, "data-on-tab", entry.tab ?? null);
  set(panel.element, "data-in-view", entry.view ?? null);
  set(panel.element, "data-only", whole.includes(entry) ? "whole" : null);
  return { entry, panel: entry.rests ? restful(panel, store) : panel, element: panel.element };
}

/**
 * Builds all panels at once. @param {Store} store @param {Bridge} bridge @param {PanelEntry[]} whole
 * @returns {Made[]}
 */
export const makeAll = (store, bridge, whole) =>
  [...PANELS, ...whole].map((entry) => make(entry, store, bridge, whole));

/**
 * The same with a breath after each panel: while the page starts, it is read already.
 * @param {Store} store @param {Bridge} bridge @param {PanelEntry[]} whole
 */
export async function makeCalmly(store, bridge, whole) {
  const made = [];
  for (const entry of [...PANELS, ...whole]) {
    made.push(make(entry, store, bridge, whole));
    await breath();
  }
  return made;
}

/**
 * @param {HTMLElement} app @param {Made[]} made
 * @returns {{panel: Panel, paints: boolean}[]} all that were built, those that paint first
 */
export function layOut(app, made) {
  const at = (/** @type {Place} */ place) => made.filter((it) => it.entry.place === place).map((it) => it.element);
  const pair = box("div", "pair", at("pair"));
  const middle = box("div", "middle", [...at("middle"), ...(pair ? [pair] : [])]);
  const right = box("div", "right", at("right"));
  const main = h("main", { class: "rooms" }, ...at("main"), middle, right);
  const above = [...at("above"), ...at("top"), ...at("card")];
  // What stands above the rooms takes room from them: the style sheets learn how much, and whether ring and logs are
  // crowded on a low phone: by a text, or because it is narrow.
  const texts = above.filter((element) => element.matches(".intro, .card, .arrival, .banners"));
  const measure = new ResizeObserver(() => {
    app.style.setProperty("--above", `${main.offsetTop}px`);
    const crowded = app.clientWidth < NARROW_PX || texts.some((element) => element.offsetHeight > 0);
    set(app, "data-crowded", crowded ? "" : null);
  });
  for (const element of above) measure.observe(element);
  fill(app, ...above, main, ...at("below"), ...at("edge"));
  const built = made.map(({ entry, panel }) => ({ panel, paints: entry.paints === true }));
  return built.sort((a, b) => Number(b.paints) - Number(a.paints));
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
