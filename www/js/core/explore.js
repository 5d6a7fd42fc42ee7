// @ts-check
/**
 * Looks for a run in which a property breaks: one thread tries every order of deeds, the others play random runs. What
 * is found first is made short; but if a random run is first, the orders of deeds have some seconds more, because what
 * they find is shorter and easier to read.
 *
 * @import { ExploreFound, ExploreReport, Told } from "./view.js"
 * @import { Begun, Crew } from "./crew.js"
 * @import { News } from "./tasks.js"
 *
 * @typedef {"searching" | "paused" | "shortening" | "found" | "over" | "trouble"} Phase over: its time is over, and
 *   nothing was found
 *
 * @typedef {object} Explored how far it has come
 * @property {Phase} phase
 * @property {string[]} off the rules that are off
 * @property {string} goal the property; empty: any
 * @property {number} threads
 * @property {boolean} inPage whether it works on the page's own thread
 * @property {number} ms how long it has worked, real milliseconds
 * @property {ExploreReport} search
 * @property {number} statesPerS
 * @property {number} runs random runs so far
 * @property {number} runsPerS
 * @property {boolean} random whether a random run is found, and the search goes on for a shorter one
 * @property {number} firstDeeds how many deeds the run has that was found first
 * @property {ExploreFound} [found] the shortest so far
 * @property {boolean} shortest whether no run over the same deeds is shorter
 * @property {Told} [trouble] why it could not be done
 * @property {string} [failed] the error with which it has ended
 *
 * @typedef {object} Exploration
 * @property {(on: boolean) => void} pause
 * @property {() => void} more adds time, and raises the limit of states
 * @property {() => void} take takes what is found as short as it is by now
 * @property {() => void} end
 */

/** The first time for a search, and what each request for more adds, real milliseconds. */
const TIME_MS = 60_000;
/** A rate is that of the last so many real milliseconds. */
const RATE_MS = 2000;
/** How often it tells, at most, while nothing but numbers changes, real milliseconds. */
const TELL_MS = 150;
/** How long the search goes on for a shorter run when a random one is found, real milliseconds. */
const SHORTER_MS = 5000;
/** What the limit of states is multiplied by when more is asked for. */
const MORE_STATES = 4;

/** @type {ExploreReport} */
const NO_REPORT = {
  states: 0,
  tried: 0,
  depth: 0,
  runs: 0,
  done: false,
  complete: false,
  limit: false,
  shortest: false,
  moments: [],
};

/** A search whose threads are not there yet. @param {{off: string[], goal: string}} asked @returns {Explored} */
export const unbegun = ({ off, goal }) => ({
  phase: "searching",
  off,
  goal,
  threads: 0,
  inPage: false,
  ms: 0,
  search: NO_REPORT,
  statesPerS: 0,
  runs: 0,
  runsPerS: 0,
  random: false,
  firstDeeds: 0,
  shortest: false,
});

/** The time that is not spent in pauses. */
function stopwatch() {
  let [begun, sum] = [performance.now(), 0];
  /** @type {number | null} */
  let since = begun;
  return {
    ms: () => sum + (since === null ? 0 : performance.now() - since),
    run(/** @type {boolean} */ on) {
      if (on === (since !== null)) return;
      sum += since === null ? 0 : performance.now() - since;
      since = on ? performance.now() : null;
    },
  };
}

/** How fast a count grows. */
function rate() {
  /** @type {{ms: number, count: number}[]} */
  let seen = [{ ms: 0, count: 0 }];
  return (/** @type {number} */ ms, /** @type {number} */ count) => {
    seen = [...seen.filter((it, i) => it.ms >= ms - RATE_MS || i === seen.length - 1), { ms, count }];
    const first = seen[0];
    return ms - first.ms < 1 ? 0 : Math.round(((count - first.count) * 1000) / (ms - first.ms));
  };
}

/**
 * @param {Crew} crew @param {{off: string[], goal: string}} asked @param {(explored: Explored) => void} tell
 * @returns {Exploration}
 */
// long: the tasks share what they have found
export function explore(crew, { off, goal }, tell) {
  /** @type {Begun[]} */
  let tasks = [];
  /** @type {Begun | null} */
  let search = null;
  /** Random runs by the number of their thread. @type {number[]} */
  const runs = [];
  const watch = stopwatch();
  const [states, played] = [rate(), rate()];
  let untilMs = TIME_MS;
  /** @type {Explored} */
  let now = { ...unbegun({ off, goal }), threads: crew.count, inPage: crew.inPage };

  let toldMs = -Infinity;

  /** @param {Partial<Explored>} more */
  function say(more) {
    const other = (more.phase !== undefined && more.phase !== now.phase) || more.random === true;
    now = { ...now, ...more, ms: watch.ms() };
    const here = performance.now();
    const counts = now.phase === "searching" || now.phase === "shortening";
    if (counts && !other && here - toldMs < TELL_MS) return;
    toldMs = here;
    tell(now);
  }

  function endTasks() {
    for (const task of tasks) task.end();
    tasks = [];
    search = null;
  }

  /** @param {Partial<Explored>} more */
  function finish(more) {
    watch.run(false);
    endTasks();
    crew.dismiss();
    say(more);
  }

  /** What a task tells, unless it is trouble. @param {(report: ExploreReport) => void} take */
  const hear = (take) => (/** @type {News} */ news) => {
    if ("failed" in news) finish({ phase: "trouble", failed: news.failed });
    else if (news.report.trouble) finish({ phase: "trouble", trouble: news.report.trouble });
    else take(news.report);
  };

  /** What a random run has found, until the search is over. @type {ExploreFound | undefined} */
  let spare;

  /** Goes on to the next phase if it is time to. */
  function turn() {
    if (!["searching", "paused", "over"].includes(now.phase)) return;
    const found = now.search.found ?? (now.search.done || watch.ms() >= untilMs ? spare : undefined);
    if (found) {
      shorten(found);
    } else if (now.phase === "searching" && watch.ms() >= untilMs) {
      watch.run(false);
      crew.pause(true);
      say({ phase: "over" });
    }
  }

  /**
   * Random runs have found something: they end, and the search has its thread for itself.
   * @param {ExploreFound} found
   */
  function keep(found) {
    spare = found;
    for (const task of tasks) if (task !== search) task.end();
    untilMs = watch.ms() + SHORTER_MS;
    say({ random: true });
  }

  /** @param {ExploreFound} found */
  function shorten(found) {
    endTasks();
    crew.pause(false);
    watch.run(true);
    say({ phase: "shortening", found, firstDeeds: found.deeds });
    const take = hear((report) => {
      const best = { found: report.found ?? found, shortest: report.shortest };
      if (report.done) finish({ phase: "found", ...best });
      else say(best);
    });
    tasks = [crew.begin(0, { kind: "shrink", script: found.script }, take)];
  }

  /** Random runs on a thread. @param {number} number */
  function play(number) {
    runs[number] = 0;
    const take = hear((report) => {
      runs[number] = report.runs;
      const sum = runs.reduce((all, it) => all + (it ?? 0), 0);
      say({ runs: sum, runsPerS: played(watch.ms(), sum) });
      if (report.found && !spare) keep(report.found);
      turn();
    });
    const task = /** @type {const} */ ({ kind: "swarm", off, goal, seed: number + 1, stride: crew.count });
    tasks.push(crew.begin(number, task, take));
  }

  search = crew.begin(
    0,
    { kind: "search", off, goal },
    hear((report) => {
      say({ search: report, statesPerS: report.done ? now.statesPerS : states(watch.ms(), report.states) });
      // Its thread is free for random runs, unless it has some already.
      if (report.done && !report.found && !spare && runs[0] === undefined) play(0);
      turn();
    }),
  );
  tasks.push(search);
  for (let number = crew.count > 1 ? 1 : 0; number < crew.count; number += 1) play(number);
  say({});

  return {
    pause(on) {
      if (!["searching", "paused"].includes(now.phase)) return;
      watch.run(!on);
      crew.pause(on);
      say({ phase: on ? "paused" : "searching" });
    },
    more() {
      if (now.phase !== "over") return;
      untilMs = watch.ms() + TIME_MS;
      if (now.search.limit) {
        search?.more(now.search.states * MORE_STATES);
        say({ search: { ...now.search, done: false, limit: false } });
      }
      watch.run(true);
      crew.pause(false);
      say({ phase: "searching" });
    },
    take() {
      if (now.phase === "shortening") finish({ phase: "found" });
    },
    end() {
      endTasks();
      crew.dismiss();
    },
  };
}
