// @ts-check
/**
 * Where the learner is in a lesson.
 * @import { State } from "../../core/types.js"
 * @import { AskView, LessonView } from "../../core/view.js"
 */

/** The lesson with which the page begins, in the gallery. */
export const FIRST = "first-five-minutes";

/**
 * The lesson that runs; null: there is none, the user has left it, or this page may not change the run, so that nobody
 * could answer.
 * @param {State} state @returns {LessonView | null}
 */
export function lessonOf(state) {
  return (state.shape.editable && state.left !== state.run && state.view.lesson) || null;
}

/**
 * The question that waits for an answer, or else the last one that was answered.
 * @param {State} state @returns {AskView | null}
 */
export function askOf(state) {
  const asks = lessonOf(state)?.asks ?? [];
  return asks.find((it) => it.open) ?? asks.findLast((it) => it.answer !== undefined) ?? null;
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

/** Whether the last question has been marked in this run, on whichever branch. @param {State} state */
export const isFinished = (state) => state.finished === state.run;

/** How many were answered rightly, of those that are marked. @param {State} state */
export function score(state) {
  const marked = (lessonOf(state)?.asks ?? []).filter((it) => isMarked(it, state));
  return { right: marked.filter((it) => it.verdict === "right").length, marked: marked.length };
}
