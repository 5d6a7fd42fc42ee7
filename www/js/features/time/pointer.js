// @ts-check
/**
 * The time diagram by pointer: click, scrub, pan, pinch and wheel. Who takes hold of the line of the present moment, or
 * of its badge, moves it; at an edge the window moves along.
 * @import { Store } from "../../core/types.js"
 * @import { TimeTarget } from "../../scene/time/layout.js"
 * @import { Viewport } from "./viewport.js"
 *
 * @typedef {object} Surface what the pointer is used on
 * @property {Store} store
 * @property {HTMLElement} element the whole panel
 * @property {HTMLElement} plot
 * @property {HTMLElement} glass what the canvases fill
 * @property {Viewport} viewport
 * @property {() => {width: number, height: number}} size of the canvas
 * @property {() => number | null} ruler height of the ruler; null before the first drawing
 * @property {(x: number, y: number, touch: boolean) => TimeTarget | null} targetAt
 * @property {(x: number, y: number, touch: boolean) => number | null} gripAt how far the line of the present moment is
 *   from the pointer, if it can be taken hold of there
 * @property {(x: number, y: number) => void} point the pointer is there, and nothing is dragged
 * @property {() => void} leave the pointer is gone
 * @property {(target: TimeTarget) => void} tell says what a finger has touched
 * @property {() => void} draw
 *
 * @typedef {{x: number, y: number}} Place on the canvas
 * @typedef {object} Dragged
 * @property {TimeTarget | null} target
 * @property {"click" | "scrub" | "pan"} way
 * @property {number} from where the span began
 * @property {number | null} grip how far right of the pointer the line is, if it was taken hold of
 * @property {number} at x of the pointer
 *
 * @typedef {Place & Dragged} Drag from its first place
 */
import { zoomOf } from "../../ui/dom.js";
import { edgeScroller } from "./edge.js";

/** A pointer that moves no further than this has clicked. */
const STRAY_PX = 4;
/** The least distance of two fingers that counts. */
const LEAST_PINCH_PX = 16;
/** A line of a wheel that counts in lines. */
const LINE_PX = 16;
/** What one event of a wheel zooms by, at most, and the factor for a pixel. */
const MOST_WHEEL_PX = 120;
const ZOOM_PER_PX = 1.006;

/** @param {Surface} surface @returns {{isDragging: () => boolean}} */
// long: its listeners share the drag and the fingers
export function listenForPointer(surface) {
  const { store, plot, viewport } = surface;
  /** @type {Drag | null} */
  let drag = null;
  /** @type {Map<number, Place>} by the pointer's id */
  const fingers = new Map();
  const scrub = scrubber(store, viewport);
  const place = (/** @type {PointerEvent | WheelEvent} */ event) => placeOf(event, surface.glass);
  const move = (/** @type {Drag} */ of) => scrub(of.at + (of.grip ?? 0));
  const scroll = edgeScroller(surface, () => (drag?.way === "scrub" ? drag : null), move);

  plot.addEventListener("pointerdown", (event) => {
    const ruler = surface.ruler();
    if (event.button !== 0 || ruler === null) return;
    const { x, y } = place(event);
    if (x > surface.size().width) return; // the scroll bar
    plot.setPointerCapture(event.pointerId);
    const touch = event.pointerType === "touch";
    if (touch) fingers.set(event.pointerId, { x, y });
    if (fingers.size === 2) {
      drag = null;
      return;
    }
    const target = surface.targetAt(x, y, touch);
    if (target && touch) surface.tell(target);
    const grip = surface.gripAt(x, y, touch);
    // A finger may be about to scroll the page, so it seeks only when it moves sideways or is lifted.
    const way =
      target || (touch && grip === null && y >= ruler) ? "click" : y < ruler && grip === null ? "pan" : "scrub";
    drag = { x, y, target, way, from: viewport.span.from, grip, at: x };
    if (way === "scrub" && grip === null) scrub(x);
  });
  plot.addEventListener("pointermove", (event) => {
    const { x, y } = place(event);
    if (fingers.has(event.pointerId) && fingers.size === 2) {
      pinch(viewport, fingers, event.pointerId, { x, y });
      return surface.draw();
    }
    if (!drag) return surface.point(x, y);
    drag.at = x;
    const strays = Math.hypot(x - drag.x, y - drag.y) > STRAY_PX;
    if (drag.way === "click" && strays)
      drag.way = drag.grip === null && drag.y < (surface.ruler() ?? 0) ? "pan" : "scrub";
    if (drag.way === "scrub" && (drag.grip === null || strays)) {
      move(drag);
      scroll();
    }
    if (drag.way === "pan" && Math.abs(x - drag.x) > STRAY_PX) {
      viewport.pan(drag.x - x, drag.from);
      surface.draw();
    }
  });
  plot.addEventListener("pointerup", (event) => {
    fingers.delete(event.pointerId);
    if (!drag) return;
    const { x, y } = place(event);
    const { way, target } = drag;
    const still = Math.hypot(x - drag.x, y - drag.y) <= STRAY_PX;
    drag = null;
    // The present moment is where the pointer was, so that it is in sight.
    if (way === "scrub") viewport.following = true;
    if (way === "click" && target) activate(store, target);
    else if (way === "click" || (way === "pan" && still)) scrub(x);
  });
  plot.addEventListener("pointercancel", (event) => {
    fingers.delete(event.pointerId);
    drag = null;
  });
  plot.addEventListener("pointerleave", surface.leave);
  listenForWheel(surface, place);
  return { isDragging: () => drag !== null };
}

/**
 * From client coordinates to those of the canvas.
 * @param {PointerEvent | WheelEvent} event @param {HTMLElement} glass @returns {Place}
 */
function placeOf(event, glass) {
  const box = glass.getBoundingClientRect();
  const zoom = zoomOf(glass);
  return { x: (event.clientX - box.left) / zoom, y: (event.clientY - box.top) / zoom };
}

/**
 * Seeks to a place, at most once a frame.
 * @param {Store} store @param {Viewport} viewport @returns {(x: number) => void} of the canvas
 */
function scrubber(store, viewport) {
  /** @type {number | null} */
  let sought = null;
  return (x) => {
    const waits = sought !== null;
    sought = x;
    if (waits) return;
    requestAnimationFrame(() => {
      if (sought === null) return;
      const at = Math.max(0, Math.min(viewport.width, sought - viewport.left));
      sought = null;
      const value = Math.max(0, viewport.toAxis(at));
      if (viewport.span.axis === "step") store.dispatch({ type: "seek-step", step: Math.floor(value) });
      else store.dispatch({ type: "seek", toMs: value });
    });
  };
}

/**
 * @param {Viewport} viewport @param {Map<number, Place>} fingers @param {number} id the finger that moves
 * @param {Place} to
 */
function pinch(viewport, fingers, id, to) {
  const [a, b] = [...fingers.entries()];
  const other = (a[0] === id ? b : a)[1];
  const was = fingers.get(id) ?? to;
  const before = Math.max(LEAST_PINCH_PX, Math.abs(was.x - other.x));
  const after = Math.max(LEAST_PINCH_PX, Math.abs(to.x - other.x));
  fingers.set(id, to);
  viewport.pinch(before / after, (was.x + other.x) / 2, (to.x + other.x) / 2);
}

/** A click on something. @param {Store} store @param {TimeTarget} target */
function activate(store, { what }) {
  switch (what.kind) {
    case "node":
    case "flight":
      return store.dispatch({ type: "select", what });
    case "mark":
    case "request":
      return store.dispatch({ type: "seek-step", step: what.step });
    case "operation":
      return store.dispatch({ type: "seek-step", step: what.operation.toStep ?? what.operation.fromStep });
    case "bookmark":
    case "planned":
      return store.dispatch({ type: "seek", toMs: what.planned.ms });
    case "branch":
      return store.dispatch({ type: "branch", id: what.id });
  }
}

/**
 * The page keeps its wheel: only the browser's zoom gesture and a sideways wheel act here.
 * @param {Surface} surface @param {(event: WheelEvent) => Place} place
 */
function listenForWheel({ store, element, plot, viewport, size, draw }, place) {
  plot.addEventListener(
    "wheel",
    (event) => {
      // Inside another page the wheel belongs to that page until the focus is in here.
      if (store.state.shape.embedded && !element.contains(document.activeElement)) return;
      const unit = event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? size().height : 1;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        // A notch of a wheel is a hundred pixels; a pinch on a touch pad only a few.
        const by = Math.max(-MOST_WHEEL_PX, Math.min(MOST_WHEEL_PX, event.deltaY * unit));
        viewport.zoomAt(ZOOM_PER_PX ** by, place(event).x - viewport.left);
        return draw();
      }
      const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
      if (!event.shiftKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
      event.preventDefault();
      viewport.pan(sideways * unit);
      draw();
    },
    { passive: false },
  );
}
