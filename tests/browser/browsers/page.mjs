// @ts-check
/**
 * The few verbs with which the scenarios drive a page. Each waits for what it needs, by asking the page again and
 * again; nothing depends on how fast the machine is.
 * @import { Hands } from "./drivers.mjs"
 */
import { sleep } from "./programs.mjs";

/** How long a condition may take to become true on a machine that is busy with other things, real milliseconds. */
const PATIENCE_MS = 60_000;

/** @typedef {string | [string, string]} Target a selector, or one with a part of the element's text */

/**
 * Runs in the page. Where the middle of an element is, once it can be clicked; else why it cannot.
 * @param {Target} target
 */
async function place(target) {
  const [selector, text] = typeof target === "string" ? [target, ""] : target;
  const all = [...document.querySelectorAll(selector)].filter((it) => (it.textContent ?? "").includes(text));
  const element = all.find((it) => it.getClientRects().length > 0) ?? all[0];
  if (!element) return "is not there";
  if (element.matches(":disabled")) return "is disabled";
  const box = () => element.getBoundingClientRect();
  const inView = () => box().top >= 0 && box().left >= 0 && box().bottom <= innerHeight && box().right <= innerWidth;
  if (!inView()) element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const before = box();
  // A page that is not shown has no frames.
  await new Promise((done) => (requestAnimationFrame(done), setTimeout(done, 200)));
  const now = box();
  if (now.width === 0 || now.height === 0) return "is hidden";
  if (now.left !== before.left || now.top !== before.top) return "moves";
  const at = { x: Math.round(now.left + now.width / 2), y: Math.round(now.top + now.height / 2) };
  const hit = document.elementFromPoint(at.x, at.y);
  if (!hit || !(element.contains(hit) || hit.contains(element))) return `is covered by ${hit?.outerHTML.slice(0, 80)}`;
  return at;
}

/** @param {Hands} hands */
export function pageOf(hands) {
  /**
   * @template T
   * @param {string} what the condition, to say what did not happen
   * @param {() => Promise<T | false | null | undefined | "">} ask
   * @param {() => unknown} [instead] what there is instead
   * @returns {Promise<T>}
   */
  async function waitFor(what, ask, instead = () => "") {
    const from = Date.now();
    for (;;) {
      /** @type {unknown} */
      let why;
      try {
        const value = await ask();
        if (value) return value;
        why = await instead();
      } catch (error) {
        why = error; // the page is on its way to another address
      }
      if (Date.now() - from > PATIENCE_MS) throw new Error(`not within ${PATIENCE_MS / 1000} s: ${what}. ${why}`);
      await sleep(40);
    }
  }

  /** @param {Target} target */
  const placeOf = (target) => {
    /** @type {unknown} */
    let why;
    return waitFor(
      `${target} can be clicked`,
      async () => {
        const found = await hands.evaluate(String(place), [target], null);
        why = `It ${found}.`;
        return typeof found === "object" && /** @type {{x: number, y: number}} */ (found);
      },
      () => why,
    );
  };

  const verbs = {
    /** @param {string} url */
    open: (url) => hands.open(url),
    /**
     * The value of a function in the page, which may use nothing from outside. A promise is waited for.
     * @template {unknown[]} A @template T
     * @param {(...args: A) => T} inPage @param {A} args @returns {Promise<Awaited<T>>}
     */
    evaluate: (inPage, ...args) => hands.evaluate(String(inPage), args, null),
    /**
     * The same within the frame that `find` finds.
     * @template {unknown[]} A @template T
     * @param {() => Element | null | undefined} find @param {(...args: A) => T} inPage @param {A} args
     * @returns {Promise<Awaited<T>>}
     */
    evaluateIn: (find, inPage, ...args) => hands.evaluate(String(inPage), args, String(find)),
    /**
     * Waits until a function in the page has a value, and returns it.
     * @template {unknown[]} A @template T
     * @param {string} what @param {(...args: A) => T} inPage @param {A} args
     * @returns {Promise<Exclude<Awaited<T>, false | null | undefined | "">>}
     */
    until: (what, inPage, ...args) => waitFor(what, () => hands.evaluate(String(inPage), args, null)),
    waitFor,
    /** @param {Target} target */
    async click(target) {
      const { x, y } = await placeOf(target);
      await hands.click(x, y);
    },
    /**
     * Clicks an element within a frame.
     * @param {() => Element | null | undefined} find the frame @param {string} selector
     */
    async clickIn(find, selector) {
      await hands.evaluate(`() => (${find})().scrollIntoView({ block: "nearest", behavior: "instant" })`, [], null);
      const { x, y } = await waitFor(`${selector} in the frame can be clicked`, async () => {
        const found = await hands.evaluate(String(place), [selector], String(find));
        return typeof found === "object" && /** @type {{x: number, y: number}} */ (found);
      });
      const { left, top } = await hands.evaluate(
        `() => { const it = (${find})(); const { left, top } = it.getBoundingClientRect();
          return { left: left + it.clientLeft, top: top + it.clientTop }; }`,
        [],
        null,
      );
      await hands.click(Math.round(left + x), Math.round(top + y));
    },
    /** @param {string} text */
    type: (text) => hands.type(text),
    /** @param {string} key */
    press: (key) => hands.press(key),
    /** Writes a text into a field, in place of what stands there. @param {Target} target @param {string} text */
    async write(target, text) {
      await verbs.click(target);
      await hands.press("Control+a");
      await hands.type(text);
    },
    /** Waits until an element shows this text. @param {string} selector @param {string} text */
    async see(selector, text) {
      /** @param {string} selector */
      const shown = (selector) => {
        const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);
        return all.filter((it) => it.getClientRects().length > 0).map((it) => it.textContent ?? "");
      };
      /** @type {string[]} */
      let found = [];
      await waitFor(
        `${selector} shows “${text}”`,
        async () => {
          found = await hands.evaluate(String(shown), [selector], null);
          return found.some((it) => it.includes(text));
        },
        () => `It shows: ${found.join(" | ").slice(0, 500) || "nothing"}`,
      );
    },
    picture: () => hands.picture(),
    close: () => hands.close(),
    problems: () => hands.problems(),
  };
  return verbs;
}

/** @typedef {ReturnType<typeof pageOf>} Page */
