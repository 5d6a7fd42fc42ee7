// @ts-check
/**
 * Paints the cluster. What stands still between two events is painted on canvases that are not shown, only when it
 * looks different; a frame copies it, and paints what moves beneath, between and above.
 * @import { State } from "../../core/types.js"
 * @import { Item, Size } from "../../scene/items.js"
 * @import { Theme } from "../../scene/theme.js"
 */
import { moving, standing } from "../../scene/cluster.js";
import { paint, paintItems } from "../../ui/paint.js";
import { copy, spareCanvas } from "../../ui/spare.js";

export function createRing() {
  const halos = sheet("ring-halos");
  const nodes = sheet("ring-nodes");
  /** @type {Size} */
  let size = { width: 0, height: 0 };
  /** What the sheets depend on. @type {unknown[]} */
  let stands = [];

  return {
    /** @param {Size} to @param {number} ratio pixels of the screen in one of the page */
    resize(to, ratio) {
      // Another ring may paint there instead, in another language.
      if (to.width === 0) return;
      size = to;
      for (const { resize } of [halos, nodes]) resize(to, ratio);
      stands = [];
    },

    /** @param {CanvasRenderingContext2D} context scaled to CSS pixels @param {State} state @param {Theme} theme */
    paint(context, state, theme) {
      const { view, nowMs, selection } = state;
      const now = [view, selection, theme];
      if (now.some((it, i) => it !== stands[i])) {
        stands = now;
        const items = standing(view, size, state, theme);
        halos.paint(items.halos, size, theme);
        nodes.paint(items.nodes, size, theme);
      }
      const { beneath, timers, above } = moving(view, nowMs, size, state, theme);
      paint(context, { items: beneath }, size, theme.font);
      halos.copyTo(context);
      paintItems(context, timers, theme.font);
      nodes.copyTo(context);
      paintItems(context, above, theme.font);
    },
  };
}

/** Items that stay as they are for many frames. @param {string} name */
function sheet(name) {
  const canvas = spareCanvas(name);
  const context = canvas.getContext("2d");
  let painted = "";
  return {
    /** @param {Size} size @param {number} ratio */
    resize({ width, height }, ratio) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      context?.setTransform(ratio, 0, 0, ratio, 0, 0);
      painted = "";
    },
    /** @param {Item[]} items @param {Size} size @param {Theme} theme */
    paint(items, size, theme) {
      const key = JSON.stringify(items);
      if (!context || key === painted) return;
      painted = key;
      paint(context, { items }, size, theme.font);
    },
    /** @param {CanvasRenderingContext2D} to */
    copyTo: (to) => copy(to, canvas),
  };
}
