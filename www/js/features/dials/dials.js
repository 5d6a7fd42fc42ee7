// @ts-check
/** @import { Dial, DialKey, Panel, Store } from "../../core/types.js" */
/** @import { Bridge } from "../../core/bridge.js" */
/** @import { RuleRow } from "./rules.js" */
import { site } from "../../shell/address.js";
import { button, fill, h, icon, write } from "../../ui/dom.js";
import { DIALS } from "../../core/settings.js";
import { say, tell } from "../../text/say.js";
import { fits } from "./find.js";
import { NAMES, WORDS } from "./names.js";
import { label, rowOf, tip } from "./rows.js";
import { ruleRow } from "./rules.js";

/** The group of each dial; both are shown in this order. */
const GROUP_OF = /** @type {const} @satisfies {Record<DialKey, string>} */ ({
  election: "elections",
  heartbeat: "elections",
  prevote: "elections",
  checkquorum: "elections",
  noop: "elections",
  latency: "network",
  loss: "network",
  duplicate: "network",
  reorder: "network",
  late: "network",
  window: "replication",
  batch: "replication",
  uncommitted: "replication",
  reads: "reads",
  disk: "storage",
  snapshot: "storage",
  chunk: "storage",
});
const KEYS = /** @type {DialKey[]} */ (Object.keys(GROUP_OF));

/** @typedef {{element: HTMLDetailsElement, items: {row: HTMLElement, words: string}[]}} Group */

/** What finds a dial. @param {Dial} dial @param {HTMLElement} row */
const wordsOf = ({ key }, row) =>
  [key, label(key), tip(key), WORDS[key], ...Object.entries(NAMES[key]).flat(2), row.textContent].join(" ");

/** @param {string} title @param {(Node | null)[]} parts */
function group(title, ...parts) {
  /** @type {HTMLDetailsElement} */
  const element = h("details", { class: "dial-group" }, h("summary", {}, h("h3", {}, title)), ...parts);
  return element;
}

/**
 * The settings that can change while a run goes on, in groups: a dial for each in the table of `src/sim/setup.rs`, and
 * the rules of Raft. A field finds them by the names of libraries, too.
 * @param {Store} store @param {Bridge} bridge
 * @returns {Panel & {element: HTMLElement}}
 */
// long: search, groups and rows share their elements
export function dials(store, bridge) {
  const set = (/** @type {string} */ text) => store.dispatch({ type: "act", texts: [`set ${text}`] });
  const warnings = h("ul", { class: "warnings" });
  const rows = DIALS.map((dial) => ({ dial, ...rowOf(dial, set, store) }));
  /** @type {Group[]} */
  const groups = [...new Set(KEYS.map((key) => GROUP_OF[key]))].map((name) => {
    const title = say(`dials-${name}`);
    const items = KEYS.filter((key) => GROUP_OF[key] === name).flatMap((key) =>
      rows
        .filter(({ dial }) => dial.key === key)
        .map(({ dial, row }) => ({ row, words: `${title} ${wordsOf(dial, row)}` })),
    );
    return { element: group(title, ...items.map(({ row }) => row)), items };
  });
  groups[0].element.open = true;
  const ruleList = h("div");
  const disaster = button({
    id: "find-disaster",
    icon: "break",
    text: say("explore-find"),
    title: say("explore-tip"),
    onclick: () => store.dispatch({ type: "dialog", to: "explore" }),
  });
  /** @type {Group} */
  const rules = {
    element: group(say("dials-rules"), h("p", { class: "muted" }, say("dials-rules-hint")), disaster, ruleList),
    items: [],
  };
  const keys = h("input", {
    type: "checkbox",
    id: "single-keys",
    onchange: () => store.dispatch({ type: "single-keys", on: keys.checked }),
  });
  const keysRow = h("label", { class: "check" }, keys, say("dials-keys"));
  const page = {
    element: group(say("dials-page"), keysRow),
    items: [{ row: keysRow, words: `${say("dials-page")} ${say("dials-keys")}` }],
  };
  const all = [...groups, rules, page];
  const search = h("input", {
    type: "search",
    id: "find-dial",
    placeholder: say("dials-find-hint"),
    "aria-label": say("dials-find"),
    "aria-describedby": "find-dial-said",
    autocomplete: "off",
    spellcheck: "false",
    oninput: find,
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape" || !search.value) return;
      event.preventDefault();
      search.value = "";
      find();
    },
  });
  const said = h("p", { class: "muted", id: "find-dial-said", role: "status" });
  const libraries = site() && new URL("docs/your-library.html", site() ?? "");
  const element = h(
    "div",
    { class: "dials" },
    h("div", { class: "dials-search" }, search, said),
    h("div", { role: "status" }, warnings),
    ...all.map((it) => it.element),
    h("p", { class: "muted" }, say("dials-hint")),
    libraries ? h("p", {}, h("a", { href: libraries.href }, say("dials-library"))) : null,
  );

  /** Which groups the user has open, while the search shows others. @type {boolean[] | null} */
  let wasOpen = null;
  function find() {
    const typed = search.value.trim();
    if (typed && !wasOpen) wasOpen = all.map((it) => it.element.open);
    let found = 0;
    all.forEach(({ element, items }, i) => {
      let here = 0;
      for (const { row, words } of items) {
        row.hidden = typed !== "" && !fits(typed, words);
        if (!row.hidden) here += 1;
      }
      found += here;
      element.hidden = here === 0;
      if (wasOpen) element.open = typed ? here > 0 : wasOpen[i];
    });
    if (!typed) wasOpen = null;
    disaster.hidden = typed !== "";
    write(said, typed ? say("dials-found", { count: found }) : "");
  }

  /** @type {RuleRow[]} */
  let ruleRows = [];
  let warned = "";
  return {
    element,
    update(state, before) {
      keys.checked = state.singleKeys;
      if (state.view === before?.view) return;
      const { view } = state;
      for (const row of rows) row.show(view.settings);
      if (ruleRows.length === 0) {
        ruleRows = view.rules.map((rule) => ruleRow(rule, store, bridge));
        rules.items = ruleRows.map(({ row, words }) => ({ row, words: `${say("dials-rules")} ${words}` }));
        fill(ruleList, ...ruleRows.map(({ row }) => row));
        find();
      }
      ruleRows.forEach((row, i) => row.show(view.rules[i]));
      const texts = view.warnings.map(tell);
      if (texts.join() === warned) return;
      warned = texts.join();
      fill(warnings, ...texts.map((text) => h("li", {}, icon("warn"), h("span", {}, text))));
    },
  };
}
