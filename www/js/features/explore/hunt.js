// @ts-check
/**
 * The hunt: the cluster of a run that the search has found, with its rules off, as a lesson whose goal is to break the
 * same property by hand. The search's deeds are the number to reach.
 * @import { Store } from "../../core/types.js"
 * @import { FoundRun } from "./index.js"
 */
import { quotedText } from "../../core/format.js";
import { countDeeds, deedsIn } from "../../core/lesson.js";
import { say } from "../../text/say.js";

const RULE = /^at 0 rule \S+ off$/;

/** @param {FoundRun} found @returns {string} */
function huntScript({ property, script }) {
  const lines = script.split("\n");
  const rules = lines.filter((line) => RULE.test(line));
  const deeds = countDeeds(deedsIn(lines.filter((line) => !rules.includes(line))));
  const words = quotedText(say("hunt-goal", { property }));
  return [
    `title ${quotedText(say("hunt-title", { property }))}`,
    ...lines.filter((line) => line.startsWith("cluster ")),
    `lesson hunt-${property}`,
    ...rules,
    `goal broken ${words} violation ${property}`,
    `par ${deeds}`,
    "",
  ].join("\n");
}

/** Opens the hunt in place of the run; the way back stays. @param {Store} store @param {FoundRun} found */
export function openHunt(store, found) {
  // After what the script does at the start, which switches the rules off.
  store.dispatch({ type: "load", script: huntScript(found), play: false, toMs: 0, push: true });
  store.dispatch({ type: "disaster", to: { ...found, script: store.state.opened, hunt: true } });
}
