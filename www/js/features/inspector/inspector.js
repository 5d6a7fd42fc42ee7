// @ts-check
/** @import { Bridge } from "../../core/bridge.js" */
/** @import { Panel, State, Store } from "../../core/types.js" */
/** @import { Deed } from "../cluster/deeds.js" */
/** @import { Chain, Flight, Message, NodeView, Other, Timer } from "../../core/view.js" */
import { button, fill, h, revise } from "../../ui/dom.js";
import { clip, clock, grouped, scriptMs, span } from "../../core/format.js";
import { halvesOf, needsOf, stateOf } from "../../core/roster.js";
import { majoritiesOf } from "../../scene/nodes.js";
import { say, tell } from "../../text/say.js";
import { paper } from "../../text/sections.js";
import { diskTime, nodeFaults } from "../network/faults.js";
import { changeStep, keeperOf } from "../members/members.js";
import { progressMark } from "../../ui/progress.js";
import { pastDeeds } from "../cluster/deeds.js";
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
  let factsOf = "";
  return {
    element,
    update(state, before) {
      why.update(state, before);
      more.update(state, before);
      if (state.side !== "inspect" && before?.side === state.side) return;
      if (state.view === before?.view && state.selection === before?.selection && state.side === before?.side) return;
      const { selection, view } = state;
      const past = selection?.kind === "flight" && !view.flights.some((flight) => flight.id === selection.id);
      const list = past ? pastDeeds(state) : [];
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
          : say("the-run");
        fill(
          actions,
          list.length ? deedButtons(list, store) : past ? h("p", { class: "muted" }, say("message-gone")) : null,
        );
        if (focused)
          /** @type {HTMLElement | null} */ (actions.querySelector(`[data-deed="${focused}"], [data-deed]`))?.focus({
            preventScroll: true,
          });
      }
      const fresh = about(state, store, bridge);
      if (selection?.kind !== "flight" && key === factsOf && revise([...facts.children], fresh)) return;
      factsOf = key;
      const inFacts = facts.contains(document.activeElement);
      fill(facts, ...fresh);
      // After going from one message to another, the focus stays on the relatives.
      if (inFacts) /** @type {HTMLElement | null} */ (facts.querySelector("button"))?.focus({ preventScroll: true });
    },
  };
}

/** @param {Deed[]} list @param {Store} store */
function deedButtons(list, store) {
  const row = h("div", { class: "deeds" });
  for (const { name, icon, label, tip, action } of list) {
    const element = button({ icon, text: label, title: tip, onclick: () => store.dispatch(action) });
    element.dataset["deed"] = name;
    row.append(element);
  }
  return row;
}

/** @param {State} state @param {Store} store @param {Bridge} bridge @returns {Element[]} */
function about(state, store, bridge) {
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
  const { view } = state;
  const keeper = keeperOf(state);
  const leaders = view.nodes.filter((node) => node.role === "leader" && node.status !== "crashed");
  const parts = [
    list([
      [
        say("run-leads"),
        leaders.length
          ? all(leaders.map(({ name, term }) => say("leads-in-term", { node: name, term })))
          : say("nobody"),
      ],
      [say("nodes-running"), `${view.nodes.filter((node) => node.status === "up").length} / ${view.nodes.length}`],
      [say("configuration"), keeper && tell(keeper.config.text)],
      [say("change-in-progress"), changeStep(keeper) || undefined],
      [say("majority-is"), needsOf(view.roster)],
      [
        say("is-committed"),
        view.committed ? say("up-to-entry", { index: view.committed, term: view.committedTerm }) : say("nothing"),
      ],
      [say("run-in-flight"), grouped(view.flights.length + view.flightsLeftOut)],
      [say("run-sent"), grouped(view.counts.sent)],
      [say("run-delivered"), grouped(view.counts.delivered)],
      [say("run-lost"), grouped(view.counts.dropped)],
    ]),
  ];
  return [
    view.about ? h("p", { class: "summary" }, view.about) : h("span"),
    leaders.length
      ? h("span")
      : button({
          id: "why-no-leader",
          icon: "help",
          text: say("why-no-leader"),
          onclick: () => store.dispatch({ type: "ask", what: { kind: "leader" } }),
        }),
    button({
      id: "open-members",
      icon: "members",
      text: say("act-members"),
      title: say("act-members-tip", { section: paper("6") }),
      onclick: () => store.dispatch({ type: "dialog", to: "members" }),
    }),
    ...parts,
    h("p", { class: "muted hint" }, say("inspect-hint")),
  ];
}

/** Several values as one. @param {string[]} values */
const all = (values) => say("text", { text: { list: values, joined: "commas" } });

/** @param {[string, string | undefined][]} pairs */
function list(pairs) {
  const dl = h("dl");
  for (const [name, value] of pairs)
    if (value !== undefined) dl.append(h("div", {}, h("dt", {}, name), h("dd", {}, value)));
  return dl;
}

/** The configuration that a node uses, and whether it knows that it is committed. @param {NodeView} node */
function configurationOf({ config: { text, index, committed }, snapshotIndex }) {
  const config = tell(text);
  if (index === 0) return say("configuration-first", { config });
  // A snapshot has the configuration as of its last entry, which may be any entry.
  if (index === snapshotIndex) return say("configuration-of-snapshot", { config, index });
  return say(committed ? "configuration-known-committed" : "configuration-not-committed", { config, index });
}

/** @param {NodeView} node @param {State} state */
// long: a list of what is known about a node, one row after the other
function tellNode(node, state) {
  const { roster } = state.view;
  const name = (/** @type {number | undefined} */ id, /** @type {string} */ otherwise) =>
    id === undefined ? otherwise : `n${id}`;
  const timer = (/** @type {Timer | undefined} */ it) =>
    it ? say("fires-in", { span: span(Math.max(0, it.firesMs - state.view.nowMs)) }) : undefined;
  const down = node.status === "crashed";
  const parts = [
    list([
      [say("role"), node.status === "paused" ? all([say(`state-${node.role}`), say("state-paused")]) : stateOf(node)],
      ["currentTerm", String(node.term)],
      ["votedFor", name(node.votedFor, say("nobody-in-term"))],
      [say("leader-known"), down ? undefined : name(node.leader, say("unknown"))],
      [say("configuration"), configurationOf(node)],
      [say("its-part"), say(`membership-${node.config.member}`)],
      [
        roster.leader === undefined
          ? say("its-part-by-entry", { index: roster.index })
          : say("its-part-for-leader", { node: `n${roster.leader}` }),
        node.counted === node.config.member ? undefined : say(`membership-${node.counted}`),
      ],
      [say("change-wanted"), node.wanted && tell(node.wanted.text)],
      [say("hands-over-to"), node.transferTo === undefined ? undefined : name(node.transferTo, "")],
      [say("reads-waiting"), node.readsWaiting ? String(node.readsWaiting) : undefined],
      [say("votes-not-against"), node.protects === undefined ? undefined : name(node.protects, "")],
      [say("its-lease"), node.lease && say("lease-ends-in", { span: span(node.lease.firesMs - state.view.nowMs) })],
      [say("snapshot-arriving"), node.receiving && say("snapshot-received", node.receiving)],
      ["commitIndex", down ? undefined : String(node.commit)],
      ["lastApplied", down ? undefined : String(node.applied)],
      [
        say("log"),
        node.lastIndex < node.firstIndex
          ? say("log-empty")
          : say("log-range", { first: node.firstIndex, last: node.lastIndex }),
      ],
      [
        say("its-snapshot"),
        node.snapshotIndex
          ? say("snapshot-reaches", { index: node.snapshotIndex, term: node.snapshotTerm })
          : say("snapshot-none"),
      ],
      [say("durable-up-to"), node.durableIndex === node.lastIndex ? undefined : String(node.durableIndex)],
      [say("writes-pending"), node.writesPending ? String(node.writesPending) : undefined],
      [say("messages-waiting"), node.waiting ? String(node.waiting) : undefined],
      [say("clock-runs-at"), node.clockRate === 1 ? undefined : `${node.clockRate}×`],
      [say("own-disk"), node.diskTime === undefined ? undefined : diskTime(node.diskTime)],
      [say("timer-seed"), node.timerSeed === undefined ? undefined : String(node.timerSeed)],
      [say("torn-on-disk"), node.torn ? say("disk-torn") : undefined],
      [say("election-timer"), timer(node.election)],
      [say("heartbeat-timer"), timer(node.heartbeat)],
      [say("votes"), votesOf(node)],
    ]),
  ];
  if (node.progress.length && !down) {
    const table = h("table", { class: "progress" }, h("caption", {}, say("followers-of-leader")));
    table.append(
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ...[say("node"), "nextIndex", "matchIndex", say("follower-state")].map((text) =>
            h("th", { scope: "col" }, text),
          ),
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
  const votes = all(node.votes.map(({ from, answer }) => say(`vote-${answer}`, { node: `n${from}` })));
  const yes = majoritiesOf(node);
  return yes ? say("votes-of-halves", { votes, halves: say("majorities-have", halvesOf(yes)) }) : votes;
}

/** @param {Flight} flight @param {Message | null} message @param {Store} store @param {Bridge} bridge */
function tellFlight(flight, message, store, bridge) {
  const parts = [
    h("p", { class: "summary" }, tell(flight.summary)),
    list([
      [say("message-from-to"), `n${flight.from}, n${flight.to}`],
      [say("message-term"), String(flight.term)],
      ...flight.fields
        .map(([name, value]) => /** @type {[string, string]} */ ([tell(name), clip(tell(value), 200)]))
        .filter(([name]) => name !== "term"),
      [say("sent-at"), clock(flight.sentMs)],
      [say("message-late-by"), flight.lateMs ? say("late-by", { late: scriptMs(flight.lateMs) }) : undefined],
      ...fate(flight, message),
    ]),
  ];
  if (message) parts.push(...relatives(message, bridge.chain(flight.id), store));
  return parts;
}

/** What became of a message. @param {Flight} flight @param {Message | null} message @returns {[string, string][]} */
function fate(flight, message) {
  if (message?.endedMs === undefined) return [[say("arrives-at"), clock(flight.arrivesMs)]];
  const at = clock(message.endedMs);
  /** @type {[string, string][]} */
  const rows = [
    message.fate === "lost"
      ? [say("lost-at"), say("lost-because", { time: at, why: tell(message.why) })]
      : [say("arrived-at"), at],
  ];
  if (message.waitedMs) rows.push([say("waited-there"), clock(message.waitedMs)]);
  return rows;
}

/** Another message, as the values of its words. @param {Other} other */
const otherOf = ({ id, kind, heartbeat, ok }) => ({
  message: id,
  kind: heartbeat ? say("a-heartbeat") : kind,
  ok: ok === undefined ? "none" : ok ? "yes" : "no",
});

/**
 * The causes and the effects of a message: facts and messages.
 * @param {Message} message @param {Chain | undefined} chain @param {Store} store
 */
function relatives(message, chain, store) {
  const link = (/** @type {Other} */ other) =>
    h(
      "li",
      {},
      button({
        text: say("other-message", otherOf(other)),
        class: "relative",
        onclick: () => store.dispatch({ type: "select", what: { kind: "flight", id: other.id } }),
      }),
    );
  const told = (/** @type {Chain["cause"]} */ facts) =>
    facts.map((fact) =>
      h("li", {}, tell(fact.text), fact.why ? h("span", { class: "muted aside" }, tell(fact.why)) : null),
    );
  const cause = [...told(chain?.cause ?? []), message.cause ? link(message.cause) : null];
  const effects = [...told(chain?.effects ?? []), ...message.effects.map(link)];
  const parts = [];
  if (cause.some(Boolean)) parts.push(h("h3", {}, say("led-to-it")), h("ul", { class: "chain" }, ...cause));
  else if (message.because)
    parts.push(h("h3", {}, say("led-to-it")), h("p", {}, say("sentence", { text: message.because })));
  if (effects.length) parts.push(h("h3", {}, say("it-led-to")), h("ul", { class: "chain" }, ...effects));
  if (chain?.waits) parts.push(h("p", { class: "muted" }, say("answer-waits")));
  return parts;
}
