// @ts-check
/**
 * Work that depends on the layout. Asking an element for its size or its scroll position makes the browser lay out the
 * page at once, and again after the next change. Here that work waits until the browser has laid out the frame anyway.
 */

/** @type {Set<() => void>} */
const waiting = new Set();
/** Something to observe anew: the first observation is reported after the next layout, before it is painted. */
const watched = document.documentElement;
const observer = new ResizeObserver(() => {
  observer.unobserve(watched);
  const now = [...waiting];
  waiting.clear();
  for (const job of now) job();
});

/**
 * Does something after the next layout and before it is painted. What it does must not change the layout; to scroll is
 * allowed. A job that waits already is done once.
 * @param {() => void} job
 */
export function afterLayout(job) {
  waiting.add(job);
  observer.observe(watched);
}

/** @type {(() => void)[]} */
let after = [];

/** Does what was put off. */
export function doAfterPainting() {
  const jobs = after;
  after = [];
  for (const job of jobs) job();
}

/**
 * Puts a change of the document off until all canvases are painted: to set the font of a canvas, the browser first
 * brings the styles of the whole document up to date, which may need a layout.
 * @param {() => void} job
 */
export function afterPainting(job) {
  if (!after.length) queueMicrotask(doAfterPainting);
  after.push(job);
}
