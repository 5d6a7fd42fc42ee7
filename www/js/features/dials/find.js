// @ts-check
/** Finds settings by words, however they are written: `PreVote`, `pre-vote` and `pre_vote` are the same. */

/** @param {string} text */
const bare = (text) => text.toLowerCase().replace(/[\s_:.-]+/g, "");

/**
 * Whether each word that was typed is part of the text, or all of them are when they are written as one.
 * @param {string} typed @param {string} text
 */
export function fits(typed, text) {
  const words = typed.split(/\s+/).map(bare).filter(Boolean);
  const there = bare(text);
  return there.includes(bare(typed)) || words.every((word) => there.includes(word));
}
