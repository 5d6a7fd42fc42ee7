// @ts-check
/**
 * Which part of the run the time diagram shows. There are three coordinate spaces:
 *
 * - the axis: virtual milliseconds or steps from the start of the run, as `span.axis` says;
 * - the plot: pixels to the right of the servers' names, x only; `toPlot` and `toAxis` convert from and to the axis;
 * - the canvas: pixels from its top left corner, y too; canvas x = plot x + `left`.
 *
 * Pointer events have client coordinates; `placeOf` in `pointer.js` converts them to the canvas. All pixels are CSS
 * pixels of the canvas, before the page's zoom and the screen's resolution.
 *
 * @import { Axis, State } from "../../core/types.js"
 * @import { Span } from "../../scene/time/layout.js"
 */
import { nowOf } from "../../scene/time/layout.js";
import { firstScale, followed, fromStart, panned, whole, zoomed } from "../../scene/time/span.js";

/** Where the plot begins before the first layout is known. */
const FIRST_LEFT = 50;

export class Viewport {
  /** @type {Span} */
  span = fromStart("ms", 0.25);
  /** Whether the present moment is kept in sight. */
  following = true;
  /** Canvas x of the left edge of the plot. */
  left = FIRST_LEFT;
  /** Width of the plot; at least 1. */
  width = 1;
  /** The scale at which each axis was left. @type {Partial<Record<Axis, number>>} */
  #scales = {};
  /** The present moment when the span last followed it. */
  #stoodAt = 0;

  /** @param {number} canvasWidth @param {number} [left] unless it is the same */
  resize(canvasWidth, left = this.left) {
    this.left = left;
    this.width = Math.max(1, canvasWidth - left);
  }

  /** @param {number} value on the axis */
  toPlot(value) {
    return (value - this.span.from) / this.span.perPx;
  }

  /** @param {number} x in the plot */
  toAxis(x) {
    return this.span.from + x * this.span.perPx;
  }

  /** The present moment on the axis. @param {State} state */
  nowOf(state) {
    return nowOf(this.span.axis, { ms: state.nowMs, step: state.view.step });
  }

  /** @param {State} state */
  isNowInSight(state) {
    const now = this.nowOf(state);
    return now >= this.span.from && now <= this.toAxis(this.width);
  }

  /** @param {boolean} on @param {State} state */
  setFollow(on, state) {
    this.following = on;
    if (on) this.span = followed({ ...this.span, from: -1e12 }, this.width, this.nowOf(state), 0, false);
  }

  /** After a change of size; before the first one, the present moment had no place yet. @param {State} state */
  settle(state) {
    if (this.following) this.span = followed(this.span, this.width, this.nowOf(state), this.#stoodAt, false);
  }

  /** Moves along with the present moment, if it is followed. @param {State} state @param {boolean} held by a drag */
  advance(state, held) {
    const now = this.nowOf(state);
    if (this.following && !held) {
      const smooth = state.playing && !state.still;
      this.span = followed(this.span, this.width, now, this.#stoodAt, smooth);
    }
    this.#stoodAt = now;
  }

  /**
   * Zooms about the present moment if it is in sight, else about the middle.
   * @param {number} factor below 1: nearer @param {State} state
   */
  zoom(factor, state) {
    const at = this.toPlot(this.nowOf(state));
    this.zoomAt(factor, at >= 0 && at <= this.width ? at : this.width / 2);
  }

  /** @param {number} factor below 1: nearer @param {number} x in the plot */
  zoomAt(factor, x) {
    this.span = zoomed(this.span, factor, x);
  }

  /** @param {number} byPx to the right @param {number} [from] where the span began, unless it is where it is */
  pan(byPx, from = this.span.from) {
    this.following = false;
    this.span = panned({ ...this.span, from }, byPx);
  }

  /**
   * Zooms with two fingers: the part between them stays between them.
   * @param {number} factor @param {number} was canvas x of their middle before @param {number} is and now
   */
  pinch(factor, was, is) {
    this.following = false;
    this.span = panned(zoomed(this.span, factor, was - this.left), was - is);
  }

  /** Shows all that is known. @param {number} far @param {State} state */
  fit(far, state) {
    this.following = true;
    this.span = whole(this.span.axis, Math.max(far, this.nowOf(state)), this.width);
  }

  /** Another run: from its start. @param {State} state */
  restart(state) {
    this.#scales = {};
    this.following = true;
    this.span = fromStart(state.axis, firstScale(state.axis, state.view.settings));
  }

  /** The other axis: the present moment keeps its place on the screen. @param {State} state @param {State} before */
  turn(state, before) {
    this.#scales[before.axis] = this.span.perPx;
    const share = Math.min(0.9, Math.max(0.1, this.toPlot(this.nowOf(before)) / this.width));
    const perPx = this.#scales[state.axis] ?? firstScale(state.axis, state.view.settings);
    this.span = { ...this.span, axis: state.axis, perPx };
    this.span = panned({ ...this.span, from: this.nowOf(state) - share * this.width * perPx }, 0);
    this.#stoodAt = this.nowOf(state);
  }
}
