// @ts-check
/**
 * The card above the stage: the question with which the page opens, and what a lesson says at its steps.
 * @import { Panel, State, Store } from "../../core/types.js"
 */
import { button, fill, h, set } from "../../ui/dom.js";
import { openScenario } from "../../shell/open.js";
import { FIRST, askOf, brokenOf, isPredicting, lessonOf, takenOf } from "../../core/lesson.js";
import { say } from "../../text/say.js";
import { LESSON_CARDS, lessonCard } from "../lesson/cards.js";
import { followLesson } from "../lesson/follow.js";

/** The cards that have the way on, while time stands: the player offers no other one. @type {CardName[]} */
const LEADS = ["asks", "marked", "break", "end"];

/** @param {Store} store @returns {Panel & {element: HTMLElement}} */
export function start(store) {
  const element = h("section", { class: "card", "aria-label": say("card"), hidden: true });
  const follow = followLesson(store);
  let shown = "";
  return {
    element,
    update(state, before) {
      const same = /** @type {const} */ (["view", "nowMs", "start", "left", "taken", "foreign", "playing", "language"]);
      if (before && same.every((name) => state[name] === before[name])) return;
      listen(store);
      follow(state);
      const now = cardOf(state);
      if (now.key === shown) return;
      shown = now.key;
      element.hidden = now.name === "none";
      const app = element.closest(".app");
      app?.toggleAttribute("data-start", state.start);
      app?.toggleAttribute("data-lesson", lessonOf(state) !== null || brokenOf(state) !== null);
      const over = now.name === "broken" && (state.view.violations.length > 0 || state.view.atEnd);
      app?.toggleAttribute("data-card-leads", LEADS.includes(now.name) || over);
      const focused = element.contains(document.activeElement) ? document.activeElement : null;
      // In another card the focus goes to the way on.
      const id = element.getAttribute("data-card") === now.name ? focused?.id : "";
      const make = now.name === "none" ? () => [] : now.name === "opening" ? opening : LESSON_CARDS[now.name];
      set(element, "data-card", now.name);
      fill(element, ...make(state, store));
      if (focused) refocus(element, id ?? "");
    },
  };
}

/** The focus stays in the card. @param {HTMLElement} element @param {string} id */
function refocus(element, id) {
  const again = id ? element.querySelector(`#${id}`) : null;
  const first = element.querySelector(".primary") ?? element.querySelector(".button");
  /** @type {HTMLElement | null} */ (again ?? first)?.focus({ preventScroll: true });
}

/**
 * Time stops at the questions of a lesson while it asks; later the run is the learner's own.
 * @param {Store} store
 */
function listen({ state, dispatch }) {
  const others = state.stops.filter((stop) => stop !== "ask");
  const asks = lessonOf(state) ? isPredicting(state) : state.shape.editable && state.left !== state.run;
  const to = asks ? [...others, "ask"] : others;
  if (to.length !== state.stops.length) dispatch({ type: "stops", to });
}

/** @typedef {"none" | "opening" | import("../lesson/cards.js").LessonCardName} CardName */

/**
 * Which card is shown, and what it depends on.
 * @param {State} state @returns {{name: CardName, key: string}}
 */
function cardOf(state) {
  if (state.start) return { name: "opening", key: `opening ${state.language}` };
  const name = lessonCard(state);
  if (!name) return { name: "none", key: "none" };
  const ask = askOf(state);
  const { view, run, language, playing, taken } = state;
  const last = name === "plays" || name === "broken" ? [view.say, view.violations.length, playing, view.atEnd] : [];
  const mine = takenOf(state) === taken ? JSON.stringify({ ...taken, broken: taken.broken?.rule }) : "";
  const branches = name === "end" ? view.branches.map((it) => it.shown) : [];
  const deeds = name === "you" ? [state.script, view.lesson?.goals.map((it) => it.metMs).join()] : [];
  const open = ask?.open ? `open ${name === "asks" ? logEnd(state) : ""}` : (ask?.answer ?? "");
  return {
    name,
    key: [name, run, state.foreign, language, ask?.slug, open, mine, ...last, ...branches, ...deeds].join(" "),
  };
}

/** How many columns the logs have: each can be an answer. @param {State} state */
const logEnd = ({ view }) => Math.max(0, ...view.nodes.map((node) => node.lastIndex));

/** @param {State} _ @param {Store} store */
const opening = (_, store) => [
  h("p", { class: "card-text" }, say("start-aim")),
  h(
    "div",
    { class: "card-choices" },
    button({
      id: "begin",
      icon: "play",
      text: say("start-play"),
      class: "primary",
      onclick: () => void openScenario(store, FIRST, { play: true, push: true }),
    }),
    button({
      id: "start-lessons",
      text: say("lessons"),
      onclick: () => store.dispatch({ type: "dialog", to: "lessons" }),
    }),
    button({ id: "free-play", text: say("start-free"), onclick: () => store.dispatch({ type: "free-play" }) }),
  ),
];
