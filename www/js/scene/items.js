// @ts-check
/**
 * The words of a display list: what a painter can paint, and what a pointer can hit.
 *
 * @import { Ghost, Picked } from "../core/types.js"
 *
 * @typedef {object} Stroke
 * @property {string} [fill]
 * @property {string} [stroke]
 * @property {number} [width]
 * @property {number[]} [dash]
 * @property {number} [alpha]
 *
 * @typedef {{type: "line", x1: number, y1: number, x2: number, y2: number} & Stroke} LineItem
 * @typedef {{type: "circle", x: number, y: number, r: number} & Stroke} CircleItem
 * @typedef {{type: "arc", x: number, y: number, r: number, from: number, to: number} & Stroke} ArcItem
 * @typedef {{type: "poly", points: [number, number][]} & Stroke} PolyItem
 * @typedef {{type: "rect", x: number, y: number, w: number, h: number, round: number} & Stroke} RectItem
 * @typedef {{type: "path", x: number, y: number, scale: number, d: string} & Stroke} PathItem
 * @typedef {{type: "lines", points: number[]} & Stroke} LinesItem many lines of one kind: x1, y1, x2, y2, x1…
 * @typedef {{type: "dots", points: number[], r: number} & Stroke} DotsItem many circles of one kind: x, y, x…
 * @typedef {object} TextItem
 * @property {"text"} type
 * @property {number} x
 * @property {number} y the middle of the line
 * @property {string} text
 * @property {number} size
 * @property {boolean} [bold]
 * @property {string} fill
 * @property {string} [halo]
 * @property {CanvasTextAlign} [align]
 * @property {number} [alpha]
 * @typedef {LineItem | CircleItem | ArcItem | PolyItem | RectItem | PathItem | LinesItem | DotsItem
 *   | TextItem} Item
 *
 * @typedef {object} Target what a pointer may hit: a box around its middle
 * @property {string} id `node:3` or `flight:n1>n2#4`
 * @property {Picked | {kind: "client", id: string}} what
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h
 * @property {number} [disc] the radius within which nothing else is hit
 *
 * @typedef {{targets: Target[]}} Targets the topmost last
 *
 * @typedef {{items: Item[]} & Targets} Scene its items in the order of painting
 *
 * @typedef {object} Size
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} Extras what is shown besides the view
 * @property {Picked | null} selection
 * @property {Ghost[]} ghosts
 * @property {number} clockMs
 * @property {import("../core/view.js").Message | null} [message] the selected one: what it comes from and leads to is
 *   ringed
 * @property {boolean} still arrows in place of flights
 */

/** Small drawings around (0, 0), for items of type "path". */
export const PATHS = {
  crown: "M-8 5 -8 -5 -3.5 -1 0 -7 3.5 -1 8 -5 8 5Z",
  heart: "M0 5C-7 0 -5.5 -5 -2.7 -5 -1.2 -5 0 -4 0 -2.7 0 -4 1.2 -5 2.7 -5 5.5 -5 7 0 0 5Z",
  yes: "M-4.5 0.3 -1.5 3.5 4.5 -3.5",
  redirect: "M-4 0H4 M1 -3 4 0 1 3",
  no: "M-3.5 -3.5 3.5 3.5 M3.5 -3.5 -3.5 3.5",
  cylinder: "M-11 -9C-11 -14 11 -14 11 -9V9C11 14 -11 14 -11 9Z M-11 -9C-11 -4.5 11 -4.5 11 -9",
  hands: "M0 -4.5V0L3 2",
  crack: "M-11 1 -5 -3 0 3 5 -3 11 1",
  lock: "M-4 -0.5H4V5.5H-4Z M-2.5 -0.5V-3A2.5 2.5 0 0 1 2.5 -3V-0.5",
  pause: "M-3.5 -4.5V4.5 M3.5 -4.5V4.5",
};

/**
 * The same drawing, smaller, around a point.
 * @param {Item} item
 * @param {number} x
 * @param {number} y
 * @param {number} by
 * @returns {Item}
 */
export function shrunk(item, x, y, by) {
  const sx = (/** @type {number} */ at) => x + (at - x) * by;
  const sy = (/** @type {number} */ at) => y + (at - y) * by;
  switch (item.type) {
    case "line":
      return { ...item, x1: sx(item.x1), y1: sy(item.y1), x2: sx(item.x2), y2: sy(item.y2) };
    case "lines":
      return { ...item, points: item.points.map((at, i) => (i % 2 ? sy(at) : sx(at))) };
    case "dots":
      return { ...item, points: item.points.map((at, i) => (i % 2 ? sy(at) : sx(at))), r: item.r * by };
    case "poly":
      return { ...item, points: item.points.map(([px, py]) => /** @type {[number, number]} */ ([sx(px), sy(py)])) };
    case "circle":
    case "arc":
      return { ...item, x: sx(item.x), y: sy(item.y), r: item.r * by };
    case "rect":
      return { ...item, x: sx(item.x), y: sy(item.y), w: item.w * by, h: item.h * by };
    case "path":
      return { ...item, x: sx(item.x), y: sy(item.y), scale: item.scale * by };
    case "text":
      return { ...item, x: sx(item.x), y: sy(item.y), size: item.size * by };
  }
}
