// @ts-check
/**
 * How many of the futures from each moment end in the loss, as a curve of steps.
 * @import { ExploreMoment } from "../../core/view.js"
 * @import { Axis } from "../../core/types.js"
 * @import { Futures } from "../../core/futures.js"
 *
 * @typedef {object} FuturesFrame where it is drawn, in pixels
 * @property {number} left
 * @property {number} width
 * @property {number} top
 * @property {number} height
 * @property {Axis} axis of the time diagram
 * @property {number} from the left edge on the axis
 * @property {number} to and the right one
 */
import { nowOf } from "./layout.js";

/**
 * The paths of the curve, of what lies below it, and of the part from which on all futures end in the loss.
 * @param {Pick<Futures, "moments" | "lostAtMs" | "lostAtStep">} futures
 * @param {ExploreMoment | null} noReturn
 * @param {FuturesFrame} frame
 */
export function stepsOf({ moments, lostAtMs, lostAtStep }, noReturn, { left, width, top, height, axis, from, to }) {
  const bottom = top + height;
  const place = (/** @type {ExploreMoment} */ { atMs, atStep }) => nowOf(axis, { ms: atMs, step: atStep });
  const x = (/** @type {number} */ value) => left + ((value - from) / (to - from)) * width;
  /** As a number of a path, in sight. @param {number} value */
  const at = (value) => round(Math.min(left + width, Math.max(left, x(value))));
  const y = (/** @type {ExploreMoment} */ { ends, of }) => round(bottom - (ends / Math.max(1, of)) * height);
  const lost = nowOf(axis, { ms: lostAtMs, step: lostAtStep });
  const ends = moments.map((_, i) => (moments[i + 1] ? place(moments[i + 1]) : lost));
  const steps = moments.map((moment, i) => `H${at(place(moment))}V${y(moment)}H${at(ends[i])}`).join("");
  const first = at(moments[0] ? place(moments[0]) : 0);
  const sure = noReturn ? at(place(noReturn)) : 0;
  return {
    mark: noReturn ? x(place(noReturn)) : -1,
    outline: moments.length ? `M${first} ${bottom}${steps}V${bottom}` : "",
    area: moments.length ? `M${first} ${bottom}${steps}V${bottom}Z` : "",
    sure: noReturn ? `M${sure} ${top}H${at(lost)}V${bottom}H${sure}Z` : "",
  };
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;
