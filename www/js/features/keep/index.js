// @ts-check
/**
 * Runs that the browser has kept, brought back or forgotten.
 * @import { Action, Kept, Restore, State } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {Restore | {type: "stand", atMs: number} | {type: "forget", which: string}} KeepAction
 */
import { deedsSince, scriptMs } from "../../core/format.js";
import { notice, withoutOffers } from "../../core/notices.js";
import { fresh, go } from "../../core/run.js";
import { told, toldAll } from "../../text/say.js";
import { MOST_UNRUN, withDraft } from "../script/draft.js";

/** @type {Feature<KeepAction>} */
export const keep = {
  name: "keep",
  actions: {
    // Another run takes the place of this one, which stays as it is.
    restore: {
      changesRun: false,
      run: (state, action, bridge) => restore(bridge, withoutOffers(state, "restore"), action),
    },
    stand: {
      changesRun: false,
      run(state, { atMs }, bridge) {
        const offers = [{ text: told("from-the-start"), act: /** @type {Action} */ ({ type: "restart" }) }];
        const text = told("run-is-back-at", { time: scriptMs(atMs) });
        return go(bridge, notice({ ...state, playing: false }, "kept", text, { offers }), { toMs: atMs });
      },
    },
    forget: {
      changesRun: false,
      run(state, { which }) {
        const next = { ...withoutOffers(state, "forget"), forgotten: { which } };
        return which === "all" ? { ...withoutOffers(next, "bring-unrun"), unrun: [] } : next;
      },
    },
  },
};

/**
 * The run with its branches, so that `rebuilt` can bring it back.
 * @param {State} state @param {Bridge} bridge @returns {Kept}
 */
export function presentRun({ view, script, opened, nowMs }, bridge) {
  const ids = view.branches.map((branch) => branch.id);
  return {
    version: 0, // it is not stored
    savedAt: 0,
    engine: bridge.engine(),
    title: view.title,
    base: opened,
    atMs: nowMs,
    step: view.step,
    branches: view.branches.map(({ id, name, shown, from, forkStep, forkMs, farMs }) => ({
      name,
      script: shown ? script : (bridge.branchScript(id) ?? script),
      from: from === undefined ? -1 : ids.indexOf(from),
      forkStep,
      forkMs,
      stoodMs: shown ? nowMs : farMs,
    })),
    shown: Math.max(
      0,
      view.branches.findIndex((branch) => branch.shown),
    ),
    draft: null,
    draftBase: null,
    texts: [],
    offered: false,
  };
}

/**
 * Opens a run that was kept, with its branches.
 * @param {Bridge} bridge @param {Kept} kept
 * @returns {number[] | null} the number of each branch, 0 where it could not be opened; null: nothing could
 */
export function rebuilt(bridge, kept) {
  const [first, ...others] = kept.branches;
  if (!first || !bridge.load(first.script).ok) return null;
  const ids = [1];
  for (const { name, script, from, forkStep, forkMs, stoodMs } of others)
    ids.push(bridge.addBranch(name, script, ids[from] ?? 0, forkStep, forkMs, stoodMs));
  if (first.name) bridge.nameBranch(1, first.name);
  const shown = ids[kept.shown] ?? 0;
  if (shown > 1) bridge.showBranch(shown);
  return ids;
}

/**
 * A run as the browser has kept it, with its branches and the text that was not run. What does not parse any more comes
 * into the script box, and the present run stays.
 * @param {Bridge} bridge @param {State} state @param {Restore} action @returns {State}
 */
function restore(bridge, state, { kept, how, name }) {
  const ids = rebuilt(bridge, kept);
  if (!ids) {
    const { script } = kept.branches[kept.shown];
    return notice(withDraft(bridge, state, script, state.script), "trouble", told("kept-run-unreadable"));
  }
  let next = fresh(bridge, {
    ...state,
    playing: false,
    scenario: null,
    pushes: how === "left" ? state.pushes + 1 : state.pushes,
    // The tab that it comes from is closed: from now on this one keeps it.
    forgotten: name === undefined ? state.forgotten : { which: name },
  });
  const lost = kept.branches.filter((_, i) => !ids[i]).map(({ script }) => script);
  const unrun = [...lost, ...kept.texts, ...state.unrun].slice(0, MOST_UNRUN);
  const goal = kept.step === null ? { toMs: kept.atMs } : { toMs: kept.atMs, step: kept.step };
  next = go(bridge, { ...next, unrun, opened: kept.base }, goal);
  if (kept.draft !== null) next = withDraft(bridge, next, kept.draft, kept.draftBase ?? next.script);
  if (how === "back" && !lost.length) return next;
  return tellRestored(next, kept, lost.length, kept.engine === bridge.engine());
}

/**
 * @param {State} state @param {Kept} kept @param {number} lost
 * @param {boolean} same the engine is the same
 */
function tellRestored(state, kept, lost, same) {
  const deeds = deedsSince(state.script, kept.base).length;
  const offers = [{ text: told("start-fresh"), act: /** @type {Action} */ ({ type: "load", script: kept.base }) }];
  const back = told("run-is-back", {
    deeds,
    time: scriptMs(kept.atMs),
    draft: String(kept.draft !== null),
    branches: kept.branches.length - 1 - lost,
  });
  const warns = [
    ...(same ? [] : [told("made-by-other-engine", { version: kept.engine })]),
    ...(lost ? [told("branches-lost", { count: lost })] : []),
  ];
  return notice(state, "kept", toldAll([back, ...warns]), { offers });
}
