// @ts-check
/** @import { Axis } from "../../core/types.js" */
/** @import { BranchView } from "../../core/view.js" */
import { branchLabel } from "../../core/branch.js";

/**
 * The branches that are not shown, each from where it and the shown one part.
 * @param {BranchView[]} branches @param {Axis} axis
 * @returns {{id: number, from: number, to: number, label: string}[]}
 */
export function otherBranches(branches, axis) {
  const shown = branches.find((branch) => branch.shown);
  if (!shown) return [];
  const fork = (/** @type {BranchView} */ branch) => (axis === "step" ? branch.forkStep : branch.forkMs);
  // The shown branch and those that it comes from, each with how far the shown one goes with it.
  /** @type {Map<number, number>} */
  const trunk = new Map([[shown.id, Infinity]]);
  for (let it = shown, shared = Infinity; it.from !== undefined;) {
    shared = Math.min(shared, fork(it));
    const parent = branches.find((branch) => branch.id === it.from);
    if (!parent || trunk.has(parent.id)) break;
    trunk.set(parent.id, shared);
    it = parent;
  }
  return branches
    .filter((branch) => !branch.shown)
    .map((branch) => {
      let from = trunk.get(branch.id) ?? Infinity;
      for (let it = branch, tries = branches.length; !trunk.has(it.id) && tries > 0; tries -= 1) {
        from = Math.min(from, fork(it));
        const parent = branches.find((other) => other.id === it.from);
        if (!parent) break;
        from = Math.min(from, trunk.get(parent.id) ?? Infinity);
        it = parent;
      }
      const to = axis === "step" ? branch.farStep : branch.farMs;
      return { id: branch.id, from: Math.min(from, to), to, label: branchLabel(branch) };
    });
}

/**
 * The branch that is drawn beneath the shown one, and where the two part; null: none.
 * @param {BranchView[]} branches @param {number | null | "parent"} wanted @param {Axis} axis
 * @returns {{id: number, from: number} | null}
 */
export function besideOf(branches, wanted, axis) {
  const id = wanted === "parent" ? branches.find((branch) => branch.shown)?.from : wanted;
  return otherBranches(branches, axis).find((branch) => branch.id === id) ?? null;
}
