// @ts-check
/**
 * The name of the tab, which is also the name of its bookmark and of its entry in the browser's history: the run comes
 * first, so that ten tabs of a lecture are distinguishable.
 * @import { State } from "../core/types.js"
 */
import { say } from "../text/say.js";

/** @param {State} state */
export function tabTitle(state) {
  const { view, script, opened, missing } = state;
  if (missing) return say("tab-link-not-opened");
  if (!view.title) return say("playground");
  return script === opened ? say("tab-run", { run: view.title }) : say("tab-run-changed", { run: view.title });
}

/** @param {State} state */
export function nameTab(state) {
  const title = tabTitle(state);
  if (document.title !== title) document.title = title;
}
