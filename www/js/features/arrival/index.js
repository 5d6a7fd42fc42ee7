// @ts-check
/**
 * The box at the top that says what a link does, or why an address opens nothing.
 * @import { State } from "../../core/types.js"
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "missing", why: string, hash: string} | {type: "shut-arrival"}} ArrivalAction
 */
import { t } from "../../text/en.js";

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
 * @param {State} state @param {string} why @param {string} hash @returns {State}
 */
function miss(state, why, hash) {
  const notices = state.notices.filter((it) => it.text !== why);
  const spoken = `${t.arrival.missing} ${why}`;
  return { ...state, notices, missing: { why, hash }, arrival: null, playing: false, quiet: false, spoken };
}
