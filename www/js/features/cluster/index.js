// @ts-check
/**
 * The cluster, and what is selected in it.
 * @import { Picked, State } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "select", what: Picked | null}} ClusterAction
 */
import { deeds } from "./deeds.js";

/** @type {Feature<ClusterAction>} */
export const cluster = {
  name: "cluster",
  actions: {
    select: { changesRun: false, run: (state, { what }, bridge) => select(bridge, state, what) },
  },
  key: (state, key) => deeds(state).find((it) => it.key !== "" && it.key === key)?.action ?? null,
};

/** @param {Bridge} bridge @param {State} state @param {State["selection"]} what @returns {State} */
function select(bridge, state, what) {
  const none = { kept: null, message: null };
  if (what === null) return state.selection === null ? state : { ...state, selection: null, ...none };
  // The inspector opens, unless a script is being edited.
  const side = state.draft.edited ? state.side : "inspect";
  // A server that is switched on later is not there yet.
  if (what.kind === "node" && what.id > state.view.nodes.length) return state;
  if (what.kind === "node") return { ...state, selection: what, ...none, side };
  // A message that is over, or not yet sent at this moment, is known from the branch's history.
  const message = bridge.message(what.id) ?? null;
  const flight = state.view.flights.find((it) => it.id === what.id) ?? message?.flight;
  if (!flight) return state;
  // A message is gone within a second, so selecting one pauses the run.
  return { ...state, selection: what, kept: flight, message, side, playing: false, quiet: false };
}
