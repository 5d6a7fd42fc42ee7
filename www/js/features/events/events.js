// @ts-check
/** @import { Bridge } from "../../core/bridge.js" */
/** @import { Panel, State, Store } from "../../core/types.js" */
/** @import { EventView } from "../../core/view.js" */
import { button, h, panel, write } from "../../ui/dom.js";
import { instant } from "../../core/format.js";
import { afterLayout } from "../../ui/layout.js";
import { say, tell } from "../../text/say.js";
import { reasonOf } from "../why/why.js";

/** So many events are listed: the newest. A button shows the others. */
const FEW = 60;

/**
 * What happened, newest last. Each opens to its reason.
 * @param {Store} store @param {Bridge} bridge
 * @returns {Panel & {element: HTMLElement}}
 */
// long: the list, its filter and the button for more share what is listed
export function events(store, bridge) {
  const filter = h("select", {
    id: "weight",
    "aria-label": say("events-filter"),
    onchange: () => store.dispatch({ type: "weight", to: Number(filter.value) }),
  });
  const weights = [say("events-all"), say("events-protocol"), say("events-turning-points")];
  weights.forEach((text, weight) => filter.prepend(h("option", { value: weight }, text)));
  const list = h("ol", { class: "event-list", tabindex: 0, "aria-label": say("events") });
  let all = false;
  const showAll = () => {
    all = true;
    show(store.state);
    // The button is gone; the keyboard goes on in the list.
    list.focus({ preventScroll: true });
  };
  const earlier = button({ text: "0", class: "small", onclick: showAll });
  const words = /** @type {Element} */ (earlier.querySelector(".words"));
  const others = h("li", { class: "earlier", hidden: true }, earlier);
  list.append(others);
  const none = h("p", { class: "muted none" }, say("events-none"));
  const element = panel("events", say("events"), h("div", { class: "filter" }, filter), none, list);
  // The newest event stays in sight until the list is scrolled away from it.
  let pinned = true;
  const toEnd = () => void (list.scrollTop = list.scrollHeight);
  list.addEventListener("scroll", () => (pinned = list.scrollTop + list.clientHeight >= list.scrollHeight - 24));
  new ResizeObserver(() => pinned && toEnd()).observe(list);
  /** What is listed, by its key, in order. @type {Map<string, HTMLElement>} */
  const items = new Map();
  /** The oldest that is listed: it stays while the list is scrolled away from its end. */
  let oldest = Infinity;

  /** @param {State} state */
  function show(state) {
    const { view } = state;
    const told = view.events.filter((event) => event.weight >= state.weight);
    const few = told.length - FEW;
    const stays = pinned ? -1 : told.findIndex((it) => it.seq >= oldest);
    const first = all ? 0 : Math.max(0, stays < 0 ? few : Math.min(few, stays));
    oldest = told[first]?.seq ?? Infinity;
    others.hidden = first === 0;
    if (first > 0) write(words, say("events-earlier", { count: first }));
    // Going back takes events away, and another branch has others under the same numbers: so the key holds all.
    const branch = view.branches.find((it) => it.shown)?.id ?? 0;
    const wanted = new Map(
      told.slice(first).map((event) => [`${state.run} ${branch} ${event.seq} ${JSON.stringify(event.text)}`, event]),
    );
    for (const [key, item] of items) {
      if (wanted.has(key)) continue;
      item.remove();
      items.delete(key);
    }
    let place = others.nextElementSibling;
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
  }

  return {
    element,
    update(state, before) {
      if (state.view === before?.view && state.weight === before?.weight) return;
      const anew = state.run !== before?.run || state.weight !== before?.weight;
      if (anew) {
        filter.value = String(state.weight);
        all = false;
        pinned = true;
      }
      const follow = pinned;
      show(state);
      if (follow) afterLayout(toEnd);
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
      h("span", { class: "at" }, instant(event.atMs)),
      h("span", { class: "what" }, tell(event.text), event.why ? h("span", { class: "why" }, tell(event.why)) : null),
    ),
  );
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1)
      details.append(reasonOf(event, bridge.reason(event.seq), store));
  });
  return h("li", { class: `weight-${event.weight} fact-${event.fact}`, "data-seq": event.seq }, details);
}
