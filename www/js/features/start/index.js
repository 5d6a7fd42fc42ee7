// @ts-check
/**
 * The beginning: the question with which the page opens.
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "first-screen", script: string} | {type: "free-play"}} StartAction
 */
import { fresh } from "../../core/run.js";
import { FIRST } from "../../core/lesson.js";

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
  },
  after: (_, __, state) =>
    state.start && (state.playing || state.tools || state.nowMs > 0) ? { ...state, start: false } : state,
};
