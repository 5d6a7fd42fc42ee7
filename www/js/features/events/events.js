// @ts-check
/** @import { Bridge } from "../../core/bridge.js" */
/** @import { Panel, Store } from "../../core/types.js" */
/** @import { EventView } from "../../core/view.js" */
import { fill, h, panel } from "../../ui/dom.js";
import { t } from "../../text/en.js";
import { reasonOf } from "../why/why.js";

/**
 * What happened, newest last. Each opens to its reason.
 * @param {Store} store @param {Bridge} bridge
 * @returns {Panel & {element: HTMLElement}}
 */
export function events(store, bridge) {
  const filter = h("select", {
    id: "weight",
    "aria-label": t.events.filter,
    onchange: () => store.dispatch({ type: "weight", to: Number(filter.value) }),
  });
  t.events.weights.forEach((text, weight) => filter.prepend(h("option", { value: weight }, text)));
  const list = h("ol", { class: "event-list", tabindex: 0, "aria-label": t.events.title });
  const none = h("p", { class: "muted none" }, t.events.none);
  const element = panel("events", t.events.title, h("div", { class: "filter" }, filter), none, list);
  // The newest event stays in sight until the list is scrolled away from it.
  let pinned = true;
  const toEnd = () => (list.scrollTop = list.scrollHeight);
  list.addEventListener("scroll", () => (pinned = list.scrollTop + list.clientHeight >= list.scrollHeight - 24));
  new ResizeObserver(() => pinned && toEnd()).observe(list);
  /** What is listed, by its key, in order. @type {Map<string, HTMLElement>} */
  const items = new Map();
  return {
    element,
    update(state, before) {
      if (state.view === before?.view && state.weight === before?.weight) return;
      const { view } = state;
      const anew = state.run !== before?.run || state.weight !== before?.weight;
      if (anew) filter.value = String(state.weight);
      const follow = anew || pinned;
      // Going back takes events away, and another branch has others under the same numbers: so the key holds all.
      const branch = view.branches.find((it) => it.shown)?.id ?? 0;
      const wanted = new Map();
      for (const event of view.events) {
        if (event.weight >= state.weight) wanted.set(`${state.run} ${branch} ${event.seq} ${event.text}`, event);
      }
      for (const [key, item] of items) {
        if (wanted.has(key)) continue;
        item.remove();
        items.delete(key);
      }
      /** @type {Element | null} */
      let place = list.firstElementChild;
      for (const [key, event] of wanted) {
        let item = items.get(key);
        if (!item) {
          item = eventItem(event, store, bridge);
          items.set(key, item);
        }
        if (item === place) place = place.nextElementSibling;
        else list.insertBefore(item, place);
      }
      none.hidden = items.size > 0;
      if (items.size === 0) fill(list);
      if (follow) toEnd();
    },
  };
}

/** @param {EventView} event @param {Store} store @param {Bridge} bridge */
function eventItem(event, store, bridge) {
  const details = h(
    "details",
    {},
    h(
      "summary",
      {},
      h("span", { class: "at" }, event.atMs.toFixed(1)),
      h("span", { class: "what" }, event.text, event.why ? h("span", { class: "why" }, event.why) : null),
    ),
  );
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1)
      details.append(reasonOf(event, bridge.reason(event.seq), store));
  });
  return h("li", { class: `weight-${event.weight} fact-${event.fact}`, "data-seq": event.seq }, details);
}
