// @ts-check
/**
 * A display list as an SVG element: for the legend, which so shows the same shapes as the canvas.
 * @import { Item } from "../scene/items.js"
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

/** @typedef {{tag: string, attributes: Record<string, string | number | undefined>, text?: string}} Mark */

/** @param {string} tag @param {Mark["attributes"]} attributes */
function make(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(name, String(value));
  return made;
}

/** @param {Item} item @param {string} font */
function element(item, font) {
  const { tag, attributes, text } = markOf(item, font);
  const made = make(tag, attributes);
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * An item as an element of SVG: its name and its attributes.
 * @param {Item} item @param {string} [font] of a text; absent: that of the element around it
 * @returns {Mark}
 */
export function markOf(item, font) {
  if (item.type === "text") {
    const attributes = {
      x: item.x,
      y: item.y,
      fill: item.fill,
      "font-size": item.size,
      "font-family": font,
      "font-weight": item.bold ? 600 : undefined,
      "text-anchor": item.align === "left" ? "start" : item.align === "right" ? "end" : "middle",
      "dominant-baseline": "central",
      stroke: item.halo,
      "stroke-width": item.halo ? 4 : undefined,
      "stroke-linejoin": item.halo ? "round" : undefined,
      "paint-order": item.halo ? "stroke" : undefined,
      opacity: item.alpha,
    };
    return { tag: "text", attributes, text: item.text };
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
  const mark = (/** @type {string} */ tag, /** @type {Mark["attributes"]} */ attributes) => ({
    tag,
    attributes: { ...attributes, ...ink },
  });
  switch (item.type) {
    case "line":
      return mark("line", { x1: item.x1, y1: item.y1, x2: item.x2, y2: item.y2 });
    case "circle":
      return mark("circle", { cx: item.x, cy: item.y, r: item.r });
    case "rect":
      return mark("rect", { x: item.x, y: item.y, width: item.w, height: item.h, rx: item.round });
    case "poly":
      return mark("polygon", { points: item.points.map((point) => point.join(",")).join(" ") });
    case "lines": {
      let d = "";
      for (let i = 0; i + 3 < item.points.length; i += 4) {
        const [x1, y1, x2, y2] = item.points.slice(i, i + 4);
        d += `M${x1} ${y1}L${x2} ${y2}`;
      }
      return mark("path", { d });
    }
    case "dots": {
      const { r } = item;
      let d = "";
      for (let i = 0; i + 1 < item.points.length; i += 2)
        d += `M${item.points[i] - r} ${item.points[i + 1]}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
      return mark("path", { d });
    }
    case "path":
      return mark("path", { d: item.d, transform: `translate(${item.x} ${item.y}) scale(${item.scale})` });
    case "arc": {
      const end = Math.min(item.to, item.from + Math.PI * 2 - 1e-4);
      const at = (/** @type {number} */ angle) =>
        `${item.x + item.r * Math.cos(angle)} ${item.y + item.r * Math.sin(angle)}`;
      const large = end - item.from > Math.PI ? 1 : 0;
      return mark("path", { d: `M${at(item.from)}A${item.r} ${item.r} 0 ${large} 1 ${at(end)}` });
    }
  }
}
