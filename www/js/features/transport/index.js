// @ts-check
/**
 * Time: playing, stepping, seeking, speed.
 * @import { State } from "../../core/types.js"
 * @import { View } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "frame", dtMs: number, covered?: boolean}
 *   | {type: "play", on?: boolean, through?: boolean}
 *   | {type: "step"}
 *   | {type: "back"}
 *   | {type: "seek", toMs: number}
 *   | {type: "seek-step", step: number}
 *   | {type: "ten", forwards: boolean}
 *   | {type: "find", wanted: string, forwards: boolean}
 *   | {type: "jump", to: string}
 *   | {type: "speed", to: number}
 *   | {type: "hurry", on: boolean}
 *   | {type: "near", to: number}
 *   | {type: "press", on: boolean}} TransportAction
 */
import { isHeld, isShown } from "../../core/flight.js";
import { kept, notice, noticeHere } from "../../core/notices.js";
import { go, look, tellSkipped } from "../../core/run.js";
import { passesSentence } from "../../core/story.js";
import { CALM, FASTEST, NONE_SHUT, SLOWEST, STANDING, quietFactor } from "../../core/state.js";
import { told } from "../../text/say.js";
import { stopName } from "../branches/names.js";
import { isPredicting, markAheadMs, passesFailure, waits } from "../../core/lesson.js";
import { jumpTo } from "./jump.js";

/** The longest frame, real milliseconds: a slower machine runs slower instead of jumping. */
const LONGEST_FRAME_MS = 100;
/** Maximum events per frame: beyond it, virtual time falls behind and the page stays responsive. */
const EVENTS_PER_FRAME = 4000;
/** Maximum steps that a search simulates beyond the recorded part of the run. */
const STEPS_TO_FIND = 100_000;
/** Time becomes slower near a message, and faster again, within about this, real milliseconds. */
const EASE_MS = 90;
/** How long a sentence of a lesson stands at least, and how much longer for each letter, real milliseconds. */
const READ_MS = 600;
const LETTER_MS = 35;
/** What the keys , and . move by, virtual milliseconds. */
const TICK_MS = 1;
/** A step of the speed, by key or by the slider: ten steps make a factor of ten. */
const SPEED_STEP = 10 ** 0.1;

/** @type {Feature<TransportAction>} */
export const transport = {
  name: "transport",
  actions: {
    frame: {
      changesRun: false,
      run: (state, { dtMs, covered }, bridge) =>
        frame(bridge, state, Math.min(dtMs, LONGEST_FRAME_MS), covered === true),
    },
    play: { changesRun: false, run: (state, { on, through }) => play(state, on ?? !state.playing, through === true) },
    step: {
      changesRun: false,
      run: (state, _, bridge) => (waits(state) ? answerFirst(state) : step(bridge, state)),
    },
    back: {
      changesRun: false,
      run(state, _, bridge) {
        bridge.back();
        return look(bridge, paused(state));
      },
    },
    seek: {
      changesRun: false,
      run: (state, { toMs }, bridge) => go(bridge, paused(state), { toMs: Math.max(0, toMs) }),
    },
    "seek-step": {
      changesRun: false,
      run: (state, { step }, bridge) => go(bridge, paused(state), { step: Math.max(0, step) }),
    },
    ten: {
      changesRun: false,
      run: (state, { forwards }, bridge) =>
        forwards && waits(state)
          ? answerFirst(state)
          : go(bridge, paused(state), { step: Math.max(0, state.view.step + (forwards ? 10 : -10)) }),
    },
    find: {
      changesRun: false,
      run: (state, { wanted, forwards }, bridge) =>
        forwards && waits(state) ? answerFirst(state) : find(bridge, paused(state), wanted, forwards),
    },
    jump: { changesRun: false, run: (state, { to }) => ({ ...state, jump: to }) },
    speed: {
      changesRun: false,
      run: (state, { to }) => ({ ...state, speed: Math.min(FASTEST, Math.max(SLOWEST, to)) }),
    },
    hurry: { changesRun: false, run: (state, { on }) => ({ ...state, hurry: on, quiet: false }) },
    near: {
      changesRun: false,
      run: (state, { to }) => ({ ...state, near: to, slow: state.playing ? state.slow : to }),
    },
    press: { changesRun: false, run: (state, { on }) => ({ ...state, pressing: on }) },
  },
  key(state, key, shift) {
    switch (key) {
      case " ":
      case "K":
        return { type: "play" };
      case "ArrowRight":
      case "ArrowLeft": {
        const forwards = key === "ArrowRight";
        if (shift) return { type: "find", wanted: "turning-point", forwards };
        return { type: forwards ? "step" : "back" };
      }
      case "J":
      case "L":
        return { type: "ten", forwards: key === "L" };
      case ",":
      case ".":
        return { type: "seek", toMs: Math.max(0, state.nowMs + (key === "." ? TICK_MS : -TICK_MS)) };
      case "Home":
        return { type: "seek-step", step: 0 };
      case "End":
        return { type: "seek", toMs: state.view.farMs };
      case "[":
      case "]":
        return jumpTo(state, "bookmark", key === "]");
      case "<":
        return { type: "speed", to: state.speed / SPEED_STEP };
      case ">":
        return { type: "speed", to: state.speed * SPEED_STEP };
    }
    return null;
  },
};

/** @param {State} state @returns {State} */
const paused = (state) => ({ ...state, playing: false, quiet: false });

/**
 * One frame of the page: real time passes, and virtual time if the run plays and can be seen.
 * @param {Bridge} bridge @param {State} state @param {number} dtMs
 * @param {boolean} covered a dialog covers the page @returns {State}
 */
function frame(bridge, state, dtMs, covered) {
  const clockMs = state.clockMs + dtMs;
  const ghosts = kept(state.ghosts, (ghost) => isShown(ghost, { ...state, clockMs }));
  const notices = kept(state.notices, (it) => it.untilMs > clockMs);
  const slow = eased(state.slow, state.near, dtMs);
  let next = { ...state, clockMs, ghosts, notices, slow };
  // Virtual time is paused behind a dialog, so that what the dialog says stays true while it is read.
  if (covered || state.dialog || isAsking(state)) return next;
  if (state.goal) return go(bridge, next, state.goal);
  if (!state.playing || state.pressing || state.hidden) return next;
  if (clockMs < state.readUntilMs && isPredicting(state)) return next;

  // Quiet time may pass faster, but never past the next thing that happens. Where time runs fast anyway, nothing holds
  // it up.
  const factor = quietFactor(state.speed);
  const quiet = state.hurry && factor > 1 && isQuiet(state.view, state.nowMs);
  let toMs = state.nowMs + dtMs * state.speed * (quiet ? Math.max(factor, state.pace) : slow * state.pace);
  if (quiet && state.view.nextEventMs !== undefined)
    toMs = Math.min(toMs, Math.max(state.view.nextEventMs, state.nowMs));
  toMs = Math.min(toMs, markAheadMs(state));
  const revision = bridge.advance(toMs, EVENTS_PER_FRAME);
  // The simulation counts whole microseconds. The page keeps the remainder, or slow motion would lose time each frame.
  const reachedMs = bridge.nowMs();
  const nowMs = toMs - reachedMs < 0.001 ? Math.max(toMs, reachedMs) : reachedMs;
  next = { ...next, nowMs, quiet };
  const stop = state.stops[bridge.stoppedAt()];
  // Time does not pass while a question waits for its answer.
  if (revision === state.view.revision) return stop === undefined ? next : { ...next, playing: false, quiet: false };
  const seen = withReading(tellSkipped(look(bridge, next), state), state);
  const passes = (stop === "say" && passesSentence(seen)) || (stop === "failure" && passesFailure(seen));
  if (stop === undefined || passes) return seen;
  const still = { ...seen, playing: false, quiet: false };
  return STANDING.includes(stop) ? still : noticeHere(still, "said", told("stopped-at", { stop: stopName(stop) }));
}

/**
 * While a lesson plays to its next question, time stands at each new sentence until it can have been read.
 * @param {State} state @param {State} before @returns {State}
 */
function withReading(state, before) {
  const words = state.view.say;
  if (!words || words === before.view.say || !isPredicting(state)) return state;
  return { ...state, readUntilMs: state.clockMs + readingMs(words) / Math.max(1, state.speed / CALM) };
}

/**
 * How long a sentence takes to read, real milliseconds. A Chinese character counts as three letters.
 * @param {string} words
 */
const readingMs = (words) => READ_MS + LETTER_MS * (words.length + 2 * (words.match(/\p{Script=Han}/gu) ?? []).length);

/**
 * From one value towards another within about `EASE_MS`.
 * @param {number} from @param {number} to @param {number} dtMs
 */
function eased(from, to, dtMs) {
  return Math.abs(to - from) < 0.01 ? to : from + (to - from) * Math.min(1, dtMs / EASE_MS);
}

/** Whether nothing moves between the nodes. @param {View} view @param {number} nowMs */
function isQuiet(view, nowMs) {
  return view.flights.every((flight) => flight.waiting || isHeld(flight, nowMs));
}

/** Whether an answer stands at an entry of a log: a dialog as well. @param {State} state */
const isAsking = ({ question }) => question?.kind === "commit" && question.row !== undefined;

/** @param {State} state @param {boolean} on @param {boolean} through over the sentences of a story @returns {State} */
function play(state, on, through) {
  if (on && state.view.stopped) return noticeHere(state, "trouble", state.view.stopped);
  // Who plays on has read the answer at an entry.
  const question = on && isAsking(state) ? null : state.question;
  return { ...state, playing: on, through, quiet: false, pressing: false, question };
}

/** A step would show the answer. @param {State} state @returns {State} */
const answerFirst = (state) => noticeHere(paused(state), "said", told("answer-first"), true);

/** @param {Bridge} bridge @param {State} state @returns {State} */
function step(bridge, state) {
  const before = bridge.revision();
  bridge.step();
  const next = { ...paused(state), nowMs: bridge.nowMs() };
  if (bridge.revision() !== before) return tellSkipped(look(bridge, next), state);
  const { stopped } = state.view;
  return stopped ? noticeHere(next, "trouble", stopped) : noticeHere(next, "said", told("nothing-more"));
}

/**
 * Goes to the next or the previous place of the wanted kind.
 * @param {Bridge} bridge @param {State} state @param {string} wanted @param {boolean} forwards @returns {State}
 */
function find(bridge, state, wanted, forwards) {
  const found = bridge.find(wanted, forwards, STEPS_TO_FIND);
  if (found === "here") {
    return { ...look(bridge, state), shut: NONE_SHUT };
  }
  // The notice applies only to the moment at which the search began.
  const nowhere = told(forwards ? "nothing-ahead" : "nothing-before");
  if (found === "nowhere") return noticeHere(state, "said", nowhere, true);
  if (found === "gave-up") return noticeHere(state, "said", told("search-stopped"), true);
  return notice(state, "trouble", found);
}
