// @ts-check
/**
 * A lesson that is played to its end beside the present run: what its questions show, what the run answers, and what
 * breaks without its rules.
 * @import { Bridge } from "../../core/bridge.js"
 * @import { AskView, LessonView, Property, View } from "../../core/view.js"
 *
 * @typedef {object} Moment a question
 * @property {AskView} ask with the answer that the run gives
 * @property {View} before the run when it is asked
 * @property {View} after the run at the moment that decides
 *
 * @typedef {object} Played
 * @property {string} title
 * @property {string} about
 * @property {LessonView} lesson
 * @property {Moment[]} moments the questions that were asked, in that order
 * @property {Record<string, Property[]>} broken by rule: the properties that the same schedule breaks without it
 */

/** Steps that are played at a time. */
const STEPS = 50_000;
/** Time stops at most so often on the way. */
const MOST_STOPS = 2_000;

/** @param {Bridge} bridge @param {string} script @returns {Played | undefined} undefined: it is no lesson that runs */
export function played(bridge, script) {
  const end = bridge.aside(script, (run) => {
    run.setStops("ask");
    /** @type {Map<string, {before: View, after?: View}>} */
    const seen = new Map();
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      const view = run.view();
      const { nowMs, endMs } = view;
      const asks = view.lesson?.asks ?? [];
      const open = asks.find((it) => it.open);
      if (open) {
        seen.set(open.slug, { before: view });
        run.act(`answer ${open.slug} unsure`);
        continue;
      }
      const waiting = asks.filter(({ slug }) => seen.has(slug) && !seen.get(slug)?.after);
      const due = waiting.find(({ byMs }) => nowMs >= (byMs ?? endMs));
      if (due) {
        const { before = view } = seen.get(due.slug) ?? {};
        seen.set(due.slug, { before, after: view });
        continue;
      }
      const next = Math.min(...waiting.map(({ byMs }) => byMs ?? endMs), Math.max(endMs, nowMs));
      if (nowMs >= next) break;
      run.advance(next, STEPS);
    }
    return { view: run.view(), seen };
  });
  const lesson = end?.view.lesson;
  if (!end || !lesson) return undefined;
  const moments = lesson.asks.flatMap((ask) => {
    const { before, after = end.view } = end.seen.get(ask.slug) ?? {};
    return before ? [{ ask, before, after }] : [];
  });
  const { title, about } = end.view;
  const broken = Object.fromEntries(lesson.breaks.map(({ rule }) => [rule, brokenBy(bridge, script, rule)]));
  return { title, about, lesson, moments, broken };
}

/** @param {Bridge} bridge @param {string} script @param {string} rule @returns {Property[]} */
function brokenBy(bridge, script, rule) {
  const without = bridge.withoutRule(script, rule);
  const violations = without
    ? bridge.aside(without, (run) => {
        run.setStops("");
        for (let stops = 0; stops < MOST_STOPS; stops += 1) {
          const { nowMs, endMs } = run.view();
          if (nowMs >= endMs) break;
          run.advance(endMs, STEPS);
        }
        return run.view().violations;
      })
    : [];
  return [...new Set((violations ?? []).map(({ property }) => property))];
}
