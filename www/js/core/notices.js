// @ts-check
/**
 * Notices: short texts at the edge of the page.
 * @import { Action, Moment, Notice, State } from "./types.js"
 * @import { Refusal, View } from "./view.js"
 * @import { Said } from "../text/messages.js"
 */
import { tell, told } from "../text/say.js";

/** How long a notice of the tone "said" is shown, real milliseconds. */
const NOTICE_MS = 6000;

/** The number of the latest notice. */
let count = 0;

/**
 * @param {State} state
 * @param {Notice["tone"]} tone
 * @param {Said} text
 * @param {{more?: string, offers?: Notice["offers"]}} [besides]
 * @returns {State}
 */
export function notice(state, tone, text, besides = {}) {
  count += 1;
  const untilMs = tone === "said" ? state.clockMs + NOTICE_MS : Infinity;
  const spoken = tell(text);
  // A new notice replaces those of the tone "said"; trouble stays until it is dismissed.
  const rest = state.notices.filter((it) => it.tone !== "said" && tell(it.text) !== spoken).slice(-2);
  const added = { id: count, tone, text, untilMs, ...besides };
  return { ...state, notices: [...rest, added], spoken, spokenAtMs: state.clockMs };
}

/**
 * A notice about the present moment.
 * @param {State} state @param {Notice["tone"]} tone @param {Said} text @param {boolean} [exact] and about no other
 * @returns {State}
 */
export function noticeHere(state, tone, text, exact = false) {
  const next = notice(state, tone, text);
  const when = { step: state.view.step, branch: shownBranch(state.view), exact };
  return { ...next, notices: next.notices.map((it) => (it.id === count ? { ...it, when } : it)) };
}

/** Whether a notice about a moment still applies at the present one. @param {Moment} when @param {View} view */
export function holds(when, view) {
  if (when.branch !== shownBranch(view)) return false;
  return when.exact ? view.step === when.step : view.step >= when.step;
}

/**
 * Removes the notices that offer an action, once it was taken.
 * @param {State} state @param {Action["type"]} type @returns {State}
 */
export function withoutOffers(state, type) {
  const stays = state.notices.filter((it) => !it.offers?.some(({ act }) => act.type === type));
  return stays.length === state.notices.length ? state : { ...state, notices: stays };
}

/**
 * @template T
 * @param {T[]} list
 * @param {(item: T) => boolean} keep
 * @returns {T[]} the same list if all stay
 */
export function kept(list, keep) {
  return list.every(keep) ? list : list.filter(keep);
}

/** @param {View} view */
export function shownBranch(view) {
  return view.branches.find((branch) => branch.shown)?.id;
}

/** A mistake in a script, with its place. @param {Refusal} refusal */
export const mistakeAt = ({ line, column, message }) => told("mistake-at", { line, column, mistake: message });
