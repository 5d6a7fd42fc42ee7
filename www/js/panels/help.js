// @ts-check
/** @import { Panel, Store } from "../types.js" */
import { site } from "../address.js";
import { button, h } from "../dom.js";
import { t } from "../text/en.js";
import { dialog } from "./dialog.js";

/** How to play, and the keys. @param {Store} store @returns {Panel & {element: HTMLDialogElement}} */
export function help(store) {
  const keys = h("dl", { class: "keys" });
  for (const [key, meaning] of t.help.keys)
    keys.append(h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, meaning)));
  const docs = site() && new URL("docs/index.html", site() ?? "");
  const it = dialog(
    store,
    "help",
    t.help.title,
    ...t.help.text.map((text) => h("p", {}, text)),
    docs ? h("p", {}, h("a", { href: docs.href }, t.help.docs)) : null,
    h("h3", {}, t.help.keysTitle),
    keys,
    h("h3", {}, t.keep.title),
    h("p", {}, t.keep.text),
    button({
      id: "forget-all",
      icon: "clean",
      text: t.keep.forgetAll,
      onclick: () => {
        store.dispatch({ type: "forget", which: "all" });
        store.dispatch({ type: "notice", tone: "said", text: t.keep.forgotten });
      },
    }),
  );
  return { element: it.element, update: (state) => void it.sync(state) };
}
