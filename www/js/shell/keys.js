// @ts-check
/**
 * Keys. They work while the focus is in the stage, so that nothing is taken from the rest of the page.
 * @import { Store } from "../core/types.js"
 */
import { deeds } from "../features/cluster/deeds.js";
import { jump } from "../features/transport/walk.js";
import { nextQuestion } from "../features/why/why.js";

/** A tick, virtual milliseconds. */
const TICK_MS = 1;

/** A step of the speed, by key or by the slider: ten to a tenfold. */
export const SPEED_STEP = 10 ** 0.1;

/**
 * The key that somebody typed; null for a chord of Ctrl, Alt or Command, which belongs to the browser or the system.
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
    // On the buttons of the dock the space bar presses the button, as everywhere.
    if (key === " " && event.target instanceof HTMLElement && event.target.matches("button:not(.hit)")) return;
    if (handle(store, stage, key, event.shiftKey)) event.preventDefault();
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
    if (state.selection) store.dispatch({ type: "select", what: null });
    if (stage.contains(document.activeElement)) {
      if (document.activeElement !== stage) stage.focus({ preventScroll: true });
      else stage.blur();
    }
    return true;
  }
  if (!state.singleKeys) return false;
  switch (key) {
    case " ":
    case "k":
    case "K":
      store.dispatch({ type: "play" });
      return true;
    case "ArrowRight":
      store.dispatch(shift ? { type: "find", wanted: "turning-point", forwards: true } : { type: "step" });
      return true;
    case "ArrowLeft":
      store.dispatch(shift ? { type: "find", wanted: "turning-point", forwards: false } : { type: "back" });
      return true;
    case "j":
    case "J":
    case "l":
    case "L":
      store.dispatch({ type: "ten", forwards: key.toUpperCase() === "L" });
      return true;
    case ",":
    case ".":
      store.dispatch({ type: "seek", toMs: Math.max(0, state.nowMs + (key === "." ? TICK_MS : -TICK_MS)) });
      return true;
    case "Home":
      store.dispatch({ type: "seek-step", step: 0 });
      return true;
    case "End":
      store.dispatch({ type: "seek", toMs: state.view.farMs });
      return true;
    case "[":
    case "]":
      jump(store, "bookmark", key === "]");
      return true;
    case "b":
    case "B":
      store.dispatch({ type: "dialog", to: "bookmark" });
      return true;
    case "y":
    case "Y":
      // Of a message the inspector tells already what it comes from, and what comes of it.
      if (state.selection?.kind === "flight") store.dispatch({ type: "side", to: "inspect" });
      else store.dispatch({ type: "ask", what: nextQuestion(state) });
      return true;
    case "w":
    case "W":
      store.dispatch({ type: "dialog", to: "branches" });
      return true;
    case "<":
      store.dispatch({ type: "speed", to: state.speed / SPEED_STEP });
      return true;
    case ">":
      store.dispatch({ type: "speed", to: state.speed * SPEED_STEP });
      return true;
    case "?":
      store.dispatch({ type: "dialog", to: "help" });
      return true;
  }
  const deed = deeds(state).find((it) => it.key !== "" && it.key === key.toUpperCase());
  if (deed) {
    store.dispatch(deed.action);
    return true;
  }
  if (key.toUpperCase() === "M" || key.toUpperCase() === "R") {
    store.dispatch({ type: "dialog", to: key.toUpperCase() === "M" ? "members" : "read" });
    return true;
  }
  if (key.toUpperCase() === "P") {
    store.dispatch({ type: "dialog", to: "propose" });
    return true;
  }
  return false;
}
