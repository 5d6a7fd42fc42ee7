// @ts-check
/**
 * Actions: the only way to change the state. Each feature has a table of its actions, and the update of the store is
 * made of all tables. A handler says whether it changes the run, so that a read-only page also refuses a new one.
 * @import { Action, State } from "./types.js"
 * @import { Bridge } from "./bridge.js"
 */
import { allows, isPredicting } from "./lesson.js";
import { notice } from "./notices.js";
import { afterRecovery } from "./run.js";
import { told } from "../text/say.js";

/**
 * @template {{type: string}} A
 * @typedef {object} Handler
 * @property {boolean | ((action: A) => boolean)} changesRun whether it changes what happens in the run
 * @property {(state: State, action: A, bridge: Bridge) => State} run
 */

/**
 * @template {{type: string}} A
 * @typedef {{[T in A["type"]]: Handler<Extract<A, {type: T}>>}} Table
 */

/**
 * @typedef {object} DialogRule
 * @property {boolean} changesRun whether it is a form that changes the run
 * @property {boolean} handsOn whether it shares the run, which must then be at a moment that a script can name
 */

/**
 * The part of a feature that needs no page: its panels are in the lists of panels.
 * @template {{type: string}} [A=never] its actions
 * @template {string} [D=never] its dialogs
 * @typedef {object} Feature
 * @property {string} name
 * @property {Table<A>} [actions]
 * @property {Record<D, DialogRule>} [dialogs]
 * @property {(state: State, key: string, shift: boolean) => Action | null} [key] what a key does while the cluster or
 *   the time diagram has the focus; `key` is one character in upper case, or the name of a key
 * @property {(before: State, action: Action, state: State) => State} [after] runs after every action of any feature
 */

/** @typedef {Feature<any, any>} AnyFeature */
/** @typedef {Map<string, Handler<any>>} Actions */

/**
 * All actions of all features. Throws if two have one name, or if one does not say whether it changes the run.
 * @param {AnyFeature[]} features @returns {Actions}
 */
export function mergeActions(features) {
  /** @type {Actions} */
  const all = new Map();
  for (const { name, actions = {} } of features) {
    for (const [type, handler] of Object.entries(actions)) {
      if (all.has(type)) throw new Error(`${name}: another feature has the action "${type}"`);
      if (!["boolean", "function"].includes(typeof handler.changesRun))
        throw new Error(`${name}: the action "${type}" does not say whether it changes the run`);
      all.set(type, handler);
    }
  }
  return all;
}

/**
 * All dialogs of all features. Throws if two have one name, or if one does not say what it does.
 * @param {AnyFeature[]} features @returns {Map<string, DialogRule>}
 */
export function mergeDialogs(features) {
  /** @type {Map<string, DialogRule>} */
  const all = new Map();
  for (const { name, dialogs = {} } of features) {
    for (const [dialog, rule] of Object.entries(dialogs)) {
      if (all.has(dialog)) throw new Error(`${name}: another feature has the dialog "${dialog}"`);
      if (typeof rule.changesRun !== "boolean" || typeof rule.handsOn !== "boolean")
        throw new Error(`${name}: the dialog "${dialog}" does not say whether it changes the run, or hands it on`);
      all.set(dialog, rule);
    }
  }
  return all;
}

/**
 * Why an action is refused; null if it is allowed. Menus, keys, drags and host messages all use this check.
 * @param {Actions} actions @param {State} state @param {Action} action @returns {import("../text/messages.js").Said}
 */
export function refusalOf(actions, state, action) {
  if ("host" in action && action.host) return null;
  const { changesRun } = handlerOf(actions, action);
  const changes = typeof changesRun === "function" ? changesRun(action) : changesRun;
  if (!changes) return null;
  return state.shape.editable ? refusalOfLesson(state, action) : told("read-only");
}

/** What the dialogs do that change the run, as scripts have it. @type {Record<string, string>} */
const DEED_OF = { propose: "propose", read: "read", members: "members", "hand-over": "transfer", clients: "client" };

/**
 * Why a lesson refuses a deed: it is asking, or it does not offer this.
 * @param {State} state @param {Action} action @returns {import("../text/messages.js").Said}
 */
function refusalOfLesson(state, action) {
  /** @type {string[]} */
  let deeds = [];
  if (action.type === "act") deeds = action.texts.map((text) => text.split(" ")[0] ?? "");
  else if (action.type === "propose") deeds = ["propose"];
  else if (action.type === "dialog") deeds = [DEED_OF[action.to ?? ""] ?? ""];
  const wrong = deeds.filter((name) => name !== "" && !allows(state, name));
  if (!wrong.length) return null;
  return told(isPredicting(state) ? "lesson-answer-first" : "lesson-does-not-offer");
}

/** @param {Actions} actions @param {Action} action */
function handlerOf(actions, action) {
  const handler = actions.get(action.type);
  if (!handler) throw new Error(`no feature has the action "${action.type}"`);
  return handler;
}

/**
 * @param {Bridge} bridge @param {AnyFeature[]} features
 * @returns {(state: State, action: Action) => State}
 */
export function createUpdate(bridge, features) {
  const actions = mergeActions(features);
  const followers = features.flatMap(({ after }) => after ?? []);
  return (state, action) => {
    const refusal = refusalOf(actions, state, action);
    const done = refusal ? notice(state, "said", refusal) : handlerOf(actions, action).run(state, action, bridge);
    const next = afterRecovery(bridge, done);
    return followers.reduce((now, after) => after(state, action, now), next);
  };
}
