// @ts-check
/**
 * The state with which the page starts, and its constants.
 * @import { Shape, State } from "./types.js"
 * @import { Bridge } from "./bridge.js"
 */
import { NOTHING_TAKEN } from "./lesson.js";

/** The whole page, as it opens by default. @type {Shape} */
export const WHOLE = { shows: "all", controls: "full", editable: true, embedded: false, present: false };

/** Whether nothing is left out. @param {Shape} shape */
export const isWhole = (shape) => shape.shows === "all" && shape.controls === "full" && !shape.present;

/** Where time stops by default, by the names that the bridge uses. */
export const STANDING = ["violation", "failure", "end", "ask", "say"];
export const NONE_SHUT = { violation: false, failure: false, end: false };

/**
 * Whether the page shows the run with which it opens, as it opens: its address names no run, and nothing was done.
 * @param {Pick<State, "untouched" | "start" | "script" | "opened">} state
 */
export const isAsOpened = ({ untouched, start, script, opened }) => untouched || (start && script === opened);

export const SLOWEST = 0.001;
export const FASTEST = 100;
/** A message of ten milliseconds takes one and a quarter seconds to cross. */
export const CALM = 0.008;

/** @param {Bridge} bridge @param {Partial<State>} preferences @returns {State} */
// long: a line for each part of the state
export function firstState(bridge, preferences) {
  const view = bridge.view();
  const script = bridge.script();
  return {
    shape: WHOLE,
    view,
    nowMs: bridge.nowMs(),
    clockMs: 0,
    readUntilMs: 0,
    run: 1,
    script,
    draft: { text: script, edited: false },
    unrun: [],
    forgotten: null,
    offer: null,
    selection: null,
    menu: null,
    near: 1,
    slow: 1,
    choosing: null,
    kept: null,
    message: null,
    playing: false,
    through: false,
    pressing: false,
    hidden: false,
    speed: CALM,
    hurry: true,
    quiet: false,
    ghosts: [],
    shut: NONE_SHUT,
    notices: [],
    spoken: "",
    spokenAtMs: 0,
    tab: "cluster",
    side: "inspect",
    axis: "ms",
    beside: "parent",
    inSight: null,
    theme: "auto",
    language: "en",
    singleKeys: true,
    still: false,
    weight: 1,
    intro: true,
    tools: false,
    start: false,
    left: 0,
    named: [],
    taken: NOTHING_TAKEN,
    foreign: 0,
    pace: 1,
    dialog: null,
    sheet: "",
    explored: null,
    disaster: null,
    futures: null,
    proposals: 0,
    opened: script,
    arrival: null,
    missing: null,
    scenario: null,
    untouched: true,
    pushes: 0,
    goal: null,
    question: null,
    stops: STANDING,
    jump: "turning-point",
    ...preferences,
  };
}

/** In quiet time, at least this many virtual milliseconds pass in a real one… */
const QUIET_SPEED = 0.14;
/** …but at most this many times the chosen speed. */
const QUIET_FACTOR = 20;

/**
 * The factor by which quiet time passes faster than the chosen speed; 1: no faster.
 * @param {number} speed
 */
export function quietFactor(speed) {
  return Math.min(QUIET_FACTOR, Math.max(1, QUIET_SPEED / speed));
}
