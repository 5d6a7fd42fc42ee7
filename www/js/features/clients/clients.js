// @ts-check
/** @import { Panel, Store } from "../../core/types.js" */
/** @import { Client } from "../../core/view.js" */
import { button, fill, h, textField } from "../../ui/dom.js";
import { say } from "../../text/say.js";
import { dialog } from "../../ui/dialog.js";

/** @param {string} id @param {string} label @param {string} value @param {number} size */
function field(id, label, value, size) {
  const input = textField({ id, value, size });
  return { input, element: h("label", { class: "client-field" }, h("span", {}, label), input) };
}

/** How many operations of a client had which result. @param {Client} client */
const resultsOf = ({ ok, failed, unknown }) => say("client-results", { ok, failed, unknown });

/** A client in words: its operation under way, and its results. @param {Client} client */
export function tellClient(client) {
  const values = { client: client.name, results: resultsOf(client) };
  return client.open ? say("client-label-asks", { ...values, command: client.open.text }) : say("client-label", values);
}

/**
 * The clients of the cluster: starts and stops them, and shows their results.
 * @param {Store} store
 * @returns {Panel & {element: HTMLDialogElement}}
 */
export function clientsDialog(store) {
  const name = field("clients-name", say("client-name"), "a", 8);
  const every = field("clients-every", say("client-every"), "100", 5);
  const command = field("clients-command", say("client-command"), "set x $n", 22);
  const trouble = h("p", { class: "error", role: "alert" });
  const list = h("ul", { class: "clients-list", "aria-label": say("clients-list") });
  const act = (/** @type {string} */ text) => store.dispatch({ type: "act", texts: [text] });
  const form = h(
    "form",
    { class: "clients-form", novalidate: true, onsubmit: begin },
    name.element,
    every.element,
    command.element,
    h("button", { type: "submit", class: "button primary", id: "clients-begin" }, say("client-start")),
  );
  const it = dialog(
    store,
    "clients",
    say("clients"),
    h("p", { class: "muted" }, say("clients-about")),
    form,
    trouble,
    list,
  );

  /** @param {Event} event */
  function begin(event) {
    event.preventDefault();
    const wrong = [
      [name.input, /^[A-Za-z0-9_-]{1,16}$/.test(name.input.value.trim()), say("need-name")],
      [every.input, Number(every.input.value) > 0, say("need-interval")],
      [command.input, /^(set|del|add|cas|get) \S/.test(command.input.value.trim()), say("need-command")],
    ].find(([, right]) => !right);
    trouble.textContent = wrong ? String(wrong[2]) : "";
    if (wrong) return /** @type {HTMLInputElement} */ (wrong[0]).focus();
    act(`client ${name.input.value.trim()} every ${every.input.value.trim()} ${command.input.value.trim()}`);
  }

  let shown = "";
  return {
    element: it.element,
    update(state, before) {
      if (it.sync(state)) name.input.focus();
      if (state.view === before?.view || !it.element.open) return;
      const now = JSON.stringify(state.view.clients);
      if (now === shown) return;
      shown = now;
      fill(
        list,
        ...state.view.clients.map((client) =>
          h(
            "li",
            {},
            h("strong", {}, client.name),
            ` ${resultsOf(client)} `,
            client.open ? `${say("client-asks", { command: client.open.text })} ` : "",
            client.running
              ? button({
                  text: say("client-stop", { client: client.name }),
                  onclick: () => act(`client ${client.name} stop`),
                })
              : h("span", { class: "muted" }, say("client-stopped")),
          ),
        ),
      );
    },
  };
}
