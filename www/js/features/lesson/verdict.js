// @ts-check
/**
 * What an answer says, and what a wrong one has missed, as the run has shown it.
 * @import { State } from "../../core/types.js"
 * @import { AskView, NodeView, ToldValue, View } from "../../core/view.js"
 */
import { sentence } from "../../core/format.js";
import { takenOf } from "../../core/lesson.js";
import { stateOf } from "../../core/roster.js";
import { say, tell, tellAll } from "../../text/say.js";
import { wordOf } from "../logs/entry.js";

/** An answer in words. @param {AskView} ask @param {string | undefined} value @returns {ToldValue} */
export function said({ kind }, value) {
  if (value === undefined) return "";
  if (value === "unsure") return say("answer-unsure");
  if (value === "none") return say("answer-none");
  if (kind === "yes") return say(value === "yes" ? "answer-yes" : "answer-no");
  return { list: value.split(" "), joined: "and" };
}

/**
 * What the run shows of the things that were chosen wrongly, or left out; for other questions, what has happened
 * since they were asked.
 * @param {AskView} ask @param {State} state
 */
export function missed(ask, state) {
  const { view } = state;
  const given = ask.verdict === "wrong" ? list(ask.answer) : [];
  const right = list(ask.right);
  const wrong = given.filter((it) => !right.includes(it));
  const lacking = ask.kind === "nodes" || ask.kind === "entries" ? right.filter((it) => !given.includes(it)) : [];
  const about = ask.kind === "node" || ask.kind === "nodes" ? nodeIs : entryIs;
  if (ask.kind === "yes" || ask.kind === "number") return happened(ask, state);
  const told = [...wrong, ...(ask.verdict === "wrong" ? lacking : [])].slice(0, 2).map((it) => about(it, view));
  return tellAll(told.filter(Boolean)) || happened(ask, state);
}

/** @param {string | undefined} value */
const list = (value) => (value && !["none", "unsure", "yes", "no"].includes(value) ? value.split(" ") : []);

/** What a node is at this moment. @param {string} name @param {View} view */
function nodeIs(name, view) {
  /** @type {NodeView | undefined} */
  const node = view.nodes.find((it) => it.name === name);
  if (!node) return "";
  return say("missed-node", { node: name, state: stateOf(node), term: node.term, commit: node.commit });
}

/** What the entry at an index is. @param {string} index @param {View} view */
function entryIs(index, view) {
  const at = Number(index);
  const holds = view.nodes.filter((node) => node.log.some((it) => it.index === at));
  const entry = holds[0]?.log.find((it) => it.index === at);
  if (!entry) return "";
  return say("missed-entry", {
    index: at,
    count: holds.length,
    all: view.nodes.length,
    standing: wordOf(entry.standing),
  });
}

/**
 * What the script has said since the question was asked, or else the last turning point.
 * @param {AskView} ask @param {State} state
 */
function happened(ask, state) {
  const { view } = state;
  if (view.says > takenOf(state).says) return view.say;
  const from = ask.atMs ?? 0;
  const turn = view.events.findLast((it) => it.weight >= 2 && it.atMs > from && it.fact !== "answered");
  return turn ? sentence(tell(turn.text)) : "";
}
