// @ts-check
/**
 * How often the document changes while the run plays. A change of the document costs the browser styles, a layout and
 * a painting, and nobody reads a number that changes sixty times a second. So the canvases move in every frame, and
 * words, tables and buttons follow them ten times a second. What the user does, and a run that stops, shows at once.
 * @import { State } from "../core/types.js"
 */

/** So often the document follows, real milliseconds. */
export const FOLLOW_MS = 100;

/** What changes by itself while the run plays. @type {Set<string>} */
const FLOWS = new Set(
  /** @type {(keyof State)[]} */ (["view", "nowMs", "clockMs", "slow", "near", "ghosts", "inSight", "kept", "message"]),
);

let due = true;
let followedMs = -Infinity;

/** Whether the document is to follow in this frame. */
export const isDue = () => due;

/**
 * Decides it for a frame.
 * @param {State} state @param {State | null} shown the state that the document shows; null: nothing yet
 */
export function pace(state, shown) {
  const now = performance.now();
  due = !shown || !state.playing || state.hidden || now - followedMs >= FOLLOW_MS || !isFlow(state, shown);
  if (due) followedMs = now;
  return due;
}

/** Whether only that differs which changes by itself. @param {State} state @param {State} shown */
function isFlow(state, shown) {
  for (const name in state) {
    const field = /** @type {keyof State} */ (name);
    if (state[field] !== shown[field] && !FLOWS.has(name)) return false;
  }
  return true;
}
