// @ts-check
/** @import { EventView, Panel, Store } from "../types.js" */
import { fill, h, panel } from "../dom.js";
import { t } from "../text/en.js";

/**
 * What happened, each with its reason, newest last.
 * @param {Store} store
 * @returns {Panel & {element: HTMLElement}}
 */
export function events(store) {
  const filter = h("select", {
    id: "weight",
    "aria-label": t.events.filter,
    onchange: () => store.dispatch({ type: "weight", to: Number(filter.value) }),
  });
  t.events.weights.forEach((text, weight) => filter.prepend(h("option", { value: weight }, text)));
  const list = h("ol", { class: "event-list", tabindex: 0, "aria-label": t.events.title });
  const none = h("p", { class: "muted none" }, t.events.none);
  const element = panel("events", t.events.title, h("div", { class: "filter" }, filter), none, list);
  list.addEventListener("click", (event) => {
    const item = event.target instanceof Element ? event.target.closest("[data-node]") : null;
    if (item instanceof HTMLElement)
      store.dispatch({ type: "select", what: { kind: "node", id: Number(item.dataset["node"]) } });
  });
  let shownTo = 0;
  // The newest event stays in sight until somebody scrolls away from it.
  let pinned = true;
  const toEnd = () => (list.scrollTop = list.scrollHeight);
  list.addEventListener("scroll", () => (pinned = list.scrollTop + list.clientHeight >= list.scrollHeight - 24));
  new ResizeObserver(() => pinned && toEnd()).observe(list);
  return {
    element,
    update(state, before) {
      if (state.view === before?.view && state.weight === before?.weight) return;
      const { view } = state;
      const anew = state.run !== before?.run || state.weight !== before?.weight;
      if (anew) {
        fill(list);
        shownTo = 0;
        filter.value = String(state.weight);
      }
      const follow = anew || pinned;
      // The view has only so many: what it has forgotten goes from the list as well.
      const known = new Set(view.events.map((event) => event.seq));
      for (const item of [...list.children]) {
        if (!known.has(Number(item.getAttribute("data-seq")))) item.remove();
      }
      for (const event of view.events) {
        if (event.seq <= shownTo || event.weight < state.weight) continue;
        list.append(eventItem(event));
      }
      shownTo = view.events.at(-1)?.seq ?? 0;
      none.hidden = list.childElementCount > 0;
      if (follow) toEnd();
    },
  };
}

/** @param {EventView} event */
function eventItem(event) {
  return h(
    "li",
    { class: `weight-${event.weight} fact-${event.fact}`, "data-seq": event.seq, "data-node": event.node },
    h("span", { class: "at" }, event.atMs.toFixed(1)),
    h("span", { class: "what" }, event.text, event.why ? h("span", { class: "why" }, event.why) : null),
  );
}
