// @ts-check
/**
 * The menu at the selected node or message: the one place to act. It stands beside the thing and within the stage.
 * @import { Picked, State, Store } from "../../core/types.js"
 * @import { Target, Targets } from "../../scene/items.js"
 * @import { Deed } from "./deeds.js"
 */
import { beside, boxOf } from "../../ui/beside.js";
import { fill, h, icon, set, zoomOf } from "../../ui/dom.js";
import { standing, stateOf } from "../../core/roster.js";
import { say, tell } from "../../text/say.js";
import { offered } from "./deeds.js";

/**
 * @param {Store} store @param {HTMLElement} stage @param {HTMLElement} field what the places of the scene refer to
 */
// long: its listeners share the element and the thing that it belongs to
export function createMenu(store, stage, field) {
  const head = h("div", { class: "acts-head", id: "acts-head" });
  const list = h("div", { class: "acts-list", role: "menu", "aria-labelledby": "acts-head" });
  const element = h("div", { class: "acts", hidden: true }, head, list);
  let filled = "";
  let placed = "";
  /** How large it likes to be. @type {{w: number, h: number} | null} null: to be measured */
  let size = null;
  let enter = false;

  const items = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=menuitem]")]);
  /** The button of the thing, over the canvas. */
  const anchor = () => {
    const { selection } = store.state;
    if (!selection) return null;
    const buttons = /** @type {HTMLElement[]} */ ([...field.querySelectorAll(".hit")]);
    return buttons.find((it) => it.dataset["id"] === `${selection.kind}:${selection.id}`) ?? null;
  };
  const giveBack = () => (anchor() ?? stage).focus({ preventScroll: true });

  /** Closes it, and gives the focus back if it has it. */
  function close() {
    if (element.contains(document.activeElement)) giveBack();
    store.dispatch({ type: "menu", to: null });
  }

  /** @param {number} at the place in the list, round and round */
  function focus(at) {
    const all = items();
    all[(at + all.length) % all.length]?.focus({ preventScroll: false });
  }

  element.addEventListener("keydown", (event) => {
    const at = items().indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 }[
      event.key
    ];
    if (to !== undefined) focus(to);
    else if (event.key === "Escape") close();
    else if (event.key === "Tab")
      return close(); // and the focus goes on from the thing
    else if (!(event.repeat && (event.key === "Enter" || event.key === " "))) return;
    event.preventDefault();
    event.stopPropagation();
  });
  // From the thing itself, the arrows go into its menu.
  field.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (!store.state.menu || event.target !== anchor()) return;
    focus(event.key === "ArrowDown" ? 0 : -1);
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!store.state.menu || !stage.isConnected) return;
    const inside = event.target instanceof Node && (element.contains(event.target) || field.contains(event.target));
    if (!inside) store.dispatch({ type: "menu", to: null });
  });

  /** @param {Deed} deed */
  function item(deed) {
    const button = h(
      "button",
      {
        type: "button",
        role: "menuitem",
        tabindex: -1,
        class: deed.grave ? "grave" : "",
        title: deed.tip,
        "data-deed": deed.name,
        onclick() {
          giveBack();
          store.dispatch(deed.action);
        },
      },
      icon(deed.icon),
      h("span", { class: "words" }, deed.label),
      deed.key ? h("kbd", { "aria-hidden": "true" }, deed.key) : null,
    );
    if (deed.key) button.setAttribute("aria-keyshortcuts", deed.key);
    return button;
  }

  /** @param {State} state */
  function write(state) {
    const { shown, more } = offered(state);
    const [name, rest] = headOf(state);
    const key = JSON.stringify([name, rest, shown.map((deed) => deed.name), more, state.shape.editable]);
    if (key === filled) return;
    filled = key;
    size = null;
    const focused = list.contains(document.activeElement) ? document.activeElement?.getAttribute("data-deed") : null;
    fill(head, h("strong", {}, name), rest ? h("span", {}, rest) : null);
    const unfold = h(
      "button",
      {
        type: "button",
        role: "menuitem",
        tabindex: -1,
        "aria-expanded": "false",
        "data-deed": "more",
        onclick: () => store.dispatch({ type: "menu", to: "all" }),
      },
      h("span", { class: "words" }, say("acts-more")),
    );
    fill(list, ...shown.map(item), more ? unfold : null);
    set(element, "data-all", state.menu === "all" ? "" : null);
    list.hidden = shown.length === 0;
    if (!shown.length)
      head.append(h("p", { class: "muted" }, say(state.shape.editable ? "lesson-does-not-offer" : "read-only")));
    if (focused === null) return;
    // "More…" gives its place to the first of those that it unfolds.
    const again = items().find((it) => it.dataset["deed"] === focused);
    const first = shown.findIndex((deed) => !deed.usual);
    if (again) again.focus({ preventScroll: true });
    else focus(focused === "more" ? Math.max(0, first) : 0);
  }

  /** @param {Targets} scene @param {Target} target */
  function place(scene, target) {
    const zoom = zoomOf(stage);
    const [outer, inner] = [stage.getBoundingClientRect(), field.getBoundingClientRect()];
    const shift = { x: (inner.left - outer.left) / zoom, y: (inner.top - outer.top) / zoom };
    const box = (/** @type {Target} */ it) => boxOf(it, shift);
    if (!size) {
      element.style.maxHeight = "";
      size = { w: element.offsetWidth, h: element.offsetHeight };
      placed = "";
    }
    const room = { x: 0, y: 0, w: stage.clientWidth, h: stage.clientHeight };
    const others = scene.targets.filter((it) => it !== target && it.what.kind === "node").map(box);
    const at = beside(box(target), size, room, others);
    const key = Object.values(at).map(Math.round).join();
    if (key === placed) return;
    placed = key;
    element.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)`;
    element.style.maxHeight = at.h < size.h ? `${Math.floor(at.h)}px` : "";
  }

  return {
    element,
    /** The next time that it opens, the focus goes into it. */
    enter() {
      enter = true;
    },
    /** @param {State} state @param {Targets} scene @param {boolean} resized */
    update(state, scene, resized) {
      if (resized) size = null;
      const target = state.menu && targetOf(state.selection, scene);
      if (!target) {
        enter = false;
        if (element.hidden) return;
        if (element.contains(document.activeElement)) giveBack();
        element.hidden = true;
        filled = "";
        expand(null);
        return;
      }
      const opens = element.hidden;
      element.hidden = false;
      write(state);
      place(scene, target);
      expand(target.id);
      if (opens && enter) focus(0);
      enter = false;
    },
  };

  /** Says at the thing whether its menu is open. @param {string | null} id */
  function expand(id) {
    for (const button of field.querySelectorAll('.hit[aria-expanded="true"]'))
      if (/** @type {HTMLElement} */ (button).dataset["id"] !== id) set(button, "aria-expanded", "false");
    const open = id && anchor();
    if (open) set(open, "aria-expanded", "true");
  }
}

/** @param {Picked | null} selection @param {Targets} scene */
function targetOf(selection, scene) {
  return selection && scene.targets.find((it) => it.what.kind === selection.kind && it.what.id === selection.id);
}

/** The name of the selected thing, and what it is. @param {State} state @returns {[string, string]} */
function headOf(state) {
  const { selection } = state;
  if (selection?.kind === "node") {
    const node = state.view.nodes[selection.id - 1];
    if (!node) return ["", ""];
    const term = say("term-of", { term: node.term });
    return [node.name, [stateOf(node), standing(node, state.view), term].filter(Boolean).join(" · ")];
  }
  return selection ? [selection.id, state.kept ? tell(state.kept.summary) : ""] : ["", ""];
}
