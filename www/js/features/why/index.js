// @ts-check
/**
 * Questions about the present moment: why does nobody lead, why is this entry not committed?
 * @import { Question, State } from "../../core/types.js"
 * @import { Answered } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "ask", what: Question | null}} WhyAction
 */
import { tellAll } from "../../text/say.js";

/** @type {Feature<WhyAction>} */
export const why = {
  name: "why",
  actions: {
    ask: {
      changesRun: false,
      run(state, { what }, bridge) {
        if (!what) return { ...state, question: null };
        const spoken = tellAll(ask(bridge, what).headline);
        const said = { question: what, spoken, spokenAtMs: state.clockMs };
        if (what.kind === "commit" && what.row !== undefined) return { ...state, ...said };
        const side = state.draft.edited ? state.side : "inspect";
        // On a phone the answer is on another tab than the question.
        return { ...state, ...said, side, tools: true, tab: "more" };
      },
    },
  },
  key(state, key) {
    if (key !== "Y") return null;
    // The inspector already shows where a message comes from, and what it causes.
    return state.selection?.kind === "flight"
      ? { type: "side", to: "inspect" }
      : { type: "ask", what: nextQuestion(state) };
  },
};

/** @param {Bridge} bridge @param {Question} question @returns {Answered} */
export function ask(bridge, question) {
  return question.kind === "leader" ? bridge.whyNoLeader() : bridge.whyNotCommitted(question.index, question.term);
}

/**
 * The question that the key Y asks: why nobody leads, if nobody does; else why the next entry is not committed.
 * @param {State} state @returns {Question}
 */
export function nextQuestion(state) {
  const { view } = state;
  if (!view.nodes.some((node) => node.status === "up" && node.role === "leader")) return { kind: "leader" };
  const last = Math.max(0, ...view.nodes.map((node) => node.lastIndex));
  return { kind: "commit", index: Math.max(1, Math.min(view.committed + 1, last)) };
}
