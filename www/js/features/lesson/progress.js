// @ts-check
/**
 * What the browser remembers of the lessons, by their names: how far each was taken, at best. Nothing is stored before
 * something was answered or reached, and a page inside another page stores nothing. As a text it can be carried to
 * another browser.
 * @import { Said } from "../../text/messages.js"
 */
import { VERSION, records } from "../keep/stored.js";
import { told } from "../../text/say.js";

/**
 * @typedef {object} Done how far a lesson was taken, at best
 * @property {number} right questions that were answered rightly
 * @property {number} asks questions
 * @property {number} reached goals that were reached
 * @property {number} goals goals
 * @property {number} deeds the fewest with which all goals were reached; 0: they were not, or there are none
 * @property {boolean} done whether every question was marked and every goal reached
 * @property {boolean} short whether with as few deeds as its author needs
 *
 * @typedef {Record<string, Done>} Progress by the lesson's name
 * @typedef {"new" | "begun" | "done" | "short"} Standing
 */

/** The first line of the text. */
const HEAD = "raft-playground lessons 1";
/** The most lessons that are remembered. */
const MOST = 500;
/** The most characters of a text that is read. */
export const MOST_TEXT = 100_000;
const RECORD = "all";

/** @param {unknown} value @returns {value is number} */
const isCount = (value) => typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 1_000_000;
const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** @param {any} it @returns {it is Done} */
const isDone = (it) =>
  ["right", "asks", "reached", "goals", "deeds"].every((name) => isCount(it?.[name])) &&
  typeof it.done === "boolean" &&
  typeof it.short === "boolean";

/** @param {any} value @returns {value is {version: number, savedAt: number, lessons: Progress}} */
function isProgress(value) {
  const { version, savedAt, lessons } = value ?? {};
  if (version !== VERSION || typeof savedAt !== "number" || typeof lessons !== "object" || lessons === null)
    return false;
  const all = Object.entries(lessons);
  return all.length <= MOST && all.every(([slug, it]) => SLUG.test(slug) && isDone(it));
}

const stored = records(() => localStorage, "lessons", isProgress);
/** What this page knows, also where nothing can be stored. @type {Progress} */
let known = {};

/** How far every lesson was taken. @returns {Progress} */
export function progress() {
  known = merged(known, stored.read(RECORD)?.lessons ?? {});
  return known;
}

/** Takes in what was achieved. @param {Progress} more @returns {boolean} false: it could not be stored */
export function note(more) {
  known = merged(progress(), more);
  return stored.write(RECORD, { version: VERSION, savedAt: Date.now(), lessons: known });
}

/** Forgets everything. */
export function forget() {
  known = {};
  stored.remove(RECORD);
}

/** How a lesson stands. @param {Done | undefined} it @returns {Standing} */
export function standingOf(it) {
  if (!it) return "new";
  return it.short ? "short" : it.done ? "done" : "begun";
}

/** The better of both, in each respect; nothing is lost. @param {Progress} ours @param {Progress} theirs */
export function merged(ours, theirs) {
  const all = { ...ours };
  for (const [slug, it] of Object.entries(theirs)) {
    const own = all[slug];
    if (!own && Object.keys(all).length >= MOST) continue;
    const fewest = Math.min(own?.deeds || Infinity, it.deeds || Infinity);
    all[slug] = !own
      ? it
      : {
          right: Math.max(own.right, it.right),
          asks: Math.max(own.asks, it.asks),
          reached: Math.max(own.reached, it.reached),
          goals: Math.max(own.goals, it.goals),
          deeds: Number.isFinite(fewest) ? fewest : 0,
          done: own.done || it.done,
          short: own.short || it.short,
        };
  }
  return all;
}

/** A progress as a text: a line for each lesson. @param {Progress} all */
export function asText(all) {
  const line = ([slug, it] = /** @type {[string, Done]} */ (["", {}])) => {
    const words = [slug, `${it.right}/${it.asks}`, `${it.reached}/${it.goals}`];
    if (it.deeds) words.push(`deeds=${it.deeds}`);
    if (it.done) words.push("done");
    if (it.short) words.push("short");
    return words.join(" ");
  };
  return `${[HEAD, ...Object.entries(all).map(line)].join("\n")}\n`;
}

const LINE = /^(\S+) (\d+)\/(\d+) (\d+)\/(\d+)(?: deeds=(\d+))?( done)?( short)?$/;

/**
 * Reads such a text. What stands before and after it, such as spaces, does not matter.
 * @param {string} text @returns {{all: Progress} | {wrong: Said}}
 */
export function fromText(text) {
  if (text.length > MOST_TEXT) return { wrong: told("progress-too-long") };
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/\s+/g, " "))
    .filter(Boolean);
  if (lines[0] !== HEAD) return { wrong: told("progress-no-head", { head: HEAD }) };
  /** @type {Progress} */
  const all = {};
  for (const [i, line] of lines.slice(1).entries()) {
    const [, slug = "", ...rest] = LINE.exec(line) ?? [];
    const [right = -1, asks = 0, reached = -1, goals = 0, deeds = 0] = rest.slice(0, 5).map((it) => Number(it ?? 0));
    const it = { right, asks, reached, goals, deeds, done: Boolean(rest[5]), short: Boolean(rest[6]) };
    const fits = SLUG.test(slug) && isDone(it) && right <= asks && reached <= goals;
    if (!fits || i >= MOST) return { wrong: told("progress-bad-line", { number: i + 2, line: line.slice(0, 60) }) };
    all[slug] = it;
  }
  return { all };
}
