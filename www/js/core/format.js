// @ts-check
import { say } from "../text/say.js";

/** Virtual milliseconds as scripts write them: at most three decimals. @param {number} ms */
export function scriptMs(ms) {
  return String(Math.round(ms * 1000) / 1000);
}

/**
 * The present moment of the simulation: it counts whole microseconds, and the page's clock may be a fraction ahead.
 * @param {number} ms
 */
export function wholeMicros(ms) {
  return Math.floor(ms * 1000 + 1e-3) / 1000;
}

const MINUTE = 60_000;

/**
 * Minutes and seconds, and hours if there are any: `1:02.512`, `1:02:03.512`.
 * @param {number} ms @param {number} digits of a second, at most three
 */
export function hours(ms, digits) {
  const parts = 10 ** digits;
  const all = Math.floor((ms * parts) / 1000 + 1e-6);
  const seconds = Math.floor(all / parts);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const whole = h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  return digits ? `${whole}.${String(all % parts).padStart(digits, "0")}` : whole;
}

/** Whether a moment is written with minutes. @param {number} ms */
export const isLong = (ms) => ms >= MINUTE;

/**
 * A moment, wherever the page says one: `1,234.5`, in milliseconds with one decimal, cut off as a clock does; from a
 * minute on `1:02:03.512`. The simulation's own sentences have the same (`clock` in src/play/tell/words.rs).
 * @param {number} ms
 */
export function instant(ms) {
  if (isLong(ms)) return hours(ms, 3);
  const tenths = Math.floor(wholeMicros(ms) * 10 + 1e-3);
  return `${grouped(Math.floor(tenths / 10))}.${tenths % 10}`;
}

/** The same with its unit, where it needs one: `1,234.5 ms`. @param {number} ms */
export const clock = (ms) => (isLong(ms) ? instant(ms) : `${instant(ms)} ms`);

/** The latest moment that can be typed, virtual milliseconds: a day. */
export const LATEST_MS = 86_400_000;

/**
 * A moment as a user types it: milliseconds (`12345`, `1,234.5 ms`), seconds (`12.5 s`), minutes and seconds
 * (`1:02.5`), hours as well (`1:00:02.5`); or a step (`#123`).
 * @param {string} text @returns {{toMs: number} | {step: number} | null} null: it is none of these
 */
export function readMoment(text) {
  const typed = text.trim().toLowerCase().replace(/\s+/g, "");
  const step = /^#(\d{1,3}(?:,\d{3})+|\d{1,12})$/.exec(typed);
  if (step) return { step: Number(step[1].replaceAll(",", "")) };
  const [, number, unit] = /^(\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+(?:\.\d*)?)(ms|s|)$/.exec(typed) ?? [];
  const [, hours, minutes, seconds] = /^(?:(\d{1,2}):)?(\d{1,4}):(\d{1,2}(?:\.\d*)?)$/.exec(typed) ?? [];
  let toMs = NaN;
  if (number !== undefined) toMs = Number(number.replaceAll(",", "")) * (unit === "s" ? 1000 : 1);
  // Behind a larger unit, minutes and seconds stay below 60.
  const fits = Number(seconds) < 60 && (hours === undefined || Number(minutes) < 60);
  if (fits) toMs = ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return toMs <= LATEST_MS ? { toMs } : null;
}

/** A span in the unit that reads best. @param {number} ms */
export function span(ms) {
  if (ms >= 60_000) return `${trim(ms / 60_000)} min`;
  if (ms >= 1000) return `${trim(ms / 1000)} s`;
  if (ms >= 1) return `${trim(ms)} ms`;
  return `${trim(ms * 1000)} µs`;
}

/** Two significant digits, without needless zeros. @param {number} value */
export function trim(value) {
  if (value >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(2)));
}

/** `0.008×`. @param {number} speed */
export function times(speed) {
  return `${trim(speed)}×`;
}

/** A probability in percent, as a script has it. @param {number} value */
export function percent(value) {
  return `${Math.round(value * 1e4) / 1e4}%`;
}

/** Chinese signs, which are as wide as two letters. */
const WIDE = /[\u2e80-\u9fff\uff00-\uff60]/gu;

/** The width of a text, in letters of the usual width. @param {string} text */
export function widthIn(text) {
  return text.length + 0.75 * (text.match(WIDE)?.length ?? 0);
}

/** Cuts a text that is wider than `most` letters. @param {string} text @param {number} most */
export function clip(text, most) {
  if (widthIn(text) <= most) return text;
  let cut = text;
  while (cut && widthIn(cut) > most - 1) cut = cut.slice(0, -1);
  return `${cut}…`;
}

/** A text for a script, in quotation marks. @param {string} text */
export function quotedText(text) {
  return `"${text.replace(/["\\]/g, (c) => `\\${c}`)}"`;
}

/** A word for a script: quoted if it must be, or if it holds what may look like something else. @param {string} word */
export function quoted(word) {
  return /^[^\s"#|\\]+$/.test(word) && /^[!-~]*$/.test(word) ? word : quotedText(word);
}

/** Escapes a text for markup, in content and in attributes. @param {string} text */
export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/**
 * The statements of a script that another script lacks: what the user has done since.
 * @param {string} script @param {string} base
 */
export function deedsSince(script, base) {
  const old = new Set(base.split("\n"));
  return script.split("\n").filter((line) => line.trim() && !/^(#|recorded )/.test(line) && !old.has(line));
}

/** A sentence with its full stop, if it has no mark at its end yet. @param {string} text */
export function sentence(text) {
  return /[.?!…。？！]$/.test(text) ? text : say("sentence", { text });
}

const THOUSANDS = new Intl.NumberFormat("en");

/** A whole number with its thousands apart: `12,345`, in every language, as a moment is shown. @param {number} n */
export const grouped = (n) => THOUSANDS.format(n);
