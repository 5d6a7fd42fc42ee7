// @ts-check
/** @import { Action, State, Store } from "./types.js" */

/**
 * Holds the state of the page. `dispatch` is the only way to change it: it replaces the state as a whole, so that
 * panels detect changes by comparing references.
 * @param {State} state
 * @param {(state: State, action: Action) => State} update
 * @returns {Store}
 */
export function createStore(state, update) {
  /** @type {Set<() => void>} */
  const listeners = new Set();
  return {
    get state() {
      return state;
    },
    dispatch(action) {
      const next = update(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
    },
  };
}
