// @ts-check
/** @import { Panel, Store } from "../types.js" */
import { button, fill, h, icon, say, set } from "../dom.js";
import { t } from "../text/en.js";

/**
 * The script of the run: to see, to edit, to run again.
 * @param {Store} store
 * @returns {Panel & {element: HTMLElement}}
 */
export function script(store) {
  const numbers = h("div", { class: "numbers", "aria-hidden": "true" });
  /** @type {HTMLTextAreaElement} */
  const text = h("textarea", {
    id: "script",
    "aria-label": t.script.label,
    "aria-describedby": "script-error",
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    wrap: "off",
    rows: 14,
    oninput: () => store.dispatch({ type: "draft", text: text.value }),
    onscroll: () => (numbers.scrollTop = text.scrollTop),
  });
  const error = h("p", { class: "script-error", id: "script-error", role: "status" });
  const status = h("span", { class: "muted status" });
  const run = button({
    id: "run",
    icon: "play",
    text: t.script.run,
    title: t.script.runTip,
    class: "primary",
    onclick: () => {
      store.dispatch({ type: "load", script: text.value });
      if (store.state.draft.refusal) jump(store.state.draft.refusal.line, store.state.draft.refusal.column);
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
  const expects = h("ul", { class: "expects" });
  const expectations = h("section", { hidden: true }, h("h3", {}, t.script.expects), expects);
  const element = h(
    "div",
    { class: "script" },
    h("p", { class: "muted" }, t.script.hint),
    h("div", { class: "editor" }, numbers, text),
    error,
    h("div", { class: "row" }, run, copy, revert, status),
    expectations,
  );

  /** @param {number} line @param {number} column */
  function jump(line, column) {
    const before = text.value
      .split("\n")
      .slice(0, line - 1)
      .join("\n").length;
    const at = Math.min(text.value.length, before + (line > 1 ? 1 : 0) + column - 1);
    text.focus();
    text.setSelectionRange(at, at);
  }

  let lines = "";
  let told = "";
  return {
    element,
    update(state, before) {
      const { draft } = state;
      const opened = state.side === "script" && before?.side !== "script";
      if (draft !== before?.draft || opened) {
        if (text.value !== draft.text) {
          const atEnd = text.scrollTop + text.clientHeight >= text.scrollHeight - 20;
          text.value = draft.text;
          if (atEnd) text.scrollTop = text.scrollHeight;
        }
        const count = draft.text.split("\n").length;
        const wrong = draft.refusal?.line ?? 0;
        const key = `${count} ${wrong}`;
        if (key !== lines) {
          lines = key;
          fill(
            numbers,
            ...Array.from({ length: count }, (_, i) =>
              h("span", { class: i + 1 === wrong ? "wrong" : "" }, String(i + 1)),
            ),
          );
        }
        numbers.scrollTop = text.scrollTop;
        set(text, "aria-invalid", draft.refusal ? "true" : "false");
        const refusal = draft.refusal ? t.refusalAt(draft.refusal) : "";
        if ((error.textContent ?? "") !== refusal) fill(error, refusal ? icon("warn") : null, refusal);
        say(status, draft.edited ? t.script.edited : t.script.fine);
        revert.hidden = !draft.edited;
      }
      if (state.view !== before?.view) {
        const key = state.view.expects.map((it) => `${it.line}${it.held}`).join();
        if (key !== told) {
          told = key;
          expectations.hidden = state.view.expects.length === 0;
          fill(
            expects,
            ...state.view.expects.map((it) => {
              const fate = it.held === undefined ? "open" : it.held ? "held" : "failed";
              return h("li", { class: fate }, h("strong", {}, t.script[fate]), ` ${it.text}`);
            }),
          );
        }
      }
    },
  };
}
