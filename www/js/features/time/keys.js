// @ts-check
/**
 * The keys of the time diagram.
 * @import { Store } from "../../core/types.js"
 * @import { Viewport } from "./viewport.js"
 */
import { listenForKeys, typedKey } from "../../shell/keys.js";

/** A press of a zoom button, or of its key. */
export const ZOOM = 1.5;
/** The share of the width that Page Up and Page Down move by. */
const PAGE = 0.85;

/** @param {Store} store @param {HTMLElement} plot @param {Viewport} viewport @param {() => void} draw */
export function listenForTimeKeys(store, plot, viewport, draw) {
  plot.addEventListener("keydown", (event) => {
    // With Shift the arrows belong to the page: they jump to the next turning point.
    if (!handle(typedKey(event), event.shiftKey)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  listenForKeys(store, plot);

  /** @param {string | null} typed @param {boolean} shift @returns {boolean} whether the key means something here */
  function handle(typed, shift) {
    const { view, nowMs } = store.state;
    if (shift && typed?.startsWith("Arrow")) return false;
    switch (typed) {
      case "ArrowLeft":
        store.dispatch({ type: "back" });
        return true;
      case "ArrowRight":
        store.dispatch({ type: "step" });
        return true;
      case "+":
      case "=":
        viewport.zoom(1 / ZOOM, store.state);
        draw();
        return true;
      case "-":
      case "_":
        viewport.zoom(ZOOM, store.state);
        draw();
        return true;
      case "PageUp":
      case "PageDown":
        viewport.pan((typed === "PageUp" ? -PAGE : PAGE) * viewport.width);
        draw();
        return true;
      case "Home":
        viewport.following = true;
        store.dispatch({ type: "seek-step", step: 0 });
        return true;
      case "End":
        viewport.following = true;
        store.dispatch({ type: "seek", toMs: Math.max(nowMs, view.farMs) });
        return true;
    }
    return false;
  }
}
