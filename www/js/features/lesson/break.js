// @ts-check
/**
 * The schedule of a lesson without a rule of Raft: a run of its own, from which the way leads back.
 * @import { State } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 */
import { notice } from "../../core/notices.js";
import { fresh, go, look } from "../../core/run.js";
import { NOTHING_TAKEN, brokenOf, lessonOf, takenOf } from "../../core/lesson.js";
import { told } from "../../text/say.js";
import { presentRun, rebuilt } from "../keep/index.js";
import { lessonScript } from "./dice.js";

/**
 * Plays the lesson's schedule without a rule.
 * @param {State} state @param {string} rule @param {Bridge} bridge @returns {State}
 */
export function withoutRule(state, rule, bridge) {
  const lesson = lessonOf(state);
  const offer = lesson?.breaks.find((it) => it.rule === rule);
  const script = offer && bridge.withoutRule(lessonScript(state), rule);
  if (!offer || !script) return state;
  const from = presentRun(state, bridge);
  const back = takenOf(state);
  if (!bridge.load(script).ok) return notice(state, "trouble", told("not-done"));
  const next = fresh(bridge, { ...state, scenario: null, playing: true, through: true, pushes: state.pushes + 1 });
  return {
    ...next,
    taken: {
      ...NOTHING_TAKEN,
      run: next.run,
      broken: { rule, text: offer.text, from, back, scenario: state.scenario },
    },
  };
}

/**
 * Back to the lesson: to its own schedule with the rule, whatever was done on other branches.
 * @param {State} state @param {Bridge} bridge @returns {State} */
export function withRule(state, bridge) {
  const broken = brokenOf(state);
  if (!broken || !rebuilt(bridge, broken.from)) return state;
  const { rule, from, back, scenario } = broken;
  const next = fresh(bridge, { ...state, scenario, playing: false, through: false, pushes: state.pushes + 1 });
  const broke = back.broke.includes(rule) ? back.broke : [...back.broke, rule];
  const lesson = { ...next, opened: from.base, taken: { ...back, run: next.run, broke } };
  const trunk = next.view.branches.find((it) => it.from === undefined);
  if (trunk && !trunk.shown) {
    bridge.showBranch(trunk.id);
    const shown = look(bridge, lesson);
    return go(bridge, shown, { toMs: shown.view.endMs });
  }
  return go(bridge, lesson, { toMs: from.atMs, ...(from.step === null ? {} : { step: from.step }) });
}
