// @ts-check
/**
 * A lesson on paper: its questions to hand out, and its answers for the teacher.
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "sheet", of: string}} SheetAction
 * @typedef {"sheet"} SheetDialog
 */

/** @type {Feature<SheetAction, SheetDialog>} */
export const sheet = {
  name: "sheet",
  actions: {
    sheet: { changesRun: false, run: (state, { of }) => ({ ...state, sheet: of, dialog: "sheet" }) },
  },
  dialogs: { sheet: { changesRun: false, handsOn: false } },
};
