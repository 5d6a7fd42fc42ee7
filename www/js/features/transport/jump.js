// @ts-check
/**
 * Jumps in time: to the next or the previous place of a kind.
 * @import { Action, State } from "../../core/types.js"
 */
import { told } from "../../text/say.js";

/** What can be jumped to. The simulation finds all but the last two, which the page knows itself. */
export const JUMPS = /** @type {const} */ ([
  "turning-point",
  "leader-elected",
  "term",
  "commit",
  "truncate",
  "snapshot-taken",
  "snapshot-installed",
  "crash",
  "violation",
  "failure",
  "say",
  "selection",
  "bookmark",
]);

/**
 * The action that goes to the next or the previous place of a kind.
 * @param {State} state @param {string} to one of `JUMPS` @param {boolean} forwards @returns {Action}
 */
export function jumpTo(state, to, forwards) {
  if (to === "bookmark") {
    const marks = state.view.bookmarks.map((it) => it.atMs).sort((a, b) => a - b);
    const now = state.nowMs;
    const next = forwards ? marks.find((at) => at > now + 1e-6) : marks.findLast((at) => at < now - 1e-6);
    if (next !== undefined) return { type: "seek", toMs: next };
    return {
      type: "notice",
      tone: "said",
      text: told(forwards ? "no-bookmark-after" : "no-bookmark-before"),
      here: true,
    };
  }
  if (to !== "selection") return { type: "find", wanted: to, forwards };
  const { selection } = state;
  if (!selection) return { type: "notice", tone: "said", text: told("no-selection") };
  const wanted = selection.kind === "node" ? `on n${selection.id}` : `message ${selection.id}`;
  return { type: "find", wanted, forwards };
}
