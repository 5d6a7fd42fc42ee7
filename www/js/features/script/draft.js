// @ts-check
/**
 * The text in the script box, and the texts that were edited and never run.
 * @import { Action, State } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 */
import { kept, notice } from "../../core/notices.js";
import { told } from "../../text/say.js";

/** The most texts that are kept although they were never run; the browser stores as many. */
export const MOST_UNRUN = 5;

/**
 * Puts a text into the script box.
 * @param {Bridge} bridge @param {State} state @param {string} text @param {string} base
 */
export function withDraft(bridge, state, text, base) {
  const draft = { text, edited: text !== state.script, mistakes: bridge.check(text), told: true, base };
  return { ...state, draft, offer: null, side: /** @type {const} */ ("script"), tools: true };
}

/**
 * Keeps a text that was edited and never run when any action replaces it. A text that is in the box again, or was run,
 * is not kept.
 * @param {State} before @param {Action} action @param {State} state @returns {State}
 */
export function keepUnrun(before, action, state) {
  const { draft } = before;
  if (state.draft === draft) return state;
  const isThere = (/** @type {string} */ text) => text === state.draft.text || text === state.script;
  const rest = kept(state.unrun, (text) => !isThere(text));
  const next = rest === state.unrun ? state : { ...state, unrun: rest };
  // Typing replaces no text.
  if (action.type === "draft" || !draft.edited || !draft.text.trim() || isThere(draft.text)) return next;
  // It was just run; the script of the run may be formatted differently.
  if (action.type === "load" && action.own && state.run !== before.run) return next;
  const others = rest.filter((text) => text !== draft.text);
  // Asking again and again shows each text in turn.
  const unrun = action.type === "bring-unrun" ? [...others, draft.text] : [draft.text, ...others];
  const stays = { ...next, unrun: unrun.slice(0, MOST_UNRUN) };
  return action.type === "bring-unrun" ? stays : tellUnrun(stays);
}

/** @param {State} state @returns {State} */
export function tellUnrun(state) {
  const offers = [{ text: told("unrun-bring"), act: /** @type {Action} */ ({ type: "bring-unrun" }) }];
  return notice(state, "kept", told("unrun-kept"), { offers });
}
