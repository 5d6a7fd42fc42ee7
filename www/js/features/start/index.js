// @ts-check
/**
 * The beginning: the question with which the page opens, and the answers to the questions of a lesson.
 * @import { State } from "../../core/types.js"
 * @import { AskView } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "first-screen", script: string}
 *   | {type: "free-play"}
 *   | {type: "answer", value: string}
 *   | {type: "leave-lesson"}} StartAction
 */
import { fresh, look, refused } from "../../core/run.js";
import { FIRST, askOf, isFinished, isMarked, lessonOf, score } from "./lesson.js";

/** @type {Feature<StartAction>} */
export const start = {
  name: "start",
  actions: {
    // The first screen shows the very run that its button plays, so that nothing jumps when the lesson begins.
    "first-screen": {
      changesRun: false,
      run(state, { script }, bridge) {
        if (!bridge.load(script).ok) return state;
        const shown = fresh(bridge, { ...state, playing: false });
        return { ...shown, start: true, scenario: { name: FIRST, script: shown.script }, spoken: "" };
      },
    },
    // After a lesson, or in place of it, with a run of its own.
    "free-play": {
      changesRun: false,
      run(state, _, bridge) {
        const free = { ...state, start: false, tools: true, playing: !state.still };
        if (!state.view.lesson) return free;
        bridge.load(bridge.defaultScript());
        // The address of the first screen leads to this run as well.
        return fresh(bridge, { ...free, scenario: null, pushes: state.pushes + (state.start ? 0 : 1) });
      },
    },
    // An answer by a click on the stage, or by a button of the card: `n3`, `2`, `yes`, `unsure`.
    answer: { changesRun: true, run: (state, { value }, bridge) => lock(state, value, bridge) },
    "leave-lesson": { changesRun: false, run: (state) => ({ ...state, left: state.run }) },
  },
  after: (before, _, state) => watch(before, state),
};

/**
 * Locks an answer in, and plays on, so that the run marks it.
 * @param {State} state @param {string} value @param {Bridge} bridge @returns {State}
 */
function lock(state, value, bridge) {
  const ask = askOf(state);
  if (!ask?.open) return state;
  const done = bridge.act(`answer ${ask.slug} ${value}`);
  if (!done.ok) return refused(state, done, "");
  // What it is marked with is not told before the run has come to that moment.
  const next = { ...look(bridge, state), selection: null };
  const now = askOf(next);
  return { ...next, playing: !now || !isMarked(now, next) };
}

/**
 * Says what a click on the stage answers, and stops when a question is marked.
 * @param {State} before @param {State} state @returns {State}
 */
function watch(before, state) {
  if (state.start && (state.playing || state.tools || state.nowMs > 0)) return { ...state, start: false };
  if (state.view === before.view && state.nowMs === before.nowMs && state.left === before.left) return state;
  const asks = lessonOf(state)?.asks ?? [];
  if (!asks.length && !state.choosing) return state;
  const ask = askOf(state);
  const next = { ...state, choosing: ask?.open && !isFinished(state) ? chosenOnStage(ask) : null };
  const last = asks.at(-1);
  if (last && isMarked(last, state) && !isFinished(state)) {
    next.finished = state.run;
    next.score = score(state);
  }
  const now = asks.some((it) => isMarked(it, state) && !isMarked(it, before) && before.run === state.run);
  return now && state.playing ? { ...next, playing: false, quiet: false } : next;
}

const A_NODE = { kind: /** @type {const} */ ("node") };
const AN_ENTRY = { kind: /** @type {const} */ ("entry") };

/** What a click on the stage answers. @param {AskView} ask */
function chosenOnStage({ kind }) {
  if (kind === "node") return A_NODE;
  return kind === "entry" ? AN_ENTRY : null;
}
