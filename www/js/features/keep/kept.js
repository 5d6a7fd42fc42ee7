// @ts-check
/** @import { Kept, Store } from "../../core/types.js" */
import { button, fill, h, write } from "../../ui/dom.js";
import { keeps, nameOf, otherRuns, toldOf } from "./keep.js";
import { canStore } from "./stored.js";
import { say, tell, told } from "../../text/say.js";

/**
 * What the browser keeps: the runs of closed tabs, which can be brought back, and a button that forgets all.
 * @param {Store} store
 * @returns {{element: HTMLElement, show: () => void}} `show`: reads again what is there
 */
export function keptRuns(store) {
  const list = h("ul", { class: "kept-runs" });
  const none = h("p", { class: "muted" }, say("kept-none"));
  const forget = button({
    id: "forget-all",
    icon: "clean",
    text: say("forget-all"),
    onclick: () => {
      store.dispatch({ type: "forget", which: "all" });
      store.dispatch({ type: "notice", tone: "said", text: told("forgotten") });
      show([]);
    },
  });
  const about = h("p", {});
  const others = h("div", {}, list, none);
  const forgets = h("div", {}, h("p", {}, say("forget-about")), forget);
  const element = h("section", { id: "kept" }, h("h3", {}, say("kept-title")), about, others, forgets);

  /** @param {string} name @param {Kept} kept */
  function item(name, kept) {
    const bring = button({
      text: say("bring-back"),
      label: say("bring-back-run", { run: nameOf(kept) }),
      onclick: () => {
        store.dispatch({ type: "dialog", to: null });
        store.dispatch({ type: "restore", kept, how: "left", name });
      },
    });
    return h("li", {}, h("span", {}, tell(toldOf(kept))), bring);
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
      if (element.hidden) return;
      const { inTab, longer } = canStore();
      if (inTab) write(about, longer ? say("kept-about") : say("kept-in-tab"));
      else write(about, longer ? say("kept-not-in-tab") : say("kept-nothing"));
      others.hidden = !longer;
      forgets.hidden = !inTab && !longer;
      show(otherRuns());
    },
  };
}
