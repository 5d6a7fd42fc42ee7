// @ts-check
/** @import { Panel, Store } from "../../core/types.js" */
import { button, fill, h, textField } from "../../ui/dom.js";
import { t } from "../../text/en.js";
import { dialog } from "../../ui/dialog.js";

/** @param {string} id @param {string} label @param {string} value @param {number} size */
function field(id, label, value, size) {
  const input = textField({ id, value, size });
  return { input, element: h("label", { class: "field" }, h("span", {}, label), input) };
}

/**
 * The clients of the cluster: starts and stops them, and shows their results.
 * @param {Store} store
 * @returns {Panel & {element: HTMLDialogElement}}
 */
export function clientsDialog(store) {
  const words = t.clients;
  const name = field("clients-name", words.name, "a", 8);
  const every = field("clients-every", words.every, "100", 5);
  const command = field("clients-command", words.command, "set x $n", 22);
  const trouble = h("p", { class: "error", role: "alert" });
  const list = h("ul", { class: "clients-list", "aria-label": words.list });
  const act = (/** @type {string} */ text) => store.dispatch({ type: "act", texts: [text] });
  const form = h(
    "form",
    { class: "clients-form", novalidate: true, onsubmit: begin },
    name.element,
    every.element,
    command.element,
    h("button", { type: "submit", class: "button primary", id: "clients-begin" }, words.begin),
  );
  const it = dialog(store, "clients", words.title, h("p", { class: "muted" }, words.about), form, trouble, list);

  /** @param {Event} event */
  function begin(event) {
    event.preventDefault();
    const wrong = [
      [name.input, /^[A-Za-z0-9_-]{1,16}$/.test(name.input.value.trim()), words.needName],
      [every.input, Number(every.input.value) > 0, words.needEvery],
      [command.input, /^(set|del|add|cas|get) \S/.test(command.input.value.trim()), words.needCommand],
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
            ` ${words.fares(client.ok, client.failed, client.unknown)} `,
            client.open ? `${words.open(client.open.text)} ` : "",
            client.running
              ? button({ text: words.stop(client.name), onclick: () => act(`client ${client.name} stop`) })
              : h("span", { class: "muted" }, words.stopped),
          ),
        ),
      );
    },
  };
}
