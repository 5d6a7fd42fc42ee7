// @ts-check
/**
 * The script box.
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "draft", text: string}
 *   | {type: "tell"}
 *   | {type: "template", text: string}
 *   | {type: "revert"}
 *   | {type: "bring-unrun"}
 *   | {type: "unrun", texts: string[], quiet: boolean}
 *   | {type: "offer", line: number, column: number, asked: boolean}
 *   | {type: "choose", by: number}
 *   | {type: "shut-offer"}} ScriptAction
 */
import { withoutOffers } from "../../core/notices.js";
import { choose, offer } from "./completing.js";
import { keepUnrun, tellUnrun, withDraft } from "./draft.js";

/** @type {Feature<ScriptAction>} */
export const script = {
  name: "script",
  actions: {
    draft: {
      changesRun: false,
      run(state, { text }, bridge) {
        const edited = text !== state.script;
        const mistakes = bridge.check(text);
        // A mistake that was reported stays marked; a new one may be a word that is being typed.
        const told = mistakes !== undefined && state.draft.told === true;
        const base = state.draft.edited ? state.draft.base : state.script;
        return { ...state, draft: { text, edited, mistakes, told, base } };
      },
    },
    tell: {
      changesRun: false,
      run: (state) => (state.draft.mistakes ? { ...state, draft: { ...state.draft, told: true } } : state),
    },
    // A text to begin with, in place of what is in the box.
    template: {
      changesRun: false,
      run: (state, { text }, bridge) => withDraft(bridge, state, text, state.script),
    },
    revert: {
      changesRun: false,
      run: (state) => ({ ...state, draft: { text: state.script, edited: false }, offer: null }),
    },
    "bring-unrun": {
      changesRun: false,
      run(state, _, bridge) {
        const [text, ...unrun] = state.unrun;
        if (text === undefined) return state;
        return { ...withDraft(bridge, withoutOffers(state, "bring-unrun"), text, state.script), unrun, tab: "more" };
      },
    },
    unrun: {
      changesRun: false,
      run(state, { texts, quiet }) {
        const next = { ...state, unrun: texts };
        return quiet ? next : tellUnrun(next);
      },
    },
    offer: {
      changesRun: false,
      run: (state, { line, column, asked }, bridge) => ({
        ...state,
        offer: offer(bridge, state.draft.text, line, column, asked),
      }),
    },
    choose: {
      changesRun: false,
      run: (state, { by }) => (state.offer ? { ...state, offer: choose(state.offer, by) } : state),
    },
    "shut-offer": { changesRun: false, run: (state) => (state.offer ? { ...state, offer: null } : state) },
  },
  after: keepUnrun,
};
