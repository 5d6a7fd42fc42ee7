// @ts-check
/**
 * A lesson that opens at one of its questions, because the address asks for it.
 * @import { State } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 */
import { notice } from "../../core/notices.js";
import { look } from "../../core/run.js";
import { lessonOf } from "../../core/lesson.js";
import { told } from "../../text/say.js";

/** The most steps on the way to a question. */
const STEPS = 50_000;
/** Time stops at most so often on the way. */
const MOST_STOPS = 1_000;

/**
 * Goes to a question. Those before it are answered “not sure”, and so is this one if its answer is to be seen: then the
 * run goes on to the moment that decides.
 * @param {State} state @param {string} ask its name, or its number from 1
 * @param {boolean} answers @param {Bridge} bridge @returns {State}
 */
export function openAt(state, ask, answers, bridge) {
  const asks = lessonOf(state)?.asks ?? [];
  const wanted = asks.find(({ slug }, i) => slug === ask || String(i + 1) === ask)?.slug;
  if (wanted === undefined) return notice(state, "trouble", told("lesson-no-question", { ask }));
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    const { lesson, nowMs, endMs } = bridge.view();
    const open = lesson?.asks.find((it) => it.open);
    if (open?.slug === wanted && !answers) break;
    if (open) bridge.act(`answer ${open.slug} unsure`);
    if (open?.slug === wanted) {
      bridge.seek(open.byMs ?? nowMs, STEPS);
      break;
    }
    if (!open && nowMs >= endMs) break;
    if (!open) bridge.advance(endMs, STEPS);
  }
  return { ...look(bridge, state), playing: false, quiet: false };
}
