// @ts-check
/**
 * Time: playing, stepping, seeking, speed.
 * @import { State } from "../../core/types.js"
 * @import { View } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "frame", dtMs: number, covered?: boolean}
 *   | {type: "play", on?: boolean}
 *   | {type: "step"}
 *   | {type: "back"}
 *   | {type: "seek", toMs: number}
 *   | {type: "seek-step", step: number}
 *   | {type: "ten", forwards: boolean}
 *   | {type: "find", wanted: string, forwards: boolean}
 *   | {type: "jump", to: string}
 *   | {type: "speed", to: number}
 *   | {type: "hurry", on: boolean}
 *   | {type: "press", on: boolean}} TransportAction
 */
import { GHOST_MS, isHeld } from "../../core/flight.js";
import { kept, notice, noticeHere } from "../../core/notices.js";
import { go, look, tellSkipped } from "../../core/run.js";
import { FASTEST, NONE_SHUT, SLOWEST, STANDING, quietFactor } from "../../core/state.js";
import { t } from "../../text/en.js";
import { jumpTo } from "./jump.js";

/** The longest frame, real milliseconds: a slower machine runs slower instead of jumping. */
const LONGEST_FRAME_MS = 100;
/** Maximum events per frame: beyond it, virtual time falls behind and the page stays responsive. */
const EVENTS_PER_FRAME = 4000;
/** Maximum steps that a search simulates beyond the recorded part of the run. */
const STEPS_TO_FIND = 100_000;
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
    play: { changesRun: false, run: (state, { on }) => play(state, on ?? !state.playing) },
    step: { changesRun: false, run: (state, _, bridge) => step(bridge, state) },
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
        go(bridge, paused(state), { step: Math.max(0, state.view.step + (forwards ? 10 : -10)) }),
    },
    find: {
      changesRun: false,
      run: (state, { wanted, forwards }, bridge) => find(bridge, paused(state), wanted, forwards),
    },
    jump: { changesRun: false, run: (state, { to }) => ({ ...state, jump: to }) },
    speed: {
      changesRun: false,
      run: (state, { to }) => ({ ...state, speed: Math.min(FASTEST, Math.max(SLOWEST, to)) }),
    },
    hurry: { changesRun: false, run: (state, { on }) => ({ ...state, hurry: on, quiet: false }) },
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
  const ghosts = kept(state.ghosts, (ghost) => clockMs - ghost.bornMs < GHOST_MS);
  const notices = kept(state.notices, (it) => it.untilMs > clockMs);
  let next = { ...state, clockMs, ghosts, notices };
  // Virtual time is paused behind a dialog, so that what the dialog says stays true while it is read.
  if (covered || state.dialog) return next;
  if (state.goal) return go(bridge, next, state.goal);
  if (!state.playing || state.pressing || state.hidden) return next;

  // Quiet time may pass faster, but never past the next thing that happens. Where time runs fast anyway, nothing holds
  // it up.
  const factor = quietFactor(state.speed);
  const quiet = state.hurry && factor > 1 && isQuiet(state.view, state.nowMs);
  let toMs = state.nowMs + dtMs * state.speed * (quiet ? factor : 1);
  if (quiet && state.view.nextEventMs !== undefined)
    toMs = Math.min(toMs, Math.max(state.view.nextEventMs, state.nowMs));
  const revision = bridge.advance(toMs, EVENTS_PER_FRAME);
  // The simulation counts whole microseconds. The page keeps the remainder, or slow motion would lose time each frame.
  const reachedMs = bridge.nowMs();
  const nowMs = toMs - reachedMs < 0.001 ? Math.max(toMs, reachedMs) : reachedMs;
  next = { ...next, nowMs, quiet };
  if (revision === state.view.revision) return next;
  const seen = tellSkipped(look(bridge, next), state);
  const stop = state.stops[bridge.stoppedAt()];
  if (stop === undefined) return seen;
  const still = { ...seen, playing: false, quiet: false };
  return STANDING.includes(stop) ? still : noticeHere(still, "said", t.walk.stopped(t.walk.name(stop)));
}

/** Whether nothing moves between the nodes. @param {View} view @param {number} nowMs */
function isQuiet(view, nowMs) {
  return view.flights.every((flight) => flight.waiting || isHeld(flight, nowMs));
}

/** @param {State} state @param {boolean} on @returns {State} */
function play(state, on) {
  if (on && state.view.stopped) return noticeHere(state, "trouble", state.view.stopped);
  return { ...state, playing: on, quiet: false, pressing: false };
}

/** @param {Bridge} bridge @param {State} state @returns {State} */
function step(bridge, state) {
  const before = bridge.revision();
  bridge.step();
  const next = { ...paused(state), nowMs: bridge.nowMs() };
  if (bridge.revision() !== before) return tellSkipped(look(bridge, next), state);
  const { stopped } = state.view;
  return stopped ? noticeHere(next, "trouble", stopped) : noticeHere(next, "said", t.notice.nothingMore);
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
  const nowhere = forwards ? t.walk.nothingAhead : t.walk.nothingBefore;
  if (found === "nowhere") return noticeHere(state, "said", nowhere, true);
  if (found === "gave-up") return noticeHere(state, "said", t.walk.gaveUp, true);
  return notice(state, "trouble", found);
}
