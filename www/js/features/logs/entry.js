// @ts-check
/**
 * An entry of a log in words.
 * @import { Entry, NodeView, Standing } from "../../core/view.js"
 */
import { paper } from "../../text/sections.js";
import { say, tell, tellAll } from "../../text/say.js";

/** Whether an entry is committed, in a word. @satisfies {Record<Standing, string>} */
const WORDS = /** @type {const} */ ({
  known: "is-committed",
  committed: "log-committed-not-known",
  open: "log-not-committed",
  replaced: "log-will-be-replaced",
  disputed: "log-not-the-committed",
});

/** The word as it is read aloud with an entry. @param {Standing} standing */
export const wordOf = (standing) => say(WORDS[standing]);

/** The word in the legend, beside a picture. @param {Standing} standing */
export function legendOf(standing) {
  if (standing === "known") return say("log-known-committed");
  return standing === "committed" ? say("is-committed") : wordOf(standing);
}

/** What an entry is, and whether it is committed. @param {NodeView} node @param {Entry} entry */
export function tellEntry(node, entry) {
  const { index, standing } = entry;
  return tellAll([
    say("entry-told", { index, term: entry.term, entry: tell(entry.detail ?? entry.text) }),
    tellStanding(entry),
    index <= node.commit && standing !== "known" ? say("entry-mistaken") : "",
    entry.durable ? "" : say("entry-volatile"),
    say("entry-asks"),
  ]);
}

/** What an entry is, in a sentence, with the rule. @param {Entry} entry */
export function tellKind({ text, detail }) {
  if (detail) return say("entry-is-config", { change: tell(detail), section: paper("6") });
  if (text?.id === "label-noop") return say("entry-is-noop", { section: paper("8") });
  return say("entry-is-command", { command: tell(text), section: paper("5.3") });
}

/** @param {Entry} entry */
function tellStanding({ index, standing, rival }) {
  if (standing !== "replaced" && standing !== "disputed") return say(`entry-${standing}`);
  const values = { rival: tell(rival?.text), rival_term: rival?.term ?? 0 };
  return standing === "replaced" ? say("entry-replaced", { ...values, index }) : say("entry-disputed", values);
}
