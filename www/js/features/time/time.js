// @ts-check
/**
 * The space-time diagram, which is the scrub bar: the canvases, the way there by pointer and by key, and the line that
 * says what is pointed at.
 *
 * @import { Axis, Panel, State, Store } from "../../core/types.js"
 * @import { Timeline } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Shown, Span, TimeTarget } from "../../scene/time/layout.js"
 */
import { button, h, say, set, zoomOf } from "../../ui/dom.js";
import { clock } from "../../core/format.js";
import { hit } from "../../scene/hit.js";
import { listenForKeys, typedKey } from "../../shell/keys.js";
import { paint } from "../../ui/paint.js";
import { over, shownOf, under } from "../../scene/time.js";
import { nowOf } from "../../scene/time/layout.js";
import { MESSAGE_END, MESSAGE_KIND, REPLY_ANSWER } from "../../core/words.js";
import { nameOf } from "../../scene/time/legs.js";
import { firstScale, followed, fromStart, panned, whole, zoomed } from "../../scene/time/span.js";
import { watchSharpness } from "../../ui/sharpness.js";
import { tellOperation } from "../../scene/time/operations.js";
import { t } from "../../text/en.js";
import { momentField } from "./moment.js";
import { themeOf } from "../../ui/theme.js";

/** The most messages that are asked for. Each is two events. */
export const MOST_MESSAGES = 5000;
/** A pointer that moves no further than this has clicked. */
const STRAY_PX = 4;
/** How near a pointer must come to a line. */
const NEAR_PX = 5;
/** A press of a zoom button, or of its key. */
const ZOOM = 1.5;
/** What the diagram shows, for a picture of it. @type {{axis: Axis, from: number, to: number} | null} */
let inSight = null;

/** The same in virtual milliseconds; by steps it is the whole run. @param {State} state @returns {[number, number]} */
export function msInSight(state) {
  return inSight?.axis === "ms" ? [Math.max(0, inSight.from), inSight.to] : [0, state.nowMs];
}

/** While the run plays, the slider's value is told no more often than this, real milliseconds. */
const TELL_EVERY_MS = 800;

/**
 * @param {Store} store
 * @param {Pick<Bridge, "timeline" | "told">} bridge
 * @returns {Panel & {element: HTMLElement}}
 */
export function time(store, bridge) {
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
  const follow = button({ icon: "follow", label: t.time.follow, class: "small", onclick: () => setFollow(!following) });
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
        button({ icon: "minus", label: t.time.zoomOut, class: "small", onclick: () => zoom(ZOOM) }),
        button({ icon: "plus", label: t.time.zoomIn, class: "small", onclick: () => zoom(1 / ZOOM) }),
        button({ icon: "fit", label: t.time.fit, class: "small", onclick: fit }),
        follow,
      ),
    ),
    plot,
  );
  const contexts = [low.getContext("2d"), high.getContext("2d")];

  let theme = themeOf("auto");
  let size = { width: 0, height: 0 };
  /** @type {Span} */
  let span = fromStart("ms", 0.25);
  /** @type {Partial<Record<Axis, number>>} the scale that each axis was left at */
  let scales = {};
  let following = true;
  /** Where the run stood when the window was last moved along. */
  let stoodAt = 0;
  /** What the data was asked for, and the script as it was. */
  let asked = "";
  let script = "";
  /** @type {Timeline | null} */
  let data = null;
  /** What the lower canvas shows. */
  let painted = "";
  /** @type {ReturnType<typeof under> | null} */
  let scene = null;
  /** @type {TimeTarget | null} */
  let hovered = null;
  /** @type {{x: number, y: number} | null} */
  let pointer = null;
  /** When the slider's value was told last, and a telling that was put off. */
  let [toldAtMs, telling] = [-Infinity, 0];
  /** What it is to say. */
  let slider = "";

  const left = () => scene?.layout.left ?? 50;
  const width = () => Math.max(1, size.width - left());
  /** @param {State} state */
  const nowOn = (state) => nowOf(span.axis, { ms: state.nowMs, step: state.view.step });

  const resize = () => {
    const ratio = (devicePixelRatio || 1) * zoomOf(plot);
    size = { width: plot.clientWidth, height: plot.clientHeight };
    for (const canvas of [low, high]) {
      canvas.width = Math.round(size.width * ratio);
      canvas.height = Math.round(size.height * ratio);
    }
    for (const context of contexts) context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    glass.style.height = `${size.height}px`;
    painted = "";
    // Before the page was laid out there was no place to put the present moment.
    if (following) span = followed(span, width(), nowOn(store.state), stoodAt, false);
    draw(store.state);
  };
  new ResizeObserver(resize).observe(plot);
  watchSharpness(resize);
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => {
      theme = themeOf(store.state.theme);
      painted = "";
      draw(store.state);
    });
  }
  plot.addEventListener("scroll", () => draw(store.state));

  /** @param {Span} to */
  function move(to) {
    span = to;
    draw(store.state);
  }

  /** @param {boolean} on */
  function setFollow(on) {
    following = on;
    if (on) span = followed({ ...span, from: -1e12 }, width(), nowOn(store.state), 0, false);
    draw(store.state);
  }

  /** About the present moment, if it can be seen. @param {number} factor */
  function zoom(factor) {
    const at = (nowOn(store.state) - span.from) / span.perPx;
    move(zoomed(span, factor, at >= 0 && at <= width() ? at : width() / 2));
  }

  function fit() {
    const far = scene?.layout.far ?? nowOn(store.state);
    following = true;
    move(whole(span.axis, Math.max(far, nowOn(store.state)), width()));
  }

  /** @param {number} byPx */
  function pan(byPx) {
    following = false;
    move(panned(span, byPx));
  }

  /** Everything that the picture depends on. @param {State} state @returns {Shown | null} */
  const shown = (state) => (data ? shownOf(state, data, span, size, plot.scrollTop) : null);

  /** Fetches what the window holds, if it or the run has changed. @param {State} state */
  function fetch(state) {
    const { view } = state;
    const branch = view.branches.find((it) => it.shown)?.id;
    const key = [state.run, branch, view.farStep, span.axis, span.from, span.perPx, size.width].join();
    if (key === asked && script === state.script) return;
    asked = key;
    script = state.script;
    // What lies a little outside may still reach in: an arrival's dot, a name.
    const edge = 12 * span.perPx;
    const from = Math.max(0, span.from - edge);
    data = bridge.timeline(from, span.from + width() * span.perPx + edge, span.axis === "step", MOST_MESSAGES);
    painted = "";
  }

  /** @param {State} state */
  function draw(state) {
    const [below, above] = contexts;
    if (!below || !above || size.width === 0 || size.height === 0) return;
    fetch(state);
    inSight = { axis: span.axis, from: span.from, to: span.from + width() * span.perPx };
    const it = shown(state);
    if (!it) return;
    const others = it.branches.map((branch) => [branch.id, branch.shown, branch.name, branch.farStep]);
    const far = Math.max(it.now.ms, it.data.farMs);
    const key = [
      plot.scrollTop,
      far,
      it.nodes,
      it.leaders,
      `out ${it.out}`,
      others,
      it.violations.length,
      state.theme,
    ].join();
    if (key !== painted) {
      painted = key;
      scene = under(it, theme);
      paint(below, scene, size, theme.font);
      const tall = `${scene.layout.height}px`;
      if (sheet.style.height !== tall) sheet.style.height = tall;
      const room = scene.layout.height > size.height + 1;
      plot.classList.toggle("scrolls", room);
      const { legsLeftOut, marksLeftOut, lanes } = it.data;
      leftOut.hidden = !legsLeftOut && !marksLeftOut && !lanes.thinned;
      if (!leftOut.hidden)
        say(leftOut, legsLeftOut || marksLeftOut ? t.time.leftOut(legsLeftOut, marksLeftOut) : t.time.thinned);
      if (pointer && !drag) point(pointer.x, pointer.y, false);
    }
    if (!scene) return;
    const here = nowOn(state);
    set(follow, "aria-pressed", String(following));
    // Somebody has looked away, and the present moment is out of sight.
    element.classList.toggle("astray", here < span.from || here > span.from + width() * span.perPx);
    paint(above, { items: over(it, scene.layout, theme, hovered?.leg ?? null) }, size, theme.font);
    tell(state, it);
  }

  /** What the slider says, and the line above it while nothing is pointed at. @param {State} state @param {Shown} it */
  function tell(state, it) {
    const { history } = state.view;
    verdict.hidden = history.verdict === "none";
    verdict.classList.toggle("strong", history.verdict === "violated");
    say(verdict, t.time.verdicts[history.verdict]);
    verdict.title = history.text;
    const leaders = state.view.nodes.filter((node) => it.leaders.includes(node.id));
    const text = t.time.now(clock(state.nowMs), state.view.step, t.time.leads(leaders));
    if (!hovered) readOut(text);
    tellSlider(text);
  }

  /**
   * What a screen reader is told of the slider: while time runs, now and then. The last word is never left out.
   * @param {string} text
   */
  function tellSlider(text) {
    slider = text;
    const rest = TELL_EVERY_MS - (performance.now() - toldAtMs);
    if (store.state.playing && rest > 0) telling ||= window.setTimeout(setSlider, rest);
    else setSlider();
  }

  function setSlider() {
    clearTimeout(telling);
    telling = 0;
    toldAtMs = performance.now();
    const { state } = store;
    const step = span.axis === "step";
    set(plot, "aria-valuemin", "0");
    set(plot, "aria-valuemax", String(Math.ceil(step ? state.view.farStep : Math.max(state.nowMs, state.view.farMs))));
    set(plot, "aria-valuenow", String(step ? state.view.step : Math.floor(state.nowMs)));
    set(plot, "aria-valuetext", slider);
  }

  /** @param {string} text @param {boolean} [strong] */
  function readOut(text, strong = false) {
    say(readout, text);
    readout.classList.toggle("strong", strong);
  }

  // --- What is pointed at ---

  /** @param {number} x @param {number} y @param {boolean} touch @returns {TimeTarget | null} */
  function targetAt(x, y, touch) {
    if (!scene || !data) return null;
    const found = hit({ targets: scene.targets() }, x, y, touch ? NEAR_PX * 2 : NEAR_PX);
    // The ruler and the names lie over what is beneath them.
    if (found?.what.kind === "flight" && (x < scene.layout.left || y < scene.layout.ruler)) return null;
    return found;
  }

  /** @param {number} x @param {number} y @param {boolean} touch */
  function point(x, y, touch) {
    const before = hovered;
    hovered = targetAt(x, y, touch);
    if (!hovered && !before) return;
    plot.classList.toggle("on-thing", hovered !== null);
    if (hovered) readOut(describe(hovered), true);
    if ((hovered?.leg ?? null) !== (before?.leg ?? null) || !hovered) redrawAbove();
  }

  function redrawAbove() {
    const it = shown(store.state);
    const [, above] = contexts;
    if (!it || !scene || !above) return;
    paint(above, { items: over(it, scene.layout, theme, hovered?.leg ?? null) }, size, theme.font);
    if (!hovered) tell(store.state, it);
  }

  /** @type {Map<string, string>} what steps brought, so that pointing about asks but once */
  const sentences = new Map();
  /** @param {number} step */
  function told(step) {
    const { run, view } = store.state;
    const key = `${run} ${view.branches.find((it) => it.shown)?.id} ${step}`;
    let text = sentences.get(key);
    if (text === undefined) {
      if (sentences.size > 500) sentences.clear();
      text = bridge.told(step);
      sentences.set(key, text);
    }
    return text;
  }

  /** @param {TimeTarget} target */
  function describe({ what, leg }) {
    const words = t.time.on;
    switch (what.kind) {
      case "node":
        return words.node(what.id);
      case "flight":
        return leg === undefined ? "" : describeLeg(leg);
      case "mark":
        return `${clock(what.ms)}, ${t.time.stepTick(what.step)}: ${told(what.step)}`;
      case "request":
        return `${words.request(what.node, what.index, clock(what.takenMs))}: ${words.replies[what.reply]}`;
      case "operation":
        return tellOperation(what.operation, clock);
      case "spell":
        return words[what.spell.kind](what.spell.label);
      case "bookmark":
      case "planned":
        return words[what.kind](clock(what.planned.ms), what.planned.text);
      case "branch": {
        const branch = store.state.view.branches.find((it) => it.id === what.id);
        return words.branch(t.time.branch(what.id, branch?.name || branch?.difference || ""));
      }
    }
  }

  /** @param {number} i */
  function describeLeg(i) {
    if (!data) return "";
    const { legs } = data;
    const words = t.time.on;
    const came = clock(legs.cameMs[i]);
    const ended = clock(legs.endedMs[i]);
    const ending = MESSAGE_END[legs.fate[i]];
    const waited = ending === "arrived" && legs.endedMs[i] > legs.cameMs[i];
    const fate = words.ends[ending];
    const end = waited ? words.waited(came, ended) : ending === "in-flight" ? fate : `${fate} ${ended}`;
    const it = {
      id: nameOf(legs, i),
      kind: MESSAGE_KIND[legs.kind[i]],
      entries: legs.entries[i],
      term: legs.term[i],
      ok: REPLY_ANSWER[legs.ok[i]],
    };
    return words.message(it, clock(legs.sentMs[i]), end);
  }

  /** A click on something. @param {TimeTarget} target */
  function activate({ what }) {
    switch (what.kind) {
      case "node":
      case "flight":
        return store.dispatch({ type: "select", what });
      case "mark":
      case "request":
        return store.dispatch({ type: "seek-step", step: what.step });
      case "operation":
        return store.dispatch({ type: "seek-step", step: what.operation.toStep ?? what.operation.fromStep });
      case "bookmark":
      case "planned":
        return store.dispatch({ type: "seek", toMs: what.planned.ms });
      case "branch":
        return store.dispatch({ type: "branch", id: what.id });
    }
  }

  // --- Going there: by pointer ---

  /** @type {{x: number, y: number, target: TimeTarget | null, way: "click" | "scrub" | "pan", from: number} | null} */
  let drag = null;
  /** @type {Map<number, {x: number, y: number}>} fingers */
  const fingers = new Map();
  /** @type {number | null} where to go with the next frame, in pixels */
  let sought = null;

  /** @param {PointerEvent | WheelEvent} event */
  const place = (event) => {
    const box = glass.getBoundingClientRect();
    const zoom = zoomOf(glass);
    return { x: (event.clientX - box.left) / zoom, y: (event.clientY - box.top) / zoom };
  };

  /** Goes to a place, once a frame. @param {number} x */
  function scrub(x) {
    const waits = sought !== null;
    sought = x;
    if (!waits)
      requestAnimationFrame(() => {
        if (sought === null) return;
        const at = Math.max(0, Math.min(width(), sought - left()));
        sought = null;
        const value = Math.max(0, span.from + at * span.perPx);
        if (span.axis === "step") store.dispatch({ type: "seek-step", step: Math.floor(value) });
        else store.dispatch({ type: "seek", toMs: value });
      });
  }

  plot.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !scene) return;
    const { x, y } = place(event);
    if (x > size.width) return; // the scroll bar
    plot.setPointerCapture(event.pointerId);
    if (event.pointerType === "touch") fingers.set(event.pointerId, { x, y });
    if (fingers.size === 2) {
      drag = null;
      return;
    }
    const touch = event.pointerType === "touch";
    const target = targetAt(x, y, touch);
    if (target && touch) readOut(describe(target), true);
    // A finger may have come to scroll the page: it goes nowhere before it has moved along, or is lifted.
    const way = y < scene.layout.ruler && !target ? "pan" : target || touch ? "click" : "scrub";
    drag = { x, y, target, way, from: span.from };
    if (way === "scrub") scrub(x);
  });
  plot.addEventListener("pointermove", (event) => {
    const { x, y } = place(event);
    const finger = fingers.get(event.pointerId);
    if (finger && fingers.size === 2) return pinch(event.pointerId, { x, y });
    if (!drag) {
      pointer = { x, y };
      return point(x, y, false);
    }
    if (drag.way === "click" && Math.hypot(x - drag.x, y - drag.y) > STRAY_PX)
      drag.way = scene && drag.y < scene.layout.ruler ? "pan" : "scrub";
    if (drag.way === "scrub") scrub(x);
    if (drag.way === "pan" && Math.abs(x - drag.x) > STRAY_PX) {
      following = false;
      move(panned({ ...span, from: drag.from }, drag.x - x));
    }
  });
  plot.addEventListener("pointerup", (event) => {
    fingers.delete(event.pointerId);
    if (!drag) return;
    const { x, y } = place(event);
    const { way, target } = drag;
    const still = Math.hypot(x - drag.x, y - drag.y) <= STRAY_PX;
    drag = null;
    if (way === "click" && target) activate(target);
    else if (way === "click" || (way === "pan" && still)) scrub(x);
  });
  plot.addEventListener("pointercancel", (event) => {
    fingers.delete(event.pointerId);
    drag = null;
  });
  plot.addEventListener("pointerleave", () => {
    pointer = null;
    hovered = null;
    plot.classList.remove("on-thing");
    redrawAbove();
  });

  /** Two fingers: what is between them stays between them. @param {number} id @param {{x: number, y: number}} to */
  function pinch(id, to) {
    const [a, b] = [...fingers.entries()];
    const other = (a[0] === id ? b : a)[1];
    const was = fingers.get(id) ?? to;
    const before = Math.max(16, Math.abs(was.x - other.x));
    const after = Math.max(16, Math.abs(to.x - other.x));
    fingers.set(id, to);
    following = false;
    const middle = (was.x + other.x) / 2;
    move(panned(zoomed(span, before / after, middle - left()), middle - (to.x + other.x) / 2));
  }

  // The page keeps its wheel: only what a browser's own zoom or a sideways wheel would do is done here.
  plot.addEventListener(
    "wheel",
    (event) => {
      // Inside another page the wheel is that page's, until somebody has come in here.
      if (store.state.shape.embedded && !element.contains(document.activeElement)) return;
      const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? size.height : 1;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        // A tick of a wheel is a hundred pixels; a pinch on a pad a few.
        const by = Math.max(-120, Math.min(120, event.deltaY * unit));
        move(zoomed(span, 1.006 ** by, place(event).x - left()));
        return;
      }
      const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
      if (!event.shiftKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
      event.preventDefault();
      pan(sideways * unit);
    },
    { passive: false },
  );

  // --- Going there: by key ---

  plot.addEventListener("keydown", (event) => {
    // With Shift, arrows are the page's: they go to the next thing worth seeing.
    if (!key(typedKey(event), event.shiftKey)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  listenForKeys(store, plot);

  /** @param {string | null} typed @param {boolean} shift @returns {boolean} whether it meant something */
  function key(typed, shift) {
    const { view, nowMs } = store.state;
    if (shift && typed?.startsWith("Arrow")) return false;
    switch (typed) {
      case "ArrowLeft":
        store.dispatch({ type: "back" });
        return true;
      case "ArrowRight":
        store.dispatch({ type: "step" });
        return true;
      case "+":
      case "=":
        zoom(1 / ZOOM);
        return true;
      case "-":
      case "_":
        zoom(ZOOM);
        return true;
      case "PageUp":
        pan(-0.85 * width());
        return true;
      case "PageDown":
        pan(0.85 * width());
        return true;
      case "Home":
        following = true;
        store.dispatch({ type: "seek-step", step: 0 });
        return true;
      case "End":
        following = true;
        store.dispatch({ type: "seek", toMs: Math.max(nowMs, view.farMs) });
        return true;
    }
    return false;
  }

  return {
    element,
    update(state, before) {
      if (state.theme !== before?.theme) {
        theme = themeOf(state.theme);
        painted = "";
      }
      if (state.axis !== before?.axis) {
        for (const axis of /** @type {const} */ (["ms", "step"]))
          set(axes[axis], "aria-pressed", String(axis === state.axis));
        turn(state, before);
      }
      if (state.run !== before?.run) {
        scales = {};
        following = true;
        span = fromStart(state.axis, firstScale(state.axis, state.view.settings));
        plot.scrollTop = 0;
      } else if (
        state.view === before?.view &&
        state.nowMs === before.nowMs &&
        state.selection === before.selection &&
        state.message === before.message &&
        state.axis === before.axis &&
        state.theme === before.theme
      ) {
        return;
      }
      if (state.selection !== before?.selection || state.message !== before?.message) painted = "";
      const now = nowOn(state);
      // Under a finger that drags, nothing slips away.
      if (following && drag === null && size.width > 0)
        span = followed(span, width(), now, stoodAt, state.playing && !state.still);
      stoodAt = now;
      draw(state);
    },
  };

  /**
   * The other axis: the present moment stays where it is on the screen.
   * @param {State} state @param {State | null} before
   */
  function turn(state, before) {
    if (!before) return;
    scales[before.axis] = span.perPx;
    const place = Math.min(0.9, Math.max(0.1, (nowOn(before) - span.from) / span.perPx / width()));
    const perPx = scales[state.axis] ?? firstScale(state.axis, state.view.settings);
    span = { ...span, axis: state.axis, perPx };
    span = panned({ ...span, from: nowOn(state) - place * width() * perPx }, 0);
    stoodAt = nowOn(state);
  }
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
