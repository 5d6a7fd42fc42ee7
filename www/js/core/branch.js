// @ts-check
/**
 * A branch in words: it has the same name everywhere.
 * @import { BranchView } from "./view.js"
 */
import { say } from "../text/say.js";

/** The name of a branch: the user's, or its number. @param {Pick<BranchView, "id" | "name" | "from">} branch */
export const branchName = ({ id, name, from }) =>
  name || (from === undefined ? say("trunk") : say("branch-number", { number: id }));

/** What a branch does where it leaves the other one. @param {Pick<BranchView, "difference" | "more">} branch */
export const tellDifference = ({ difference, more }) =>
  more ? say("difference-and-more", { difference, more }) : difference;

/** Its name; a branch without a name of the user's also has what it does differently. @param {BranchView} branch */
export function branchLabel(branch) {
  const name = branchName(branch);
  if (branch.name || !branch.difference) return name;
  return say("branch-label", { branch: name, label: tellDifference(branch) });
}
