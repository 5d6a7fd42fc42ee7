// @ts-check
/**
 * Threads for long work: workers on the same wasm, or, where they are forbidden, as in a sandboxed frame without
 * an origin, the page's own thread, in slices.
 *
 * @import { ExploreTask } from "./view.js"
 * @import { News, Order } from "./tasks.js"
 * @import { FromWorker, ToWorker } from "./worker.js"
 *
 * @typedef {{order: (order: Order) => void, dismiss: () => void}} Hand a thread
 * @typedef {{end: () => void, more: (states: number) => void}} Begun a task of a crew
 *
 * @typedef {object} Crew
 * @property {number} count its threads
 * @property {boolean} inPage whether it works on the page's own thread
 * @property {(hand: number, task: ExploreTask, tell: (news: News) => void) => Begun} begin `hand`: the number of the
 *   thread, from 0
 * @property {(on: boolean) => void} pause
 * @property {() => void} dismiss ends all its tasks and threads
 */
import { Explorer } from "../../playground.js";
import { recruit } from "./recruit.js";
import { taskRunner } from "./tasks.js";
import { compiled } from "./wasm.js";

const MOST_HANDS = 8;
/** A worker that is not ready by then is done without, real milliseconds. */
const READY_MS = 10_000;
/** Between two slices the page draws, and hears the user: so a slice is shorter than a frame, real milliseconds. */
const PAGE_SLICE_MS = 12;

/** How many threads to ask for: one is left to the page. */
const wanted = () => Math.min(MOST_HANDS, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));

/** @typedef {(id: number, news: News) => void} Tell */

/** Which tasks a thread has. @param {Set<number>} tasks @param {Order} order */
function note(tasks, order) {
  if (order.type === "begin") tasks.add(order.id);
  if (order.type === "end") tasks.delete(order.id);
}

/** @param {Tell} tell @returns {Promise<Hand | null>} null: there is no such worker */
function hire(tell) {
  /** @type {Worker} */
  let worker;
  try {
    worker = recruit();
  } catch (error) {
    console.info("no workers:", error);
    return Promise.resolve(null);
  }
  /** @type {Set<number>} */
  const tasks = new Set();
  return new Promise((done) => {
    // Later, such as for want of memory, its tasks end with it.
    const fail = () => {
      clearTimeout(timer);
      worker.terminate();
      for (const id of tasks) tell(id, { failed: "the worker has ended" });
      done(null);
    };
    const timer = setTimeout(fail, READY_MS);
    worker.addEventListener("error", fail);
    worker.addEventListener("message", ({ data }) => {
      const word = /** @type {FromWorker} */ (data);
      if (word.type === "news") tell(word.id, word.news);
      if (word.type === "useless") fail();
      if (word.type !== "ready") return;
      clearTimeout(timer);
      const order = (/** @type {Order} */ it) => {
        note(tasks, it);
        worker.postMessage(it);
      };
      done({ order, dismiss: () => worker.terminate() });
    });
    compiled()
      .then((module) => worker.postMessage(/** @type {ToWorker} */ ({ type: "wasm", module })))
      .catch(fail);
  });
}

/** @param {Tell} tell @returns {Hand} */
function pageHand(tell) {
  /** @type {Set<number>} */
  const tasks = new Set();
  const run = taskRunner((task) => new Explorer(task), tell, PAGE_SLICE_MS);
  return {
    order(it) {
      note(tasks, it);
      run(it);
    },
    dismiss: () => tasks.forEach((id) => run({ type: "end", id })),
  };
}

/** Call when the wasm is loaded. @returns {Promise<Crew>} */
export async function gather() {
  /** @type {Map<number, (news: News) => void>} */
  const listeners = new Map();
  /** @type {Tell} */
  const tell = (id, news) => listeners.get(id)?.(news);
  const hired = (await Promise.all(Array.from({ length: wanted() }, () => hire(tell)))).filter((it) => it !== null);
  const inPage = hired.length === 0;
  const hands = inPage ? [pageHand(tell)] : hired;
  let last = 0;
  return {
    count: hands.length,
    inPage,
    begin(number, task, listener) {
      const hand = hands[number % hands.length];
      const id = (last += 1);
      listeners.set(id, listener);
      hand.order({ type: "begin", id, task });
      return {
        end() {
          listeners.delete(id);
          hand.order({ type: "end", id });
        },
        more: (states) => hand.order({ type: "more", id, states }),
      };
    },
    pause: (on) => hands.forEach((hand) => hand.order({ type: "pause", on })),
    dismiss() {
      listeners.clear();
      hands.forEach((hand) => hand.dismiss());
    },
  };
}
