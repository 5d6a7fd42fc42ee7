// @ts-check
/**
 * The run itself: actions by hand, another run, the same run again.
 * @import { Action, Load, State } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Feature } from "../../core/actions.js"
 *
 * @typedef {{type: "act", texts: string[], note?: import("../../text/messages.js").Said, host?: boolean}
 *   | Load
 *   | {type: "restart"}
 *   | {type: "clean"}
 *   | {type: "reseed", nodes?: number, seed?: "fresh"}} RunAction
 */
import { deedsSince, grouped, sentence } from "../../core/format.js";
import { mistakeAt, notice } from "../../core/notices.js";
import { act, fresh, go, opening, refused } from "../../core/run.js";
import { isStory } from "../../core/story.js";
import { tell, told } from "../../text/say.js";

/** Maximum steps played again to check that a run comes out as its maker saw it. */
const STEPS_TO_VERIFY = 100_000;

/** @type {Feature<RunAction>} */
export const run = {
  name: "run",
  actions: {
    act: { changesRun: true, run: (state, { texts, note }, bridge) => act(bridge, state, texts, note) },
    // Another run takes the place of this one, which stays as it is.
    load: { changesRun: false, run: (state, action, bridge) => load(bridge, state, action) },
    restart: {
      changesRun: false,
      run(state, _, bridge) {
        bridge.restart();
        const { opened, arrival, missing } = state;
        return opening(bridge, { ...fresh(bridge, state), opened, arrival, missing });
      },
    },
    clean: {
      changesRun: true,
      run(state, _, bridge) {
        bridge.clean();
        return fresh(bridge, { ...state, scenario: null, pushes: state.pushes + 1 });
      },
    },
    reseed: {
      changesRun: true,
      run(state, action, bridge) {
        // The state cannot know the browser's entropy, so a new seed is asked for by the word "fresh".
        const seed = action.seed === "fresh" ? bridge.randomSeed() : state.view.settings.seed;
        const answer = bridge.reseed(seed, action.nodes ?? state.view.settings.nodes);
        if (!answer.ok) return refused(state, answer, "");
        return fresh(bridge, { ...state, scenario: null, pushes: state.pushes + 1 });
      },
    },
  },
};

/**
 * Opens another run. If its script does not parse, the present run stays.
 * @param {Bridge} bridge @param {State} state @param {Load} action @returns {State}
 */
function load(bridge, state, action) {
  const answer = bridge.load(action.script);
  if (!answer.ok) {
    const mistakes = bridge.check(action.script);
    const mistake = answer.refusal && (action.link || action.file) ? sentence(tell(mistakeAt(answer.refusal))) : "";
    if (!mistake) return refused(state, answer, action.script, mistakes);
    const text = action.file
      ? told("file-not-parsed", { name: action.file, mistake })
      : told("link-not-parsed", { mistake });
    // The text goes into the script box, to be corrected there; the notice is visible everywhere.
    const draft = { text: action.script, edited: true, mistakes, told: true };
    return notice({ ...state, side: "script", tools: true, draft, offer: null }, "trouble", text);
  }
  const script = bridge.script();
  const missed = action.own ? deedsMissed(state, action.script) : [];
  const loaded = fresh(bridge, {
    ...state,
    playing: action.play ?? state.playing,
    through: action.through === true,
    scenario: action.scenario ? { name: action.scenario, script } : null,
    pushes: action.push === false ? state.pushes : state.pushes + 1,
  });
  const next = missed.length ? missedNotice(loaded, action.script, missed) : loaded;
  // What a lesson's script does would tell the answers.
  if (action.arrive && !state.shape.embedded && !next.view.lesson) {
    const deeds = bridge.deeds();
    if (deeds.length) next.arrival = { deeds };
  }
  const recordedMs = bridge.recordedMs();
  const replay = bridge.replay(STEPS_TO_VERIFY);
  const [kind, theirs, sinceMs] = replay.split(" ");
  const checked =
    kind === "engine"
      ? notice(next, "trouble", differs(theirs ?? "", bridge.engine(), sinceMs))
      : kind === "too-long"
        ? notice(next, "said", told("link-unchecked", { steps: grouped(STEPS_TO_VERIFY) }))
        : next;
  if (action.toMs === undefined) {
    if (checked.through) return checked;
    const opened = opening(bridge, checked);
    // The first sentence of a story is read before anything moves.
    return isStory(opened) && opened.view.say ? { ...opened, playing: false } : opened;
  }
  const there = recordedMs !== undefined && Math.abs(recordedMs - action.toMs) < 0.0005;
  return go(bridge, checked, there ? { recorded: true } : { toMs: action.toMs });
}

/**
 * Says that a run comes out otherwise than it was recorded.
 * @param {string} theirs @param {string} ours versions of the engine
 * @param {string | undefined} time since when, milliseconds
 */
function differs(theirs, ours, time) {
  if (theirs === ours) return told("link-changed");
  if (time === undefined) return told("link-other-engine", { theirs, ours });
  return told("link-other-engine-since", { theirs, ours, time });
}

/**
 * Actions that the user took after beginning to edit the script, and that the text which is run now lacks.
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
  const offers = [{ text: told("deeds-add"), act: /** @type {Action} */ ({ type: "load", script: whole, own: true }) }];
  return notice(
    state,
    "kept",
    told("deeds-missed", {
      count: missed.length,
      deeds: { list: missed.slice(0, 3), joined: "commas" },
      more: Math.max(0, missed.length - 3),
    }),
    { offers },
  );
}
