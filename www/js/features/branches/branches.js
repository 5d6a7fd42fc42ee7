// @ts-check
/**
 * The dialogs about time: bookmarks, where to stop, the branches, and two of them compared.
 * @import { Panel, Store } from "../../core/types.js"
 * @import { BranchView } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 */
import { button, fill, h, icon, set, write } from "../../ui/dom.js";
import { branchName } from "../../core/branch.js";
import { clock } from "../../core/format.js";
import { say, tell } from "../../text/say.js";
import { STANDING } from "../../core/state.js";
import { dialog } from "../../ui/dialog.js";
import { FACTS, stopName, tellBranch } from "./names.js";

/** The most rows of a comparison. */
const MOST_ROWS = 300;

/** A name for this moment. @param {Store} store @returns {Panel & {element: HTMLDialogElement}} */
export function bookmarkDialog(store) {
  const label = say("bookmark-name");
  const name = h("input", { id: "bookmark-name", "aria-label": label, maxlength: 60, autocomplete: "off" });
  const list = h("ul", { class: "marks" });
  const none = h("p", { class: "muted" }, say("bookmarks-none"));
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
    h("button", { type: "submit", class: "button primary" }, say("add")),
  );
  const it = dialog(store, "bookmark", say("bookmark"), h("p", {}, say("bookmark-about")), form, none, list);
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
  const standing = (/** @type {import("../../core/types.js").BannerName | "ask" | "say"} */ name) => {
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
  const ask = standing("ask");
  const sentence = standing("say");
  const fact = h("select", { id: "stop-fact", "aria-label": say("stop-what") });
  for (const name of FACTS) fact.append(h("option", { value: name }, say(`stop-${name}`)));
  const node = h("select", { id: "stop-node", "aria-label": say("stop-where") });
  const count = h("input", {
    id: "stop-count",
    type: "number",
    min: 1,
    step: 1,
    placeholder: say("stop-each"),
    "aria-label": say("stop-which"),
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
    h("button", { type: "submit", class: "button primary" }, say("add")),
  );
  const it = dialog(
    store,
    "stops",
    say("stops"),
    h("label", { class: "check" }, violation, h("span", {}, say("stop-on-violation"))),
    h("label", { class: "check" }, failure, h("span", {}, say("stop-on-failure"))),
    h("label", { class: "check" }, end, h("span", {}, say("stop-on-end"))),
    h("label", { class: "check" }, ask, h("span", {}, say("stop-on-ask"))),
    h("label", { class: "check" }, sentence, h("span", {}, say("stop-on-say"))),
    h("p", {}, say("stops-about")),
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
          h("option", { value: "" }, say("stop-any-node")),
          ...names.map((name) => h("option", { value: name }, name === "leader" ? say("state-leader") : name)),
        );
      }
      if (!opened && state.stops === before?.stops) return;
      violation.checked = state.stops.includes("violation");
      failure.checked = state.stops.includes("failure");
      end.checked = state.stops.includes("end");
      ask.checked = state.stops.includes("ask");
      sentence.checked = state.stops.includes("say");
      const own = state.stops.filter((stop) => !STANDING.includes(stop));
      fill(
        list,
        ...own.map((stop) => {
          const name = tell(stopName(stop));
          const find = (/** @type {boolean} */ forwards) =>
            button({
              icon: forwards ? "skip" : "skipback",
              label: say(forwards ? "stop-find-after" : "stop-find-before", { stop: name }),
              onclick: () => {
                store.dispatch({ type: "dialog", to: null });
                store.dispatch({ type: "find", wanted: stop, forwards });
              },
            });
          const remove = button({
            icon: "close",
            label: say("stop-remove", { stop: name }),
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
  const first = h("select", { id: "compare-first", "aria-label": say("compare-first"), onchange: () => compare() });
  const second = h("select", { id: "compare-second", "aria-label": say("compare-second"), onchange: () => compare() });
  const all = h("input", { type: "checkbox", id: "compare-all", onchange: () => compare() });
  const told = h("p", { class: "muted", role: "status" });
  const table = h("table", { class: "compare" });
  const comparison = h(
    "div",
    { hidden: true },
    h("h3", {}, say("compare")),
    h("div", { class: "row" }, first, h("span", {}, say("compare-with")), second),
    h("label", { class: "check" }, all, h("span", {}, say("compare-all"))),
    told,
    h("div", { class: "compare-frame", tabindex: 0, role: "region", "aria-label": say("compare") }, table),
  );
  const whatIf = button({
    id: "what-if",
    icon: "branch",
    text: say("what-if"),
    title: say("what-if-tip"),
    onclick: () => store.dispatch({ type: "what-if" }),
  });
  const it = dialog(
    store,
    "branches",
    say("branches"),
    h("p", {}, say("branches-about")),
    list,
    h("div", { class: "row" }, whatIf),
    comparison,
  );

  function compare() {
    const [a, b] = [Number(first.value), Number(second.value)];
    const found = a === b ? undefined : bridge.compare(a, b, all.checked ? 0 : 1, MOST_ROWS);
    table.hidden = !found;
    if (!found) {
      write(told, a === b ? say("compare-same") : "");
      return;
    }
    write(
      told,
      say("compared", {
        from: clock(found.atMs),
        to: clock(found.untilMs),
        both: found.both,
        first: found.onlyFirst,
        second: found.onlySecond,
      }),
    );
    const names = [first, second].map((select) => select.selectedOptions[0]?.textContent ?? "");
    const cell = (/** @type {string} */ text, /** @type {boolean} */ here) =>
      h(
        "td",
        { class: here ? "" : "absent" },
        here ? text : h("span", { class: "for-readers" }, say("compare-absent")),
      );
    fill(
      table,
      h("caption", { class: "for-readers" }, say("compare")),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, say("compare-when")),
          ...names.map((name) => h("th", { scope: "col" }, name)),
        ),
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
              ? [h("td", { colspan: 2 }, tell(row.text))]
              : [cell(tell(row.text), row.first !== undefined), cell(tell(row.text), row.second !== undefined)]),
          );
        }),
        found.leftOut
          ? h("tr", {}, h("td", { colspan: 3, class: "muted" }, say("compare-more", { count: found.leftOut })))
          : null,
      ),
    );
  }

  /** @param {BranchView} branch */
  function item(branch) {
    const name = h("input", {
      value: branch.name,
      placeholder: branchName({ ...branch, name: "" }),
      "aria-label": say("branch-name", { number: branch.id }),
      maxlength: 60,
      onchange: () => store.dispatch({ type: "name-branch", id: branch.id, name: name.value }),
    });
    const show = button({
      text: say(branch.shown ? "branch-shown" : "branch-show"),
      class: branch.shown ? "primary" : "",
      onclick: () => store.dispatch({ type: "branch", id: branch.id }),
    });
    set(show, "aria-pressed", String(branch.shown));
    const forget = button({
      icon: "erase",
      label: say("branch-delete", { name: branchName(branch) }),
      onclick: () => store.dispatch({ type: "forget-branch", id: branch.id }),
    });
    forget.disabled = branch.shown;
    return h(
      "li",
      {},
      h("div", { class: "row" }, icon("branch"), name, show, forget),
      h("p", { class: "muted" }, tellBranch(branch, store.state.view.branches)),
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
        fill(select, ...branches.map((branch) => h("option", { value: branch.id }, branchName(branch))));
        const stays = branches.some((branch) => String(branch.id) === before);
        select.value = stays ? before : String(chosen ?? shown.id);
      }
      compare();
      if (focused) document.getElementById(focused)?.focus();
    },
  };
}
