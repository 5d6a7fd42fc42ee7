// @ts-check
/** @import { Panel, State, Store } from "../../core/types.js" */
/** @import { Entry, NodeView, Progress, Standing, View } from "../../core/view.js" */
import { fill, h, icon, panel } from "../../ui/dom.js";
import { clip } from "../../core/format.js";
import { isOut, memberWord, needsOf, saidOf, standing as standingOf } from "../../core/roster.js";
import { termClass } from "../../scene/theme.js";
import { t } from "../../text/en.js";
import { progressMark } from "../../ui/progress.js";

/** Columns shown at most: the newest ones. */
const MOST_COLUMNS = 60;
/** What the legend shows only while an entry is in this state. @type {Standing[]} */
const SPECIAL = ["replaced", "disputed"];

/** @typedef {{state: "committed" | "differ" | "not", term: number}} Column with the term of the committed entry */

/**
 * The logs: a row per node, a column per index. A cell shows whether its very entry *is* committed, and whether its
 * node *knows* that. The words over the columns speak of an index only where no log holds another entry there.
 * @param {Store} store @returns {Panel & {element: HTMLElement}}
 */
// long: the update compares each part with the key of what was drawn last
export function logs(store) {
  const table = h("table", { class: "log-table" });
  const scroller = h("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": t.logs.caption }, table);
  const legend = h("p", { class: "log-legend" });
  const element = panel("logs", t.logs.title, scroller, legend);
  table.addEventListener("click", (event) => {
    const asked = event.target instanceof Element ? event.target.closest("[data-index]") : null;
    if (asked instanceof HTMLElement) {
      store.dispatch({ type: "ask", what: { kind: "commit", index: Number(asked.dataset["index"]) } });
      return;
    }
    const row = event.target instanceof Element ? event.target.closest("[data-node]") : null;
    if (!(row instanceof HTMLElement)) return;
    store.dispatch({ type: "select", what: { kind: "node", id: Number(row.dataset["node"]) } });
    const cell = event.target instanceof Element ? event.target.closest("[data-entry]") : null;
    if (!(cell instanceof HTMLElement)) return;
    const [index, term] = (cell.dataset["entry"] ?? "").split(" ").map(Number);
    if (index !== undefined) store.dispatch({ type: "ask", what: { kind: "commit", index, term } });
  });
  const head = h("thead");
  const body = h("tbody");
  table.append(h("caption", { class: "for-readers" }, t.logs.caption), head, body);
  let headKey = "";
  /** @type {string[]} */
  let rowKeys = [];
  let lastColumn = 0;
  let legendKey = "";

  return {
    element,
    update(state, before) {
      if (state.view === before?.view && state.selection === before?.selection) return;
      const { view } = state;
      const { first, last } = columns(view);
      const leader = believer(state);
      const broken = view.violations.at(-1)?.index ?? 0;
      const states = columnStates(view, first, last);
      const nextHead = `${first} ${last} ${states.map((it) => `${it.state}${it.term}`)} ${broken}`;
      if (nextHead !== headKey) {
        headKey = nextHead;
        fill(head, ...headRows(states, first, last, broken));
      }
      const pinned = scroller.scrollLeft + scroller.clientWidth >= scroller.scrollWidth - 60;
      if (body.rows.length !== view.nodes.length) {
        fill(body);
        rowKeys = [];
      }
      view.nodes.forEach((node, i) => {
        const progress = leader?.progress.find((it) => it.id === node.id);
        const selected = state.selection?.kind === "node" && state.selection.id === node.id;
        const shown = { node, view, first, last, broken, selected, leader, progress };
        const key = rowKey(shown);
        if (key === rowKeys[i]) return;
        rowKeys[i] = key;
        const focused = body.rows[i]?.contains(document.activeElement);
        const row = logRow(shown);
        if (body.rows[i]) body.rows[i].replaceWith(row);
        else body.append(row);
        if (focused) row.querySelector("button")?.focus();
      });
      if (last !== lastColumn && (pinned || last < lastColumn)) scroller.scrollLeft = scroller.scrollWidth;
      lastColumn = last;
      const logged = (/** @type {Standing} */ it) => view.nodes.some((node) => node.log.some((e) => e.standing === it));
      const special = SPECIAL.filter(logged);
      const joint = view.roster.outgoing.length ? needsOf(view.roster) : "";
      const nextLegend = `${leader?.name ?? ""} ${special.join(" ")} ${joint}`;
      if (nextLegend !== legendKey || !legend.firstChild) {
        legendKey = nextLegend;
        fill(legend, ...legendParts(leader?.name ?? "", special, joint));
      }
    },
  };
}

/** @param {View} view */
function columns(view) {
  let last = 0;
  let first = Infinity;
  for (const node of view.nodes) {
    last = Math.max(last, node.lastIndex, node.snapshotIndex);
    if (node.snapshotIndex > 0) first = Math.min(first, node.snapshotIndex);
    else if (node.lastIndex > 0) first = Math.min(first, node.log[0]?.index ?? node.firstIndex);
  }
  if (first === Infinity) first = 1;
  return { first: Math.max(1, first, last - MOST_COLUMNS + 1), last };
}

/**
 * Whose nextIndex and matchIndex are shown: the selected leader's, else those of the leader of the highest term.
 * @param {State} state
 * @returns {NodeView | undefined}
 */
function believer(state) {
  const leaders = state.view.nodes.filter((node) => node.role === "leader" && node.status !== "crashed");
  const { selection } = state;
  const selected = selection?.kind === "node" ? leaders.find((node) => node.id === selection.id) : undefined;
  return selected ?? leaders.sort((a, b) => b.term - a.term)[0];
}

/**
 * The words over a column. Where a log holds another entry than the committed one, the word is "differ", because
 * neither "committed" nor "not committed" is true of all logs.
 * @param {View} view @param {number} first @param {number} last @returns {Column[]}
 */
function columnStates(view, first, last) {
  /** @type {Column[]} */
  const states = [];
  for (let index = first; index <= last; index += 1)
    states.push({ state: index <= view.committed ? "committed" : "not", term: 0 });
  for (const { rival, index } of view.nodes.flatMap((node) => node.log))
    if (rival && index >= first) states[index - first] = { state: "differ", term: rival.term };
  return states;
}

/** @param {Column[]} states @param {number} first @param {number} last @param {number} broken */
function headRows(states, first, last, broken) {
  const count = states.length;
  const top = h("tr", { class: "fate" }, h("td"));
  for (let at = 0; at < count;) {
    const column = /** @type {Column} */ (states[at]);
    let next = at + 1;
    while (next < count && states[next]?.state === column.state) next += 1;
    // The last group reaches over the narrow column behind the last entry, so that its word has room.
    const colspan = next - at + (next === count ? 1 : 0);
    const words = fateWords(column, first + at, colspan);
    top.append(h("th", { colspan, scope: "colgroup", class: FATES[column.state] }, words));
    at = next;
  }
  const row = h(
    "tr",
    { class: "indices" },
    h("th", { scope: "col" }, h("span", { class: "for-readers" }, t.logs.node)),
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
        { type: "button", class: "ask", "data-index": index, "aria-label": t.why.commit(index), title: t.why.ask },
        locked ? icon("lock") : null,
        index === first && first > 1 ? t.logs.upTo(index) : String(index),
      ),
    );
    row.append(cell);
  }
  if (count === 0) row.append(h("td", { class: "muted nothing" }, t.logs.nothing));
  return [top, row];
}

/** @type {Record<Column["state"], string>} */
const FATES = { committed: "is-committed", differ: "is-different", not: "not-committed" };

/** The words over neighbouring columns. @param {Column} column @param {number} index @param {number} colspan */
function fateWords({ state, term }, index, colspan) {
  if (state === "not") return h("span", {}, t.logs.notCommitted);
  if (state === "differ") {
    const told = t.logs.differTip(index, term);
    const short = h("span", { "aria-hidden": "true" }, t.logs.differ);
    return h("span", { title: told }, short, h("span", { class: "for-readers" }, told));
  }
  const words = colspan > 1 ? t.logs.committed : h("span", { class: "for-readers" }, t.logs.committed);
  return h("span", {}, icon("lock"), words);
}

/**
 * @typedef {object} Row what a row of the table shows
 * @property {NodeView} node
 * @property {View} view
 * @property {number} first column
 * @property {number} last column
 * @property {number} broken the index at which a property is broken; 0: none
 * @property {boolean} selected
 * @property {NodeView | undefined} leader whose nextIndex and matchIndex are shown
 * @property {Progress | undefined} progress of this node, as that leader sees it
 */

/** What a row depends on. @param {Row} row */
function rowKey({ node, view, first, last, broken, selected, leader, progress }) {
  const log = node.log
    .filter((entry) => entry.index >= first)
    .map((entry) => `${entry.term}${entry.text}${entry.durable ? "" : "~"}${entry.standing}${entry.rival?.term}`)
    .join("|");
  const marks = progress ? [leader?.name, ...Object.values(progress), view.settings.window].join(" ") : "";
  return [
    standingOf(node, view),
    node.name,
    node.role,
    node.status,
    node.term,
    node.commit,
    node.snapshotIndex,
    node.snapshotTerm,
    node.lastIndex,
    first,
    last,
    broken,
    selected,
    marks,
    log,
  ].join(" ");
}

/** @param {Row} shown */
function logRow({ node, view, first, last, broken, selected, leader, progress }) {
  const leads = node.role === "leader" && node.status !== "crashed";
  const what = node.status === "up" ? t.role[node.role] : t.status[node.status];
  const member = saidOf(node, view) || memberWord(node);
  const full = standingOf(node, view);
  const row = h("tr", {
    class: `${node.status} ${leads ? "leads" : ""} ${selected ? "selected" : ""}`,
    "data-node": node.id,
  });
  const mark = leads
    ? icon("crown")
    : node.status === "crashed"
      ? icon("crash")
      : node.status === "paused"
        ? icon("hold")
        : null;
  row.append(
    h(
      "th",
      { scope: "row" },
      h(
        "button",
        {
          type: "button",
          class: "row-name",
          title: `${node.name}: ${[what, full, t.node.term(node.term)].filter(Boolean).join(", ")}`,
        },
        h("span", { class: `chip ${termClass(node.term)}` }, t.node.termShort(node.term)),
        h("span", { class: "name" }, node.name),
        mark,
        member ? h("span", { class: isOut(node) ? "member out" : "member", "aria-hidden": "true" }, member) : null,
        h("span", { class: "for-readers" }, full ? `${what}, ${full}` : what),
      ),
    ),
  );
  let index = first;
  if (node.snapshotIndex >= first) {
    const span = Math.min(node.snapshotIndex, last) - first + 1;
    const cell = h(
      "td",
      { class: "compacted", colspan: span, title: t.logs.compacted(node.snapshotIndex, node.snapshotTerm) },
      h("div", {}, h("span", {}, t.logs.upTo(node.snapshotIndex))),
    );
    marksIn(cell, node, Math.min(node.snapshotIndex, last), leader, progress, true, node.snapshotIndex);
    row.append(cell);
    index = node.snapshotIndex + 1;
  }
  for (; index <= last; index += 1) {
    const entry = node.log[index - (node.log[0]?.index ?? 1)];
    const cell = entry && entry.index === index ? entryCell(node, entry) : h("td", { class: "blank" });
    if (index === broken) cell.classList.add("evidence");
    marksIn(cell, node, index, leader, progress, false, index);
    row.append(cell);
  }
  // nextIndex usually points behind the last column, so it has its own narrow column.
  const behind = h("td", { class: "blank behind" });
  if (leader && progress && progress.next > last) {
    behind.append(h("span", { class: "next", title: t.logs.next(leader.name, progress.next) }));
  }
  row.append(behind);
  if (leader && progress && leader.id !== node.id)
    row.append(h("td", { class: "blank how" }, progressMark(progress, view.settings.window)));
  return row;
}

/**
 * @param {HTMLElement} cell
 * @param {NodeView} node
 * @param {number} index
 * @param {NodeView | undefined} leader
 * @param {Progress | undefined} progress
 * @param {boolean} prefix
 * @param {number} upTo
 */
function marksIn(cell, node, index, leader, progress, prefix, upTo) {
  if (!leader || !progress || leader.id === node.id) return;
  const at = (/** @type {number} */ value) => value > 0 && (prefix ? value <= upTo : value === index);
  if (at(progress.matched))
    cell.append(h("span", { class: "match", title: t.logs.match(leader.name, progress.matched) }));
  if (at(progress.next)) cell.append(h("span", { class: "next", title: t.logs.next(leader.name, progress.next) }));
}

/** @param {NodeView} node @param {Entry} entry */
function entryCell(node, entry) {
  const { standing, rival } = entry;
  const isCommitted = standing === "known" || standing === "committed";
  const title = [
    t.logs.cell(entry.index, entry.term, entry.detail ?? entry.text),
    t.logs.standing[standing],
    rival && t.logs.rival(entry.index, rival.term, rival.text),
    standing === "replaced" && t.logs.replaced,
    entry.index <= node.commit && standing !== "known" && t.logs.mistaken,
    entry.durable ? "" : t.logs.volatile,
    t.logs.asks,
  ]
    .filter(Boolean)
    .join("; ");
  return h(
    "td",
    { class: "entry", title, "data-entry": `${entry.index} ${entry.term}` },
    h(
      "div",
      { class: `cell ${termClass(entry.term)} ${standing} ${entry.durable ? "" : "volatile"}` },
      h("span", { class: "t" }, t.node.termShort(entry.term)),
      h("span", { class: "x", "aria-hidden": entry.detail ? "true" : undefined }, clip(entry.text, 14)),
      entry.detail ? h("span", { class: "for-readers" }, entry.detail) : null,
      isCommitted ? icon("lock") : null,
      h("span", { class: "for-readers" }, t.logs.word[standing]),
    ),
  );
}

/** @param {string} leader @param {Standing[]} special @param {string} joint how many make both majorities, or empty */
function legendParts(leader, special, joint) {
  const key = (/** @type {Standing} */ standing) =>
    h(
      "span",
      {},
      h(
        "i",
        { class: `key ${standing}`, "aria-hidden": "true" },
        standing === "known" || standing === "committed" ? icon("lock") : null,
      ),
      t.logs.legend[standing],
    );
  const parts = [key("known"), key("committed"), key("open"), ...special.map(key)];
  if (joint) parts.push(h("strong", {}, t.logs.legend.joint(joint)));
  if (leader) {
    parts.push(
      h("span", {}, h("i", { class: "next", "aria-hidden": "true" }), t.logs.legend.next),
      h(
        "span",
        {},
        h("i", { class: "match", "aria-hidden": "true" }),
        t.logs.legend.match,
        " ",
        t.logs.legend.of(leader),
      ),
    );
  }
  return parts;
}
