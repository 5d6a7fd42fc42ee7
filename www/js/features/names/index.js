// @ts-check
/**
 * Which things have been named in place.
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "named", name: string}} NamesAction
 */

/** @type {Feature<NamesAction>} */
export const names = {
  name: "names",
  actions: {
    named: { changesRun: false, run: (state, { name }) => ({ ...state, named: [...state.named, name] }) },
  },
};
