// @ts-check
/**
 * What follows from a deed: what the nodes concerned wait for now. Everything is read off the view right after it; of
 * what a sentence cannot be sure, it says nothing.
 * @import { Flight, NodeView, Told, View } from "./view.js"
 */
import { isCut, isCutOff } from "./cut.js";
import { span } from "./format.js";
import { majoritiesNeeded, majorityOf } from "./roster.js";
import { told } from "../text/say.js";

/**
 * @param {View} before @param {View} view right after the deed @param {string[]} texts the deed, as a script has it
 * @returns {Told[]} sentences; none: nothing is to be said
 */
export function follows(before, view, texts) {
  const [text = ""] = texts;
  const [deed, name = ""] = text.split(" ");
  if (deed === "drop" || deed === "delay") {
    const flight = before.flights.find((it) => it.id === name);
    return flight ? afterMessage(view, flight) : [];
  }
  const node = view.nodes.find((it) => it.name === name);
  const was = before.nodes.find((it) => it.name === name);
  if (deed === "crash" && node && was) return afterCrash(view, node, was);
  const off = cutOff(view, texts);
  return off ? afterCutOff(view, off) : [];
}

/** A message that does not arrive, or not yet. @param {View} view @param {Flight} flight @returns {Told[]} */
function afterMessage(view, flight) {
  const from = view.nodes[flight.from - 1];
  const to = view.nodes[flight.to - 1];
  if (!from || !to) return [];
  if (flight.family === "election") {
    if (flight.kind !== "RequestVote" && flight.kind !== "RequestVoteReply") return [];
    return afterVote(view, flight, flight.reply ? to : from);
  }
  if (flight.reply) return leads(to, flight.term) ? afterAnswer(to, from) : [];
  // An election timer stands still while its node is paused.
  if (to.status !== "up") return [];
  return [...next(view, flight, from, to), ...timerLeft(view, to)];
}

/** When a follower may hear from its leader again. @param {View} view @param {Flight} lost @param {NodeView} from
 * @param {NodeView} to @returns {Told[]} */
function next(view, lost, from, to) {
  const others = view.flights.filter(
    (it) =>
      it.id !== lost.id &&
      it.from === lost.from &&
      it.to === lost.to &&
      it.family !== "election" &&
      !it.reply &&
      !it.waiting &&
      it.lostMs === undefined,
  );
  if (isCut(view, from.id, to.id)) return [told("follow-link-cut", { from: from.name, to: to.name })];
  if (others.length) {
    const arrives = Math.min(...others.map((it) => it.arrivesMs));
    return [told("follow-next-arrives", { leader: from.name, node: to.name, due: left(view, arrives) })];
  }
  if (!leads(from, lost.term) || !from.heartbeat || !from.progress.some((it) => it.id === to.id)) return [];
  return [told("follow-next-heartbeat", { leader: from.name, node: to.name, due: left(view, from.heartbeat.firesMs) })];
}

/** An answer that its leader does not get. @param {NodeView} leader @param {NodeView} node @returns {Told[]} */
function afterAnswer(leader, node) {
  const known = leader.progress.find((it) => it.id === node.id);
  return known
    ? [told("follow-match", { leader: leader.name, node: node.name, index: known.matched, last: node.lastIndex })]
    : [];
}

/** A vote, or a request for one, that does not arrive. @param {View} view @param {Flight} lost @param {NodeView} node
 * @returns {Told[]} */
function afterVote(view, lost, node) {
  const candidate = node.name;
  const { term } = lost;
  if (node.status !== "up") return [];
  if (leads(node, term)) return [told("follow-leads-already", { candidate, term })];
  // With this rule switched off, fewer votes may do.
  if (view.rulesOff.some((rule) => rule.name === "majority")) return [];
  if (node.role !== "candidate" || node.term !== term || majoritiesNeeded(node.config)) return [];
  const have = node.votes.filter((it) => it.answer === "yes").length;
  const need = majorityOf(node.config.voters);
  const open = view.flights.filter((it) => {
    const asks = it.kind === "RequestVote" && it.from === node.id;
    const answers = it.kind === "RequestVoteReply" && it.to === node.id;
    return (asks || answers) && it.id !== lost.id && it.term === term && it.lostMs === undefined && !it.copy;
  }).length;
  return [told("follow-votes", { candidate, have, need, open }), ...timerLeft(view, node)];
}

/** @param {View} view @param {NodeView} node @param {NodeView} was @returns {Told[]} */
function afterCrash(view, node, was) {
  /** @type {Told[]} */
  const said = [];
  const { voters } = view.roster;
  if (voters.includes(node.id) && !majoritiesNeeded(view.roster)) {
    const run = voters.filter((id) => view.nodes[id - 1]?.status !== "crashed").length;
    said.push(told("follow-still-run", { run, all: voters.length, need: majorityOf(voters) }));
  }
  return was.role === "leader" ? [...said, ...firstTimer(view, [])] : said;
}

/** @param {View} view @param {NodeView} node @returns {Told[]} */
function afterCutOff(view, node) {
  if (node.status !== "up") return [];
  if (node.role !== "leader") return timerLeft(view, node);
  return [told("follow-still-leads", { leader: node.name, term: node.term }), ...firstTimer(view, [node.id])];
}

/**
 * The node whose election timer fires first, if nobody else leads.
 * @param {View} view @param {number[]} except @returns {Told[]}
 */
function firstTimer(view, except) {
  const others = view.nodes.filter((it) => !except.includes(it.id) && it.status === "up");
  if (others.some((it) => it.role === "leader")) return [];
  const [first] = others
    .flatMap(({ name, stands, election }) => (stands && election ? [{ name, at: election.firesMs }] : []))
    .sort((a, b) => a.at - b.at);
  return first ? [told("follow-first-timer", { node: first.name, left: left(view, first.at) })] : [];
}

/** @param {View} view @param {NodeView} node @returns {Told[]} */
function timerLeft(view, { name, status, election }) {
  return election && status === "up" ? [told("follow-timer", { node: name, left: left(view, election.firesMs) })] : [];
}

/** @param {View} view @param {number} atMs */
const left = (view, atMs) => span(Math.max(0, atMs - view.nowMs));

/** @param {NodeView} node @param {number} term */
const leads = (node, term) => node.status === "up" && node.role === "leader" && node.term === term;

/** The node that these deeds have cut off from all others. @param {View} view @param {string[]} texts */
function cutOff(view, texts) {
  if (!texts.every((text) => text.startsWith("cut "))) return undefined;
  const [name] = texts[0]?.slice(4).split("-") ?? [];
  const node = view.nodes.find((it) => it.name === name);
  return node && isCutOff(view, node.id) ? node : undefined;
}
