// @ts-check
/** @import { State, Store } from "../core/types.js" */
import { button, h } from "./dom.js";
import { say } from "../text/say.js";

/**
 * A dialog over the page: a heading, a close button and its content. A click beside it closes it, as do Escape and its
 * button.
 * @param {Store} store
 * @param {NonNullable<State["dialog"]>} name
 * @param {string} title
 * @param {...import("./dom.js").Child} body
 * @returns {{element: HTMLDialogElement, sync: (state: State) => boolean}} `sync` opens or closes it as the state says,
 *   and answers whether it has just been opened
 */
export function dialog(store, name, title, ...body) {
  const close = () => {
    if (store.state.dialog === name) store.dispatch({ type: "dialog", to: null });
  };
  const element = h(
    "dialog",
    { class: `dialog ${name}-dialog`, "aria-labelledby": `${name}-title`, onclose: close },
    h(
      "div",
      { class: "dialog-head" },
      h("h2", { id: `${name}-title` }, title),
      button({ class: "quiet", icon: "close", label: say("close"), onclick: close }),
    ),
    h("div", { class: "dialog-body", tabindex: 0 }, ...body),
  );
  element.addEventListener("click", (event) => {
    if (event.target === element) close();
  });
  return {
    element,
    sync(state) {
      const open = state.dialog === name;
      if (open && !element.open) {
        element.showModal();
        return true;
      }
      if (!open && element.open) element.close();
      return false;
    },
  };
}
