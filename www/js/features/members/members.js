// @ts-check
/** @import { Panel, State, Store } from "../../core/types.js" */
/** @import { NodeView } from "../../core/view.js" */
import { button, fill, h, textField, write } from "../../ui/dom.js";
import { quoted } from "../../core/format.js";
import { halvesOf, namesOf, needsOf, stateOf } from "../../core/roster.js";
import { majoritiesOf } from "../../scene/nodes.js";
import { say, tell, tellAll, told } from "../../text/say.js";
import { paper, thesis } from "../../text/sections.js";
import { leaderOf, tellLeader } from "../clients/client.js";
import { dialog } from "../../ui/dialog.js";

/** The most servers of a cluster. */
const MOST_NODES = 25;

/** @typedef {"voter" | "learner" | "out"} Part */
/** @type {Part[]} */
const PARTS = ["voter", "learner", "out"];

/**
 * Whose configuration counts: the leader's, or while there is none the newest that any node has.
 * @param {State} state
 * @returns {NodeView | undefined}
 */
export function keeperOf(state) {
  const leader = leaderOf(state);
  if (leader) return leader;
  return [...state.view.nodes].sort((a, b) => b.config.index - a.config.index)[0];
}

/**
 * The step of a change that is under way, in a sentence; empty while there is none.
 * @param {NodeView | undefined} keeper
 */
export function changeStep(keeper) {
  if (!keeper) return "";
  const { config, wanted, name } = keeper;
  const { index } = config;
  const leads = keeper.role === "leader";
  const steps = wanted && leads ? [say("change-goal", { node: name, config: tell(wanted.text) })] : [];
  if (config.outgoing.length && config.committed) steps.push(say("change-joint-committed", { index }));
  else if (config.outgoing.length) {
    steps.push(say("change-through-joint", { index, needs: needsOf(config) }));
    const has = leads ? majoritiesOf(keeper) : null;
    if (has) steps.push(say("change-joint-has", { node: name, has: say("majorities-needed", halvesOf(has)) }));
  } else if (!config.committed) steps.push(say("change-uncommitted", { index, config: tell(config.text) }));
  else if (wanted && leads) {
    const behind = keeper.progress
      .filter((it) => wanted.voters.includes(it.id) && !config.voters.includes(it.id) && it.matched < keeper.commit)
      .map((it) => say("server-has", { node: `n${it.id}`, has: it.matched, of: keeper.commit }));
    if (behind.length) steps.push(say("change-learning", { progress: { list: behind, joined: "commas" } }));
  }
  return tellAll(steps);
}

/**
 * What a leader would do to get from its voters to others, in sentences.
 * @param {NodeView} keeper
 * @param {number[]} voters
 * @param {number[]} learners
 * @param {boolean} byJoint whether the rule is in force
 * @param {number} there how many servers there are
 */
function planOf(keeper, voters, learners, byJoint, there) {
  const { config } = keeper;
  const plan = [];
  if (config.outgoing.length || !(config.committed || config.index === 0)) plan.push(say("plan-pending"));
  const started = [...voters, ...learners].filter((id) => id > there);
  if (started.length) plan.push(say("plan-start-servers", named(started)));
  const newcomers = voters.filter((id) => !config.voters.includes(id));
  const gone = config.voters.filter((id) => !voters.includes(id));
  const first = newcomers.filter((id) => !config.learners.includes(id));
  if (first.length) plan.push(say("plan-learn-first", named(first)));
  const differ = newcomers.length + gone.length;
  if (differ > 1 && byJoint) {
    const needs = needsOf({ voters, outgoing: config.voters });
    plan.push(say("plan-by-joint", { needs, old: namesOf(config.voters), new: namesOf(voters) }));
  } else if (differ > 0) plan.push(say(differ === 1 ? "plan-direct" : "plan-direct-unsafe"));
  else plan.push(say("plan-same-voters"));
  if (gone.includes(keeper.id)) plan.push(say("plan-leader-leaves", { node: keeper.name }));
  return plan;
}

/** Servers as the values of a message: their names, and how many they are. @param {number[]} ids */
const named = (ids) => ({ nodes: { ...namesOf(ids), joined: /** @type {const} */ ("and") }, count: ids.length });

/** The configuration that counts, in a sentence. @param {State} state @param {NodeView} keeper */
function tellNow(state, keeper) {
  const values = { node: keeper.name, config: tell(keeper.config.text) };
  return say(leaderOf(state) ? "members-now-leader" : "members-now", values);
}

/**
 * Servers that would be removed while they run, and may never learn of it, so that they campaign. A leader that is
 * removed knows.
 * @param {State} state @param {number[]} members voters and learners
 */
function standingOn({ view }, members) {
  return view.nodes
    .filter((node) => node.stands && node.role !== "leader" && !members.includes(node.id))
    .map((node) => node.id);
}

/**
 * What they will do, and the remedies, each with a button (§6, thesis 4.2.3 and 9.6).
 * @param {State} state @param {number[]} gone @param {(setting: string) => void} set
 * @returns {HTMLElement[]}
 */
function stormOf({ view: { settings } }, gone, set) {
  if (!gone.length) return [];
  const { nodes, count } = named(gone);
  if (settings.prevote) return [h("li", {}, say("removed-prevote", { nodes, section: thesis("9.6") }))];
  if (settings.checkquorum) return [h("li", {}, say("removed-checkquorum", { nodes, section: thesis("4.2.3") }))];
  const remedy = (/** @type {"checkquorum" | "prevote"} */ name) =>
    button({ id: `remedy-${name}`, text: say(`remedy-${name}`), onclick: () => set(`${name}=on`) });
  return [
    h(
      "li",
      { class: "storm" },
      h("p", {}, say("removed-disturb", { nodes, count, section: paper("6") })),
      h("p", {}, say("removed-remedies", { section: thesis("4.2.3"), section_2: thesis("9.6") })),
      h("div", { class: "row" }, remedy("checkquorum"), remedy("prevote")),
    ),
  ];
}

/**
 * Who votes, who learns, who is out.
 * @param {Store} store
 * @returns {Panel & {element: HTMLDialogElement}}
 */
// long: the rows, the plan and the form share the choice for each server
export function membersDialog(store) {
  const close = () => store.dispatch({ type: "dialog", to: null });
  const status = h("p", { class: "change-step", role: "status" });
  const now = h("p");
  const body = h("tbody");
  const plan = h("ul", { class: "plan", "aria-live": "polite" });
  const send = h("button", { type: "submit", class: "button primary", id: "members-send" }, say("members-send"));
  const add = button({ id: "members-add", icon: "plus", text: say("members-add"), onclick: () => grow() });
  const head = h("tr", {}, h("th", { scope: "col" }, say("server")));
  for (const part of PARTS) head.append(h("th", { scope: "col" }, say(`part-to-be-${part}`)));
  const form = h(
    "form",
    { novalidate: true, onsubmit: submit },
    h(
      "table",
      { class: "members" },
      h("caption", { class: "for-readers" }, say("members")),
      h("thead", {}, head),
      body,
    ),
    h("div", { class: "row" }, add),
    h("h3", {}, say("members-plan")),
    plan,
    h("div", { class: "row send" }, send),
  );
  const it = dialog(
    store,
    "members",
    say("members"),
    h("p", {}, say("members-about", { section: paper("6") })),
    now,
    status,
    form,
  );

  /** @type {Part[]} by slot */
  let parts = [];

  /** @param {Part} part */
  const idsOf = (part) => parts.flatMap((it, slot) => (it === part ? [slot + 1] : []));

  /** @param {number} slot */
  function addRow(slot) {
    const name = `n${slot + 1}`;
    const row = h("tr", {}, h("th", { scope: "row" }, name));
    for (const part of PARTS) {
      const radio = h("input", {
        type: "radio",
        name: `member-${slot + 1}`,
        value: part,
        "aria-label": say("part-of-server", { node: name, part: say(`part-to-be-${part}`) }),
        onchange: () => {
          parts[slot] = part;
          tellPlan();
        },
      });
      radio.checked = parts[slot] === part;
      row.append(h("td", {}, h("label", { class: "pick-part" }, radio)));
    }
    body.append(row);
  }

  function grow() {
    if (parts.length >= MOST_NODES) return;
    parts.push("voter");
    addRow(parts.length - 1);
    tellPlan();
    /** @type {HTMLElement | null} */ (body.querySelector("tr:last-child input:checked"))?.focus();
  }

  function tellPlan() {
    add.disabled = parts.length >= MOST_NODES;
    const keeper = keeperOf(store.state);
    const { view } = store.state;
    if (!keeper) return;
    const byJoint = view.rules.find((rule) => rule.name === "joint")?.on ?? true;
    const [voters, learners] = [idsOf("voter"), idsOf("learner")];
    const sentences = planOf(keeper, voters, learners, byJoint, view.nodes.length);
    const gone = standingOn(store.state, [...voters, ...learners]);
    const focused = plan.contains(document.activeElement) ? document.activeElement?.id : "";
    fill(plan, ...sentences.map((text) => h("li", {}, text)), ...stormOf(store.state, gone, remedy));
    // A remedy that has been taken is no longer there.
    if (focused) /** @type {HTMLElement} */ (plan.querySelector(`#${focused}`) ?? send).focus();
  }

  /** @param {string} setting */
  function remedy(setting) {
    store.dispatch({ type: "act", texts: [`set ${setting}`] });
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const voters = idsOf("voter").map((id) => `n${id}`);
    const learners = idsOf("learner").map((id) => `n${id}`);
    if (!voters.length) return store.dispatch({ type: "notice", tone: "said", text: told("members-need-voter") });
    if (!leaderOf(store.state)) return store.dispatch({ type: "notice", tone: "said", text: told("no-leader") });
    const text = ["members", ...voters, ...(learners.length ? ["learners", ...learners] : [])].join(" ");
    close();
    store.dispatch({ type: "act", texts: [text] });
  }

  return {
    element: it.element,
    update(state, before) {
      const opened = it.sync(state);
      if (state.dialog !== "members") return;
      const keeper = keeperOf(state);
      if (opened) {
        const goal = keeper?.wanted ?? keeper?.config;
        parts = state.view.nodes.map(({ id }) =>
          goal?.voters.includes(id) ? "voter" : goal?.learners.includes(id) ? "learner" : "out",
        );
        fill(body);
        parts.forEach((_, slot) => addRow(slot));
        tellPlan();
      }
      if (!opened && state.view === before?.view) return;
      write(now, keeper ? tellNow(state, keeper) : "");
      write(status, changeStep(keeper));
      if (!opened) tellPlan();
    },
  };
}

/**
 * The dialog that chooses the successor of the leader.
 * @param {Store} store
 * @returns {Panel & {element: HTMLDialogElement}}
 */
export function handOverDialog(store) {
  const list = h("div", { class: "row" });
  const it = dialog(
    store,
    "hand-over",
    say("hand-over"),
    h("p", {}, say("hand-over-about", { section: thesis("3.10") })),
    list,
  );
  return {
    element: it.element,
    update(state) {
      if (!it.sync(state)) return;
      const leader = leaderOf(state);
      const voters = leader
        ? state.view.nodes.filter(({ id }) => id !== leader.id && leader.config.voters.includes(id))
        : [];
      fill(
        list,
        ...voters.map((node) =>
          button({
            text: node.status === "up" ? node.name : say("node-in-state", { node: node.name, state: stateOf(node) }),
            onclick: () => {
              store.dispatch({ type: "dialog", to: null });
              store.dispatch({ type: "act", texts: [`transfer ${node.name}`] });
            },
          }),
        ),
        voters.length ? null : h("p", {}, say(leader ? "hand-over-alone" : "no-leader")),
      );
    },
  };
}

/**
 * The dialog for a read at a chosen node.
 * @param {Store} store
 * @returns {Panel & {element: HTMLDialogElement}}
 */
export function readDialog(store) {
  const key = textField({
    id: "read-key",
    "aria-label": say("client-key"),
    placeholder: say("client-key"),
    value: "x",
    size: 8,
  });
  const node = h("select", { id: "read-node", "aria-label": say("node") });
  const how = h("p");
  const form = h(
    "form",
    { class: "propose", novalidate: true, onsubmit: submit },
    key,
    h("span", { class: "muted" }, say("client-at")),
    node,
    h("button", { type: "submit", class: "button", id: "read-send" }, say("read-send")),
  );
  const it = dialog(store, "read", say("read-key"), how, form);

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    if (!key.value.trim()) {
      store.dispatch({ type: "notice", tone: "said", text: told("need-key") });
      return key.focus();
    }
    const target = node.value === "leader" ? leaderOf(store.state)?.name : node.value;
    if (!target) return store.dispatch({ type: "notice", tone: "said", text: told("no-leader") });
    store.dispatch({ type: "dialog", to: null });
    store.dispatch({ type: "act", texts: [`read ${target} ${quoted(key.value.trim())}`] });
  }

  return {
    element: it.element,
    update(state) {
      if (!it.sync(state)) return;
      const { settings, roster } = state.view;
      const majority = roster.outgoing.length ? say("both-majorities", { needs: needsOf(roster) }) : say("a-majority");
      const { reads } = settings;
      const byMajority = reads === "index" || reads === "lease";
      write(how, byMajority ? say(`reads-how-${reads}`, { majority }) : say(`reads-how-${reads}`));
      fill(
        node,
        h("option", { value: "leader" }, tellLeader(state)),
        ...state.view.nodes.map(({ name }) => h("option", { value: name }, name)),
      );
      node.value = state.selection?.kind === "node" ? `n${state.selection.id}` : "leader";
      key.focus();
      key.select();
    },
  };
}
