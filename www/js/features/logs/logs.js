// @ts-check
/** @import { Bridge } from "../../core/bridge.js" */
/** @import { Panel, State, Store } from "../../core/types.js" */
/** @import { Entry, NodeView, Progress, Standing, View } from "../../core/view.js" */
import { fill, h, icon, panel, set } from "../../ui/dom.js";
import { clip, widthIn } from "../../core/format.js";
import {
  isOut,
  labelOf,
  memberWord,
  needsOf,
  saidOf,
  stateAndPart,
  standing as standingOf,
} from "../../core/roster.js";
import { termClass } from "../../scene/theme.js";
import { say, tell } from "../../text/say.js";
import { progressMark } from "../../ui/progress.js";
import { legendOf, tellEntry, wordOf } from "./entry.js";
import { windowOn } from "./edges.js";
import { popover } from "./popover.js";
import { rove } from "./roving.js";
import { columnStates, headRows } from "./head.js";

/** Columns shown at most: the newest ones. */
const MOST_COLUMNS = 60;
/** What the legend shows only while an entry is in this state. @type {Standing[]} */
export const SPECIAL = ["replaced", "disputed"];

/**
 * The logs: a row per node, a column per index. A cell shows whether its very entry *is* committed, and whether its
 * node *knows* that. The words over the columns speak of an index only where no log holds another entry there.
 * @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLElement}}
 */
// long: the update compares each part with the key of what was drawn last
export function logs(store, bridge) {
  const table = h("table", { class: "log-table" });
  const frame = windowOn(table);
  const legend = h("p", { class: "log-legend" });
  const roving = rove(table);
  const answer = popover(store, bridge, table, frame.element, roving.focus);
  const element = panel("logs", say("logs"), frame.element, legend);
  table.addEventListener("click", (event) => {
    const answer = answerOf(store.state, event.target);
    if (answer !== null) {
      store.dispatch({ type: store.state.choosing?.many ? "pick" : "answer", value: answer });
      return;
    }
    const what = askedAt(event.target);
    if (what) {
      // A second click closes the answer.
      const again = JSON.stringify(store.state.question) === JSON.stringify(what);
      store.dispatch({ type: "ask", what: again ? null : what });
      return;
    }
    const row = event.target instanceof Element ? event.target.closest("[data-node]") : null;
    if (!(row instanceof HTMLElement)) return;
    store.dispatch({ type: "select", what: { kind: "node", id: Number(row.dataset["node"]) } });
  });
  const head = h("thead");
  const body = h("tbody");
  table.append(h("caption", { class: "for-readers" }, say("logs-caption")), head, body);
  let headKey = "";
  /** @type {string[]} */
  let rowKeys = [];
  let legendKey = "";

  return {
    element,
    update(state, before) {
      drawTable(state, before);
      answer.update(state, before);
    },
  };

  /** @param {State} state @param {State | null} before */
  function drawTable(state, before) {
    if (state.view === before?.view && state.selection === before?.selection) return;
    const held = table.contains(document.activeElement);
    const { view } = state;
    const { first, last } = columns(view);
    const leader = believer(state);
    const broken = view.violations.at(-1)?.index ?? 0;
    const states = columnStates(view, first, last);
    const nextHead = `${first} ${last} ${states.map((it) => `${it.state}${it.term}`)} ${broken}`;
    let drawn = nextHead !== headKey;
    if (drawn) {
      headKey = nextHead;
      fill(head, ...headRows(states, first, last, broken));
    }
    if (state.run !== before?.run) frame.restart();
    if (body.rows.length !== view.nodes.length) {
      element.style.setProperty("--nodes", String(view.nodes.length));
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
      drawn = true;
      const row = logRow(shown);
      if (body.rows[i]) body.rows[i].replaceWith(row);
      else body.append(row);
    });
    if (drawn) {
      roving.settle();
      set(element, "data-empty", last === 0 ? "" : null);
    }
    // A cell that was drawn again has the focus that it had.
    if (held && !table.contains(document.activeElement)) roving.focus();
    const logged = (/** @type {Standing} */ it) => view.nodes.some((node) => node.log.some((e) => e.standing === it));
    const special = SPECIAL.filter(logged);
    const joint = view.roster.outgoing.length ? needsOf(view.roster) : "";
    const nextLegend = `${leader?.name ?? ""} ${special.join(" ")} ${joint}`;
    if (nextLegend !== legendKey || !legend.firstChild) {
      legendKey = nextLegend;
      fill(legend, ...legendParts(leader?.name ?? "", special, joint));
    }
  }
}

/** What a click on an entry, a snapshot or a column's number asks. @param {EventTarget | null} target */
function askedAt(target) {
  const button = target instanceof Element ? target.closest("button") : null;
  const cell = button?.closest("[data-index], [data-entry]");
  if (!(cell instanceof HTMLElement)) return null;
  if (cell.dataset["index"])
    return { kind: /** @type {const} */ ("commit"), index: Number(cell.dataset["index"]), row: 0 };
  const [index, term] = (cell.dataset["entry"] ?? "").split(" ").map(Number);
  const row = Number(cell.closest("tr")?.dataset["node"]);
  return index === undefined ? null : { kind: /** @type {const} */ ("commit"), index, term, row };
}

/**
 * What a click on a node's name, a column's number or an entry answers, while a question is asked; else null.
 * @param {State} state @param {EventTarget | null} target
 */
function answerOf({ choosing }, target) {
  if (!choosing || !(target instanceof Element)) return null;
  if (choosing.kind === "node") {
    const row = target.closest("tr[data-node]");
    return row instanceof HTMLElement && target.closest("th") ? `n${row.dataset["node"]}` : null;
  }
  const cell = target.closest("[data-entry], [data-index]");
  if (!(cell instanceof HTMLElement)) return null;
  return cell.dataset["index"] ?? cell.dataset["entry"]?.split(" ")[0] ?? null;
}

/** @param {View} view */
export function columns(view) {
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
export function believer(state) {
  const leaders = state.view.nodes.filter((node) => node.role === "leader" && node.status !== "crashed");
  const { selection } = state;
  const selected = selection?.kind === "node" ? leaders.find((node) => node.id === selection.id) : undefined;
  return selected ?? leaders.sort((a, b) => b.term - a.term)[0];
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
    .map((entry) => `${entry.term}${tell(entry.text)}${entry.durable ? "" : "~"}${entry.standing}${entry.rival?.term}`)
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
  const member = saidOf(node, view) || memberWord(node);
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
          "data-column": first - 1,
          tabindex: -1,
          title: labelOf(node, view),
        },
        h("span", { class: `chip ${termClass(node.term)}` }, say("term-short", { term: node.term })),
        h("span", { class: "name" }, node.name),
        mark,
        member ? h("span", { class: isOut(node) ? "member out" : "member", "aria-hidden": "true" }, member) : null,
        h("span", { class: "for-readers" }, stateAndPart(node, view)),
      ),
    ),
  );
  let index = first;
  if (node.snapshotIndex >= first) {
    const cell = snapshotCell(node, first, last);
    marksIn(cell, node, first, Math.min(node.snapshotIndex, last), first, leader, progress);
    row.append(cell);
    index = node.snapshotIndex + 1;
  }
  for (; index <= last; index += 1) {
    const entry = node.log[index - (node.log[0]?.index ?? 1)];
    const cell = entry && entry.index === index ? entryCell(node, entry) : h("td", { class: "blank" });
    if (index === broken) cell.classList.add("evidence");
    marksIn(cell, node, index, index, first, leader, progress);
    row.append(cell);
  }
  // nextIndex usually points behind the last column, so it has its own narrow column.
  const behind = h("td", { class: "blank behind" });
  if (leader && progress && progress.next > last) {
    behind.append(
      h("span", { class: "next", title: say("next-index-tip", { leader: leader.name, index: progress.next }) }),
    );
  }
  row.append(behind);
  if (leader && progress && leader.id !== node.id)
    row.append(h("td", { class: "blank how" }, progressMark(progress, view.settings.window)));
  return row;
}

/** The part of a log that a snapshot stands for. @param {NodeView} node @param {number} first @param {number} last */
function snapshotCell(node, first, last) {
  const span = Math.min(node.snapshotIndex, last) - first + 1;
  const stands = h(
    "button",
    { type: "button", "data-column": Math.min(node.snapshotIndex, last), tabindex: -1 },
    say("up-to-index", { index: node.snapshotIndex }),
  );
  return h(
    "td",
    {
      class: "compacted",
      colspan: span,
      title: say("snapshot-stands-for", { index: node.snapshotIndex, term: node.snapshotTerm }),
      "data-entry": `${node.snapshotIndex} ${node.snapshotTerm}`,
    },
    h("div", {}, stands),
  );
}

/**
 * Below a cell: nextIndex and matchIndex, each at the column of its index. The first column stands for all up to it.
 * @param {HTMLElement} cell
 * @param {NodeView} node
 * @param {number} from the first column of the cell
 * @param {number} to its last one
 * @param {number} first column of the table
 * @param {NodeView | undefined} leader
 * @param {Progress | undefined} progress
 */
function marksIn(cell, node, from, to, first, leader, progress) {
  if (!leader || !progress || leader.id === node.id) return;
  const { matched, next } = progress;
  /** @param {number} index @param {"match" | "next"} which @param {string} title */
  const mark = (index, which, title) => {
    const column = Math.max(index, first);
    if (index === 0 || column < from || column > to) return;
    const element = h("span", { class: which, title });
    const columns = to - from + 1;
    const aside = which === "next" ? column - from : to - column;
    if (aside > 0) element.style[which === "next" ? "left" : "right"] = `calc(${aside} * 100% / ${columns} + 1px)`;
    cell.append(element);
  };
  mark(matched, "match", say("match-index-tip", { leader: leader.name, index: matched }));
  mark(next, "next", say("next-index-tip", { leader: leader.name, index: next }));
}

/** @param {NodeView} node @param {Entry} entry */
function entryCell(node, entry) {
  const { standing, index } = entry;
  const isCommitted = standing === "known" || standing === "committed";
  const title = tellEntry(node, entry);
  const text = clip(tell(entry.text), 14);
  const long = widthIn(text) > 4 ? "long" : "";
  return h(
    "td",
    { class: "entry", title, "data-entry": `${index} ${entry.term}` },
    h(
      "button",
      {
        type: "button",
        class: `cell ${termClass(entry.term)} ${standing} ${entry.durable ? "" : "volatile"}`,
        "data-column": index,
        tabindex: -1,
        "aria-haspopup": "dialog",
      },
      h("span", { class: "t" }, say("term-short", { term: entry.term })),
      h("span", { class: `x ${long}`, "aria-hidden": entry.detail ? "true" : undefined }, text),
      entry.detail ? h("span", { class: "for-readers" }, tell(entry.detail)) : null,
      isCommitted ? icon("lock") : null,
      h("span", { class: "for-readers" }, wordOf(standing)),
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
      legendOf(standing),
    );
  const parts = [key("known"), key("committed"), key("open"), ...special.map(key)];
  if (joint) parts.push(h("strong", {}, say("joint-phase-needs", { needs: joint })));
  if (leader) {
    parts.push(
      h("span", {}, h("i", { class: "next", "aria-hidden": "true" }), "nextIndex"),
      h("span", {}, h("i", { class: "match", "aria-hidden": "true" }), say("match-index-of", { leader })),
    );
  }
  return parts;
}
