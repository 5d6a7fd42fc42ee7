// @ts-check
/**
 * The cluster: the canvas with its buttons and the menu at the selected thing, and the legend.
 * @import { Panel, State, Store } from "../../core/types.js"
 * @import { Item } from "../../scene/items.js"
 */
import { fill, h, hide, zoomOf, write } from "../../ui/dom.js";
import { listenForKeys } from "../../shell/keys.js";
import { createMenu } from "./menu.js";
import { afterPainting } from "../../ui/layout.js";
import { createOverlay } from "./overlay.js";
import { createRing } from "./ring.js";
import { targetsOf } from "../../scene/cluster.js";
import { shape } from "../../scene/flights.js";
import { PATHS } from "../../scene/items.js";
import { svg } from "../../ui/svg.js";
import { watchSharpness } from "../../ui/sharpness.js";
import { themeOf } from "../../ui/theme.js";
import { isOut } from "../../core/roster.js";
import { say } from "../../text/say.js";

/** @param {Store} store @returns {Panel & {element: HTMLElement, resize: () => void}} */
// long: drawing and resizing share the canvas, its size and its theme
export function stage(store) {
  const canvas = h("canvas", { "aria-hidden": "true" });
  const field = h("div", { class: "field" }, canvas);
  const leftOut = h("p", { class: "left-out", hidden: true });
  const dock = h("div", { class: "dock" });
  const element = h(
    "section",
    { class: "panel stage", id: "stage", tabindex: 0, "aria-label": say("cluster-label") },
    h("h2", {}, say("cluster")),
    field,
    leftOut,
    dock,
  );
  const context = canvas.getContext("2d");
  const ring = createRing();
  const menu = createMenu(store, element, field);
  const overlay = createOverlay(store, field, menu.enter);
  element.append(menu.element);
  /**
   * What things are called; an embed does not have it.
   * @type {ReturnType<import("../names/names.js").createNames> | null}
   */
  let names = null;
  if (!store.state.shape.embedded)
    import("../names/names.js")
      .then((module) => {
        names = module.createNames(store, field);
        // A run that stands still asks for no frame that would name anything.
        dirty = true;
        draw(store.state, null);
      })
      // Nothing that was asked for has failed. A browser may also say so of a page that is being left.
      .catch((error) => console.info("Nothing is named in place.", error));
  listenForKeys(store, element);

  let theme = themeOf("auto");
  let size = { width: 0, height: 0 };
  let dirty = true;
  /** What can be pointed at in what was drawn last. @type {import("../../scene/items.js").Targets} */
  let drawn = { targets: [] };
  /** What the legend shows; it is rebuilt only if this changes. */
  let docked = "";
  /** Whether the buttons over the canvas are where their things were, because the document follows less often. */
  let behind = false;

  const resize = () => {
    const width = field.clientWidth;
    const height = field.clientHeight;
    const ratio = (devicePixelRatio || 1) * zoomOf(field);
    size = { width, height };
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    ring.resize(size, ratio);
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
    if (moved) {
      dirty = false;
      ring.paint(context, state, theme);
      drawn = targetsWhenAsked(state, size);
    }
    afterPainting(() => {
      if (moved || behind) behind = !overlay.update(drawn, state);
      if (moved || state.menu !== before?.menu) menu.update(state, drawn, before === null);
      names?.update(state, drawn, size);
    });
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
      draw(state, before);
      if (state.view !== before?.view) {
        hide(leftOut, state.view.flightsLeftOut === 0);
        if (state.view.flightsLeftOut) write(leftOut, say("messages-not-shown", { count: state.view.flightsLeftOut }));
      }
      const now = `${state.theme} ${Object.values(extensions(state)).join()}`;
      if (now !== docked) {
        docked = now;
        fill(dock, legend(theme, extensions(state)));
      }
    },
  };
}

/**
 * Most frames need no targets.
 * @param {State} state @param {import("../../scene/items.js").Size} size
 * @returns {import("../../scene/items.js").Targets}
 */
function targetsWhenAsked(state, size) {
  /** @type {import("../../scene/items.js").Target[] | null} */
  let found = null;
  return {
    get targets() {
      return (found ??= targetsOf(state.view, state.nowMs, size, state));
    },
  };
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
 * The legend, drawn with the same shapes as the canvas.
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
  const learnerKey = [[{ type: "rect", ...square }], say("membership-learner")];
  /** @type {[Item[], string][]} */
  const messages = [
    [glyph("election"), "RequestVote"],
    ...(preVote ? [preVoteKey] : []),
    [glyph("replication", { entries: [entry] }), "AppendEntries"],
    [glyph("replication"), say("a-heartbeat")],
    [glyph("snapshot"), "InstallSnapshot"],
    [[...glyph("replication", { reply: true, ok: true })], say("legend-reply")],
  ];
  /** @type {[Item[], string][]} */
  const states = [
    [[{ type: "path", x: 17, y: 17, scale: 1, d: PATHS.crown, fill: theme.ink }], say("state-leader")],
    [
      [
        { type: "circle", x: 17, y: 17, r: 10, stroke: theme.faint, width: 1.5 },
        { type: "arc", x: 17, y: 17, r: 10, from: -Math.PI / 2, to: Math.PI * 0.9, stroke: theme.ink, width: 3.5 },
      ],
      say("legend-timer"),
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
      say("legend-term"),
    ],
  ];
  if (learner) states.push(learnerKey);
  if (out) {
    const box = { x: 3, y: 10, w: 28, h: 15, round: 3, stroke: theme.ink, width: 1.5, dash: [3, 2.5] };
    const word = { x: 17, y: 18, text: say("part-out"), size: 11, bold: true, fill: theme.ink };
    states.push([
      [
        { type: "rect", ...box },
        { type: "text", ...word },
      ],
      say("legend-out"),
    ]);
  }
  const item = (/** @type {[Item[], string]} */ [items, text]) =>
    h("li", {}, /** @type {any} */ (svg(items, 34, 34, theme.font)), text);
  return h("ul", { class: "legend", "aria-label": say("legend") }, ...[...messages, ...states].map(item));
}
