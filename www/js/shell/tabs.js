// @ts-check
/** @import { Panel, Store, Tab } from "../core/types.js" */
import { h, set } from "../ui/dom.js";
import { say } from "../text/say.js";

/** @type {Tab[]} */
const NAMES = ["cluster", "logs", "more"];

/** So many nodes are many, and so many are more than the rows of a phone. */
const [MANY, LOTS] = [6, 9];

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
      say(`tab-${name}`),
    ),
  );
  const element = h("nav", { class: "narrow-tabs tabs", "aria-label": say("views") }, ...buttons);
  return {
    element,
    update(state, before) {
      // With many nodes, a small phone has no room for the ring above the logs.
      const app = document.getElementById("app");
      const count = state.view.nodes.length;
      if (app) set(app, "data-many", count > LOTS ? "lots" : count > MANY ? "some" : null);
      if (state.tab === before?.tab) return;
      NAMES.forEach((name, i) => set(buttons[i], "aria-current", name === state.tab ? "true" : null));
      app?.setAttribute("data-tab", state.tab);
    },
  };
}
