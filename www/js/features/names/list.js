// @ts-check
/**
 * What has a name: each of these is named in place where it first occurs, and all of them in Help.
 * @import { State } from "../../core/types.js"
 * @import { Flight, NodeView } from "../../core/view.js"
 */
import { isCutOff } from "../../core/cut.js";

/** @typedef {(typeof NAMES)[number]["name"]} Name */

/** @typedef {(state: State) => string | undefined} Find the id of a target in the scene, if the thing occurs now */

/** @param {(node: NodeView, state: State) => boolean} is @returns {Find} */
const node = (is) => (state) => {
  const found = state.view.nodes.find((it) => is(it, state));
  return found && `node:${found.id}`;
};

/** @param {(flight: Flight) => boolean} is @returns {Find} */
const flight = (is) => (state) => {
  const found = state.view.flights.find((it) => !it.waiting && is(it));
  return found && `flight:${found.id}`;
};

/** In the order in which a reader needs them. */
export const NAMES = /** @type {const} */ ([
  { name: "timer", find: node((it, { nowMs }) => nowMs > 0 && it.status === "up" && it.election !== undefined) },
  { name: "candidate", find: node((it) => it.status === "up" && it.role === "candidate") },
  { name: "request-vote", find: flight((it) => it.kind === "RequestVote") },
  { name: "vote", find: flight((it) => it.kind === "RequestVoteReply" && it.ok === true) },
  { name: "leader", find: node((it) => it.status === "up" && it.role === "leader") },
  { name: "heartbeat", find: flight((it) => it.heartbeat && !it.reply) },
  { name: "term", find: node((it) => it.status === "up" && it.term > 0 && it.role === "follower") },
  { name: "append-entries", find: flight((it) => it.kind === "AppendEntries" && it.entries.length > 0) },
  { name: "acknowledgement", find: flight((it) => it.kind === "AppendEntriesReply" && it.ok === true) },
  { name: "crashed", find: node((it) => it.status === "crashed") },
  { name: "cut-off", find: node((it, { view }) => isCutOff(view, it.id)) },
  { name: "install-snapshot", find: flight((it) => it.kind === "InstallSnapshot") },
]);

/** What the cells of the logs say by their looks; named below the logs where there is room, and in Help. */
export const ENTRY_NAMES = /** @type {const} */ (["open", "committed", "known", "replaced"]);
