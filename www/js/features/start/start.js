// @ts-check
/**
 * The card above the stage: the question with which the page opens; in a lesson, what is asked, the choices, and how
 * the run has marked the answer.
 * @import { Panel, State, Store } from "../../core/types.js"
 * @import { AskView } from "../../core/view.js"
 */
import { button, fill, h, icon, set } from "../../ui/dom.js";
import { openScenario } from "../../shell/open.js";
import { clock } from "../../core/format.js";
import { say } from "../../text/say.js";
import { branchName } from "../../core/branch.js";
import { FIRST, askOf, isFinished, isMarked, lessonOf } from "./lesson.js";

/** The hint that names the rule: it is shown when the question is marked. */
const RULE = 2;
/** What comes after it. */
const NEXT = "figure-8-d";

/** @param {Store} store @returns {Panel & {element: HTMLElement}} */
export function start(store) {
  const element = h("section", { class: "card", "aria-label": say("card"), hidden: true });
  /** @param {string} name */
  const open = (name) => void openScenario(store, name, { play: true, push: true });
  let shown = "";
  return {
    element,
    update(state, before) {
      const same = /** @type {const} */ (["view", "nowMs", "start", "left", "finished", "playing"]);
      if (before && same.every((name) => state[name] === before[name])) return;
      listen(store);
      const now = cardOf(state);
      if (now.key === shown) return;
      shown = now.key;
      element.hidden = now.name === "none";
      set(element, "data-card", now.name);
      const app = element.closest(".app");
      app?.toggleAttribute("data-start", state.start);
      app?.toggleAttribute("data-lesson", lessonOf(state) !== null);
      const focused = element.contains(document.activeElement);
      fill(element, ...CARDS[now.name](state, store, open));
      if (focused) /** @type {HTMLElement | null} */ (element.querySelector(".button"))?.focus({ preventScroll: true });
    },
  };
}

/**
 * Time stops at the questions of a lesson until the last of them is marked, so that later the run is the learner's own.
 * @param {Store} store
 */
function listen({ state, dispatch }) {
  const others = state.stops.filter((stop) => stop !== "ask");
  const none = isFinished(state) || state.left === state.run || !state.shape.editable;
  const stops = none ? others : [...others, "ask"];
  if (stops.length !== state.stops.length) dispatch({ type: "stops", to: stops });
}

/** @typedef {"none" | "opening" | "asks" | "plays" | "marked" | "otherwise" | "both"} CardName */

/**
 * Which card is shown, and what it depends on.
 * @param {State} state @returns {{name: CardName, key: string}}
 */
function cardOf(state) {
  const name = nameOf(state);
  const ask = askOf(state);
  const parts = [
    name,
    state.run,
    name === "otherwise" && state.nowMs,
    ask?.slug,
    ask?.answer,
    state.view.say,
    ...state.view.branches.map((it) => it.shown),
  ];
  return { name, key: name === "none" ? name : parts.join(" ") };
}

/** @param {State} state @returns {CardName} */
function nameOf(state) {
  if (state.start) return "opening";
  const lesson = lessonOf(state);
  if (!lesson) return "none";
  const ask = askOf(state);
  const { atEnd, branches } = state.view;
  const marked = state.playing ? "plays" : "marked";
  if (isFinished(state)) {
    if (branches.length > 1 && lesson.goals.every((it) => it.metMs !== undefined)) return "both";
    const last = lesson.asks.at(-1);
    const before = last && isMarked(last, state) && !atEnd && branches.length === 1;
    return !lesson.goals.length || before ? marked : "otherwise";
  }
  if (ask?.open) return "asks";
  return ask && isMarked(ask, state) ? marked : "plays";
}

/** @typedef {(state: State, store: Store, open: (name: string) => void) => (Node | null)[]} Card */

/** @type {Record<CardName, Card>} */
const CARDS = {
  none: () => [],
  opening: (_, store, open) => [
    h("p", { class: "card-text" }, say("start-aim")),
    h(
      "div",
      { class: "card-choices" },
      button({ id: "begin", icon: "play", text: say("start-play"), class: "primary", onclick: () => open(FIRST) }),
      button({ id: "free-play", text: say("start-free"), onclick: () => store.dispatch({ type: "free-play" }) }),
    ),
  ],
  asks(state, store) {
    const ask = /** @type {AskView} */ (askOf(state));
    return [
      progress(state),
      h("p", { class: "card-text", role: "status" }, ask.text),
      h(
        "div",
        { class: "card-choices", role: "group", "aria-label": say("answers") },
        ...choices(ask, state).map(([value, text]) =>
          button({ text, onclick: () => store.dispatch({ type: "answer", value }) }),
        ),
        button({
          class: "quiet-words",
          text: say("answer-unsure"),
          onclick: () => store.dispatch({ type: "answer", value: "unsure" }),
        }),
      ),
      leave(store),
    ];
  },
  plays: (state, store) => [progress(state), sentence(state), leave(store)],
  marked(state, store) {
    const ask = /** @type {AskView} */ (askOf(state));
    const goOn = button({
      id: "card-on",
      icon: "play",
      text: say("card-go-on"),
      class: "primary",
      onclick: () => store.dispatch({ type: "play", on: true }),
    });
    const rule = lessonOf(state)?.hints.find((it) => it.slug === ask.slug && it.level === RULE);
    return [
      progress(state),
      verdict(ask),
      rule ? h("p", { class: "card-text" }, rule.text) : sentence(state),
      h("div", { class: "card-choices" }, goOn),
      leave(store),
    ];
  },
  otherwise(state, store) {
    const { asks = [], goals = [] } = lessonOf(state) ?? {};
    const toMs = asks.at(-2)?.atMs ?? 0;
    const back = button({
      id: "card-back",
      icon: "back",
      text: say("start-back", { time: clock(toMs) }),
      class: "primary",
      onclick: () => store.dispatch({ type: "seek", toMs }),
    });
    return [
      h("p", { class: "card-progress" }, say("start-last")),
      h("p", { class: "card-text", role: "status" }, say("start-otherwise", { goal: goals[0]?.text ?? "" })),
      state.nowMs > toMs && state.view.branches.length === 1 ? h("div", { class: "card-choices" }, back) : null,
      leave(store),
    ];
  },
  both: (state, store, open) => [
    h("p", { class: "card-text", role: "status" }, say("start-both", state.score)),
    h(
      "div",
      { class: "card-choices" },
      ...state.view.branches.map((branch) => {
        const it = button({
          text: branchName(branch),
          onclick: () => store.dispatch({ type: "branch", id: branch.id }),
        });
        set(it, "aria-pressed", String(branch.shown));
        return it;
      }),
      button({ id: "card-next", icon: "play", text: say("start-next"), class: "primary", onclick: () => open(NEXT) }),
      button({
        id: "card-share",
        icon: "share",
        text: say("share"),
        onclick: () => store.dispatch({ type: "dialog", to: "share" }),
      }),
      button({ id: "card-free", text: say("start-free-now"), onclick: () => store.dispatch({ type: "free-play" }) }),
    ),
    leave(store),
  ],
};

/** @param {State} state */
function progress(state) {
  const asks = lessonOf(state)?.asks ?? [];
  const ask = askOf(state);
  // Before the first question, that one is ahead.
  const number = ask ? asks.findIndex((it) => it.slug === ask.slug) + 1 : 1;
  return h("p", { class: "card-progress" }, say("card-progress", { number, all: asks.length }));
}

/** What the script says at this moment. @param {State} state */
const sentence = (state) => (state.view.say ? h("p", { class: "card-text", role: "status" }, state.view.say) : null);

/** How the run has marked an answer. @param {AskView} ask */
function verdict({ verdict: found, answer, right, kind }) {
  const said = (/** @type {string | undefined} */ value) =>
    kind === "yes" ? say(value === "yes" ? "answer-yes" : "answer-no") : (value ?? "");
  const words =
    found === "right"
      ? say("verdict-right", { right: said(right) })
      : found === "wrong"
        ? say("verdict-wrong", { answer: said(answer), right: said(right) })
        : say("verdict-unsure", { right: said(right) });
  const mark = found === "right" ? "held" : found === "wrong" ? "failed" : "open";
  return h("p", { class: "card-verdict", role: "status", "data-verdict": found }, icon(mark), words);
}

/**
 * The values that can be answered, each with its words.
 * @param {AskView} ask @param {State} state @returns {[string, string][]}
 */
function choices({ kind }, { view }) {
  if (kind === "yes")
    return [
      ["yes", say("answer-yes")],
      ["no", say("answer-no")],
    ];
  // On the stage, where each node is a button.
  if (kind === "node") return [];
  if (kind === "nodes") return view.nodes.map(({ name }) => [name, name]);
  const last = Math.max(0, ...view.nodes.map((node) => node.lastIndex));
  return Array.from({ length: last }, (_, i) => [String(i + 1), String(i + 1)]);
}

/** @param {Store} store */
const leave = (store) =>
  button({
    class: "quiet shut",
    icon: "close",
    label: say("card-leave"),
    onclick: () => store.dispatch({ type: "leave-lesson" }),
  });
