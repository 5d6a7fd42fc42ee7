// @ts-check
/**
 * The name of the tab, which is also the name of its bookmark and of its entry in the browser's history: the run comes
 * first, so that ten tabs of a lecture are distinguishable.
 * @import { State } from "../core/types.js"
 */
import { t } from "../text/en.js";

/** @param {State} state */
export function tabTitle(state) {
  const { view, script, opened, missing } = state;
  if (missing) return t.tab.title(t.tab.missing);
  if (!view.title) return t.title;
  return t.tab.title(script === opened ? view.title : t.tab.changed(view.title));
}

/** @param {State} state */
export function nameTab(state) {
  const title = tabTitle(state);
  if (document.title !== title) document.title = title;
}
