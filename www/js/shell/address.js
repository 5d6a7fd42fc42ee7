// @ts-check
/**
 * The page's own address. The fragment holds the run, the query how it is shown.
 * @import { Bridge } from "../core/bridge.js"
 * @import { Shape, State, ThemeChoice } from "../core/types.js"
 */
import { deedsSince, scriptMs, wholeMicros } from "../core/format.js";
import { CALM } from "../core/state.js";

/**
 * @typedef {object} Display what the query asks for
 * @property {number} [t] virtual milliseconds
 * @property {boolean} [run]
 * @property {number} [speed]
 * @property {ThemeChoice} [theme]
 * @property {string} [lesson] the lesson that opens where the fragment names no run
 * @property {string} [ask] the question at which a lesson opens: its name, or its number from 1
 * @property {boolean} [answers] that question is shown with what the run answers
 * @property {string} [sheet] the lesson whose page to print is shown: its name, or `all`
 * @property {Partial<Shape>} shape
 */

/** @param {string} query @returns {Display} */
export function readQuery(query) {
  const asked = new URLSearchParams(query);
  /** @type {Display} */
  const display = { shape: {} };
  const number = (/** @type {string} */ name) => {
    const text = asked.get(name);
    const value = text === null || text.trim() === "" ? NaN : Number(text);
    return Number.isFinite(value) && value >= 0 ? value : undefined;
  };
  const t = number("t");
  if (t !== undefined) display.t = t;
  const one = (/** @type {string} */ name, /** @type {readonly string[]} */ known) => {
    const value = asked.get(name);
    return value !== null && known.includes(value) ? value : undefined;
  };
  const run = one("run", ["0", "1"]);
  if (run) display.run = run === "1";
  const speed = number("speed");
  if (speed) display.speed = speed;
  const theme = one("theme", ["auto", "light", "dark"]);
  if (theme) display.theme = /** @type {ThemeChoice} */ (theme);
  const slug = (/** @type {string | null} */ value) => (value && /^[a-z0-9-]{1,80}$/.test(value) ? value : undefined);
  const lesson = slug(asked.get("lesson"));
  if (lesson) display.lesson = lesson;
  const ask = slug(asked.get("ask"));
  if (ask) display.ask = ask;
  if (one("answers", ["1"])) display.answers = true;
  const sheet = slug(asked.get("sheet"));
  if (sheet) display.sheet = sheet;
  const shows = one("view", ["all", "ring", "log", "time"]);
  if (shows) display.shape.shows = /** @type {Shape["shows"]} */ (shows);
  const controls = one("controls", ["full", "min", "none"]);
  if (controls) display.shape.controls = /** @type {Shape["controls"]} */ (controls);
  const editable = one("editable", ["0", "1"]);
  if (editable) display.shape.editable = editable === "1";
  if (one("present", ["1"])) display.shape.present = true;
  return display;
}

/**
 * The address of the whole page, with everything that can be done there, wherever this one lies inside another.
 * @param {string} fragment @param {number | null} atMs null: from the start
 */
export function playgroundAddress(fragment, atMs) {
  const here = new URL(location.href);
  // A file without a site leads to itself.
  const whole = site() ?? new URL(here.pathname, here);
  for (const name of ["theme", "lang"]) {
    const value = here.searchParams.get(name);
    if (value !== null) whole.searchParams.set(name, value);
  }
  if (atMs !== null) whole.searchParams.set("t", scriptMs(wholeMicros(atMs)));
  return `${whole.href}${fragment}`;
}

/**
 * The address of a run at a moment. What else the query said about how it is shown stays, as it is by now.
 * @param {string} fragment @param {number | null} atMs null: from the start @param {State} state
 */
export function addressOf(fragment, atMs, state) {
  const url = new URL(location.href);
  const query = url.searchParams;
  for (const name of ["t", "run", "lesson", "ask", "answers", "sheet"]) query.delete(name);
  /** @type {[string, string | null][]} */
  const shown = [
    ["speed", state.speed === CALM ? null : String(Number(state.speed.toPrecision(3)))],
    ["theme", state.theme === "auto" ? null : state.theme],
    ["lang", state.language],
    ["present", state.shape.present ? "1" : null],
  ];
  for (const [name, value] of shown) {
    if (!query.has(name)) continue;
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  url.hash = "";
  if (atMs !== null) query.set("t", scriptMs(wholeMicros(atMs)));
  return `${url.href.replace(/#$/, "")}${fragment}`;
}

/**
 * Whether time has been stopped on purpose at the moment that is shown: it is paused at a bookmark that was set since
 * the run was opened. Only then what is handed on opens there, and not at the start.
 * @param {State} state
 */
export function isMarkedHere({ playing, nowMs, script, opened }) {
  const marks = deedsSince(script, opened).map((line) => /^at ([\d.]+)( events=\d+)? bookmark /.exec(line)?.[1]);
  return !playing && nowMs > 0 && marks.some((at) => at === scriptMs(wholeMicros(nowMs)));
}

/** The name of the scenario that runs, if it is one of the gallery and unchanged. @param {State} state */
export function untouchedScenario({ scenario, script }) {
  return scenario?.script === script ? scenario.name : null;
}

/**
 * The fragment of the present run: the name of an unchanged scenario, else the whole script. Between two events
 * of one microsecond the time in the address does not say which moment is meant; what is recorded in the script does.
 * @param {Bridge} bridge @param {State} state
 */
export function presentFragment(bridge, state) {
  const name = untouchedScenario(state);
  return name === null || bridge.isBetween() ? bridge.linkOf(bridge.shared()) : `#${name}`;
}

/**
 * The folder of the site, as others can reach it. The page may also be a file on a disk: then it is where that
 * file says that its site is, or nowhere.
 * @returns {URL | null}
 */
export function site() {
  const told = document.querySelector('meta[name="site"]')?.getAttribute("content");
  if (told) return new URL(told);
  return location.protocol === "file:" ? null : new URL("./", location.href);
}

/**
 * An address of this page as it is handed on. Where others cannot reach it, only what follows the name of any
 * playground.
 * @param {string} address
 */
export function handedOn(address) {
  if (location.protocol !== "file:") return address;
  const { search, hash } = new URL(address);
  return `${site()?.href ?? ""}${search}${hash}`;
}

/**
 * The picture of a scenario that a published site has; null: this one has none.
 * @param {string} scenario
 */
export function cardAddress(scenario) {
  const own = document.querySelector('meta[property="og:image"]')?.getAttribute("content");
  const home = site();
  return own && home ? new URL(`${scenario}.png`, new URL(own, home)).href : null;
}

/**
 * The page of a scenario for chats and other places that show a title and a picture; null: this site has none.
 * @param {string} scenario
 */
export function previewAddress(scenario) {
  const folder = document.querySelector('meta[name="previews"]')?.getAttribute("content");
  const home = site();
  return folder && home ? new URL(`${folder}${scenario}/`, home).href : null;
}
