// @ts-check
/** @import { Panel, Store, View } from "../types.js" */
import { fill, h, panel } from "../dom.js";
import { clip } from "../format.js";
import { t } from "../text/en.js";

const MOST_KEYS = 12;

/** The state machines: a row per node, a column per key. @param {Store} _store @returns {Panel & {element: HTMLElement}} */
export function kv(_store) {
  const table = h("table", { class: "kv-table" });
  const scroller = h("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": t.kv.caption }, table);
  const element = panel("kv", t.kv.title, scroller);
  let shown = "";
  return {
    element,
    update(state, before) {
      if (state.view === before?.view) return;
      const { view } = state;
      const key = view.nodes.map((node) => `${node.status === "crashed"}${node.applied}${node.kv.join(";")}`).join("|");
      if (key === shown) return;
      shown = key;
      fill(table, h("caption", { class: "for-readers" }, t.kv.caption), ...rows(view));
    },
  };
}

/** @param {View} view */
function rows(view) {
  const all = [...new Set(view.nodes.flatMap((node) => node.kv.map(([key]) => key)))].sort();
  const keys = all.slice(0, MOST_KEYS);
  const more = all.length - keys.length;
  const head = h("tr", {}, h("th", { scope: "col" }, h("span", { class: "for-readers" }, t.logs.node)), h("th", { scope: "col", class: "applied" }, t.kv.applied));
  for (const key of keys) head.append(h("th", { scope: "col" }, clip(key, 10)));
  if (!keys.length) head.append(h("td", { class: "muted" }, t.kv.empty));
  if (more > 0) head.append(h("td", { class: "muted" }, t.kv.more(more)));
  // A value that differs from what most applied state says is not wrong: the node is merely behind.
  const newest = view.nodes.reduce((best, node) => (node.applied > best.applied ? node : best), view.nodes[0]);
  const latest = new Map(newest?.kv ?? []);
  const body = view.nodes.map((node) => {
    const values = new Map(node.kv);
    const row = h("tr", { class: node.status }, h("th", { scope: "row" }, node.name), h("td", { class: "applied" }, String(node.applied)));
    for (const key of keys) {
      const value = values.get(key);
      const behind = value !== latest.get(key);
      row.append(h("td", { class: behind ? "behind" : "", title: value ?? "" }, value === undefined ? "–" : clip(value, 12)));
    }
    return row;
  });
  return [h("thead", {}, head), h("tbody", {}, ...body)];
}
