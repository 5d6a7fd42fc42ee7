// @ts-check
/** @import { Feature } from "../../core/actions.js" */

/** @type {Feature<never, "export">} */
export const exports = { name: "export", dialogs: { export: { changesRun: false, handsOn: true } } };
