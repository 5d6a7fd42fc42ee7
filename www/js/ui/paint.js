// @ts-check
/**
 * Paints a display list on a canvas.
 * @import { Item, Scene, Stroke } from "../scene/items.js"
 */

/** @type {Map<string, Path2D>} */
const paths = new Map();

/**
 * @param {CanvasRenderingContext2D} context scaled to CSS pixels by the caller
 * @param {Pick<Scene, "items">} scene @param {{width: number, height: number}} size @param {string} font
 */
export function paint(context, scene, size, font) {
  context.clearRect(0, 0, size.width, size.height);
  paintItems(context, scene.items, font);
}

/**
 * Paints a part of a display list: what lies between two places, over the full height.
 * @param {CanvasRenderingContext2D} context @param {Item[]} items
 * @param {{from: number, to: number, height: number}} part
 * @param {string} font
 */
export function paintPart(context, items, { from, to, height }, font) {
  context.save();
  context.beginPath();
  context.rect(from, 0, to - from, height);
  context.clip();
  context.clearRect(from, 0, to - from, height);
  paintItems(
    context,
    items.flatMap((item) => within(item, from, to)),
    font,
  );
  context.restore();
}

/**
 * What of an item may be seen between two places.
 * @param {Item} item @param {number} from @param {number} to @returns {Item[]}
 */
function within(item, from, to) {
  const edge = "width" in item ? (item.width ?? 1) : 1;
  const seen = (/** @type {number} */ x1, /** @type {number} */ x2) =>
    Math.max(x1, x2) + edge > from && Math.min(x1, x2) - edge < to ? [item] : [];
  switch (item.type) {
    case "line":
      return seen(item.x1, item.x2);
    case "circle":
    case "arc":
      return seen(item.x - item.r, item.x + item.r);
    case "rect":
      return seen(item.x, item.x + item.w);
    case "poly":
      return seen(Math.min(...item.points.map(([x]) => x)), Math.max(...item.points.map(([x]) => x)));
    case "path":
      // They are drawn within ten units.
      return seen(item.x - 10 * item.scale, item.x + 10 * item.scale);
    case "text": {
      const wide = item.text.length * item.size + 4;
      return seen(item.x - wide, item.x + wide);
    }
    case "lines": {
      const points = [];
      for (let i = 0; i + 3 < item.points.length; i += 4)
        if (seen(item.points[i], item.points[i + 2]).length) points.push(...item.points.slice(i, i + 4));
      return points.length ? [{ ...item, points }] : [];
    }
    case "dots": {
      const points = [];
      for (let i = 0; i + 1 < item.points.length; i += 2)
        if (seen(item.points[i] - item.r, item.points[i] + item.r).length) points.push(...item.points.slice(i, i + 2));
      return points.length ? [{ ...item, points }] : [];
    }
  }
}

/** @param {CanvasRenderingContext2D} context @param {Item[]} items @param {string} font */
export function paintItems(context, items, font) {
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const item of items) {
    context.globalAlpha = item.alpha ?? 1;
    if (item.type === "text") {
      context.font = `${item.bold ? "600 " : ""}${item.size}px ${font}`;
      context.textAlign = item.align ?? "center";
      context.textBaseline = "middle";
      if (item.halo) {
        context.strokeStyle = item.halo;
        context.lineWidth = 4;
        context.setLineDash([]);
        context.strokeText(item.text, item.x, item.y);
      }
      context.fillStyle = item.fill;
      context.fillText(item.text, item.x, item.y);
      continue;
    }
    if (item.type === "path") {
      let path = paths.get(item.d);
      if (!path) paths.set(item.d, (path = new Path2D(item.d)));
      context.save();
      context.translate(item.x, item.y);
      context.scale(item.scale, item.scale);
      ink(context, item, item.scale, path);
      context.restore();
      continue;
    }
    outline(context, item);
    if (isThinDashes(item)) inkDashes(context, item);
    else ink(context, item, 1);
  }
  context.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} context @param {Exclude<Item, {type: "text"} | {type: "path"}>} item */
function outline(context, item) {
  context.beginPath();
  switch (item.type) {
    case "line":
      context.moveTo(item.x1, item.y1);
      context.lineTo(item.x2, item.y2);
      return;
    case "circle":
      context.arc(item.x, item.y, Math.max(0, item.r), 0, Math.PI * 2);
      return;
    case "arc":
      context.arc(item.x, item.y, Math.max(0, item.r), item.from, item.to);
      return;
    case "rect":
      context.roundRect(item.x, item.y, item.w, item.h, item.round);
      return;
    case "lines":
      for (let i = 0; i + 3 < item.points.length; i += 4) {
        context.moveTo(item.points[i], item.points[i + 1]);
        context.lineTo(item.points[i + 2], item.points[i + 3]);
      }
      return;
    case "dots":
      for (let i = 0; i + 1 < item.points.length; i += 2) {
        context.moveTo(item.points[i] + item.r, item.points[i + 1]);
        context.arc(item.points[i], item.points[i + 1], item.r, 0, Math.PI * 2);
      }
      return;
    case "poly":
      item.points.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
      context.closePath();
  }
}

/** A wider line shows whether its dashes are round. */
const THIN_PX = 1.5;

/** @param {Item} item @returns {item is Item & {dash: [number, number], stroke: string}} */
function isThinDashes(item) {
  if (item.type !== "line" && item.type !== "lines") return false;
  const { dash, stroke, width = 1 } = item;
  return dash?.length === 2 && stroke !== undefined && width <= THIN_PX && (dash[1] ?? 0) > width;
}

/**
 * Strokes thin dashes, of which a browser paints hundreds in a frame. Each round end costs it as much as the dash, so
 * the dashes are cut straight, and are longer by what the round ends would cover.
 * @param {CanvasRenderingContext2D} context @param {{dash: [number, number], stroke: string, width?: number}} item
 */
function inkDashes(context, { dash: [on, off], stroke, width = 1 }) {
  const ends = (Math.PI / 4) * width;
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.lineCap = "butt";
  context.setLineDash([on + ends, off - ends]);
  context.lineDashOffset = ends / 2;
  context.stroke();
  context.lineDashOffset = 0;
  context.lineCap = "round";
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Stroke} item
 * @param {number} scale
 * @param {Path2D} [path]
 */
function ink(context, item, scale, path) {
  if (item.fill) {
    context.fillStyle = item.fill;
    if (path) context.fill(path);
    else context.fill();
  }
  if (item.stroke) {
    context.strokeStyle = item.stroke;
    context.lineWidth = (item.width ?? 1) / scale;
    context.setLineDash(item.dash ?? []);
    if (path) context.stroke(path);
    else context.stroke();
  }
}
