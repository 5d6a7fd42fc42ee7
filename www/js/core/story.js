// @ts-check
/**
 * Where a story is. A story is a run whose script says something as it goes on, and asks nothing.
 * @import { State } from "./types.js"
 */
import { brokenOf } from "./lesson.js";

/** The schedule of a lesson without a rule is none: the lesson's card tells it. @param {State} state */
export const isStory = (state) => state.view.saysInAll > 0 && !state.view.lesson && !brokenOf(state);

/**
 * Whether time runs on over a sentence: whoever began this play wants no stops, or it is the sentence with which the
 * story opens.
 * @param {State} state
 */
export const passesSentence = (state) => state.through || !isStory(state) || state.nowMs === 0;

/**
 * The moment of a story at which something else could be done: the last bookmark but one, because the last one shows
 * how it ends.
 * @param {State} state @returns {{name: string, atMs: number} | null} null: it has no bookmarks
 */
export function turnOf({ view }) {
  const marks = [...view.bookmarks].sort((a, b) => a.atMs - b.atMs);
  return marks.at(-2) ?? marks.at(-1) ?? null;
}
