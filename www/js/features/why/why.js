// @ts-check
/** @import { Bridge } from "../../core/bridge.js" */
/** @import { Panel, Store } from "../../core/types.js" */
/** @import { EventView, Reason } from "../../core/view.js" */
import { button, fill, h, icon } from "../../ui/dom.js";
import { t } from "../../text/en.js";
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
    { class: "why-answer", "aria-label": t.why.title, hidden: true },
    h(
      "div",
      { class: "row" },
      title,
      button({
        class: "quiet",
        icon: "close",
        label: t.why.close,
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
      const { question } = state;
      element.hidden = question === null;
      if (!question) {
        told = "";
        return;
      }
      const found = ask(bridge, question);
      const key = JSON.stringify([question, found]);
      if (key === told) return;
      told = key;
      title.textContent = question.kind === "leader" ? t.why.leader : t.why.commit(question.index, question.term);
      headline.textContent = found.headline;
      const focused = points.contains(document.activeElement);
      fill(
        points,
        ...found.points.map((point) =>
          h(
            "li",
            {},
            point.text,
            ...point.messages.map((id) =>
              button({
                text: id,
                class: "relative",
                onclick: () => store.dispatch({ type: "select", what: { kind: "flight", id } }),
              }),
            ),
          ),
        ),
      );
      if (focused) points.querySelector("button")?.focus({ preventScroll: true });
    },
  };
}

/**
 * The details of an event: the guard that decided, its question, and the values that it compared.
 * @param {EventView} event @param {Reason | undefined} reason @param {Store} store @returns {HTMLElement}
 */
export function reasonOf(event, reason, store) {
  const parts = [];
  if (reason?.guard) parts.push(h("p", {}, h("strong", {}, reason.guard), `: “${reason.sentence}”`));
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
            h("span", {}, it.text),
            h("span", { class: "for-readers" }, it.held ? t.why.held : t.why.failed),
          ),
        ),
      ),
    );
  }
  if (reason?.values.length) {
    parts.push(
      h("dl", {}, ...reason.values.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
    );
  }
  if (reason?.sections.length) parts.push(h("p", { class: "muted" }, reason.sections.join(" · ")));
  if (reason?.rules.length) parts.push(h("p", { class: "muted" }, t.why.rules(reason.rules.join(", "))));
  const tools = [
    button({
      icon: "follow",
      text: t.why.goThere,
      onclick: () => store.dispatch({ type: "seek-step", step: event.step }),
    }),
  ];
  if (event.message)
    tools.push(
      button({
        text: t.why.message(event.message),
        onclick: () => store.dispatch({ type: "select", what: { kind: "flight", id: event.message } }),
      }),
    );
  else if (event.node !== undefined) {
    const id = event.node;
    tools.push(
      button({
        text: t.why.node(id),
        onclick: () => store.dispatch({ type: "select", what: { kind: "node", id } }),
      }),
    );
  }
  return h("div", { class: "reason" }, ...parts, h("div", { class: "row" }, ...tools));
}
