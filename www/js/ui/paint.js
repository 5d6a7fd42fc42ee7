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
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const item of scene.items) {
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
    ink(context, item, 1);
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
