// @ts-check
/**
 * Commands that clients propose.
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "propose", node: number, command: string}} ClientsAction
 * @typedef {"propose" | "clients"} ClientsDialog
 */
import { act } from "../../core/run.js";

/** @type {Feature<ClientsAction, ClientsDialog>} */
export const clients = {
  name: "clients",
  actions: {
    propose: {
      changesRun: true,
      run(state, { node, command }, bridge) {
        const next = act(bridge, state, [`propose n${node} ${command}`]);
        return { ...next, proposals: next.proposals + 1 };
      },
    },
  },
  dialogs: {
    propose: { changesRun: true, handsOn: false },
    clients: { changesRun: true, handsOn: false },
  },
  key: (_, key) => (key === "P" ? { type: "dialog", to: "propose" } : null),
};
