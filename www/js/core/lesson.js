// @ts-check
/**
 * Where the learner is in a lesson, and what it lets them do.
 * @import { State, Step, Taken } from "./types.js"
 * @import { AskView, LessonView } from "./view.js"
 */

/** The lesson with which the page begins, in the gallery. */
export const FIRST = "first-five-minutes";

/**
 * The lesson that runs; null: there is none, the user has left it, or this page may not change the run, so that nobody
 * could answer; or its schedule runs without a rule, and asks nothing.
 * @param {State} state @returns {LessonView | null}
 */
export function lessonOf(state) {
  const own = state.shape.editable && state.left !== state.run && !brokenOf(state);
  return (own && state.view.lesson) || null;
}

/**
 * The question of which the card speaks: one whose verdict is not read yet, or else the one that waits for an answer,
 * or else the last one that was answered.
 * @param {State} state @returns {AskView | null}
 */
export function askOf(state) {
  const asks = lessonOf(state)?.asks ?? [];
  const { unread } = takenOf(state);
  const read = asks.find((it) => it.open) ?? asks.findLast((it) => it.answer !== undefined);
  return asks.find((it) => it.slug === unread && isMarked(it, state)) ?? read ?? null;
}

/**
 * Whether its answer is known to the learner: time has come to the moment that decides.
 * @param {AskView} ask @param {State} state
 */
export const isMarked = (ask, state) => ask.answer !== undefined && state.nowMs >= (ask.byMs ?? Infinity);

/**
 * When the next question is marked, so that time does not pass it in one go. Infinity: none is waiting.
 * @param {State} state
 */
export function markAheadMs(state) {
  const asks = lessonOf(state)?.asks ?? [];
  const waiting = asks.filter((it) => it.answer !== undefined && !isMarked(it, state));
  return Math.min(...waiting.map((it) => it.byMs ?? Infinity));
}

/** What was done in the lesson of this run; nothing yet. @type {Taken} */
export const NOTHING_TAKEN = {
  run: 0,
  slug: "",
  step: "asks",
  marks: {},
  goals: {},
  hints: [],
  broke: [],
  broken: null,
  says: 0,
  unread: "",
  picks: [],
};

/** What was done in the lesson of the run that is shown. @param {State} state @returns {Taken} */
export const takenOf = (state) => (state.taken.run === state.run ? state.taken : NOTHING_TAKEN);

/** The step of the lesson; null: no lesson runs. @param {State} state @returns {Step | null} */
export const stepOf = (state) => (lessonOf(state) ? takenOf(state).step : null);

/** The rule without which the lesson's schedule runs; null: it is not that. @param {State} state */
export const brokenOf = (state) => takenOf(state).broken;

/** Whether time stands at questions, and nothing is done by hand. @param {State} state */
export const isPredicting = (state) => stepOf(state) === "asks";

/**
 * Whether a question is open: time does not pass before it is answered. On the first screen no lesson has begun.
 * @param {State} state
 */
export const waits = (state) =>
  !state.start && isPredicting(state) && (lessonOf(state)?.asks ?? []).some((it) => it.open);

/**
 * Whether time runs on over an expectation that fails: it is the author's, and the learner leads the run elsewhere.
 * @param {State} state
 */
export const passesFailure = (state) => !["asks", null].includes(stepOf(state));

/** Whether every question has been marked, on whichever branch. @param {State} state */
export function isFinished(state) {
  const asks = lessonOf(state)?.asks ?? [];
  const { marks } = takenOf(state);
  return asks.every((it) => marks[it.slug] !== undefined);
}

/**
 * Whether a lesson lets the learner do this now: nothing while it asks, then what its script allows. Without a lesson,
 * and on the first screen, where it has not begun, everything is allowed.
 * @param {State} state @param {string} name of an action, as scripts have it
 */
export function allows(state, name) {
  const lesson = lessonOf(state);
  if (!lesson || state.start) return true;
  if (takenOf(state).step === "asks") return false;
  return lesson.allow.length === 0 || lesson.allow.includes(name);
}

/**
 * The steps of a lesson in their order, those that it has.
 * @param {LessonView} lesson @returns {Step[]}
 */
export function stepsOf(lesson) {
  /** @type {Step[]} */
  const steps = ["asks"];
  if (lesson.goals.length) steps.push("you");
  if (lesson.breaks.length) steps.push("break");
  return [...steps, "end"];
}

/** The step that follows. @param {LessonView} lesson @param {Step} step @returns {Step} */
export function stepAfter(lesson, step) {
  const steps = stepsOf(lesson);
  return steps[steps.indexOf(step) + 1] ?? "end";
}

/**
 * @typedef {object} Score
 * @property {number} right questions that were answered rightly at first
 * @property {number} asks questions
 * @property {number} reached goals that were reached
 * @property {number} goals goals
 * @property {number} deeds with how many deeds they were reached
 * @property {boolean} short whether all were reached with as few deeds as the author needs, without being told how
 * @property {number} score 0 to 1: 1 if all is right and reached
 */

/** What the learner has achieved in a lesson. @param {LessonView} lesson @param {Taken} taken @returns {Score} */
export function scoreOf(lesson, taken) {
  const right = lesson.asks.filter(({ slug }) => taken.marks[slug] === "right").length;
  const groups = lesson.goals.flatMap(({ slug }) => taken.goals[slug] ?? []);
  const reached = lesson.goals.filter(({ slug }) => taken.goals[slug] !== undefined).length;
  const deeds = countDeeds([...new Set(groups)]);
  const [asks, goals] = [lesson.asks.length, lesson.goals.length];
  const told = taken.hints.some((it) => it.endsWith(" 3"));
  const short = goals > 0 && reached === goals && !told && deeds <= (lesson.par ?? -1);
  return { right, asks, reached, goals, deeds, short, score: asks + goals ? (right + reached) / (asks + goals) : 1 };
}

/** What a learner does in a lesson that is no deed in the cluster. */
const NO_DEED = /^at \S+( events=\d+)? (answer|bookmark|say|expect)\b/;
/** A link, cut or mended by hand: cutting a server off is one deed, though a line is written for each of its links. */
const LINK = /^(at \S+ (?:events=\d+ )?(?:cut|mend)) (n\d+)-(n\d+)$/;

/**
 * The lines of deeds by hand. @param {string[]} lines @returns {string[]}
 */
export const deedsIn = (lines) => lines.filter((line) => line.startsWith("at ") && !NO_DEED.test(line));

/** How many deeds these lines are. @param {string[]} lines */
export function countDeeds(lines) {
  const links = new Set();
  let count = 0;
  for (const line of deedsIn(lines)) {
    const [, what, from] = LINK.exec(line) ?? [];
    if (what === undefined) count += 1;
    else if (!links.has(`${what} ${from}`)) {
      links.add(`${what} ${from}`);
      count += 1;
    }
  }
  return count;
}
