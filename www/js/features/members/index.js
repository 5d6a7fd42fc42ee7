// @ts-check
/**
 * Members of the cluster, leadership, and reads.
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {"members" | "hand-over" | "read"} MembersDialog
 */

/** @type {Feature<never, MembersDialog>} */
export const members = {
  name: "members",
  dialogs: {
    members: { changesRun: true, handsOn: false },
    "hand-over": { changesRun: true, handsOn: false },
    read: { changesRun: true, handsOn: false },
  },
  key(_, key) {
    if (key === "M") return { type: "dialog", to: "members" };
    return key === "R" ? { type: "dialog", to: "read" } : null;
  },
};
