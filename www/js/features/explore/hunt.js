// @ts-check
/**
 * The run that the search has found, and the hunt: its cluster, with its rules off, as a lesson whose goal is to break
 * the same property by hand. The search's deeds are the number to reach. For most rules there is a run that was found
 * before.
 * @import { Kept, Store } from "../../core/types.js"
 * @import { Property } from "../../core/view.js"
 */
import { quotedText, sentence } from "../../core/format.js";
import { countDeeds, deedsIn } from "../../core/lesson.js";
import { say, tell, tellAll } from "../../text/say.js";
import { MEANINGS, RECORDS } from "./records.js";

/** @typedef {{property: string, deeds: number, found: string, kept: Kept}} Record a run that was found, as a script */

const RULE = /^at 0 rule (\S+) off$/;

/** The statements that switch rules off at the start. @param {string} script */
const rulesOff = (script) => script.split("\n").filter((line) => RULE.test(line));

/** What is done in a run that the search has found. @param {string} script */
const deedsOf = (script) => deedsIn(script.split("\n").filter((line) => !RULE.test(line)));

/** What the search has found without a rule; undefined: nothing. @param {string} rule */
export function recordOf(rule) {
  const record = RECORDS.find((it) => it.rule === rule);
  const found = record?.script.join("\n") ?? "";
  return record && { property: record.property, deeds: countDeeds(deedsOf(found)), found };
}

/** @param {string} property */
const meaning = (property) => sentence(tell(MEANINGS[/** @type {Property} */ (property)]));

/** @param {Store} store @param {Record} record @returns {string} */
function huntScript(store, { property, found }) {
  const lines = found.split("\n");
  const rules = rulesOff(found);
  const deeds = deedsOf(found);
  const names = rules.map((line) => RULE.exec(line)?.[1]);
  const sentences = store.state.view.rules.filter(({ name }) => names.includes(name)).map((it) => tell(it.sentence));
  const hints = [
    say("hunt-hint-where"),
    tellAll(sentences.map(sentence)),
    say("hunt-hint-deed", { deeds: deeds.join("; ") }),
  ];
  return [
    `title ${quotedText(say("hunt-title", { property }))}`,
    ...lines.filter((line) => line.startsWith("cluster ")),
    `lesson hunt-${property}`,
    ...rules,
    `goal broken ${quotedText(say("hunt-goal", { property, meaning: meaning(property) }))} violation ${property}`,
    ...hints.flatMap((text, i) => (text ? [`hint broken ${i + 1} ${quotedText(text)}`] : [])),
    `par ${countDeeds(deeds)}`,
    "",
  ].join("\n");
}

/** Opens a run that was found. @param {Store} store @param {Record} record */
export function openFound(store, { property, deeds, found, kept }) {
  store.dispatch({ type: "load", script: found, play: !store.state.still, push: true });
  // Paused, it stands before the first deed, with its rules off.
  if (store.state.still) store.dispatch({ type: "seek-step", step: rulesOff(found).length });
  told(store, { property, deeds, found, kept }, false);
}

/** Opens the hunt in place of the run; the way back stays. @param {Store} store @param {Record} record */
export function openHunt(store, record) {
  // After what the script does at the start, which switches the rules off.
  store.dispatch({ type: "load", script: huntScript(store, record), play: false, toMs: 0, push: true });
  told(store, record, true);
}

/** Says above the run what it is, and leads back. @param {Store} store @param {Record} record @param {boolean} hunt */
function told(store, { property, deeds, found, kept }, hunt) {
  const script = store.state.opened;
  store.dispatch({ type: "disaster", to: { property, deeds, found, script, kept, hunt } });
  store.dispatch({ type: "tab", to: "cluster" });
  scrollTo({ top: 0 });
}
