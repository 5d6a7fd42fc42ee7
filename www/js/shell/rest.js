// @ts-check
/**
 * Panels that rest: they are not updated while they are hidden, and catch up when they are shown.
 * @import { Panel, State, Store } from "../core/types.js"
 * @import { Built } from "../features/panels.js"
 */

/**
 * A panel that is updated only if it is shown, with the state of its own last update as the one before.
 * @param {Panel} panel @param {(state: State) => boolean} isShown @returns {Panel}
 */
export function updatedIf(panel, isShown) {
  /** @type {State | null} */
  let last = null;
  return {
    update(state, before) {
      // Null: the whole page begins anew.
      if (before === null) last = null;
      if (!isShown(state)) return;
      panel.update(state, last);
      last = state;
    },
  };
}

/** A panel that rests while the style sheets hide it. @param {Built} panel @param {Store} store @returns {Built} */
export function restful(panel, store) {
  let shown = true;
  const rested = updatedIf(panel, () => shown);
  new ResizeObserver((seen) => {
    if (!panel.element.isConnected) return; // not yet in the page
    const is = seen.at(-1)?.borderBoxSize[0];
    const wakes = !shown;
    shown = !is || is.blockSize > 0 || is.inlineSize > 0;
    // Not at once: an update may change sizes, which this frame has already settled.
    if (wakes && shown) requestAnimationFrame(() => rested.update(store.state, store.state));
  }).observe(panel.element);
  return { element: panel.element, update: rested.update };
}
