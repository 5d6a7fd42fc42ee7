// @ts-check
/**
 * What was in a text box before, to go back to and forwards again. A browser forgets its own list when the page puts
 * another text into the box, so the page keeps one that reaches over a scenario that was opened.
 */

/** The most texts that are kept, and the most characters in all of them. */
const MOST = 200;
const MOST_CHARACTERS = 2_000_000;
/** What is typed without a longer pause than this is one step, real milliseconds. */
const PAUSE_MS = 700;

/** @typedef {{text: string, at: number}} Step a text, and where the caret stood in it */

/** @param {Step} first */
export function undoList(first) {
  let steps = [first];
  let here = 0;
  let typedMs = -Infinity;

  /** @param {Step} step */
  function add(step) {
    steps = [...steps.slice(0, here + 1), step];
    let size = steps.reduce((sum, { text }) => sum + text.length, 0);
    while (steps.length > 1 && (steps.length > MOST || size > MOST_CHARACTERS)) size -= steps.shift()?.text.length ?? 0;
    here = steps.length - 1;
  }

  return {
    /** The user has typed. @param {Step} step @param {number} nowMs by the page's clock */
    typed(step, nowMs) {
      if (step.text === steps[here].text) return;
      // A paste, a cut or a completion is a separate step.
      const isKey = Math.abs(step.text.length - steps[here].text.length) <= 1;
      if (isKey && nowMs - typedMs < PAUSE_MS && here > 0 && here === steps.length - 1) steps[here] = step;
      else add(step);
      typedMs = isKey ? nowMs : -Infinity;
    },
    /**
     * The page has put another text into the box.
     * @param {Step} step @param {boolean} keeps whether the user wrote the text before it
     */
    replaced(step, keeps) {
      if (step.text === steps[here].text) return;
      if (keeps) add(step);
      else steps[here] = step;
      typedMs = -Infinity;
    },
    /** The step before or after, if there is one. @param {-1 | 1} by @returns {Step | undefined} */
    go(by) {
      if (!steps[here + by]) return undefined;
      here += by;
      typedMs = -Infinity;
      return steps[here];
    },
  };
}
