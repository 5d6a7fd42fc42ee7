// @ts-check
/**
 * The ruler of the time diagram.
 *
 * @import { Planned } from "../../core/view.js"
 * @import { Brush, Layout, Shown } from "./layout.js"
 */
import { grouped, hours, isLong } from "../../core/format.js";
import { lines } from "./legs.js";
import { nowOf, widthOf } from "./layout.js";

/** Drawn around (0, 0). */
const FLAG = "M0 0V-9H8L5.5 -6.5 8 -4H0";

/**
 * The ruler: ticks, the script's bookmarks, and what it plans for the time to come.
 * @param {Brush} brush @param {Shown} shown @param {Layout} layout
 */
export function drawRuler({ items, targets, theme }, shown, layout) {
  const { span, data, size } = shown;
  const { ruler, left, right } = layout;
  items.push({ type: "rect", x: 0, y: 0, w: right, h: ruler, round: 0, fill: theme.ground });
  items.push({ type: "line", x1: left, y1: ruler - 0.5, x2: right, y2: ruler - 0.5, stroke: theme.faint, width: 1 });
  const y = (ruler - 1) / 2;
  /** @type {[number, number][]} where the names of bookmarks are */
  const taken = [];
  const place = (/** @type {Planned} */ it) => layout.x(nowOf(span.axis, it));
  for (const bookmark of data.bookmarks) {
    const x = place(bookmark);
    if (x < left || x > right) continue;
    const wide = widthOf(bookmark.text, 11) + 16;
    taken.push([x - 4, x + wide]);
    const line = { x1: x, y1: ruler - 8, x2: x, y2: Math.min(layout.bottom, size.height) };
    items.push({ type: "line", ...line, stroke: theme.muted, width: 1, dash: [2, 3] });
    const flag = { x, y: ruler - 4, scale: 1, d: FLAG };
    items.push({ type: "path", ...flag, fill: theme.ink, stroke: theme.ink, width: 1 });
    items.push({ type: "text", x: x + 11, y, text: bookmark.text, size: 11, fill: theme.ink, align: "left" });
    targets.push({ what: { kind: "bookmark", planned: bookmark }, x: x + wide / 2 - 4, y, w: wide, h: ruler + 6 });
  }
  const { every, text } = ticks(span);
  // Small ticks between those with numbers, where they are whole.
  const small = every / 5;
  const whole = span.axis === "ms" || small >= 1;
  const first = Math.max(0, Math.ceil((span.from - 40 * span.perPx) / every));
  const until = span.from + (right - left) * span.perPx;
  /** @type {number[]} */
  const short = [];
  /** @type {number[]} */
  const long = [];
  let free = -Infinity;
  for (let n = first; n * every <= until + every; n += 1) {
    const x = layout.x(n * every);
    if (x >= left - 0.5 && x <= right) {
      long.push(x, ruler - 5, x, ruler);
      const label = text(n * every);
      const half = widthOf(label, 10.5) / 2 + 3;
      const at = Math.max(x, left + half - 3);
      if (at - half >= free && at + half < right && !taken.some(([from, to]) => at + half > from && at - half < to)) {
        items.push({ type: "text", x: at, y, text: label, size: 10.5, fill: theme.muted });
        free = at + half;
      }
    }
    for (let k = 1; whole && k < 5; k += 1) {
      const at = layout.x(n * every + k * small);
      if (at >= left && at <= right) short.push(at, ruler - 3, at, ruler);
    }
  }
  lines(items, short, { stroke: theme.muted, width: 1, alpha: 0.55 });
  lines(items, long, { stroke: theme.muted, width: 1 });
  if (span.axis === "step") return;
  for (const planned of data.planned) {
    const x = place(planned);
    if (x < left || x > right) continue;
    /** @type {[number, number][]} */
    const points = [
      [x - 4, ruler - 1],
      [x + 4, ruler - 1],
      [x, ruler + 6],
    ];
    items.push({ type: "poly", points, fill: theme.ground, stroke: theme.ink });
    targets.push({ what: { kind: "planned", planned }, x, y: ruler, w: 12, h: 16 });
  }
}

/** Distances that read well on a clock, in seconds. */
const ROUND_S = [10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000];

/**
 * How far apart the numbers of the ruler are, and how they read.
 * @param {{axis: "ms" | "step", perPx: number}} span
 * @returns {{every: number, text: (value: number) => string}}
 */
export function ticks({ axis, perPx }) {
  const least = perPx * 78;
  const power = 10 ** Math.floor(Math.log10(least));
  const every = [1, 2, 5, 10].map((it) => it * power).find((it) => it >= least) ?? 10 * power;
  if (axis === "step") {
    const whole = Math.max(1, Math.round(every));
    return { every: whole, text: (value) => `#${grouped(Math.round(value))}` };
  }
  if (every >= 10_000) {
    const round = ROUND_S.find((it) => it * 1000 >= least);
    const apart = round ? round * 1000 : Math.ceil(least / 3_600_000) * 3_600_000;
    return { every: apart, text: (value) => (isLong(value) ? hours(value, 0) : `${value / 1000} s`) };
  }
  const part = every >= 1000 ? 0 : every >= 100 ? 1 : every >= 10 ? 2 : 3;
  const digits = every >= 1 ? 0 : Math.min(3, Math.ceil(-Math.log10(every)));
  return {
    every,
    text(value) {
      // A minute has no thousandth of a millisecond.
      if (isLong(value) && every >= 1) return hours(value, part);
      return every >= 1000 ? `${Number((value / 1000).toFixed(3))} s` : `${value.toFixed(digits)} ms`;
    },
  };
}
