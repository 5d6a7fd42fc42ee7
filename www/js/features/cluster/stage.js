// @ts-check
/**
 * The cluster: the canvas with its buttons, what the script says, and beneath it the legend or what can be done to the
 * selected thing.
 * @import { Panel, State, Store } from "../../core/types.js"
 * @import { Item } from "../../scene/items.js"
 * @import { Deed } from "./deeds.js"
 */
import { deeds } from "./deeds.js";
import { button, fill, h, say, set, zoomOf } from "../../ui/dom.js";
import { listenForKeys } from "../../shell/keys.js";
import { createOverlay } from "./overlay.js";
import { paint } from "../../ui/paint.js";
import { scene } from "../../scene/cluster.js";
import { shape } from "../../scene/flights.js";
import { PATHS } from "../../scene/items.js";
import { svg } from "../../ui/svg.js";
import { watchSharpness } from "../../ui/sharpness.js";
import { themeOf } from "../../ui/theme.js";
import { isOut, standing } from "../../core/roster.js";
import { t } from "../../text/en.js";

/** @param {Store} store @returns {Panel & {element: HTMLElement, resize: () => void}} */
// long: drawing and resizing share the canvas, its size and its theme
export function stage(store) {
  const canvas = h("canvas", { "aria-hidden": "true" });
  const field = h("div", { class: "field" }, canvas);
  const caption = h("p", { class: "caption", hidden: true });
  const leftOut = h("p", { class: "left-out", hidden: true });
  const dock = h("div", { class: "dock" });
  const element = h(
    "section",
    { class: "panel stage", id: "stage", tabindex: 0, "aria-label": t.clusterLabel },
    h("h2", {}, t.cluster),
    caption,
    field,
    leftOut,
    dock,
  );
  const context = canvas.getContext("2d");
  const overlay = createOverlay(store, field);
  listenForKeys(store, element);

  let theme = themeOf("auto");
  let size = { width: 0, height: 0 };
  let dirty = true;
  /** What the dock shows; it is rebuilt only if this changes. */
  let docked = "";

  const resize = () => {
    const width = field.clientWidth;
    const height = field.clientHeight;
    const ratio = (devicePixelRatio || 1) * zoomOf(field);
    size = { width, height };
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    dirty = true;
    draw(store.state, null);
  };
  new ResizeObserver(resize).observe(field);
  watchSharpness(resize);
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => {
      theme = themeOf(store.state.theme);
      docked = "";
      dirty = true;
      draw(store.state, null);
    });
  }

  /** @param {State} state @param {State | null} before */
  function draw(state, before) {
    if (!context || size.width === 0 || size.height === 0) return;
    const moved =
      dirty ||
      !before ||
      state.view !== before.view ||
      state.nowMs !== before.nowMs ||
      state.selection !== before.selection ||
      state.still !== before.still ||
      state.ghosts !== before.ghosts ||
      state.ghosts.length > 0;
    if (!moved) return;
    dirty = false;
    const list = scene(state.view, state.nowMs, size, state, theme);
    paint(context, list, size, theme.font);
    overlay.update(list, state);
  }

  return {
    element,
    resize,
    update(state, before) {
      if (state.theme !== before?.theme) {
        theme = themeOf(state.theme);
        docked = "";
        dirty = true;
      }
      if (state.view !== before?.view) {
        say(caption, state.view.say);
        caption.hidden = state.view.say === "";
        leftOut.hidden = state.view.flightsLeftOut === 0;
        if (state.view.flightsLeftOut) say(leftOut, t.leftOut(state.view.flightsLeftOut));
      }
      const list = deeds(state);
      const now = dockKey(state, list);
      if (now !== docked) {
        docked = now;
        fillDock(dock, state, list, store, theme);
      }
      draw(state, before);
    },
  };
}

/** @param {State} state @param {Deed[]} list */
function dockKey(state, list) {
  const { selection } = state;
  if (!selection) return `legend ${state.theme} ${Object.values(extensions(state)).join()}`;
  return `${selection.kind} ${selection.id} ${headline(state)} ${list.map((deed) => deed.name).join()}`;
}

/** @param {State} state */
function headline(state) {
  const { selection } = state;
  if (selection?.kind === "node") {
    const node = state.view.nodes[selection.id - 1];
    const role = node.status === "up" ? t.role[node.role] : t.status[node.status];
    return [node.name, role, standing(node, state.view), t.node.term(node.term)].filter(Boolean).join(" · ");
  }
  return state.kept ? state.kept.summary : "";
}

/**
 * @param {HTMLElement} dock
 * @param {State} state
 * @param {Deed[]} list
 * @param {Store} store
 * @param {import("../../scene/theme.js").Theme} theme
 */
function fillDock(dock, state, list, store, theme) {
  set(dock, "data-open", state.selection ? "" : null);
  if (!state.selection) {
    fill(dock, legend(theme, extensions(state)));
    return;
  }
  const focused = dock.contains(document.activeElement) ? document.activeElement?.getAttribute("data-deed") : null;
  fill(
    dock,
    h(
      "div",
      { class: "dock-head" },
      h("strong", {}, headline(state)),
      button({
        class: "quiet shut",
        icon: "close",
        label: t.help.close,
        onclick: () => store.dispatch({ type: "select", what: null }),
      }),
    ),
    list.length
      ? deedButtons(list, store)
      : h("p", { class: "muted" }, state.shape.editable ? t.inspect.gone : t.notice.readOnly),
  );
  if (focused) {
    const again = dock.querySelector(`[data-deed="${focused}"]`) ?? dock.querySelector("[data-deed]");
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
    else /** @type {HTMLElement | null} */ (dock.closest(".stage"))?.focus({ preventScroll: true });
  }
}

/** @param {Deed[]} list @param {Store} store */
export function deedButtons(list, store) {
  const row = h("div", { class: "deeds" });
  for (const deed of list) {
    const element = button({
      icon: deed.icon,
      text: deed.label,
      title: deed.tip,
      key: deed.key,
      class: deed.grave ? "grave" : "",
      onclick: () => store.dispatch(deed.action),
    });
    element.dataset["deed"] = deed.name;
    row.append(element);
  }
  return row;
}

/**
 * Which shapes come up in this run beyond those of the paper's Figure 2: the legend has them only then.
 * @param {State} state
 */
function extensions({ view }) {
  return {
    preVote: view.settings.prevote,
    learner: view.nodes.some((node) => node.config.member === "learner"),
    out: view.nodes.some(isOut),
  };
}

/**
 * The legend, drawn with the same shapes as the canvas. Shown while nothing is selected.
 * @param {import("../../scene/theme.js").Theme} theme @param {ReturnType<typeof extensions>} more
 */
function legend(theme, { preVote, learner, out }) {
  /** @type {(family: "election" | "replication" | "snapshot", extra?: object) => Item[]} */
  const glyph = (family, extra = {}) => {
    /** @type {Item[]} */
    const items = [];
    shape(items, { family, reply: false, ok: undefined, entries: [], ...extra }, 17, 17, theme, false);
    return items;
  };
  const entry = { index: 1, term: 1, text: "", durable: true };
  /** @type {[Item[], string]} */
  const preVoteKey = [glyph("election", { kind: "PreVote" }), "PreVote"];
  const square = { x: 8, y: 8, w: 18, h: 18, round: 3, fill: theme.ground, stroke: theme.edge, width: 1.5 };
  /** @type {[Item[], string]} */
  const learnerKey = [[{ type: "rect", ...square }], t.member.learner];
  /** @type {[Item[], string][]} */
  const messages = [
    [glyph("election"), "RequestVote"],
    ...(preVote ? [preVoteKey] : []),
    [glyph("replication", { entries: [entry] }), "AppendEntries"],
    [glyph("replication"), t.legend.heartbeat],
    [glyph("snapshot"), "InstallSnapshot"],
    [[...glyph("replication", { reply: true, ok: true })], t.legend.reply],
  ];
  /** @type {[Item[], string][]} */
  const states = [
    [[{ type: "path", x: 17, y: 17, scale: 1, d: PATHS.crown, fill: theme.ink }], t.legend.leader],
    [
      [
        { type: "circle", x: 17, y: 17, r: 10, stroke: theme.faint, width: 1.5 },
        { type: "arc", x: 17, y: 17, r: 10, from: -Math.PI / 2, to: Math.PI * 0.9, stroke: theme.ink, width: 3.5 },
      ],
      t.legend.timer,
    ],
    [
      theme.terms.slice(0, 3).map((fillOf, i) => ({
        type: /** @type {const} */ ("circle"),
        x: 9 + i * 8,
        y: 17,
        r: 6,
        fill: fillOf,
        stroke: theme.edge,
        width: 1,
      })),
      t.legend.term,
    ],
  ];
  if (learner) states.push(learnerKey);
  if (out) {
    const box = { x: 3, y: 10, w: 28, h: 15, round: 3, stroke: theme.ink, width: 1.5, dash: [3, 2.5] };
    const word = { x: 17, y: 18, text: t.member.said.none, size: 11, bold: true, fill: theme.ink };
    states.push([
      [
        { type: "rect", ...box },
        { type: "text", ...word },
      ],
      t.legend.out,
    ]);
  }
  const item = (/** @type {[Item[], string]} */ [items, text]) =>
    h("li", {}, /** @type {any} */ (svg(items, 34, 34, theme.font)), text);
  return h("ul", { class: "legend", "aria-label": t.legend.label }, ...[...messages, ...states].map(item));
}
