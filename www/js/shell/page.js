// @ts-check
/**
 * The page, whole or embedded in another one: its start, its animation frames, and the dialogs, which are loaded when
 * the first of them is opened.
 * @import { Bridge } from "../core/bridge.js"
 * @import { Panel, Shape, State, Store, ThemeChoice } from "../core/types.js"
 * @import { PanelEntry } from "../features/panels.js"
 */
import { readQuery } from "./address.js";
import { openBridge } from "../core/bridge.js";
import { fill, h, set } from "../ui/dom.js";
import { listenForHall } from "./hall.js";
import { layOut } from "./layout.js";
import { openAddress } from "./open.js";
import { checkSharpness } from "../ui/sharpness.js";
import { createStore } from "../core/store.js";
import { t } from "../text/en.js";
import { applyTheme } from "../ui/theme.js";
import { createUpdate } from "../core/actions.js";
import { WHOLE, firstState, isWhole } from "../core/state.js";
import { FEATURES } from "../features/index.js";

const STORAGE = "raft-playground";

/** The preferences that the browser remembers; none where storage is not allowed. @returns {Partial<State>} */
function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORAGE) ?? "{}");
    /** @type {Partial<State>} */
    const preferences = {};
    if (["auto", "light", "dark"].includes(kept.theme)) preferences.theme = /** @type {ThemeChoice} */ (kept.theme);
    if (typeof kept.singleKeys === "boolean") preferences.singleKeys = kept.singleKeys;
    return preferences;
  } catch {
    return {};
  }
}

/** @param {State} state */
function remember(state) {
  try {
    localStorage.setItem(STORAGE, JSON.stringify({ theme: state.theme, singleKeys: state.singleKeys }));
  } catch {
    // A sandboxed frame has no storage: then nothing is remembered.
  }
}

/**
 * Loads the simulation and builds the page into the element `app`; where that fails, it says so there.
 *
 * @param {Partial<Shape>} shape how it is shown unless the address says otherwise
 * @param {(store: Store, bridge: Bridge, app: HTMLElement) => Panel[]} ready what is to follow the run besides
 */
export async function startPage(shape, ready) {
  const app = document.getElementById("app");
  if (!app) return;
  try {
    const asked = { ...WHOLE, ...shape, ...readQuery(location.search).shape };
    const whole = asked.controls === "full" ? import("../features/whole.js") : null;
    const bridge = await openBridge();
    const motion = matchMedia("(prefers-reduced-motion: reduce)");
    const store = createStore(
      firstState(bridge, {
        // The preferences of the whole page do not apply inside another page.
        ...(asked.embedded || window !== window.top ? {} : remembered()),
        still: motion.matches,
        playing: !motion.matches && !asked.embedded,
        intro: !asked.embedded,
        shape: asked,
      }),
      createUpdate(bridge, FEATURES),
    );
    motion.addEventListener("change", () => store.dispatch({ type: "still", on: motion.matches }));
    watchSight(store, app);
    await openAddress(store, bridge, location, { push: false, arrive: isFirstVisit() });
    build(app, store, bridge, (await whole)?.WHOLE_PANELS ?? [], ready);
  } catch (error) {
    console.warn(error);
    const words = [h("h1", {}, t.boot.failed), h("p", {}, t.boot.why), h("p", {}, String(error))];
    fill(app, h("div", { class: "boot", role: "alert" }, ...words));
  }
}

/**
 * Whether a dialog covers the page, even one that the state does not know, so that every dialog pauses time.
 */
function isCovered() {
  return document.querySelector("dialog:modal, [aria-modal='true']") !== null;
}

/** Whether this page was reached by a link, and not by a reload or by going back. */
function isFirstVisit() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return visit?.type !== "reload" && visit?.type !== "back_forward";
}

/** Pauses time while the page cannot be seen. @param {Store} store @param {HTMLElement} app */
function watchSight(store, app) {
  let beside = false;
  const tell = () => store.dispatch({ type: "hidden", on: document.hidden || beside });
  document.addEventListener("visibilitychange", tell);
  if (!store.state.shape.embedded) return;
  new IntersectionObserver((seen) => {
    beside = !(seen.at(-1)?.isIntersecting ?? true);
    tell();
  }).observe(app);
}

/**
 * @param {HTMLElement} app @param {Store} store @param {Bridge} bridge
 * @param {PanelEntry[]} whole the panels of the whole page, if this is one
 * @param {Parameters<typeof startPage>[1]} ready
 */
function build(app, store, bridge, whole, ready) {
  /** @type {State | null} */
  let drawn = null;
  /** @type {Panel[]} */
  const panels = layOut(app, store, bridge, whole);
  function draw() {
    const { state } = store;
    if (state === drawn) return;
    if (state.theme !== drawn?.theme) applyTheme(state.theme);
    if (state.shape !== drawn?.shape) applyShape(app, state.shape);
    const liked = drawn && (state.theme !== drawn.theme || state.singleKeys !== drawn.singleKeys);
    if (liked && !state.shape.embedded && window === window.top) remember(state);
    if (state.dialog && !dialogs) loadDialogs();
    for (const panel of panels) panel.update(state, drawn);
    drawn = state;
  }

  /** Loaded together, when the first is opened. @type {Promise<void> | null} */
  let dialogs = null;
  function loadDialogs() {
    dialogs ??= import("../features/dialogs.js").then((module) => {
      const more = Object.values(module.dialogs(store, bridge));
      app.append(...more.map((panel) => panel.element));
      for (const panel of more) panel.update(store.state, null);
      panels.push(...more);
    });
    dialogs.catch((error) => {
      console.warn(error);
      dialogs = null;
      store.dispatch({ type: "dialog", to: null });
      store.dispatch({ type: "notice", tone: "trouble", text: t.notice.notLoaded });
    });
  }

  // Escape also closes a dialog that is still loading.
  app.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && store.state.dialog && !app.querySelector("dialog[open]"))
      store.dispatch({ type: "dialog", to: null });
  });

  let last = 0;
  let asked = false;
  const ask = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(frame);
  };
  /** @param {number} now */
  function frame(now) {
    asked = false;
    checkSharpness();
    const dtMs = last ? Math.max(0, now - last) : 0;
    last = now;
    const { state } = store;
    // While nothing moves there are no frames.
    const fading = state.ghosts.length > 0 || state.notices.some((it) => it.untilMs < Infinity);
    const alive = (state.playing && !state.hidden) || state.goal || fading;
    if (alive) store.dispatch({ type: "frame", dtMs, covered: isCovered() });
    draw();
    if (alive) ask();
    else last = 0;
  }
  store.subscribe(ask);
  listenForHall(store);
  panels.push(...ready(store, bridge, app));
  draw();
  ask();
}

/** Sets what the style sheets depend on. @param {HTMLElement} app @param {Shape} shape */
function applyShape(app, shape) {
  app.classList.toggle("lean", !isWhole(shape));
  app.classList.toggle("embedded", shape.embedded);
  app.classList.toggle("read-only", !shape.editable);
  app.classList.toggle("present", shape.present);
  set(app, "data-view", shape.present ? "all" : shape.shows);
  set(app, "data-controls", shape.present ? "min" : shape.controls);
}
