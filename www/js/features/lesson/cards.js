// @ts-check
/**
 * What the card says at each step of a lesson: the question, the verdict, the goals, the schedule without a rule, and
 * what has come of it all.
 * @import { State, Store } from "../../core/types.js"
 * @import { AskView, LessonView } from "../../core/view.js"
 */
import { button, h, icon, set } from "../../ui/dom.js";
import {
  askOf,
  brokenOf,
  countDeeds,
  deedsIn,
  isMarked,
  lessonOf,
  scoreOf,
  stepAfter,
  takenOf,
} from "../../core/lesson.js";
import { clock, deedsSince } from "../../core/format.js";
import { branchName } from "../../core/branch.js";
import { say, tellAll } from "../../text/say.js";
import { violationWords } from "../banners/violation.js";
import { controls } from "./answers.js";
import { missed, said } from "./verdict.js";
import { nextLesson, remembered } from "./follow.js";

/** The hint that names the rule: it is shown when the question is marked. */
const RULE = 2;
/** The hint that says what to do. */
const TOLD = 3;

/** @typedef {"asks" | "plays" | "marked" | "you" | "break" | "broken" | "end"} LessonCardName */
/** @typedef {(state: State, store: Store) => (Node | null)[]} Card */

/** Which card a lesson shows; null: none runs. @param {State} state @returns {LessonCardName | null} */
export function lessonCard(state) {
  if (brokenOf(state)) return "broken";
  const lesson = lessonOf(state);
  if (!lesson) return null;
  const { step } = takenOf(state);
  if (step !== "asks") return step;
  const ask = askOf(state);
  if (ask?.open) return "asks";
  return ask && isMarked(ask, state) && !state.playing ? "marked" : "plays";
}

/** @type {Record<LessonCardName, Card>} */
export const LESSON_CARDS = {
  asks(state, store) {
    const ask = /** @type {AskView} */ (askOf(state));
    return [
      progress(state, say("card-progress", place(state, ask))),
      h("p", { class: "card-text", role: "status" }, ask.text),
      ...controls(ask, state, store),
      hints(state, store, ask.slug, 1),
      before(state, store),
      leave(store),
    ];
  },
  plays(state, store) {
    const ask = askOf(state);
    const asks = lessonOf(state)?.asks ?? [];
    const waits = ask && ask.answer !== undefined && !isMarked(ask, state);
    const number = ask ? asks.indexOf(ask) + 1 : 0;
    const where = waits
      ? say("card-your-answer", { answer: said(ask, ask.answer) })
      : number < asks.length
        ? say("card-before-question", { number: number + 1, all: asks.length })
        : say("card-to-the-end");
    // Before the first question there is time to read what the lesson is about.
    const words = sentence(state, ask ? "" : state.view.about);
    return [progress(state, where), words, before(state, store), leave(store)];
  },
  marked(state, store) {
    const ask = /** @type {AskView} */ (askOf(state));
    const rule = lessonOf(state)?.hints.find((it) => it.slug === ask.slug && it.level === RULE);
    const why = ask.verdict === "right" ? "" : missed(ask, state);
    const words = rule ? rule.text : why ? "" : state.view.say;
    return [
      progress(state, say("card-progress", place(state, ask))),
      verdict(ask),
      why || words
        ? h("p", { class: "card-text" }, why ? h("span", { class: "card-missed" }, `${why} `) : null, words)
        : null,
      h(
        "div",
        { class: "card-choices" },
        primary("card-on", "play", say("card-go-on"), () => store.dispatch({ type: "lesson-on" })),
      ),
      before(state, store),
      leave(store),
    ];
  },
  you(state, store) {
    const lesson = /** @type {LessonView} */ (lessonOf(state));
    const { goals } = takenOf(state);
    const open = lesson.goals.find((it) => goals[it.slug] === undefined);
    const on = () => store.dispatch({ type: "lesson-step", to: stepAfter(lesson, "you") });
    return [
      progress(state, say("card-now-you"), deedsOf(state, lesson)),
      h(
        "ul",
        { class: "card-goals card-text", "aria-label": say("card-goals") },
        ...lesson.goals.map((it) => {
          const met = goals[it.slug] !== undefined;
          const word = h("span", { class: "for-readers" }, say(met ? "goal-reached" : "goal-open"));
          return h("li", { class: met ? "met" : "" }, icon(met ? "held" : "waiting"), word, ` ${it.text}`);
        }),
      ),
      open
        ? h("div", { class: "card-choices" }, ...moments(state, store, lesson), skip(say("card-skip"), on))
        : h(
            "div",
            { class: "card-choices" },
            h("p", { class: "card-verdict", role: "status" }, icon("held"), reached(state, lesson)),
            primary("card-on", "play", say("card-go-on"), on),
          ),
      open ? hints(state, store, open.slug, TOLD) : null,
      leave(store),
    ];
  },
  break(state, store) {
    const lesson = /** @type {LessonView} */ (lessonOf(state));
    const { broke } = takenOf(state);
    const done = lesson.breaks.every(({ rule }) => broke.includes(rule));
    const on = () => store.dispatch({ type: "lesson-step", to: "end" });
    return [
      progress(state, say("card-break")),
      h("p", { class: "card-text", role: "status" }, say(done ? "card-broke" : "card-break-aim")),
      h(
        "div",
        { class: "card-choices" },
        ...lesson.breaks.map(({ rule }) =>
          button({
            id: `break-${rule}`,
            class: broke.includes(rule) ? "" : "primary",
            icon: broke.includes(rule) ? "done" : "play",
            text: say("card-without", { rule }),
            onclick: () => store.dispatch({ type: "lesson-break", rule }),
          }),
        ),
        done ? primary("card-on", "play", say("card-go-on"), on) : skip(say("card-skip"), on),
      ),
      leave(store),
    ];
  },
  broken(state, store) {
    const { rule, text } = /** @type {NonNullable<ReturnType<typeof brokenOf>>} */ (brokenOf(state));
    const violation = violationWords(state.view);
    const over = state.view.atEnd || state.nowMs >= state.view.endMs;
    const back = () => store.dispatch({ type: "lesson-mend" });
    const again = () => {
      store.dispatch({ type: "restart" });
      store.dispatch({ type: "play", on: true, through: true });
    };
    return [
      progress(state, say("card-broken", { rule })),
      violation
        ? h(
            "p",
            { class: "card-verdict", role: "status", "data-verdict": "wrong" },
            icon("warn"),
            h("span", {}, ...violation),
          )
        : over
          ? h("p", { class: "card-verdict", role: "status" }, say("card-nothing-broke"))
          : null,
      h("p", { class: "card-text" }, text),
      h(
        "div",
        { class: "card-choices" },
        // The run stops where the first property breaks, and often more break after it.
        violation && !over
          ? button({
              id: "card-on",
              icon: "play",
              text: say("card-go-on"),
              onclick: () => store.dispatch({ type: "play", on: true, through: true }),
            })
          : null,
        violation || over
          ? primary("card-mend", "back", say("card-mend"), back)
          : button({ id: "card-mend", icon: "back", text: say("card-mend"), onclick: back }),
        violation || over
          ? button({ id: "card-again", icon: "restart", text: say("watch-again"), onclick: again })
          : null,
      ),
      leave(store),
    ];
  },
  end(state, store) {
    const lesson = /** @type {LessonView} */ (lessonOf(state));
    const { branches } = state.view;
    return [
      h("p", { class: "card-progress", role: "status" }, say("card-done"), " · ", result(lesson, state)),
      remembered(state),
      h(
        "div",
        { class: "card-choices" },
        nextLesson(state, store),
        button({
          id: "card-dice",
          icon: "dice",
          text: say("lesson-dice"),
          title: say("lesson-dice-tip"),
          onclick: () => store.dispatch({ type: "lesson-dice" }),
        }),
        button({
          id: "card-share",
          icon: "share",
          text: say("share"),
          onclick: () => store.dispatch({ type: "dialog", to: "share" }),
        }),
        skip(say("start-free-now"), () => store.dispatch({ type: "free-play" }), "card-free"),
      ),
      branches.length > 1
        ? h(
            "div",
            { class: "card-choices card-branches", role: "group", "aria-label": say("card-runs-kept") },
            h("span", { "aria-hidden": "true" }, say("card-runs-kept")),
            ...branches.map((branch) => {
              const it = button({
                text: branchName(branch),
                class: "small",
                onclick: () => store.dispatch({ type: "branch", id: branch.id }),
              });
              set(it, "aria-pressed", String(branch.shown));
              return it;
            }),
          )
        : null,
      leave(store),
    ];
  },
};

/** @param {State} state @param {AskView} ask */
function place(state, ask) {
  const asks = lessonOf(state)?.asks ?? [];
  return { number: asks.findIndex((it) => it.slug === ask.slug) + 1, all: asks.length };
}

/** The line above a card: the step, and what is to be known of it. @param {State} state @param {...string} words */
function progress(state, ...words) {
  const isForeign = state.foreign === state.run;
  return h(
    "p",
    { class: "card-progress" },
    [...(isForeign ? [say("card-foreign")] : []), ...words.filter(Boolean)].join(" · "),
  );
}

/** What the script says at this moment, or else these words. @param {State} state @param {string} [otherwise] */
function sentence({ view }, otherwise = "") {
  const words = view.say || otherwise;
  return words ? h("p", { class: "card-text", role: "status" }, words) : null;
}

/** How the run has marked an answer. @param {AskView} ask */
function verdict(ask) {
  const { verdict: found, answer } = ask;
  const right = said(ask, ask.right);
  const words =
    found === "right"
      ? say("verdict-right", { right: said(ask, answer) })
      : found === "wrong"
        ? say("verdict-wrong", { answer: said(ask, answer), right })
        : say("verdict-unsure", { right });
  const mark = found === "right" ? "held" : found === "wrong" ? "failed" : "open";
  return h("p", { class: "card-verdict", role: "status", "data-verdict": found }, icon(mark), words);
}

/**
 * The hints up to a level, those that were shown, and a button for the next one.
 * @param {State} state @param {Store} store @param {string} of a question or a goal @param {number} most
 */
function hints(state, store, of, most) {
  const all = (lessonOf(state)?.hints ?? []).filter((it) => it.slug === of && it.level <= most);
  if (!all.length) return null;
  all.sort((a, b) => a.level - b.level);
  const { hints: seen } = takenOf(state);
  const shown = all.filter(({ level }) => seen.includes(`${of} ${level}`));
  const next = all.find(({ level }) => !seen.includes(`${of} ${level}`));
  const names = /** @type {const} */ (["hint-where", "hint-rule", "hint-deed"]);
  return h(
    "div",
    { class: "card-hints" },
    ...shown.map((it) => h("p", { role: "status" }, it.text)),
    next
      ? button({
          id: "card-hint",
          class: "quiet-words",
          text: say(names[next.level - 1] ?? "hint-where"),
          onclick: () => store.dispatch({ type: "lesson-hint", of, level: next.level }),
        })
      : null,
  );
}

/** Whether the page has made it of what its search has found. @param {LessonView} lesson */
const isHunt = ({ slug }) => slug.startsWith("hunt-");

/** How many deeds were done, beside the author's. @param {State} state @param {LessonView} lesson */
function deedsOf(state, lesson) {
  const count = countDeeds(deedsIn(deedsSince(state.script, state.opened)));
  const { par } = lesson;
  if (par !== undefined && isHunt(lesson)) return say("hunt-deeds", { count, par });
  return par === undefined ? say("card-deeds", { count }) : say("card-deeds-par", { count, par });
}

/** @param {State} state @param {LessonView} lesson */
function reached(state, lesson) {
  const { deeds, short } = scoreOf(lesson, takenOf(state));
  const { par } = lesson;
  if (par === undefined) return say("goals-reached", { count: deeds });
  if (isHunt(lesson)) return say("hunt-reached", { count: deeds, par });
  return short ? say("goals-reached-short", { count: deeds }) : say("goals-reached-par", { count: deeds, par });
}

/**
 * Where to go back to, in order to do something there: the start, and each question.
 * @param {State} state @param {Store} store @param {LessonView} lesson
 */
function moments({ nowMs }, store, { asks }) {
  const at = (/** @type {string} */ slug) => () => store.dispatch({ type: "lesson-question", slug });
  const places = asks.flatMap(({ slug, atMs }, i) => (atMs === undefined ? [] : [{ slug, atMs, i }]));
  if (nowMs === 0) return [];
  return [
    h("span", { class: "card-back-to", id: "card-back-to" }, say("card-back-to")),
    button({ id: "back-start", class: "small", text: say("card-start"), title: clock(0), onclick: at("") }),
    ...places.map(({ slug, atMs, i }) => {
      const label = say("card-question-at", { number: i + 1, time: clock(atMs) });
      return button({ id: `back-${i + 1}`, class: "small", text: String(i + 1), label, onclick: at(slug) });
    }),
  ];
}

/** What has come of a lesson, in sentences. @param {LessonView} lesson @param {State} state */
function result(lesson, state) {
  const { right, asks, reached: goals, goals: all, short } = scoreOf(lesson, takenOf(state));
  return tellAll([
    asks ? say("score-answers", { right, asks }) : "",
    all ? say("score-goals", { reached: goals, goals: all }) : "",
    short ? say("score-short") : "",
  ]);
}

/** Back to the question before. @param {State} state @param {Store} store */
function before(state, store) {
  const asks = lessonOf(state)?.asks ?? [];
  const here = askOf(state);
  const at = here ? asks.indexOf(here) : -1;
  // From an answer to its own question; from an open question to the one before it.
  const to = here && !here.open && isMarked(here, state) ? asks[at] : asks[at - 1];
  if (!to || to.step === undefined) return null;
  return button({
    id: "card-before",
    class: "quiet",
    icon: "skipback",
    label: say("card-before"),
    onclick: () => store.dispatch({ type: "lesson-question", slug: to.slug }),
  });
}

/** @param {string} id @param {string} picture @param {string} text @param {() => void} onclick */
const primary = (id, picture, text, onclick) => button({ id, icon: picture, text, class: "primary", onclick });

/** @param {string} text @param {() => void} onclick @param {string} [id] */
const skip = (text, onclick, id = "card-skip") => button({ id, class: "quiet-words", text, onclick });

/** @param {Store} store */
const leave = (store) =>
  button({
    class: "quiet shut",
    icon: "close",
    label: say("card-leave"),
    onclick: () => store.dispatch({ type: "leave-lesson" }),
  });
