// @ts-check
/**
 * The same lesson with another seed.
 * @import { State } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 */
import { notice } from "../../core/notices.js";
import { fresh } from "../../core/run.js";
import { told } from "../../text/say.js";

/** So many seeds are tried until one keeps the lesson's course. */
const MOST_SEEDS = 12;
/** The most steps of a run that is tried. */
const STEPS = 50_000;

/**
 * The script of a lesson as its author wrote it, without the answers that the learner gave.
 * @param {Pick<State, "opened" | "scenario">} state
 */
export function lessonScript({ opened }) {
  const lines = opened.split("\n").filter((line) => !/^at \S+( events=\d+)? answer |^recorded /.test(line));
  return lines.join("\n");
}

/** The script with another seed. @param {string} script @param {number} seed */
export function withSeed(script, seed) {
  const own = /^(cluster\b[^#\n]*\bseed=)\d+/m;
  if (own.test(script)) return script.replace(own, `$1${seed}`);
  if (/^cluster\b/m.test(script)) return script.replace(/^cluster\b/m, `cluster seed=${seed}`);
  return `cluster seed=${seed}\n${script}`;
}

/**
 * The lesson with other dice: with a seed with which everything that its script expects holds, every question is asked
 * and nothing is skipped. Where a few seeds do not do, the lesson needs its own.
 * @param {State} state @param {Bridge} bridge @returns {State}
 */
export function withOtherDice(state, bridge) {
  const script = lessonScript(state);
  for (let tried = 0; tried < MOST_SEEDS; tried += 1) {
    const text = withSeed(script, bridge.randomSeed() % 1_000_000);
    if (!bridge.keepsCourse(text, STEPS) || !bridge.load(text).ok) continue;
    return fresh(bridge, { ...state, scenario: null, playing: !state.still, pushes: state.pushes + 1 });
  }
  return notice(state, "said", told("lesson-dice-none", { tried: MOST_SEEDS }));
}
