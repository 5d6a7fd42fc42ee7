// @ts-check
/**
 * Canvases that are not shown: what is painted there stays, and is copied into a picture that is painted more often.
 * They are in the document because a canvas takes the language of its texts, and so their letters, from there.
 */
import { h } from "./dom.js";

/** @type {Map<string, HTMLCanvasElement>} */
const spares = new Map();

/** The canvas of this name; the same one whenever the panels are built. @param {string} name */
export function spareCanvas(name) {
  let canvas = spares.get(name);
  if (!canvas) {
    canvas = h("canvas", { class: "spare", hidden: true, "aria-hidden": "true" });
    spares.set(name, canvas);
    document.body.append(canvas);
  }
  return canvas;
}

/**
 * Copies a canvas, pixel by pixel, into another one.
 * @param {CanvasRenderingContext2D} to @param {HTMLCanvasElement} from
 * @param {{x?: number, width?: number}} [part] of it, in pixels of the screen: from where on, and how much
 */
export function copy(to, from, { x = 0, width = to.canvas.width } = {}) {
  const wide = Math.min(width, from.width - x, to.canvas.width);
  const tall = Math.min(from.height, to.canvas.height);
  if (wide <= 0 || tall <= 0) return;
  to.save();
  to.resetTransform();
  to.globalAlpha = 1;
  to.drawImage(from, x, 0, wide, tall, 0, 0, wide, tall);
  to.restore();
}
