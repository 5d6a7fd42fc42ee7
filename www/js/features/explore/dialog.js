// @ts-check
/**
 * The dialog that looks for a run in which a property breaks.
 * @import { Panel, State, Store } from "../../core/types.js"
 * @import { Property } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 */
import { button, choice, fill, h, hide, selectOf, set, write } from "../../ui/dom.js";
import { dialog } from "../../ui/dialog.js";
import { say, tell } from "../../text/say.js";
import { facts, outcome, spoken } from "./progress.js";
import { beginSearch, endSearch, openDisaster, search } from "./running.js";

/** How often a screen reader hears how far it has come, real milliseconds. */
const SPEAK_MS = 6000;

/** Every property that can break. @satisfies {Record<Property, true>} */
const PROPERTIES = {
  "election-safety": true,
  "leader-append-only": true,
  "log-matching": true,
  "leader-completeness": true,
  "state-machine-safety": true,
  "vote-once": true,
  "term-monotonic": true,
  "commit-monotonic": true,
  "committed-on-quorum": true,
  "state-order": true,
  "config-overlap": true,
  linearizability: true,
  "exactly-once": true,
};

/** The rules, each with a box for those that are to be off. */
function ruleBoxes() {
  /** @type {Map<string, HTMLInputElement>} */
  const boxes = new Map();
  const list = h("div", { class: "explore-rules" });
  const none = h("p", { class: "muted" }, say("explore-rules-none"));
  const element = h("fieldset", {}, h("legend", {}, say("explore-rules")), list, none);
  const off = () => [...boxes].filter(([, box]) => box.checked).map(([name]) => name);
  const look = () => hide(none, off().length > 0);
  return {
    element,
    off,
    /** @param {State} state */
    show({ view }) {
      if (boxes.size) return;
      fill(
        list,
        ...view.rules.map(({ name, sentence, on }) => {
          const box = h("input", { type: "checkbox", id: `explore-${name}`, onchange: look });
          box.checked = !on;
          boxes.set(name, box);
          return h("label", { class: "check" }, box, h("span", {}, h("code", {}, name), ` ${tell(sentence)}`));
        }),
      );
      look();
    },
  };
}

/** @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLDialogElement}} */
// long: the form and what comes of it share their elements
export function exploreDialog(store, bridge) {
  const rules = ruleBoxes();
  const properties = Object.fromEntries(Object.keys(PROPERTIES).map((name) => [name, name]));
  const goal = selectOf({ "": say("explore-goal-any"), ...properties }, () => undefined);
  const begin = button({
    id: "explore-begin",
    icon: "break",
    text: say("explore-find"),
    class: "primary",
    onclick: () => void beginSearch(store, bridge, { off: rules.off(), goal: goal.value }),
  });
  const pause = button({
    id: "explore-pause",
    icon: "pause",
    text: say("explore-pause"),
    onclick: () => search.pause(store.state.explored?.phase !== "paused"),
  });
  const cancel = button({
    id: "explore-cancel",
    icon: "close",
    text: say("explore-cancel"),
    onclick: () => endSearch(store),
  });
  const more = button({ id: "explore-more", icon: "plus", text: say("explore-more"), onclick: search.more });
  const take = button({ id: "explore-take", icon: "done", text: say("explore-take"), onclick: search.take });
  const open = button({
    id: "explore-open",
    icon: "play",
    text: say("explore-open"),
    class: "primary",
    onclick: () => {
      const found = store.state.explored?.found;
      if (found) openDisaster(store, bridge, found);
    },
  });
  const list = h("ul", { class: "explore-facts" });
  const result = h("p", { class: "explore-outcome" });
  const voice = h("p", { class: "for-readers", role: "status" });
  const form = h("div", { class: "explore-form" }, rules.element, choice("explore-goal", say("explore-goal"), goal));
  const it = dialog(
    store,
    "explore",
    say("explore"),
    h("p", {}, say("explore-about")),
    form,
    h("div", { class: "row" }, begin, open, pause, take, more, cancel),
    result,
    list,
    voice,
  );
  let [shown, spokeMs, phase] = ["", -Infinity, ""];

  /** @param {State} state */
  function show({ explored }) {
    const now = explored?.phase ?? "none";
    const works = ["searching", "paused", "shortening"].includes(now);
    const focused = document.activeElement;
    hide(form, works);
    hide(begin, works);
    hide(open, now !== "found");
    hide(pause, !["searching", "paused"].includes(now));
    hide(take, now !== "shortening");
    hide(more, now !== "over");
    hide(cancel, !works);
    write(pause.lastElementChild ?? pause, say(now === "paused" ? "explore-on" : "explore-pause"));
    // A button that is no longer there leaves its focus to the next.
    if (
      it.element.open &&
      focused instanceof HTMLElement &&
      focused.closest("[hidden]") &&
      it.element.contains(focused)
    )
      [open, more, pause, take, begin].find((one) => !one.hidden)?.focus();
    set(result, "data-phase", now);
    write(result, explored ? outcome(explored) : "");
    const lines = explored ? facts(explored) : [];
    if (lines.join("\n") !== shown) {
      shown = lines.join("\n");
      fill(list, ...lines.map((line) => h("li", {}, line)));
    }
    const here = performance.now();
    if (now === phase && here - spokeMs < SPEAK_MS) return;
    [phase, spokeMs] = [now, here];
    write(voice, explored ? spoken(explored) : "");
  }

  return {
    element: it.element,
    update(state, before) {
      const opened = it.sync(state);
      if (opened) rules.show(state);
      if (opened || state.explored !== before?.explored) show(state);
    },
  };
}
