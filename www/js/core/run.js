// @ts-check
/**
 * What the actions of all features do with the run: act, go to a moment, fetch the view, take in another run.
 * @import { BannerName, Ghost, State } from "./types.js"
 * @import { Answer, Mistakes, View } from "./view.js"
 * @import { Bridge } from "./bridge.js"
 * @import { Said } from "../text/messages.js"
 */
import { isCut } from "./cut.js";
import { isShown, place } from "./flight.js";
import { lastFailure, tellEnd, tellFailure } from "./expects.js";
import { follows } from "./follows.js";
import { holds, kept, notice, noticeHere, shownBranch } from "./notices.js";
import { passesFailure } from "./lesson.js";
import { NONE_SHUT } from "./state.js";
import { isStory } from "./story.js";
import { say, tellAll, told } from "../text/say.js";

/** The live region is not updated more often than this while the run plays, real milliseconds. */
const SPEAK_EVERY_MS = 3000;
/** Maximum steps simulated per seek call; a longer seek continues in the next frame. */
const STEPS_PER_SEEK = 50_000;

/**
 * An action of the user at the present moment. Several actions at once are reported as one.
 * @param {Bridge} bridge @param {State} state @param {string[]} texts @param {Said} [note] @returns {State}
 */
export function act(bridge, state, texts, note) {
  /** @type {Said[]} */
  let said = [];
  for (const text of texts) {
    const answer = bridge.act(text);
    if (!answer.ok) return refused(look(bridge, state), answer, text);
    said = answer.note;
  }
  const next = look(bridge, state);
  const all = [...(note ? [told("sentence", { text: note })] : said), ...follows(state.view, next.view, texts)];
  return all.length ? noticeHere(next, "said", tellAll(all)) : next;
}

/**
 * @param {State} state @param {Answer} answer @param {string} text
 * @param {Mistakes} [mistakes] if the text is a script, everything that is wrong with it
 * @returns {State}
 */
export function refused(state, answer, text, mistakes) {
  const { refusal } = answer;
  if (!refusal) return notice(state, "trouble", tellAll(answer.note) || told("not-done"));
  if (mistakes && (text === state.draft.text || text.includes("\n"))) {
    const draft = { text, edited: text !== state.script, mistakes, told: true };
    return { ...state, side: "script", tools: true, draft, offer: null };
  }
  return notice(state, "trouble", refusal.message);
}

/**
 * Goes to a moment or a step, or part of the way; then the next frame continues.
 * @param {Bridge} bridge @param {State} state @param {NonNullable<State["goal"]>} goal @returns {State}
 */
export function go(bridge, state, goal) {
  const reached =
    "toMs" in goal
      ? bridge.seek(goal.toMs, STEPS_PER_SEEK)
      : "step" in goal
        ? bridge.seekStep(goal.step, STEPS_PER_SEEK)
        : bridge.seekRecorded(STEPS_PER_SEEK);
  // Of several things that happen at one moment, all up to this step.
  const exact = reached && "toMs" in goal && goal.step !== undefined && bridge.view().step > goal.step;
  if (exact) return go(bridge, state, { step: goal.step ?? 0 });
  return look(bridge, { ...state, goal: reached ? null : goal });
}

/**
 * A story begins with its first sentence: it opens after what its script does at the start.
 * @param {Bridge} bridge @param {State} state @returns {State}
 */
export const opening = (bridge, state) => (isStory(state) ? go(bridge, state, { toMs: 0 }) : state);

/** The state of the page for a new run. @param {Bridge} bridge @param {State} state @returns {State} */
export function fresh(bridge, state) {
  const view = bridge.view();
  const script = bridge.script();
  const { selection } = state;
  const stays = selection?.kind === "node" && selection.id <= view.nodes.length;
  return {
    ...state,
    view,
    nowMs: bridge.nowMs(),
    run: state.run + 1,
    start: false,
    script,
    draft: { text: script, edited: false },
    opened: script,
    arrival: null,
    missing: null,
    untouched: script === bridge.defaultScript(),
    goal: null,
    offer: null,
    selection: stays ? selection : null,
    kept: null,
    message: null,
    pressing: false,
    quiet: false,
    ghosts: [],
    shut: NONE_SHUT,
    // These notices are about the previous run.
    notices: kept(state.notices, (it) => !it.when && it.tone !== "kept"),
    spoken: say("run-fresh", { count: view.nodes.length }),
  };
}

/**
 * The run has changed: fetches the view and draws the page's own conclusions.
 * @param {Bridge} bridge
 * @param {State} state
 * @returns {State}
 */
export function look(bridge, state) {
  const { view: old } = state;
  const view = bridge.view();
  const script = bridge.script();
  const lastSeq = old.events.at(-1)?.seq ?? 0;
  /** @type {typeof view.events} */
  const news = [];
  for (let i = view.events.length - 1; i >= 0 && view.events[i].seq > lastSeq; i -= 1) news.push(view.events[i]);
  news.reverse();

  let next = {
    ...state,
    view,
    script,
    untouched: script === bridge.defaultScript(),
    nowMs: bridge.nowMs(),
    draft: drafted(state.draft, script),
    // Going back removes the crosses of messages that are not lost yet.
    ghosts: [...(view.step < old.step ? [] : state.ghosts), ...lost(state, view, news)]
      .filter((ghost) => state.playing || isShown(ghost, { ...state, nowMs: view.nowMs }))
      .slice(-40),
    notices: kept(state.notices, (it) => !it.when || holds(it.when, view)),
  };
  // A server that is switched on later does not exist yet.
  if (state.selection?.kind === "node" && state.selection.id > view.nodes.length) next.selection = null;
  if (state.selection?.kind === "flight") {
    const { id } = state.selection;
    const flight = view.flights.find((it) => it.id === id);
    if (flight) next.kept = flight;
    // A finished message does not change, unless another branch is shown.
    if (!state.message || state.message.fate === "in-flight" || shownBranch(view) !== shownBranch(old))
      next.message = bridge.message(id) ?? null;
  }
  const raised = raises(old, view);
  if (raised.length) {
    const shut = { ...state.shut, ...Object.fromEntries(raised.map((name) => [name, false])) };
    const passes = passesFailure(state);
    const halts = raised.some(
      (name) => name !== "end" && !(name === "failure" && passes) && state.stops.includes(name),
    );
    next = { ...next, shut, playing: state.playing && !halts, quiet: state.quiet && !halts };
  }
  if (view.stopped && state.playing)
    next = noticeHere({ ...next, playing: false, quiet: false }, "trouble", view.stopped);
  // Notices about a later moment are no longer true.
  next = speak(view.step < old.step ? { ...next, spoken: "" } : next, news);
  const spoken = aloud(raised, view);
  return spoken ? { ...next, spoken, spokenAtMs: state.clockMs } : next;
}

/**
 * The text of the script box follows the script, unless the user edits it.
 * @param {State["draft"]} draft @param {string} script
 */
function drafted(draft, script) {
  const { text, edited, mistakes, base } = draft;
  const same = text === script && mistakes === undefined && base === undefined;
  return edited || same ? draft : { text: script, edited: false };
}

/** The banners that have something new to say. @param {View} old @param {View} view @returns {BannerName[]} */
function raises(old, view) {
  /** @type {BannerName[]} */
  const raised = [];
  if (view.violations.length > old.violations.length) raised.push("violation");
  if (view.lines.failed.length > old.lines.failed.length) raised.push("failure");
  if (view.atEnd && !old.atEnd) raised.push("end");
  return raised;
}

/**
 * The words of new banners for the live region, which announces a broken property as an event.
 * @param {BannerName[]} raised @param {View} view
 */
function aloud(raised, view) {
  const failed = raised.includes("failure") ? lastFailure(view) : undefined;
  return tellAll([
    ...(failed ? [say("expectation-failed"), tellFailure(failed)] : []),
    ...(raised.includes("end") ? [say("script-ends"), tellEnd(view)] : []),
  ]);
}

/**
 * Messages that were lost since the last view, each where it was.
 * @param {State} state
 * @param {View} view
 * @param {View["events"]} news
 * @returns {Ghost[]}
 */
function lost(state, view, news) {
  /** @type {Ghost[]} */
  const ghosts = [];
  for (const event of news) {
    if (event.fact !== "drop" || !event.message) continue;
    const flight = state.view.flights.find((it) => it.id === event.message);
    if (!flight || view.flights.some((it) => it.id === event.message)) continue;
    const sudden = !isCut(view, flight.from, flight.to) && view.nodes[flight.to - 1]?.status !== "crashed";
    const { atMs } = event;
    ghosts.push({ flight, place: place(flight, atMs), bornMs: state.clockMs, atMs, sudden });
  }
  return ghosts;
}

/**
 * What a screen reader announces: each step; while the run plays, only important events.
 * @param {State} state
 * @param {View["events"]} news
 * @returns {State}
 */
function speak(state, news) {
  if (!state.playing)
    return state.view.sentence.length
      ? { ...state, spoken: tellAll(state.view.sentence), spokenAtMs: state.clockMs }
      : state;
  const matters = news.some((event) => event.weight >= 2);
  if (!matters || state.clockMs - state.spokenAtMs < SPEAK_EVERY_MS) return state;
  return { ...state, spoken: tellAll(state.view.sentence), spokenAtMs: state.clockMs };
}

/**
 * Reports an action of the script that found nothing to act on.
 * @param {State} state @param {State} before @returns {State}
 */
export function tellSkipped(state, before) {
  const { view } = state;
  const last = view.lines.skipped.findLast((it) => it.atMs >= before.view.nowMs);
  if (!last || view.lines.skipped.length <= before.view.lines.skipped.length) return state;
  const next = noticeHere(state, "said", told("line-was-skipped", { line: last.line, why: last.why }));
  return state.playing || !state.spoken ? next : { ...next, spoken: tellAll([next.spoken, state.spoken]) };
}

/** @param {Bridge} bridge @param {State} state @returns {State} */
export function afterRecovery(bridge, state) {
  const recovery = bridge.takeRecovery();
  if (!recovery) return state;
  const stopped = { ...fresh(bridge, state), playing: false };
  return notice(stopped, "trouble", recovery.reopened ? told("recovered") : told("started-afresh"), {
    more: recovery.script,
  });
}
