// @ts-check
/** @import { Bridge } from "../core/bridge.js" */
/** @import { Panel, Side, State, Store } from "../core/types.js" */
import { button, h, set, write } from "../ui/dom.js";
import { updatedIf } from "./rest.js";
import { allows } from "../core/lesson.js";
import { say } from "../text/say.js";
import { dials } from "../features/dials/dials.js";
import { inspector } from "../features/inspector/inspector.js";
import { network } from "../features/network/network.js";
import { script } from "../features/script/script.js";

/** @type {Side[]} */
const NAMES = ["inspect", "network", "dials", "script"];

/**
 * What the actions of a tool are: a lesson that offers none of them does not show it.
 * @type {Partial<Record<Side, string[]>>}
 */
const NEEDS = {
  network: ["cut", "mend", "partition", "heal", "link"],
  dials: ["set", "rule"],
};

/** Whether a tool can be used now. @param {Side} name @param {State} state */
const isOffered = (name, state) => NEEDS[name]?.some((it) => allows(state, it)) ?? true;

/** Whether a search runs. @param {State} state */
const isSearching = ({ explored }) => explored?.phase === "searching" || explored?.phase === "shortening";

/**
 * The tools, one at a time, under tabs.
 * @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLElement}}
 */
export function side(store, bridge) {
  const inspect = inspector(store, bridge);
  const panels = { inspect, network: network(store), dials: dials(store, bridge), script: script(store) };
  /** @type {Record<string, HTMLButtonElement>} */
  const tabs = {};
  /** @type {Record<string, HTMLElement>} */
  const pages = {};
  const bar = h("div", { class: "tabs", role: "tablist", "aria-label": say("tools") });
  const rested = NAMES.map((name) =>
    updatedIf(panels[name], (state) => (isOffered(state.side, state) ? state.side : "inspect") === name),
  );
  /** Which tool is shown, and which are offered. */
  let last = "";
  const title = h("h2", { class: "for-readers" }, say("tools"));
  const search = button({
    id: "explore",
    class: "small",
    icon: "break",
    text: say("explore"),
    title: say("explore-tip"),
    onclick: () => store.dispatch({ type: "dialog", to: "explore" }),
  });
  // From a tab, the next is its page: so the button comes before the tabs.
  const head = h("div", { class: "side-head" }, search, bar);
  const element = h("section", { class: "panel side", "aria-label": say("tools") }, title, head);
  for (const name of NAMES) {
    tabs[name] = h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `side-${name}`,
        "aria-controls": `side-${name}-page`,
        onclick: () => store.dispatch({ type: "side", to: name }),
      },
      say(`side-${name}`),
    );
    pages[name] = h(
      "div",
      { role: "tabpanel", id: `side-${name}-page`, class: "page", "aria-labelledby": `side-${name}`, tabindex: 0 },
      panels[name].element,
    );
    bar.append(tabs[name]);
    element.append(pages[name]);
  }
  arrows(
    bar,
    NAMES.map((name) => tabs[name]),
  );
  return {
    element,
    update(state, before) {
      const shown = isOffered(state.side, state) ? state.side : "inspect";
      const key = `${shown} ${NAMES.filter((name) => isOffered(name, state)).join()}`;
      if (key !== last) {
        last = key;
        for (const name of NAMES) {
          set(tabs[name], "aria-selected", String(name === shown));
          tabs[name].tabIndex = name === shown ? 0 : -1;
          tabs[name].hidden = !isOffered(name, state);
          pages[name].hidden = name !== shown;
        }
      }
      if (isSearching(state) !== (before !== null && isSearching(before)))
        write(search.lastElementChild ?? search, say(isSearching(state) ? "explore-running" : "explore"));
      for (const panel of rested) panel.update(state, before);
    },
  };
}

/**
 * The arrow keys move between the tabs.
 * @param {HTMLElement} bar
 * @param {HTMLButtonElement[]} tabs
 */
export function arrows(bar, tabs) {
  bar.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const seen = tabs.filter((tab) => !tab.hidden);
    const at = seen.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (!by || at < 0) return;
    const next = seen[(at + by + seen.length) % seen.length];
    next.click();
    next.focus();
    event.preventDefault();
  });
}
