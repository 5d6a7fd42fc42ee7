// @ts-check
/**
 * The present moment at an edge of the time diagram.
 * @import { Drag, Surface } from "./pointer.js"
 */

/** Nearer to an edge than this, dragging the present moment scrolls, so fast: pixels in a second for each pixel. */
const EDGE_PX = 28;
const EDGE_SPEED = 14;
/** The furthest that counts, and the longest frame, real milliseconds. */
const MOST_EDGE_PX = 60;
const LONGEST_MS = 50;

/**
 * While the present moment is dragged near an edge, or beyond it, the window moves along.
 * @param {Surface} surface @param {() => Drag | null} dragged what is dragged, if it is the present moment
 * @param {(drag: Drag) => void} move seeks to where it is
 * @returns {() => void} to be called when it moves
 */
export function edgeScroller({ viewport, draw }, dragged, move) {
  let last = 0;
  /** How far it is beyond where the scrolling begins; negative: to the left. @param {number} at */
  function beyond(at) {
    const [low, high] = [viewport.left + EDGE_PX, viewport.left + viewport.width - EDGE_PX];
    return Math.max(-MOST_EDGE_PX, Math.min(MOST_EDGE_PX, at < low ? at - low : at > high ? at - high : 0));
  }
  /** @param {number} now */
  function frame(now) {
    const drag = dragged();
    const by = drag && beyond(drag.at + (drag.grip ?? 0));
    if (!drag || !by) {
      last = 0;
      return;
    }
    viewport.pan((by * EDGE_SPEED * Math.min(LONGEST_MS, now - last)) / 1000);
    last = now;
    move(drag);
    draw();
    requestAnimationFrame(frame);
  }
  return () => {
    if (last) return;
    last = performance.now();
    requestAnimationFrame(frame);
  };
}
