// @ts-check
/**
 * What can be done to the selected thing: one table for its menu and for the keys.
 * @import { Action, State } from "../../core/types.js"
 * @import { Flight, NodeView } from "../../core/view.js"
 *
 * @typedef {object} Deed
 * @property {string} name
 * @property {string} icon
 * @property {string} label
 * @property {string} tip
 * @property {string} key the single key, or empty
 * @property {boolean} [grave] whether it hurts
 * @property {boolean} [usual] whether the menu offers it at once
 * @property {Action} action
 */
import { isHeld } from "../../core/flight.js";
import { allows, lessonOf } from "../../core/lesson.js";
import { isCutOff } from "../../core/cut.js";
import { say, told } from "../../text/say.js";
import { paper, thesis } from "../../text/sections.js";

/** How long "hold" holds, virtual milliseconds: in effect until the user delivers the message. */
const HOLD_MS = 60_000;

/** How many more deeds than the usual ones stand in the menu at once, because "More…" takes a line as well. */
const NO_MORE = 1;

/**
 * The deeds that the menu shows: the usual ones first.
 * @param {State} state @returns {{shown: Deed[], more: boolean}} more: there are others
 */
export function offered(state) {
  const list = deeds(state);
  const rest = list.filter((deed) => !deed.usual);
  const whole = state.menu === "all" || rest.length <= NO_MORE;
  return { shown: [...list.filter((deed) => deed.usual), ...(whole ? rest : [])], more: !whole };
}

/** The actions of scripts that the deeds of a menu are, where their names differ. @type {Record<string, string>} */
const ACTION_OF = {
  torn: "crash",
  isolate: "cut",
  reconnect: "mend",
  "hand-over": "transfer",
  hold: "delay",
};

/** What can be done to the selected thing; in a lesson, what it offers. @param {State} state @returns {Deed[]} */
export function deeds(state) {
  if (!state.shape.editable) return [];
  const list = ofSelection(state).filter(({ name }) => allows(state, ACTION_OF[name] ?? name));
  // Few are shown at once.
  if (lessonOf(state)?.allow.length) for (const deed of list) deed.usual = true;
  return list;
}

/** @param {State} state @returns {Deed[]} */
function ofSelection(state) {
  const { selection } = state;
  if (selection?.kind === "node") {
    const node = state.view.nodes[selection.id - 1];
    return node ? nodeDeeds(state, node) : [];
  }
  if (selection?.kind === "flight") {
    const flight = state.view.flights.find((it) => it.id === selection.id);
    return flight ? flightDeeds(flight, state.nowMs) : [];
  }
  return [];
}

/** @param {State} state @param {NodeView} node @returns {Deed[]} */
// long: one deed after the other
function nodeDeeds(state, node) {
  const { name } = node;
  /** @type {Deed[]} */
  const list = [];
  const add = (/** @type {Plain} */ deed, /** @type {string} */ icon, /** @type {string} */ key) =>
    list.push({ ...plain(deed), icon, key, action: act(`${deed} ${name}`) });
  if (node.status === "crashed") {
    add("restart", "power", "C");
    add("wipe", "erase", "");
  } else {
    add("crash", "crash", "C");
    if (node.writesPending > 0) {
      const action = act(`crash ${name} torn`);
      list.push({ ...plain("torn"), icon: "save", key: "", action });
    }
    add(node.status === "paused" ? "resume" : "pause", node.status === "paused" ? "play" : "hold", "");
  }
  if (node.status === "up") {
    if (node.role !== "leader") add("timeout", "clock", "T");
    list.push({ ...plain("propose"), icon: "propose", key: "P", action: { type: "dialog", to: "propose" } });
    add("snapshot", "camera", "S");
    if (node.role === "leader")
      list.push({
        name: "hand-over",
        icon: "crown",
        key: "H",
        label: say("act-hand-over"),
        tip: say("act-hand-over-tip", { section: thesis("3.10") }),
        action: { type: "dialog", to: "hand-over" },
      });
    else if (node.config.member === "voter" || node.config.member === "incoming") {
      list.push({
        name: "transfer",
        icon: "crown",
        key: "H",
        label: say("act-transfer"),
        tip: say("act-transfer-tip", { section: thesis("3.10") }),
        action: act(`transfer ${name}`),
      });
    }
  }
  const others = state.view.nodes.filter((other) => other.id !== node.id);
  if (others.length) {
    // By its links alone: a partition is healed as a whole.
    const off = isCutOff({ ...state.view, groups: [] }, node.id);
    list.push({
      ...plain(off ? "reconnect" : "isolate"),
      icon: off ? "join" : "cut",
      key: "X",
      action: {
        type: "act",
        texts: others.map((other) => `${off ? "mend" : "cut"} ${name}-${other.name}`),
        note: told(off ? "reconnected" : "isolated", { node: name }),
      },
    });
  }
  if (state.view.groups.length || state.view.links.some((link) => link.cut))
    list.push({ ...plain("heal"), icon: "join", key: "", action: act("heal") });
  if (node.status === "up")
    list.push({ ...plain("read"), icon: "follow", key: "R", action: { type: "dialog", to: "read" } });
  list.push({
    name: "members",
    icon: "members",
    key: "M",
    label: say("act-members"),
    tip: say("act-members-tip", { section: paper("6") }),
    action: { type: "dialog", to: "members" },
  });
  const usual = usualOf(node);
  for (const deed of list) {
    deed.grave = ["crash", "torn", "wipe", "isolate"].includes(deed.name);
    deed.usual = usual.includes(deed.name);
  }
  return list;
}

/** The names of the deeds that one most often wants. Only a leader takes a command. @param {NodeView} node */
function usualOf(node) {
  const links = ["isolate", "reconnect"];
  if (node.status === "crashed") return ["restart", ...links];
  if (node.status === "paused") return ["crash", "resume", ...links];
  return ["crash", ...links, node.role === "leader" ? "propose" : "timeout"];
}

/** @param {Flight} flight @param {number} nowMs @returns {Deed[]} */
function flightDeeds(flight, nowMs) {
  const { id } = flight;
  /** @type {Deed[]} */
  const list = [{ ...plain("drop"), icon: "crash", key: "D", action: act(`drop ${id}`), grave: true }];
  if (!isHeld(flight, nowMs) && !flight.waiting) {
    list.push({ ...plain("hold"), icon: "hold", key: "H", action: act(`delay ${id} ${HOLD_MS}`) });
  }
  list.push(
    { ...plain("deliver"), icon: "land", key: "", action: act(`deliver ${id}`) },
    { ...plain("duplicate"), icon: "copy", key: "U", action: act(`duplicate ${id}`) },
  );
  for (const deed of list) deed.usual = deed.name !== "duplicate";
  return list;
}

/**
 * What can be done about a message that is not in flight at this moment: going to where it was.
 * @param {State} state
 * @returns {Deed[]}
 */
export function pastDeeds({ message }) {
  if (!message) return [];
  /** @type {(name: "go-sent" | "go-arrived" | "go-lost", icon: string, step: number) => Deed} */
  const go = (name, icon, step) => ({ ...plain(name), icon, key: "", action: { type: "seek-step", step } });
  const list = [go("go-sent", "back", message.sentStep)];
  if (message.endedStep !== undefined) {
    const lost = message.fate === "lost";
    list.push(go(lost ? "go-lost" : "go-arrived", lost ? "crash" : "land", message.endedStep));
  }
  return list;
}

/**
 * The deeds whose tips need no values.
 * @typedef {"crash" | "torn" | "restart" | "pause" | "resume" | "wipe" | "timeout" | "propose" | "snapshot" | "read"
 *   | "isolate" | "reconnect" | "heal" | "drop" | "hold" | "duplicate" | "deliver" | "go-sent" | "go-arrived"
 *   | "go-lost"} Plain
 */

/** The name and the words of a deed. @param {Plain} name */
const plain = (name) => ({ name, label: say(`act-${name}`), tip: say(`act-${name}-tip`) });

/** @param {string} text @returns {Action} */
function act(text) {
  return { type: "act", texts: [text] };
}
