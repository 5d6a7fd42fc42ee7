// @ts-check
/** @import { Expectation, View } from "./view.js" */
import { clock } from "./format.js";
import { say, tell, tellAll } from "../text/say.js";

/**
 * The expectation that failed last; of several at one moment, the last in the script.
 * @param {View} view
 */
export function lastFailure(view) {
  const failed = view.expects.filter((it) => it.held === false);
  return failed.reduce((last, it) => (it.atMs !== undefined && it.atMs >= (last?.atMs ?? 0) ? it : last), failed.at(0));
}

/** Numbers of lines as the values of a message. @param {number[]} numbers */
export const linesOf = (numbers) => ({
  count: numbers.length,
  lines: { list: numbers, joined: /** @type {const} */ ("and") },
});

/** What was expected, and what was the case. @param {Expectation} it */
export const tellFailure = (it) =>
  say("expectation-found", {
    expected: it.text,
    time: clock(it.atMs ?? 0),
    line: it.line,
    found: tell(it.found),
  });

/** What has become of the script's statements, at its end. @param {View} view */
export function tellEnd({ expects, lines: fates }) {
  const held = expects.filter((it) => it.held).length;
  const failed = expects.filter((it) => it.held === false).map((it) => it.line);
  const asked = new Set(expects.map((it) => it.line));
  const unasked = expects.filter((it) => it.held === undefined).map((it) => it.line);
  const waiting = fates.waiting.filter((it) => it.dueMs === undefined && !asked.has(it.line)).map((it) => it.line);
  const skipped = fates.skipped.map((it) => it.line);
  return tellAll([
    expects.length ? say("expectations-held", { held, count: expects.length }) : say("plays-on"),
    failed.length ? say("lines-failed", linesOf(failed)) : "",
    unasked.length ? say("lines-not-checked", linesOf(unasked)) : "",
    waiting.length ? say("lines-not-done", linesOf(waiting)) : "",
    skipped.length ? say("lines-skipped", linesOf(skipped)) : "",
  ]);
}
