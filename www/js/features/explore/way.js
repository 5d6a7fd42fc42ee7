// @ts-check
/**
 * Above a run that the search has found: what breaks in it, the way to break it by hand, and the way back to the run
 * that was left for it.
 * @import { Panel, Store } from "../../core/types.js"
 */
import { button, fill, h, hide, icon } from "../../ui/dom.js";
import { say, tellAll, told } from "../../text/say.js";

/** @param {Store} store @returns {Panel & {element: HTMLElement}} */
export function way(store) {
  const element = h("div", { class: "arrival way", role: "region", "aria-label": say("explore-region"), hidden: true });
  const back = button({
    id: "explore-back",
    icon: "back",
    text: say("explore-back"),
    onclick: () => {
      const kept = store.state.disaster?.kept;
      if (kept) store.dispatch({ type: "restore", kept, how: "left" });
    },
  });
  const jump = button({
    id: "explore-jump",
    icon: "skip",
    text: say("explore-to-violation"),
    label: say("explore-to-violation"), // where there is no room for the words
    onclick: () => store.dispatch({ type: "find", wanted: "violation", forwards: true }),
  });
  const hunt = button({
    id: "explore-hunt",
    icon: "step",
    text: say("hunt"),
    title: say("hunt-tip"),
    onclick: async () => {
      const { disaster } = store.state;
      if (disaster) (await import("./hunt.js")).openHunt(store, disaster);
    },
  });
  const show = button({
    id: "explore-show",
    icon: "play",
    text: say("hunt-show"),
    onclick: async () => {
      const { disaster } = store.state;
      if (disaster) (await import("./hunt.js")).openFound(store, disaster);
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
      const { disaster, view } = state;
      // It is behind: the banner tells of it.
      hide(jump, view.violations.length > 0 || disaster?.hunt === true);
      if (before && disaster === before.disaster) return;
      hide(element, disaster === null);
      if (!disaster) return;
      const { property, deeds } = disaster;
      const words = disaster.hunt ? "" : say("explore-opened", { property, deeds });
      const rest = tellAll([words, told("hunt-way")]).slice(words.length);
      const text = h("p", { class: "arrival-text" }, words, h("span", { class: "sentence" }, rest));
      element.classList.toggle("hunts", disaster.hunt);
      fill(element, icon("break"), text, jump, disaster.hunt ? show : hunt, back, shut);
    },
  };
}
