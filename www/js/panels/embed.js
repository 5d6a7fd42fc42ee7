// @ts-check
/** @import { Panel, Store } from "../types.js" @import { Bridge } from "../bridge.js" */
import { t } from "../text/en.js";
import { dialog } from "./dialog.js";

/** @param {Store} store @param {Bridge} _bridge @returns {Panel & {element: HTMLDialogElement}} */
export function embedDialog(store, _bridge) {
  const it = dialog(store, "embed", t.embed.title);
  return { element: it.element, update: (state) => void it.sync(state) };
}
