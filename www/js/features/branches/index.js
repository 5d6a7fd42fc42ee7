// @ts-check
/**
 * Bookmarks, stops and branches.
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "bookmark", name: string}
 *   | {type: "stops", to: string[]}
 *   | {type: "what-if"}
 *   | {type: "branch", id: number}
 *   | {type: "name-branch", id: number, name: string}
 *   | {type: "forget-branch", id: number}} BranchesAction
 * @typedef {"bookmark" | "stops" | "branches"} BranchesDialog
 */
import { quotedText } from "../../core/format.js";
import { notice } from "../../core/notices.js";
import { act, look } from "../../core/run.js";

/** @type {Feature<BranchesAction, BranchesDialog>} */
export const branches = {
  name: "branches",
  actions: {
    bookmark: {
      changesRun: true,
      run: (state, { name }, bridge) => act(bridge, state, [`bookmark ${quotedText(name)}`]),
    },
    stops: {
      changesRun: false,
      run(state, { to }, bridge) {
        const refused = bridge.setStops(to.join("\n"));
        return refused ? notice(state, "trouble", refused) : { ...state, stops: to };
      },
    },
    "what-if": {
      changesRun: true,
      run(state, _, bridge) {
        bridge.whatIf();
        return look(bridge, { ...state, playing: false, quiet: false });
      },
    },
    branch: {
      changesRun: false,
      run(state, { id }, bridge) {
        bridge.showBranch(id);
        return look(bridge, { ...state, playing: false, quiet: false });
      },
    },
    "name-branch": {
      changesRun: false,
      run(state, { id, name }, bridge) {
        bridge.nameBranch(id, name);
        return look(bridge, state);
      },
    },
    "forget-branch": {
      changesRun: false,
      run(state, { id }, bridge) {
        bridge.forgetBranch(id);
        return look(bridge, state);
      },
    },
  },
  dialogs: {
    bookmark: { changesRun: true, handsOn: false },
    stops: { changesRun: false, handsOn: false },
    branches: { changesRun: false, handsOn: false },
  },
  key(_, key) {
    if (key === "B") return { type: "dialog", to: "bookmark" };
    return key === "W" ? { type: "dialog", to: "branches" } : null;
  },
};
