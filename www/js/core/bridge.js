// @ts-check
/** @import { Answer, Comparison, Fragment, Told, View } from "./view.js" */
import init, {
  engineVersion,
  linkOf,
  Playground,
  randomSeed,
  readLink,
  wholeLink,
  withoutRule,
} from "../../playground.js";
import { storyTimeline, storyView } from "../text/story.js";
import { breath } from "./breath.js";
import { compiled } from "./wasm.js";

/**
 * The simulation as the page calls it: the methods of `Playground` in `src/web.rs`, which documents them, and a few
 * more. Nothing here throws. A panic in the wasm leaves its object unusable, so a new one then opens the script without
 * its last action, and the call returns what `AFTER_PANIC` says.
 *
 * @typedef {ReturnType<typeof bridge>} Bridge
 *
 * @typedef {object} Recovery
 * @property {string} script the script that led to the panic, with the action that was being carried out
 * @property {boolean} reopened whether the script could be opened without its last action
 *
 * @typedef {"act" | "beginExport" | "check" | "clean" | "load" | "reseed" | "script" | "shared" | "showBranch"} Own
 * @typedef {object} Aside a run beside the present one
 * @property {() => View} view
 * @property {(text: string) => void} act
 * @property {(toMs: number, maxEvents: number) => void} advance
 * @property {(stops: string) => void} setStops
 *
 * @typedef {Exclude<Extract<keyof Playground, string>, "free" | Own>} Name of a method that is called as it is
 */

/**
 * What a call returns after a panic, from the new playground and the call's arguments.
 *
 * @type {{[N in Name]: (
 *   playground: Playground, ...call: Parameters<Playground[N]>
 * ) => ReturnType<Playground[N]>}}
 */
const AFTER_PANIC = {
  addBranch: () => 0,
  advance: (playground) => playground.revision(),
  back: (playground) => playground.revision(),
  branchScript: () => undefined,
  chain: () => undefined,
  compare: () => undefined,
  complete: (_, _text, _line, column) => ({ from: column, to: column, names: [] }),
  deeds: () => [],
  find: () => "nowhere",
  fingerprint: () => "",
  forgetBranch: () => true,
  isBetween: () => true,
  message: () => undefined,
  nameBranch: () => true,
  nowMs: () => 0,
  reason: () => undefined,
  recordedMs: () => undefined,
  replay: () => "unknown",
  restart: () => undefined,
  revision: () => 0,
  seek: () => true, // a seek that reports no arrival would be called again
  seekRecorded: () => true,
  seekStep: () => true,
  setStops: () => undefined,
  settle: (playground) => playground.revision(),
  step: (playground) => playground.revision(),
  stoppedAt: () => -1,
  timeline: (playground, ...call) => playground.timeline(...call),
  timelineOf: () => undefined,
  told: () => [],
  view: (playground) => playground.view(),
  whatIf: () => undefined,
  whyNoLeader: () => ({ headline: [], points: [] }),
  whyNotCommitted: () => ({ headline: [], points: [] }),
};

/** Loads the wasm. Fails if the browser cannot. @returns {Promise<Bridge>} */
export async function openBridge() {
  await init({ module_or_path: await compiled() });
  await breath();
  return bridge();
}

// long: its functions share the playground, which recovery replaces, and the script known to work
function bridge() {
  let playground = new Playground();
  /** The last script known to work. */
  let good = playground.script();
  /** @type {Recovery | null} */
  let recovery = null;
  /** The stops that the page has set, for a new playground. @type {string | null} */
  let stops = null;
  const opened = () => {
    const made = new Playground();
    if (stops !== null) made.setStops(stops);
    return made;
  };

  /** Does not free the object that panicked: that would call into it. @param {string} attempted */
  function recover(attempted) {
    let text = attempted;
    for (let tries = 0; tries < 4; tries += 1) {
      text = withoutLastStatement(text);
      try {
        playground = opened();
        if (playground.load(text).ok) {
          good = text;
          recovery = { script: attempted, reopened: true };
          return;
        }
      } catch {
        // This script panics as well: the next try leaves out one more statement.
      }
    }
    playground = opened();
    good = playground.script();
    recovery = { script: attempted, reopened: false };
  }

  /**
   * @template T
   * @param {() => T} call
   * @param {() => T} otherwise what to return after a panic
   * @param {() => string} attempted the script, with the action that is carried out
   * @returns {T}
   */
  function guarded(call, otherwise, attempted = () => good) {
    try {
      return call();
    } catch (error) {
      console.warn("The simulation failed and was opened again.", error);
      recover(attempted());
      return otherwise();
    }
  }

  /** @param {() => Answer} call @param {() => string} [attempted] @returns {Answer} */
  function answered(call, attempted) {
    return guarded(
      () => {
        const answer = call();
        good = playground.script();
        return answer;
      },
      () => ({ ok: true, recorded: "", note: [] }),
      attempted,
    );
  }

  const refresh = () => {
    good = guarded(
      () => playground.script(),
      () => good,
    );
  };

  /** @template {Name} N @param {N} name */
  const method =
    (name) =>
    (/** @type {Parameters<Playground[N]>} */ ...call) =>
      guarded(
        () => /** @type {any} */ (playground)[name](...call),
        () => AFTER_PANIC[name](playground, ...call),
      );
  const names = /** @type {Name[]} */ (Object.keys(AFTER_PANIC));
  const methods = /** @type {Pick<Playground, Name>} */ (Object.fromEntries(names.map((name) => [name, method(name)])));

  return {
    ...methods,
    view: () => storyView(/** @type {View} */ (methods.view())),
    timeline: (/** @type {Parameters<Playground["timeline"]>} */ ...call) => storyTimeline(methods.timeline(...call)),
    compare: /** @type {(...call: Parameters<Playground["compare"]>) => Comparison | undefined} */ (methods.compare),

    script: () => good,
    shared: () =>
      guarded(
        () => playground.shared(),
        () => good,
      ),
    defaultScript: () => Playground.defaultScript(),
    load: (/** @type {string} */ script) =>
      answered(
        () => playground.load(script),
        () => script,
      ),
    act: (/** @type {string} */ text) =>
      answered(
        () => playground.act(text),
        () => `${good}at ${timeAfterPanic()} ${text}\n`,
      ),
    reseed: (/** @type {number} */ seed, /** @type {number} */ nodes) => answered(() => playground.reseed(seed, nodes)),
    /** The mistakes of a script; undefined if it has none. @param {string} script */
    check: (script) =>
      guarded(
        () => {
          const mistakes = playground.check(script);
          return mistakes.listed.length ? mistakes : undefined;
        },
        () => undefined,
      ),
    /**
     * Whether a run of this script comes to its end as the script expects: every expectation holds, every question is
     * asked, nothing is skipped. The present run stays.
     * @param {string} script @param {number} maxSteps
     */
    keepsCourse(script, maxSteps) {
      const kept = aside(script, (other) => {
        other.setStops("");
        const { endMs } = /** @type {View} */ (other.view());
        if (!other.seek(endMs, maxSteps)) return false;
        const { expects, lines, lesson } = /** @type {View} */ (other.view());
        const asked = lesson?.asks.every((it) => it.step !== undefined) ?? true;
        const fine = expects.every((it) => it.held !== false) && lines.skipped.length === 0;
        return fine && asked;
      });
      return kept ?? false;
    },
    /**
     * Plays another script beside the present run, which stays.
     * @template T
     * @param {string} script @param {(run: Aside) => T} use @returns {T | undefined} undefined: it cannot be played
     */
    aside(script, use) {
      const done = aside(script, (other) =>
        use({
          view: () => storyView(/** @type {View} */ (other.view())),
          act: (text) => void other.act(text),
          advance: (toMs, maxEvents) => void other.advance(toMs, maxEvents),
          setStops: (stops) => void other.setStops(stops),
        }),
      );
      // The words of the lesson's questions are again those of the present run.
      storyView(/** @type {View} */ (methods.view()));
      return done;
    },
    setStops(/** @type {string} */ wanted) {
      const refused = methods.setStops(wanted);
      if (!refused) stops = wanted;
      return refused;
    },
    showBranch(/** @type {number} */ id) {
      const shown = guarded(
        () => playground.showBranch(id),
        () => true,
      );
      refresh();
      return shown;
    },
    clean() {
      guarded(
        () => playground.clean(),
        () => undefined,
      );
      refresh();
    },
    /** The run from its start to the present moment, as text. @param {"trace" | "text"} what */
    beginExport(what) {
      /** @type {ReturnType<Playground["beginExport"]> | undefined} none: it failed, or is freed */
      let text = guarded(
        () => playground.beginExport(what),
        () => undefined,
      );
      const gone = () => {
        text = undefined;
      };
      return {
        next: (/** @type {number} */ maxSteps, /** @type {(told: Told) => string} */ say) =>
          guarded(
            () => text?.next(maxSteps, say) ?? "",
            () => (gone(), ""),
          ),
        done: () => text?.done() ?? true,
        free() {
          text?.free();
          gone();
        },
      };
    },
    readLink: /** @type {(fragment: string) => Fragment} */ (readLink),
    wholeLink,
    withoutRule,
    linkOf,
    engine: engineVersion,
    randomSeed,
    /** The recovery since the last call, if there was one. */
    takeRecovery() {
      const taken = recovery;
      recovery = null;
      return taken;
    },
  };

  /** The time of an object that panicked, if it can still say so. */
  function timeAfterPanic() {
    try {
      return Math.round(playground.nowMs() * 1000) / 1000;
    } catch {
      return 0;
    }
  }
}

/**
 * @template T
 * @param {string} script @param {(other: Playground) => T} use @returns {T | undefined} undefined: it cannot be played
 */
function aside(script, use) {
  /** @type {Playground | undefined} */
  let other;
  try {
    other = new Playground();
    return other.load(script).ok ? use(other) : undefined;
  } catch (error) {
    console.warn("The simulation failed on a script that was tried.", error);
    return undefined;
  } finally {
    other?.free();
  }
}

/** @param {string} script @returns {string} */
export function withoutLastStatement(script) {
  const lines = script.split("\n");
  let last = lines.length - 1;
  while (last >= 0 && (lines[last].trim() === "" || lines[last].trim().startsWith("#"))) last -= 1;
  lines.splice(Math.max(last, 0));
  return lines.length ? `${lines.join("\n")}\n` : "";
}
