// @ts-check
/**
 * How many of the futures from each moment end in the violation, as a curve of steps.
 * @import { ExploreMoment } from "../../core/view.js"
 * @import { Futures } from "../../core/futures.js"
 *
 * @typedef {object} FuturesFrame where it is drawn, in pixels
 * @property {number} left
 * @property {number} width
 * @property {number} top
 * @property {number} height
 * @property {number} from the moment at the left edge, virtual milliseconds
 * @property {number} to and at the right one
 */

/**
 * The paths of the curve, of what lies below it, and of the part from which on all futures end in the violation.
 * @param {Pick<Futures, "moments" | "brokeAtMs">} futures
 * @param {ExploreMoment | null} noReturn
 * @param {FuturesFrame} frame
 */
export function stepsOf({ moments, brokeAtMs }, noReturn, { left, width, top, height, from, to }) {
  const bottom = top + height;
  const x = (/** @type {number} */ ms) => left + ((ms - from) / (to - from)) * width;
  /** As a number of a path, in sight. @param {number} ms */
  const at = (ms) => round(Math.min(left + width, Math.max(left, x(ms))));
  const y = (/** @type {ExploreMoment} */ { ends, of }) => round(bottom - (ends / Math.max(1, of)) * height);
  const ends = moments.map((_, i) => moments[i + 1]?.atMs ?? brokeAtMs);
  const steps = moments.map((moment, i) => `H${at(moment.atMs)}V${y(moment)}H${at(ends[i])}`).join("");
  const [first, last] = [at(moments[0]?.atMs ?? 0), at(brokeAtMs)];
  return {
    x,
    outline: moments.length ? `M${first} ${bottom}${steps}V${bottom}` : "",
    area: moments.length ? `M${first} ${bottom}${steps}V${bottom}Z` : "",
    sure: noReturn ? `M${at(noReturn.atMs)} ${top}H${last}V${bottom}H${at(noReturn.atMs)}Z` : "",
  };
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;
