// @ts-check
/**
 * The progress as a text: to copy it, to take one in, and to forget it.
 * @import { Store } from "../../core/types.js"
 */
import { button, h, set, write } from "../../ui/dom.js";
import { say, tell, told } from "../../text/say.js";
import { asText, forget, fromText, note, progress } from "./progress.js";

/** @param {Store} store @param {() => void} changed */
// long: its buttons share the fields and the line that says what came of them
export function carry(store, changed) {
  const out = h("textarea", { id: "progress-out", rows: 4, readonly: true, spellcheck: "false" });
  const into = h("textarea", {
    id: "progress-in",
    rows: 4,
    spellcheck: "false",
    "aria-describedby": "progress-wrong",
    oninput: () => wrong(""),
  });
  const trouble = h("p", { class: "progress-wrong", id: "progress-wrong", role: "status" });
  const wrong = (/** @type {string} */ words) => {
    write(trouble, words);
    set(into, "aria-invalid", words ? "true" : null);
  };
  const notice = (/** @type {import("../../text/messages.js").Said} */ text) =>
    store.dispatch({ type: "notice", tone: "said", text });
  const copy = button({
    id: "progress-copy",
    icon: "copy",
    text: say("copy"),
    async onclick() {
      try {
        await navigator.clipboard.writeText(out.value);
        notice(told("progress-copied"));
      } catch {
        out.select();
        notice(told("not-copied-selected"));
      }
    },
  });
  const take = button({
    id: "progress-take",
    text: say("progress-take"),
    onclick() {
      const read = fromText(into.value);
      if ("wrong" in read) {
        wrong(tell(read.wrong));
        into.focus();
        return;
      }
      const stays = note(read.all);
      into.value = "";
      changed();
      const count = Object.keys(read.all).length;
      wrong("");
      write(trouble, say(stays ? "progress-taken" : "progress-taken-not-kept", { count }));
    },
  });
  const drop = button({
    id: "progress-forget",
    icon: "clean",
    text: say("progress-forget"),
    onclick() {
      forget();
      changed();
      wrong("");
      write(trouble, say("progress-forgotten"));
    },
  });
  const element = h(
    "details",
    { class: "lessons-carry" },
    h("summary", {}, say("progress-carry")),
    h("label", { for: "progress-out" }, say("progress-out")),
    out,
    h("div", { class: "row" }, copy),
    h("label", { for: "progress-in" }, say("progress-in")),
    into,
    h("div", { class: "row" }, take, drop),
    trouble,
  );
  return {
    element,
    /** Shows what is known by now. */
    show() {
      out.value = asText(progress());
    },
  };
}
