// @ts-check
/**
 * The address and the browser's history follow the run. While the run rests, its address is replaced; a new run is a
 * new entry of the history, so that back and forward lead from run to run.
 * @import { Bridge } from "../core/bridge.js"
 * @import { State, Store } from "../core/types.js"
 */
import { isAsOpened } from "../core/state.js";
import { addressOf, presentFragment, untouchedScenario } from "./address.js";
import { openAddress } from "./open.js";
import { nameTab } from "./title.js";

/** How long the run must rest before the address follows it, real milliseconds: browsers allow few changes a second. */
const REST_MS = 400;

/** The fields of the state that the address depends on. @type {readonly (keyof State)[]} */
const spokenOf = [
  "run",
  "script",
  "nowMs",
  "playing",
  "goal",
  "untouched",
  "start",
  "scenario",
  "missing",
  "speed",
  "theme",
  "shape",
];

/** An address that opened nothing stays as it is until the run shown instead is used. @param {State} state */
function keepsBroken({ missing, view, script, opened }) {
  return missing !== null && view.step === 0 && script === opened;
}

/** The page opens with this run, so that it needs no address of its own. @param {State} state */
const opensWithIt = (state) => isAsOpened(state) && !location.hash;

/**
 * The name of the present entry of the browser's history, if this page has given it one.
 * @returns {string | undefined}
 */
function entryHere() {
  const name = history.state?.entry;
  return typeof name === "string" && /^[\w-]{1,40}$/.test(name) ? name : undefined;
}

/**
 * Keeps the address in step with the run. Each entry of the browser's history has its own name, under which its run is
 * saved.
 * @param {Store} store @param {Bridge} bridge
 * @param {(entry: string) => import("../core/types.js").Kept | undefined} keptAt what was kept of the run of an entry
 * @returns {{update: (state: State, before: State | null) => void, entry: () => string, rename: () => void}}
 */
// long: its functions share the entry and the address that was written
export function followRun(store, bridge, keptAt) {
  let timer = 0;
  const newEntry = () => `${Date.now().toString(36)}-${bridge.randomSeed().toString(36)}`;
  let entry = entryHere() ?? newEntry();
  /** The entry that the user went to, until its run is loaded. @type {string | undefined} */
  let arriving;
  /** The script that the address holds, or that needs no address. */
  let written = store.state.script;
  /** The address that this page has written; any other one was entered by the user. */
  let ours = location.href;

  /** @param {string} address @param {string} name of the entry @param {boolean} [push] */
  function write(address, name, push = false) {
    if (address === location.href && name === entryHere()) return;
    try {
      if (push && address !== location.href) history.pushState({ entry: name }, "", address);
      else history.replaceState({ entry: name }, "", address);
      ours = location.href;
    } catch {
      // A sandboxed frame may not change its address, which then stays as it is.
    }
  }

  function rest() {
    timer = 0;
    const { state } = store;
    // While time runs, the address follows the actions and not the moment.
    if (state.goal || keepsBroken(state) || (state.playing && state.script === written)) return;
    if (opensWithIt(state)) return;
    write(addressOf(presentFragment(bridge, state), state.nowMs > 0 ? state.nowMs : null, state), entry);
    written = state.script;
  }

  /** An address that asks for a language asks for this one from now on. @param {string} language */
  function nameLanguage(language) {
    const address = new URL(location.href);
    if (!address.searchParams.has("lang")) return;
    address.searchParams.set("lang", language);
    write(address.href, entry);
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
      if (before && state.language !== before.language) nameLanguage(state.language);
      if (before && state.run !== before.run) written = state.script;
      if (before && state.run !== before.run && state.pushes === before.pushes) {
        // The user went back, or followed a link within the page; a restarted run keeps its entry.
        entry = arriving ?? entry;
        arriving = undefined;
      }
      if (before && state.run !== before.run && state.pushes !== before.pushes) {
        // The entry of the run that is left keeps what was done in it.
        if (!keepsBroken(before) && !opensWithIt(before)) {
          const left = untouchedScenario(before);
          const fragment = left === null ? bridge.linkOf(before.script) : `#${left}`;
          write(addressOf(fragment, before.nowMs || null, before), entry);
        }
        entry = newEntry();
        write(addressOf(presentFragment(bridge, state), null, state), entry, true);
      }
      nameTab(state);
      // Only a change of these fields restarts the timer; notices and the page's clock change often.
      // While time runs, the moment is not followed.
      const same =
        before && spokenOf.every((field) => state[field] === before[field] || (field === "nowMs" && state.playing));
      if (same) return;
      if (timer) clearTimeout(timer);
      timer = setTimeout(rest, REST_MS);
    },
  };
}
