// @ts-check
/**
 * Which language the page speaks, and its catalogue. A language is a folder of `www/text/`; only the one in use is
 * loaded, and English as well if that one is not complete.
 */
import { beside } from "../core/beside.js";
import { breath } from "../core/breath.js";
import { FluentBundle, FluentResource } from "../vendor/fluent-bundle-0.19.1.js";
import { LANGUAGES } from "./languages.js";
import { speakFrom, tellFrom } from "./say.js";
import { tellStoriesBy } from "./story.js";

/** @typedef {typeof LANGUAGES[number]} Language */

const ENGLISH = /** @type {Language} */ (LANGUAGES.find((it) => it.code === "en"));

/** The languages by code and by their own names. */
export const languages = LANGUAGES.map(({ code, name }) => ({ code, name }));

let current = ENGLISH.code;

/** The code of the language in use, as in `<html lang>`. */
export const language = () => current;

/**
 * The language to speak: the first that we have of those that are wanted, or English. `zh` and `zh-TW` are answered by
 * `zh-CN`, if there is nothing nearer.
 * @param {(string | null | undefined)[]} wanted codes, the most wanted first
 */
export function chosenLanguage(wanted) {
  for (const code of wanted) {
    const found = code && languageFor(code);
    if (found) return found;
  }
  return ENGLISH.code;
}

/** Our language for a code; undefined if there is none. @param {string} code */
export function languageFor(code) {
  const asked = code.toLowerCase();
  const stem = (/** @type {string} */ it) => it.toLowerCase().split("-")[0];
  const found =
    LANGUAGES.find((it) => it.code.toLowerCase() === asked) ?? LANGUAGES.find((it) => stem(it.code) === stem(asked));
  return found?.code;
}

/** Catalogues by code, loaded or on their way. @type {Map<string, Promise<FluentBundle>>} */
const catalogues = new Map();

/** The language that was asked for last: an earlier one may arrive later. */
let asked = "";

/** Speaks a language from now on. Fails if its catalogue cannot be loaded. @param {string} code */
export async function speak(code) {
  const chosen = LANGUAGES.find((it) => it.code === code) ?? ENGLISH;
  asked = chosen.code;
  const [own, spare, english, stories] = await Promise.all([
    catalogue(chosen),
    chosen.complete ? null : catalogue(ENGLISH),
    chosen === ENGLISH ? null : resource(ENGLISH.stories),
    chosen === ENGLISH ? null : resource(chosen.stories),
  ]);
  if (asked !== chosen.code) return;
  speakFrom(own, spare);
  tellStoriesBy(english && stories && { english, own: stories });
  current = chosen.code;
}

/** Tells in English, whatever the language of the page is: for texts that machines read. */
export const inEnglish = async () => tellFrom(await catalogue(ENGLISH));

/** @param {Language} wanted @returns {Promise<FluentBundle>} */
function catalogue(wanted) {
  let found = catalogues.get(wanted.code);
  if (!found) {
    found = load(wanted);
    catalogues.set(wanted.code, found);
    found.catch(() => catalogues.delete(wanted.code));
  }
  return found;
}

/** @param {Language} wanted */
async function load({ code, files }) {
  // The values of a sentence have one direction, and marks around them would be copied with it.
  const bundle = new FluentBundle(code, { useIsolating: false });
  for (const found of await Promise.all(files.map(resource))) bundle.addResource(found);
  return bundle;
}

/** @param {string} file */
async function resource(file) {
  const answer = await beside(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return parsed(await answer.text());
}

/** So many letters are parsed at once. */
const PART = 24_000;

/** Parses a catalogue in parts, each of whole messages. @param {string} text */
async function parsed(text) {
  const all = new FluentResource("");
  let part = "";
  for (const message of text.split(/\n(?=-?[a-zA-Z])/)) {
    part += `${message}\n`;
    if (part.length < PART) continue;
    all.body.push(...new FluentResource(part).body);
    part = "";
    await breath();
  }
  all.body.push(...new FluentResource(part).body);
  return all;
}
