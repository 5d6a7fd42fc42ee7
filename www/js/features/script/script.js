// @ts-check
/** @import { Panel, State, Store } from "../../core/types.js" */
/** @import { Refusal, View } from "../../core/view.js" */
import { complaints } from "./completing.js";
import { button, fill, h, icon, say, set } from "../../ui/dom.js";
import { t } from "../../text/en.js";
import { editor } from "./editor.js";

/** An error is shown and announced when nothing was typed for this long, real milliseconds. */
const TOLD_AFTER_MS = 800;

/** A longer message may be cut in the bar of a low window, in characters: then it stands below the text, too. */
const LONGEST_IN_BAR = 140;

/**
 * The script of the run: to see, to edit, to run again.
 * @param {Store} store
 * @returns {Panel & {element: HTMLElement}}
 */
// long: buttons, mistakes and expectations share one text box
export function script(store) {
  const caret = h("p", { class: "muted caret" });
  const box = editor(store, {
    describedby: "script-error script-caret",
    oncaret: (line, column, fate) => say(caret, t.script.caret(line, column, fate?.words ?? "")),
    onrun: runIt,
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
    onclick: runIt,
  });
  run.setAttribute("aria-keyshortcuts", "Control+Enter Meta+Enter");
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
  const list = h("ol", { class: "mistakes" });
  const rest = h("p", { class: "muted" });
  const mistakes = h("section", { hidden: true }, h("h3", {}, t.script.mistakes), list, rest);
  // What is wrong, and the buttons, stay in sight however long the rest is.
  const element = h(
    "div",
    { class: "script" },
    h(
      "div",
      { class: "script-main" },
      h("p", { class: "muted hint" }, t.script.hint),
      box.element,
      caret,
      mistakes,
      expectations,
    ),
    h("div", { class: "script-bar" }, error, h("div", { class: "row" }, run, copy, revert, unrun, status), aloud),
  );

  function runIt() {
    store.dispatch({ type: "load", script: text.value, own: true });
    jumpToError();
  }

  function jumpToError() {
    const first = store.state.draft.mistakes?.listed[0];
    if (first) box.jump(first.line, first.column);
  }

  /** @type {Refusal[]} */
  let shown = [];
  /** All of them below the text, each a button that leads there. @param {Refusal[]} wrong @param {number} more */
  function listMistakes(wrong, more) {
    // A single short one is shown in the bar.
    const alone = wrong.length === 1 && wrong[0].message.length <= LONGEST_IN_BAR;
    mistakes.hidden = wrong.length === 0 || alone;
    say(rest, more ? t.script.moreMistakes(more) : "");
    rest.hidden = more === 0;
    const now = mistakes.hidden ? [] : wrong;
    if (now.length === shown.length && now.every((it, i) => t.refusalAt(it) === t.refusalAt(shown[i]))) return;
    shown = now;
    fill(
      list,
      ...now.map((it) =>
        h("li", {}, h("button", { type: "button", onclick: () => box.jump(it.line, it.column) }, t.refusalAt(it))),
      ),
    );
  }

  /** @param {State} state */
  function showMistakes(state) {
    const wrong = complaints(state);
    const more = state.draft.mistakes?.more ?? 0;
    const said = wrong.length ? t.script.wrong(t.refusalAt(wrong[0]), wrong.length + more) : "";
    error.hidden = said === "";
    say(words, said);
    listMistakes(wrong, more);
    clearTimeout(speaking);
    speaking = window.setTimeout(() => say(aloud, said), TOLD_AFTER_MS);
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
        set(status, "title", status.textContent);
        revert.hidden = !draft.edited;
        clearTimeout(telling);
        if (draft.mistakes && !draft.told)
          telling = window.setTimeout(() => store.dispatch({ type: "tell" }), TOLD_AFTER_MS);
      }
      unrun.hidden = state.unrun.length === 0;
      if (state.unrun !== before?.unrun) set(unrun, "title", t.script.bringUnrunTip(state.unrun.length));
      if (draft !== before?.draft || state.offer !== before.offer) showMistakes(state);
      if (state.view !== before?.view) showExpectations(state.view);
    },
  };
}
