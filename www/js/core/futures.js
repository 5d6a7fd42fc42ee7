// @ts-check
/**
 * From which moment of a run on nothing saved it, from the violation of a property or from the failure of an
 * expectation: from each of some moments many futures are played, shared among the threads of a crew.
 *
 * @import { ExploreMoment, ExploreReport, Told } from "./view.js"
 * @import { Begun, Crew } from "./crew.js"
 *
 * @typedef {{property: string} | {line: number, expected: string}} Loss the first violation, or that the expectation of
 *   a line fails
 *
 * @typedef {object} Futures
 * @property {string} script of the run
 * @property {"asked" | "playing" | "done" | "trouble"} phase
 * @property {Loss} loss
 * @property {ExploreMoment[]} moments in the order of time
 * @property {number} lostAtMs
 * @property {number} lostAtStep after how many steps
 * @property {boolean} inPage whether they are played on the page's own thread
 * @property {Told} [trouble]
 * @property {string} [failed]
 */

/**
 * The first moment from which on every future ends in the loss; null: there is none.
 * @param {ExploreMoment[]} moments
 */
export function noReturn(moments) {
  const last = moments.findLastIndex(({ ends, of }) => ends < of);
  return moments[last + 1] ?? null;
}

/**
 * @param {Crew} crew @param {Futures} asked @param {(futures: Futures) => void} tell
 * @returns {() => void} ends it
 */
export function playFutures(crew, asked, tell) {
  /** @type {ExploreReport[]} */
  const reports = [];
  /** @type {Begun[]} */
  let tasks = [];
  const end = () => {
    for (const task of tasks) task.end();
    tasks = [];
    crew.dismiss();
  };
  /** @type {Futures} */
  let now = { ...asked, phase: "playing", inPage: crew.inPage };
  const { script, loss } = asked;
  const line = "line" in loss ? loss.line : 0;
  tasks = Array.from({ length: crew.count }, (_, part) =>
    crew.begin(part, { kind: "fate", script, line, part, parts: crew.count }, (news) => {
      if (now.phase !== "playing") return;
      const failed = "failed" in news ? news.failed : undefined;
      const report = "failed" in news ? undefined : news.report;
      if (!report || report.trouble) {
        end();
        tell((now = { ...now, phase: "trouble", trouble: report?.trouble, failed }));
        return;
      }
      reports[part] = report;
      const told = reports.filter(Boolean);
      const done = told.length === crew.count && told.every((it) => it.done);
      const moments = told.flatMap((it) => it.moments).sort((a, b) => a.atMs - b.atMs);
      const { lostAtMs = now.lostAtMs, lostAtStep = now.lostAtStep } = report;
      now = { ...now, moments, lostAtMs, lostAtStep, phase: done ? "done" : "playing" };
      if (done) end();
      tell(now);
    }),
  );
  return end;
}
