// @ts-check
/** @import { Panel, State, Store } from "../../core/types.js" */
/** @import { Said } from "../../text/messages.js" */
import { button, fill, h, hide, panel, set, textField } from "../../ui/dom.js";
import { allows } from "../../core/lesson.js";
import { quoted } from "../../core/format.js";
import { say, told } from "../../text/say.js";
import { dialog } from "../../ui/dialog.js";

/** The choice of the leader among nodes. @param {State} state */
export function tellLeader(state) {
  const leader = leaderOf(state);
  return leader ? say("client-leader", { node: leader.name }) : say("client-leader-none");
}

/** The live leader of the highest term, if there is one. @param {State} state */
export function leaderOf(state) {
  return state.view.nodes
    .filter((node) => node.role === "leader" && node.status === "up")
    .sort((a, b) => b.term - a.term)[0];
}

/**
 * A form that offers a command to a node. What it records names the node, also where "leader" was chosen.
 * @param {Store} store @param {string} prefix for ids, because there are two of these forms
 * @param {() => void} [after]
 * @returns {Panel & {element: HTMLFormElement, prepare: (node: number | null) => void, focus: () => void}}
 */
// long: its handlers share the fields of the form that it builds
export function proposeForm(store, prefix, after) {
  const verb = h("select", { id: `${prefix}-verb`, "aria-label": say("client-command"), onchange: () => shape() });
  for (const name of ["set", "del", "add", "cas"]) verb.append(h("option", { value: name }, name));
  const field = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ value) =>
    textField({ id: `${prefix}-${name}`, "aria-label": label, placeholder: label, value, size: 5 });
  const key = field("key", say("client-key"), "x");
  const old = field("old", say("client-old-value"), "");
  const value = field("value", say("client-value"), "1");
  const node = h("select", { id: `${prefix}-node`, "aria-label": say("node") });
  let touched = false;
  value.addEventListener("input", () => (touched = value.value !== ""));
  const element = h(
    "form",
    { class: "propose", novalidate: true, onsubmit: submit },
    verb,
    key,
    old,
    value,
    h("span", { class: "muted" }, say("client-at")),
    node,
    h("button", { type: "submit", class: "button", id: `${prefix}-send` }, say("client-send")),
  );

  function shape() {
    old.hidden = verb.value !== "cas";
    value.hidden = verb.value === "del";
    const label = say(verb.value === "add" ? "client-number" : "client-value");
    set(value, "aria-label", label);
    value.placeholder = label;
  }
  shape();

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const { state } = store;
    const target = node.value === "leader" ? leaderOf(state)?.id : Number(node.value);
    const trouble = (/** @type {Said} */ text, /** @type {HTMLElement} */ at) => {
      store.dispatch({ type: "notice", tone: "said", text });
      at.focus();
    };
    if (!key.value.trim()) return trouble(told("need-key"), key);
    if (verb.value === "cas" && !old.value) return trouble(told("need-old-value"), old);
    if (verb.value === "add" && !/^[+-]?\d+$/.test(value.value.trim()))
      return trouble(told("need-whole-number"), value);
    if (verb.value !== "del" && !value.value) return trouble(told("need-value"), value);
    if (target === undefined) return trouble(told("no-leader"), node);
    const words = [verb.value, quoted(key.value.trim())];
    if (verb.value === "cas") words.push(quoted(old.value));
    if (verb.value === "add") words.push(value.value.trim().replace(/^\+/, ""));
    else if (verb.value !== "del") words.push(quoted(value.value));
    store.dispatch({ type: "propose", node: target, command: words.join(" ") });
    after?.();
  }

  let nodesShown = "";
  return {
    element,
    prepare(id) {
      node.value = id === null ? "leader" : String(id);
    },
    focus() {
      (verb.value === "del" ? key : value).focus();
      value.select();
    },
    update(state, before) {
      // A text that was typed stays as it is; a number goes on counting.
      if (state.run !== before?.run && /^\d*$/.test(value.value)) touched = false;
      // Each proposal suggests another value, so that pressing the button again does something new.
      if (!touched && state.proposals !== before?.proposals) value.value = String(state.proposals + 1);
      else if (touched && state.proposals !== before?.proposals && /^\d+$/.test(value.value))
        value.value = String(Number(value.value) + 1);
      if (state.view === before?.view) return;
      const leader = tellLeader(state);
      const now = `${leader} ${state.view.nodes.length}`;
      if (now === nodesShown) return;
      nodesShown = now;
      const chosen = node.value || "leader";
      fill(
        node,
        h("option", { value: "leader" }, leader),
        ...state.view.nodes.map((it) => h("option", { value: it.id }, it.name)),
      );
      node.value = [...node.options].some((option) => option.value === chosen) ? chosen : "leader";
    },
  };
}

/** The client beside the logs. @param {Store} store @returns {Panel & {element: HTMLElement}} */
export function client(store) {
  const form = proposeForm(store, "client");
  const more = button({
    id: "open-clients",
    text: say("clients-open"),
    onclick: () => store.dispatch({ type: "dialog", to: "clients" }),
  });
  const element = panel("client", say("client"), form.element, more);
  return {
    element,
    update(state, before) {
      // A lesson may not offer it.
      hide(element, !allows(state, "propose"));
      hide(more, !allows(state, "client"));
      form.update(state, before);
    },
  };
}

/**
 * The same form as a dialog, for the key P and the menu of a node.
 * @param {Store} store
 * @returns {Panel & {element: HTMLDialogElement}}
 */
export function proposeDialog(store) {
  const close = () => store.dispatch({ type: "dialog", to: null });
  const form = proposeForm(store, "dialog", close);
  const it = dialog(store, "propose", say("propose"), form.element);
  return {
    element: it.element,
    update(state, before) {
      form.update(state, before);
      if (!it.sync(state)) return;
      form.prepare(state.selection?.kind === "node" ? state.selection.id : null);
      form.focus();
    },
  };
}
