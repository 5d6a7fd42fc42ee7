// @ts-check
/**
 * A display list as an SVG element: for the legend, which thus shows just what the canvas shows.
 * @import { Item } from "./scene/items.js"
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Item[]} items
 * @param {number} width
 * @param {number} height
 * @param {string} font
 * @returns {SVGElement}
 */
export function svg(items, width, height, font) {
  const root = make("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  for (const item of items) root.append(element(item, font));
  return root;
}

/** @param {string} tag @param {Record<string, string | number | undefined>} attributes */
function make(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(name, String(value));
  return made;
}

/** @param {Item} item @param {string} font */
function element(item, font) {
  if (item.type === "text") {
    const text = make("text", {
      x: item.x,
      y: item.y,
      fill: item.fill,
      "font-size": item.size,
      "font-family": font,
      "font-weight": item.bold ? 600 : undefined,
      "text-anchor": item.align === "left" ? "start" : item.align === "right" ? "end" : "middle",
      "dominant-baseline": "central",
    });
    text.textContent = item.text;
    return text;
  }
  const ink = {
    fill: item.fill ?? "none",
    stroke: item.stroke,
    "stroke-width": (item.width ?? 1) / (item.type === "path" ? item.scale : 1),
    "stroke-dasharray": item.dash?.length ? item.dash.join(" ") : undefined,
    "stroke-linejoin": "round",
    "stroke-linecap": "round",
    opacity: item.alpha,
  };
  switch (item.type) {
    case "line":
      return make("line", { x1: item.x1, y1: item.y1, x2: item.x2, y2: item.y2, ...ink });
    case "circle":
      return make("circle", { cx: item.x, cy: item.y, r: item.r, ...ink });
    case "rect":
      return make("rect", { x: item.x, y: item.y, width: item.w, height: item.h, rx: item.round, ...ink });
    case "poly":
      return make("polygon", { points: item.points.map((point) => point.join(",")).join(" "), ...ink });
    case "lines": {
      let d = "";
      for (let i = 0; i + 3 < item.points.length; i += 4) {
        const [x1, y1, x2, y2] = item.points.slice(i, i + 4);
        d += `M${x1} ${y1}L${x2} ${y2}`;
      }
      return make("path", { d, ...ink });
    }
    case "dots": {
      const { r } = item;
      let d = "";
      for (let i = 0; i + 1 < item.points.length; i += 2)
        d += `M${item.points[i] - r} ${item.points[i + 1]}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
      return make("path", { d, ...ink });
    }
    case "path":
      return make("path", { d: item.d, transform: `translate(${item.x} ${item.y}) scale(${item.scale})`, ...ink });
    case "arc": {
      const end = Math.min(item.to, item.from + Math.PI * 2 - 1e-4);
      const at = (/** @type {number} */ angle) =>
        `${item.x + item.r * Math.cos(angle)} ${item.y + item.r * Math.sin(angle)}`;
      const large = end - item.from > Math.PI ? 1 : 0;
      return make("path", { d: `M${at(item.from)}A${item.r} ${item.r} 0 ${large} 1 ${at(end)}`, ...ink });
    }
  }
}
