// @ts-check
/** @import { Panel, Store, View } from "../types.js" */
import { complaint } from "../completing.js";
import { button, h, icon, say, set } from "../dom.js";
import { t } from "../text/en.js";
import { editor } from "./editor.js";

/** An error is told when nothing was written for so long, in milliseconds; and then, who listens hears of it. */
const TOLD_AFTER_MS = 800;

/**
 * The script of the run: to see, to edit, to run again.
 * @param {Store} store
 * @returns {Panel & {element: HTMLElement}}
 */
export function script(store) {
  const caret = h("p", { class: "muted caret" });
  const box = editor(store, {
    describedby: "script-error script-caret",
    oncaret: (line, column, fate) => say(caret, t.script.caret(line, column, fate?.words ?? "")),
  });
  caret.id = "script-caret";
  const { text } = box;
  const words = h("p", { id: "script-error" });
  const toError = button({ id: "script-jump", text: t.script.jump, onclick: jumpToError });
  const error = h("div", { class: "script-error", hidden: true }, icon("warn"), words, toError);
  const aloud = h("p", { class: "for-readers", role: "status" });
  const status = h("span", { class: "muted status" });
  const run = button({
    id: "run",
    icon: "play",
    text: t.script.run,
    title: t.script.runTip,
    class: "primary",
    onclick: () => {
      store.dispatch({ type: "load", script: text.value, own: true });
      jumpToError();
    },
  });
  const copy = button({
    id: "copy",
    icon: "copy",
    text: t.script.copy,
    onclick: async () => {
      try {
        await navigator.clipboard.writeText(text.value);
        store.dispatch({ type: "notice", tone: "said", text: t.script.copied });
      } catch {
        text.select();
        store.dispatch({ type: "notice", tone: "said", text: t.script.notCopied });
      }
    },
  });
  const revert = button({
    id: "revert",
    icon: "clean",
    text: t.script.revert,
    onclick: () => store.dispatch({ type: "revert" }),
  });
  const unrun = button({
    id: "bring-unrun",
    icon: "back",
    text: t.script.bringUnrun,
    onclick: () => store.dispatch({ type: "bring-unrun" }),
  });
  const expects = h("ul", { class: "expects" });
  const expectations = h("section", { hidden: true }, h("h3", {}, t.script.expects), expects);
  const element = h(
    "div",
    { class: "script" },
    h("p", { class: "muted" }, t.script.hint),
    box.element,
    caret,
    h("div", { class: "row" }, run, copy, revert, unrun, status),
    error,
    aloud,
    expectations,
  );

  function jumpToError() {
    const { refusal } = store.state.draft;
    if (refusal) box.jump(refusal.line, refusal.column);
  }

  /** @type {string[]} what each item of the list of expectations says */
  let items = [];
  /** @param {View} view */
  function showExpectations(view) {
    expectations.hidden = view.expects.length === 0;
    const fates = view.expects.map(({ held }) => (held === undefined ? "open" : held ? "held" : "failed"));
    const found = view.expects.map((it) => (it.found ? `: ${t.script.found(it.found)}` : ""));
    const now = view.expects.map(({ text: said }, i) => `${fates[i]} ${said}${found[i]}`);
    while (expects.children.length > now.length) expects.lastElementChild?.remove();
    now.forEach((said, i) => {
      if (said === items[i]) return;
      const fate = fates[i];
      const words = ` ${view.expects[i].text}${found[i]}`;
      const item = h("li", { class: fate }, icon(fate), h("strong", {}, t.script[fate]), words);
      if (i < expects.children.length) expects.children[i].replaceWith(item);
      else expects.append(item);
    });
    items = now;
  }

  let [telling, speaking] = [0, 0];
  return {
    element,
    update(state, before) {
      box.update(state, before);
      const { draft } = state;
      if (draft !== before?.draft) {
        say(status, draft.edited ? t.script.edited : t.script.fine);
        revert.hidden = !draft.edited;
        clearTimeout(telling);
        if (draft.refusal && !draft.told)
          telling = window.setTimeout(() => store.dispatch({ type: "tell" }), TOLD_AFTER_MS);
      }
      unrun.hidden = state.unrun.length === 0;
      if (state.unrun !== before?.unrun) set(unrun, "title", t.script.bringUnrunTip(state.unrun.length));
      if (draft !== before?.draft || state.offer !== before.offer) {
        const refusal = complaint(state);
        const said = refusal ? t.refusalAt(refusal) : "";
        error.hidden = said === "";
        say(words, said);
        clearTimeout(speaking);
        speaking = window.setTimeout(() => say(aloud, said), TOLD_AFTER_MS);
      }
      if (state.view !== before?.view) showExpectations(state.view);
    },
  };
}
