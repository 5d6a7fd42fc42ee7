// @ts-check
/**
 * The time diagram, which is also the scrub bar: its elements, and its canvas. Into it goes a copy of what depends on
 * the run, and over that what moves with the present moment and the pointer.
 *
 * @import { Axis, Panel, State, Store } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Layout, Shown, TimeTarget } from "../../scene/time/layout.js"
 * @import { Picture } from "./roll.js"
 */
import { clock, grouped } from "../../core/format.js";
import { hit } from "../../scene/hit.js";
import { over, playhead, shownOf, under } from "../../scene/time.js";
import { layoutOf } from "../../scene/time/layout.js";
import { say } from "../../text/say.js";
import { button, h, set, zoomOf, write } from "../../ui/dom.js";
import { isDue } from "../../ui/pace.js";
import { paintItems } from "../../ui/paint.js";
import { spareCanvas } from "../../ui/spare.js";
import { watchSharpness } from "../../ui/sharpness.js";
import { themeOf } from "../../ui/theme.js";
import { fetcher } from "./fetch.js";
import { chooseBeside, sayLeftOut, sayVerdict } from "./head.js";
import { ZOOM, listenForTimeKeys } from "./keys.js";
import { momentField } from "./moment.js";
import { listenForPointer } from "./pointer.js";
import { describer, slider } from "./readout.js";
import { createRoll } from "./roll.js";
import { Viewport } from "./viewport.js";

/** How near a pointer must come to a line; a finger has twice that. */
const NEAR_PX = 5;
/** How near it must come to the line of the present moment to take hold of it; a finger has more. */
const GRIP_PX = 6;
const FINGER_PX = 18;

/**
 * The part of the run in sight, in virtual milliseconds; by steps it is the whole run.
 * @param {State} state @returns {[number, number]}
 */
export function msInSight({ inSight, nowMs }) {
  return inSight?.axis === "ms" ? [Math.max(0, inSight.from), inSight.to] : [0, nowMs];
}

/**
 * @param {Store} store
 * @param {Pick<Bridge, "timeline" | "timelineOf" | "told">} bridge
 * @returns {Panel & {element: HTMLElement}}
 */
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
        picture.scrollUp();
      } else if (state.futures && !before?.futures) {
        // Their curve is as wide as the run.
        viewport.fit(picture.far() ?? viewport.nowOf(state), state);
      } else if (before && !isOther(state, before)) {
        return;
      }
      if (state.selection !== before?.selection || state.message !== before?.message) picture.repaint();
      // Who has looked elsewhere sees again what happens now, once time moves.
      if (before && moves(state, before) && !pointer.isDragging()) viewport.following = true;
      // During a drag the picture stays under the pointer.
      viewport.advance(state, pointer.isDragging() || picture.size().width === 0);
      draw();
    },
  };
}

/** Whether time begins to run, or was moved by hand. @param {State} state @param {State} before */
function moves(state, before) {
  if (state.playing) return !before.playing;
  return !before.playing && (state.nowMs !== before.nowMs || state.view.step !== before.view.step);
}

/** Whether the diagram may look different. @param {State} state @param {State} before */
function isOther(state, before) {
  const fields = /** @type {const} */ (["view", "nowMs", "selection", "message", "axis", "theme", "playing", "beside"]);
  return fields.some((field) => state[field] !== before[field]);
}

/**
 * @param {Store} store
 * @param {{zoom: (factor: number) => void, fit: () => void, follow: () => void}} press what the buttons do
 */
function elements(store, press) {
  const canvas = h("canvas", { "aria-hidden": "true" });
  const glass = h("div", { class: "time-glass" }, canvas);
  const sheet = h("div", { class: "time-sheet" }, glass);
  const plot = h(
    "div",
    {
      class: "time-plot",
      role: "slider",
      tabindex: 0,
      "aria-label": say("time-slider"),
      "aria-orientation": "horizontal",
    },
    sheet,
  );
  const readout = h("p", { class: "time-readout" });
  const verdict = h("p", { class: "time-verdict", hidden: true });
  const leftOut = h("p", { class: "left-out-there", role: "note", hidden: true });
  const beside = chooseBeside(store);
  /** @type {Record<Axis, HTMLButtonElement>} */
  const axes = { ms: axisButton(store, "ms"), step: axisButton(store, "step") };
  const follow = button({ icon: "follow", label: say("follow-now"), class: "small", onclick: press.follow });
  // Wherever the diagram is, also where the buttons above it are not shown.
  const toNow = button({ icon: "follow", text: say("time-to-now"), class: "small to-now", onclick: press.follow });
  toNow.hidden = true;
  const element = h(
    "section",
    { class: "time", "aria-label": say("space-time-diagram") },
    h(
      "div",
      { class: "time-head" },
      h("h2", {}, say("space-time")),
      readout,
      verdict,
      leftOut,
      beside.element,
      momentField(store),
      h("div", { class: "axes", role: "group", "aria-label": say("axis") }, axes.ms, axes.step),
      h(
        "div",
        { class: "zooms" },
        button({ icon: "minus", label: say("zoom-out"), class: "small", onclick: () => press.zoom(ZOOM) }),
        button({ icon: "plus", label: say("zoom-in"), class: "small", onclick: () => press.zoom(1 / ZOOM) }),
        button({ icon: "fit", label: say("zoom-fit"), class: "small", onclick: press.fit }),
        follow,
      ),
    ),
    plot,
    toNow,
  );
  return { element, plot, sheet, glass, canvas, readout, verdict, leftOut, beside, axes, follow, toNow };
}

/**
 * The picture.
 * @param {Store} store
 * @param {Pick<Bridge, "timeline" | "timelineOf" | "told">} bridge
 * @param {ReturnType<typeof elements>} parts
 * @param {Viewport} viewport
 * @param {() => boolean} isDragging
 */
// long: its functions share the canvas and what was drawn last
function createPicture(store, bridge, parts, viewport, isDragging) {
  const { element, plot, sheet, glass, canvas, readout, leftOut } = parts;
  const context = canvas.getContext("2d");
  const roll = createRoll(spareCanvas("time"), spareCanvas("time-names"));
  const describe = describer(store, bridge);
  const tellSlider = slider(store, plot, viewport);
  const fetch = fetcher(bridge, viewport);
  let theme = themeOf("auto");
  let size = { width: 0, height: 0 };
  /** How far the lanes are scrolled up, in pixels. */
  let scrolled = 0;
  /** @type {import("./fetch.js").Fetched | null} */
  let data = null;
  /** What is in sight. @type {Pick<Picture, "layout" | "targets"> | null} */
  let scene = null;
  /** @type {TimeTarget | null} */
  let hovered = null;
  /** @type {{x: number, y: number} | null} on the canvas */
  let pointer = null;

  /** @param {State} state */
  function recolour(state) {
    theme = themeOf(state.theme);
    roll.forget();
  }
  function resize() {
    const ratio = (devicePixelRatio || 1) * zoomOf(plot);
    size = { width: plot.clientWidth, height: plot.clientHeight };
    canvas.width = Math.round(size.width * ratio);
    canvas.height = Math.round(size.height * ratio);
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    roll.resize(size, ratio);
    glass.style.height = `${size.height}px`;
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
  plot.addEventListener("scroll", () => {
    scrolled = plot.scrollTop;
    draw(store.state);
  });

  /** Everything that the picture depends on. @param {State} state @returns {Shown | null} */
  const shown = (state) => (data ? shownOf(state, data, viewport.span, size, scrolled) : null);

  /** @param {State} state */
  function draw(state) {
    if (!context || size.width === 0 || size.height === 0) return;
    const wanted = roll.begin(viewport.span, state.playing && !state.hidden);
    const fetched = fetch(state, wanted);
    if (fetched) data = fetched;
    if (fetched && !wanted.rolls) roll.forget();
    if (isDue()) tellInSight(store, viewport);
    const it = shown(state);
    if (!it) return;
    const picture = roll.paint(it, paintedKey(it, state, scrolled), theme);
    if (picture || wanted.rolls) show(picture ?? inSight(it), it);
    if (!scene) return;
    paintAll(it, scene.layout);
    if (!isDue()) return;
    set(parts.follow, "aria-pressed", String(viewport.following));
    const astray = !viewport.isNowInSight(state);
    element.classList.toggle("astray", astray);
    // Its focus is not lost with it.
    if (!astray && parts.toNow === document.activeElement) plot.focus({ preventScroll: true });
    if (parts.toNow.hidden === astray) parts.toNow.hidden = !astray;
    tellNow(state, it);
  }

  /** @param {Shown} it @param {Layout} layout */
  function paintAll(it, layout) {
    if (!context) return;
    context.clearRect(0, 0, size.width, size.height);
    roll.show(context);
    paintItems(context, over(it, layout, theme, hovered?.leg ?? null), theme.font);
  }

  /** What is in sight of a roll; the targets are computed on demand. @param {Shown} it */
  function inSight(it) {
    /** @type {Picture | null} */
    let whole = null;
    return { layout: layoutOf(it), targets: () => (whole ??= under(it, theme)).targets() };
  }

  /** @param {Pick<Picture, "layout" | "targets">} next @param {Shown} it */
  function show(next, it) {
    scene = next;
    const { left, height } = scene.layout;
    viewport.resize(size.width, left);
    const tall = `${height}px`;
    if (sheet.style.height !== tall) sheet.style.height = tall;
    plot.classList.toggle("scrolls", height > size.height + 1);
    sayLeftOut(leftOut, it);
    if (pointer && !isDragging()) point(pointer.x, pointer.y);
  }

  /** What the slider says, and the line above it while nothing is pointed at. @param {State} state @param {Shown} it */
  function tellNow(state, it) {
    sayVerdict(parts.verdict, state);
    parts.beside.update(state);
    const leaders = state.view.nodes.filter((node) => it.leaders.includes(node.id));
    const now = { time: clock(state.nowMs), step: grouped(state.view.step) };
    const list = leaders.map(({ name, term }) => say("node-leads-term", { node: name, term }));
    const text = list.length
      ? say("now-leads", { ...now, leaders: { list, joined: "commas" } })
      : say("now-nobody-leads", now);
    if (!hovered) readOut(text);
    tellSlider(text);
  }

  /** @param {string} text @param {boolean} [strong] */
  function readOut(text, strong = false) {
    write(readout, text);
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

  /** @param {number} x @param {number} y @param {boolean} touch @returns {number | null} */
  function gripAt(x, y, touch) {
    const it = shown(store.state);
    if (!it || !scene || !viewport.isNowInSight(store.state)) return null;
    const line = playhead(it, scene.layout);
    const near = touch ? FINGER_PX : GRIP_PX;
    const [low, high] = y < scene.layout.ruler + near / 2 ? [line.left, line.right] : [line.x, line.x];
    return x >= Math.min(low, line.x - near) && x <= Math.max(high, line.x + near) ? line.x - x : null;
  }

  /** Records the position of the pointer. @param {number} x @param {number} y */
  function point(x, y) {
    const before = hovered;
    pointer = { x, y };
    hovered = targetAt(x, y, false);
    plot.classList.toggle("pans", !hovered && scene !== null && y < scene.layout.ruler && gripAt(x, y, false) === null);
    if (!hovered && !before) return;
    plot.classList.toggle("on-thing", hovered !== null);
    if (hovered) readOut(describe(hovered, data), true);
    if ((hovered?.leg ?? null) !== (before?.leg ?? null) || !hovered) redraw();
  }

  function leave() {
    pointer = null;
    hovered = null;
    plot.classList.remove("on-thing");
    redraw();
  }

  /** What was known when it was painted last. */
  function redraw() {
    const it = shown(store.state);
    if (!it || !scene) return;
    paintAll(it, scene.layout);
    if (!hovered) tellNow(store.state, it);
  }

  return {
    draw,
    point,
    leave,
    targetAt,
    gripAt,
    recolour,
    repaint: roll.forget,
    scrollUp: () => void (scrolled && (plot.scrollTop = scrolled = 0)),
    size: () => size,
    far: () => scene?.layout.far,
    ruler: () => scene?.layout.ruler ?? null,
    tell: (/** @type {TimeTarget} */ target) => readOut(describe(target, data), true),
  };
}

/**
 * What the picture depends on, beside its data and how far the run is known.
 * @param {Shown} it @param {State} state @param {number} scrolled
 */
function paintedKey(it, state, scrolled) {
  const branches = it.branches.map((branch) => [branch.id, branch.shown || branch.farStep, branch.name]);
  return [scrolled, it.nodes, it.leaders, `out ${it.out}`, branches, it.violations.length, state.theme].join();
}

/** @param {Store} store @param {Viewport} viewport */
function tellInSight(store, viewport) {
  const { axis, from } = viewport.span;
  const to = viewport.toAxis(viewport.width);
  const { inSight } = store.state;
  if (inSight?.axis === axis && inSight.from === from && inSight.to === to) return;
  store.dispatch({ type: "in-sight", what: { axis, from, to } });
}

/** @param {Store} store @param {Axis} axis */
function axisButton(store, axis) {
  return button({
    text: say(`axis-${axis}`),
    title: say(`axis-${axis}-tip`),
    class: "small",
    onclick: () => store.dispatch({ type: "axis", to: axis }),
  });
}
