// @ts-check
/**
 * What a server is in the configuration that it uses itself, and in the one that decides: the leader's, or without
 * a leader the last one that was committed. A server that is removed, or has just been added, may not know (§6).
 * @import { Member, NodeView, View } from "./view.js"
 */
import { t } from "../text/en.js";

/** @param {NodeView} node whether it is no member of the configuration that decides */
export const isOut = (node) => node.counted === "none";

/**
 * What a node is in the configuration that it uses, in a word; empty for an ordinary voter.
 * @param {NodeView} node
 */
export function memberWord({ config }) {
  switch (config.member) {
    case "voter":
      return config.outgoing.length ? t.member.both : "";
    case "incoming":
      return t.member.new;
    case "outgoing":
      return t.member.old;
    default:
      return t.member[config.member];
  }
}

/** Whether a member votes, learns, or is out. @param {Member} member */
const partOf = (member) => (member === "learner" || member === "none" ? member : "voter");

/**
 * What a node is in the configuration that decides, and whose that is, if the node uses another one in which it is
 * something else; nothing if they agree.
 * @param {NodeView} node @param {View} view
 */
export function saidOf(node, view) {
  const part = partOf(node.counted);
  if (part === partOf(node.config.member)) return "";
  return t.member.says(t.member.said[part], view.roster.leader, view.roster.index);
}

/**
 * What a node is, in words: by the configuration that decides, and by its own.
 * @param {NodeView} node @param {View} view
 */
export function standing(node, view) {
  const own = memberWord(node);
  const said = saidOf(node, view);
  return said ? t.member.itself(said, own || t.member.voter) : own;
}

/**
 * The sizes of the two majorities of a joint configuration, and of its halves; nothing if it is not joint.
 * @param {{voters: number[], outgoing: number[]}} config
 * @returns {{old: [number, number], fresh: [number, number]} | null}
 */
export function majoritiesNeeded({ voters, outgoing }) {
  if (!outgoing.length) return null;
  const half = (/** @type {number[]} */ ids) =>
    /** @type {[number, number]} */ ([Math.floor(ids.length / 2) + 1, ids.length]);
  return { old: half(outgoing), fresh: half(voters) };
}

/** The same in words. @param {{voters: number[], outgoing: number[]}} config */
export function needsOf(config) {
  const needed = majoritiesNeeded(config);
  return needed ? t.member.needs(needed.old, needed.fresh) : String(Math.floor(config.voters.length / 2) + 1);
}
