// @ts-check
/** @import { View } from "./view.js" */

/**
 * The expectation that failed last; of several at one moment, the last in the script.
 * @param {View} view
 */
export function lastFailure(view) {
  const failed = view.expects.filter((it) => it.held === false);
  return failed.reduce((last, it) => (it.atMs !== undefined && it.atMs >= (last?.atMs ?? 0) ? it : last), failed.at(0));
}
