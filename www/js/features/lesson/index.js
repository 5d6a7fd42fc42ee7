// @ts-check
/**
 * A lesson: its questions are answered and marked, its goals ticked, its schedule played without a rule.
 * @import { State, Taken } from "../../core/types.js"
 * @import { AskView } from "../../core/view.js"
 * @import { Action } from "../index.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "answer", value: string}
 *   | {type: "pick", value: string}
 *   | {type: "lesson-on"}
 *   | {type: "lesson-step", to: import("../../core/types.js").Step}
 *   | {type: "lesson-question", slug: string}
 *   | {type: "lesson-open", ask: string, answers: boolean}
 *   | {type: "lesson-hint", of: string, level: number}
 *   | {type: "lesson-break", rule: string}
 *   | {type: "lesson-mend"}
 *   | {type: "lesson-dice"}
 *   | {type: "lesson-foreign"}
 *   | {type: "leave-lesson"}} LessonAction
 * @typedef {"lessons"} LessonDialog
 */
import { deedsSince } from "../../core/format.js";
import { go, look, refused } from "../../core/run.js";
import { CALM } from "../../core/state.js";
import {
  NOTHING_TAKEN,
  askOf,
  brokenOf,
  deedsIn,
  isFinished,
  isMarked,
  isPredicting,
  lessonOf,
  markAheadMs,
  stepAfter,
  stepOf,
  takenOf,
} from "../../core/lesson.js";
import { withRule, withoutRule } from "./break.js";
import { withOtherDice } from "./dice.js";
import { openAt } from "./place.js";

/** At the page's own speed, a stretch between two stops of a lesson takes no longer than this, real milliseconds. */
const STRETCH_MS = 12_000;

/** @type {Feature<LessonAction, LessonDialog>} */
export const lesson = {
  name: "lesson",
  actions: {
    // By a click on the stage, or by a button of the card: `n3`, `2`, `yes`, `n1 n3`, `none`, `unsure`.
    answer: { changesRun: true, run: (state, { value }, bridge) => lock(state, value, bridge) },
    pick: { changesRun: false, run: (state, { value }) => pick(state, value) },
    "lesson-on": { changesRun: false, run: (state) => goOn(state) },
    "lesson-step": {
      changesRun: false,
      run: (state, { to }) => ({ ...withTaken(state, { step: to }), playing: false, quiet: false }),
    },
    "lesson-question": { changesRun: false, run: (state, { slug }, bridge) => toQuestion(state, slug, bridge) },
    "lesson-open": {
      changesRun: false,
      run: (state, { ask, answers }, bridge) => openAt(state, ask, answers, bridge),
    },
    "lesson-hint": {
      changesRun: false,
      run(state, { of, level }) {
        const { hints } = takenOf(state);
        const name = `${of} ${level}`;
        return hints.includes(name) ? state : withTaken(state, { hints: [...hints, name] });
      },
    },
    "lesson-break": { changesRun: true, run: (state, { rule }, bridge) => withoutRule(state, rule, bridge) },
    "lesson-mend": { changesRun: false, run: (state, _, bridge) => withRule(state, bridge) },
    "lesson-dice": { changesRun: true, run: (state, _, bridge) => withOtherDice(state, bridge) },
    // It came with a link, and is none of the gallery's.
    "lesson-foreign": { changesRun: false, run: (state) => ({ ...state, foreign: state.run }) },
    "leave-lesson": { changesRun: false, run: (state) => ({ ...state, left: state.run, choosing: null, pace: 1 }) },
  },
  dialogs: { lessons: { changesRun: false, handsOn: false } },
  after: (before, action, state) => watch(before, action, state),
};

/** @param {State} state @param {Partial<Taken>} more @returns {State} */
function withTaken(state, more) {
  return { ...state, taken: { ...takenOf(state), run: state.run, ...more } };
}

/**
 * Locks an answer in, and plays on, so that the run marks it.
 * @param {State} state @param {string} value @param {Bridge} bridge @returns {State}
 */
function lock(state, value, bridge) {
  const ask = askOf(state);
  if (!ask?.open || !isPredicting(state)) return state;
  const done = bridge.act(`answer ${ask.slug} ${value}`);
  if (!done.ok) return refused(state, done, "");
  // What it is marked with is not told before the run has come to that moment.
  const next = { ...withTaken(look(bridge, state), { picks: [] }), selection: null, menu: null };
  const now = askOf(next);
  return { ...next, playing: !now || !isMarked(now, next) };
}

/** Chooses one of several things, or no longer. @param {State} state @param {string} value @returns {State} */
function pick(state, value) {
  const { picks } = takenOf(state);
  const others = picks.filter((it) => it !== value);
  const next = others.length < picks.length ? others : [...picks, value];
  next.sort((a, b) => Number(a.replace("n", "")) - Number(b.replace("n", "")));
  return withTaken(state, { picks: next });
}

/** Whether the script has nothing more to show. @param {State} state */
const isOver = ({ view, nowMs }) => view.atEnd || nowMs >= view.endMs;

/**
 * Plays on, unless another question is open; after the last question and the end of the script, the next step.
 * @param {State} state @returns {State}
 */
function goOn(state) {
  const it = lessonOf(state);
  const read = takenOf(state).unread ? withTaken(state, { unread: "" }) : state;
  if (it && isFinished(state) && isOver(state)) return withTaken(read, { step: stepAfter(it, "asks") });
  if (askOf(read)?.open) return read;
  return { ...read, playing: true, quiet: false, selection: null, menu: null };
}

/**
 * Goes back to a question: in the first step it is open again; later it is only a moment.
 * @param {State} state @param {string} slug empty: the start @param {Bridge} bridge @returns {State}
 */
function toQuestion(state, slug, bridge) {
  const ask = lessonOf(state)?.asks.find((it) => it.slug === slug);
  const still = { ...withTaken(state, { picks: [], unread: "" }), playing: false, quiet: false };
  if (!ask) return go(bridge, still, { step: 0 });
  if (isPredicting(state) && ask.step !== undefined) return go(bridge, still, { step: ask.step });
  return go(bridge, still, { toMs: ask.atMs ?? 0 });
}

/**
 * Follows what happens: the run that is new, questions that are marked, goals that are reached.
 * @param {State} before @param {Action} action @param {State} state @returns {State}
 */
function watch(before, action, state) {
  const same = /** @type {const} */ (["run", "view", "nowMs", "left", "playing", "taken", "shape"]);
  if (same.every((name) => state[name] === before[name])) return state;
  // The schedule without a rule is watched again.
  if (state.run !== before.run && action.type === "restart" && brokenOf(before))
    return paced(before, { ...state, taken: { ...before.taken, run: state.run } });
  const it = lessonOf(state);
  if (!it) {
    const next = state.choosing ? { ...state, choosing: null } : state;
    return paced(before, next);
  }
  const own = state.taken.run === state.run ? state : adopted(before, action, state);
  const next = ticked(asked(marked(before, own)));
  const ask = askOf(next);
  const choosing = ask?.open && isPredicting(next) ? chosenOnStage(ask) : null;
  // The last verdict is read before that.
  const read = isFinished(before) && wasPlaying(before, next) && !next.playing;
  const over = read && isPredicting(next) && isOver(next);
  const moved = over ? withTaken(next, { step: stepAfter(it, "asks") }) : next;
  return paced(before, JSON.stringify(choosing) === JSON.stringify(next.choosing) ? moved : { ...moved, choosing });
}

/** What the script had said when the question that is open was asked. @param {State} state @returns {State} */
function asked(state) {
  const { says } = state.view;
  return askOf(state)?.open && takenOf(state).says !== says ? withTaken(state, { says }) : state;
}

/** @param {State} before @param {State} state */
const wasPlaying = (before, state) => before.playing && before.run === state.run;

/**
 * A run with a lesson that is new to the page: it is begun anew, unless it is the same that comes back.
 * @param {State} before @param {Action} action @param {State} state @returns {State}
 */
function adopted(before, action, state) {
  const { slug, asks } = /** @type {NonNullable<ReturnType<typeof lessonOf>>} */ (lessonOf(state));
  const last = before.taken.broken?.back ?? before.taken;
  const back = ["restart", "restore"].includes(action.type) && last.slug === slug;
  if (back) return { ...state, taken: { ...last, run: state.run, picks: [] } };
  const acted = deedsIn(deedsSince(state.script, state.opened)).length > 0;
  return { ...state, taken: { ...NOTHING_TAKEN, run: state.run, slug, step: acted || !asks.length ? "you" : "asks" } };
}

/**
 * Questions whose moment has come, and a stop at each. Its verdict is read before the next question, even if that one
 * is asked at the same moment or has been answered before.
 * @param {State} before @param {State} state @returns {State}
 */
function marked(before, state) {
  const asks = lessonOf(state)?.asks ?? [];
  const { marks } = state.taken;
  const news = asks.filter((it) => isMarked(it, state));
  const first = news.filter((it) => marks[it.slug] === undefined);
  const verdicts = Object.fromEntries(first.map(({ slug, verdict = "unsure" }) => [slug, verdict]));
  const next = first.length ? withTaken(state, { marks: { ...marks, ...verdicts } }) : state;
  const now = news.find((it) => !isMarked(it, before));
  if (!now || !wasPlaying(before, state) || !isPredicting(state)) return next;
  const unread = askOf(next)?.slug === now.slug ? "" : now.slug;
  return { ...withTaken(next, { unread }), playing: false, quiet: false };
}

/** Goals that are reached, each with the fewest deeds. @param {State} state @returns {State} */
function ticked(state) {
  const goals = lessonOf(state)?.goals ?? [];
  const met = goals.filter((it) => it.metMs !== undefined);
  if (!met.length) return state;
  const { goals: had } = state.taken;
  const deeds = deedsIn(deedsSince(state.script, state.opened));
  const news = met.filter((it) => deeds.length < (had[it.slug]?.length ?? Infinity));
  if (!news.length) return state;
  const all = { ...had, ...Object.fromEntries(news.map((it) => [it.slug, deeds])) };
  const first = news.some((it) => had[it.slug] === undefined);
  const whole = goals.every((it) => all[it.slug]);
  const next = withTaken(state, { goals: all });
  // The last tick is seen before the run goes on.
  return first && whole ? { ...next, playing: false, quiet: false } : next;
}

/**
 * How fast a lesson plays to its next stop: a long wait ends, and a short one stays as it is.
 * @param {State} before @param {State} state @returns {State}
 */
function paced(before, state) {
  if (!state.playing) return state.pace === 1 ? state : { ...state, pace: 1 };
  if (before.playing && before.run === state.run) return state;
  const inLesson = stepOf(state) === "asks" || takenOf(state).broken !== null;
  const span = nextStopMs(state) - state.nowMs;
  const pace = inLesson && state.speed === CALM ? Math.max(1, span / (STRETCH_MS * CALM)) : 1;
  return pace === state.pace ? state : { ...state, pace };
}

/** The next moment at which a lesson stops, as far as it is known. @param {State} state */
function nextStopMs(state) {
  const asks = lessonOf(state)?.asks ?? [];
  const ahead = asks.flatMap(({ atMs, answer }) =>
    answer === undefined && atMs !== undefined && atMs > state.nowMs ? [atMs] : [],
  );
  const next = Math.min(markAheadMs(state), ...ahead);
  return Number.isFinite(next) ? next : Math.max(state.nowMs, state.view.endMs);
}

/** What a click on the stage answers. @param {AskView} ask @returns {State["choosing"]} */
function chosenOnStage({ kind }) {
  if (kind === "node" || kind === "nodes") return { kind: "node", many: kind === "nodes" };
  return kind === "entry" || kind === "entries" ? { kind: "entry", many: kind === "entries" } : null;
}
