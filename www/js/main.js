// @ts-check
/**
 * Starts the page: the simulation, the store, the panels, the frames.
 * @import { Bridge } from "./bridge.js"
 * @import { Panel, State, Store, ThemeChoice } from "./types.js"
 */
import { openBridge } from "./bridge.js";
import { fill, h } from "./dom.js";
import { followRun } from "./address.js";
import { keepOffline } from "./offline.js";
import { listenForTexts, openAddress } from "./open.js";
import { client, proposeDialog } from "./panels/client.js";
import { events } from "./panels/events.js";
import { gallery } from "./panels/gallery.js";
import { header, intro } from "./panels/header.js";
import { help } from "./panels/help.js";
import { kv } from "./panels/kv.js";
import { logs } from "./panels/logs.js";
import { clientsDialog } from "./panels/clients.js";
import { handOverDialog, membersDialog, readDialog } from "./panels/members.js";
import { banner, notices, voice } from "./panels/notices.js";
import { share } from "./panels/share.js";
import { side } from "./panels/side.js";
import { stage } from "./panels/stage.js";
import { tabs } from "./panels/tabs.js";
import { time } from "./panels/time.js";
import { transport } from "./panels/transport.js";
import { bookmarkDialog, branchesDialog, stopsDialog } from "./panels/walk.js";
import { createStore } from "./store.js";
import { t } from "./text/en.js";
import { applyTheme } from "./theme.js";
import { createUpdate, firstState } from "./update.js";

const STORAGE = "raft-playground";

/** What the browser remembers; nothing where it may not. @returns {Partial<State>} */
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

async function start() {
  const app = document.getElementById("app");
  if (!app) return;
  const bridge = await openBridge();
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  const preferences = remembered();
  const store = createStore(
    firstState(bridge, { ...preferences, still: motion.matches, playing: !motion.matches }),
    createUpdate(bridge),
  );
  motion.addEventListener("change", () => store.dispatch({ type: "still", on: motion.matches }));
  document.addEventListener("visibilitychange", () => store.dispatch({ type: "hidden", on: document.hidden }));
  await openAddress(store, bridge, location, { push: false });
  build(app, store, bridge);
  listenForTexts(store, bridge, app);
  keepOffline(store, bridge);
}

/** @param {HTMLElement} app @param {Store} store @param {Bridge} bridge */
function build(app, store, bridge) {
  const parts = {
    banner: banner(store),
    header: header(store),
    intro: intro(store),
    tabs: tabs(store),
    stage: stage(store),
    logs: logs(store),
    client: client(store),
    kv: kv(store),
    events: events(store, bridge),
    side: side(store, bridge),
    time: time(store, bridge),
    transport: transport(store),
    notices: notices(store),
    voice: voice(store),
    help: help(store),
    propose: proposeDialog(store),
    clients: clientsDialog(store),
    members: membersDialog(store),
    handOver: handOverDialog(store),
    read: readDialog(store),
    share: share(store, bridge),
    gallery: gallery(store, bridge),
    bookmark: bookmarkDialog(store),
    stops: stopsDialog(store),
    branches: branchesDialog(store, bridge),
  };
  fill(
    app,
    parts.banner.element,
    parts.header.element,
    parts.intro.element,
    parts.tabs.element,
    h(
      "main",
      { class: "rooms" },
      parts.stage.element,
      h(
        "div",
        { class: "middle" },
        parts.logs.element,
        h("div", { class: "pair" }, parts.client.element, parts.kv.element),
      ),
      h("div", { class: "right" }, parts.side.element, parts.events.element),
    ),
    parts.time.element,
    parts.transport.element,
    parts.notices.element,
    parts.voice.element,
    parts.help.element,
    parts.propose.element,
    parts.clients.element,
    parts.members.element,
    parts.handOver.element,
    parts.read.element,
    parts.share.element,
    parts.gallery.element,
    parts.bookmark.element,
    parts.stops.element,
    parts.branches.element,
  );

  /** @type {State | null} */
  let drawn = null;
  /** @type {Panel[]} */
  const panels = [...Object.values(parts), followRun(store, bridge)];
  function draw() {
    const { state } = store;
    if (state === drawn) return;
    if (state.theme !== drawn?.theme) applyTheme(state.theme);
    if (drawn && (state.theme !== drawn.theme || state.singleKeys !== drawn.singleKeys)) remember(state);
    for (const panel of panels) panel.update(state, drawn);
    drawn = state;
  }

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
    const dtMs = last ? Math.max(0, now - last) : 0;
    last = now;
    const { state } = store;
    // While nothing moves there are no frames.
    const fading = state.ghosts.length > 0 || state.notices.some((it) => it.untilMs < Infinity);
    const alive = (state.playing && !state.hidden) || state.goal || fading;
    if (alive) store.dispatch({ type: "frame", dtMs });
    draw();
    if (alive) ask();
    else last = 0;
  }
  store.subscribe(ask);
  draw();
  ask();
}

start().catch((error) => {
  console.warn(error);
  const app = document.getElementById("app");
  if (app)
    fill(
      app,
      h(
        "div",
        { class: "boot", role: "alert" },
        h("h1", {}, t.boot.failed),
        h("p", {}, t.boot.why),
        h("p", {}, String(error)),
      ),
    );
});
