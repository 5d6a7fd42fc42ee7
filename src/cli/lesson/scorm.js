// @ts-check
/**
 * A lesson in a learning platform, by SCORM 1.2: what the playground marks is reported there.
 *
 * The platform is told whether the lesson is passed, and a whole mark from 0 to 100 that agrees with it: some platforms
 * compare the two by themselves when the session ends. Before every question is marked, the lesson is incomplete and
 * has no mark. Each answer is committed when it is marked, because a browser may be closed at any time.
 */

/**
 * What `raft-playground lesson` has written into the page.
 * @typedef {object} About
 * @property {string} lesson its name
 * @property {string} script
 * @property {string} lang
 * @property {string} title
 * @property {string[]} asks the names of its questions, in their order
 * @property {string[]} goals the names of its goals
 * @property {number} pass the mark from which it is passed, unless the platform has its own
 * @property {{alone: string, kept: string, done: string, lost: string, viewed: string}} words
 */

/**
 * What was done, as it is kept in `cmi.suspend_data`. Of each question the first answer, and 1 if it was right.
 * @typedef {{lesson: string, answers: Record<string, [string, 0 | 1]>, goals: string[]}} Kept
 */

/** @typedef {Record<string, (...texts: string[]) => unknown>} Api the functions of SCORM 1.2, `LMS…` */

/** The platform offers its API in a window above this one, or above the one that has opened it; at most so far up. */
const MOST_WINDOWS = 500;
/** The most characters of `cmi.suspend_data`. */
const MOST_KEPT = 4096;

const about = /** @type {About} */ (JSON.parse(document.getElementById("about")?.textContent ?? "{}"));
const began = Date.now();

/** @param {Window | null} from @returns {Api | null} */
function apiAbove(from) {
  let at = from;
  for (let up = 0; at && up < MOST_WINDOWS; up += 1) {
    try {
      const api = /** @type {any} */ (at).API;
      if (api) return api;
    } catch {
      // A window of another site; one above it may be the platform's.
    }
    if (at.parent === at) return null;
    at = at.parent;
  }
  return null;
}

/** @param {number} count @param {number} digits */
const padded = (count, digits) => String(count).padStart(digits, "0");

/** A span as SCORM 1.2 has it, `HHHH:MM:SS`. @param {number} ms */
function span(ms) {
  const seconds = Math.min(Math.max(0, Math.round(ms / 1000)), 9999 * 3600);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${padded(hours, 4)}:${padded(minutes, 2)}:${padded(seconds % 60, 2)}`;
}

/** What was kept earlier; nothing if it is of another lesson, or not ours. @param {string} text @returns {Kept} */
function read(text) {
  /** @type {Kept} */
  const kept = { lesson: about.lesson, answers: {}, goals: [] };
  try {
    const { lesson, answers, goals } = JSON.parse(text);
    if (lesson !== about.lesson) return kept;
    for (const ask of about.asks) if (Array.isArray(answers?.[ask])) kept.answers[ask] = answers[ask];
    for (const goal of about.goals) if (Array.isArray(goals) && goals.includes(goal)) kept.goals.push(goal);
  } catch {
    // Nothing was kept.
  }
  return kept;
}

/** @param {Kept} kept */
function written(kept) {
  const whole = JSON.stringify(kept);
  if (whole.length <= MOST_KEPT) return whole;
  // The marks matter more than what was answered.
  const marks = Object.entries(kept.answers).map(([ask, [, right]]) => [ask, ["", right]]);
  return JSON.stringify({ ...kept, answers: Object.fromEntries(marks) });
}

/** The platform; null: there is none, or it refuses to begin. @param {Api} api */
function platform(api) {
  const get = (/** @type {string} */ name) => String(api.LMSGetValue(name) ?? "");
  const set = (/** @type {string} */ name, /** @type {string | number} */ value) =>
    String(api.LMSSetValue(name, String(value))) === "true";
  return { get, set, commit: () => String(api.LMSCommit("")) === "true", finish: () => void api.LMSFinish("") };
}

const api = apiAbove(window) ?? apiAbove(window.opener);
const lms = api && String(api.LMSInitialize("")) === "true" ? platform(api) : null;
// Who looks through a course, or looks back at it, is not marked.
const viewed = lms !== null && !["", "normal"].includes(lms.get("cmi.core.lesson_mode"));
const kept = read(lms?.get("cmi.suspend_data") ?? "");
const own = lms?.get("cmi.student_data.mastery_score") ?? "";
const pass = /^\d+(\.\d+)?$/.test(own) ? Number(own) : about.pass;
/** The mark of an earlier session that was finished; it is never lowered. Null: none was finished. */
const before = ["passed", "failed", "completed"].includes(lms?.get("cmi.core.lesson_status") ?? "")
  ? Math.round(Number(lms?.get("cmi.core.score.raw")) || 0)
  : null;
let over = false;

/** How much is right and reached, and of how much. */
function counted() {
  const right = Object.values(kept.answers).filter((it) => it[1] === 1).length;
  return { done: right + kept.goals.length, all: about.asks.length + about.goals.length };
}

/** Whether the lesson has a mark: every question is marked. */
function isMarked() {
  const { asks, goals } = about;
  return asks.length ? asks.every((it) => kept.answers[it]) : kept.goals.length === goals.length;
}

/** The mark; null: there is none yet. */
function mark() {
  const { done, all } = counted();
  if (!isMarked()) return before;
  return Math.max(before ?? 0, all ? Math.round((100 * done) / all) : 100);
}

/** Tells the platform where the learner is, and asks it to keep that. Whether it did. */
function report() {
  if (!lms || viewed || over) return true;
  const raw = mark();
  const { done, all } = counted();
  let fine = true;
  const set = (/** @type {string} */ name, /** @type {string | number} */ value) => {
    fine = lms.set(name, value) && fine;
  };
  if (raw !== null) {
    // Not every platform has the bounds of a mark.
    lms.set("cmi.core.score.min", 0);
    lms.set("cmi.core.score.max", 100);
    set("cmi.core.score.raw", raw);
  }
  set("cmi.core.lesson_status", raw === null ? "incomplete" : raw >= pass ? "passed" : "failed");
  set("cmi.suspend_data", written(kept));
  set("cmi.core.session_time", span(Date.now() - began));
  // What is left to do can be done in another session, which then finds what was kept.
  set("cmi.core.exit", isMarked() && done === all ? "" : "suspend");
  return lms.commit() && fine;
}

/** An answer for the platform's report of what was answered, if it has one. @param {string} ask */
function tellAnswer(ask) {
  const answer = kept.answers[ask];
  const count = Number(lms?.get("cmi.interactions._count") || NaN);
  if (!lms || viewed || !answer || !Number.isInteger(count)) return;
  const of = `cmi.interactions.${count}`;
  const [value, right] = answer;
  const now = new Date();
  const clock = [now.getHours(), now.getMinutes(), now.getSeconds()].map((it) => padded(it, 2)).join(":");
  if (!lms.set(`${of}.id`, ask)) return;
  lms.set(`${of}.type`, "fill-in");
  lms.set(`${of}.student_response`, value.slice(0, 255));
  lms.set(`${of}.result`, right ? "correct" : "wrong");
  lms.set(`${of}.time`, clock);
}

/** Says below the playground what was recorded. @param {boolean} fine whether the platform has taken it */
function tell(fine) {
  const place = document.getElementById("told");
  if (!place) return;
  const { alone, kept: some, done: all, lost, viewed: looks } = about.words;
  const raw = mark();
  const word = !lms ? alone : viewed ? looks : !fine ? lost : raw === null ? some : all;
  const count = Object.keys(kept.answers).length;
  const values = {
    answered: String(count),
    asks: String(about.asks.length),
    mark: String(raw ?? ""),
    pass: String(pass),
  };
  place.textContent = word.replace(/\{(\w+)\}/g, (whole, name) => /** @type {any} */ (values)[name] ?? whole);
  place.dataset.state = !lms ? "alone" : viewed ? "viewed" : fine ? "kept" : "lost";
}

/** The playground, at the first question that was not answered yet. */
function playground() {
  const element = document.createElement("raft-playground");
  element.title = about.title;
  element.lang = about.lang;
  const next = about.asks.findIndex((it) => !kept.answers[it]);
  if (next > 0) element.setAttribute("ask", String(next + 1));
  element.append(about.script);
  element.addEventListener("answered", (event) => {
    const { lesson, ask, value, right } = /** @type {CustomEvent} */ (event).detail;
    // The first answer counts.
    if (lesson !== about.lesson || !about.asks.includes(ask) || kept.answers[ask]) return;
    kept.answers[ask] = [String(value), right ? 1 : 0];
    tellAnswer(ask);
    tell(report());
  });
  element.addEventListener("goal", (event) => {
    const { lesson, goal } = /** @type {CustomEvent} */ (event).detail;
    if (lesson !== about.lesson || !about.goals.includes(goal) || kept.goals.includes(goal)) return;
    kept.goals.push(goal);
    tell(report());
  });
  return element;
}

document.getElementById("lesson")?.replaceChildren(playground());
tell(report());

addEventListener("pagehide", () => {
  if (!lms || over) return;
  report();
  over = true;
  lms.finish();
});
// The browser may show the page again as it was; its session is over.
addEventListener("pageshow", (event) => {
  if (event.persisted && over) location.reload();
});
