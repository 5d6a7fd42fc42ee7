// @ts-check
/**
 * The dialogs about time: bookmarks, where to stop, the branches, and two of them compared.
 * @import { Panel, Store } from "../../core/types.js"
 * @import { BranchView, FactKind } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 */
import { button, fill, h, icon, say, set } from "../../ui/dom.js";
import { clock } from "../../core/format.js";
import { t } from "../../text/en.js";
import { STANDING } from "../../core/state.js";
import { dialog } from "../../ui/dialog.js";

/** The facts that a stop can wait for, with a node and a count. @type {FactKind[]} */
const FACTS = [
  "leader-elected",
  "commit",
  "apply",
  "become-candidate",
  "left-out",
  "step-down",
  "vote-granted",
  "vote-refused",
  "append",
  "append-refused",
  "truncate",
  "timeout",
  "propose",
  "reply",
  "snapshot-taken",
  "snapshot-sent",
  "snapshot-installed",
  "crash",
  "restart",
  "drop",
];

/** The most rows of a comparison. */
const MOST_ROWS = 300;

/** A name for this moment. @param {Store} store @returns {Panel & {element: HTMLDialogElement}} */
export function bookmarkDialog(store) {
  const label = t.walk.bookmarkName;
  const name = h("input", { id: "bookmark-name", "aria-label": label, maxlength: 60, autocomplete: "off" });
  const list = h("ul", { class: "marks" });
  const none = h("p", { class: "muted" }, t.walk.noBookmarks);
  const form = h(
    "form",
    {
      class: "row",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const text = name.value.trim() || clock(store.state.nowMs);
        store.dispatch({ type: "bookmark", name: text });
        name.value = "";
        store.dispatch({ type: "dialog", to: null });
      },
    },
    name,
    h("button", { type: "submit", class: "button primary" }, t.walk.bookmarkAdd),
  );
  const it = dialog(store, "bookmark", t.walk.bookmark, h("p", {}, t.walk.bookmarkText), form, none, list);
  return {
    element: it.element,
    update(state, before) {
      const opened = it.sync(state);
      if (opened) {
        name.focus();
        name.select();
      }
      if (!opened && state.view.bookmarks.length === before?.view.bookmarks.length) return;
      none.hidden = state.view.bookmarks.length > 0;
      fill(
        list,
        ...state.view.bookmarks.map((mark) =>
          h(
            "li",
            {},
            button({
              icon: "flag",
              text: `${mark.name} · ${clock(mark.atMs)}`,
              onclick: () => {
                store.dispatch({ type: "dialog", to: null });
                store.dispatch({ type: "seek", toMs: mark.atMs });
              },
            }),
          ),
        ),
      );
    },
  };
}

/** Where time stops by itself. @param {Store} store @returns {Panel & {element: HTMLDialogElement}} */
// long: it builds a form whose fields its handlers and its update read
export function stopsDialog(store) {
  const standing = (/** @type {import("../../core/types.js").BannerName} */ name) => {
    const box = h("input", {
      type: "checkbox",
      id: `stop-${name}`,
      onchange: () => {
        const rest = store.state.stops.filter((stop) => stop !== name);
        store.dispatch({ type: "stops", to: box.checked ? [name, ...rest] : rest });
      },
    });
    return box;
  };
  const violation = standing("violation");
  const failure = standing("failure");
  const end = standing("end");
  const fact = h("select", { id: "stop-fact", "aria-label": t.walk.fact });
  for (const name of FACTS) fact.append(h("option", { value: name }, t.walk.facts(name)));
  const node = h("select", { id: "stop-node", "aria-label": t.walk.node });
  const count = h("input", {
    id: "stop-count",
    type: "number",
    min: 1,
    step: 1,
    placeholder: t.walk.anyTime,
    "aria-label": t.walk.count,
  });
  const list = h("ul", { class: "marks" });
  const form = h(
    "form",
    {
      class: "row",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const where = node.value ? ` node=${node.value}` : "";
        const many = Number(count.value) >= 1 ? ` count=${Math.floor(Number(count.value))}` : "";
        const stop = `${fact.value}${where}${many}`;
        const rest = store.state.stops.filter((other) => other !== stop);
        store.dispatch({ type: "stops", to: [...rest, stop] });
      },
    },
    fact,
    node,
    count,
    h("button", { type: "submit", class: "button primary" }, t.walk.stopAdd),
  );
  const it = dialog(
    store,
    "stops",
    t.walk.stopsTitle,
    h("label", { class: "check" }, violation, h("span", {}, t.walk.onViolation)),
    h("label", { class: "check" }, failure, h("span", {}, t.walk.onFailure)),
    h("label", { class: "check" }, end, h("span", {}, t.walk.onEnd)),
    h("p", {}, t.walk.stopsText),
    form,
    list,
  );
  let nodes = 0;
  return {
    element: it.element,
    update(state, before) {
      const opened = it.sync(state);
      if (state.view.nodes.length !== nodes) {
        nodes = state.view.nodes.length;
        const names = ["leader", ...state.view.nodes.map((one) => one.name)];
        fill(
          node,
          h("option", { value: "" }, t.walk.anyNode),
          ...names.map((name) => h("option", { value: name }, name)),
        );
      }
      if (!opened && state.stops === before?.stops) return;
      violation.checked = state.stops.includes("violation");
      failure.checked = state.stops.includes("failure");
      end.checked = state.stops.includes("end");
      const own = state.stops.filter((stop) => !STANDING.includes(stop));
      fill(
        list,
        ...own.map((stop) => {
          const name = t.walk.name(stop);
          const find = (/** @type {boolean} */ forwards) =>
            button({
              icon: forwards ? "skip" : "skipback",
              label: forwards ? t.walk.findAfter(name) : t.walk.findBefore(name),
              onclick: () => {
                store.dispatch({ type: "dialog", to: null });
                store.dispatch({ type: "find", wanted: stop, forwards });
              },
            });
          const remove = button({
            icon: "close",
            label: t.walk.stopRemove(name),
            onclick: () => store.dispatch({ type: "stops", to: store.state.stops.filter((other) => other !== stop) }),
          });
          return h("li", { class: "row" }, h("span", { class: "grow" }, name), find(false), find(true), remove);
        }),
      );
    },
  };
}

/**
 * The branches of the run: shows, names, deletes and compares them.
 * @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLDialogElement}}
 */
// long: the list and the comparison share the fields that choose two branches
export function branchesDialog(store, bridge) {
  const list = h("ul", { class: "marks branches" });
  const first = h("select", { id: "compare-first", "aria-label": t.walk.compareFirst, onchange: () => compare() });
  const second = h("select", { id: "compare-second", "aria-label": t.walk.compareSecond, onchange: () => compare() });
  const all = h("input", { type: "checkbox", id: "compare-all", onchange: () => compare() });
  const told = h("p", { class: "muted", role: "status" });
  const table = h("table", { class: "compare" });
  const comparison = h(
    "div",
    { hidden: true },
    h("h3", {}, t.walk.compare),
    h("div", { class: "row" }, first, h("span", {}, t.walk.with), second),
    h("label", { class: "check" }, all, h("span", {}, t.walk.compareAll)),
    told,
    h("div", { class: "compare-frame", tabindex: 0, role: "region", "aria-label": t.walk.compare }, table),
  );
  const whatIf = button({
    id: "what-if",
    icon: "branch",
    text: t.walk.whatIf,
    title: t.walk.whatIfTip,
    onclick: () => store.dispatch({ type: "what-if" }),
  });
  const it = dialog(
    store,
    "branches",
    t.walk.branchesTitle,
    h("p", {}, t.walk.branchesText),
    list,
    h("div", { class: "row" }, whatIf),
    comparison,
  );

  function compare() {
    const [a, b] = [Number(first.value), Number(second.value)];
    const found = a === b ? undefined : bridge.compare(a, b, all.checked ? 0 : 1, MOST_ROWS);
    table.hidden = !found;
    if (!found) {
      say(told, a === b ? t.walk.compareSame : "");
      return;
    }
    say(told, t.walk.compared(clock(found.atMs), clock(found.untilMs), found.both, found.onlyFirst, found.onlySecond));
    const names = [first, second].map((select) => select.selectedOptions[0]?.textContent ?? "");
    const cell = (/** @type {string} */ text, /** @type {boolean} */ here) =>
      h("td", { class: here ? "" : "absent" }, here ? text : h("span", { class: "for-readers" }, t.walk.absent));
    fill(
      table,
      h("caption", { class: "for-readers" }, t.walk.compare),
      h(
        "thead",
        {},
        h("tr", {}, h("th", { scope: "col" }, t.walk.when), ...names.map((name) => h("th", { scope: "col" }, name))),
      ),
      h(
        "tbody",
        {},
        ...found.rows.map((row) => {
          const both = row.first !== undefined && row.second !== undefined;
          return h(
            "tr",
            { class: both ? "both" : "differs" },
            h("th", { scope: "row" }, clock(row.atMs)),
            ...(both
              ? [h("td", { colspan: 2 }, row.text)]
              : [cell(row.text, row.first !== undefined), cell(row.text, row.second !== undefined)]),
          );
        }),
        found.leftOut ? h("tr", {}, h("td", { colspan: 3, class: "muted" }, t.walk.compareMore(found.leftOut))) : null,
      ),
    );
  }

  /** @param {BranchView} branch */
  function item(branch) {
    const name = h("input", {
      value: branch.name,
      placeholder: t.walk.branchName({ ...branch, name: "" }),
      "aria-label": t.walk.nameOf(branch.id),
      maxlength: 60,
      onchange: () => store.dispatch({ type: "name-branch", id: branch.id, name: name.value }),
    });
    const show = button({
      text: branch.shown ? t.walk.shown : t.walk.show,
      class: branch.shown ? "primary" : "",
      onclick: () => store.dispatch({ type: "branch", id: branch.id }),
    });
    set(show, "aria-pressed", String(branch.shown));
    const forget = button({
      icon: "erase",
      label: t.walk.forget(t.walk.branchName(branch)),
      onclick: () => store.dispatch({ type: "forget-branch", id: branch.id }),
    });
    forget.disabled = branch.shown;
    return h(
      "li",
      {},
      h("div", { class: "row" }, icon("branch"), name, show, forget),
      h("p", { class: "muted" }, t.walk.branchTold(branch, clock(branch.forkMs), clock(branch.farMs))),
    );
  }

  let drawn = "";
  return {
    element: it.element,
    update(state) {
      const opened = it.sync(state);
      if (state.dialog !== "branches") return;
      const key = JSON.stringify(state.view.branches);
      if (!opened && key === drawn) return;
      drawn = key;
      const { branches } = state.view;
      const focused = document.activeElement?.id;
      fill(list, ...branches.map(item));
      comparison.hidden = branches.length < 2;
      const shown = branches.find((branch) => branch.shown) ?? branches[0];
      const other = branches.find((branch) => branch.id === shown.from) ?? branches.find((branch) => branch !== shown);
      for (const [select, chosen] of /** @type {[HTMLSelectElement, number | undefined][]} */ ([
        [first, other?.id],
        [second, shown.id],
      ])) {
        const before = opened ? "" : select.value;
        fill(select, ...branches.map((branch) => h("option", { value: branch.id }, t.walk.branchName(branch))));
        const stays = branches.some((branch) => String(branch.id) === before);
        select.value = stays ? before : String(chosen ?? shown.id);
      }
      compare();
      if (focused) document.getElementById(focused)?.focus();
    },
  };
}
