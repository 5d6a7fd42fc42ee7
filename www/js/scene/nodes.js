// @ts-check
/**
 * Nodes: fill for the term, shape for the role, an arc for what is left of the timer.
 * @import { NodeView, View, Vote } from "../core/view.js"
 * @import { Theme } from "./theme.js"
 * @import { Extras, Item } from "./items.js"
 * @import { Layout } from "./ring.js"
 */
import { halvesOf, isOut, memberWord, saidOf, stateOf } from "../core/roster.js";
import { say } from "../text/say.js";
import { termFill } from "./theme.js";
import { PATHS } from "./items.js";
import { TAU } from "./ring.js";
import { widthOf } from "./time/layout.js";

/**
 * Around a node: whether it is evidence of a broken property or selected, and the whole ring of its timer.
 * @param {Item[]} items @param {NodeView} node @param {Layout} layout @param {Pick<Extras, "selection">} extras
 * @param {boolean} accused @param {Theme} theme
 */
export function drawHalo(items, node, layout, extras, accused, theme) {
  const { x, y } = layout.spots[node.id - 1];
  const r = layout.radius;
  const selected = extras.selection?.kind === "node" && extras.selection.id === node.id;

  if (accused) {
    items.push({ type: "circle", x, y, r: r + 13, stroke: theme.evidence, width: 3 });
    items.push({ type: "circle", x, y, r: r + 17, stroke: theme.evidence, width: 1 });
  }
  if (selected) items.push({ type: "circle", x, y, r: r + 12, stroke: theme.accent, width: 3 });
  const timer = timerOf(node);
  if (timer) {
    const at = r + (timer.leading ? 9 : 7);
    items.push({ type: "circle", x, y, r: at, stroke: theme.faint, width: timer.leading ? 1 : 1.5 });
  }
}

/** The timer that is drawn around a node. @param {NodeView} node */
function timerOf({ election, heartbeat, status }) {
  const timer = election ?? heartbeat;
  return timer && status !== "crashed" ? { timer, leading: election === undefined } : undefined;
}

/**
 * What is left of a node's timer.
 * @param {Item[]} items @param {NodeView} node @param {number} nowMs @param {Layout} layout @param {Theme} theme
 */
export function drawTimer(items, node, nowMs, layout, theme) {
  const it = timerOf(node);
  if (!it) return;
  const { timer, leading } = it;
  const { x, y } = layout.spots[node.id - 1];
  const left = Math.max(0, timer.firesMs - (node.status === "paused" ? Math.min(nowMs, timer.firesMs) : nowMs));
  const share = Math.min(1, left / Math.max(timer.longestMs, 0.001));
  if (share <= 0) return;
  items.push({
    type: "arc",
    x,
    y,
    r: layout.radius + (leading ? 9 : 7),
    from: -Math.PI / 2,
    to: -Math.PI / 2 + TAU * share,
    stroke: leading ? theme.family.replication : theme.ink,
    width: leading ? 2 : 4,
  });
}

/**
 * The node itself, with its words.
 * @param {Item[]} items @param {NodeView} node @param {Layout} layout @param {View} view @param {Theme} theme
 */
// long: parts of one drawing, in the order in which they cover each other
export function drawNode(items, node, layout, view, theme) {
  const { x, y } = layout.spots[node.id - 1];
  const r = layout.radius;
  const down = node.status === "crashed";
  const fill = down ? theme.ground : termFill(theme, node.term);
  const { member } = node.config;
  const stranger = member === "none" && node.role !== "leader";
  if (down) {
    items.push({ type: "circle", x, y, r, fill, stroke: theme.muted, width: 2, dash: [5, 4] });
    const scale = r / 7.5;
    items.push({ type: "path", x, y: y - r * 0.1, scale, d: PATHS.no, stroke: theme.ink, width: 2.5, alpha: 0.85 });
  } else if (node.role === "leader") {
    const big = r * 1.12;
    /** @type {[number, number][]} */
    const points = [];
    for (let i = 0; i < 6; i += 1) {
      points.push([x + big * Math.cos((TAU * i) / 6), y + big * Math.sin((TAU * i) / 6)]);
    }
    items.push({ type: "poly", points, fill, stroke: theme.edge, width: 4 });
  } else if (node.role === "candidate") {
    items.push({ type: "circle", x, y, r, fill, stroke: theme.ink, width: 3, dash: [6, 4] });
  } else if (node.role === "precandidate") {
    items.push({ type: "circle", x, y, r, fill, stroke: theme.ink, width: 3.5, dash: [0.1, 6] });
  } else if (member === "learner") {
    const half = r * 0.9;
    const box = { x: x - half, y: y - half, w: half * 2, h: half * 2, round: 3 };
    items.push({ type: "rect", ...box, fill, stroke: theme.edge, width: 1.5 });
  } else if (stranger) {
    // Part of no quorum: drawn faded. The word beside it says why.
    items.push({ type: "circle", x, y, r, fill: theme.ground });
    items.push({ type: "circle", x, y, r, fill, stroke: theme.muted, width: 1.5, alpha: 0.35 });
  } else {
    items.push({ type: "circle", x, y, r, fill, stroke: theme.edge, width: 1.5 });
  }

  const onFill = down || stranger || node.term === 0 ? theme.ink : theme.onTerm;
  const big = r >= 24;
  if (down) {
    items.push({
      type: "text",
      x,
      y: y + (big ? r * 0.62 : r * 0.5),
      text: node.name,
      size: big ? 12 : 10,
      bold: true,
      fill: theme.ink,
      halo: theme.ground,
    });
  } else {
    // The term is below the name; a small node needs a line for each, and a tiny one has room for its name only.
    const tiny = r < 14.5;
    items.push({
      type: "text",
      x,
      y: tiny ? y + 0.5 : y - (big ? r * 0.2 : Math.max(r * 0.2, 5.5)),
      text: node.name,
      size: tiny ? 10 : big ? Math.min(16, r * 0.42) : 11,
      bold: true,
      fill: onFill,
    });
    const term = say(big ? "term-of" : "term-short", { term: node.term });
    const below = big ? r * 0.3 : Math.max(r * 0.3, 5.5);
    const size = big ? Math.min(13, r * 0.34) : 9.5;
    if (!tiny) items.push({ type: "text", x, y: y + below, text: term, size, fill: onFill });
  }

  if (!down) drawQuorum(items, node, layout, view, theme);

  if (node.status === "paused") {
    items.push({
      type: "circle",
      x: x + r * 0.8,
      y: y - r * 0.8,
      r: 10,
      fill: theme.ink,
      stroke: theme.ground,
      width: 2,
    });
    items.push({
      type: "path",
      x: x + r * 0.8,
      y: y - r * 0.8,
      scale: 0.85,
      d: PATHS.pause,
      stroke: theme.ground,
      width: 3,
    });
  } else if (node.writesPending > 0 && !down) {
    // A write on its way to the disk: a small cylinder, not yet filled.
    items.push({
      type: "path",
      x: x + r * 0.85,
      y: y + r * 0.75,
      scale: 0.62,
      d: PATHS.cylinder,
      fill: theme.ground,
      stroke: theme.ink,
      width: 1.6,
    });
    items.push({
      type: "text",
      x: x + r * 0.85,
      y: y + r * 0.75 + 2,
      text: String(node.writesPending),
      size: 9,
      bold: true,
      fill: theme.ink,
    });
  }
  if (down && node.torn) {
    // Half a write on the disk: a cylinder with a crack.
    const at = { x: x + r * 0.85, y: y + r * 0.75, scale: 0.75 };
    items.push({ type: "path", ...at, d: PATHS.cylinder, fill: theme.ground, stroke: theme.ink, width: 1.6 });
    items.push({ type: "path", ...at, d: PATHS.crack, stroke: theme.ink, width: 1.6 });
  }
  drawLabel(items, node, layout, view, theme);
}

/**
 * Who says yes to a node that counts: the votes for a candidate; while it is joint, whether the leader's configuration
 * is stored. Of a joint configuration each half needs its own majority: so there are two rings, C_new's within C_old's.
 * @param {NodeView} node
 * @returns {Vote[]}
 */
export function answersOf(node) {
  if (node.role !== "leader") return node.votes;
  const { config } = node;
  if (!config.outgoing.length) return [];
  const voters = [...new Set([...config.voters, ...config.outgoing])].sort((a, b) => a - b);
  return voters.map((from) => {
    const stored = from === node.id ? node.durableIndex : (node.progress.find((it) => it.id === from)?.matched ?? 0);
    return { from, answer: stored >= config.index ? "yes" : "pending" };
  });
}

/**
 * How many of a joint configuration's halves say yes, or nothing while it is not joint.
 * @param {NodeView} node
 * @returns {import("../core/roster.js").Halves | null}
 */
export function majoritiesOf(node) {
  const { config } = node;
  const answers = answersOf(node);
  if (!config.outgoing.length || !answers.length) return null;
  const yes = answers.filter((it) => it.answer === "yes").map((it) => it.from);
  const count = (/** @type {number[]} */ half) => half.filter((id) => yes.includes(id)).length;
  return {
    old: [count(config.outgoing), config.outgoing.length],
    fresh: [count(config.voters), config.voters.length],
  };
}

/**
 * @param {Item[]} items @param {NodeView} node @param {Layout} layout @param {View} view @param {Theme} theme
 */
function drawQuorum(items, node, layout, view, theme) {
  const { x, y, angle } = layout.spots[node.id - 1];
  const { config } = node;
  const joint = config.outgoing.length > 0;
  const answers = answersOf(node);
  if (!answers.length) return;
  const pip = joint ? 4.2 : view.nodes.length > 11 ? 5 : 7;
  const ink = theme.family[node.role === "leader" ? "replication" : "election"];
  const rings = joint
    ? [
        { voters: config.voters, at: layout.radius + 8, dash: [] },
        { voters: config.outgoing, at: layout.radius + 18, dash: [3, 4] },
      ]
    : [{ voters: answers.map((it) => it.from), at: layout.radius + 7, dash: [] }];
  for (const { voters, at, dash } of rings) {
    if (joint) items.push({ type: "circle", x, y, r: at, stroke: ink, width: 1.25, dash });
    for (const { from, answer } of answers) {
      const to = layout.spots[from - 1];
      if (!voters.includes(from) || !to) continue;
      // Its own vote is drawn, outside the ring, only while two majorities count.
      if (from === node.id && !joint) continue;
      const towards = from === node.id ? angle : Math.atan2(to.y - y, to.x - x);
      const px = x + at * Math.cos(towards);
      const py = y + at * Math.sin(towards);
      const yes = answer === "yes";
      items.push({ type: "circle", x: px, y: py, r: pip, fill: yes ? ink : theme.ground, stroke: ink, width: 1.5 });
      if (answer === "pending") continue;
      const d = yes ? PATHS.yes : PATHS.no;
      items.push({ type: "path", x: px, y: py, scale: pip / 8.5, d, stroke: yes ? theme.ground : ink, width: 2 });
    }
  }
}

/**
 * The role as a word, outside the ring, so that the inside belongs to the messages; and what the node is in the
 * configuration that decides. A server outside it has a tag with a dashed line.
 * @param {Item[]} items
 * @param {NodeView} node
 * @param {Layout} layout
 * @param {View} view
 * @param {Theme} theme
 */
function drawLabel(items, node, layout, view, theme) {
  const { x, y, angle } = layout.spots[node.id - 1];
  const r = layout.radius;
  const crowded = view.nodes.length > 9;
  const few = layout.low || crowded;
  const leads = node.role === "leader" && node.status !== "crashed";
  const out = isOut(node);
  if (crowded && leads && !out) {
    // No room for a word: the crown is outside the ring.
    const d = r + 21;
    const at = { x: x + d * Math.cos(angle), y: y + d * Math.sin(angle) };
    items.push({ type: "path", ...at, scale: 1, d: PATHS.crown, fill: theme.ink });
    return;
  }
  const above = Math.sin(angle) < 0.15;
  const majorities = majoritiesOf(node);
  const counts = majorities && node.status !== "crashed";
  const gap = counts ? 32 : leads ? 24 : 20;
  const ly = above ? Math.max(out ? 11 : 9, y - r - gap) : y + r + gap;
  // The halves are named while they are counted.
  const said = crowded && out ? say("part-out") : saidOf(node, view) || memberWord(node);
  const member = counts ? say("majorities-have", halvesOf(majorities)) : said;
  if (few && node.status === "up" && node.role === "follower" && !member) return;
  const what = leads ? say(`state-${node.role}`) : stateOf(node);
  // A learner, or a node that is no member, is always a follower.
  const plain = node.status === "up" && node.role === "follower";
  const alone = plain && (few || out || saidOf(node, view) !== "" || node.config.member === "learner");
  const word = member && alone ? "" : what;
  const strong = leads || node.status !== "up" || node.role === "candidate" || node.role === "precandidate" || member;
  const size = leads ? 12.5 : crowded ? 10 : 12;
  const style = { y: ly, size, bold: Boolean(strong), fill: strong ? theme.ink : theme.muted, halo: theme.ground };
  drawWords(items, { word, member, crown: leads, out }, x, layout.x * 2, style, theme);
}

/** Between a role and what follows it. */
const DOT = " · ";

/**
 * The words of a label in one line around x, but within the canvas.
 * @param {Item[]} items
 * @param {{word: string, member: string, crown: boolean, out: boolean}} words
 * @param {number} x
 * @param {number} width of the canvas
 * @param {{y: number, size: number, bold: boolean, fill: string, halo: string}} style
 * @param {Theme} theme
 */
function drawWords(items, { word, member, crown, out }, x, width, style, theme) {
  const tag = out && member !== "";
  const before = word && member ? word + (tag ? " " : DOT) : word;
  const [first, second] = [before, member].map((text) => widthOf(text, style.size));
  const room = { crown: crown ? 20 : 0, tag: tag ? 5 : 0 };
  const whole = room.crown + first + second + 2 * room.tag;
  let left = Math.max(2, Math.min(x - whole / 2, width - whole - 2));
  const { y, size } = style;
  if (crown) {
    items.push({ type: "path", x: left + 8, y: y - 0.5, scale: 0.95, d: PATHS.crown, fill: theme.ink });
    left += room.crown;
  }
  if (!tag) {
    const middle = left + (first + second) / 2;
    items.push({ type: "text", x: middle, text: before + member, ...style });
    return;
  }
  if (before) items.push({ type: "text", x: left, text: before, align: "left", ...style });
  const box = { x: left + first, y: y - size / 2 - 3, w: second + 2 * room.tag, h: size + 5.5, round: 3 };
  items.push({ type: "rect", ...box, fill: theme.ground, stroke: theme.ink, width: 1.5, dash: [3, 2.5] });
  items.push({ type: "text", x: left + first + room.tag + second / 2, text: member, ...style });
}
