// @ts-check
/**
 * The time diagram, which is also the scrub bar: its elements, and its two canvases. The lower canvas has what depends
 * on the run, the upper one what moves with the present moment and the pointer.
 *
 * @import { Axis, Panel, State, Store } from "../../core/types.js"
 * @import { Timeline } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Shown, TimeTarget } from "../../scene/time/layout.js"
 */
import { clock } from "../../core/format.js";
import { hit } from "../../scene/hit.js";
import { over, shownOf, under } from "../../scene/time.js";
import { t } from "../../text/en.js";
import { button, h, say, set, zoomOf } from "../../ui/dom.js";
import { paint } from "../../ui/paint.js";
import { watchSharpness } from "../../ui/sharpness.js";
import { themeOf } from "../../ui/theme.js";
import { ZOOM, listenForTimeKeys } from "./keys.js";
import { momentField } from "./moment.js";
import { listenForPointer } from "./pointer.js";
import { describer, slider } from "./readout.js";
import { Viewport } from "./viewport.js";

/** The most messages that are asked for. Each is two events. */
export const MOST_MESSAGES = 5000;
/** How near a pointer must come to a line; a finger has twice that. */
const NEAR_PX = 5;
/** What is fetched beyond either edge, because an arrival's dot or a name may reach in. */
const EDGE_PX = 12;

/**
 * The part of the run in sight, in virtual milliseconds; by steps it is the whole run.
 * @param {State} state @returns {[number, number]}
 */
export function msInSight({ inSight, nowMs }) {
  return inSight?.axis === "ms" ? [Math.max(0, inSight.from), inSight.to] : [0, nowMs];
}

/** @param {Store} store @param {Pick<Bridge, "timeline" | "told">} bridge @returns {Panel & {element: HTMLElement}} */
export function time(store, bridge) {
  const viewport = new Viewport();
  const parts = elements(store, {
    zoom(factor) {
      viewport.zoom(factor, store.state);
      picture.draw(store.state);
    },
    fit() {
      viewport.fit(picture.far() ?? viewport.nowOf(store.state), store.state);
      picture.draw(store.state);
    },
    follow() {
      viewport.setFollow(!viewport.following, store.state);
      picture.draw(store.state);
    },
  });
  const { plot } = parts;
  const picture = createPicture(store, bridge, parts, viewport, () => pointer.isDragging());
  const draw = () => picture.draw(store.state);
  const pointer = listenForPointer({ store, viewport, ...parts, ...picture, draw });
  listenForTimeKeys(store, plot, viewport, draw);

  return {
    element: parts.element,
    update(state, before) {
      if (state.theme !== before?.theme) picture.recolour(state);
      if (state.axis !== before?.axis) {
        for (const axis of /** @type {const} */ (["ms", "step"]))
          set(parts.axes[axis], "aria-pressed", String(axis === state.axis));
        if (before) viewport.turn(state, before);
      }
      if (state.run !== before?.run) {
        viewport.restart(state);
        plot.scrollTop = 0;
      } else if (before && !isOther(state, before)) {
        return;
      }
      if (state.selection !== before?.selection || state.message !== before?.message) picture.repaint();
      // During a drag the picture stays under the pointer.
      viewport.advance(state, pointer.isDragging() || picture.size().width === 0);
      draw();
    },
  };
}

/** Whether the diagram may look different. @param {State} state @param {State} before */
function isOther(state, before) {
  const fields = /** @type {const} */ (["view", "nowMs", "selection", "message", "axis", "theme"]);
  return fields.some((field) => state[field] !== before[field]);
}

/**
 * @param {Store} store
 * @param {{zoom: (factor: number) => void, fit: () => void, follow: () => void}} press what the buttons do
 */
function elements(store, press) {
  const low = h("canvas", { "aria-hidden": "true" });
  const high = h("canvas", { "aria-hidden": "true" });
  const glass = h("div", { class: "time-glass" }, low, high);
  const sheet = h("div", { class: "time-sheet" }, glass);
  const plot = h(
    "div",
    { class: "time-plot", role: "slider", tabindex: 0, "aria-label": t.time.slider, "aria-orientation": "horizontal" },
    sheet,
  );
  const readout = h("p", { class: "time-readout" });
  const verdict = h("p", { class: "time-verdict", hidden: true });
  const leftOut = h("p", { class: "left-out-there", role: "note", hidden: true });
  /** @type {Record<Axis, HTMLButtonElement>} */
  const axes = { ms: axisButton(store, "ms"), step: axisButton(store, "step") };
  const follow = button({ icon: "follow", label: t.time.follow, class: "small", onclick: press.follow });
  const element = h(
    "section",
    { class: "time", "aria-label": t.time.label },
    h(
      "div",
      { class: "time-head" },
      h("h2", {}, t.time.title),
      readout,
      verdict,
      leftOut,
      momentField(store),
      h("div", { class: "axes", role: "group", "aria-label": t.time.axis }, axes.ms, axes.step),
      h(
        "div",
        { class: "zooms" },
        button({ icon: "minus", label: t.time.zoomOut, class: "small", onclick: () => press.zoom(ZOOM) }),
        button({ icon: "plus", label: t.time.zoomIn, class: "small", onclick: () => press.zoom(1 / ZOOM) }),
        button({ icon: "fit", label: t.time.fit, class: "small", onclick: press.fit }),
        follow,
      ),
    ),
    plot,
  );
  return { element, plot, sheet, glass, low, high, readout, verdict, leftOut, axes, follow };
}

/**
 * The canvases.
 * @param {Store} store
 * @param {Pick<Bridge, "timeline" | "told">} bridge
 * @param {ReturnType<typeof elements>} parts
 * @param {Viewport} viewport
 * @param {() => boolean} isDragging
 */
// long: its functions share the canvases and what was drawn last
function createPicture(store, bridge, parts, viewport, isDragging) {
  const { element, plot, sheet, glass, low, high, readout, leftOut } = parts;
  const contexts = [low.getContext("2d"), high.getContext("2d")];
  const describe = describer(store, bridge);
  const tellSlider = slider(store, plot, viewport);
  const fetch = fetcher(bridge, viewport);
  let theme = themeOf("auto");
  let size = { width: 0, height: 0 };
  /** @type {Timeline | null} */
  let data = null;
  /** What the lower canvas shows; empty: it must be painted. */
  let painted = "";
  /** @type {ReturnType<typeof under> | null} */
  let scene = null;
  /** @type {TimeTarget | null} */
  let hovered = null;
  /** @type {{x: number, y: number} | null} on the canvas */
  let pointer = null;

  /** @param {State} state */
  function recolour(state) {
    theme = themeOf(state.theme);
    painted = "";
  }
  function resize() {
    const ratio = (devicePixelRatio || 1) * zoomOf(plot);
    size = { width: plot.clientWidth, height: plot.clientHeight };
    for (const canvas of [low, high]) {
      canvas.width = Math.round(size.width * ratio);
      canvas.height = Math.round(size.height * ratio);
    }
    for (const context of contexts) context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    glass.style.height = `${size.height}px`;
    painted = "";
    viewport.resize(size.width);
    viewport.settle(store.state);
    draw(store.state);
  }
  new ResizeObserver(resize).observe(plot);
  watchSharpness(resize);
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => {
      recolour(store.state);
      draw(store.state);
    });
  }
  plot.addEventListener("scroll", () => draw(store.state));

  /** Everything that the picture depends on. @param {State} state @returns {Shown | null} */
  const shown = (state) => (data ? shownOf(state, data, viewport.span, size, plot.scrollTop) : null);

  /** @param {State} state */
  function draw(state) {
    const [below, above] = contexts;
    if (!below || !above || size.width === 0 || size.height === 0) return;
    const fetched = fetch(state, size.width);
    if (fetched) [data, painted] = [fetched, ""];
    tellInSight(store, viewport);
    const it = shown(state);
    if (!it) return;
    const key = paintedKey(it, state, plot.scrollTop);
    if (key !== painted) {
      painted = key;
      scene = under(it, theme);
      viewport.resize(size.width, scene.layout.left);
      paint(below, scene, size, theme.font);
      const tall = `${scene.layout.height}px`;
      if (sheet.style.height !== tall) sheet.style.height = tall;
      plot.classList.toggle("scrolls", scene.layout.height > size.height + 1);
      sayLeftOut(leftOut, it);
      if (pointer && !isDragging()) point(pointer.x, pointer.y);
    }
    if (!scene) return;
    set(parts.follow, "aria-pressed", String(viewport.following));
    element.classList.toggle("astray", !viewport.isNowInSight(state));
    paint(above, { items: over(it, scene.layout, theme, hovered?.leg ?? null) }, size, theme.font);
    tellNow(state, it);
  }

  /** What the slider says, and the line above it while nothing is pointed at. @param {State} state @param {Shown} it */
  function tellNow(state, it) {
    sayVerdict(parts.verdict, state);
    const leaders = state.view.nodes.filter((node) => it.leaders.includes(node.id));
    const text = t.time.now(clock(state.nowMs), state.view.step, t.time.leads(leaders));
    if (!hovered) readOut(text);
    tellSlider(text);
  }

  /** @param {string} text @param {boolean} [strong] */
  function readOut(text, strong = false) {
    say(readout, text);
    readout.classList.toggle("strong", strong);
  }

  /** @param {number} x @param {number} y @param {boolean} touch @returns {TimeTarget | null} */
  function targetAt(x, y, touch) {
    if (!scene || !data) return null;
    const found = hit({ targets: scene.targets() }, x, y, touch ? NEAR_PX * 2 : NEAR_PX);
    // The ruler and the names cover messages.
    if (found?.what.kind === "flight" && (x < scene.layout.left || y < scene.layout.ruler)) return null;
    return found;
  }

  /** Records the position of the pointer. @param {number} x @param {number} y */
  function point(x, y) {
    const before = hovered;
    pointer = { x, y };
    hovered = targetAt(x, y, false);
    if (!hovered && !before) return;
    plot.classList.toggle("on-thing", hovered !== null);
    if (hovered) readOut(describe(hovered, data), true);
    if ((hovered?.leg ?? null) !== (before?.leg ?? null) || !hovered) redrawAbove();
  }

  function leave() {
    pointer = null;
    hovered = null;
    plot.classList.remove("on-thing");
    redrawAbove();
  }

  function redrawAbove() {
    const it = shown(store.state);
    const [, above] = contexts;
    if (!it || !scene || !above) return;
    paint(above, { items: over(it, scene.layout, theme, hovered?.leg ?? null) }, size, theme.font);
    if (!hovered) tellNow(store.state, it);
  }

  return {
    draw,
    point,
    leave,
    targetAt,
    recolour,
    repaint: () => void (painted = ""),
    size: () => size,
    far: () => scene?.layout.far,
    ruler: () => scene?.layout.ruler ?? null,
    tell: (/** @type {TimeTarget} */ target) => readOut(describe(target, data), true),
  };
}

/**
 * Fetches what the viewport holds, if it or the run has changed; null if not.
 * @param {Pick<Bridge, "timeline">} bridge @param {Viewport} viewport
 * @returns {(state: State, width: number) => Timeline | null} `width`: of the canvas
 */
function fetcher(bridge, viewport) {
  let asked = "";
  let script = "";
  return (state, width) => {
    const { view } = state;
    const { axis, from, perPx } = viewport.span;
    const branch = view.branches.find((it) => it.shown)?.id;
    const key = [state.run, branch, view.farStep, axis, from, perPx, width].join();
    if (key === asked && script === state.script) return null;
    asked = key;
    script = state.script;
    const edge = EDGE_PX * perPx;
    const to = viewport.toAxis(viewport.width) + edge;
    return bridge.timeline(Math.max(0, from - edge), to, axis === "step", MOST_MESSAGES);
  };
}

/**
 * What the lower canvas depends on, beside its data.
 * @param {Shown} it @param {State} state @param {number} scrolled
 */
function paintedKey(it, state, scrolled) {
  const branches = it.branches.map((branch) => [branch.id, branch.shown, branch.name, branch.farStep]);
  const far = Math.max(it.now.ms, it.data.farMs);
  return [scrolled, far, it.nodes, it.leaders, `out ${it.out}`, branches, it.violations.length, state.theme].join();
}

/** @param {Store} store @param {Viewport} viewport */
function tellInSight(store, viewport) {
  const { axis, from } = viewport.span;
  const to = viewport.toAxis(viewport.width);
  const { inSight } = store.state;
  if (inSight?.axis === axis && inSight.from === from && inSight.to === to) return;
  store.dispatch({ type: "in-sight", what: { axis, from, to } });
}

/** @param {HTMLElement} leftOut @param {Shown} it */
function sayLeftOut(leftOut, { data: { legsLeftOut, marksLeftOut, lanes } }) {
  leftOut.hidden = !legsLeftOut && !marksLeftOut && !lanes.thinned;
  if (leftOut.hidden) return;
  say(leftOut, legsLeftOut || marksLeftOut ? t.time.leftOut(legsLeftOut, marksLeftOut) : t.time.thinned);
}

/** @param {HTMLElement} verdict @param {State} state */
function sayVerdict(verdict, { view: { history } }) {
  verdict.hidden = history.verdict === "none";
  verdict.classList.toggle("strong", history.verdict === "violated");
  say(verdict, t.time.verdicts[history.verdict]);
  verdict.title = history.text;
}

/** @param {Store} store @param {Axis} axis */
function axisButton(store, axis) {
  return button({
    text: t.time.axes[axis],
    title: t.time.axesTip[axis],
    class: "small",
    onclick: () => store.dispatch({ type: "axis", to: axis }),
  });
}
