// @ts-check
/** @import { Answer, Answered, Chain, Comparison, Completion, Message, Reason } from "./view.js" */
/** @import { Mistakes, Timeline, View } from "./view.js" */
import init, {
  engineVersion,
  linkBytes,
  linkOf,
  linkTrouble,
  Playground,
  randomSeed,
  readLink,
  wholeLink,
} from "../../playground.js";
import { beside } from "../shell/beside.js";

/**
 * What the page knows of the simulation. Nothing here throws: a panic in the wasm, should one happen, is answered by
 * opening the script again without its last action, and `onRecovery` is told.
 *
 * @typedef {(
 *   name: string, script: string, from: number, forkStep: number, forkMs: number, stoodMs: number
 * ) => number} AddBranch
 *
 * @typedef {object} Bridge
 * @property {(script: string) => Answer} load
 * @property {(script: string) => Mistakes | undefined} check everything that is wrong with it; undefined: nothing is
 * @property {(text: string, line: number, column: number) => Completion} complete
 * @property {() => string} script
 * @property {() => string} defaultScript the one with which the page opens
 * @property {(toMs: number, maxEvents: number) => number} advance
 * @property {() => number} nowMs
 * @property {() => number} step
 * @property {() => number} back
 * @property {(toMs: number, maxSteps: number) => boolean} seek false: not there yet, ask again
 * @property {(step: number, maxSteps: number) => boolean} seekStep likewise
 * @property {(maxSteps: number) => boolean} seekRecorded likewise
 * @property {(wanted: string, forwards: boolean, most: number) => string} find `here`, `nowhere`, `gave-up`, or why not
 * @property {(wanted: string) => string} setStops why a line is refused, or nothing
 * @property {() => number} stoppedAt which of the stops ended the last advance; -1: none
 * @property {(first: number, second: number, weight: number, most: number) => Comparison | undefined} compare
 * @property {(seq: number) => Reason | undefined} reason of an event that is listed
 * @property {(index: number, term?: number) => Answered} whyNotCommitted
 * @property {() => Answered} whyNoLeader
 * @property {(id: string) => Chain | undefined} chain what a message comes from, and leads to
 * @property {() => void} whatIf
 * @property {(id: number) => boolean} showBranch
 * @property {(id: number, name: string) => boolean} nameBranch
 * @property {(id: number) => boolean} forgetBranch
 * @property {(id: number) => string | undefined} branchScript
 * @property {AddBranch} addBranch a branch of an earlier visit; its number, or 0 if it cannot be added
 * @property {() => number} revision
 * @property {() => View} view
 * @property {(from: number, to: number, byStep: boolean, most: number) => Timeline} timeline
 * @property {(id: string) => Message | undefined} message be it over or not; undefined: it was never sent
 * @property {(step: number) => string} told what a step brought, in a sentence or a few
 * @property {(text: string) => Answer} act
 * @property {() => void} restart
 * @property {() => void} clean
 * @property {(seed: number, nodes: number) => Answer} reseed
 * @property {(what: "trace" | "text") => Writer} beginExport the run from its start to the present moment, as text
 * @property {() => string} fingerprint
 * @property {() => string} shared the script as it is handed on: with what is seen at this moment
 * @property {(maxSteps: number) => string} replay `same`, `unknown`, or `engine VERSION [MS]`: the
 *   engine that recorded it, and from when on this one may go another way
 * @property {() => string[]} deeds what the script does to its cluster, a clause for each deed
 * @property {() => void} settle goes behind the deeds of this moment, so that what is handed on is what is seen
 * @property {() => boolean} isBetween whether the moment lies between two events of one microsecond
 * @property {() => number | undefined} recordedMs
 * @property {(fragment: string) => {kind: "nothing" | "name" | "text" | "deflated" | "trouble", text: string}} readLink
 * @property {(text: string) => string | undefined} wholeLink a link that somebody brings, in one piece
 * @property {(fragment: string) => Uint8Array} linkBytes
 * @property {(deflated: Uint8Array) => string} linkOf
 * @property {(what: "cut" | "large" | "damaged") => string} linkTrouble
 * @property {() => string} engine
 * @property {() => number} randomSeed
 * @property {() => Recovery | null} takeRecovery what happened since it was last asked
 *
 * @typedef {{next: (maxSteps: number) => string, done: () => boolean, free: () => void}} Writer
 *
 * @typedef {object} Recovery
 * @property {string} script the script that led there, with the action that was being carried out
 * @property {boolean} reopened whether the script could be opened without its last action
 */

/** @type {Answered} */
const NO_ANSWER = { headline: "", points: [] };

/** Loads the wasm. Fails if the browser cannot. @returns {Promise<Bridge>} */
export async function openBridge() {
  await init({ module_or_path: beside("playground_bg.wasm") });
  return bridge();
}

/** @returns {Bridge} */
function bridge() {
  let playground = new Playground();
  /** The last script known to work. */
  let good = playground.script();
  /** @type {Recovery | null} */
  let recovery = null;
  /** Where time stops, if that was chosen; another playground has to be told. @type {string | null} */
  let stops = null;
  const anew = () => {
    const made = new Playground();
    if (stops !== null) made.setStops(stops);
    return made;
  };

  /** A poisoned object is left alone: freeing it would enter it again. */
  function recover(/** @type {string} */ attempted) {
    let text = attempted;
    for (let tries = 0; tries < 4; tries += 1) {
      text = withoutLastStatement(text);
      try {
        playground = anew();
        if (playground.load(text).ok) {
          good = text;
          recovery = { script: attempted, reopened: true };
          return;
        }
      } catch {
        // This one fails too: take one more statement away.
      }
    }
    playground = anew();
    good = playground.script();
    recovery = { script: attempted, reopened: false };
  }

  /**
   * @template T
   * @param {() => T} call
   * @param {() => T} otherwise what to answer after a recovery
   * @param {() => string} attempted the script, with what was about to be done
   * @returns {T}
   */
  function guarded(call, otherwise, attempted) {
    try {
      return call();
    } catch (error) {
      console.warn("The simulation failed and was opened again.", error);
      recover(attempted());
      return otherwise();
    }
  }

  /** @param {() => Answer} call @param {() => string} attempted @returns {Answer} */
  function answered(call, attempted) {
    return guarded(
      () => {
        const answer = call();
        good = playground.script();
        return answer;
      },
      () => ({ ok: true, recorded: "", note: "" }),
      attempted,
    );
  }

  const same = () => good;
  /** @param {() => boolean} call */
  const moved = (call) => guarded(call, () => true, same);
  return {
    load: (script) =>
      answered(
        () => playground.load(script),
        () => script,
      ),
    check: (script) =>
      guarded(
        () => {
          const mistakes = playground.check(script);
          return mistakes.listed.length ? mistakes : undefined;
        },
        () => undefined,
        same,
      ),
    complete: (text, line, column) =>
      guarded(
        () => playground.complete(text, line, column),
        () => ({ from: column, to: column, names: [] }),
        same,
      ),
    script: () => good,
    defaultScript: () => Playground.defaultScript(),
    advance: (toMs, maxEvents) =>
      guarded(
        () => playground.advance(toMs, maxEvents),
        () => playground.revision(),
        same,
      ),
    nowMs: () =>
      guarded(
        () => playground.nowMs(),
        () => 0,
        same,
      ),
    step: () =>
      guarded(
        () => playground.step(),
        () => playground.revision(),
        same,
      ),
    back: () =>
      guarded(
        () => playground.back(),
        () => playground.revision(),
        same,
      ),
    seek: (toMs, maxSteps) => moved(() => playground.seek(toMs, maxSteps)),
    seekStep: (step, maxSteps) => moved(() => playground.seekStep(step, maxSteps)),
    seekRecorded: (maxSteps) => moved(() => playground.seekRecorded(maxSteps)),
    find: (wanted, forwards, most) =>
      guarded(
        () => playground.find(wanted, forwards, most),
        () => "nowhere",
        same,
      ),
    setStops: (wanted) =>
      guarded(
        () => {
          const refused = playground.setStops(wanted);
          if (!refused) stops = wanted;
          return refused;
        },
        () => "",
        same,
      ),
    stoppedAt: () =>
      guarded(
        () => playground.stoppedAt(),
        () => -1,
        same,
      ),
    compare: (first, second, weight, most) =>
      guarded(
        () => playground.compare(first, second, weight, most),
        () => undefined,
        same,
      ),
    reason: (seq) =>
      guarded(
        () => playground.reason(seq),
        () => undefined,
        same,
      ),
    whyNotCommitted: (index, term) =>
      guarded(
        () => playground.whyNotCommitted(index, term),
        () => NO_ANSWER,
        same,
      ),
    whyNoLeader: () =>
      guarded(
        () => playground.whyNoLeader(),
        () => NO_ANSWER,
        same,
      ),
    chain: (id) =>
      guarded(
        () => playground.chain(id),
        () => undefined,
        same,
      ),
    whatIf: () =>
      guarded(
        () => playground.whatIf(),
        () => undefined,
        same,
      ),
    showBranch: (id) => {
      const shown = moved(() => playground.showBranch(id));
      good = guarded(() => playground.script(), same, same);
      return shown;
    },
    nameBranch: (id, name) => moved(() => playground.nameBranch(id, name)),
    forgetBranch: (id) => moved(() => playground.forgetBranch(id)),
    branchScript: (id) =>
      guarded(
        () => playground.branchScript(id),
        () => undefined,
        same,
      ),
    addBranch: (...kept) =>
      guarded(
        () => playground.addBranch(...kept),
        () => 0,
        same,
      ),
    revision: () =>
      guarded(
        () => playground.revision(),
        () => 0,
        same,
      ),
    view: () =>
      guarded(
        () => playground.view(),
        () => playground.view(),
        same,
      ),
    timeline: (from, to, byStep, most) =>
      guarded(
        () => playground.timeline(from, to, byStep, most),
        () => playground.timeline(from, to, byStep, most),
        same,
      ),
    message: (id) =>
      guarded(
        () => playground.message(id),
        () => undefined,
        same,
      ),
    told: (step) =>
      guarded(
        () => playground.told(step),
        () => "",
        same,
      ),
    act: (text) =>
      answered(
        () => playground.act(text),
        () => `${good}at ${playgroundTime()} ${text}\n`,
      ),
    restart: () =>
      guarded(
        () => playground.restart(),
        () => undefined,
        same,
      ),
    clean: () => {
      guarded(
        () => playground.clean(),
        () => undefined,
        same,
      );
      good = guarded(() => playground.script(), same, same);
    },
    reseed: (seed, nodes) => answered(() => playground.reseed(seed, nodes), same),
    fingerprint: () =>
      guarded(
        () => playground.fingerprint(),
        () => "",
        same,
      ),
    beginExport: (what) => {
      /** @type {ReturnType<Playground["beginExport"]> | undefined} none: it failed, or is freed */
      let text = guarded(
        () => playground.beginExport(what),
        () => undefined,
        same,
      );
      const gone = () => {
        text = undefined;
      };
      return {
        next: (maxSteps) =>
          guarded(
            () => text?.next(maxSteps) ?? "",
            () => (gone(), ""),
            same,
          ),
        done: () => text?.done() ?? true,
        free() {
          text?.free();
          gone();
        },
      };
    },
    shared: () => guarded(() => playground.shared(), same, same),
    deeds: () =>
      guarded(
        () => playground.deeds(),
        () => [],
        same,
      ),
    settle: () => void moved(() => playground.settle() >= 0),
    isBetween: () => moved(() => playground.isBetween()),
    replay: (maxSteps) =>
      guarded(
        () => playground.replay(maxSteps),
        () => "unknown",
        same,
      ),
    recordedMs: () =>
      guarded(
        () => playground.recordedMs(),
        () => undefined,
        same,
      ),
    readLink,
    wholeLink,
    linkBytes: (fragment) => linkBytes(fragment),
    linkOf,
    linkTrouble,
    engine: () => engineVersion(),
    randomSeed: () => randomSeed(),
    takeRecovery() {
      const taken = recovery;
      recovery = null;
      return taken;
    },
  };

  /** The time at which a poisoned object stood, if it can still say so. */
  function playgroundTime() {
    try {
      return Math.round(playground.nowMs() * 1000) / 1000;
    } catch {
      return 0;
    }
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
