// @ts-check
/**
 * What can be done to the selected thing: one table for the dock, the inspector and the keys.
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
 * @property {Action} action
 */
import { isHeld } from "../../core/flight.js";
import { isCutOff } from "../../scene/walls.js";
import { t } from "../../text/en.js";

/** How long "hold" holds, virtual milliseconds: in effect until the user delivers the message. */
const HOLD_MS = 60_000;

/** @param {State} state @returns {Deed[]} */
export function deeds(state) {
  const { selection } = state;
  if (!state.shape.editable) return [];
  if (selection?.kind === "node") {
    const node = state.view.nodes[selection.id - 1];
    return node ? nodeDeeds(state, node) : [];
  }
  if (selection?.kind === "flight") {
    const flight = state.view.flights.find((it) => it.id === selection.id);
    return flight ? flightDeeds(flight, state.nowMs) : pastDeeds(state);
  }
  return [];
}

/** @param {State} state @param {NodeView} node @returns {Deed[]} */
function nodeDeeds(state, node) {
  const { name } = node;
  /** @type {Deed[]} */
  const list = [];
  const add = (/** @type {keyof typeof t.act.tips} */ deed, /** @type {string} */ icon, /** @type {string} */ key) =>
    list.push({ name: deed, icon, key, label: t.act[deed], tip: t.act.tips[deed], action: act(`${deed} ${name}`) });
  const addDialog = (
    /** @type {"handOver" | "read" | "members"} */ deed,
    /** @type {string} */ icon,
    /** @type {string} */ key,
    /** @type {State["dialog"]} */ to,
  ) => list.push({ name: deed, icon, key, label: t.act[deed], tip: t.act.tips[deed], action: { type: "dialog", to } });
  if (node.status === "crashed") {
    add("restart", "power", "C");
    add("wipe", "erase", "");
  } else {
    add("crash", "crash", "C");
    if (node.writesPending > 0) {
      const action = act(`crash ${name} torn`);
      list.push({ name: "torn", icon: "save", key: "", label: t.act.torn, tip: t.act.tips.torn, action });
    }
    add(node.status === "paused" ? "resume" : "pause", node.status === "paused" ? "play" : "hold", "");
  }
  if (node.status === "up") {
    if (node.role !== "leader") add("timeout", "clock", "T");
    list.push({
      name: "propose",
      icon: "propose",
      key: "P",
      label: t.act.propose,
      tip: t.act.tips.propose,
      action: { type: "dialog", to: "propose" },
    });
    add("snapshot", "camera", "S");
    if (node.role === "leader") addDialog("handOver", "crown", "H", "hand-over");
    else if (node.config.member === "voter" || node.config.member === "incoming") {
      const action = act(`transfer ${name}`);
      list.push({ name: "transfer", icon: "crown", key: "H", label: t.act.transfer, tip: t.act.tips.transfer, action });
    }
  }
  const others = state.view.nodes.filter((other) => other.id !== node.id);
  if (others.length) {
    const off = isCutOff(state.view, node.id);
    const deed = off ? "reconnect" : "isolate";
    list.push({
      name: deed,
      icon: off ? "join" : "cut",
      key: "X",
      label: t.act[deed],
      tip: t.act.tips[deed],
      action: {
        type: "act",
        texts: others.map((other) => `${off ? "mend" : "cut"} ${name}-${other.name}`),
        note: off ? t.act.reconnected(name) : t.act.isolated(name),
      },
    });
  }
  if (node.status === "up") addDialog("read", "follow", "R", "read");
  addDialog("members", "members", "M", "members");
  for (const deed of list) deed.grave = ["crash", "torn", "wipe", "isolate"].includes(deed.name);
  return list;
}

/** @param {Flight} flight @param {number} nowMs @returns {Deed[]} */
function flightDeeds(flight, nowMs) {
  const { id } = flight;
  /** @type {Deed[]} */
  const list = [
    {
      name: "drop",
      icon: "crash",
      key: "D",
      label: t.act.drop,
      tip: t.act.tips.drop,
      action: act(`drop ${id}`),
      grave: true,
    },
  ];
  if (!isHeld(flight, nowMs) && !flight.waiting) {
    list.push({
      name: "hold",
      icon: "hold",
      key: "H",
      label: t.act.hold,
      tip: t.act.tips.hold,
      action: act(`delay ${id} ${HOLD_MS}`),
    });
  }
  list.push(
    {
      name: "duplicate",
      icon: "copy",
      key: "U",
      label: t.act.duplicate,
      tip: t.act.tips.duplicate,
      action: act(`duplicate ${id}`),
    },
    {
      name: "deliver",
      icon: "land",
      key: "",
      label: t.act.deliver,
      tip: t.act.tips.deliver,
      action: act(`deliver ${id}`),
    },
  );
  return list;
}

/**
 * What can be done about a message that is not in flight at this moment: going to where it was.
 * @param {State} state
 * @returns {Deed[]}
 */
function pastDeeds({ message }) {
  if (!message) return [];
  /** @type {(name: "goSent" | "goArrived" | "goLost", icon: string, step: number) => Deed} */
  const go = (name, icon, step) => ({
    name,
    icon,
    key: "",
    label: t.act[name],
    tip: t.act.tips[name],
    action: { type: "seek-step", step },
  });
  const list = [go("goSent", "back", message.sentStep)];
  if (message.endedStep !== undefined) {
    const lost = message.fate === "lost";
    list.push(go(lost ? "goLost" : "goArrived", lost ? "crash" : "land", message.endedStep));
  }
  return list;
}

/** @param {string} text @returns {Action} */
function act(text) {
  return { type: "act", texts: [text] };
}
