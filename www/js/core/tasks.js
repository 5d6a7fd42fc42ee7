// @ts-check
/**
 * The tasks of one thread, a worker's or the page's: they take turns, each for a slice, so that orders are heard in
 * between. A task is what the class `Explorer` in `src/web.rs` carries out.
 *
 * @import { ExploreReport, ExploreTask } from "./view.js"
 *
 * @typedef {{report: ExploreReport} | {failed: string}} News of a task; `failed`: the error that has ended it
 *
 * @typedef {object} Explorer
 * @property {(steps: number) => void} work
 * @property {() => ExploreReport} report
 * @property {(states: number) => void} more
 * @property {() => void} free
 *
 * @typedef {{type: "begin", id: number, task: ExploreTask}
 *   | {type: "end", id: number}
 *   | {type: "more", id: number, states: number}
 *   | {type: "pause", on: boolean}} Order
 */
import { breath } from "./breath.js";

/** A task tells how far it has come no more often than this, real milliseconds. */
const TELL_MS = 200;
/** A slice has at most so many times the steps of the one before. */
const MOST_GROWTH = 4;

/**
 * @param {(task: ExploreTask) => Explorer} open
 * @param {(id: number, news: News) => void} tell
 * @param {number} sliceMs how long a slice is to take, real milliseconds
 * @returns {(order: Order) => void}
 */
export function taskRunner(open, tell, sliceMs) {
  /** @typedef {{explorer: Explorer, steps: number, toldMs: number, done: boolean}} Running */
  /** @type {Map<number, Running>} */
  const tasks = new Map();
  let paused = false;
  let awake = false;

  /** @param {number} id @param {Running} task */
  function slice(id, task) {
    try {
      const begun = performance.now();
      task.explorer.work(task.steps);
      const now = performance.now();
      const growth = Math.min(MOST_GROWTH, sliceMs / Math.max(0.1, now - begun));
      task.steps = Math.min(1e9, Math.max(1, Math.floor(task.steps * growth)));
      const report = task.explorer.report();
      task.done = report.done;
      if (!task.done && now - task.toldMs < TELL_MS) return;
      task.toldMs = now;
      tell(id, { report });
    } catch (error) {
      task.done = true;
      tell(id, { failed: String(error) });
    }
  }

  async function run() {
    if (awake) return;
    awake = true;
    for (;;) {
      const busy = paused ? [] : [...tasks].filter(([, task]) => !task.done);
      if (!busy.length) break;
      for (const [id, task] of busy) {
        if (!paused && tasks.get(id) === task) slice(id, task);
        await breath();
      }
    }
    awake = false;
  }

  return (order) => {
    const task = order.type === "pause" ? undefined : tasks.get(order.id);
    switch (order.type) {
      case "begin":
        try {
          tasks.set(order.id, { explorer: open(order.task), steps: 1, toldMs: -Infinity, done: false });
        } catch (error) {
          tell(order.id, { failed: String(error) });
        }
        break;
      case "end":
        tasks.delete(order.id);
        try {
          task?.explorer.free();
        } catch {
          // It has panicked: its memory is lost until its thread ends.
        }
        break;
      case "more":
        if (!task) break;
        task.explorer.more(order.states);
        task.done = false;
        break;
      case "pause":
        paused = order.on;
    }
    void run();
  };
}
