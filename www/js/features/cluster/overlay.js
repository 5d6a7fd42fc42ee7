// @ts-check
/**
 * Transparent buttons over the canvas, one for every node and every message in flight: they give focus, a name for
 * screen readers, a tooltip and a target that a finger can hit. What a pointer means is decided here as well.
 * @import { Picked, State, Store } from "../../core/types.js"
 * @import { Targets } from "../../scene/items.js"
 */
import { button as iconButton, h, set, zoomOf } from "../../ui/dom.js";
import { hit } from "../../scene/hit.js";
import { allows, isPredicting, takenOf } from "../../core/lesson.js";
import { labelOf } from "../../core/roster.js";
import { say, tell } from "../../text/say.js";
import { isDue } from "../../ui/pace.js";
import { tellClient } from "../clients/clients.js";
import { crossAt, nearness } from "./near.js";

/** A press is cancelled if the pointer moves further than this, pixels. */
const STRAY_PX = 30;
/** A change of the speed that is too small to be seen. */
const LEAST_CHANGE = 0.02;

/** @typedef {Picked | {kind: "client", id: string} | {kind: "lose", id: string}} Pointed */

/**
 * @param {Store} store @param {HTMLElement} field the element that the canvas fills
 * @param {() => void} enter asks the menu to take the focus when it opens
 */
// long: its listeners share the press under way and the scene that is hit
export function createOverlay(store, field, enter) {
  const nodes = h("div", { class: "hits nodes", role: "group", "aria-label": say("nodes") });
  const flights = h("div", { class: "hits" });
  // Beside the message under the pointer, or with the focus: a click loses it.
  const cross = iconButton({ icon: "close", label: say("act-drop"), class: "lose", onclick: () => undefined });
  cross.tabIndex = -1;
  cross.hidden = true;
  field.append(nodes, flights, cross);
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  /** @type {Targets} */
  let scene = { targets: [] };
  /** Whether a mouse or a pen is over the picture. */
  let near = false;
  field.addEventListener("pointerenter", () => (near = true));
  field.addEventListener("pointerleave", () => (near = false));
  /** What the buttons say. @type {State | null} */
  let told = null;

  /** @type {{what: Pointed | null, x: number, y: number, pointer: number} | null} */
  let press = null;
  let lastPointerMs = -Infinity;
  /** Where the mouse is, in the scene. @type {{x: number, y: number} | null} */
  let mouse = null;

  /** @param {Pointed} what @param {boolean} byKey */
  function activate(what, byKey) {
    const { state } = store;
    if (what.kind === "node" && state.choosing?.kind === "node")
      store.dispatch({ type: state.choosing.many ? "pick" : "answer", value: `n${what.id}` });
    else if (what.kind === "client") store.dispatch({ type: "dialog", to: "clients" });
    else if (what.kind === "lose") store.dispatch({ type: "act", texts: [`drop ${what.id}`] });
    else {
      // A second click closes the menu.
      const open = state.menu && state.selection?.kind === what.kind && state.selection.id === what.id;
      if (byKey && !open) enter();
      // While a lesson asks there is nothing to do by hand: a click selects.
      const menu = state.shape.controls !== "none" && (state.start || !isPredicting(state));
      store.dispatch(open ? { type: "menu", to: null } : { type: "select", what, menu });
    }
  }

  function release() {
    if (!press) return;
    press = null;
    store.dispatch({ type: "press", on: false });
  }

  /** @param {PointerEvent} event */
  function placeOf(event) {
    const box = field.getBoundingClientRect();
    const zoom = zoomOf(field);
    return { x: (event.clientX - box.left) / zoom, y: (event.clientY - box.top) / zoom };
  }

  field.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    release(); // of a press whose end was not seen
    const { x, y } = placeOf(event);
    const what = crossed(event.target) ?? hit(scene, x, y, event.pointerType === "touch" ? 8 : 2)?.what ?? null;
    lastPointerMs = event.timeStamp;
    press = { what, x: event.clientX, y: event.clientY, pointer: event.pointerId };
    // Time is paused during a press, so that the message does not move away from the pointer.
    if (what?.kind === "flight" || what?.kind === "lose") store.dispatch({ type: "press", on: true });
  });
  addEventListener("pointerup", (event) => {
    if (!press || press.pointer !== event.pointerId) return;
    const { what, x, y } = press;
    lastPointerMs = event.timeStamp;
    release();
    if (Math.hypot(event.clientX - x, event.clientY - y) > STRAY_PX) return;
    if (what === null) store.dispatch({ type: "select", what: null });
    else activate(what, false);
  });
  addEventListener("pointercancel", release);
  addEventListener("blur", release);
  field.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    mouse = placeOf(event);
    point(store.state);
  });
  field.addEventListener("pointerleave", () => {
    mouse = null;
    point(store.state);
  });
  field.addEventListener("contextmenu", (event) => {
    // A long press on a touch screen asks for the context menu as well.
    if (event.target instanceof HTMLElement && event.target.dataset["id"]) event.preventDefault();
  });
  // Keyboards and assistive technology click without a pointer.
  field.addEventListener("click", (event) => {
    if (event.detail > 0 && event.timeStamp - lastPointerMs < 1000) return;
    const what = crossed(event.target) ?? pickedOf(event.target);
    if (what) activate(what, true);
  });
  field.addEventListener("focusin", (event) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches(":focus-visible")) return;
    const what = pickedOf(event.target);
    if (what?.kind !== "node" && what?.kind !== "flight") return;
    const { selection } = store.state;
    if (selection?.kind !== what.kind || selection.id !== what.id) store.dispatch({ type: "select", what });
  });
  field.addEventListener("focusout", () => point(store.state));

  /** @param {EventTarget | null} target @returns {Pointed | null} */
  function crossed(target) {
    const id = cross.dataset["of"];
    return id && target instanceof Node && cross.contains(target) ? { kind: "lose", id } : null;
  }

  /** What follows from where the pointer and the focus are: the cross, and how fast time runs. @param {State} state */
  function point(state) {
    const near = mouse && !press ? nearness(scene, state, mouse) : 1;
    if (Math.abs(near - state.near) > LEAST_CHANGE || (near !== state.near && near === 1))
      store.dispatch({ type: "near", to: near });
    const here = mouse !== null || field.contains(document.activeElement);
    const at =
      here && state.shape.editable && allows(state, "drop") && !state.menu ? crossAt(scene, field, mouse, cross) : null;
    if (cross.hidden !== (at === null)) cross.hidden = at === null;
    if (!at) return;
    cross.dataset["of"] = at.id;
    cross.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)`;
  }

  return {
    /**
     * The buttons follow the display list: in every frame while the pointer or the focus is here, else with the rest of
     * the document. What a finger touches is taken from the picture.
     * @param {Targets} next @param {State} state @returns {boolean} whether they have followed
     */
    update(next, state) {
      scene = next;
      if (!near && !isDue() && !field.contains(document.activeElement)) return false;
      const stay = new Set();
      const fields = /** @type {const} */ (["view", "selection", "shape", "menu", "taken"]);
      const news = fields.some((field) => state[field] !== told?.[field]);
      told = state;
      for (const target of scene.targets) {
        stay.add(target.id);
        let button = buttons.get(target.id);
        const fresh = !button;
        if (!button) {
          button = h("button", { type: "button", class: `hit ${target.what.kind}` });
          button.dataset["id"] = target.id;
          if (target.what.kind !== "client") {
            button.setAttribute("aria-haspopup", "menu");
            button.setAttribute("aria-expanded", "false");
          }
          buttons.set(target.id, button);
          (target.what.kind === "node" ? nodes : flights).append(button);
        }
        if (news || fresh) describe(button, target.what, state);
        const shift = `translate(${Math.round(target.x - target.w / 2)}px, ${Math.round(target.y - target.h / 2)}px)`;
        if (button.style.transform !== shift) button.style.transform = shift;
        const size = `${target.w}px`;
        if (button.style.width !== size) {
          button.style.width = size;
          button.style.height = `${target.h}px`;
        }
      }
      for (const [id, button] of buttons) {
        if (stay.has(id)) continue;
        const focused = button === document.activeElement;
        button.remove();
        buttons.delete(id);
        if (focused) /** @type {HTMLElement | null} */ (field.closest(".stage"))?.focus({ preventScroll: true });
      }
      point(state);
      return true;
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
    set(button, "aria-label", tellClient(client));
    return;
  }
  if (what.kind === "node") {
    const node = state.view.nodes[what.id - 1];
    if (!node) return;
    set(button, "aria-label", labelOf(node, state.view));
    const selected =
      (state.selection?.kind === "node" && state.selection.id === what.id) || takenOf(state).picks.includes(node.name);
    set(button, "aria-pressed", String(selected));
    return;
  }
  if (button.title && !state.view.lesson) return;
  const flight = state.view.flights.find((it) => it.id === what.id);
  if (!flight) return;
  const editable = state.shape.editable && allows(state, "drop");
  const summary = tell(flight.summary);
  const label = say(editable ? "message-label-lose" : "message-label", { summary, message: flight.id });
  button.setAttribute("aria-label", label);
  button.title = editable ? `${summary}\n${say("message-tip")}` : summary;
}
