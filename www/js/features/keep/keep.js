// @ts-check
/**
 * Keeps what the user has done and written, so that a reload, a discarded tab or a crash of the browser loses nothing.
 *
 * - Each tab keeps its runs in `sessionStorage`, one for each entry of its history. They survive a reload, and a
 *   browser gives them back with a tab that it restores. No other tab sees them. An entry's name is in
 *   `history.state`: a link that is followed makes another entry, and opens as it is.
 * - `localStorage` has a copy of the run of each tab. When the tab is closed, another one offers it.
 *
 * Both are bounded (see `stored.js`), and both are emptied by one button. A page inside another page keeps nothing.
 * If nothing can be stored, the page says so, and the browser asks before it closes the page.
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Kept, KeptBranch, Panel, State, Store } from "../../core/types.js"
 */
import { deedsSince } from "../../core/format.js";
import { isAsOpened } from "../../core/state.js";
import { clearStores, copies, MOST_TEXTS, runs, texts, VERSION } from "./stored.js";
import { forget as forgetLessons } from "../lesson/progress.js";
import { language } from "../../text/language.js";
import { told } from "../../text/say.js";

/** Changes are saved at once, but no more often than this, real milliseconds. */
const PAUSE_MS = 300;
/** While the run plays, the moment is saved this often, real milliseconds. */
const EVERY_MS = 1000;
/** Runs that were left longer ago than this are removed, milliseconds. */
const OLD_MS = 30 * 24 * 3600 * 1000;
/** A page that is reloaded gives its name back within this time, milliseconds. */
const NAME_MS = 5000;
/** The one record of the texts. */
const TEXTS = "never-run";

/** Whether this page keeps anything: one inside another page does not. @param {State} state */
export const keeps = (state) => window.top === window && !state.shape.embedded;

/** The texts that would be lost with the page. @param {State} state */
function unrunTexts({ draft, unrun }) {
  return [...(draft.edited ? [draft.text] : []), ...unrun].slice(0, MOST_TEXTS);
}

/** Runs of other tabs that the browser keeps, the latest first; those of tabs that are open may be among them. */
export function otherRuns() {
  const all = copies.list();
  for (const [name, kept] of all) if (Date.now() - kept.savedAt > OLD_MS) copies.remove(name);
  return all.filter(([name, kept]) => name !== history.state?.entry && Date.now() - kept.savedAt <= OLD_MS);
}

/** How many actions the user took in a kept run. @param {Kept} kept */
const deedsOf = ({ branches, shown, base }) => deedsSince(branches[shown].script, base).length;

/** What a kept run is called. @param {Kept} kept */
export const nameOf = ({ title }) => (title ? told("run-titled", { title }) : told("run-untitled"));

/** A run that is kept, in words. @param {Kept} kept */
export function toldOf(kept) {
  const when = new Date(kept.savedAt).toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" });
  return told("kept-run", { run: nameOf(kept), when, deeds: deedsOf(kept), texts: kept.texts.length });
}

/**
 * The moment to which the simulation goes for this one: it counts whole microseconds, and while time runs the page is
 * between two of them. Otherwise a run that comes back would be a microsecond before the moment that is told.
 * @param {number} ms
 */
const wholeMicros = (ms) => Math.floor(ms * 1000 + 1e-6) / 1000;

/**
 * What was kept of the run at an entry of the history, if this page keeps anything.
 * @param {Store} store @param {string} entry
 */
export function keptAt(store, entry) {
  return keeps(store.state) ? runs.read(entry) : undefined;
}

/**
 * Brings back what this tab has kept of its run, and keeps what is done from now on.
 * @param {Store} store @param {Bridge} bridge
 * @param {{entry: () => string, rename: () => void}} entries the entry that the page stands at; gives it another name
 * @returns {Panel}
 */
// long: its functions share the entry that is kept and what is known of its branches
export function keepRuns(store, bridge, entries) {
  if (!keeps(store.state)) return { update() {} };
  let entry = entries.entry();
  /** The state that was to be forgotten: it is not saved again unless it changes. @type {State | null} */
  let forgotten = null;
  let stored = true;
  /** Whether the user knows that nothing is kept. */
  let warned = false;
  let [savedMs, waiting] = [-Infinity, 0];
  let release = () => {};
  /** @type {Map<number, string>} scripts of branches that are not shown, and so do not change */
  const scripts = new Map();

  /** Takes in the scripts of other branches while their run is there. @param {State} state */
  function lookAtBranches({ view }) {
    for (const { id, shown } of view.branches) {
      if (shown) scripts.delete(id);
      else if (!scripts.has(id)) scripts.set(id, bridge.branchScript(id) ?? "");
    }
  }

  /** @param {State} state @returns {KeptBranch[]} */
  function branchesOf({ view, script, nowMs }) {
    const ids = view.branches.map((branch) => branch.id);
    return view.branches.map((branch) => {
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

  /** Whether the user has done something that no link holds. @param {State} state */
  function isWorthIt({ script, opened, draft, unrun, view }) {
    const same = forgotten?.script === script && forgotten.draft.text === draft.text && forgotten.unrun === unrun;
    if (same && forgotten?.view.branches.length === view.branches.length) return false;
    return script !== opened || draft.edited || unrun.length > 0 || view.branches.length > 1;
  }

  /** @param {State} state @param {string | null} draft @returns {Kept} */
  function record(state, draft) {
    const { goal } = state;
    return {
      version: VERSION,
      savedAt: Date.now(),
      engine: bridge.engine(),
      title: state.view.title,
      base: state.opened,
      // On the way to a moment, it is that moment that counts.
      atMs: wholeMicros(goal && "toMs" in goal ? goal.toMs : state.nowMs),
      step: goal ? null : state.view.step,
      branches: branchesOf(state),
      shown: Math.max(
        0,
        state.view.branches.findIndex((branch) => branch.shown),
      ),
      draft,
      draftBase: draft === null ? null : (state.draft.base ?? null),
      texts: [],
      offered: false,
    };
  }

  /** @param {State} state @param {string | null} [draft] */
  function save(state, draft = state.draft.edited ? state.draft.text : null) {
    clearTimeout(waiting);
    [savedMs, waiting] = [performance.now(), 0];
    const written = unrunTexts(state);
    if (isWorthIt(state)) {
      const kept = record(state, draft);
      const itself = runs.write(entry, kept);
      stored = texts.write(TEXTS, { version: VERSION, savedAt: kept.savedAt, texts: written }) && itself;
      copies.write(entry, { ...kept, texts: written });
      if (!stored && !warned) {
        warned = true;
        store.dispatch({ type: "notice", tone: "trouble", text: told("not-kept") });
      }
      return;
    }
    texts.remove(TEXTS);
    copies.remove(entry);
    // Of a run to which nothing was done the moment is kept; one that plays by itself begins as it did.
    if (state.nowMs > 0 && !(state.untouched && state.playing) && !forgotten) runs.write(entry, record(state, null));
    else runs.remove(entry);
  }

  /** @param {string} which an entry, or all */
  function forget(which) {
    if (which !== "all") return copies.remove(which);
    clearStores();
    forgetLessons();
    forgotten = store.state;
  }

  /**
   * While this page is at an entry it holds a lock of the entry's name, so that other tabs know that it is open. A
   * duplicated tab begins with a name that is held already, so it takes another.
   */
  async function holdName() {
    release();
    const lock = `raft-playground:${entry}`;
    const patience = AbortSignal.timeout(NAME_MS);
    const hold = () => new Promise((done) => (release = () => done(null)));
    await navigator.locks?.request(lock, { signal: patience }, hold).catch(async () => {
      if (!patience.aborted || lock !== `raft-playground:${entry}`) return;
      if ((await namesHeld())?.has(lock)) {
        entries.rename();
        entry = entries.entry();
        save(store.state);
      }
      void holdName();
    });
  }

  /** The names that pages hold, this one among them; undefined where the browser does not say. */
  async function namesHeld() {
    const locks = await navigator.locks?.query().catch(() => undefined);
    return locks && new Set((locks.held ?? []).map(({ name }) => name));
  }

  /** Offers what was left in a tab that is closed: once, and where no link asks for another run. */
  async function offer() {
    const held = await namesHeld();
    const { state } = store;
    const others = otherRuns();
    if (!held || location.hash || !isAsOpened(state) || state.unrun.length) return;
    const left = others.filter(([name]) => !held.has(`raft-playground:${name}`));
    const [first] = left.filter(([, kept]) => !kept.offered);
    if (!first) return;
    const [name, kept] = first;
    copies.write(name, { ...kept, offered: true });
    /** @type {NonNullable<State["notices"][0]["offers"]>} */
    const offers = [
      { text: told("bring-back"), act: { type: "restore", kept, how: "left", name } },
      { text: told("forget-it"), act: { type: "forget", which: name } },
    ];
    if (left.length > 1)
      offers.push({ text: told("all-of-them", { count: left.length }), act: { type: "dialog", to: "help" } });
    const text = told("tab-was-closed", { run: toldOf(kept) });
    store.dispatch({ type: "notice", tone: "kept", text, offers });
  }

  /** The run of this entry, the moment at which it stood, and the texts of this tab. */
  function bringBack() {
    const kept = runs.read(entry);
    const unrun = texts.read(TEXTS)?.texts ?? [];
    const done = kept && (deedsOf(kept) > 0 || kept.branches.length > 1 || kept.draft !== null);
    if (unrun.length) store.dispatch({ type: "unrun", texts: unrun, quiet: kept?.draft != null });
    if (done) store.dispatch({ type: "restore", kept, how: "reload" });
    // Nothing was done to it: then the address has opened it, as it is by now.
    else if (kept?.branches[kept.shown].script === store.state.script && kept.atMs !== store.state.nowMs)
      store.dispatch({ type: "stand", atMs: kept.atMs });
    return done;
  }

  const done = bringBack();
  void holdName();
  if (!done) void offer();

  const now = () => save(store.state);
  addEventListener("pagehide", () => {
    now();
    release();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && void holdName());
  document.addEventListener("visibilitychange", now);
  addEventListener("beforeunload", (event) => {
    now();
    if (!stored && isWorthIt(store.state)) event.preventDefault();
  });

  /** Another run is shown: saves the previous run under its own entry. @param {State} state @param {State} before */
  function changeRun(state, before) {
    const lost = before.draft.edited && before.draft.text !== state.script;
    save(before, lost ? before.draft.text : null);
    if (entries.entry() !== entry) {
      copies.remove(entry);
      entry = entries.entry();
      void holdName();
    }
    forgotten = null;
    scripts.clear();
  }

  return {
    update(state, before) {
      if (!before) {
        lookAtBranches(state);
        return save(state);
      }
      if (state.run !== before.run) changeRun(state, before);
      const told = state.forgotten !== before.forgotten && state.forgotten;
      if (told) forget(told.which);
      if (state.view !== before.view) lookAtBranches(state);
      const written =
        state.run !== before.run ||
        state.script !== before.script ||
        (state.draft !== before.draft && (state.draft.edited || before.draft.edited)) ||
        state.unrun !== before.unrun ||
        state.view.branches.length !== before.view.branches.length;
      const sinceMs = performance.now() - savedMs;
      if (written && sinceMs < PAUSE_MS && state.run === before.run) waiting ||= window.setTimeout(now, PAUSE_MS);
      else if (written || (state.nowMs !== before.nowMs && sinceMs > EVERY_MS)) save(state);
    },
  };
}
