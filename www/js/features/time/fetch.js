// @ts-check
/**
 * What the time diagram asks the simulation for.
 * @import { State } from "../../core/types.js"
 * @import { Timeline } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Span } from "../../scene/time/layout.js"
 * @import { Viewport } from "./viewport.js"
 */
import { isFinished, isPredicting } from "../../core/lesson.js";
import { besideOf } from "../../scene/time/branches.js";
import { HIDDEN_PX } from "./roll.js";

/** @typedef {Timeline & {beside?: Timeline}} Fetched `beside`: what another branch has in the same window */

/** The most messages that are asked for. Each is two events. */
const MOST_MESSAGES = 5000;
/** What is fetched beyond either edge, because an arrival's dot or a name may reach in. */
const EDGE_PX = 12;
/** How long news wait at most while the run plays, real milliseconds. */
const PATIENCE_MS = 50;

/**
 * The names of bookmarks that are still to come would tell what a lesson asks.
 * @param {Timeline} data @param {State} state @returns {Timeline}
 */
const withoutAnswers = (data, { nowMs }) => ({ ...data, bookmarks: data.bookmarks.filter((it) => it.ms <= nowMs) });

/**
 * Fetches a part of the run, if it or the run has changed; null if not. While the run plays, news wait until the line
 * of the present moment no longer hides where they belong, but not for long.
 * @param {Pick<Bridge, "timeline" | "timelineOf">} bridge @param {Viewport} viewport
 * @returns {(state: State, wanted: {span: Span, width: number}) => Fetched | null} `width`: of the canvas
 */
export function fetcher(bridge, viewport) {
  let [asked, script, step, now, askedMs] = ["", "", -1, 0, 0];
  /** What the other branch has in the window that was asked for last. @type {Timeline | undefined} */
  let beside;
  return (state, { span: { axis, from, perPx }, width }) => {
    const { view } = state;
    const branch = view.branches.find((it) => it.shown)?.id;
    const other = besideOf(view.branches, state.beside, axis);
    const key = [state.run, branch, other?.id, other?.from, axis, from, perPx, width].join();
    const here = viewport.nowOf(state);
    if (key === asked && script === state.script) {
      const hides = here >= now && here - now < HIDDEN_PX * perPx && performance.now() - askedMs < PATIENCE_MS;
      if (step === view.farStep || (state.playing && hides)) return null;
    }
    const fresh = key !== asked;
    [asked, script, step, now, askedMs] = [key, state.script, view.farStep, here, performance.now()];
    const edge = EDGE_PX * perPx;
    const to = from + (width - viewport.left) * perPx + edge;
    const begin = Math.max(0, from - edge);
    const found = bridge.timeline(begin, to, axis === "step", MOST_MESSAGES);
    const data = isPredicting(state) && !isFinished(state) ? withoutAnswers(found, state) : found;
    // Until they part, both are the same.
    const apart = other ? Math.max(begin, other.from) : Infinity;
    if (!other || apart > to) return data;
    // Nothing happens in a branch that is not shown.
    if (fresh) beside = bridge.timelineOf(other.id, apart, to, axis === "step", MOST_MESSAGES);
    return beside ? { ...data, beside } : data;
  };
}
