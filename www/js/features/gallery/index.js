// @ts-check
/** @import { Feature } from "../../core/actions.js" */

/** @type {Feature<never, "gallery">} */
export const gallery = { name: "gallery", dialogs: { gallery: { changesRun: false, handsOn: false } } };
