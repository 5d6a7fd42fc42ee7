// @ts-check
/** @import { Bridge } from "../../core/bridge.js" */
/** @import { Panel, Question, Store } from "../../core/types.js" */
/** @import { Answered, EventView, Point, Reason } from "../../core/view.js" */
import { button, fill, h, icon } from "../../ui/dom.js";
import { say, tell, tellAll } from "../../text/say.js";
import { ask } from "./index.js";

/**
 * The answer to a question. It is updated while the run goes on.
 * @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLElement}}
 */
export function answer(store, bridge) {
  const headline = h("p", { class: "headline" });
  const points = h("ul", { class: "points" });
  const title = h("h3", {});
  const element = h(
    "section",
    { class: "why-answer", "aria-label": say("why"), hidden: true },
    h(
      "div",
      { class: "row" },
      title,
      button({
        class: "quiet",
        icon: "close",
        label: say("why-close"),
        onclick: () => store.dispatch({ type: "ask", what: null }),
      }),
    ),
    headline,
    points,
  );
  let told = "";
  return {
    element,
    update(state, before) {
      if (state.question === before?.question && state.view === before?.view) return;
      // A question that was asked at an entry is answered there.
      const here = state.question?.kind === "leader" || state.question?.row === undefined;
      const question = here ? state.question : null;
      element.hidden = question === null;
      if (!question) {
        told = "";
        return;
      }
      const found = ask(bridge, question);
      const key = JSON.stringify([question, found]);
      if (key === told) return;
      told = key;
      title.textContent = asked(question);
      headline.textContent = tellAll(found.headline);
      const focused = points.contains(document.activeElement);
      fill(points, ...pointsOf(found, store));
      if (focused) points.querySelector("button")?.focus({ preventScroll: true });
    },
  };
}

/** How many points of a short answer are seen at once. */
const FIRST = 3;

/** What supports an answer, as items of a list. @param {Answered} found @param {Store} store */
export const pointsOf = (found, store) => found.points.map((point) => pointOf(point, store));

/**
 * The same for a small box: only the first points, which decide, are seen at once.
 * @param {Answered} found @param {Store} store
 */
export function shortly({ points }, store) {
  const list = (/** @type {Point[]} */ some) =>
    h("ul", { class: "points" }, ...some.map((point) => pointOf(point, store)));
  // One more takes no more room than the word that would hide it.
  const [first, rest] = points.length > FIRST + 1 ? [points.slice(0, FIRST), points.slice(FIRST)] : [points, []];
  const more = rest.length
    ? h("details", {}, h("summary", {}, say("why-more", { count: rest.length })), list(rest))
    : null;
  return [list(first), more];
}

/** @param {Point} point @param {Store} store */
function pointOf({ text, messages }, store) {
  const link = (/** @type {string} */ id) =>
    button({
      text: id,
      class: "relative",
      onclick: () => store.dispatch({ type: "select", what: { kind: "flight", id } }),
    });
  return h("li", {}, tellAll(text), ...messages.map(link));
}

/** A question in words. @param {Question} question */
export function asked(question) {
  if (question.kind === "leader") return say("why-no-leader");
  const { index, term } = question;
  return term === undefined ? say("why-committed", { index }) : say("why-committed-of-term", { index, term });
}

/**
 * The details of an event: the guard that decided, its question, and the values that it compared.
 * @param {EventView} event @param {Reason | undefined} reason @param {Store} store @returns {HTMLElement}
 */
export function reasonOf(event, reason, store) {
  const parts = [];
  if (reason?.guard)
    parts.push(h("p", {}, say("guard-says", { guard: tell(reason.guard), sentence: tell(reason.sentence) })));
  if (reason?.asked.length) {
    parts.push(
      h(
        "ul",
        { class: "asked" },
        ...reason.asked.map((it) =>
          h(
            "li",
            { class: it.held ? "held" : "failed" },
            icon(it.held ? "done" : "crash"),
            h("span", {}, tell(it.text)),
            h("span", { class: "for-readers" }, say(it.held ? "condition-held" : "condition-failed")),
          ),
        ),
      ),
    );
  }
  if (reason?.values.length) {
    parts.push(
      h(
        "dl",
        {},
        ...reason.values.map(([name, value]) => h("div", {}, h("dt", {}, tell(name)), h("dd", {}, tell(value)))),
      ),
    );
  }
  if (reason?.sections.length) parts.push(h("p", { class: "muted" }, reason.sections.map(tell).join(" · ")));
  if (reason?.rules.length)
    parts.push(
      h(
        "p",
        { class: "muted" },
        say("can-be-switched-off", { count: reason.rules.length, rules: { list: reason.rules, joined: "commas" } }),
      ),
    );
  const tools = [
    button({
      icon: "follow",
      text: say("go-there"),
      onclick: () => store.dispatch({ type: "seek-step", step: event.step }),
    }),
  ];
  if (event.message)
    tools.push(
      button({
        text: say("select-it", { name: event.message }),
        onclick: () => store.dispatch({ type: "select", what: { kind: "flight", id: event.message } }),
      }),
    );
  else if (event.node !== undefined) {
    const id = event.node;
    tools.push(
      button({
        text: say("select-it", { name: `n${id}` }),
        onclick: () => store.dispatch({ type: "select", what: { kind: "node", id } }),
      }),
    );
  }
  return h("div", { class: "reason" }, ...parts, h("div", { class: "row" }, ...tools));
}
