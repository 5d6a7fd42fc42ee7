// @ts-check
/**
 * Stops and branches in words.
 * @import { BranchView, FactKind } from "../../core/view.js"
 */
import { branchName, tellDifference } from "../../core/branch.js";
import { clock } from "../../core/format.js";
import { say, tellAll, told } from "../../text/say.js";

/** The facts that a stop can wait for, with a node and a count. @satisfies {FactKind[]} */
export const FACTS = /** @type {const} */ ([
  "leader-elected",
  "commit",
  "apply",
  "become-candidate",
  "left-out",
  "step-down",
  "vote-granted",
  "vote-refused",
  "append",
  "append-refused",
  "truncate",
  "timeout",
  "propose",
  "reply",
  "snapshot-taken",
  "snapshot-sent",
  "snapshot-installed",
  "crash",
  "restart",
  "drop",
]);

/** A stop of the user in words. @param {string} stop a fact, perhaps with its node and its count */
export function stopName(stop) {
  const [fact, ...options] = stop.split(" ");
  const of = (/** @type {string} */ key) => options.find((it) => it.startsWith(`${key}=`))?.slice(key.length + 1);
  const known = FACTS.find((it) => it === fact);
  const node = of("node");
  return told("stop-name", {
    fact: known ? told(`stop-${known}`) : fact,
    where: node ? "one" : "any",
    node: node === "leader" ? told("state-leader") : (node ?? ""),
    count: Number(of("count") ?? 0),
  });
}

/**
 * Where a branch leaves another one, and how far it is known.
 * @param {BranchView} branch @param {BranchView[]} branches all of them
 */
export function tellBranch(branch, branches) {
  const { from, forkMs, farMs, difference } = branch;
  const known = say("branch-known", { time: clock(farMs) });
  if (from === undefined) return known;
  const left = branches.find((it) => it.id === from);
  const name = branchName(left ?? { id: from, name: "", from });
  const which = left && left.from === undefined && !left.name ? "trunk" : "other";
  const fork = { which, branch: name, time: clock(forkMs) };
  const leaves = difference
    ? say("branch-leaves-by", { ...fork, difference: tellDifference(branch) })
    : say("branch-leaves", fork);
  return tellAll([leaves, known]);
}
