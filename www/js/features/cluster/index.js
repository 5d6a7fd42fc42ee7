// @ts-check
/**
 * The cluster, and what is selected in it.
 * @import { Action, Picked, State } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "select", what: Picked | null, menu?: boolean}
 *   | {type: "menu", to: State["menu"]}} ClusterAction
 */
import { deeds } from "./deeds.js";

/** What closes the menu, besides what it says itself. @type {Action["type"][]} */
const CLOSE = ["act", "dialog", "load", "restart", "clean", "reseed", "tab", "shape", "propose", "what-if"];

/** @type {Feature<ClusterAction>} */
export const cluster = {
  name: "cluster",
  actions: {
    select: { changesRun: false, run: (state, { what, menu }, bridge) => select(bridge, state, what, menu === true) },
    menu: { changesRun: false, run: (state, { to }) => ({ ...state, menu: state.selection ? to : null }) },
  },
  key: (state, key) => deeds(state).find((it) => it.key !== "" && it.key === key)?.action ?? null,
  after(_, action, state) {
    if (!state.menu) return state;
    const { selection, view } = state;
    // A message moves on when the run plays, and is gone at another moment.
    const leaves =
      selection?.kind === "flight" && (state.playing || !view.flights.some((flight) => flight.id === selection.id));
    return CLOSE.includes(action.type) || leaves || !selection ? { ...state, menu: null } : state;
  },
};

/**
 * @param {Bridge} bridge @param {State} state @param {State["selection"]} what @param {boolean} menu whether its menu
 *   opens @returns {State}
 */
function select(bridge, state, what, menu) {
  const none = { kept: null, message: null };
  if (what === null) return state.selection === null ? state : { ...state, selection: null, menu: null, ...none };
  // The inspector opens, unless a script is being edited.
  const side = state.draft.edited ? state.side : "inspect";
  const opens = { selection: what, menu: menu ? /** @type {const} */ ("usual") : null, side };
  // A server that is switched on later is not there yet.
  if (what.kind === "node" && what.id > state.view.nodes.length) return state;
  if (what.kind === "node") return { ...state, ...none, ...opens };
  // A message that is over, or not yet sent at this moment, is known from the branch's history.
  const message = bridge.message(what.id) ?? null;
  const flight = state.view.flights.find((it) => it.id === what.id) ?? message?.flight;
  if (!flight) return state;
  // A message is gone within a second, so selecting one pauses the run.
  return { ...state, ...opens, kept: flight, message, playing: false, quiet: false };
}
