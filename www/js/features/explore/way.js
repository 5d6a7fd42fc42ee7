// @ts-check
/**
 * Above a run that the search has found: what breaks in it, and the way back to the run that was left for it.
 * @import { Panel, Store } from "../../core/types.js"
 */
import { button, fill, h, hide, icon } from "../../ui/dom.js";
import { say } from "../../text/say.js";

/** @param {Store} store @returns {Panel & {element: HTMLElement}} */
export function way(store) {
  const element = h("div", { class: "arrival", role: "region", "aria-label": say("explore-region"), hidden: true });
  const back = button({
    id: "explore-back",
    icon: "back",
    text: say("explore-back"),
    onclick: () => {
      const kept = store.state.disaster?.kept;
      if (kept) store.dispatch({ type: "restore", kept, how: "left" });
    },
  });
  const shut = button({
    class: "quiet shut",
    icon: "close",
    label: say("message-close"),
    onclick: () => store.dispatch({ type: "disaster", to: null }),
  });
  return {
    element,
    update(state, before) {
      if (before && state.disaster === before.disaster) return;
      const { disaster } = state;
      hide(element, disaster === null);
      if (!disaster) return;
      const { property, deeds } = disaster;
      const text = h("p", { class: "arrival-text" }, say("explore-opened", { property, deeds }));
      fill(element, icon("break"), text, back, shut);
    },
  };
}
