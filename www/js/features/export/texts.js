// @ts-check
/**
 * The run as texts: its trace, and what happened in words, as the command line has them.
 * @import { Bridge } from "../../core/bridge.js"
 * @import { State } from "../../core/types.js"
 */
import { clock } from "../../core/format.js";
import { t } from "../../text/en.js";
import { inWords } from "./picture.js";

/** Steps that are replayed before the page may draw. */
const STEPS_A_BREATH = 2000;

/** @param {Bridge} bridge @param {"trace" | "text"} what @returns {Promise<string>} */
async function played(bridge, what) {
  const writer = bridge.beginExport(what);
  const chunks = [];
  try {
    while (!writer.done()) {
      chunks.push(writer.next(STEPS_A_BREATH));
      await new Promise((breath) => setTimeout(breath));
    }
  } finally {
    writer.free();
  }
  return chunks.join("");
}

/** @param {State} state */
const now = (state) => inWords(state, { what: "moment", diagram: false, fromMs: 0, toMs: 0, theme: "light" }, null);

/**
 * One line of JSON per fact, as `raft-playground run --trace` writes them, after a line about the run.
 * @param {State} state @param {Bridge} bridge @param {string} link
 */
export async function traceOf(state, bridge, link) {
  const about = { title: state.view.title, at_ms: state.nowMs, engine: bridge.engine(), link, about: now(state) };
  return `${JSON.stringify(about)}\n${await played(bridge, "trace")}`;
}

/**
 * One sentence per fact, as `raft-playground run` prints them.
 * @param {State} state @param {Bridge} bridge @param {string} link
 */
export async function wordsOf(state, bridge, link) {
  const head = [state.view.title || t.title, t.export.upTo(clock(state.nowMs)), link, t.export.foot(bridge.engine())];
  return `${head.join("\n")}\n\n${await played(bridge, "text")}\n${now(state)}\n`;
}
