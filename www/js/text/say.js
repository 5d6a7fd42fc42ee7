// @ts-check
/**
 * Sentences in the reader's language. The catalogues in `www/text/` have them; `language.js` loads one.
 * @import { FluentBundle } from "../vendor/fluent-bundle-0.19.1.js"
 * @import { Told, ToldValue } from "../core/view.js"
 * @import { Arguments, Messages, Said } from "./messages.js"
 */
import { FluentNumber } from "../vendor/fluent-bundle-0.19.1.js";
import { inWords } from "./story.js";

/** The catalogue in use. @type {FluentBundle | null} */
let own = null;
/** English, if the catalogue in use lacks messages. @type {FluentBundle | null} */
let english = null;

/** A whole number: it selects singular or plural, and is shown as the simulation writes it, not as the browser does. */
class Whole extends FluentNumber {
  toString() {
    return String(this.value);
  }
}

/** Says everything from these catalogues. @param {FluentBundle} bundle @param {FluentBundle | null} spare */
export function speakFrom(bundle, spare) {
  [own, english] = [bundle, spare];
}

/** Whether there are words to say anything with. */
export const canSay = () => own !== null;

/**
 * A sentence of the page. Its id and the names of its values are checked by their types.
 * @template {keyof Messages} Id
 * @param {Id} id
 * @param {Arguments<Id>} values
 * @returns {string}
 */
export function say(id, ...values) {
  return spoken(id, /** @type {Record<string, ToldValue>} */ (values[0] ?? {}));
}

/**
 * A sentence of the page that is kept, as the simulation's are: `tell` says it in the language of then.
 * @template {keyof Messages} Id
 * @param {Id} id
 * @param {Arguments<Id>} values
 * @returns {Told}
 */
export function told(id, ...values) {
  return { id, args: /** @type {Record<string, ToldValue>} */ (values[0] ?? {}) };
}

/** Messages about the questions and goals of a lesson: the page says what they ask, not their names in the script. */
const OF_LESSON = /^(lesson|answer)-/;
/** Another program reads the names. */
let byName = false;

/** A sentence from the simulation, or a kept one; nothing for null. @param {Said | undefined} said @returns {string} */
export function tell(said) {
  return typeof said === "string" ? said : said ? spoken(said.id, said.args) : "";
}

/** Sentences, one after the other. @param {Said[]} all @returns {string} */
export function tellAll(all) {
  const texts = all.map(tell).filter(Boolean);
  return texts.length ? texts.reduce((first, next) => say("sentences", { first, next })) : "";
}

/** As `tell`, but from this catalogue. @param {FluentBundle} bundle @returns {(told: Told) => string} */
export function tellFrom(bundle) {
  return (told) => {
    const before = [own, english];
    [own, english] = [bundle, null];
    byName = true;
    try {
      return tell(told);
    } finally {
      [own, english] = before;
      byName = false;
    }
  };
}

/** Sentences that are kept, one after the other. @param {Said[]} all @returns {Said} */
export const toldAll = (all) => all.reduce((first, next) => told("sentences", { first, next }));

/** @param {string} id @param {Record<string, ToldValue>} all its values @returns {string} */
function spoken(id, all) {
  const values = OF_LESSON.test(id) && !byName ? inWords(all) : all;
  const message = own?.getMessage(id);
  if (own && message) return formatted(own, id, message.value, values);
  const spare = english?.getMessage(id);
  if (english && spare) return `${formatted(english, id, spare.value, values)} (en)`;
  console.warn(`no message ${id}`);
  return "…";
}

/**
 * @param {FluentBundle} bundle @param {string} id for a warning @param {unknown} pattern
 * @param {Record<string, ToldValue>} values
 */
function formatted(bundle, id, pattern, values) {
  /** @type {Record<string, string | FluentNumber>} */
  const args = {};
  for (const name in values) {
    const value = values[name];
    args[name] = typeof value === "number" ? new Whole(value) : shown(value);
  }
  /** @type {Error[]} */
  const errors = [];
  const text = bundle.formatPattern(pattern, args, errors);
  if (errors.length) console.warn(id, errors);
  return text;
}

/** @param {ToldValue} value @returns {string} */
function shown(value) {
  if (typeof value === "number") return String(value);
  return value && typeof value === "object" && "list" in value ? joined(value) : tell(value);
}

/**
 * Values as one, as `joined` says: `n1, n2 and n3`.
 * @param {Extract<ToldValue, {list: unknown}>} list @returns {string}
 */
function joined({ list, joined }) {
  const items = list.map(shown);
  switch (joined) {
    case "spaces":
      return items.join(" ");
    case "commas":
      return items.length ? items.reduce((first, next) => say("list-comma", { first, next })) : "";
    case "bars":
      return items.length ? items.reduce((first, next) => say("list-bar", { first, next })) : "";
    case "clauses":
      return items.length ? items.reduce((first, next) => say("list-clause", { first, next })) : "";
    case "and": {
      const last = items.pop() ?? "";
      if (items.length === 0) return last;
      if (items.length === 1) return say("list-two", { first: items[0], last });
      return say("list-last", { rest: items.reduce((first, next) => say("list-comma", { first, next })), last });
    }
  }
}
