// @ts-check
/**
 * What a server is in the configuration that it uses itself, and in the one that decides: the leader's, or without
 * a leader the last one that was committed. A server that is removed, or has just been added, may not know (§6).
 * @import { Member, NodeView, View } from "./view.js"
 */
import { say } from "../text/say.js";

/** @param {NodeView} node whether it is no member of the configuration that decides */
export const isOut = (node) => node.counted === "none";

/** The role of a node, or why it does not run, in a word. @param {Pick<NodeView, "role" | "status">} node */
export const stateOf = ({ role, status }) => (status === "up" ? say(`state-${role}`) : say(`state-${status}`));

/**
 * What a node is in the configuration that it uses, in a word; empty for an ordinary voter.
 * @param {NodeView} node
 */
export function memberWord({ config }) {
  switch (config.member) {
    case "voter":
      return config.outgoing.length ? say("member-both") : "";
    case "incoming":
      return say("member-new");
    case "outgoing":
      return say("member-old");
    default:
      return say(`membership-${config.member}`);
  }
}

/** Whether a member votes, learns, or is out. @param {Member} member */
const partOf = (member) => (member === "learner" || member === "none" ? member : "voter");

/**
 * What a node is in the configuration that decides, and whose that is, if the node uses another one in which it is
 * something else; nothing if they agree.
 * @param {NodeView} node @param {View} view
 */
export function saidOf(node, { roster: { leader, index } }) {
  const part = partOf(node.counted);
  if (part === partOf(node.config.member)) return "";
  return leader === undefined
    ? say("part-by-entry", { part, index })
    : say("part-by-leader", { part, leader: `n${leader}` });
}

/**
 * What a node is, in words: by the configuration that decides, and by its own.
 * @param {NodeView} node @param {View} view
 */
export function standing(node, view) {
  const own = memberWord(node);
  const part = saidOf(node, view);
  return part ? say("part-and-own", { part, own: own || say("membership-voter") }) : own;
}

/** Its role or status, and what it is besides an ordinary voter. @param {NodeView} node @param {View} view */
export function stateAndPart(node, view) {
  const [state, part] = [stateOf(node), standing(node, view)];
  return part ? say("state-and-part", { state, part }) : state;
}

/** A node in words. @param {NodeView} node @param {View} view */
export const labelOf = (node, view) =>
  say("node-label", { node: node.name, state: stateAndPart(node, view), term: node.term });

/**
 * How many of the old and of the new voters, of how many.
 * @typedef {{old: [number, number], fresh: [number, number]}} Halves
 */

/** The values of the messages about them. @param {Halves} halves */
export const halvesOf = ({ old, fresh }) => ({ old: old[0], old_all: old[1], new: fresh[0], new_all: fresh[1] });

/** How many are a majority. @param {number[]} voters */
export const majorityOf = (voters) => Math.floor(voters.length / 2) + 1;

/**
 * The sizes of the two majorities of a joint configuration, and of its halves; nothing if it is not joint.
 * @param {{voters: number[], outgoing: number[]}} config
 * @returns {Halves | null}
 */
export function majoritiesNeeded({ voters, outgoing }) {
  if (!outgoing.length) return null;
  const half = (/** @type {number[]} */ ids) => /** @type {[number, number]} */ ([majorityOf(ids), ids.length]);
  return { old: half(outgoing), fresh: half(voters) };
}

/** The same in words. @param {{voters: number[], outgoing: number[]}} config */
export function needsOf(config) {
  const needed = majoritiesNeeded(config);
  return needed ? say("majorities-needed", halvesOf(needed)) : String(majorityOf(config.voters));
}

/** Names of servers as one value. @param {number[]} ids */
export const namesOf = (ids) => ({ list: ids.map((id) => `n${id}`), joined: /** @type {const} */ ("commas") });
