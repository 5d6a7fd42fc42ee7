// @ts-check
/**
 * Keeps what somebody has done and written, so that a reload, a discarded tab or a crash of the browser loses nothing.
 *
 * - Each tab keeps its own runs in `sessionStorage`, one for each address that it has stood at. It survives a reload, and
 *   a browser gives it back with a tab that it restores. No other tab sees it.
 * - `localStorage` has a copy for each tab. Where a tab was closed, a new one offers what it has.
 *
 * Both are bounded, and both are emptied by one button. A page inside another page keeps nothing, and needs nothing.
 * Where the browser keeps nothing, it asks before the page goes.
 * @import { Bridge } from "./bridge.js"
 * @import { Kept, KeptBranch, Panel, State, Store } from "./types.js"
 */
import { deedsSince } from "./format.js";
import { t } from "./text/en.js";

const VERSION = 1;
const HERE = "raft-playground:here";
const TAB = "raft-playground:tab";
const CLOSED = "raft-playground:closed";
/** The most runs that a tab keeps, one an address, and the most tabs whose runs are kept. */
const MOST_RUNS = 6;
/** The most that is kept in each of the two stores, in characters. Browsers allow some five million for a whole site. */
const MOST_CHARACTERS = 1_000_000;
/** While time runs, the moment is written down this often, real milliseconds. */
const EVERY_MS = 1000;
/** After so long nobody misses what was left in a closed tab, milliseconds. */
const OLD_MS = 30 * 24 * 3600 * 1000;

/** A store that never throws; `ok` says whether the last write was done. @param {() => Storage} open */
function safe(open) {
  const it = {
    ok: true,
    /** @param {string} key @returns {string | null} */
    get(key) {
      try {
        return open().getItem(key);
      } catch {
        it.ok = false;
        return null;
      }
    },
    /** @param {string} key @param {string} value */
    set(key, value) {
      try {
        open().setItem(key, value);
        it.ok = true;
      } catch {
        it.ok = false;
      }
    },
    /** @param {string} key */
    remove(key) {
      try {
        open().removeItem(key);
      } catch {
        it.ok = false;
      }
    },
  };
  return it;
}

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === "string";
/** @param {unknown} value @returns {value is number} */
const isCount = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;

/** @param {any} value @returns {value is KeptBranch} */
function isBranch(value) {
  return (
    isText(value?.name) &&
    isText(value.script) &&
    Number.isInteger(value.from) &&
    isCount(value.forkStep) &&
    isCount(value.forkMs) &&
    isCount(value.stoodMs)
  );
}

/**
 * Whether this is what a page of this version has kept: others may have written there, or a later version.
 * @param {any} value @returns {value is Kept}
 */
function isKept(value) {
  return (
    value?.version === VERSION &&
    isText(value.address) &&
    isText(value.tab) &&
    isText(value.base) &&
    isCount(value.savedAt) &&
    isCount(value.atMs) &&
    Array.isArray(value.branches) &&
    value.branches.length > 0 &&
    value.branches.every(isBranch) &&
    Number.isInteger(value.shown) &&
    value.shown >= 0 &&
    value.shown < value.branches.length &&
    (value.draft === null || isText(value.draft)) &&
    (value.unrun === null || isText(value.unrun))
  );
}

/** What stands in a store, newest first. What cannot be read is passed over. @param {string | null} text @returns {Kept[]} */
function read(text) {
  try {
    const list = JSON.parse(text ?? "[]");
    return Array.isArray(list) ? list.filter(isKept) : [];
  } catch {
    return [];
  }
}

/** As many of them, newest first, as may be kept. @param {Kept[]} list @returns {string} */
function bounded(list) {
  let kept = list.slice(0, MOST_RUNS);
  let text = JSON.stringify(kept);
  while (kept.length > 1 && text.length > MOST_CHARACTERS) {
    kept = kept.slice(0, -1);
    text = JSON.stringify(kept);
  }
  return text;
}

/**
 * Brings back what this tab has kept of the run at this address, and keeps what is done from now on.
 * @param {Store} store @param {Bridge} bridge @returns {Panel}
 */
export function keepRuns(store, bridge) {
  if (window.top !== window || store.state.shape.embedded) return { update() {} };
  const here = safe(() => sessionStorage);
  const closed = safe(() => localStorage);
  const newName = () => `${Date.now().toString(36)}-${bridge.randomSeed().toString(36)}`;
  let tab = here.get(TAB) ?? newName();
  /** The script as it was opened. */
  let base = store.state.script;
  /** A run that was brought back is kept although nothing is done to it. */
  let broughtBack = false;
  /** Everything was forgotten, and nothing has been done since. */
  let forgotten = false;
  let savedMs = 0;
  /** @type {Map<number, string>} scripts of branches that are not shown, and so do not change */
  const scripts = new Map();

  /** @param {State} state @returns {KeptBranch[]} */
  function branchesOf({ view, script, nowMs }) {
    const ids = view.branches.map((branch) => branch.id);
    return view.branches.map((branch) => {
      if (branch.shown) scripts.delete(branch.id);
      else if (!scripts.has(branch.id)) scripts.set(branch.id, bridge.branchScript(branch.id) ?? script);
      return {
        name: branch.name,
        script: branch.shown ? script : (scripts.get(branch.id) ?? script),
        from: branch.from === undefined ? -1 : ids.indexOf(branch.from),
        forkStep: branch.forkStep,
        forkMs: branch.forkMs,
        stoodMs: branch.shown ? nowMs : branch.farMs,
      };
    });
  }

  /** Whether anything would be lost. @param {State} state */
  function isWorthIt(state) {
    const { script, draft, unrun, view } = state;
    return broughtBack || script !== base || draft.edited || unrun !== null || view.branches.length > 1;
  }

  /** @param {State} state */
  function save(state) {
    savedMs = performance.now();
    if (forgotten) return;
    const others = read(here.get(HERE)).filter((kept) => kept.address !== location.href);
    const tabs = read(closed.get(CLOSED)).filter((kept) => kept.tab !== tab && Date.now() - kept.savedAt < OLD_MS);
    if (!isWorthIt(state)) {
      here.set(HERE, bounded(others));
      closed.set(CLOSED, bounded(tabs));
      return;
    }
    /** @type {Kept} */
    const kept = {
      version: VERSION,
      address: location.href,
      tab,
      savedAt: Date.now(),
      base,
      atMs: state.nowMs,
      branches: branchesOf(state),
      shown: Math.max(
        0,
        state.view.branches.findIndex((branch) => branch.shown),
      ),
      draft: state.draft.edited ? state.draft.text : null,
      unrun: state.unrun,
    };
    here.set(HERE, bounded([kept, ...others]));
    closed.set(CLOSED, bounded([kept, ...tabs]));
  }

  function forget(/** @type {string} */ which) {
    if (which === "all") {
      forgotten = true;
      for (const store of [here, closed]) for (const key of [HERE, CLOSED]) store.remove(key);
      return;
    }
    closed.set(CLOSED, bounded(read(closed.get(CLOSED)).filter((kept) => kept.tab !== which)));
  }

  /** Gives this tab a name that no other one has: a copy of a tab comes with the name of the first. */
  async function nameTab() {
    const held = await navigator.locks?.query().catch(() => undefined);
    const names = (held?.held ?? []).map((lock) => lock.name ?? "");
    const alive = names.filter((name) => name.startsWith(`${TAB}:`)).map((name) => name.slice(TAB.length + 1));
    if (alive.includes(tab)) tab = newName();
    if (mine && mine.tab !== tab) forget(mine.tab);
    here.set(TAB, tab);
    navigator.locks?.request(`${TAB}:${tab}`, () => new Promise(() => {})).catch(() => undefined);
    return { alive, known: held !== undefined };
  }

  /** Offers what was left in a tab that is closed. @param {{alive: string[], known: boolean}} tabs */
  function offer({ alive, known }) {
    if (!known || location.hash || !store.state.untouched || store.state.unrun !== null) return;
    const left = read(closed.get(CLOSED)).find((kept) => kept.tab !== tab && !alive.includes(kept.tab));
    if (!left || Date.now() - left.savedAt > OLD_MS) return;
    const when = new Date(left.savedAt);
    const deeds = deedsSince(left.branches[left.shown].script, left.base).length;
    store.dispatch({
      type: "notice",
      tone: "trouble",
      text: t.keep.closed(when.toLocaleString("en"), deeds, left.draft !== null || left.unrun !== null),
      offers: [
        { text: t.keep.bringBack, act: { type: "restore", kept: left } },
        { text: t.keep.forgetIt, act: { type: "forget", which: left.tab } },
      ],
    });
  }

  const mine = read(here.get(HERE)).find((kept) => kept.address === location.href);
  if (mine) store.dispatch({ type: "restore", kept: mine });
  nameTab().then(offer, (error) => console.warn(error));

  const now = () => save(store.state);
  addEventListener("pagehide", now);
  document.addEventListener("visibilitychange", now);
  addEventListener("beforeunload", (event) => {
    now();
    if (!here.ok && isWorthIt(store.state)) event.preventDefault();
  });

  return {
    update(state, before) {
      if (!before || state.run !== before.run) {
        broughtBack = state.restored;
        base = state.restored ? (state.base ?? state.script) : state.script;
        scripts.clear();
      }
      if (state.forgotten !== before?.forgotten && state.forgotten) return forget(state.forgotten.which);
      const written =
        state.script !== before?.script ||
        (state.draft !== before.draft && (state.draft.edited || before.draft.edited)) ||
        state.unrun !== before.unrun ||
        state.view.branches.length !== before.view.branches.length;
      if (written) forgotten = false;
      const moved = state.nowMs !== before?.nowMs && performance.now() - savedMs > EVERY_MS;
      if (before && (written || moved)) save(state);
    },
  };
}
