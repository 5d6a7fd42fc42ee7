// @ts-check
/**
 * The head of the logs' table: what is committed, and the indices.
 * @import { View } from "../../core/view.js"
 *
 * @typedef {{state: "committed" | "differ" | "not", term: number}} Column with the term of the committed entry
 */
import { widthIn } from "../../core/format.js";
import { h, icon } from "../../ui/dom.js";
import { say } from "../../text/say.js";

/**
 * The words over a column. Where a log holds another entry than the committed one, neither "committed" nor "not
 * committed" is true of all that is below: so the words name the entry that is committed, by its term.
 * @param {View} view @param {number} first @param {number} last @returns {Column[]}
 */
export function columnStates(view, first, last) {
  /** @type {Column[]} */
  const states = [];
  for (let index = first; index <= last; index += 1)
    states.push({ state: index <= view.committed ? "committed" : "not", term: 0 });
  for (const { rival, index } of view.nodes.flatMap((node) => node.log))
    if (rival && index >= first) states[index - first] = { state: "differ", term: rival.term };
  return states;
}

/** @param {Column[]} states @param {number} first @param {number} last @param {number} broken */
export function headRows(states, first, last, broken) {
  const count = states.length;
  const top = h("tr", { class: "fate" }, h("td"));
  for (let at = 0; at < count;) {
    const column = /** @type {Column} */ (states[at]);
    let next = at + 1;
    while (next < count && states[next]?.state === column.state && states[next]?.term === column.term) next += 1;
    // The last group reaches over the narrow column behind the last entry, so that its word has room.
    const colspan = next - at + (next === count ? 1 : 0);
    // Behind the last group there is nothing that its words could touch.
    const room = next === count ? Infinity : (next - at) * COLUMN_PX;
    const words = h("div", {}, fateWords(column, first + at, room));
    top.append(h("th", { colspan, scope: "colgroup", class: FATES[column.state] }, words));
    at = next;
  }
  const row = h(
    "tr",
    { class: "indices" },
    h("th", { scope: "col" }, h("span", { class: "for-readers" }, say("node"))),
  );
  for (let index = first; index <= last; index += 1) {
    const locked = states[index - first]?.state === "committed";
    const cell = h("th", {
      scope: "col",
      class: `${locked ? "locked" : ""} ${index === broken ? "evidence" : ""}`,
    });
    cell.append(
      h(
        "button",
        {
          type: "button",
          class: "ask",
          "data-index": index,
          "data-column": index,
          tabindex: -1,
          "aria-label": say("why-committed", { index }),
          title: say("why-committed-tip"),
        },
        locked ? icon("lock") : null,
        index === first && first > 1 ? say("up-to-index", { index }) : String(index),
      ),
    );
    row.append(cell);
  }
  if (count === 0) row.append(h("td", { class: "muted nothing" }, say("logs-empty")));
  return [top, row];
}

/** @type {Record<Column["state"], string>} */
const FATES = { committed: "is-committed", differ: "is-different", not: "not-committed" };

/** The least width of a column, pixels. */
const COLUMN_PX = 40;
/** What a letter of the words over the columns takes, pixels. */
const LETTER_PX = 7.5;
/** What the lock before them takes, pixels. */
const LOCK_PX = 16;
/** The edges beside them, pixels. */
const EDGE_PX = 6;

/** Whether words fit over their columns. @param {string} words @param {number} room @param {boolean} [locked] */
const fits = (words, room, locked = false) => widthIn(words) * LETTER_PX + EDGE_PX + (locked ? LOCK_PX : 0) <= room;

/**
 * The words over neighbouring columns: as much of them as there is room for, and all of them for screen readers.
 * @param {Column} column @param {number} index @param {number} room pixels
 */
function fateWords({ state, term }, index, room) {
  const read = (/** @type {string} */ words) => h("span", { class: "for-readers" }, words);
  if (state === "not") {
    const words = say("log-not-committed");
    return h("span", { title: words }, fits(words, room) ? words : read(words));
  }
  if (state === "differ") {
    const told = say("logs-differ-tip", { index, term });
    const seen = [say("logs-differ", { term }), say("term-short", { term })].find((it) => fits(it, room, true));
    const short = seen ? h("span", { "aria-hidden": "true" }, seen) : null;
    return h("span", { title: told }, icon("lock"), short, read(told));
  }
  const words = say("is-committed");
  if (fits(words, room, true)) return h("span", {}, icon("lock"), words);
  // The indices below have locks, too.
  return fits(words, room) ? h("span", {}, words) : h("span", { title: words }, icon("lock"), read(words));
}
