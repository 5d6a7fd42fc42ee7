// @ts-check
/**
 * Which names the list beside the caret shows, and when. The parser of the simulation says what is allowed in a place.
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Offer, State } from "../../core/types.js"
 * @import { Refusal } from "../../core/view.js"
 */
import { lineFrom, lineStart, unitsBefore } from "./place.js";

/**
 * The mistakes of the draft that may be shown now: none of a line that is being written.
 * @param {State} state
 * @returns {Refusal[]}
 */
export function complaints({ draft, offer }) {
  if (!draft.mistakes || !draft.told) return [];
  return draft.mistakes.listed.filter(({ line }) => line !== offer?.line);
}

/**
 * The names that fit what is typed: those that begin so, then those of which a part after a hyphen does.
 * @param {Bridge} bridge
 * @param {string} text
 * @param {number} line
 * @param {number} column where the caret is
 * @param {boolean} asked whether the user asked for the list; while typing, there must be an unfinished word
 * @returns {Offer | null}
 */
export function offer(bridge, text, line, column, asked) {
  const { from, to, names } = bridge.complete(text, line, column);
  if (names.length === 0) return null;
  const raw = lineFrom(text, lineStart(text, line));
  const [start, caret] = [unitsBefore(raw, from), unitsBefore(raw, column)];
  const typed = raw.slice(start, caret);
  const beginning = typed.toLowerCase();
  const first = names.filter((name) => name.text.toLowerCase().startsWith(beginning));
  const inside = names.filter((name) => !first.includes(name) && name.text.toLowerCase().includes(`-${beginning}`));
  const fitting = [...first, ...inside];
  const shown = asked && fitting.length === 0 ? names : fitting;
  const offered = { line, from, to, typed, names: shown, active: 0 };
  if (asked) return offered;
  // Behind a sign inside of a word (`node=`, `n1>`) something must follow; behind a space it may.
  const follows = typed !== "" || /\S/.test(raw.charAt(start - 1));
  const ended = column < to || names.some((name) => name.text === typed);
  return follows && !ended && shown.length > 0 ? offered : null;
}

/**
 * The list with another name chosen; it wraps around at both ends.
 * @param {Offer} offered
 * @param {number} by
 * @returns {Offer}
 */
export function choose(offered, by) {
  const { length } = offered.names;
  return { ...offered, active: (offered.active + by + length) % length };
}
