// @ts-check
/** @import { Kept, Store } from "../../core/types.js" */
import { button, fill, h } from "../../ui/dom.js";
import { keeps, otherRuns, toldOf } from "./keep.js";
import { t } from "../../text/en.js";

/**
 * What the browser keeps: the runs of closed tabs, which can be brought back, and a button that forgets all.
 * @param {Store} store
 * @returns {{element: HTMLElement, show: () => void}} `show`: reads again what is there
 */
export function keptRuns(store) {
  const list = h("ul", { class: "kept-runs" });
  const none = h("p", { class: "muted" }, t.keep.none);
  const forget = button({
    id: "forget-all",
    icon: "clean",
    text: t.keep.forgetAll,
    onclick: () => {
      store.dispatch({ type: "forget", which: "all" });
      store.dispatch({ type: "notice", tone: "said", text: t.keep.forgotten });
      show([]);
    },
  });
  const parts = [h("h3", {}, t.keep.title), h("p", {}, t.keep.text), list, none, h("p", {}, t.keep.forgets), forget];
  const element = h("section", {}, ...parts);

  /** @param {string} name @param {Kept} kept */
  function item(name, kept) {
    const bring = button({
      text: t.keep.bringBack,
      label: t.keep.bringBackThis(kept.title),
      onclick: () => {
        store.dispatch({ type: "dialog", to: null });
        store.dispatch({ type: "restore", kept, how: "left", name });
      },
    });
    return h("li", {}, h("span", {}, toldOf(kept)), bring);
  }

  /** @param {[string, Kept][]} runs */
  function show(runs) {
    none.hidden = runs.length > 0;
    fill(list, ...runs.map(([name, kept]) => item(name, kept)));
  }

  return {
    element,
    show() {
      element.hidden = !keeps(store.state);
      show(element.hidden ? [] : otherRuns());
    },
  };
}
