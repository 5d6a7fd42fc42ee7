// @ts-check
/**
 * The answer at an entry of a log: what it is, where it is stored, whether it is committed, and why.
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Question, State, Store } from "../../core/types.js"
 */
import { beside } from "../../ui/beside.js";
import { button, fill, h, zoomOf } from "../../ui/dom.js";
import { say, tellAll } from "../../text/say.js";
import { ask } from "../why/index.js";
import { asked, shortly } from "../why/why.js";
import { tellKind } from "./entry.js";

/** How much room is left beside it, at least. */
const SPARE_PX = 12;

/** @typedef {Question & {kind: "commit"}} AtEntry */

/**
 * @param {Store} store @param {Bridge} bridge @param {HTMLElement} table in which the entries are
 * @param {HTMLElement} scroller around the table
 * @param {() => void} giveBack gives the focus back to where it was in the table
 */
// long: its listeners share the element and the question that it answers
export function popover(store, bridge, table, scroller, giveBack) {
  const title = h("h3", { id: "entry-title" });
  const shut = button({ class: "quiet", icon: "close", label: say("why-close"), onclick: () => close() });
  const what = h("p", { class: "what" });
  const headline = h("p", { class: "headline" });
  const points = h("div", {});
  const element = h(
    "div",
    { class: "answer-at", role: "dialog", "aria-labelledby": "entry-title", tabindex: -1, hidden: true },
    h("div", { class: "row" }, title, shut),
    what,
    headline,
    points,
  );
  let told = "";
  let placed = "";

  function close() {
    const inside = element.contains(document.activeElement);
    if (questionOf(store.state)) store.dispatch({ type: "ask", what: null });
    if (inside) giveBack();
  }

  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!element.isConnected || element.hidden || !(event.target instanceof Element)) return;
    // A click on another entry asks another question, and the answer follows the run.
    if (!element.contains(event.target) && !event.target.closest(".log-table button, .transport, .time")) close();
  });
  // The table is scrolled beneath it.
  addEventListener("scroll", () => place(store.state), { capture: true, passive: true });
  addEventListener("resize", () => place(store.state));

  /** @param {State} state */
  function place(state) {
    const question = element.hidden ? null : questionOf(state);
    if (!question) return;
    const anchor = anchorOf(table, question);
    const box = anchor?.getBoundingClientRect();
    element.classList.toggle("adrift", !box?.width);
    if (!box?.width) return;
    const zoom = zoomOf(element);
    element.style.maxHeight = "";
    const size = { w: element.offsetWidth, h: element.offsetHeight };
    const thing = { x: box.left / zoom, y: box.top / zoom, w: box.width / zoom, h: box.height / zoom };
    const room = { x: 0, y: 0, w: innerWidth / zoom, h: innerHeight / zoom };
    // Right of all entries, if there is room: then it covers none of them.
    const edge = Math.min(table.getBoundingClientRect().right, scroller.getBoundingClientRect().right) / zoom;
    if (edge > thing.x + thing.w && edge + size.w + SPARE_PX < room.w) thing.w = edge - thing.x;
    const at = beside(thing, size, room);
    element.style.maxHeight = at.h < size.h ? `${Math.floor(at.h)}px` : "";
    const key = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)`;
    if (key === placed) return;
    placed = key;
    element.style.transform = key;
  }

  return {
    /** @param {State} state @param {State | null} before */
    update(state, before) {
      if (state.question === before?.question && state.view === before?.view) return;
      const question = questionOf(state);
      const opens = question !== null && state.question !== before?.question;
      element.hidden = question === null;
      if (!question) {
        told = "";
        return;
      }
      const entry = entryOf(state, question);
      const found = ask(bridge, question);
      const key = JSON.stringify([question, entry, found]);
      // Not in the panel, which may be the frame of what is fixed in it.
      if (!element.isConnected) (document.getElementById("app") ?? document.body).append(element);
      if (key !== told) {
        told = key;
        const inPoints = points.contains(document.activeElement);
        title.textContent = titleOf(question);
        const words = entry ? tellKind(entry) : snapshotWords(state, question);
        what.textContent = words;
        what.hidden = words === "";
        headline.textContent = tellAll(found.headline);
        const unfolded = points.querySelector("details")?.open ?? false;
        fill(points, ...shortly(found, store));
        const details = points.querySelector("details");
        if (details) details.open = unfolded && !opens;
        if (inPoints) element.focus({ preventScroll: true });
      }
      place(state);
      if (opens) element.focus({ preventScroll: true });
    },
  };
}

/** The question that is answered here, if there is one. @param {State} state @returns {AtEntry | null} */
function questionOf({ question }) {
  return question?.kind === "commit" && question.row !== undefined ? question : null;
}

/** @param {AtEntry} question */
function titleOf({ index, term }) {
  return term === undefined ? asked({ kind: "commit", index }) : say("entry-title", { index, term });
}

/** @param {HTMLElement} table @param {AtEntry} question @returns {HTMLElement | null} */
function anchorOf(table, { row, index, term }) {
  if (!row) return table.querySelector(`[data-index="${index}"]`);
  const log = table.querySelector(`tr[data-node="${row}"]`);
  return log?.querySelector(`[data-entry="${index} ${term}"] button`) ?? null;
}

/** The entry that was clicked, as it is there now. @param {State} state @param {AtEntry} question */
function entryOf({ view }, { row, index, term }) {
  const log = view.nodes.find((node) => node.id === row)?.log ?? [];
  return log.find((entry) => entry.index === index && entry.term === term);
}

/** @param {State} state @param {AtEntry} question */
function snapshotWords({ view }, { row, index, term }) {
  const node = view.nodes.find((it) => it.id === row);
  if (!node || node.snapshotIndex !== index || term === undefined) return "";
  return say("sentence", { text: say("snapshot-stands-for", { index, term }) });
}
