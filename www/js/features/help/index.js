// @ts-check
/** @import { Feature } from "../../core/actions.js" */

/** @type {Feature<never, "help">} */
export const help = {
  name: "help",
  dialogs: { help: { changesRun: false, handsOn: false } },
  key: (_, key) => (key === "?" ? { type: "dialog", to: "help" } : null),
};
