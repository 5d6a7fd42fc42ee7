// @ts-check
/**
 * Transparent buttons over the canvas, one for every node and every message in flight: they give focus, a name for
 * screen readers, a tooltip and a target that a finger can hit. What a pointer means is decided here as well.
 * @import { Picked, State, Store } from "../../core/types.js"
 * @import { Scene } from "../../scene/items.js"
 */
import { h, set, zoomOf } from "../../ui/dom.js";
import { hit } from "../../scene/hit.js";
import { standing } from "../../core/roster.js";
import { t } from "../../text/en.js";

/** A message that is pressed for longer than this is selected, and not lost. */
const LONG_PRESS_MS = 450;
/** A press is cancelled if the pointer moves further than this, pixels. */
const STRAY_PX = 30;

/** @typedef {Picked | {kind: "client", id: string}} Pointed */

/** @param {Store} store @param {HTMLElement} field the element that the canvas fills */
// long: its listeners share the press under way and the scene that is hit
export function createOverlay(store, field) {
  const nodes = h("div", { class: "hits", role: "group", "aria-label": t.header.nodes });
  const flights = h("div", { class: "hits" });
  field.append(nodes, flights);
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  /** @type {Scene} */
  let scene = { items: [], targets: [] };

  /** @type {{what: Pointed | null, x: number, y: number, timer: number, pointer: number} | null} */
  let press = null;
  let lastPointerMs = -Infinity;

  /** @param {Pointed} what */
  function activate(what) {
    if (what.kind === "client") store.dispatch({ type: "dialog", to: "clients" });
    else if (what.kind === "node" || !store.state.shape.editable) store.dispatch({ type: "select", what });
    else store.dispatch({ type: "act", texts: [`drop ${what.id}`] });
  }

  function release() {
    if (!press) return;
    clearTimeout(press.timer);
    press = null;
    store.dispatch({ type: "press", on: false });
  }

  field.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    release(); // of a press whose end was not seen
    const box = field.getBoundingClientRect();
    const zoom = zoomOf(field);
    const x = (event.clientX - box.left) / zoom;
    const y = (event.clientY - box.top) / zoom;
    const what = hit(scene, x, y, event.pointerType === "touch" ? 8 : 2)?.what ?? null;
    lastPointerMs = event.timeStamp;
    press = { what, x: event.clientX, y: event.clientY, timer: 0, pointer: event.pointerId };
    if (what?.kind !== "flight") return;
    // Time is paused during a press, so that the message does not move away from the finger.
    store.dispatch({ type: "press", on: true });
    press.timer = window.setTimeout(() => {
      release();
      store.dispatch({ type: "select", what });
    }, LONG_PRESS_MS);
  });
  addEventListener("pointerup", (event) => {
    if (!press || press.pointer !== event.pointerId) return;
    const { what, x, y } = press;
    lastPointerMs = event.timeStamp;
    release();
    if (Math.hypot(event.clientX - x, event.clientY - y) > STRAY_PX) return;
    if (what === null) store.dispatch({ type: "select", what: null });
    else if (event.shiftKey && what.kind !== "client") store.dispatch({ type: "select", what });
    else activate(what);
  });
  addEventListener("pointercancel", release);
  addEventListener("blur", release);
  field.addEventListener("contextmenu", (event) => {
    // A long press on a touch screen asks for the context menu as well.
    if (event.target instanceof HTMLElement && event.target.dataset["id"]) event.preventDefault();
  });
  // Keyboards and assistive technology click without a pointer.
  field.addEventListener("click", (event) => {
    if (event.timeStamp - lastPointerMs < 1000) return;
    const what = pickedOf(event.target);
    if (what) activate(what);
  });
  field.addEventListener("focusin", (event) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches(":focus-visible")) return;
    const what = pickedOf(event.target);
    if (what && what.kind !== "client") store.dispatch({ type: "select", what });
  });

  return {
    /** The buttons follow the display list. @param {Scene} next @param {State} state */
    update(next, state) {
      scene = next;
      const stay = new Set();
      for (const target of scene.targets) {
        stay.add(target.id);
        let button = buttons.get(target.id);
        if (!button) {
          button = h("button", { type: "button", class: `hit ${target.what.kind}` });
          button.dataset["id"] = target.id;
          buttons.set(target.id, button);
          (target.what.kind === "node" ? nodes : flights).append(button);
        }
        const shift = `translate(${Math.round(target.x - target.w / 2)}px, ${Math.round(target.y - target.h / 2)}px)`;
        if (button.style.transform !== shift) button.style.transform = shift;
        const size = `${target.w}px`;
        if (button.style.width !== size) {
          button.style.width = size;
          button.style.height = `${target.h}px`;
        }
        describe(button, target.what, state);
      }
      for (const [id, button] of buttons) {
        if (stay.has(id)) continue;
        const focused = button === document.activeElement;
        button.remove();
        buttons.delete(id);
        if (focused) /** @type {HTMLElement | null} */ (field.closest(".stage"))?.focus({ preventScroll: true });
      }
    },
  };
}

/** @param {EventTarget | null} target @returns {Pointed | null} */
function pickedOf(target) {
  const id = target instanceof HTMLElement ? target.dataset["id"] : undefined;
  if (id?.startsWith("node:")) return { kind: "node", id: Number(id.slice(5)) };
  if (id?.startsWith("client:")) return { kind: "client", id: id.slice(7) };
  if (id?.startsWith("flight:")) return { kind: "flight", id: id.slice(7) };
  return null;
}

/** @param {HTMLButtonElement} button @param {Pointed} what @param {State} state */
function describe(button, what, state) {
  if (what.kind === "client") {
    const client = state.view.clients.find((it) => it.name === what.id);
    if (!client) return;
    const open = client.open ? t.clients.open(client.open.text) : "";
    const fares = t.clients.fares(client.ok, client.failed, client.unknown);
    set(button, "aria-label", t.clients.label(client.name, open, fares));
    return;
  }
  if (what.kind === "node") {
    const node = state.view.nodes[what.id - 1];
    if (!node) return;
    const role = node.status === "up" ? t.role[node.role] : t.status[node.status];
    const member = standing(node, state.view);
    set(button, "aria-label", t.node.label(node.name, member ? `${role}, ${member}` : role, node.term));
    const selected = state.selection?.kind === "node" && state.selection.id === what.id;
    set(button, "aria-pressed", String(selected));
    return;
  }
  if (button.title) return;
  const flight = state.view.flights.find((it) => it.id === what.id);
  if (!flight) return;
  const { editable } = state.shape;
  const label = editable ? t.flight.label(flight.summary, flight.id) : `${flight.summary} (${flight.id})`;
  button.setAttribute("aria-label", label);
  button.title = editable ? `${flight.summary}\n${t.flight.tip}` : flight.summary;
}
