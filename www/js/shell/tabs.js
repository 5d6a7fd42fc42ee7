// @ts-check
/** @import { Panel, Store, Tab } from "../core/types.js" */
import { h, set } from "../ui/dom.js";
import { t } from "../text/en.js";

/** @type {Tab[]} */
const NAMES = ["cluster", "logs", "more"];

/**
 * On a narrow screen, which part of the page is shown. Plain buttons: wide screens show all parts at once.
 * @param {Store} store
 * @returns {Panel & {element: HTMLElement}}
 */
export function tabs(store) {
  const buttons = NAMES.map((name) =>
    h(
      "button",
      { type: "button", id: `tab-${name}`, onclick: () => store.dispatch({ type: "tab", to: name }) },
      t.tabs[name],
    ),
  );
  const element = h("nav", { class: "narrow-tabs tabs", "aria-label": t.tabs.label }, ...buttons);
  return {
    element,
    update(state, before) {
      if (state.tab === before?.tab) return;
      NAMES.forEach((name, i) => set(buttons[i], "aria-current", name === state.tab ? "true" : null));
      document.getElementById("app")?.setAttribute("data-tab", state.tab);
    },
  };
}
