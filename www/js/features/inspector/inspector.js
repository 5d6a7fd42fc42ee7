// @ts-check
/** @import { Bridge } from "../../core/bridge.js" */
/** @import { Panel, State, Store } from "../../core/types.js" */
/** @import { Chain, Flight, Message, NodeView, Other, Timer } from "../../core/view.js" */
import { deeds } from "../cluster/deeds.js";
import { button, fill, h } from "../../ui/dom.js";
import { clip, clock, span } from "../../core/format.js";
import { needsOf } from "../../core/roster.js";
import { majoritiesOf } from "../../scene/nodes.js";
import { t } from "../../text/en.js";
import { nodeFaults } from "../network/faults.js";
import { changeStep, keeperOf } from "../members/members.js";
import { progressMark } from "../../ui/progress.js";
import { deedButtons } from "../cluster/stage.js";
import { answer } from "../why/why.js";

/**
 * Everything about the selected node or message.
 * @param {Store} store
 * @param {Bridge} bridge
 * @returns {Panel & {element: HTMLElement}}
 */
export function inspector(store, bridge) {
  const title = h("h2", { class: "tool-title" });
  const actions = h("div");
  const facts = h("div", { class: "facts" });
  const why = answer(store, bridge);
  const more = nodeFaults(store);
  const element = h("div", { class: "inspector" }, why.element, title, actions, more.element, facts);
  let shown = "";
  return {
    element,
    update(state, before) {
      why.update(state, before);
      more.update(state, before);
      if (state.side !== "inspect" && before?.side === state.side) return;
      if (state.view === before?.view && state.selection === before?.selection && state.side === before?.side) return;
      const list = deeds(state);
      const { selection } = state;
      const key = `${selection?.kind}${selection?.id}${list.map((deed) => deed.name).join()}`;
      if (key !== shown) {
        shown = key;
        const focused = actions.contains(document.activeElement)
          ? document.activeElement?.getAttribute("data-deed")
          : null;
        title.textContent = selection
          ? selection.kind === "node"
            ? `n${selection.id}`
            : selection.id
          : t.inspect.none;
        fill(
          actions,
          list.length ? deedButtons(list, store) : selection ? h("p", { class: "muted" }, t.inspect.gone) : null,
        );
        if (focused)
          /** @type {HTMLElement | null} */ (actions.querySelector(`[data-deed="${focused}"], [data-deed]`))?.focus({
            preventScroll: true,
          });
      }
      const inFacts = facts.contains(document.activeElement);
      fill(facts, ...tell(state, store, bridge));
      // After going from one message to another, the focus stays on the relatives.
      if (inFacts) /** @type {HTMLElement | null} */ (facts.querySelector("button"))?.focus({ preventScroll: true });
    },
  };
}

/** @param {State} state @param {Store} store @param {Bridge} bridge @returns {Element[]} */
function tell(state, store, bridge) {
  const { selection } = state;
  if (selection?.kind === "node") {
    const node = state.view.nodes[selection.id - 1];
    return node ? tellNode(node, state) : [];
  }
  if (selection?.kind === "flight" && state.kept) return tellFlight(state.kept, state.message, store, bridge);
  return tellRun(state, store);
}

/** Nothing is selected: the run as a whole. @param {State} state @param {Store} store */
function tellRun(state, store) {
  const words = t.inspect.run;
  const { view } = state;
  const keeper = keeperOf(state);
  const leaders = view.nodes.filter((node) => node.role === "leader" && node.status !== "crashed");
  const number = (/** @type {number} */ value) => value.toLocaleString("en");
  const parts = [
    list([
      [
        words.leaders,
        leaders.length ? leaders.map((node) => words.leads(node.name, node.term)).join(", ") : words.nobody,
      ],
      [words.running, `${view.nodes.filter((node) => node.status === "up").length} / ${view.nodes.length}`],
      [t.members.configuration, keeper?.config.text],
      [t.members.change, changeStep(keeper) || undefined],
      [words.quorum, needsOf(view.roster)],
      [words.committed, words.upTo(view.committed, view.committedTerm)],
      [words.inFlight, number(view.flights.length + view.flightsLeftOut)],
      [words.sent, number(view.counts.sent)],
      [words.delivered, number(view.counts.delivered)],
      [words.dropped, number(view.counts.dropped)],
    ]),
  ];
  return [
    view.about ? h("p", { class: "summary" }, view.about) : h("span"),
    leaders.length
      ? h("span")
      : button({
          id: "why-no-leader",
          icon: "help",
          text: t.why.leader,
          onclick: () => store.dispatch({ type: "ask", what: { kind: "leader" } }),
        }),
    button({
      id: "open-members",
      icon: "members",
      text: t.act.members,
      title: t.act.tips.members,
      onclick: () => store.dispatch({ type: "dialog", to: "members" }),
    }),
    ...parts,
    h("p", { class: "muted hint" }, t.inspect.hint),
  ];
}

/** @param {[string, string | undefined][]} pairs */
function list(pairs) {
  const dl = h("dl");
  for (const [name, value] of pairs)
    if (value !== undefined) dl.append(h("div", {}, h("dt", {}, name), h("dd", {}, value)));
  return dl;
}

/** @param {NodeView} node @param {State} state */
// long: a list of what is known about a node, one row after the other
function tellNode(node, state) {
  const words = t.inspect;
  const { roster } = state.view;
  const name = (/** @type {number | undefined} */ id, /** @type {string} */ otherwise) =>
    id === undefined ? otherwise : `n${id}`;
  const timer = (/** @type {Timer | undefined} */ it) => (it ? words.fires(it.firesMs - state.view.nowMs) : undefined);
  const down = node.status === "crashed";
  const parts = [
    list([
      [
        words.role,
        down ? t.status.crashed : `${t.role[node.role]}${node.status === "paused" ? `, ${t.status.paused}` : ""}`,
      ],
      [words.term, String(node.term)],
      [words.votedFor, name(node.votedFor, words.nobody)],
      [words.leader, down ? undefined : name(node.leader, words.unknown)],
      [
        t.members.configuration,
        t.members.configured(node.config.text, node.config.index, node.config.committed || node.config.index === 0),
      ],
      [t.members.member, t.members.as[node.config.member]],
      [
        t.members.counted(roster.leader, roster.index),
        node.counted === node.config.member ? undefined : t.members.as[node.counted],
      ],
      [t.members.wanted, node.wanted?.text],
      [t.handOver.to, node.transferTo === undefined ? undefined : name(node.transferTo, "")],
      [t.read.waiting, node.readsWaiting ? String(node.readsWaiting) : undefined],
      [t.read.protects, node.protects === undefined ? undefined : name(node.protects, "")],
      [t.read.lease, node.lease ? t.read.leaseFor(span(node.lease.firesMs - state.view.nowMs)) : undefined],
      [
        t.read.receiving,
        node.receiving && t.read.received(node.receiving.index, node.receiving.received, node.receiving.size),
      ],
      [words.commit, down ? undefined : String(node.commit)],
      [words.applied, down ? undefined : String(node.applied)],
      [words.log, words.logValue(node.firstIndex, node.lastIndex)],
      [words.snapshot, words.snapshotValue(node.snapshotIndex, node.snapshotTerm)],
      [words.durable, node.durableIndex === node.lastIndex ? undefined : String(node.durableIndex)],
      [words.writes, node.writesPending ? String(node.writesPending) : undefined],
      [words.waiting, node.waiting ? String(node.waiting) : undefined],
      [words.clock, node.clockRate === 1 ? undefined : `${node.clockRate}×`],
      [words.disk, node.diskTime === undefined ? undefined : t.faults.diskTime(node.diskTime)],
      [words.seed, node.timerSeed === undefined ? undefined : String(node.timerSeed)],
      [words.torn, node.torn ? t.faults.torn : undefined],
      [words.election, timer(node.election)],
      [words.heartbeat, timer(node.heartbeat)],
      [words.votes, votesOf(node)],
    ]),
  ];
  if (node.progress.length && !down) {
    const table = h("table", { class: "progress" }, h("caption", {}, words.followers));
    table.append(
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ...[words.follower, words.next, words.match, words.state].map((text) => h("th", { scope: "col" }, text)),
        ),
      ),
    );
    table.append(
      h(
        "tbody",
        {},
        ...node.progress.map((it) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, `n${it.id}`),
            h("td", {}, h("i", { class: "next", "aria-hidden": "true" }), String(it.next)),
            h("td", {}, h("i", { class: "match", "aria-hidden": "true" }), String(it.matched)),
            h("td", {}, progressMark(it, state.view.settings.window)),
          ),
        ),
      ),
    );
    parts.push(/** @type {any} */ (table));
  }
  return parts;
}

/**
 * The answers to a candidate; in the joint phase also the number of votes of each half.
 * @param {NodeView} node
 */
function votesOf(node) {
  if (!node.votes.length) return undefined;
  const votes = node.votes.map((vote) => `n${vote.from} ${vote.answer}`).join(", ");
  const yes = majoritiesOf(node);
  return yes ? `${votes} (${t.member.majorities(yes.old, yes.fresh)})` : votes;
}

/** @param {Flight} flight @param {Message | null} message @param {Store} store @param {Bridge} bridge */
function tellFlight(flight, message, store, bridge) {
  const words = t.inspect;
  const parts = [
    h("p", { class: "summary" }, flight.summary),
    list([
      [words.from, `n${flight.from}, n${flight.to}`],
      [words.term.replace("currentT", "t"), String(flight.term)],
      ...flight.fields
        .filter(([name]) => name !== "term")
        .map(([name, value]) => /** @type {[string, string]} */ ([name, clip(value, 200)])),
      [words.sent, clock(flight.sentMs)],
      [words.late, flight.lateMs ? t.faults.late(flight.lateMs) : undefined],
      ...fate(flight, message),
    ]),
  ];
  if (message) parts.push(...relatives(message, bridge.chain(flight.id), store));
  return parts;
}

/** What became of a message. @param {Flight} flight @param {Message | null} message @returns {[string, string][]} */
function fate(flight, message) {
  const words = t.inspect;
  if (message?.endedMs === undefined) return [[words.arrives, clock(flight.arrivesMs)]];
  const at = clock(message.endedMs);
  /** @type {[string, string][]} */
  const rows = [message.fate === "lost" ? [words.lost, `${at}: ${message.why}`] : [words.arrived, at]];
  if (message.waitedMs) rows.push([words.waited, clock(message.waitedMs)]);
  return rows;
}

/**
 * The causes and the effects of a message: facts and messages.
 * @param {Message} message @param {Chain | undefined} chain @param {Store} store
 */
function relatives(message, chain, store) {
  const words = t.inspect;
  const link = (/** @type {Other} */ other) =>
    h(
      "li",
      {},
      button({
        text: `${other.id} ${words.otherKind(other)}`,
        class: "relative",
        onclick: () => store.dispatch({ type: "select", what: { kind: "flight", id: other.id } }),
      }),
    );
  const told = (/** @type {Chain["cause"]} */ facts) =>
    facts.map((fact) => h("li", {}, fact.text, fact.why ? h("span", { class: "muted" }, ` — ${fact.why}`) : null));
  const cause = [...told(chain?.cause ?? []), message.cause ? link(message.cause) : null];
  const effects = [...told(chain?.effects ?? []), ...message.effects.map(link)];
  const parts = [];
  if (cause.some(Boolean)) parts.push(h("h3", {}, words.cause), h("ul", { class: "chain" }, ...cause));
  else if (message.because) parts.push(h("h3", {}, words.cause), h("p", {}, `${message.because}.`));
  if (effects.length) parts.push(h("h3", {}, words.effects), h("ul", { class: "chain" }, ...effects));
  if (chain?.waits) parts.push(h("p", { class: "muted" }, words.waits));
  return parts;
}
