// @ts-check
/**
 * The search that runs, and what becomes of what it finds: it opens as a run of its own, from which the way leads back.
 * @import { Action, Store } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { ExploreFound } from "../../core/view.js"
 * @import { Exploration } from "../../core/explore.js"
 */
import { gather } from "../../core/crew.js";
import { explore, unbegun } from "../../core/explore.js";
import { quotedText } from "../../core/format.js";
import { told } from "../../text/say.js";
import { presentRun } from "../keep/index.js";
import { openFound } from "./hunt.js";

/** @type {Exploration | null} */
let running = null;
/** Counts the searches: one that is begun anew before its threads are there is given up. */
let turn = 0;

/** What can be done with the search that runs. */
export const search = {
  pause: (/** @type {boolean} */ on) => running?.pause(on),
  more: () => running?.more(),
  take: () => running?.take(),
};

/** Ends the search. @param {Store} store */
export function endSearch(store) {
  turn += 1;
  running?.end();
  running = null;
  store.dispatch({ type: "explored", to: null });
}

/** @param {Store} store @param {Bridge} bridge @param {{off: string[], goal: string}} asked */
export async function beginSearch(store, bridge, asked) {
  endSearch(store);
  const mine = turn;
  store.dispatch({ type: "explored", to: unbegun(asked) });
  const crew = await gather();
  if (mine !== turn) {
    crew.dismiss();
    return;
  }
  running = explore(crew, asked, (to) => {
    store.dispatch({ type: "explored", to });
    if (to.phase !== "found" || !to.found) return;
    if (store.state.dialog === "explore") openDisaster(store, bridge, to.found);
    else offer(store, to.found);
  });
}

/** @param {Store} store @param {ExploreFound} found */
function offer(store, { property = "", deeds }) {
  const act = /** @type {Action} */ ({ type: "dialog", to: "explore" });
  store.dispatch({
    type: "notice",
    tone: "kept",
    text: told("explore-is-found", { property, deeds }),
    offers: [{ text: told("explore-show"), act }],
  });
}

/** A deed, its time before it; what the rules are is none. */
const DEED = /^at (\S+) (?:events=\d+ )?(?!rule )(.+)$/;

/** The script with a bookmark at each moment at which it acts. @param {string} script */
function annotated(script) {
  const lines = script.split("\n");
  /** @type {string[]} */
  let names = [];
  return lines
    .flatMap((line, place) => {
      const [, at, name] = DEED.exec(line) ?? [];
      if (!at || !name) return line;
      names.push(name);
      if (DEED.exec(lines[place + 1] ?? "")?.[1] === at) return line;
      const text = quotedText(names.join(", "));
      names = [];
      return [line, `at ${at} bookmark ${text}`];
    })
    .join("\n");
}

/**
 * Opens what was found, as a run of its own. The way back leads to the present one.
 * @param {Store} store @param {Bridge} bridge @param {ExploreFound} found
 */
export function openDisaster(store, bridge, { property = "", deeds, script }) {
  const kept = presentRun(store.state, bridge);
  store.dispatch({ type: "dialog", to: null });
  openFound(store, { property, deeds, found: annotated(script), kept });
}
