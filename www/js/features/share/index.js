// @ts-check
/** @import { Feature } from "../../core/actions.js" */

/** @type {Feature<never, "share">} */
export const share = { name: "share", dialogs: { share: { changesRun: false, handsOn: true } } };
