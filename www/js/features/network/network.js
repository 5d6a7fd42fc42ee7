// @ts-check
/** @import { Panel, State, Store } from "../../core/types.js" */
/** @import { View } from "../../core/view.js" */
import { button, fill, h, set, write } from "../../ui/dom.js";
import { cutLinks, groupsByNode } from "../../scene/walls.js";
import { say, told } from "../../text/say.js";
import { leaderOf } from "../clients/client.js";
import { linkFaults } from "./faults.js";

const LETTERS = ["A", "B", "C", "D"];

/**
 * Partitions by choosing the groups, and single links in either direction.
 * @param {Store} store
 * @returns {Panel & {element: HTMLElement}}
 */
// long: groups and links share the elements and the cells that were built last
export function network(store) {
  /** @type {number[]} the chosen group of every node */
  let chosen = [];
  const picker = h("div", { class: "group-picker" });
  const grid = h("table", { class: "link-grid" });
  const qualities = linkFaults(store);
  const both = h("input", { type: "checkbox", id: "both" });
  const element = h(
    "div",
    { class: "network" },
    h(
      "div",
      { class: "row" },
      h("h3", { title: say("links-hint") }, say("links")),
      h("label", { class: "check" }, both, say("links-both")),
    ),
    h(
      "div",
      { class: "links" },
      h("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": say("links") }, grid),
      h(
        "div",
        { class: "link-deeds" },
        button({ text: say("random-halves"), onclick: () => choose(halves(store.state)) }),
        button({ text: say("leader-alone"), onclick: () => choose(leaderAlone(store.state)) }),
        button({
          id: "heal",
          icon: "join",
          text: say("heal-links"),
          onclick: () => store.dispatch({ type: "act", texts: ["heal"] }),
        }),
      ),
    ),
    h("p", { class: "muted" }, say("links-hint")),
    h("h3", {}, say("partition-make")),
    h("p", { class: "muted" }, say("partition-hint")),
    picker,
    h(
      "div",
      { class: "row" },
      button({ id: "partition", text: say("partition-make"), class: "primary", onclick: apply }),
    ),
    qualities.element,
  );
  /** @type {HTMLButtonElement[]} */
  let letters = [];
  /** @type {Map<string, HTMLButtonElement>} */
  const cells = new Map();

  /** @param {number[]} groups */
  function choose(groups) {
    chosen = groups;
    showChosen();
    apply();
  }

  function apply() {
    const members = LETTERS.map((_, group) => chosen.flatMap((it, i) => (it === group ? [`n${i + 1}`] : []))).filter(
      (it) => it.length,
    );
    if (members.length < 2) store.dispatch({ type: "notice", tone: "said", text: told("partition-one-group") });
    else store.dispatch({ type: "act", texts: [`partition ${members.map((it) => it.join(" ")).join(" | ")}`] });
  }

  function showChosen() {
    letters.forEach((letter, i) => {
      write(letter, LETTERS[chosen[i]]);
      set(letter, "data-group", LETTERS[chosen[i]]);
      set(letter, "aria-label", say("group-of", { node: `n${i + 1}`, group: LETTERS[chosen[i]] }));
    });
  }

  /** @param {View} view */
  function build(view) {
    chosen = view.nodes.map((_, i) => chosen[i] ?? 0);
    letters = view.nodes.map((_, i) =>
      h("button", {
        type: "button",
        class: "letter",
        id: `group-${i + 1}`,
        onclick: () => {
          // Two groups are the usual case; each press adds one as long as there are nodes, then starts over.
          const groups = Math.min(LETTERS.length, Math.max(2, store.state.view.nodes.length - 1), 3);
          chosen[i] = (chosen[i] + 1) % groups;
          showChosen();
        },
      }),
    );
    fill(
      picker,
      ...letters.map((letter, i) =>
        h("div", { class: "pick" }, h("span", { "aria-hidden": "true" }, `n${i + 1}`), letter),
      ),
    );
    showChosen();

    cells.clear();
    const head = h("tr", {}, h("td", {}, h("span", { class: "for-readers" }, say("from"))));
    for (const node of view.nodes) head.append(h("th", { scope: "col" }, node.name));
    const body = h("tbody");
    for (const from of view.nodes) {
      const row = h("tr", {}, h("th", { scope: "row" }, from.name));
      for (const to of view.nodes) {
        if (from === to) {
          row.append(h("td", { class: "self" }));
          continue;
        }
        const cell = h("button", {
          type: "button",
          class: "link",
          id: `link-${from.id}-${to.id}`,
          onclick: () => {
            const cut = cell.getAttribute("aria-pressed") === "true";
            store.dispatch({
              type: "act",
              texts: [`${cut ? "mend" : "cut"} n${from.id}${both.checked ? "-" : ">"}n${to.id}`],
            });
          },
        });
        set(cell, "aria-label", say("link-from-to", { from: from.name, to: to.name }));
        cells.set(`${from.id}>${to.id}`, cell);
        row.append(h("td", {}, cell));
      }
      body.append(row);
    }
    fill(grid, h("thead", {}, head), body);
  }

  let nodes = 0;
  let shown = "";
  return {
    element,
    update(state, before) {
      qualities.update(state, before);
      if (state.view === before?.view) return;
      const { view } = state;
      if (view.nodes.length !== nodes || state.run !== before?.run) {
        nodes = view.nodes.length;
        shown = "";
        if (state.run !== before?.run) chosen = [];
        build(view);
      }
      const groups = view.groups.map((it) => it.join()).join("|");
      const beforeGroups = before?.view.groups.map((it) => it.join()).join("|");
      if (view.groups.length && groups !== beforeGroups) {
        chosen = groupsByNode(view).map((group) => Math.min(group, LETTERS.length - 1));
        showChosen();
      }
      const cut = cutLinks(view);
      const key = [...cut].join();
      if (key === shown) return;
      shown = key;
      for (const [link, cell] of cells) {
        set(cell, "aria-pressed", String(cut.has(link)));
        const [from, to] = link.split(">");
        cell.title = say(cut.has(link) ? "link-is-cut" : "link-is-whole", { from: `n${from}`, to: `n${to}` });
      }
    },
  };
}

/** The random choice is made here, because scripts name nodes. @param {State} state */
function halves(state) {
  const ids = state.view.nodes.map((_, i) => i);
  for (let i = ids.length - 1; i > 0; i -= 1) {
    const j = Math.floor(Math.random() * (i + 1));
    [ids[i], ids[j]] = [ids[j], ids[i]];
  }
  const small = new Set(ids.slice(0, Math.floor(ids.length / 2)));
  return state.view.nodes.map((_, i) => (small.has(i) ? 1 : 0));
}

/** @param {State} state */
function leaderAlone(state) {
  const leader = leaderOf(state)?.id ?? 1;
  return state.view.nodes.map((node) => (node.id === leader ? 1 : 0));
}
