// @ts-check
/**
 * The run as texts: its trace, and what happened in words, as the command line has them.
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Told } from "../../core/view.js"
 * @import { State } from "../../core/types.js"
 */
import { clock } from "../../core/format.js";
import { inEnglish } from "../../text/language.js";
import { say, tell } from "../../text/say.js";
import { inWords } from "./picture.js";

/** Steps that are replayed before the page may draw. */
const STEPS_A_BREATH = 2000;

/**
 * @param {Bridge} bridge @param {"trace" | "text"} what @param {(told: Told) => string} say
 * @returns {Promise<string>}
 */
async function played(bridge, what, say) {
  const writer = bridge.beginExport(what);
  const chunks = [];
  try {
    while (!writer.done()) {
      chunks.push(writer.next(STEPS_A_BREATH, say));
      await new Promise((breath) => setTimeout(breath));
    }
  } finally {
    writer.free();
  }
  return chunks.join("");
}

/** @param {State} state */
const now = (state) => {
  const order = /** @type {const} */ ({ what: "moment", ring: true, logs: false, diagram: false, theme: "light" });
  return inWords(state, { ...order, fromMs: 0, toMs: 0 }, null, null);
};

/**
 * One line of JSON per fact, as `raft-playground run --trace` writes them, in English in every language, after a line
 * about the run.
 * @param {State} state @param {Bridge} bridge @param {string} link
 */
export async function traceOf(state, bridge, link) {
  const about = { title: state.view.title, at_ms: state.nowMs, engine: bridge.engine(), link, about: now(state) };
  return `${JSON.stringify(about)}\n${await played(bridge, "trace", await inEnglish())}`;
}

/**
 * One sentence per fact, as `raft-playground run` prints them.
 * @param {State} state @param {Bridge} bridge @param {string} link
 */
export async function wordsOf(state, bridge, link) {
  const head = [
    state.view.title || say("playground"),
    say("from-start-to", { time: clock(state.nowMs) }),
    link,
    say("made-by", { version: bridge.engine() }),
  ];
  return `${head.join("\n")}\n\n${await played(bridge, "text", tell)}\n${now(state)}\n`;
}
