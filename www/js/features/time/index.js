// @ts-check
/**
 * The time diagram: its axis, and the part of the run that it shows.
 * @import { Axis, InSight } from "../../core/types.js"
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "axis", to: Axis} | {type: "in-sight", what: InSight}
 *   | {type: "beside", to: number | null}} TimeAction
 */

/** @type {Feature<TimeAction>} */
export const time = {
  name: "time",
  actions: {
    axis: { changesRun: false, run: (state, { to }) => ({ ...state, axis: to }) },
    beside: { changesRun: false, run: (state, { to }) => ({ ...state, beside: to }) },
    "in-sight": { changesRun: false, run: (state, { what }) => ({ ...state, inSight: what }) },
  },
};
