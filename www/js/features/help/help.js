// @ts-check
/** @import { Panel, Store } from "../../core/types.js" */
import { site } from "../../shell/address.js";
import { h } from "../../ui/dom.js";
import { t } from "../../text/en.js";
import { dialog } from "../../ui/dialog.js";
import { keptRuns } from "../keep/kept.js";

/** How to play, and the keys. @param {Store} store @returns {Panel & {element: HTMLDialogElement}} */
export function help(store) {
  const keys = h("dl", { class: "keys" });
  for (const [key, meaning] of t.help.keys)
    keys.append(h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, meaning)));
  const docs = site() && new URL("docs/index.html", site() ?? "");
  const kept = keptRuns(store);
  const it = dialog(
    store,
    "help",
    t.help.title,
    ...t.help.text.map((text) => h("p", {}, text)),
    docs ? h("p", {}, h("a", { href: docs.href }, t.help.docs)) : null,
    h("h3", {}, t.help.keysTitle),
    keys,
    kept.element,
  );
  return { element: it.element, update: (state) => void (it.sync(state) && kept.show()) };
}
