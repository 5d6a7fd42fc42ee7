// @ts-check
/**
 * The moment of no return, below the time diagram: how many of the futures from each moment end in the same loss. It is
 * not there unless it is asked for.
 * @import { Panel, State, Store } from "../../core/types.js"
 */
import { h, hide } from "../../ui/dom.js";
import { say, told } from "../../text/say.js";

/** @param {Store} store @returns {Panel & {element: HTMLElement}} */
export function futures(store) {
  const element = h("section", { class: "futures", "aria-label": say("futures"), hidden: true });
  /** @type {Promise<Panel> | null} */
  let part = null;
  /** What the part was updated with last. @type {State | null} */
  let last = null;

  async function load() {
    const loading = (part ??= import("./curve.js").then((module) => module.curve(store, element)));
    try {
      const panel = await loading;
      panel.update(store.state, last);
      last = store.state;
    } catch (error) {
      console.warn(error);
      part = null;
      store.dispatch({ type: "futures", of: null });
      store.dispatch({ type: "notice", tone: "trouble", text: told("part-not-loaded") });
    }
  }

  return {
    element,
    update(state, before) {
      const fields = /** @type {const} */ (["futures", "inSight", "nowMs"]);
      if (before && fields.every((name) => state[name] === before[name])) return;
      hide(element, state.futures === null);
      element.closest(".app")?.toggleAttribute("data-futures", state.futures !== null);
      if (state.futures || before?.futures) void load();
    },
  };
}
