// @ts-check
/**
 * The controls of a question: what can be answered, beside what is clicked on the stage.
 * @import { State, Store } from "../../core/types.js"
 * @import { AskView } from "../../core/view.js"
 */
import { button, h, set, textField } from "../../ui/dom.js";
import { takenOf } from "../../core/lesson.js";
import { say } from "../../text/say.js";

/** A larger index is chosen in the logs. */
const MOST_INDEXES = 12;

/** @param {AskView} ask @param {State} state @param {Store} store @returns {Node[]} */
export function controls(ask, state, store) {
  const answer = (/** @type {string} */ value) => store.dispatch({ type: "answer", value });
  const many = ask.kind === "nodes" || ask.kind === "entries";
  const offered = ask.kind === "number" ? [numberField(answer)] : choices(ask, state, store, many);
  const none = ["nodes", "entry", "entries", "number"].includes(ask.kind)
    ? button({ text: say("answer-none"), id: "answer-none", onclick: () => answer("none") })
    : null;
  const { picks } = takenOf(state);
  const confirm = many
    ? button({
        id: "answer-lock",
        class: "primary",
        icon: "lock",
        text: say("answer-lock"),
        onclick: () => answer(takenOf(store.state).picks.join(" ")),
      })
    : null;
  if (confirm) confirm.disabled = picks.length === 0;
  const unsure = button({
    class: "quiet-words",
    id: "answer-unsure",
    text: say("answer-unsure"),
    onclick: () => answer("unsure"),
  });
  // On the stage each node is a button.
  const how = ask.kind === "node" ? h("span", { class: "card-how" }, say("answer-click-server")) : null;
  return [
    h(
      "div",
      { class: "card-choices", role: "group", "aria-label": say("answers") },
      ...(how ? [how] : []),
      ...offered,
      ...(none ? [none] : []),
      ...(confirm ? [confirm] : []),
      unsure,
    ),
  ];
}

/**
 * A button for each value.
 * @param {AskView} ask @param {State} state @param {Store} store @param {boolean} many
 */
function choices({ kind }, state, store, many) {
  const { picks } = takenOf(state);
  return values(kind, state).map(([value, text]) => {
    const it = button({
      id: `answer-${value}`,
      class: "answer",
      text,
      onclick: () => store.dispatch(many ? { type: "pick", value } : { type: "answer", value }),
    });
    if (many) set(it, "aria-pressed", String(picks.includes(value)));
    return it;
  });
}

/** The values that have a button, each with its words. @param {AskView["kind"]} kind @param {State} state */
function values(kind, { view }) {
  /** @type {[string, string][]} */
  const yes = [
    ["yes", say("answer-yes")],
    ["no", say("answer-no")],
  ];
  if (kind === "yes") return yes;
  if (kind === "node") return [];
  const last = Math.max(0, ...view.nodes.map((node) => node.lastIndex));
  const names = kind === "nodes" ? view.nodes.map(({ name }) => name) : indexes(last);
  return names.map((name) => /** @type {[string, string]} */ ([name, name]));
}

/** @param {number} last */
const indexes = (last) => Array.from({ length: Math.min(last, MOST_INDEXES) }, (_, i) => String(i + 1));

/** @param {(value: string) => void} answer */
function numberField(answer) {
  const field = textField({
    id: "answer-number",
    inputmode: "numeric",
    maxlength: 12,
    size: 5,
    "aria-label": say("answer-number"),
    placeholder: say("answer-number"),
  });
  const send = h("button", { type: "submit", class: "button primary", id: "answer-lock" }, say("answer-lock"));
  const form = h("form", { class: "answer-number", novalidate: true }, field, send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const value = field.value.trim();
    const good = /^\d{1,12}$/.test(value);
    set(field, "aria-invalid", good ? null : "true");
    if (good) answer(String(Number(value)));
    else field.focus();
  });
  return form;
}
