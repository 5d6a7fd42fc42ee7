// @ts-check
/** @import { Panel, Store } from "../types.js" */
import { button, h } from "../dom.js";
import { t } from "../text/en.js";

/** How to play, and the keys. @param {Store} store @returns {Panel & {element: HTMLDialogElement}} */
export function help(store) {
  const close = () => store.dispatch({ type: "dialog", to: null });
  const keys = h("dl", { class: "keys" });
  for (const [key, meaning] of t.help.keys)
    keys.append(h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, meaning)));
  const element = h(
    "dialog",
    { class: "dialog", "aria-labelledby": "help-title", onclose: close },
    h(
      "div",
      { class: "dialog-head" },
      h("h2", { id: "help-title" }, t.help.title),
      button({ class: "quiet", icon: "close", label: t.help.close, onclick: close }),
    ),
    h(
      "div",
      { class: "dialog-body", tabindex: 0 },
      ...t.help.text.map((text) => h("p", {}, text)),
      h("h3", {}, t.help.keysTitle),
      keys,
    ),
  );
  element.addEventListener("click", (event) => {
    if (event.target === element) close();
  });
  return {
    element,
    update(state) {
      if (state.dialog === "help" && !element.open) element.showModal();
      else if (state.dialog !== "help" && element.open) element.close();
    },
  };
}
