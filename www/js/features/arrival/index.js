// @ts-check
/**
 * The box at the top that says what a link does, or why an address opens nothing.
 * @import { State } from "../../core/types.js"
 * @import { Feature } from "../../core/actions.js"
 * @import { Said } from "../../text/messages.js"
 *
 * @typedef {{type: "missing", why: Said, hash: string} | {type: "shut-arrival"}} ArrivalAction
 */
import { say, tell, tellAll } from "../../text/say.js";

/** @type {Feature<ArrivalAction>} */
export const arrival = {
  name: "arrival",
  actions: {
    missing: { changesRun: false, run: (state, { why, hash }) => miss(state, why, hash) },
    "shut-arrival": { changesRun: false, run: (state) => ({ ...state, arrival: null, missing: null }) },
  },
};

/**
 * The address opens no run. Nothing plays under expectations that belong to another run, and it is said in one place.
 * @param {State} state @param {Said} why @param {string} hash @returns {State}
 */
function miss(state, why, hash) {
  const notices = state.notices.filter((it) => tell(it.text) !== tell(why));
  const spoken = tellAll([say(state.shape.embedded ? "embed-not-opened" : "link-not-opened"), why]);
  return { ...state, notices, missing: { why, hash }, arrival: null, playing: false, quiet: false, spoken };
}
