// @ts-check
/**
 * Everything that opens a run from outside: an address, a scenario of the gallery, a file, a text. If that fails, the
 * present run stays, and a sentence says why.
 * @import { Bridge } from "../core/bridge.js"
 * @import { State, Store } from "../core/types.js"
 * @import { Said } from "../text/messages.js"
 */
import { readQuery } from "./address.js";
import { beside } from "../core/beside.js";
import { grouped, sentence } from "../core/format.js";
import { MOST_BYTES } from "../core/link.js";
import { mistakeAt } from "../core/notices.js";
import { tell, told } from "../text/say.js";
import { story } from "../text/story.js";

/** @typedef {{name: string, title: string, claim: string, section: string, tags: string[]}} Listing */

/** @type {Promise<Listing[]> | null} */
let listings = null;

/** What the gallery has, in the order of a course. Fails without its files. @returns {Promise<Listing[]>} */
export function gallery() {
  listings ??= beside("scenarios/index.json").then((answer) => {
    if (!answer.ok) throw new Error(`scenarios/index.json: ${answer.status}`);
    return answer.json();
  });
  listings.catch(() => (listings = null));
  return listings;
}

/**
 * @typedef {object} LessonListing a lesson in the order of the course
 * @property {string} name of its script
 * @property {number} number its place in the course
 * @property {string} title
 * @property {string} about
 * @property {string} group
 * @property {string[]} labs those of MIT's course for which it is useful
 * @property {number} minutes
 * @property {string} section
 * @property {{text: string, source: string}} misconception what people get wrong, and where that is documented
 * @property {string} remember what is true instead, for the end of the lesson
 */

/** @type {Promise<LessonListing[]> | null} */
let course = null;

/** The lessons, in the order of a course. Fails without their file. @returns {Promise<LessonListing[]>} */
export function lessons() {
  course ??= beside("scenarios/lessons.json").then((answer) => {
    if (!answer.ok) throw new Error(`scenarios/lessons.json: ${answer.status}`);
    return answer.json();
  });
  course.catch(() => (course = null));
  return course;
}

/** The name of a lesson, under which progress is kept. @param {{name: string}} listing */
export const slugOf = ({ name }) => name.replace(/^lesson-/, "");

/**
 * The lesson that comes after the one that runs; null: it is the last one, or none of the course.
 * @param {State} state @returns {Promise<LessonListing | null>}
 */
export async function lessonAfter({ view }) {
  try {
    const known = await lessons();
    const here = known.findIndex((it) => slugOf(it) === view.lesson?.slug);
    return (here >= 0 && known[here + 1]) || null;
  } catch {
    return null;
  }
}

/** The script of a scenario. Fails without its file. @param {string} name */
export async function scriptOf(name) {
  const answer = await beside(`scenarios/${name}.raft`);
  if (!answer.ok) throw new Error(`${name}.raft: ${answer.status}`);
  return answer.text();
}

/**
 * Opens what an address holds.
 * @param {Store} store @param {Bridge} bridge @param {{hash: string, search: string}} address
 * @param {{push: boolean, arrive?: boolean}} how `push`: this is a new entry of the browser's history, so the present
 *   run stays where the link is broken; `arrive`: the user sees this run for the first time
 */
export async function openAddress(store, bridge, address, how) {
  const display = readQuery(address.search);
  if (display.speed !== undefined) store.dispatch({ type: "speed", to: display.speed });
  if (display.theme !== undefined) store.dispatch({ type: "theme", to: display.theme });
  const opened = bridge.readLink(address.hash);
  const { embedded } = store.state.shape;
  const { ask, answers = false } = display;
  const play = display.run ?? (display.t === undefined && ask === undefined && !store.state.still && !embedded);
  /** @type {{play: boolean, through: boolean, toMs?: number, push: boolean}} */
  const load = {
    play,
    through: display.run === true,
    push: how.push,
    ...(display.t === undefined ? {} : { toMs: display.t }),
  };
  const toQuestion = () => {
    if (ask !== undefined) store.dispatch({ type: "lesson-open", ask, answers });
  };
  switch (opened.kind) {
    case "nothing":
      if (display.lesson !== undefined) {
        const slug = display.lesson;
        const known = await lessons().catch(() => []);
        const name = known.find((it) => slugOf(it) === slug || it.name === slug)?.name ?? slug;
        await openScenario(store, name, { ...load, hash: `#${name}` });
        return toQuestion();
      }
      if (!store.state.untouched) store.dispatch({ type: "load", script: bridge.defaultScript(), ...load });
      else if (display.run !== undefined && display.t === undefined)
        store.dispatch({ type: "play", on: display.run, through: display.run });
      else if (display.t !== undefined) store.dispatch({ type: "seek", toMs: display.t });
      return;
    case "script": {
      const refusal = bridge.check(opened.text)?.listed[0];
      store.dispatch({ type: "load", script: opened.text, ...load, link: true, arrive: how.arrive === true });
      if (refusal && !how.push)
        miss(store, notParsed(embedded, { mistake: sentence(tell(mistakeAt(refusal))) }), address.hash);
      return toQuestion();
    }
    case "name":
      await openScenario(store, opened.name, { ...load, hash: address.hash });
      return toQuestion();
    case "trouble":
      fail(store, opened.trouble, how.push ? undefined : address.hash);
  }
}

/** @param {boolean} embedded @param {{mistake: string}} of */
const notParsed = (embedded, of) => (embedded ? told("embed-not-parsed", of) : told("link-not-parsed", of));

/** The address of the page opens nothing. @param {Store} store @param {Said} why @param {string} hash */
function miss(store, why, hash) {
  store.dispatch({ type: "missing", why, hash });
}

/**
 * Reports that something does not open: at the top if it came from the page's own address, else in a notice. The
 * present run stays.
 * @param {Store} store @param {Said} why @param {string} [hash] of the page's address
 */
function fail(store, why, hash) {
  if (hash) miss(store, why, hash);
  else store.dispatch({ type: "notice", tone: "trouble", text: why });
}

/**
 * Opens a scenario of the gallery.
 * @param {Store} store @param {string} name
 * @param {{play: boolean, through?: boolean, toMs?: number, push: boolean, hash?: string}} how `hash`: of the address
 *   that asks for it
 */
export async function openScenario(store, name, { hash, ...load }) {
  const asked = load.push ? undefined : hash;
  let script;
  try {
    const isHere = (/** @type {{name: string}} */ it) => it.name === name;
    if (!(await gallery()).some(isHere) && !(await lessons()).some(isHere)) {
      fail(store, told("scenario-unknown", { name }), asked);
      return;
    }
    script = await scriptOf(name);
  } catch (error) {
    console.warn(error);
    fail(store, told("scenarios-unreachable"), asked);
    return;
  }
  store.dispatch({ type: "load", script, ...load, scenario: name });
}

/**
 * The story that comes after this one in the gallery; null: this is none of its stories, or its last one.
 * @param {State} state @returns {Promise<Listing | null>}
 */
export async function storyAfter({ scenario, view }) {
  try {
    const known = await gallery();
    const isHere = (/** @type {Listing} */ { name, title }) =>
      scenario ? name === scenario.name : story(title) === view.title;
    const here = known.findIndex(isHere);
    return (here >= 0 && known[here + 1]) || null;
  } catch {
    return null;
  }
}

/**
 * Opens a text that was pasted or dropped: a link or a script.
 * @param {Store} store @param {Bridge} bridge @param {string} text @param {string} [from] the file's name
 */
export async function openText(store, bridge, text, from) {
  const link = bridge.wholeLink(text);
  if (link !== undefined) {
    const far = /^https?:/i.test(link);
    const at = link.indexOf("#");
    const [address, hash] = at >= 0 ? [link.slice(0, at), link.slice(at)] : far ? [link, ""] : ["", link];
    const query = address.indexOf("?");
    const search = query >= 0 ? address.slice(query) : "";
    await openAddress(store, bridge, { hash, search }, { push: true, arrive: true });
    return;
  }
  store.dispatch({ type: "load", script: text, play: !store.state.still, push: true, ...(from ? { file: from } : {}) });
}

/** @param {Store} store @param {Bridge} bridge @param {File} file */
export async function openFile(store, bridge, file) {
  if (file.size > MOST_BYTES) {
    store.dispatch({
      type: "notice",
      tone: "trouble",
      text: told("file-too-large", { name: file.name, size: grouped(file.size), most: grouped(MOST_BYTES) }),
    });
    return;
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    await openText(store, bridge, text, file.name);
  } catch (error) {
    console.warn(error);
    store.dispatch({ type: "notice", tone: "trouble", text: told("file-not-text", { name: file.name }) });
  }
}

/**
 * Opens a script that is dropped on the page or pasted into it, except into a field.
 * @param {Store} store @param {Bridge} bridge @param {HTMLElement} app
 */
export function listenForTexts(store, bridge, app) {
  const inField = (/** @type {EventTarget | null} */ target) =>
    target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
  const brings = (/** @type {DragEvent} */ event) =>
    !inField(event.target) && event.dataTransfer?.types.some((type) => type === "Files" || type === "text/plain");
  app.addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    app.setAttribute("data-drop", "");
  });
  for (const end of ["dragleave", "drop", "dragend"]) {
    app.addEventListener(end, (event) => {
      // A drag within the page does not leave it.
      const to = event instanceof DragEvent ? event.relatedTarget : null;
      if (end !== "dragleave" || !(to instanceof Node && app.contains(to))) app.removeAttribute("data-drop");
    });
  }
  app.addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    const text = event.dataTransfer?.getData("text/plain");
    if (file) openFile(store, bridge, file);
    else if (text) openText(store, bridge, text);
  });
  document.addEventListener("paste", (event) => {
    if (inField(event.target)) return;
    const file = event.clipboardData?.files[0];
    const text = event.clipboardData?.getData("text/plain");
    if (file) openFile(store, bridge, file);
    else if (text?.trim()) openText(store, bridge, text);
    else return;
    event.preventDefault();
  });
}
