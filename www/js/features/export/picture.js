// @ts-check
/**
 * A picture of the run for export: the same display lists that the canvases show, one below the other, with
 * what runs above them and where it can be played below. `svg.js` and `png.js` write it.
 *
 * @import { Bridge } from "../../core/bridge.js"
 * @import { State } from "../../core/types.js"
 * @import { NodeView, Timeline } from "../../core/view.js"
 * @import { Item } from "../../scene/items.js"
 * @import { Logs } from "../../scene/logs.js"
 * @import { Theme } from "../../scene/theme.js"
 *
 * @typedef {object} Part a display list, and where it is; it is clipped at its edges
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {Item[]} items
 *
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {Part[]} parts
 * @property {Theme} theme
 * @property {string} title
 * @property {string} alt what is to be seen, in words
 * @property {string} link the run at this moment
 * @property {string} version
 *
 * @typedef {object} Order what is wanted
 * @property {"moment" | "span"} what
 * @property {boolean} ring of a moment: with the cluster
 * @property {boolean} logs of a moment: with the logs
 * @property {boolean} diagram of a moment: with the space-time diagram
 * @property {number} fromMs of a span
 * @property {number} toMs of a span
 * @property {import("../../core/types.js").ThemeChoice} theme
 */
import { clip, clock, sentence, widthIn } from "../../core/format.js";
import { PATHS } from "../../scene/items.js";
import { scene } from "../../scene/cluster.js";
import { logScene, NAMES_WIDTH } from "../../scene/logs.js";
import { over, shownOf, under } from "../../scene/time.js";
import { layoutOf } from "../../scene/time/layout.js";
import { labelOf, needsOf } from "../../core/roster.js";
import { NODE_ROLE, NODE_STATUS } from "../../core/words.js";
import { say, tell, tellAll, told } from "../../text/say.js";
import { legendOf } from "../logs/entry.js";
import { columnStates } from "../logs/head.js";
import { believer, columns, SPECIAL } from "../logs/logs.js";
import { themeOfPicture } from "../../ui/theme.js";

const WIDTH = 960;
/** The widest that a span may be. */
const WIDEST = 4800;
/** How wide a message of the mean latency is drawn, pixels, unless the picture becomes too wide. */
const MESSAGE_PX = 14;
/** Of the cluster. */
const RING = 460;
/** Its width if the logs are beside it. */
const RING_BESIDE = 440;
/** A column of the logs: as wide as there is room, within these bounds. */
const [CELL_LEAST, CELL_MOST] = [42, 58];
/** The most entries of a log that are told one by one. */
const MOST_TOLD = 20;
const EDGE = 20;
/** What the diagram of a moment shows of the past, and of the future that is known, virtual milliseconds. */
const BEFORE_MS = 120;
const AFTER_MS = 40;
/** The most messages of a diagram; more cannot be told apart. */
const MOST_MESSAGES = 20_000;

/**
 * @param {State} state @param {Bridge} bridge @param {Order} order @param {string} link
 * @returns {Picture}
 */
export function picture(state, bridge, order, link) {
  const theme = themeOfPicture(order.theme);
  const wanted = spanOf(state, order);
  const width = order.what === "span" && wanted ? widthFor(state, wanted) : WIDTH;
  /** @type {Part[]} */
  const parts = [];
  let y = 0;
  const add = (/** @type {Item[]} */ items, /** @type {number} */ height) => {
    parts.push({ x: 0, y, width, height, items });
    y += height;
  };
  const logs = order.what === "moment" && order.logs ? logsOf(state, order) : null;
  const top = heading(state, order, width, theme);
  add(top.items, top.height);
  if (order.what === "moment") {
    const drawn = logs && logScene(logs, theme);
    const beside = order.ring && drawn && drawn.width <= width - RING_BESIDE - EDGE;
    const size = { width: beside ? RING_BESIDE : width, height: RING };
    const extras = { selection: state.selection, ghosts: [], clockMs: 0, message: state.message, still: state.still };
    const ring = order.ring ? scene(state.view, state.nowMs, size, extras, theme).items : [];
    if (beside) {
      const height = Math.max(RING, drawn.height);
      parts.push({ x: 0, y, width: RING_BESIDE, height, items: ring });
      const logsY = Math.max(0, Math.floor((height - drawn.height) / 2));
      parts.push({
        x: RING_BESIDE,
        y: y + logsY,
        width: width - RING_BESIDE,
        height: drawn.height,
        items: drawn.items,
      });
      y += height;
    } else {
      if (order.ring) add(ring, RING);
      if (drawn) {
        parts.push({ x: EDGE, y, width: width - EDGE, height: drawn.height, items: drawn.items });
        y += drawn.height;
      }
    }
  }
  const data = wanted ? diagram(state, bridge, wanted, width, theme, add) : null;
  const version = bridge.engine();
  const missing = leftOut(state, order, data, logs);
  add(footing(link, version, missing, width, theme), missing ? 60 : 42);
  const title = state.view.title || say("playground");
  return { width, height: y, parts, theme, title, alt: inWords(state, order, data, logs), link, version };
}

/** What the diagram shows; nothing where there is none. @param {State} state @param {Order} order */
function spanOf({ nowMs }, order) {
  if (order.what === "span") return { from: order.fromMs, to: Math.max(order.toMs, order.fromMs + 0.1) };
  return order.diagram ? { from: Math.max(0, nowMs - BEFORE_MS), to: nowMs + AFTER_MS } : null;
}

/** Wide enough to follow a message. @param {State} state @param {{from: number, to: number}} wanted */
function widthFor({ view }, wanted) {
  const latency = Math.max(0.001, (view.settings.latency.min + view.settings.latency.max) / 2);
  return Math.round(Math.min(WIDEST, Math.max(WIDTH, ((wanted.to - wanted.from) / latency) * MESSAGE_PX)));
}

/**
 * The logs that a picture shows: as many columns as there is room for, the newest.
 * @param {State} state @param {Order} order @returns {Logs}
 */
export function logsOf(state, order) {
  const { view } = state;
  const { first: oldest, last } = columns(view);
  const most = Math.floor((WIDTH - 2 * EDGE - NAMES_WIDTH) / CELL_LEAST) - 1;
  const first = Math.max(oldest, last - most + 1);
  const states = columnStates(view, first, last);
  const leader = believer(state);
  const shown = view.nodes.flatMap((node) => node.log.filter((it) => it.index >= first));
  const special = SPECIAL.filter((standing) => shown.some((it) => it.standing === standing));
  /** @type {Logs["legend"]} */
  const legend = [.../** @type {const} */ (["known", "committed", "open"]), ...special].map((draw) => ({
    text: legendOf(draw),
    draw,
  }));
  if (leader)
    legend.push(
      { text: "nextIndex", draw: "next" },
      { text: say("match-index-of", { leader: leader.name }), draw: "match" },
    );
  const cellIn = (/** @type {number} */ room) => Math.floor((room - NAMES_WIDTH) / (last - first + 2));
  // Beside the cluster if its columns have room there, else below it.
  const beside = order.ring ? cellIn(WIDTH - RING_BESIDE - EDGE) : 0;
  const cell = Math.min(CELL_MOST, Math.max(CELL_LEAST, beside >= CELL_LEAST ? beside : cellIn(WIDTH - 2 * EDGE)));
  return { view, first, last, states, leader, cell, legend };
}

/** A log in words, for readers who do not see it. @param {NodeView} node @param {Logs} logs */
function tellLog({ name, log, snapshotIndex, lastIndex }, { first }) {
  if (lastIndex === 0) return say("log-told-empty", { node: name });
  const seen = log.filter((it) => it.index >= first).slice(-MOST_TOLD);
  const entries = seen.map(({ index, term, text, standing }) =>
    told("log-told-entry", { index, term, entry: text, standing }),
  );
  const values = { node: name, entries: { list: entries, joined: /** @type {const} */ ("clauses") } };
  return say("log-told", { ...values, snapshot: snapshotIndex, count: entries.length });
}

/**
 * What the picture has no room for, in words.
 * @param {State} state @param {Order} order @param {Timeline | null} data @param {Logs | null} logs
 */
function leftOut({ view }, order, data, logs) {
  const flights =
    order.what === "moment" && order.ring && view.flightsLeftOut
      ? say("messages-not-shown", { count: view.flightsLeftOut })
      : "";
  const { legsLeftOut, marksLeftOut } = data ?? { legsLeftOut: 0, marksLeftOut: 0 };
  const columnsLeftOut = logs ? logs.first - Math.max(1, columns(view).first) : 0;
  const parts = [
    flights,
    columnsLeftOut ? say("columns-not-drawn", { count: columnsLeftOut }) : "",
    legsLeftOut ? say("messages-not-drawn", { count: legsLeftOut }) : "",
    marksLeftOut ? say("events-not-drawn", { count: marksLeftOut }) : "",
  ];
  return tellAll(parts.filter(Boolean).map(sentence));
}

/**
 * The space-time diagram of a span, with all its lanes.
 * @param {State} state @param {Bridge} bridge @param {{from: number, to: number}} wanted
 * @param {number} width @param {Theme} theme @param {(items: Item[], height: number) => void} add
 */
function diagram(state, bridge, wanted, width, theme, add) {
  const data = bridge.timeline(wanted.from, wanted.to, false, MOST_MESSAGES);
  // The names are to the left of it.
  const perPx = (wanted.to - wanted.from) / (width - 50 - EDGE);
  const span = { axis: /** @type {const} */ ("ms"), from: wanted.from, perPx };
  const first = shownOf(state, data, span, { width, height: 0 }, 0);
  const lanes = first.nodes + first.askers.length;
  // High enough for the words.
  const sized = { ...first, size: { width, height: Math.max(130, 60 + lanes * 34) } };
  const shown = { ...sized, size: { width, height: layoutOf(sized).height } };
  const drawn = under(shown, theme);
  add([...drawn.items, ...over(shown, drawn.layout, theme, null)], drawn.layout.height + 8);
  return data;
}

/**
 * The title, the moment, and what is wrong in the run.
 * @param {State} state @param {Order} order @param {number} width @param {Theme} theme
 */
function heading(state, order, width, theme) {
  const { view, nowMs } = state;
  /** @type {Item[]} */
  const items = [];
  let y = 26;
  const line = (/** @type {string} */ text, /** @type {number} */ size, bold = false, fill = theme.ink) => {
    items.push({ type: "text", x: EDGE, y, text, size, bold, fill, align: "left" });
    y += size + 9;
  };
  // Bold letters are wider than others.
  line(clip(view.title || say("playground"), lettersIn(width - 2 * EDGE, 18 * 1.12)), 18, true);
  line(
    order.what === "moment" ? clock(nowMs) : `${clock(order.fromMs)} – ${clock(order.toMs)}`,
    13,
    false,
    theme.muted,
  );
  if (view.say && order.what === "moment")
    for (const part of wrapped(view.say, lettersIn(width - 2 * EDGE, 14))) line(part, 14);
  const warn = (/** @type {string} */ text) => {
    items.push({ type: "path", x: EDGE + 7, y: y - 1, scale: 0.62, d: PATHS.no, stroke: theme.evidence, width: 2 });
    items.push({ type: "text", x: EDGE + 20, y, text, size: 14, bold: true, fill: theme.evidence, align: "left" });
    y += 24;
  };
  for (const rule of view.rulesOff) warn(say("rule-is-off", { rule: rule.name }));
  const broken = view.violations.at(-1);
  if (broken) {
    warn(say("property-broken-when", { property: broken.property, time: clock(broken.atMs) }));
    for (const part of wrapped(tell(broken.detail), lettersIn(width - 2 * EDGE, 13))) line(part, 13);
  }
  return { items, height: y };
}

/** How many letters of this size fit into this width, in any font. @param {number} width @param {number} size */
const lettersIn = (width, size) => Math.max(1, Math.floor(width / (size * 0.64)));

/** A text in lines of at most so many letters. @param {string} text @param {number} most @returns {string[]} */
function wrapped(text, most) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  // A line breaks behind a space, or behind a Chinese sign that no mark follows.
  for (const piece of text.split(/(?<= )|(?<=[\u2e80-\u9fff，。：；、）”！？])(?![，。：；、）”！？])/u)) {
    if (line && widthIn(line + piece.trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  if (line) lines.push(line.trimEnd());
  return lines.map((it) => clip(it, most));
}

/**
 * @param {string} link @param {string} version @param {string} missing @param {number} width @param {Theme} theme
 * @returns {Item[]}
 */
function footing(link, version, missing, width, theme) {
  const address = link.replace(/^https?:\/\//, "");
  // A cut address would lead nowhere, so a long one is replaced by the playground's. The file has the whole one.
  const most = lettersIn(width - 2 * EDGE - 230, 11);
  const text = address.length > most ? clip(address.replace(/[?#].*$/, ""), most) : address;
  const y = missing ? 42 : 24;
  const row = { type: /** @type {const} */ ("text"), size: 11, fill: theme.muted };
  /** @type {Item[]} */
  const note = missing ? [{ ...row, y: 22, size: 12, x: EDGE, text: missing, fill: theme.ink, align: "left" }] : [];
  return [
    { type: "line", x1: EDGE, y1: 6, x2: width - EDGE, y2: 6, stroke: theme.faint, width: 1 },
    ...note,
    { ...row, y, x: EDGE, text: say("made-by", { version }), align: "left" },
    { ...row, y, x: width - EDGE, text, align: "right" },
  ];
}

/**
 * A description for readers who do not see the picture.
 * @param {State} state @param {Order} order @param {Timeline | null} data of the diagram, if there is one
 * @param {Logs | null} logs if they are drawn
 */
export function inWords(state, order, data, logs) {
  const { view, nowMs } = state;
  const title = view.title || say("playground");
  const off = view.rulesOff.map((rule) => say("rule-is-off", { rule: rule.name }));
  if (view.roster.outgoing.length && order.what !== "span")
    off.push(say("joint-needs", { needs: needsOf(view.roster) }));
  const broken = view.violations.map((it) =>
    say("property-broken-when", { property: it.property, time: clock(it.atMs) }),
  );
  /** @type {string[]} */
  const words = [];
  if (order.what === "span") {
    const [from, to] = [clock(order.fromMs), clock(order.toMs)];
    words.push(say("picture-of-span", { title, from, to, nodes: view.nodes.length }), ...off, ...broken);
    if (data)
      words.push(
        ...led(data, order.toMs),
        say("messages-between", { count: data.legs.from.length + data.legsLeftOut }),
      );
  } else {
    const nodes = view.nodes.map((node) => labelOf(node, view));
    words.push(
      say("picture-of-moment", { title, time: clock(nowMs) }),
      ...off,
      ...broken,
      say("text", { text: { list: nodes, joined: "clauses" } }),
    );
    words.push(say("messages-in-flight", { count: view.flights.length + view.flightsLeftOut }));
    words.push(
      view.committed
        ? say("committed-up-to", { index: view.committed, term: view.committedTerm })
        : say("committed-nothing"),
    );
    if (logs) words.push(...view.nodes.map((node) => tellLog(node, logs)));
    if (view.sentence.length) words.push(tellAll(view.sentence));
  }
  const missing = leftOut(state, order, data, logs);
  if (missing) words.push(missing);
  return tellAll(words.map(sentence));
}

/** The most that are named one by one. */
const MOST_LEADERS = 12;

/** Who leads in a diagram, in the order in which they do. @param {Timeline} data @param {number} toMs */
function led({ lanes }, toMs) {
  /** @type {Map<string, {node: number, term: number, ms: number}>} */
  const found = new Map();
  lanes.node.forEach((node, i) => {
    const it = { node, term: lanes.term[i], ms: lanes.ms[i] };
    const key = `${node} ${it.term}`;
    const leads = NODE_ROLE[lanes.role[i]] === "leader" && NODE_STATUS[lanes.status[i]] !== "crashed";
    if (leads && it.ms <= toMs && !found.has(key)) found.set(key, it);
  });
  const all = [...found.values()].sort((a, b) => a.ms - b.ms);
  if (!all.length) return [say("nobody-led")];
  const named = all
    .slice(0, MOST_LEADERS)
    .map((it) => say("led-from", { node: `n${it.node}`, term: it.term, time: clock(it.ms) }));
  return [
    say("text", { text: { list: named, joined: "clauses" } }),
    ...(all.length > MOST_LEADERS ? [say("more-led", { count: all.length - MOST_LEADERS })] : []),
  ];
}
