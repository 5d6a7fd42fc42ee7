// @ts-check
/**
 * The machine breaks Raft: it looks for a run in which a property breaks, and tells from which moment of such a run on
 * nothing saved it. Both are loaded when they are wanted.
 * @import { Explored } from "../../core/explore.js"
 * @import { Kept } from "../../core/types.js"
 * @import { Futures, Loss } from "../../core/futures.js"
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {object} FoundRun a run that the search has found
 * @property {string} property that breaks
 * @property {number} deeds
 * @property {string} found its script
 * @property {string} script of what was opened
 * @property {Kept} kept the run that was left for it
 * @property {boolean} hunt whether it is not that run, but its cluster, to be broken by hand
 *
 * @typedef {{type: "explored", to: Explored | null}
 *   | {type: "disaster", to: FoundRun | null}
 *   | {type: "futures", of: Loss | null}
 *   | {type: "futures-told", to: Futures}} ExploreAction
 */

/** @param {string} script @param {Loss} loss @returns {Futures} */
const askedFor = (script, loss) => ({
  script,
  loss,
  phase: "asked",
  moments: [],
  lostAtMs: 0,
  lostAtStep: 0,
  inPage: false,
});

/** @type {Feature<ExploreAction, "explore">} */
export const explore = {
  name: "explore",
  actions: {
    explored: { changesRun: false, run: (state, { to }) => ({ ...state, explored: to }) },
    disaster: { changesRun: false, run: (state, { to }) => ({ ...state, disaster: to }) },
    futures: {
      changesRun: false,
      run: (state, { of }) => ({ ...state, futures: of && askedFor(state.script, of) }),
    },
    "futures-told": {
      changesRun: false,
      run: (state, { to }) =>
        state.futures?.script === to.script && state.futures.loss === to.loss ? { ...state, futures: to } : state,
    },
  },
  after(_, __, state) {
    const other = state.disaster && state.opened !== state.disaster.script;
    const next = other ? { ...state, disaster: null } : state;
    // What another script would do is not known.
    return next.futures && next.futures.script !== next.script ? { ...next, futures: null } : next;
  },
  dialogs: { explore: { changesRun: false, handsOn: false } },
};
