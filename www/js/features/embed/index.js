// @ts-check
/** @import { Feature } from "../../core/actions.js" */

/** @type {Feature<never, "embed">} */
export const embed = { name: "embed", dialogs: { embed: { changesRun: false, handsOn: true } } };
