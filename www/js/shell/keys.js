// @ts-check
/**
 * Keys. They work while the focus is in the stage, so that the rest of the page keeps its keys; the space bar also
 * while nothing has the focus.
 * @import { Store } from "../core/types.js"
 */
import { FEATURES } from "../features/index.js";

/**
 * The key that was typed; null for a chord of Ctrl, Alt or Command, which belongs to the browser or the system.
 *
 * Many keyboards make signs such as [ and ] with AltGr or Option, and say so: Windows reports AltGr as Ctrl and Alt
 * with the modifier AltGraph, a Mac reports Option as Alt. A sign made so counts as typed. A letter, a digit or a named
 * key with Ctrl or Alt stays a chord.
 * @param {KeyboardEvent} event @returns {string | null}
 */
export function typedKey(event) {
  const { key, ctrlKey, altKey, metaKey } = event;
  if (metaKey || event.isComposing) return null;
  if (!ctrlKey && !altKey) return key;
  const makesSigns = event.getModifierState("AltGraph") || (altKey && !ctrlKey);
  return makesSigns && /^[^\p{L}\p{N}\s]$/u.test(key) ? key : null;
}

/** @param {Store} store @param {HTMLElement} stage */
export function listenForKeys(store, stage) {
  stage.addEventListener("keydown", (event) => {
    const key = typedKey(event);
    if (key === null) return;
    if (event.target instanceof HTMLElement && event.target.matches("input, select, textarea")) return;
    // On other buttons of the stage the space bar presses the button, as everywhere.
    if (key === " " && event.target instanceof HTMLElement && event.target.matches("button:not(.hit)")) return;
    if (handle(store, stage, key, event.shiftKey)) event.preventDefault();
  });
  // On a page that has just been opened nothing has the focus: the space bar plays, as on a page with a video.
  document.addEventListener("keydown", (event) => {
    if (event.target !== document.body || typedKey(event) !== " " || store.state.shape.embedded) return;
    if (handle(store, stage, " ", event.shiftKey)) event.preventDefault();
  });
}

/**
 * @param {Store} store
 * @param {HTMLElement} stage
 * @param {string} key
 * @param {boolean} shift
 * @returns {boolean} whether it meant something
 */
function handle(store, stage, key, shift) {
  const { state } = store;
  if (key === "Escape") {
    if (state.menu) {
      store.dispatch({ type: "menu", to: null });
      return true;
    }
    if (state.shape.embedded && !state.selection) return false; // the host page gets the keyboard back
    if (state.selection) store.dispatch({ type: "select", what: null });
    if (stage.contains(document.activeElement)) {
      if (document.activeElement !== stage) stage.focus({ preventScroll: true });
      else stage.blur();
    }
    return true;
  }
  if (!state.singleKeys) return false;
  const upper = key.length === 1 ? key.toUpperCase() : key;
  // On the first screen playing begins the lesson, as its button does.
  if (state.start && (upper === " " || upper === "K")) {
    document.getElementById("begin")?.click();
    return true;
  }
  for (const feature of FEATURES) {
    const action = feature.key?.(state, upper, shift);
    if (!action) continue;
    store.dispatch(action);
    return true;
  }
  return false;
}
