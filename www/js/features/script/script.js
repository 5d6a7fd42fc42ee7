// @ts-check
/** @import { Panel, State, Store } from "../../core/types.js" */
/** @import { Refusal, View } from "../../core/view.js" */
import { complaints } from "./completing.js";
import { sentence } from "../../core/format.js";
import { mistakeAt } from "../../core/notices.js";
import { button, fill, h, icon, set, write } from "../../ui/dom.js";
import { say, tell, tellAll, told } from "../../text/say.js";
import { editor } from "./editor.js";

/** An error is shown and announced when nothing was typed for this long, real milliseconds. */
const TOLD_AFTER_MS = 800;

/** A longer message may be cut in the bar of a low window, in characters: then it stands below the text, too. */
const LONGEST_IN_BAR = 140;

/** @param {Refusal} refusal */
const refusalAt = (refusal) => tell(mistakeAt(refusal));
/** @param {number} line @param {number} column @param {string} [fate] what has become of the line */
const tellCaret = (line, column, fate) =>
  fate ? say("caret-at-fate", { line, column, fate }) : say("caret-at", { line, column });

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
    oncaret: (line, column, fate) => write(caret, tellCaret(line, column, fate?.words)),
    onrun: runIt,
  });
  caret.id = "script-caret";
  const { text } = box;
  const words = h("p", { id: "script-error" });
  const toError = button({ id: "script-jump", text: say("go-there"), onclick: jumpToError });
  const error = h("div", { class: "script-error", hidden: true }, icon("warn"), words, toError);
  const aloud = h("p", { class: "for-readers", role: "status" });
  const status = h("span", { class: "muted status" });
  const run = button({
    id: "run",
    icon: "play",
    text: say("run-script"),
    title: say("run-script-tip"),
    class: "primary",
    onclick: runIt,
  });
  run.setAttribute("aria-keyshortcuts", "Control+Enter Meta+Enter");
  const copy = button({
    id: "copy",
    icon: "copy",
    text: say("copy"),
    onclick: async () => {
      try {
        await navigator.clipboard.writeText(text.value);
        store.dispatch({ type: "notice", tone: "said", text: told("script-copied") });
      } catch {
        text.select();
        store.dispatch({ type: "notice", tone: "said", text: told("not-copied-selected") });
      }
    },
  });
  const revert = button({
    id: "revert",
    icon: "clean",
    text: say("script-revert"),
    onclick: () => store.dispatch({ type: "revert" }),
  });
  const lesson = button({
    id: "new-lesson",
    icon: "hat",
    text: say("lesson-of-my-own"),
    title: say("lesson-of-my-own-tip"),
    onclick() {
      store.dispatch({ type: "template", text: `${say("lesson-template")}\n` });
      text.focus();
    },
  });
  const unrun = button({
    id: "bring-unrun",
    icon: "back",
    text: say("unrun-bring"),
    onclick: () => store.dispatch({ type: "bring-unrun" }),
  });
  const expects = h("ul", { class: "expects" });
  const expectations = h("section", { hidden: true }, h("h3", {}, say("expectations")), expects);
  const list = h("ol", { class: "mistakes" });
  const rest = h("p", { class: "muted" });
  const mistakes = h(
    "section",
    { class: "all-mistakes", hidden: true },
    h("h3", {}, say("script-mistakes")),
    list,
    rest,
  );
  // What is wrong, and the buttons, stay in sight however long the rest is.
  const element = h(
    "div",
    { class: "script" },
    h(
      "div",
      { class: "script-main" },
      h("p", { class: "muted hint" }, say("script-hint")),
      box.element,
      caret,
      mistakes,
      expectations,
    ),
    h(
      "div",
      { class: "script-bar" },
      error,
      h("div", { class: "row" }, run, copy, revert, lesson, unrun, status),
      aloud,
    ),
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
    const alone = wrong.length === 1 && tell(wrong[0].message).length <= LONGEST_IN_BAR;
    mistakes.hidden = wrong.length === 0 || alone;
    write(rest, more ? say("mistakes-not-listed", { count: more }) : "");
    rest.hidden = more === 0;
    const now = mistakes.hidden ? [] : wrong;
    if (now.length === shown.length && now.every((it, i) => refusalAt(it) === refusalAt(shown[i]))) return;
    shown = now;
    fill(
      list,
      ...now.map((it) =>
        h("li", {}, h("button", { type: "button", onclick: () => box.jump(it.line, it.column) }, refusalAt(it))),
      ),
    );
  }

  /** @param {State} state */
  function showMistakes(state) {
    const wrong = complaints(state);
    const more = state.draft.mistakes?.more ?? 0;
    const others = wrong.length + more - 1;
    const said = tellAll([
      wrong.length ? sentence(refusalAt(wrong[0])) : "",
      others > 0 ? say("mistakes-below", { count: others }) : "",
    ]);
    error.hidden = said === "";
    write(words, said);
    listMistakes(wrong, more);
    clearTimeout(speaking);
    speaking = window.setTimeout(() => write(aloud, said), TOLD_AFTER_MS);
  }

  /** @type {string[]} what each item of the list of expectations says */
  let items = [];
  /** @param {View} view */
  function showExpectations(view) {
    expectations.hidden = view.expects.length === 0;
    const fates = view.expects.map(({ held }) => (held === undefined ? "open" : held ? "held" : "failed"));
    const words = view.expects.map(({ text: expected, found }) =>
      found ? say("expect-found", { expected, found: tell(found) }) : expected,
    );
    const now = words.map((said, i) => `${fates[i]} ${said}`);
    while (expects.children.length > now.length) expects.lastElementChild?.remove();
    now.forEach((said, i) => {
      if (said === items[i]) return;
      const fate = fates[i];
      const item = h("li", { class: fate }, icon(fate), h("strong", {}, say(`expect-${fate}`)), ` ${words[i]}`);
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
        write(status, say(draft.edited ? "script-edited" : "script-fine"));
        set(status, "title", status.textContent);
        revert.hidden = !draft.edited;
        clearTimeout(telling);
        if (draft.mistakes && !draft.told)
          telling = window.setTimeout(() => store.dispatch({ type: "tell" }), TOLD_AFTER_MS);
      }
      unrun.hidden = state.unrun.length === 0;
      if (state.unrun !== before?.unrun) set(unrun, "title", say("unrun-bring-tip", { count: state.unrun.length }));
      if (draft !== before?.draft || state.offer !== before.offer) showMistakes(state);
      if (state.view !== before?.view) showExpectations(state.view);
    },
  };
}
