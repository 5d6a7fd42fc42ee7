// @ts-check
/** @import { Entry, NodeView, Panel, Progress, State, Store, View } from "../types.js" */
import { fill, h, icon, panel } from "../dom.js";
import { clip } from "../format.js";
import { memberWord } from "../scene/nodes.js";
import { termClass } from "../theme.js";
import { t } from "../text/en.js";
import { progressMark } from "./progress.js";

/** Columns shown at most: the newest ones. */
const MOST_COLUMNS = 60;

/**
 * The logs: a row per node, a column per index. Whether an entry *is* committed stands over the column; whether a node
 * *knows* it, in the cell.
 * @param {Store} store @returns {Panel & {element: HTMLElement}}
 */
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
    if (row instanceof HTMLElement)
      store.dispatch({ type: "select", what: { kind: "node", id: Number(row.dataset["node"]) } });
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
      const nextHead = `${first} ${last} ${view.committed} ${broken}`;
      if (nextHead !== headKey) {
        headKey = nextHead;
        fill(head, ...headRows(view, first, last, broken));
      }
      const pinned = scroller.scrollLeft + scroller.clientWidth >= scroller.scrollWidth - 60;
      if (body.rows.length !== view.nodes.length) {
        fill(body);
        rowKeys = [];
      }
      view.nodes.forEach((node, i) => {
        const progress = leader?.progress.find((it) => it.id === node.id);
        const selected = state.selection?.kind === "node" && state.selection.id === node.id;
        const { window } = view.settings;
        const key = rowKey(node, first, last, broken, selected, leader?.name, progress, window);
        if (key === rowKeys[i]) return;
        rowKeys[i] = key;
        const focused = body.rows[i]?.contains(document.activeElement);
        const row = logRow(node, first, last, broken, selected, leader, progress, window);
        if (body.rows[i]) body.rows[i].replaceWith(row);
        else body.append(row);
        if (focused) row.querySelector("button")?.focus();
      });
      if (last !== lastColumn && (pinned || last < lastColumn)) scroller.scrollLeft = scroller.scrollWidth;
      lastColumn = last;
      const nextLegend = leader?.name ?? "";
      if (nextLegend !== legendKey || !legend.firstChild) {
        legendKey = nextLegend;
        fill(legend, ...legendParts(nextLegend));
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

/** @param {View} view @param {number} first @param {number} last @param {number} broken */
function headRows(view, first, last, broken) {
  const count = Math.max(0, last - first + 1);
  const yes = Math.min(count, Math.max(0, view.committed - first + 1));
  const top = h("tr", { class: "fate" }, h("td"));
  // The last group reaches over the narrow column behind the last entry, so that its word has room.
  if (yes > 0) {
    const words = yes > 1 || count === yes ? t.logs.committed : h("span", { class: "for-readers" }, t.logs.committed);
    top.append(
      h(
        "th",
        { colspan: count === yes ? yes + 1 : yes, scope: "colgroup", class: "is-committed" },
        h("span", {}, icon("lock"), words),
      ),
    );
  }
  if (count > yes) {
    top.append(
      h(
        "th",
        { colspan: count - yes + 1, scope: "colgroup", class: "not-committed" },
        h("span", {}, t.logs.notCommitted),
      ),
    );
  }
  const row = h(
    "tr",
    { class: "indices" },
    h("th", { scope: "col" }, h("span", { class: "for-readers" }, t.logs.node)),
  );
  for (let index = first; index <= last; index += 1) {
    const cell = h("th", {
      scope: "col",
      class: `${index <= view.committed ? "locked" : ""} ${index === broken ? "evidence" : ""}`,
    });
    cell.append(
      h(
        "button",
        { type: "button", class: "ask", "data-index": index, "aria-label": t.why.commit(index), title: t.why.ask },
        index <= view.committed ? icon("lock") : null,
        index === first && first > 1 ? t.logs.upTo(index) : String(index),
      ),
    );
    row.append(cell);
  }
  if (count === 0) row.append(h("td", { class: "muted nothing" }, t.logs.nothing));
  return [top, row];
}

/**
 * @param {NodeView} node
 * @param {number} first
 * @param {number} last
 * @param {number} broken
 * @param {boolean} selected
 * @param {string | undefined} leader
 * @param {Progress | undefined} progress
 * @param {number} window
 */
function rowKey(node, first, last, broken, selected, leader, progress, window) {
  const log = node.log
    .filter((entry) => entry.index >= first)
    .map((entry) => `${entry.term}${entry.text}${entry.durable ? "" : "~"}`)
    .join("|");
  const marks = progress ? [leader, ...Object.values(progress), window].join(" ") : "";
  return [
    node.name,
    node.role,
    node.status,
    node.term,
    node.commit,
    memberWord(node),
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

/**
 * @param {NodeView} node @param {number} first @param {number} last @param {number} broken @param {boolean} selected
 * @param {NodeView | undefined} leader @param {Progress | undefined} progress @param {number} window
 */
function logRow(node, first, last, broken, selected, leader, progress, window) {
  const leads = node.role === "leader" && node.status !== "crashed";
  const what = node.status === "up" ? t.role[node.role] : t.status[node.status];
  const member = memberWord(node);
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
        { type: "button", class: "row-name", title: `${node.name}: ${what}, ${t.node.term(node.term)}` },
        h("span", { class: `chip ${termClass(node.term)}` }, t.node.termShort(node.term)),
        h("span", { class: "name" }, node.name),
        mark,
        member ? h("span", { class: "member" }, member) : null,
        h("span", { class: "for-readers" }, what),
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
  // nextIndex mostly points behind the last column: it stands in a narrow one of its own.
  const behind = h("td", { class: "blank behind" });
  if (leader && progress && progress.next > last) {
    behind.append(h("span", { class: "next", title: t.logs.next(leader.name, progress.next) }));
  }
  row.append(behind);
  if (leader && progress && leader.id !== node.id)
    row.append(h("td", { class: "blank how" }, progressMark(progress, window)));
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
  const known = entry.index <= node.commit;
  const title = [
    t.logs.cell(entry.index, entry.term, entry.text),
    known ? t.logs.knows : t.logs.unknown,
    entry.durable ? "" : t.logs.volatile,
  ]
    .filter(Boolean)
    .join("; ");
  return h(
    "td",
    { class: "entry", title },
    h(
      "div",
      { class: `cell ${termClass(entry.term)} ${known ? "known" : ""} ${entry.durable ? "" : "volatile"}` },
      h("span", { class: "t" }, t.node.termShort(entry.term)),
      h("span", { class: "x" }, clip(entry.text, 14)),
      known ? h("span", { class: "for-readers" }, t.logs.committed) : null,
    ),
  );
}

/** @param {string} leader */
function legendParts(leader) {
  const parts = [
    h("span", {}, h("i", { class: "key known", "aria-hidden": "true" }), t.logs.legend.known),
    h("span", {}, h("i", { class: "key", "aria-hidden": "true" }), t.logs.legend.not),
  ];
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
