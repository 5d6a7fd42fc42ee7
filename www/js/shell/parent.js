// @ts-check
/**
 * The messages between this page and the one that embeds it, as `postMessage` objects `{type:
 * "raft-playground:NAME", …}`; the table of them is in `docs/embed.html`.
 *
 * Only the parent's messages are read, and only from the origin of its first one; answers go to it alone. Nothing is
 * sent before its `hello`. Unknown messages are ignored. SPLICE and LTI, which have their own messages, are used only
 * if the address asks for them, because their hosts do not know ours.
 *
 * @import { Bridge } from "../core/bridge.js"
 * @import { Action, State, Store } from "../core/types.js"
 * @import { EventView, Refusal } from "../core/view.js"
 */
import { switchSpeech } from "./speech.js";
import { presentAddress } from "../features/strip/strip.js";
import { brokenOf, isFinished, isMarked, lessonOf, scoreOf, takenOf } from "../core/lesson.js";
import { CALM } from "../core/state.js";
import { tell } from "../text/say.js";

const OURS = "raft-playground:";
/** While the run plays, `time` is sent no more often than this, real milliseconds. */
const TIME_EVERY_MS = 100;
/** A changed run is reported when nothing has changed for so long, real milliseconds. */
const REST_MS = 300;

/**
 * What `show` changes: each sets a value, and answers what is wrong with it.
 * @type {Record<string, (store: Store, value: unknown) => string>}
 */
const SHOWN = {
  theme(store, value) {
    const to = ["auto", "light", "dark"].find((it) => it === value);
    if (!to) return "theme wants auto, light or dark";
    store.dispatch({ type: "theme", to: /** @type {import("../core/types.js").ThemeChoice} */ (to) });
    return "";
  },
  speed(store, value) {
    const to = Number(value);
    if (value !== null && !(to > 0 && to < Infinity)) return "speed wants virtual milliseconds a second, above 0";
    store.dispatch({ type: "speed", to: value === null ? CALM : to });
    return "";
  },
  view(store, value) {
    const shows = ["all", "ring", "log", "time"].find((it) => it === value);
    if (!shows) return "view wants all, ring, log or time";
    store.dispatch({ type: "shape", to: { shows: /** @type {State["shape"]["shows"]} */ (shows) } });
    return "";
  },
};

/** What the host cannot ask for where no run stands. */
const OF_A_RUN = ["play", "step", "seek", "act", "script"];

/** @typedef {{[name: string]: any, type?: unknown, subject?: unknown}} Said */

/**
 * @param {Window} here
 * @returns {{begin: (store: Store, bridge: Bridge, app: HTMLElement) => void}}
 */
export function createParent(here) {
  const { parent } = here;
  /** @type {string | null} where the parent comes from; null: it has not spoken yet */
  let origin = null;
  /** @type {Said[]} */
  const waiting = [];
  /** @type {(said: Said) => void} */
  let hear = (said) => void waiting.push(said);

  if (parent !== here) {
    here.addEventListener("message", (event) => {
      if (event.source !== parent || typeof event.data !== "object" || event.data === null) return;
      const { type, subject } = event.data;
      const known = typeof type === "string" && type.startsWith(OURS);
      if (!known && typeof subject !== "string") return;
      if (known) {
        if (origin !== null && origin !== event.origin) return;
        origin = event.origin;
      }
      hear(event.data);
    });
  }

  /** A sandboxed parent has no origin that could be named. @param {string} name @param {object} [what] */
  function report(name, what = {}) {
    if (origin !== null) parent.postMessage({ type: OURS + name, ...what }, origin === "null" ? "*" : origin);
  }

  return {
    begin(store, bridge, app) {
      if (parent === here) return;
      const query = new URLSearchParams(here.location.search);
      const talk = conversation(store, bridge, app, report);
      const splice = query.get("splice") === "1" ? spliced(store, parent) : null;
      if (query.get("lti") === "1")
        talk.measure((height) => parent.postMessage({ subject: "lti.frameResize", height }, "*"));
      hear = (said) => {
        if (typeof said.type === "string") talk.hear(said.type.slice(OURS.length), said);
        else splice?.hear(said);
      };
      for (const said of waiting.splice(0)) hear(said);
    },
  };
}

/**
 * @param {Store} store @param {Bridge} bridge @param {HTMLElement} app
 * @param {(name: string, what?: object) => void} report
 */
// long: questions and reports share what the host page has been told
function conversation(store, bridge, app, report) {
  let greeted = false;
  /** Whether the host has been told that the run is there. */
  let ready = false;
  let facts = false;
  let measured = false;
  /** @type {State} the state that was last reported */
  let told = store.state;
  /** The reported violations; each is reported once, even if the run goes back and forth. @type {Set<string>} */
  const broken = new Set();
  /** The result that was reported last; empty: none. */
  let completed = "";
  /** What was reported of a lesson. @type {Set<string>} */
  const lessonTold = new Set();
  let timeAt = -Infinity;
  let rest = 0;

  /** Does something as the user would, and returns what the page says if it fails. @param {Action} action */
  function attempt(action) {
    const { notices } = store.state;
    store.dispatch(action);
    const trouble = store.state.notices.find((it) => it.tone === "trouble" && !notices.includes(it));
    return trouble && tell(trouble.text);
  }

  /** @type {Record<string, (said: Said) => {error?: object | string, value?: unknown} | void>} */
  const asked = {
    hello(said) {
      // The host may send `hello` again, to ask for more.
      if (said["height"] === true && !measured) measure((px) => report("height", { px }));
      measured ||= said["height"] === true;
      facts = facts || (Array.isArray(said["events"]) && said["events"].includes("fact"));
      greeted = true;
      greet();
    },
    load(said) {
      const script = String(said["script"] ?? "");
      const error = bridge.check(script)?.listed[0];
      if (error) return { error: inWords(error) };
      store.dispatch({ type: "load", script, play: false, push: false });
      return {};
    },
    play: () => void store.dispatch({ type: "play", on: true, through: true }),
    pause: () => void store.dispatch({ type: "play", on: false }),
    step: () => void store.dispatch({ type: "step" }),
    seek(said) {
      const toMs = Number(said["ms"]);
      if (!(toMs >= 0)) return { error: { message: "seek wants ms, virtual milliseconds from 0" } };
      store.dispatch({ type: "seek", toMs });
      return {};
    },
    act(said) {
      const lines = String(said["text"] ?? "").split("\n");
      const texts = lines.map((line) => line.trim()).filter((line) => line !== "");
      return { error: attempt({ type: "act", texts, host: true }) };
    },
    lang: (said) => void switchSpeech(store, String(said["lang"])),
    show(said) {
      for (const [name, of] of Object.entries(SHOWN)) {
        if (said[name] === undefined) continue;
        const error = of(store, said[name]);
        if (error) return { error: { message: error } };
      }
      return {};
    },
    script: () => ({ value: bridge.shared() }),
  };

  function greet() {
    report("awake");
    // The host cannot see that the address of the frame opens nothing.
    if (store.state.missing) report("error", { message: tell(store.state.missing.why) });
    ready = false;
    beReady();
    changed();
  }

  /** Once the run is the one that the host has asked for. Where its address opens nothing, none is. */
  function beReady() {
    const { view, missing } = store.state;
    if (ready || missing) return;
    ready = true;
    const href = presentAddress(bridge, store.state);
    report("ready", { engine: bridge.engine(), title: view.title, script: bridge.script(), href });
  }

  /** Keys that nobody here has used are the host's. @param {KeyboardEvent} event */
  function handOn(event) {
    if (!greeted || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey || store.state.dialog) return;
    const { key, code, keyCode, shiftKey } = event;
    if (key === "Escape") return report("leave");
    const at = event.target instanceof Element ? event.target : null;
    // These keys mean something in a field, in a list, on a button, or to the browser.
    if (key === "Tab" || at?.closest("input, textarea, select, [contenteditable], [role=menu], [role=grid]")) return;
    if ((key === "Enter" || key === " ") && at?.closest("button, a, summary")) return;
    report("key", { key, code, keyCode, shiftKey });
  }

  /** @param {string} name @param {Said} said */
  function hear(name, said) {
    if (!Object.hasOwn(asked, name)) return;
    const { missing } = store.state;
    const runless = missing && OF_A_RUN.includes(name) ? { error: { message: tell(missing.why) } } : null;
    /** @type {{error?: string | object, value?: unknown}} */
    const answer = runless ?? asked[name](said) ?? {};
    if (answer.error !== undefined) {
      // A plain sentence was a notice of the page, which has been reported as such.
      const error = typeof answer.error === "string" ? { message: answer.error } : answer.error;
      if (error === answer.error) report("error", error);
      if (said["id"] !== undefined) report("answer", { id: said["id"], ok: false, error });
    } else if (said["id"] !== undefined) {
      report("answer", { id: said["id"], ok: true, value: answer.value ?? null });
    }
  }

  /** Reports what has changed since the last report. */
  function changed() {
    if (!greeted) return;
    const { state } = store;
    const before = told;
    told = state;
    beReady();
    const fresh = state.run !== before.run;
    if (fresh) broken.clear();
    if (state.view !== before.view || fresh) {
      if (facts) tellFacts(state.view.events, fresh ? -1 : (before.view.events.at(-1)?.seq ?? -1));
      for (const it of state.view.violations) {
        const key = `${it.property} ${it.atMs} ${JSON.stringify(it.detail)}`;
        if (!broken.has(key)) report("violation", { property: it.property, at_ms: it.atMs, detail: tell(it.detail) });
        broken.add(key);
      }
      for (const it of state.view.expects) {
        const was = fresh ? undefined : before.view.expects.find((old) => old.line === it.line)?.held;
        if (it.held !== undefined && it.held !== was) report("expect", { line: it.line, text: it.text, held: it.held });
      }
    }
    if (state.missing && state.missing !== before.missing) report("error", { message: tell(state.missing.why) });
    for (const it of state.notices)
      if (it.tone === "trouble" && !before.notices.includes(it)) report("error", { message: tell(it.text) });
    const moved = state.nowMs !== before.nowMs || state.playing !== before.playing || fresh;
    // The page's clock is stopped while nothing plays, so there is no limit then.
    if (moved && (!state.playing || state.playing !== before.playing || state.clockMs - timeAt >= TIME_EVERY_MS)) {
      timeAt = state.clockMs;
      report("time", { ms: state.nowMs, step: state.view.step, playing: state.playing });
    }
    if (fresh || state.script !== before.script || moved) {
      clearTimeout(rest);
      rest = window.setTimeout(tellRun, REST_MS);
    }
    tellLesson(state);
    const result = outcome(state);
    // A lesson without one of its rules is no attempt at it.
    if (brokenOf(state)) return;
    const once = result && "score" in result ? JSON.stringify(result) : "over";
    if (result && completed !== once) report("complete", result);
    completed = result ? once : "";
  }

  /** Answers that are marked now, and goals that are reached; each once in a run. @param {State} state */
  function tellLesson(state) {
    const lesson = lessonOf(state);
    if (!lesson) return;
    const { slug, asks } = lesson;
    const once = (/** @type {string} */ key) => !lessonTold.has(key) && lessonTold.add(key);
    for (const { slug: ask, answer: value, verdict } of asks.filter((it) => isMarked(it, state)))
      if (once(`${state.run} ${ask} ${value}`))
        report("answered", { lesson: slug, ask, value, right: verdict === "right" });
    for (const goal of Object.keys(takenOf(state).goals))
      if (once(`${slug} ${goal}`)) report("goal", { lesson: slug, goal });
  }

  /** @param {EventView[]} events @param {number} after the number of the last one that was reported */
  function tellFacts(events, after) {
    const news = events.filter((it) => it.seq > after);
    if (news.length) report("fact", { facts: news.map(fact) });
  }

  function tellRun() {
    const { state } = store;
    if (state.playing || state.missing) return;
    report("run", { title: state.view.title, script: bridge.script(), href: presentAddress(bridge, state) });
  }

  /** Reports the height of the page without a limit. @param {(px: number) => void} tellHeight */
  function measure(tellHeight) {
    app.classList.add("tall");
    let last = 0;
    new ResizeObserver(() => {
      const px = Math.ceil(app.getBoundingClientRect().height);
      if (px === last || px === 0) return;
      last = px;
      tellHeight(px);
    }).observe(app);
  }

  store.subscribe(changed);
  window.addEventListener("keydown", handOn);
  return { hear, measure };
}

/** A mistake of a script. @param {Refusal} mistake */
function inWords({ line, column, message, found, expected }) {
  return { line, column, message: tell(message), found: tell(found), expected: tell(expected) };
}

/** A fact with the names of the trace. @param {EventView} event */
function fact(event) {
  const { seq, fact, message } = event;
  const [text, why] = [tell(event.text), tell(event.why)];
  const node = event.node ? `n${event.node}` : null;
  return { seq, at_ms: event.atMs, node, fact, text, why, message: message || null };
}

/**
 * The result by which an exercise is marked, once the script is over, or all questions of a lesson are marked; nothing
 * before.
 * @param {State} state
 */
function outcome(state) {
  const lesson = lessonOf(state);
  if (lesson && !isFinished(state)) return null;
  if (lesson) return { ...lessonResult(state, lesson), violations: state.view.violations.length };
  const { expects, violations, endMs } = state.view;
  if (state.nowMs < endMs || state.goal || expects.some((it) => it.held === undefined)) return null;
  const held = expects.filter((it) => it.held).length;
  return { passed: held === expects.length, held, expected: expects.length, violations: violations.length };
}

/** What has come of a lesson. @param {State} state @param {import("../core/view.js").LessonView} lesson */
function lessonResult(state, lesson) {
  const { score, right, asks, reached, goals, deeds, short } = scoreOf(lesson, takenOf(state));
  const of = { lesson: lesson.slug, score, right, asks, reached, goals, deeds, short };
  return { passed: score === 1, held: right + reached, expected: asks + goals, ...of };
}

/**
 * SPLICE, the protocol of systems that hand out exercises: what was done is kept there, and marked.
 * @param {Store} store @param {Window} parent
 */
function spliced(store, parent) {
  /** @param {string} subject @param {object} [more] */
  const send = (subject, more = {}) => {
    const id = `raft-playground-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
    parent.postMessage({ subject: `SPLICE.${subject}`, message_id: id, ...more }, "*");
    return id;
  };
  let rest = 0;
  let reported = "";
  const standing = () => JSON.stringify({ script: store.state.script, ms: store.state.nowMs });
  /** The run, and how it was opened: as long as it is so, nothing was done. */
  let [run, opened] = [store.state.run, standing()];
  store.subscribe(() => {
    if (store.state.run !== run) [run, opened] = [store.state.run, standing()];
    // Not put off while the run plays: a frame may be closed at any time.
    rest ||= window.setTimeout(() => {
      rest = 0;
      const { view, script, nowMs, goal } = store.state;
      const lesson = lessonOf(store.state);
      const held = view.expects.filter((it) => it.held).length;
      // Without expectations, only reaching the end of the run is marked.
      const marked = lesson && scoreOf(lesson, takenOf(store.state)).score;
      const score = marked ?? (view.expects.length ? held / view.expects.length : nowMs >= view.endMs ? 1 : 0);
      const report = { score, state: { script, ms: nowMs } };
      if (store.state.untouched || goal || brokenOf(store.state)) return;
      if (standing() === opened || JSON.stringify(report) === reported) return;
      reported = JSON.stringify(report);
      send("reportScoreAndState", report);
    }, REST_MS);
  });
  const request = send("getState");
  return {
    /** @param {Said} said */
    hear(said) {
      if (said.subject !== "SPLICE.getState.response" || said["message_id"] !== request) return;
      const { script, ms } = said["state"] ?? {};
      if (typeof script !== "string") return;
      const toMs = typeof ms === "number" && ms >= 0 ? ms : 0;
      store.dispatch({ type: "load", script, play: false, push: false, link: true, toMs });
    },
  };
}
