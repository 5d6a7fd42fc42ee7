// @ts-check
/** @import { Lines } from "../../core/view.js" */
import { fill, h, icon, set, write } from "../../ui/dom.js";
import { scriptMs } from "../../core/format.js";
import { say, tell } from "../../text/say.js";

/**
 * What has become of a line: its picture, and the words for it.
 * @typedef {{icon: "done" | "held" | "failed" | "warn" | "waiting" | "clock" | "open", words: string}} Fate
 *
 * @typedef {object} Shown
 * @property {number} count how many lines there are
 * @property {number} first the first that can be seen, from 1
 * @property {number} rows how many can be seen
 * @property {Set<number>} wrong the lines with mistakes
 * @property {number} last the line that happened last; 0: none
 * @property {number} next the line that happens next; 0: none
 * @property {Map<number, Fate>} fates
 */

/** What has become of every line. @param {Lines} lines @returns {Map<number, Fate>} */
export function fatesOf(lines) {
  /** @type {Map<number, Fate>} */
  const fates = new Map();
  const all = (/** @type {number[]} */ list, /** @type {Fate} */ fate) => list.forEach((line) => fates.set(line, fate));
  all(lines.done, { icon: "done", words: say("line-done") });
  all(lines.open, { icon: "open", words: say("line-open") });
  all(lines.held, { icon: "held", words: say("expect-held") });
  all(lines.failed, { icon: "failed", words: say("expect-failed") });
  for (const { line, atMs, why } of lines.skipped)
    fates.set(line, { icon: "warn", words: say("line-skipped", { time: scriptMs(atMs), why: tell(why) }) });
  for (const { line, seen, count, dueMs } of lines.waiting) {
    const due = dueMs !== undefined;
    const waits = count === 1 ? say("line-waits") : say("line-waits-count", { seen, count });
    const words = due ? say("line-due", { time: scriptMs(dueMs) }) : waits;
    fates.set(line, { icon: due ? "clock" : "waiting", words });
  }
  return fates;
}

/**
 * The numbers of the lines, each with a mark for what has become of it. Only the lines that can be seen have elements,
 * and an element changes only where its line does: a script may have thousands.
 * @param {(line: number) => void} onpick
 */
export function gutter(onpick) {
  const list = h("div", { class: "rows" });
  const element = h("div", { class: "gutter", role: "list", "aria-label": say("script-lines") }, list);
  /** @type {{element: HTMLElement, number: HTMLElement, mark: HTMLElement, words: HTMLElement, line: number,
   *   icon: string}[]} */
  const rows = [];
  element.addEventListener("click", (event) => {
    const row = rows.find((it) => event.target instanceof Node && it.element.contains(event.target));
    if (row) onpick(row.line);
  });

  function row() {
    const number = h("span", { class: "number" });
    const mark = h("span", { class: "mark" });
    const words = h("span", { class: "for-readers" });
    const element = h("div", { class: "line", role: "listitem" }, mark, number, words);
    return { element, number, mark, words, line: 0, icon: "" };
  }

  return {
    element,
    list,
    /** @param {Shown} shown */
    update(shown) {
      const size = Math.max(1, Math.min(shown.rows, shown.count - shown.first + 1));
      while (rows.length < size) {
        rows.push(row());
        list.append(rows[rows.length - 1].element);
      }
      while (rows.length > size) rows.pop()?.element.remove();
      rows.forEach((it, i) => {
        const line = shown.first + i;
        const fate = shown.fates.get(line);
        const wrong = shown.wrong.has(line);
        it.line = line;
        write(it.number, String(line));
        const name = wrong ? "warn" : (fate?.icon ?? "");
        if (name !== it.icon) {
          it.icon = name;
          fill(it.mark, name ? icon(name) : null);
        }
        const words = wrong ? say("line-wrong") : (fate?.words ?? "");
        const turn = line === shown.last ? say("line-last") : line === shown.next ? say("line-next") : "";
        write(it.words, words && turn ? say("list-comma", { first: words, next: turn }) : words || turn);
        set(it.element, "title", words || null);
        const classes = ["line", wrong ? "wrong" : fate ? `fate-${fate.icon}` : ""];
        if (line === shown.last) classes.push("happened");
        if (line === shown.next) classes.push("coming");
        set(it.element, "class", classes.filter(Boolean).join(" "));
        set(it.element, "aria-posinset", String(line));
        set(it.element, "aria-setsize", String(shown.count));
      });
    },
  };
}
