// @ts-check
/**
 * What every action does to the state. The simulation stands beside the state and is driven from here alone.
 * @import { Action, BannerName, Ghost, Load, Notice, State, Told } from "./types.js"
 * @import { Answer, Mistakes, View } from "./view.js"
 * @import { Bridge } from "./bridge.js"
 */
import { choose, offer } from "../features/script/completing.js";
import { GHOST_MS, isHeld, place } from "../scene/flights.js";
import { clock, deedsSince, quotedText, scriptMs } from "./format.js";
import { lastFailure } from "../features/banners/banners.js";
import { ask } from "../features/why/why.js";
import { t } from "../text/en.js";

/** How long a notice stands, real milliseconds. */
const NOTICE_MS = 6000;
/** While playing, the live region speaks no more often than this, real milliseconds. */
const SPEAK_EVERY_MS = 3000;
/** A frame never stands for more than this, so that a slow machine slows down instead of jumping. */
const LONGEST_FRAME_MS = 100;
/** Events in one frame, at most: above, virtual time falls behind rather than the page. */
const EVENTS_PER_FRAME = 4000;
/** Things that happen on the way of one seek, at most: where much is not known yet, it stops on the way. */
const STEPS_PER_SEEK = 50_000;
/** Things that are played again, at most, to see whether a run comes out as its maker saw it. */
const STEPS_TO_VERIFY = 100_000;
/** Things that a search lets happen beyond what is known, at most. */
const STEPS_TO_FIND = 100_000;
/** In quiet time, this many virtual milliseconds pass in a real one at least… */
const QUIET_SPEED = 0.14;
/** …but never more than this many times the chosen speed. */
const QUIET_FACTOR = 20;

/** The whole page, as it opens by itself. @type {import("./types.js").Shape} */
export const WHOLE = { shows: "all", controls: "full", editable: true, embedded: false, present: false };

/** Whether nothing is left out. @param {import("./types.js").Shape} shape */
export const isWhole = (shape) => shape.shows === "all" && shape.controls === "full" && !shape.present;

/**
 * What changes a run. A page to read from refuses these, unless they come from its host.
 * @type {Set<Action["type"]>}
 */
const CHANGES = new Set(["act", "propose", "bookmark", "what-if", "reseed", "clean"]);
/** Dialogs that are there to change the run. @type {Set<State["dialog"]>} */
const FORMS = new Set(["propose", "clients", "members", "hand-over", "read", "bookmark"]);
/** Dialogs that hand the run on. @type {Set<State["dialog"]>} */
const HAND_ON = new Set(["share", "embed", "export"]);

/** Where time stops at first, as the bridge has it too; each has a banner. */
export const STANDING = ["violation", "failure", "end"];
const OPEN = { violation: false, failure: false, end: false };

export const SLOWEST = 0.001;
export const FASTEST = 100;
/** A message of ten milliseconds takes one and a quarter seconds to cross. */
export const CALM = 0.008;

/** @param {Bridge} bridge @param {Partial<State>} preferences @returns {State} */
export function firstState(bridge, preferences) {
  const view = bridge.view();
  const script = bridge.script();
  return {
    shape: WHOLE,
    view,
    nowMs: bridge.nowMs(),
    clockMs: 0,
    run: 1,
    script,
    draft: { text: script, edited: false },
    unrun: [],
    forgotten: null,
    offer: null,
    selection: null,
    kept: null,
    message: null,
    playing: false,
    pressing: false,
    hidden: false,
    speed: CALM,
    hurry: true,
    quiet: false,
    ghosts: [],
    shut: OPEN,
    notices: [],
    spoken: "",
    spokenAtMs: 0,
    tab: "cluster",
    side: "inspect",
    axis: "ms",
    theme: "auto",
    singleKeys: true,
    still: false,
    weight: 1,
    intro: true,
    dialog: null,
    proposals: 0,
    opened: script,
    arrival: null,
    missing: null,
    scenario: null,
    untouched: true,
    pushes: 0,
    goal: null,
    question: null,
    stops: STANDING,
    jump: "turning-point",
    ...preferences,
  };
}

/**
 * How fast quiet time passes, beside the chosen speed: 1 where it makes no difference.
 * @param {number} speed
 */
export function quietFactor(speed) {
  return Math.min(QUIET_FACTOR, Math.max(1, QUIET_SPEED / speed));
}

/** Whether nothing moves between the nodes. @param {View} view @param {number} nowMs */
export function isQuiet(view, nowMs) {
  return view.flights.every((flight) => flight.waiting || isHeld(flight, nowMs));
}

/** @param {Bridge} bridge @returns {(state: State, action: Action) => State} */
export function createUpdate(bridge) {
  return (state, action) => keepUnrun(state, action, afterRecovery(bridge, update(bridge, state, action)));
}

/** The most texts that were never run and are kept; the browser stores as many. */
const MOST_UNRUN = 5;

/**
 * A text that somebody has written and not run is kept when another one takes its place, whatever did that. One that is
 * in the box again, or was run, need not be kept.
 * @param {State} before @param {Action} action @param {State} state @returns {State}
 */
function keepUnrun(before, action, state) {
  const { draft } = before;
  if (state.draft === draft) return state;
  const isThere = (/** @type {string} */ text) => text === state.draft.text || text === state.script;
  const rest = kept(state.unrun, (text) => !isThere(text));
  const next = rest === state.unrun ? state : { ...state, unrun: rest };
  // What is typed takes no text's place.
  if (action.type === "draft" || !draft.edited || !draft.text.trim() || isThere(draft.text)) return next;
  // It was run just now; the script of the run may be written otherwise.
  if (action.type === "load" && action.own && state.run !== before.run) return next;
  const others = rest.filter((text) => text !== draft.text);
  // Who asks for one text after another sees each of them in turn.
  const unrun = action.type === "bring-unrun" ? [...others, draft.text] : [draft.text, ...others];
  const stays = { ...next, unrun: unrun.slice(0, MOST_UNRUN) };
  return action.type === "bring-unrun" ? stays : tellUnrun(stays);
}

/** @param {State} state @returns {State} */
function tellUnrun(state) {
  const offers = [{ text: t.script.bringUnrun, act: /** @type {Action} */ ({ type: "bring-unrun" }) }];
  return notice(state, "kept", t.script.unrunKept, { offers });
}

/** @param {Bridge} bridge @param {State} state @param {Action} action @returns {State} */
function update(bridge, state, action) {
  if (!state.shape.editable && !("host" in action && action.host)) {
    if (CHANGES.has(action.type) || (action.type === "dialog" && FORMS.has(action.to)))
      return notice(state, "said", t.notice.readOnly);
  }
  switch (action.type) {
    case "frame":
      return frame(bridge, state, Math.min(action.dtMs, LONGEST_FRAME_MS), action.covered === true);
    case "play":
      return play(state, action.on ?? !state.playing);
    case "step": {
      const before = bridge.revision();
      bridge.step();
      const next = { ...state, playing: false, quiet: false, nowMs: bridge.nowMs() };
      if (bridge.revision() !== before) return tellSkipped(look(bridge, next), state);
      const { stopped } = state.view;
      return stopped ? noticeHere(next, "trouble", stopped) : noticeHere(next, "said", t.notice.nothingMore);
    }
    case "back": {
      bridge.back();
      return look(bridge, { ...state, playing: false, quiet: false });
    }
    case "seek":
      return go(bridge, { ...state, playing: false, quiet: false }, { toMs: Math.max(0, action.toMs) });
    case "seek-step":
      return go(bridge, { ...state, playing: false, quiet: false }, { step: Math.max(0, action.step) });
    case "ten": {
      const to = state.view.step + (action.forwards ? 10 : -10);
      return go(bridge, { ...state, playing: false, quiet: false }, { step: Math.max(0, to) });
    }
    case "find":
      return find(bridge, { ...state, playing: false, quiet: false }, action.wanted, action.forwards);
    case "jump":
      return { ...state, jump: action.to };
    case "stops": {
      const refused = bridge.setStops(action.to.join("\n"));
      return refused ? notice(state, "trouble", refused) : { ...state, stops: action.to };
    }
    case "bookmark":
      return act(bridge, state, [`bookmark ${quotedText(action.name)}`]);
    case "ask": {
      if (!action.what) return { ...state, question: null };
      const spoken = ask(bridge, action.what).headline;
      const side = state.draft.edited ? state.side : "inspect";
      // On a phone the answer stands in another view than the question.
      return { ...state, question: action.what, side, tab: "more", spoken, spokenAtMs: state.clockMs };
    }
    case "what-if":
      bridge.whatIf();
      return look(bridge, { ...state, playing: false, quiet: false });
    case "branch":
      bridge.showBranch(action.id);
      return look(bridge, { ...state, playing: false, quiet: false });
    case "name-branch":
      bridge.nameBranch(action.id, action.name);
      return look(bridge, state);
    case "forget-branch":
      bridge.forgetBranch(action.id);
      return look(bridge, state);
    case "speed":
      return { ...state, speed: Math.min(FASTEST, Math.max(SLOWEST, action.to)) };
    case "hurry":
      return { ...state, hurry: action.on, quiet: false };
    case "hidden":
      return { ...state, hidden: action.on };
    case "press":
      return { ...state, pressing: action.on };
    case "act":
      return act(bridge, state, action.texts, action.note);
    case "propose": {
      const next = act(bridge, state, [`propose n${action.node} ${action.command}`]);
      return { ...next, proposals: next.proposals + 1 };
    }
    case "load":
      return load(bridge, state, action);
    case "restart":
      bridge.restart();
      return { ...fresh(bridge, state), opened: state.opened, arrival: state.arrival, missing: state.missing };
    case "clean":
      bridge.clean();
      return fresh(bridge, { ...state, scenario: null, pushes: state.pushes + 1 });
    case "reseed": {
      // Fresh dice are asked for by name: the state cannot know the browser's entropy.
      const seed = action.seed === "fresh" ? bridge.randomSeed() : state.view.settings.seed;
      const answer = bridge.reseed(seed, action.nodes ?? state.view.settings.nodes);
      if (!answer.ok) return refused(state, answer, "");
      return fresh(bridge, { ...state, scenario: null, pushes: state.pushes + 1 });
    }
    case "select":
      return select(bridge, state, action.what);
    case "draft": {
      const edited = action.text !== state.script;
      const mistakes = bridge.check(action.text);
      // A mistake that is known stays marked; a new one may be half a word.
      const told = mistakes !== undefined && state.draft.told === true;
      const base = state.draft.edited ? state.draft.base : state.script;
      return { ...state, draft: { text: action.text, edited, mistakes, told, base } };
    }
    case "tell":
      return state.draft.mistakes ? { ...state, draft: { ...state.draft, told: true } } : state;
    case "revert":
      return { ...state, draft: { text: state.script, edited: false }, offer: null };
    case "bring-unrun": {
      const [text, ...unrun] = state.unrun;
      if (text === undefined) return state;
      return { ...withDraft(bridge, withoutOffers(state, "bring-unrun"), text, state.script), unrun, tab: "more" };
    }
    case "unrun": {
      const next = { ...state, unrun: action.texts };
      return action.quiet ? next : tellUnrun(next);
    }
    case "restore":
      return restore(bridge, withoutOffers(state, "restore"), action);
    case "stand": {
      const offers = [{ text: t.keep.fromStart, act: /** @type {Action} */ ({ type: "restart" }) }];
      const text = t.keep.stands(scriptMs(action.atMs));
      return go(bridge, notice({ ...state, playing: false }, "kept", text, { offers }), { toMs: action.atMs });
    }
    case "forget": {
      const next = { ...withoutOffers(state, "forget"), forgotten: { which: action.which } };
      return action.which === "all" ? { ...withoutOffers(next, "bring-unrun"), unrun: [] } : next;
    }
    case "offer":
      return { ...state, offer: offer(bridge, state.draft.text, action.line, action.column, action.asked) };
    case "choose":
      return state.offer ? { ...state, offer: choose(state.offer, action.by) } : state;
    case "shut-offer":
      return state.offer ? { ...state, offer: null } : state;
    case "tab":
      return { ...state, tab: action.to };
    case "side":
      return { ...state, side: action.to };
    case "axis":
      return { ...state, axis: action.to };
    case "theme":
      return { ...state, theme: action.to };
    case "single-keys":
      return { ...state, singleKeys: action.on };
    case "still":
      return { ...state, still: action.on };
    case "shape":
      return { ...state, shape: { ...state.shape, ...action.to } };
    case "weight":
      return { ...state, weight: action.to };
    case "intro":
      return { ...state, intro: action.on };
    case "missing":
      return miss(state, action.why, action.hash);
    case "shut-arrival":
      return { ...state, arrival: null, missing: null };
    case "dialog":
      return openDialog(bridge, { ...state, dialog: action.to });
    case "shut-banner":
      return { ...state, shut: { ...state.shut, [action.name]: true } };
    case "notice":
      if (action.here) return noticeHere(state, action.tone, action.text);
      return notice(state, action.tone, action.text, action.offers ? { offers: action.offers } : {});
    case "dismiss":
      return { ...state, notices: state.notices.filter((it) => it.id !== action.id) };
  }
}

/**
 * One frame of the page: real time passes, and virtual time if the run plays and can be seen.
 * @param {Bridge} bridge @param {State} state @param {number} dtMs
 * @param {boolean} covered a dialog lies over the page @returns {State}
 */
function frame(bridge, state, dtMs, covered) {
  const clockMs = state.clockMs + dtMs;
  const ghosts = kept(state.ghosts, (ghost) => clockMs - ghost.bornMs < GHOST_MS);
  const notices = kept(state.notices, (it) => it.untilMs > clockMs);
  let next = { ...state, clockMs, ghosts, notices };
  // Virtual time stands still behind a dialog, so that what the dialog says stays true while somebody reads it.
  if (covered || state.dialog) return next;
  if (state.goal) return go(bridge, next, state.goal);
  if (!state.playing || state.pressing || state.hidden) return next;

  // Quiet time may pass faster, but never past the next thing that happens. Where time runs fast anyway, nothing holds
  // it up.
  const factor = quietFactor(state.speed);
  const quiet = state.hurry && factor > 1 && isQuiet(state.view, state.nowMs);
  let toMs = state.nowMs + dtMs * state.speed * (quiet ? factor : 1);
  if (quiet && state.view.nextEventMs !== undefined)
    toMs = Math.min(toMs, Math.max(state.view.nextEventMs, state.nowMs));
  const revision = bridge.advance(toMs, EVENTS_PER_FRAME);
  // The simulation counts whole microseconds; the page keeps the rest, lest slow motion lose time every frame.
  const reachedMs = bridge.nowMs();
  const nowMs = toMs - reachedMs < 0.001 ? Math.max(toMs, reachedMs) : reachedMs;
  next = { ...next, nowMs, quiet };
  if (revision === state.view.revision) return next;
  const seen = tellSkipped(look(bridge, next), state);
  const stop = state.stops[bridge.stoppedAt()];
  if (stop === undefined) return seen;
  const still = { ...seen, playing: false, quiet: false };
  return STANDING.includes(stop) ? still : noticeHere(still, "said", t.walk.stopped(t.walk.name(stop)));
}

/**
 * A dialog that hands the run on needs a moment that a script can name: what is handed on is then just what is seen.
 * @param {Bridge} bridge @param {State} state @returns {State}
 */
function openDialog(bridge, state) {
  if (!HAND_ON.has(state.dialog)) return state;
  const before = bridge.revision();
  bridge.settle();
  return bridge.revision() === before ? state : look(bridge, state);
}

/**
 * The address opens no run. Nothing plays under expectations that belong to another run, and it is said in one place.
 * @param {State} state @param {string} why @param {string} hash @returns {State}
 */
function miss(state, why, hash) {
  const notices = state.notices.filter((it) => it.text !== why);
  const spoken = `${t.arrival.missing} ${why}`;
  return { ...state, notices, missing: { why, hash }, arrival: null, playing: false, quiet: false, spoken };
}

/**
 * Another run. What does not parse leaves the present one alone.
 * @param {Bridge} bridge @param {State} state @param {Load} action @returns {State}
 */
function load(bridge, state, action) {
  const answer = bridge.load(action.script);
  if (!answer.ok) {
    const mistakes = bridge.check(action.script);
    const where = answer.refusal && (action.link || action.file) ? t.refusalAt(answer.refusal) : "";
    if (!where) return refused(state, answer, action.script, mistakes);
    const text = action.file ? t.file.refused(action.file, where) : t.link.refused(where);
    // The text stands in the script box, to be mended; the words stand where they are seen.
    const draft = { text: action.script, edited: true, mistakes, told: true };
    return notice({ ...state, side: "script", draft, offer: null }, "trouble", text);
  }
  const script = bridge.script();
  const missed = action.own ? deedsMissed(state, action.script) : [];
  const loaded = fresh(bridge, {
    ...state,
    playing: action.play ?? state.playing,
    scenario: action.scenario ? { name: action.scenario, script } : null,
    pushes: action.push === false ? state.pushes : state.pushes + 1,
  });
  const next = missed.length ? missedNotice(loaded, action.script, missed) : loaded;
  if (action.arrive && !state.shape.embedded) {
    const deeds = bridge.deeds();
    if (deeds.length) next.arrival = { deeds };
  }
  const recordedMs = bridge.recordedMs();
  const replay = bridge.replay(STEPS_TO_VERIFY);
  const [kind, theirs, sinceMs] = replay.split(" ");
  const told =
    kind === "engine"
      ? notice(next, "trouble", t.link.differs(theirs ?? "", bridge.engine(), sinceMs))
      : kind === "too-long"
        ? notice(next, "said", t.link.unchecked(STEPS_TO_VERIFY))
        : next;
  if (action.toMs === undefined) return told;
  const there = recordedMs !== undefined && Math.abs(recordedMs - action.toMs) < 0.0005;
  return go(bridge, told, there ? { recorded: true } : { toMs: action.toMs });
}

/**
 * What was done by hand after somebody had begun to edit the script, and is not in the text that is run now.
 * @param {State} state @param {string} text
 */
function deedsMissed({ draft, script }, text) {
  if (draft.base === undefined || draft.base === script) return [];
  const lines = new Set(text.split("\n"));
  return deedsSince(script, draft.base).filter((line) => !lines.has(line));
}

/**
 * Says what a text that is run leaves out, and offers to take it in. What was recorded of a run stays its last line.
 * @param {State} state @param {string} text @param {string[]} missed @returns {State}
 */
function missedNotice(state, text, missed) {
  const lines = text.trimEnd().split("\n");
  const last = lines.at(-1)?.startsWith("recorded ") ? lines.splice(-1) : [];
  const whole = `${[...lines, ...missed, ...last].join("\n")}\n`;
  const offers = [
    { text: t.script.addMissed, act: /** @type {Action} */ ({ type: "load", script: whole, own: true }) },
  ];
  return notice(state, "kept", t.script.missed(missed), { offers });
}

/**
 * Puts a text into the script box.
 * @param {Bridge} bridge @param {State} state @param {string} text @param {string} base
 */
function withDraft(bridge, state, text, base) {
  const draft = { text, edited: text !== state.script, mistakes: bridge.check(text), told: true, base };
  return { ...state, draft, offer: null, side: /** @type {const} */ ("script") };
}

/**
 * A run as the browser has kept it, with its branches and the text that was not run. What does not parse any more comes
 * into the script box, and the present run stays.
 * @param {Bridge} bridge @param {State} state @param {import("./types.js").Restore} action @returns {State}
 */
function restore(bridge, state, { kept, how, name }) {
  const [first, ...others] = kept.branches;
  if (!bridge.load(first.script).ok) {
    const { script } = kept.branches[kept.shown];
    return notice(withDraft(bridge, state, script, state.script), "trouble", t.keep.unreadable);
  }
  const ids = [1];
  for (const { name, script, from, forkStep, forkMs, stoodMs } of others)
    ids.push(bridge.addBranch(name, script, ids[from] ?? 0, forkStep, forkMs, stoodMs));
  if (first.name) bridge.nameBranch(1, first.name);
  const shown = ids[kept.shown];
  if (shown > 1) bridge.showBranch(shown);
  let next = fresh(bridge, {
    ...state,
    playing: false,
    scenario: null,
    pushes: how === "left" ? state.pushes + 1 : state.pushes,
    // The tab that it comes from is closed: from now on this one keeps it.
    forgotten: name === undefined ? state.forgotten : { which: name },
  });
  const lost = others.filter((_, i) => !ids[i + 1]).map(({ script }) => script);
  const unrun = [...lost, ...kept.texts, ...state.unrun].slice(0, MOST_UNRUN);
  const goal = kept.step === null ? { toMs: kept.atMs } : { toMs: kept.atMs, step: kept.step };
  next = go(bridge, { ...next, unrun, opened: kept.base }, goal);
  if (kept.draft !== null) next = withDraft(bridge, next, kept.draft, kept.draftBase ?? next.script);
  if (how === "back" && !lost.length) return next;
  return tellRestored(next, kept, lost.length, kept.engine === bridge.engine());
}

/**
 * @param {State} state @param {import("./types.js").Kept} kept @param {number} lost
 * @param {boolean} same the engine is the same
 */
function tellRestored(state, kept, lost, same) {
  const deeds = deedsSince(state.script, kept.base).length;
  const offers = [{ text: t.keep.startAgain, act: /** @type {Action} */ ({ type: "load", script: kept.base }) }];
  const about = {
    deeds,
    ms: scriptMs(kept.atMs),
    draft: kept.draft !== null,
    branches: kept.branches.length - 1 - lost,
  };
  const warns = [same ? "" : t.keep.otherEngine(kept.engine), lost ? t.keep.lostBranches(lost) : ""];
  return notice(state, "kept", [t.keep.back(about), ...warns].filter(Boolean).join(" "), { offers });
}

/** What a notice offered is done. @param {State} state @param {Action["type"]} type @returns {State} */
function withoutOffers(state, type) {
  const stays = state.notices.filter((it) => !it.offers?.some(({ act }) => act.type === type));
  return stays.length === state.notices.length ? state : { ...state, notices: stays };
}

/**
 * Goes to where something is so, forwards or backwards.
 * @param {Bridge} bridge @param {State} state @param {string} wanted @param {boolean} forwards @returns {State}
 */
function find(bridge, state, wanted, forwards) {
  const found = bridge.find(wanted, forwards, STEPS_TO_FIND);
  if (found === "here") {
    return { ...look(bridge, state), shut: OPEN };
  }
  // It is said of the moment at which the search began, and of no other.
  const nowhere = forwards ? t.walk.nothingAhead : t.walk.nothingBefore;
  if (found === "nowhere") return noticeHere(state, "said", nowhere, true);
  if (found === "gave-up") return noticeHere(state, "said", t.walk.gaveUp, true);
  return notice(state, "trouble", found);
}

/**
 * Goes to a place in the run, or a good part of the way; then the next frame goes on.
 * @param {Bridge} bridge @param {State} state @param {NonNullable<State["goal"]>} goal @returns {State}
 */
function go(bridge, state, goal) {
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
 * @template T
 * @param {T[]} list
 * @param {(item: T) => boolean} keep
 * @returns {T[]} the same list if all stay
 */
function kept(list, keep) {
  return list.every(keep) ? list : list.filter(keep);
}

/** @param {State} state @param {boolean} on @returns {State} */
function play(state, on) {
  if (on && state.view.stopped) return noticeHere(state, "trouble", state.view.stopped);
  return { ...state, playing: on, quiet: false, pressing: false };
}

/**
 * Something done by hand, now. Several actions in one go are told as one.
 * @param {Bridge} bridge @param {State} state @param {string[]} texts @param {string} [note] @returns {State}
 */
function act(bridge, state, texts, note) {
  let said = "";
  for (const text of texts) {
    const answer = bridge.act(text);
    if (!answer.ok) return refused(look(bridge, state), answer, text);
    said = answer.note;
  }
  const next = look(bridge, state);
  return note || said ? noticeHere(next, "said", note || said) : next;
}

/**
 * @param {State} state @param {Answer} answer @param {string} text
 * @param {Mistakes} [mistakes] if the text is a script, everything that is wrong with it
 * @returns {State}
 */
function refused(state, answer, text, mistakes) {
  const { refusal } = answer;
  if (!refusal) return notice(state, "trouble", answer.note || t.notice.refused);
  if (mistakes && (text === state.draft.text || text.includes("\n"))) {
    const draft = { text, edited: text !== state.script, mistakes, told: true };
    return { ...state, side: "script", draft, offer: null };
  }
  return notice(state, "trouble", refusal.message);
}

/** A whole new run. @param {Bridge} bridge @param {State} state @returns {State} */
function fresh(bridge, state) {
  const view = bridge.view();
  const script = bridge.script();
  const { selection } = state;
  const stays = selection?.kind === "node" && selection.id <= view.nodes.length;
  return {
    ...state,
    view,
    nowMs: bridge.nowMs(),
    run: state.run + 1,
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
    shut: OPEN,
    // These speak of the run that was left.
    notices: kept(state.notices, (it) => !it.told && it.tone !== "kept"),
    spoken: t.live.fresh(view.nodes.length),
  };
}

/**
 * The run has changed: fetches the view and draws the page's own conclusions.
 * @param {Bridge} bridge
 * @param {State} state
 * @returns {State}
 */
function look(bridge, state) {
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
    draft: state.draft.edited ? state.draft : { text: script, edited: false },
    // What was lost at a moment that is yet to come is not lost.
    ghosts: [...(view.step < old.step ? [] : state.ghosts), ...lost(state, view, news)].slice(-40),
    notices: kept(state.notices, (it) => !it.told || holds(it.told, view)),
  };
  // Before a server was switched on, there is nothing to look at.
  if (state.selection?.kind === "node" && state.selection.id > view.nodes.length) next.selection = null;
  if (state.selection?.kind === "flight") {
    const { id } = state.selection;
    const flight = view.flights.find((it) => it.id === id);
    if (flight) next.kept = flight;
    // What is over stays as it is, unless another branch is shown.
    if (!state.message || state.message.fate === "in-flight" || shownBranch(view) !== shownBranch(old))
      next.message = bridge.message(id) ?? null;
  }
  const raised = raises(old, view);
  if (raised.length) {
    const shut = { ...state.shut, ...Object.fromEntries(raised.map((name) => [name, false])) };
    const halts = raised.some((name) => name !== "end" && state.stops.includes(name));
    next = { ...next, shut, playing: state.playing && !halts, quiet: state.quiet && !halts };
  }
  if (view.stopped && state.playing)
    next = noticeHere({ ...next, playing: false, quiet: false }, "trouble", view.stopped);
  // What was said of a later moment is not so yet.
  next = speak(view.step < old.step ? { ...next, spoken: "" } : next, news);
  const spoken = aloud(raised, view);
  return spoken ? { ...next, spoken, spokenAtMs: state.clockMs } : next;
}

/**
 * The new banners for the live region, which tells a broken property as the fact that it is.
 * @param {BannerName[]} raised @param {View} view
 */
function aloud(raised, view) {
  const failed = raised.includes("failure") ? lastFailure(view) : undefined;
  return [
    failed ? `${t.banner.failed} ${t.banner.expected(failed, clock(failed.atMs ?? 0))}` : "",
    raised.includes("end") ? `${t.banner.end} ${t.banner.ended(view)}` : "",
  ]
    .filter(Boolean)
    .join(" ");
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
 * An action of the script that found nothing to act on is told where it happens.
 * @param {State} state @param {State} before @returns {State}
 */
function tellSkipped(state, before) {
  const { view } = state;
  const last = view.lines.skipped.findLast((it) => it.atMs >= before.view.nowMs);
  if (!last || view.lines.skipped.length <= before.view.lines.skipped.length) return state;
  const told = noticeHere(state, "said", t.notice.skipped(last.line, last.why));
  return state.playing || !state.spoken ? told : { ...told, spoken: `${told.spoken} ${state.spoken}` };
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
    ghosts.push({ flight, place: place(flight, event.atMs), bornMs: state.clockMs });
  }
  return ghosts;
}

/** @param {View} view */
function shownBranch(view) {
  return view.branches.find((branch) => branch.shown)?.id;
}

/** @param {Bridge} bridge @param {State} state @param {State["selection"]} what @returns {State} */
function select(bridge, state, what) {
  const none = { kept: null, message: null };
  if (what === null) return state.selection === null ? state : { ...state, selection: null, ...none };
  // The inspector comes forward, unless somebody is writing a script.
  const side = state.draft.edited ? state.side : "inspect";
  // A server that is switched on later is not there yet.
  if (what.kind === "node" && what.id > state.view.nodes.length) return state;
  if (what.kind === "node") return { ...state, selection: what, ...none, side };
  // A message that is over, or not yet sent at this moment, is known from the branch's history.
  const message = bridge.message(what.id) ?? null;
  const flight = state.view.flights.find((it) => it.id === what.id) ?? message?.flight;
  if (!flight) return state;
  // A message is gone within a second: whoever looks at one wants time to stand still.
  return { ...state, selection: what, kept: flight, message, side, playing: false, quiet: false };
}

/**
 * What a screen reader hears: each step, or what matters while the run plays.
 * @param {State} state
 * @param {View["events"]} news
 * @returns {State}
 */
function speak(state, news) {
  if (!state.playing)
    return state.view.sentence ? { ...state, spoken: state.view.sentence, spokenAtMs: state.clockMs } : state;
  const matters = news.some((event) => event.weight >= 2);
  if (!matters || state.clockMs - state.spokenAtMs < SPEAK_EVERY_MS) return state;
  return { ...state, spoken: state.view.sentence, spokenAtMs: state.clockMs };
}

/** Whether what is told of a moment may still stand where the run is now. @param {Told} told @param {View} view */
function holds(told, view) {
  if (told.branch !== shownBranch(view)) return false;
  return told.exact ? view.step === told.step : view.step >= told.step;
}

/**
 * A notice about the present moment.
 * @param {State} state @param {Notice["tone"]} tone @param {string} text @param {boolean} [exact] and about no other
 * @returns {State}
 */
function noticeHere(state, tone, text, exact = false) {
  const next = notice(state, tone, text);
  const told = { step: state.view.step, branch: shownBranch(state.view), exact };
  return { ...next, notices: next.notices.map((it) => (it.id === notices ? { ...it, told } : it)) };
}

let notices = 0;

/**
 * @param {State} state
 * @param {Notice["tone"]} tone
 * @param {string} text
 * @param {{more?: string, offers?: Notice["offers"]}} [besides]
 * @returns {State}
 */
function notice(state, tone, text, besides = {}) {
  notices += 1;
  const untilMs = tone === "said" ? state.clockMs + NOTICE_MS : Infinity;
  // What was said before makes room; trouble stays until it is dismissed.
  const rest = state.notices.filter((it) => it.tone !== "said" && it.text !== text).slice(-2);
  const added = { id: notices, tone, text, untilMs, ...besides };
  return { ...state, notices: [...rest, added], spoken: text, spokenAtMs: state.clockMs };
}

/** @param {Bridge} bridge @param {State} state @returns {State} */
function afterRecovery(bridge, state) {
  const recovery = bridge.takeRecovery();
  if (!recovery) return state;
  const stopped = { ...fresh(bridge, state), playing: false };
  return notice(stopped, "trouble", recovery.reopened ? t.notice.recovered : t.notice.startedAfresh, {
    more: recovery.script,
  });
}
