// @ts-check
/**
 * The presentation: a run shown in a hall, from bookmark to bookmark. Its keys work wherever the focus is, as those of
 * a remote control do.
 * @import { State, Store } from "../core/types.js"
 */
import { typedKey } from "./keys.js";
import { jumpTo } from "../features/transport/jump.js";
import { told } from "../text/say.js";

/** @param {Store} store */
export function listenForHall(store) {
  document.addEventListener(
    "keydown",
    (event) => {
      const { state } = store;
      if (!state.shape.present || state.dialog) return;
      const key = typedKey(event);
      if (key === "PageDown" || key === "PageUp") {
        event.preventDefault();
        event.stopPropagation();
        store.dispatch(jumpTo(state, "bookmark", key === "PageDown"));
      } else if ((key === " " || key?.toUpperCase() === "K") && event.target === document.body) {
        event.preventDefault();
        store.dispatch({ type: "play" });
      } else if (key === "Escape" && !state.selection) {
        leaveHall(store);
      }
    },
    { capture: true },
  );
  // In full screen, Escape is handled by the browser, and the page gets no key event.
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && store.state.shape.present) leaveHall(store);
  });
}

/** Begins the presentation, in full screen where the browser allows it; else it says so. @param {Store} store */
export function enterHall(store) {
  store.dispatch({ type: "shape", to: { present: true } });
  const refused = () => store.dispatch({ type: "notice", tone: "said", text: told("no-full-screen") });
  // Phones of Apple have no full screen for pages.
  const asked = document.documentElement.requestFullscreen?.();
  if (asked) asked.catch(refused);
  else refused();
}

/** @param {Store} store */
export function leaveHall(store) {
  store.dispatch({ type: "shape", to: { present: false } });
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
}

/**
 * The bookmark at the present moment, or the last one before it.
 * @param {State} state @returns {{number: number, of: number, name: string} | null} null: before the first
 */
export function presentBookmark(state) {
  const marks = [...state.view.bookmarks].sort((a, b) => a.atMs - b.atMs);
  const passed = marks.filter((mark) => mark.atMs <= state.nowMs + 1e-6);
  const mark = passed.at(-1);
  return mark ? { number: passed.length, of: marks.length, name: mark.name } : null;
}
