// @ts-check
/**
 * The page's own address. The fragment holds the run, the query how it is shown.
 *
 * The address follows the run while it rests, in place; a new run is a new entry of the browser's history, so that
 * back and forward lead from run to run.
 * @import { Bridge } from "../core/bridge.js"
 * @import { Shape, State, Store, ThemeChoice } from "../core/types.js"
 */
import { scriptMs, wholeMicros } from "../core/format.js";
import { fragmentOf } from "../core/link.js";
import { openAddress } from "./open.js";
import { nameTab } from "./title.js";
import { CALM } from "../core/update.js";

/** How long the run must rest before the address follows it, real milliseconds: browsers allow few changes a second. */
const REST_MS = 400;

/** What of the state the address speaks of. @type {readonly (keyof State)[]} */
const spokenOf = [
  "run",
  "script",
  "nowMs",
  "playing",
  "goal",
  "untouched",
  "scenario",
  "missing",
  "speed",
  "theme",
  "shape",
];

/**
 * @typedef {object} Display what the query asks for
 * @property {number} [t] virtual milliseconds
 * @property {boolean} [run]
 * @property {number} [speed]
 * @property {ThemeChoice} [theme]
 * @property {Partial<Shape>} shape
 */

/** @param {string} query @returns {Display} */
export function readQuery(query) {
  const asked = new URLSearchParams(query);
  /** @type {Display} */
  const display = { shape: {} };
  const number = (/** @type {string} */ name) => {
    const text = asked.get(name);
    const value = text === null || text.trim() === "" ? NaN : Number(text);
    return Number.isFinite(value) && value >= 0 ? value : undefined;
  };
  const t = number("t");
  if (t !== undefined) display.t = t;
  const one = (/** @type {string} */ name, /** @type {readonly string[]} */ known) => {
    const value = asked.get(name);
    return value !== null && known.includes(value) ? value : undefined;
  };
  const run = one("run", ["0", "1"]);
  if (run) display.run = run === "1";
  const speed = number("speed");
  if (speed) display.speed = speed;
  const theme = one("theme", ["auto", "light", "dark"]);
  if (theme) display.theme = /** @type {ThemeChoice} */ (theme);
  const shows = one("view", ["all", "ring", "log", "time"]);
  if (shows) display.shape.shows = /** @type {Shape["shows"]} */ (shows);
  const controls = one("controls", ["full", "min", "none"]);
  if (controls) display.shape.controls = /** @type {Shape["controls"]} */ (controls);
  const editable = one("editable", ["0", "1"]);
  if (editable) display.shape.editable = editable === "1";
  if (one("present", ["1"])) display.shape.present = true;
  return display;
}

/**
 * The address of the whole page, with everything that can be done there, wherever this one lies inside another.
 * @param {string} fragment @param {number | null} atMs null: from the start
 */
export function playgroundAddress(fragment, atMs) {
  const here = new URL(location.href);
  // A file without a site leads to itself.
  const whole = site() ?? new URL(here.pathname, here);
  for (const name of ["theme", "lang"]) {
    const value = here.searchParams.get(name);
    if (value !== null) whole.searchParams.set(name, value);
  }
  if (atMs !== null) whole.searchParams.set("t", scriptMs(wholeMicros(atMs)));
  return `${whole.href}${fragment}`;
}

/**
 * The address of a run at a moment. What else the query said about how it is shown stays, as it is by now.
 * @param {string} fragment @param {number | null} atMs null: from the start @param {State} state
 */
export function addressOf(fragment, atMs, state) {
  const url = new URL(location.href);
  const query = url.searchParams;
  query.delete("t");
  query.delete("run");
  /** @type {[string, string | null][]} */
  const shown = [
    ["speed", state.speed === CALM ? null : String(Number(state.speed.toPrecision(3)))],
    ["theme", state.theme === "auto" ? null : state.theme],
    ["present", state.shape.present ? "1" : null],
  ];
  for (const [name, value] of shown) {
    if (!query.has(name)) continue;
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  url.hash = "";
  if (atMs !== null) query.set("t", scriptMs(wholeMicros(atMs)));
  return `${url.href.replace(/#$/, "")}${fragment}`;
}

/** The name of the scenario that runs, if it is one of the gallery and nobody has touched it. @param {State} state */
export function untouchedScenario({ scenario, script }) {
  return scenario?.script === script ? scenario.name : null;
}

/**
 * The fragment of the present run: the name of a scenario that nobody has touched, else everything. Between two events
 * of one microsecond the time in the address does not say which moment is meant; what is recorded in the script does.
 * @param {Bridge} bridge @param {State} state
 */
export async function presentFragment(bridge, state) {
  const name = untouchedScenario(state);
  return name === null || bridge.isBetween() ? fragmentOf(bridge, bridge.shared()) : `#${name}`;
}

/**
 * The folder of the site, as others can reach it. The page may also be a file on somebody's disk: then it is where that
 * file says that its site is, or nowhere.
 * @returns {URL | null}
 */
export function site() {
  const told = document.querySelector('meta[name="site"]')?.getAttribute("content");
  if (told) return new URL(told);
  return location.protocol === "file:" ? null : new URL("./", location.href);
}

/**
 * An address of this page as it is handed on. Where nobody else can reach it, only what stands behind the name of any
 * playground.
 * @param {string} address
 */
export function handedOn(address) {
  if (location.protocol !== "file:") return address;
  const { search, hash } = new URL(address);
  return `${site()?.href ?? ""}${search}${hash}`;
}

/**
 * The picture of a scenario that a published site has; null: this one has none.
 * @param {string} scenario
 */
export function cardAddress(scenario) {
  const own = document.querySelector('meta[property="og:image"]')?.getAttribute("content");
  const home = site();
  return own && home ? new URL(`${scenario}.png`, new URL(own, home)).href : null;
}

/**
 * The page of a scenario for chats and other places that show a title and a picture; null: this site has none.
 * @param {string} scenario
 */
export function previewAddress(scenario) {
  const folder = document.querySelector('meta[name="previews"]')?.getAttribute("content");
  const home = site();
  return folder && home ? new URL(`${folder}${scenario}/`, home).href : null;
}

/** An address that opened nothing stays as it is until the run shown instead is used. @param {State} state */
function keepsBroken({ missing, view, script, opened }) {
  return missing !== null && view.step === 0 && script === opened;
}

/**
 * The name of the present entry of the browser's history, if this page has given it one.
 * @returns {string | undefined}
 */
function entryHere() {
  const name = history.state?.entry;
  return typeof name === "string" && /^[\w-]{1,40}$/.test(name) ? name : undefined;
}

/**
 * Keeps the address in step with the run. Each entry of the browser's history has a name of its own, by which what was
 * done there is found again.
 * @param {Store} store @param {Bridge} bridge
 * @param {(entry: string) => import("../core/types.js").Kept | undefined} keptAt what was kept of the run of an entry
 * @returns {{update: (state: State, before: State | null) => void, entry: () => string, rename: () => void}}
 */
export function followRun(store, bridge, keptAt) {
  let timer = 0;
  const newEntry = () => `${Date.now().toString(36)}-${bridge.randomSeed().toString(36)}`;
  let entry = entryHere() ?? newEntry();
  /** The entry that somebody has gone to, until its run is there. @type {string | undefined} */
  let arriving;
  /** The script that the address has, or needs not have. */
  let written = store.state.script;
  /** What the address bar says by our own hand: anything else in it is somebody's wish. */
  let ours = location.href;
  /** New entries of the history that are on their way: until then the tab's name belongs to the run that is left. */
  let renaming = 0;
  /** One after the other: packing takes its time. */
  let queue = Promise.resolve();

  /** @param {string} address @param {string} name of the entry @param {boolean} [push] */
  function write(address, name, push = false) {
    if (address === location.href && name === entryHere()) return;
    try {
      if (push && address !== location.href) history.pushState({ entry: name }, "", address);
      else history.replaceState({ entry: name }, "", address);
      ours = location.href;
    } catch {
      // A sandboxed frame may not: then the address stays as it is.
    }
  }

  function rest() {
    timer = 0;
    const { state } = store;
    // While time runs, the address takes in what is done, and leaves the moment alone.
    if (state.goal || keepsBroken(state) || (state.playing && state.script === written)) return;
    const name = entry;
    queue = queue
      .then(async () => {
        // A run that nobody has touched needs no long address.
        if (state.untouched && !location.hash) return;
        const address = addressOf(await presentFragment(bridge, state), state.nowMs > 0 ? state.nowMs : null, state);
        if (name !== entry || store.state.script !== state.script || store.state.playing !== state.playing) return;
        write(address, name);
        written = state.script;
      })
      .catch((error) => console.warn(error));
  }

  addEventListener("popstate", () => {
    if (location.href === ours) return;
    ours = location.href;
    arriving = entryHere() ?? newEntry();
    write(location.href, arriving);
    const kept = keptAt(arriving);
    if (kept) store.dispatch({ type: "restore", kept, how: "back" });
    else openAddress(store, bridge, location, { push: false });
  });

  write(location.href, entry);

  return {
    entry: () => entry,
    rename() {
      entry = newEntry();
      write(location.href, entry);
    },
    update(state, before) {
      if (before && state.run !== before.run) written = state.script;
      if (before && state.run !== before.run && state.pushes === before.pushes) {
        // Somebody went back, or followed a link within the page; a run that begins again stays where it is.
        entry = arriving ?? entry;
        arriving = undefined;
      }
      if (before && state.run !== before.run && state.pushes !== before.pushes) {
        renaming += 1;
        const name = entry;
        const pushed = (entry = newEntry());
        // The entry of the run that is left keeps what was done in it.
        const left = untouchedScenario(before);
        queue = queue
          .then(async () => {
            if (!keepsBroken(before) && (!before.untouched || location.hash)) {
              write(
                addressOf(
                  left === null ? await fragmentOf(bridge, before.script) : `#${left}`,
                  before.nowMs || null,
                  before,
                ),
                name,
              );
            }
            write(addressOf(await presentFragment(bridge, state), null, state), pushed, true);
          })
          .catch((error) => console.warn(error))
          .then(() => {
            renaming -= 1;
            nameTab(store.state);
          });
      }
      if (!renaming) nameTab(state);
      // Notices and the page's own clock change the state as well: only what the address speaks of puts it off.
      // While time runs, the moment is not followed.
      const same =
        before && spokenOf.every((field) => state[field] === before[field] || (field === "nowMs" && state.playing));
      if (same) return;
      if (timer) clearTimeout(timer);
      timer = setTimeout(rest, REST_MS);
    },
  };
}
