// @ts-check
/**
 * Measures the boxes of everything on a page that can be seen.
 * @import { Frame, Page } from "@playwright/test"
 */

/**
 * What is wrong with the layout: controls and texts outside the window and outside what scrolls them, cut, or covered
 * by another control; a page that scrolls sideways.
 *
 * Not wrong: a text that ends in an ellipsis and says all of itself in its title; what lies under a sheet that was
 * opened over it, or a name that stands in the picture for a while; what the page scrolls beneath something sticky; in
 * the picture, a message over a node.
 * @param {Page | Frame} page
 * @returns {Promise<string[]>}
 */
export function flawsOf(page) {
  return page.evaluate(() => {
    /** @typedef {{left: number, top: number, right: number, bottom: number}} Box */
    const CONTROLS = "button, select, input, textarea, a[href], summary, [role='slider']";
    /** Pixels that may be missing or covered: rounding, and the room of an outline. */
    const SLACK = 1.5;
    const root = document.documentElement;
    const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    /** @type {Set<string>} */
    const flaws = new Set();
    const wide = Math.max(root.scrollWidth, document.body.scrollWidth) - innerWidth;
    if (wide > 0) flaws.add(`the page scrolls sideways by ${wide} px`);
    const scrollsDown = root.scrollHeight > innerHeight + 1;

    /** @param {Element} element */
    const called = (element) => {
      const name = element.id ? `#${element.id}` : element.className && `.${String(element.className).split(" ")[0]}`;
      const words = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40);
      return `${element.localName}${name} “${words}”`;
    };
    /** @param {Element} element */
    const isShown = (element) => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
      for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement)
        if (getComputedStyle(at).clipPath === "inset(50%)") return false; // for screen readers only
      return true;
    };
    /** @param {Box} a @param {Box} b @returns {Box} */
    const both = (a, b) => ({
      left: Math.max(a.left, b.left),
      top: Math.max(a.top, b.top),
      right: Math.min(a.right, b.right),
      bottom: Math.min(a.bottom, b.bottom),
    });
    /** @param {Box} box */
    const isEmpty = (box) => box.right - box.left <= 0 || box.bottom - box.top <= 0;

    /**
     * What of a box is seen, and in which directions it can be scrolled into sight.
     * @param {Element} element @param {Box} box @param {boolean} text
     */
    function sight(element, box, text) {
      let seen = both(box, box);
      let [across, down] = [false, false];
      let [sticky, held] = [false, false];
      for (let at = /** @type {Element | null} */ (element); at && at !== root; at = at.parentElement) {
        const style = getComputedStyle(at);
        const stuck = style.position === "sticky" && (style.top !== "auto" || style.bottom !== "auto");
        if (style.position === "sticky") held = true;
        if (stuck || style.position === "fixed") sticky = true;
        const parent = at === element && !text ? null : at;
        if (!parent || parent === document.body) continue;
        if (style.overflowX === "visible" && style.overflowY === "visible") continue;
        const clip = both(parent.getBoundingClientRect(), screen);
        // The names of a table's rows stay where they are, and cover what is scrolled beneath them.
        const line = parent.querySelector(":scope > table") && element.closest("tr");
        const names = held || !line ? null : line.querySelector(":scope > th:first-child, :scope > td:first-child");
        if (names && getComputedStyle(names).position === "sticky") clip.left = names.getBoundingClientRect().right;
        const x = style.overflowX !== "visible";
        const y = style.overflowY !== "visible";
        if (/auto|scroll/.test(style.overflowX) && parent.scrollWidth > parent.clientWidth) across = true;
        if (/auto|scroll/.test(style.overflowY) && parent.scrollHeight > parent.clientHeight) down = true;
        seen = both(seen, {
          left: x ? clip.left : -1e9,
          right: x ? clip.right : 1e9,
          top: y ? clip.top : -1e9,
          bottom: y ? clip.bottom : 1e9,
        });
      }
      if (scrollsDown && !sticky) down = true;
      seen = both(seen, screen);
      return { seen, across, down, sticky };
    }

    /** @type {{element: Element, box: Box, seen: Box, sticky: boolean, sheet: Element | null, text: boolean}[]} */
    const things = [];
    /** @param {Element} element @param {Box} box @param {boolean} text */
    function add(element, box, text) {
      if (isEmpty(box)) return;
      const { seen, across, down, sticky } = sight(element, box, text);
      const cut = [
        across ? 0 : Math.max(seen.left - box.left, box.right - seen.right),
        // Lines of text reach a little above and below their letters.
        down ? 0 : Math.max(seen.top - box.top, box.bottom - seen.bottom) - (text ? 2.5 : 0),
      ];
      const words = element.closest(".shortens") ?? ellipsis(element);
      if (words) cut[0] = 0;
      if (Math.max(...cut) > SLACK)
        flaws.add(`${called(element)} is cut by ${Math.round(Math.max(...cut))} px${text ? " of its text" : ""}`);
      if (isEmpty(seen)) return;
      const sheet = element.closest("[data-open].dock, .notices, .acts, .answer-at, .name-tag, [popover], dialog");
      things.push({ element, box, seen, sticky, sheet, text });
    }
    /** The nearest element that cuts its text on purpose, and says all of it in a title. @param {Element} element */
    function ellipsis(element) {
      for (let at = /** @type {Element | null} */ (element); at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).textOverflow !== "ellipsis") continue;
        return at.closest("[title]") ?? at.querySelector("[title]");
      }
      return null;
    }

    const modal = document.querySelector("dialog:modal") ?? document.body;
    for (const element of modal.querySelectorAll(CONTROLS))
      if (isShown(element)) add(element, element.getBoundingClientRect(), false);
    const walker = document.createTreeWalker(modal, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.textContent?.trim() || !element || !isShown(element) || element.closest("select, textarea")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) add(element, box, true);
    }

    const related = (/** @type {Element} */ a, /** @type {Element} */ b) =>
      a.contains(b) || b.contains(a) || a.closest("label") === (b.closest("label") ?? 0);
    const isCrowded = document.querySelectorAll(".hit.node").length > 9;
    const inPicture = (/** @type {Element} */ element) =>
      element.matches(".hit.flight, .hit.client") || (isCrowded && element.matches(".hit.node"));
    for (let i = 0; i < things.length; i += 1) {
      const a = things[i];
      for (let k = i + 1; k < things.length; k += 1) {
        const b = things[k];
        if (a.text && b.text && a.element === b.element) continue;
        if (a.sticky !== b.sticky || a.sheet !== b.sheet || related(a.element, b.element)) continue;
        if (inPicture(a.element) || inPicture(b.element)) continue;
        const common = both(a.seen, b.seen);
        const [w, h] = [common.right - common.left, common.bottom - common.top];
        // Lines of text reach a little above and below their letters.
        if (w <= SLACK || h <= (a.text && b.text ? 5 : SLACK + 1)) continue;
        flaws.add(`${called(a.element)} and ${called(b.element)} overlap by ${Math.round(w)} × ${Math.round(h)} px`);
      }
    }
    return [...flaws];
  });
}

/**
 * The width and the height of the ring, from edge to edge of the nodes' targets, and whether targets of nodes overlap.
 * @param {Page | Frame} page
 */
export function ringOf(page) {
  return page.evaluate(() => {
    const nodes = [...document.querySelectorAll(".hit.node")].map((it) => it.getBoundingClientRect());
    const edge = (/** @type {(box: DOMRect) => number} */ of) => nodes.map(of);
    return {
      width: Math.round(Math.max(...edge((it) => it.right)) - Math.min(...edge((it) => it.left))),
      height: Math.round(Math.max(...edge((it) => it.bottom)) - Math.min(...edge((it) => it.top))),
    };
  });
}

/** The rows of the logs of which less than all can be seen without scrolling. @param {Page | Frame} page */
export function rowsOutOfSight(page) {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll(".log-table tbody tr")];
    const scroller = document.querySelector(".logs .scroller");
    const clip = scroller?.getBoundingClientRect();
    if (!clip || !scroller?.checkVisibility()) return ["the logs"];
    const bottom = Math.min(clip.bottom, innerHeight);
    const beneath = document.querySelector(".time")?.getBoundingClientRect();
    const edge = beneath && beneath.top > 0 && clip.left < beneath.right ? Math.min(bottom, beneath.top) : bottom;
    return rows.flatMap((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > edge + 1 || box.top < clip.top - 1 ? [row.querySelector(".name")?.textContent ?? "?"] : [];
    });
  });
}
