// @ts-check
/** @import { Panel, Store } from "../../core/types.js" */
/** @import { View } from "../../core/view.js" */
import { fill, h, panel } from "../../ui/dom.js";
import { clip } from "../../core/format.js";
import { say } from "../../text/say.js";

const MOST_KEYS = 12;

/**
 * The state machines: a column per node, a row per key.
 * @param {Store} _store
 * @returns {Panel & {element: HTMLElement}}
 */
export function kv(_store) {
  const table = h("table", { class: "kv-table" });
  const scroller = h(
    "div",
    { class: "scroller", tabindex: 0, role: "region", "aria-label": say("state-machines-caption") },
    table,
  );
  const element = panel("kv", say("state-machines"), scroller);
  let shown = "";
  return {
    element,
    update(state, before) {
      if (state.view === before?.view) return;
      const { view } = state;
      const key = view.nodes.map((node) => `${node.status === "crashed"}${node.applied}${node.kv.join(";")}`).join("|");
      if (key === shown) return;
      shown = key;
      fill(table, h("caption", { class: "for-readers" }, say("state-machines-caption")), ...rows(view));
    },
  };
}

/** @param {View} view */
function rows(view) {
  const all = [...new Set(view.nodes.flatMap((node) => node.kv.map(([key]) => key)))].sort();
  const keys = all.slice(0, MOST_KEYS);
  const more = all.length - keys.length;
  const head = h(
    "tr",
    {},
    h("td"),
    ...view.nodes.map((node) => h("th", { scope: "col", class: node.status }, node.name)),
  );
  const applied = h("tr", { class: "applied" }, h("th", { scope: "row" }, say("applied")));
  for (const node of view.nodes) applied.append(h("td", { class: node.status }, String(node.applied)));
  // A value that differs from the most advanced state is not wrong: the node has applied less.
  const newest = view.nodes.reduce((best, node) => (node.applied > best.applied ? node : best), view.nodes[0]);
  const latest = new Map(newest?.kv ?? []);
  const values = view.nodes.map((node) => new Map(node.kv));
  const body = keys.map((key) => {
    const row = h("tr", {}, h("th", { scope: "row", title: key }, clip(key, 12)));
    view.nodes.forEach((node, i) => {
      const value = values[i].get(key);
      const behind = value !== latest.get(key);
      const text = value === undefined ? "–" : clip(value, 9);
      row.append(h("td", { class: `${node.status} ${behind ? "behind" : ""}`, title: value ?? "" }, text));
    });
    return row;
  });
  if (more > 0)
    body.push(
      h("tr", {}, h("td", { class: "muted", colspan: view.nodes.length + 1 }, say("more-keys", { count: more }))),
    );
  return [h("thead", {}, head), h("tbody", {}, applied, ...body)];
}
