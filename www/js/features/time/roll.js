// @ts-check
/**
 * The picture of what happened, on two canvases that are not shown themselves. While the run plays, it is a roll: wider
 * than the plot, painted anew only when something happens, and copied from further right as time goes on. Between two
 * events only the ends of the lanes grow. The other canvas has what stays in its place. While the run is paused, the
 * picture is painted as it is.
 *
 * @import { Item } from "../../scene/items.js"
 * @import { Shown, Span } from "../../scene/time/layout.js"
 * @import { Theme } from "../../scene/theme.js"
 */
import { layoutOf } from "../../scene/time/layout.js";
import { differsFrom, growsFrom } from "../../scene/time/settled.js";
import { still, under } from "../../scene/time.js";
import { paint, paintPart } from "../../ui/paint.js";
import { copy } from "../../ui/spare.js";

/** How far a roll reaches beyond the plot, in pixels. */
export const AHEAD_PX = 240;
/** The line of the present moment hides so much that is not painted yet. */
export const HIDDEN_PX = 1.5;
/** What a change may reach beyond its place. */
const REACH_PX = 4;

/** @typedef {ReturnType<typeof under>} Picture */

/** @param {HTMLCanvasElement} low what moves @param {HTMLCanvasElement} fixed what stays in its place */
// long: its functions share what is painted on the two canvases
export function createRoll(low, fixed) {
  const [below, above] = [low.getContext("2d"), fixed.getContext("2d")];
  let size = { width: 0, height: 0 };
  let ratio = 1;
  /** Where the roll begins; null: there is none. @type {Span | null} */
  let base = null;
  /** How far it is moved, in whole pixels of the screen. */
  let moved = 0;
  /**
   * What is painted, and what it depends on.
   * @type {{shown: Shown, picture: Picture, key: string, end: number} | null}
   */
  let painted = null;
  let stays = "";
  /** How far to the right it reaches, in pixels of the page. */
  let staysTo = 0;

  /** The terms that differ have their places. @param {Picture} one @param {Picture} other */
  function changed(one, other) {
    const [a, b] = [one, other].map(({ terms }) => new Map(terms.map((it) => [JSON.stringify(it), it])));
    const differ = [...a].filter(([key]) => !b.has(key)).concat([...b].filter(([key]) => !a.has(key)));
    const places = differ.flatMap(([, it]) => (it.type === "text" ? [[it.x, it.x + it.text.length * it.size]] : []));
    return { from: Math.min(...places.map(([x]) => x)), to: Math.max(...places.map(([, x]) => x)) };
  }

  return {
    /** @param {{width: number, height: number}} to @param {number} pixels of the screen in one of the page */
    resize(to, pixels) {
      // Another diagram may paint there instead, in another language.
      if (to.width === 0) return;
      [size, ratio] = [to, pixels];
      low.width = Math.round((size.width + AHEAD_PX) * ratio);
      fixed.width = Math.round(size.width * ratio);
      for (const canvas of [low, fixed]) canvas.height = Math.round(size.height * ratio);
      for (const context of [below, above]) context?.setTransform(ratio, 0, 0, ratio, 0, 0);
      painted = null;
      stays = "";
    },

    forget: () => void (painted = null),

    /**
     * What is to be fetched for a view: its own span, or that of the roll.
     * @param {Span} span @param {boolean} plays @returns {{span: Span, width: number, rolls: boolean}}
     */
    begin(span, plays) {
      const by = base ? (span.from - base.from) / span.perPx : -1;
      const fits = base?.axis === span.axis && base.perPx === span.perPx && by >= 0 && by <= AHEAD_PX;
      if (!plays || !fits) {
        if (base || plays) painted = null;
        base = plays ? span : null;
      }
      return { span: base ?? span, width: size.width + (base ? AHEAD_PX : 0), rolls: base !== null };
    },

    /**
     * Paints what has changed.
     * @param {Shown} shown @param {string} key all that it depends on, but for how far the run is known
     * @param {Theme} theme
     * @returns {Picture | null} the picture of the view, if it was painted; null: it is a roll, or as it was
     */
    paint(shown, key, theme) {
      if (!below || !above) return null;
      if (!base) {
        const end = layoutOf(shown).far;
        if (painted?.key === key && painted.end === end) return null;
        moved = 0;
        stays = "";
        const picture = under(shown, theme);
        painted = { shown, picture, key, end };
        paint(below, picture, { ...size, width: size.width + AHEAD_PX }, theme.font);
        return picture;
      }
      moved = Math.round(((shown.span.from - base.from) / base.perPx) * ratio) / ratio;
      const rolled = { ...shown, span: base, roll: { ahead: AHEAD_PX, moved } };
      const layout = layoutOf(rolled);
      const end = layout.x(layout.far);
      const items = still({ ...shown, span: { ...base, from: base.from + moved * base.perPx } }, theme);
      const now = JSON.stringify(items);
      const news = painted?.shown.data !== shown.data;
      if (painted?.key !== key || end < painted.end) {
        painted = { shown: rolled, picture: under(rolled, theme), key, end };
        paint(below, painted.picture, { ...size, width: size.width + AHEAD_PX }, theme.font);
      } else if (end > painted.end + HIDDEN_PX || now !== stays || news) {
        const picture = under(rolled, theme);
        const words = changed(painted.picture, picture);
        const differs = news ? differsFrom(painted.shown, rolled, layout) : Infinity;
        const grows = Math.min(growsFrom(painted.shown, painted.picture.layout), growsFrom(rolled, layout));
        const from = Math.max(0, Math.min(painted.end, grows, words.from, differs) - REACH_PX);
        const to = news ? size.width + AHEAD_PX : Math.max(end, words.to) + REACH_PX;
        const whole = (/** @type {number} */ x) => Math.round(x * ratio) / ratio;
        paintPart(below, picture.items, { from: whole(from), to: whole(to), height: size.height }, theme.font);
        painted = { shown: rolled, picture, key, end };
      }
      if (now !== stays) paint(above, { items }, size, theme.font);
      stays = now;
      staysTo = Math.max(...items.map(reach));
      return null;
    },

    /** Copies what is in sight. @param {CanvasRenderingContext2D} to */
    show(to) {
      copy(to, low, { x: Math.round(moved * ratio) });
      if (stays) copy(to, fixed, { width: Math.ceil(staysTo * ratio) });
    },
  };
}

/** How far to the right an item of what stays may reach. @param {Item} item */
function reach(item) {
  if (item.type === "text") return item.x + item.text.length * item.size + 4;
  if (item.type === "path") return item.x + 10 * item.scale;
  return item.type === "rect" ? item.x + item.w : Infinity;
}
