// @ts-check
/**
 * The page, whole or embedded in another one: its start, its animation frames, and the dialogs, which are loaded when
 * the first of them is opened.
 * @import { Bridge } from "../core/bridge.js"
 * @import { Panel, Shape, State, Store, ThemeChoice } from "../core/types.js"
 * @import { PanelEntry } from "../features/panels.js"
 */
import { readQuery } from "./address.js";
import { breath } from "../core/breath.js";
import { openBridge } from "../core/bridge.js";
import { fill, h, set } from "../ui/dom.js";
import { doAfterPainting } from "../ui/layout.js";
import { listenForHall } from "./hall.js";
import { layOut, makeAll, makeCalmly } from "./layout.js";
import { openAddress, scriptOf } from "./open.js";
import { letGo, takeOver } from "./first.js";
import { pace } from "../ui/pace.js";
import { checkSharpness } from "../ui/sharpness.js";
import { beginSpeech, standing } from "./speech.js";
import { createStore } from "../core/store.js";
import { language } from "../text/language.js";
import { canSay, say, told } from "../text/say.js";
import { applyTheme } from "../ui/theme.js";
import { createUpdate } from "../core/actions.js";
import { STANDING, WHOLE, firstState, isWhole } from "../core/state.js";
import { FEATURES } from "../features/index.js";
import { FIRST } from "../core/lesson.js";

const STORAGE = "raft-playground";
/** The page is searched for foreign dialogs no more often than this, real milliseconds: it has many elements. */
const COVER_MS = 100;

/** The preferences that the browser remembers; none where storage is not allowed. @returns {Partial<State>} */
function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORAGE) ?? "{}");
    /** @type {Partial<State>} */
    const preferences = {};
    if (["auto", "light", "dark"].includes(kept.theme)) preferences.theme = /** @type {ThemeChoice} */ (kept.theme);
    if (typeof kept.singleKeys === "boolean") preferences.singleKeys = kept.singleKeys;
    if (typeof kept.tools === "boolean") preferences.tools = kept.tools;
    if (kept.flows === true) preferences.stops = STANDING.filter((stop) => stop !== "say");
    if (Array.isArray(kept.named)) preferences.named = kept.named.map(String);
    if (typeof kept.language === "string") preferences.language = kept.language;
    return preferences;
  } catch {
    return {};
  }
}

/** @param {State} state @param {boolean} switched whether the user has chosen the language */
function remember(state, switched) {
  try {
    const { theme, singleKeys, tools, named } = state;
    // The browser's own choice of language may change, and is not remembered as the user's.
    const language = switched ? state.language : remembered().language;
    const flows = !state.stops.includes("say");
    localStorage.setItem(STORAGE, JSON.stringify({ theme, singleKeys, tools, named, language, flows }));
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
    const wished = { ...WHOLE, ...shape, ...readQuery(location.search).shape };
    // Without controls there is nothing to act with either.
    const asked = { ...wished, editable: wished.editable && wished.controls !== "none" };
    const whole = asked.controls === "full" ? import("../features/whole.js") : null;
    // The preferences of the whole page do not apply inside another page.
    const liked = asked.embedded || window !== window.top ? {} : remembered();
    const begins = asksFirst(asked, liked);
    const first = begins ? scriptOf(FIRST).catch(() => undefined) : undefined;
    const [opened, spoken] = await Promise.allSettled([openBridge(), beginSpeech(liked.language)]);
    // The words have come first, so that a failure of the simulation can be told.
    if (spoken.status === "rejected") throw spoken.reason;
    if (opened.status === "rejected") throw opened.reason;
    const bridge = opened.value;
    await breath();
    if (liked.stops) bridge.setStops(liked.stops.join("\n"));
    const motion = matchMedia("(prefers-reduced-motion: reduce)");
    const store = createStore(
      firstState(bridge, {
        ...liked,
        language: language(),
        still: motion.matches,
        start: begins,
        playing: !motion.matches && !asked.embedded && !begins,
        intro: !asked.embedded,
        shape: asked,
      }),
      createUpdate(bridge, FEATURES),
    );
    motion.addEventListener("change", () => store.dispatch({ type: "still", on: motion.matches }));
    watchSight(store, app);
    await openAddress(store, bridge, location, { push: false, arrive: isFirstVisit() });
    const { sheet } = readQuery(location.search);
    if (sheet !== undefined && !asked.embedded) store.dispatch({ type: "sheet", of: sheet });
    const lesson = await first;
    await breath();
    if (lesson !== undefined) store.dispatch({ type: "first-screen", script: lesson });
    await build(app, store, bridge, (await whole)?.WHOLE_PANELS ?? [], ready);
  } catch (error) {
    console.warn(error);
    const late = document.getElementById("late");
    if (!canSay() && late) {
      // Without a catalogue, only the words that the page's own file has.
      late.append(h("p", {}, String(error)));
      late.hidden = false;
      for (const id of ["boot", "first"]) document.getElementById(id)?.remove();
      return;
    }
    const words = [h("h1", {}, say("start-failed")), h("p", {}, say("start-failed-why")), h("p", {}, String(error))];
    fill(app, h("div", { class: "boot", role: "alert" }, ...words));
  }
}

/**
 * Whether the page opens with its first question: nobody has asked for a run, a moment or the tools.
 * @param {Shape} shape @param {Partial<State>} liked
 */
function asksFirst(shape, liked) {
  const { t, run, lesson, sheet } = readQuery(location.search);
  const asked = location.hash.length > 1 || [t, run, lesson, sheet].some((it) => it !== undefined);
  return isWhole(shape) && !shape.embedded && window === window.top && !liked.tools && !asked;
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
// long: its functions share what is drawn, and the panels, which another language replaces
async function build(app, store, bridge, whole, ready) {
  await breath();
  const made = await makeCalmly(store, bridge, whole);
  await letGo(app);
  /** What the canvases show. @type {State | null} */
  let drawn = null;
  /** What the document shows: while the run plays, it is a little behind. @type {State | null} */
  let shown = null;
  const begin = takeOver(app);
  let panels = layOut(app, made);
  /** @type {Panel[]} what follows the run and has no words on the page */
  let followers = [];
  let switched = false;
  function draw() {
    const { state } = store;
    if (state === drawn && state === shown) return;
    if (state.theme !== drawn?.theme) applyTheme(state.theme);
    const shaping = /** @type {const} */ (["shape", "tools", "named", "missing"]);
    if (shaping.some((name) => state[name] !== drawn?.[name])) applyShape(app, state);
    const spoke = drawn?.language ?? state.language;
    switched ||= state.language !== spoke;
    if (drawn && isLiked(state, drawn) && !state.shape.embedded && window === window.top) remember(state, switched);
    const again = state.language === spoke ? null : rebuild(state);
    if (state.dialog && !dialogs) loadDialogs();
    const due = pace(state, again ? null : shown);
    for (const { panel, paints } of panels)
      if (due || paints) panel.update(state, again ? null : paints ? drawn : shown);
    doAfterPainting();
    for (const follower of followers) follower.update(state, drawn);
    again?.();
    drawn = state;
    if (due) shown = state;
  }

  /** Builds all panels in another language. @param {State} state */
  function rebuild(state) {
    document.documentElement.lang = state.language;
    const restore = standing(app);
    dialogs = null;
    panels = layOut(app, makeAll(store, bridge, whole));
    return restore;
  }

  /** Loaded together, when the first is opened. @type {Promise<void> | null} */
  let dialogs = null;
  function loadDialogs() {
    const here = (dialogs ??= import("../features/dialogs.js").then((module) => {
      if (here !== dialogs) return; // the language has changed meanwhile
      const more = Object.values(module.dialogs(store, bridge));
      app.append(...more.map((panel) => panel.element));
      for (const panel of more) panel.update(store.state, null);
      panels.push(...more.map((panel) => ({ panel, paints: false })));
    }));
    dialogs.catch((error) => {
      console.warn(error);
      dialogs = null;
      store.dispatch({ type: "dialog", to: null });
      store.dispatch({ type: "notice", tone: "trouble", text: told("part-not-loaded") });
    });
  }

  // Escape also closes a dialog that is still loading.
  app.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && store.state.dialog && !app.querySelector("dialog[open]"))
      store.dispatch({ type: "dialog", to: null });
  });

  let last = 0;
  /** When the page was last searched for dialogs, and whether there was one. */
  let lookedAt = -Infinity;
  let covered = false;
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
    const fading = (state.playing && state.ghosts.length > 0) || state.notices.some((it) => it.untilMs < Infinity);
    const alive = (state.playing && !state.hidden) || state.goal || fading;
    if (alive && Math.abs(now - lookedAt) > COVER_MS) [lookedAt, covered] = [now, isCovered()];
    if (alive) store.dispatch({ type: "frame", dtMs, covered });
    draw();
    if (alive) ask();
    else last = 0;
  }
  store.subscribe(ask);
  listenForHall(store);
  followers = ready(store, bridge, app);
  draw();
  begin();
  ask();
}

/** Whether a preference has changed. @param {State} state @param {State} before */
function isLiked(state, before) {
  const preferences = /** @type {const} */ (["theme", "singleKeys", "tools", "named", "language"]);
  const stops = state.stops.includes("say") !== before.stops.includes("say");
  return stops || preferences.some((name) => state[name] !== before[name]);
}

/** Sets what the style sheets depend on. @param {HTMLElement} app @param {State} state */
function applyShape(app, { shape, tools, missing }) {
  app.classList.toggle("lean", !isWhole(shape));
  app.classList.toggle("embedded", shape.embedded);
  // A reader of another page would take whatever run stood here for its author's.
  app.classList.toggle("runless", shape.embedded && missing !== null);
  app.classList.toggle("read-only", !shape.editable);
  app.classList.toggle("present", shape.present);
  // Only the whole page can do without its tools.
  set(app, "data-tools", isWhole(shape) && !shape.embedded ? (tools ? "on" : "off") : null);
  set(app, "data-view", shape.present ? "all" : shape.shows);
  set(app, "data-controls", shape.present ? "min" : shape.controls);
}
