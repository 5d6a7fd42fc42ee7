// @ts-check
/** @import { Store } from "../../core/types.js" */
import { h, set, textField } from "../../ui/dom.js";
import { readMoment } from "../../core/format.js";
import { say, told } from "../../text/say.js";

/** A field to go to a moment: type it, press Enter. @param {Store} store */
export function momentField(store) {
  const field = textField({
    id: "go-to",
    class: "go-to",
    size: 9,
    maxlength: 24,
    placeholder: say("go-to-placeholder"),
    title: say("go-to-tip"),
    "aria-label": say("go-to"),
    oninput: () => set(field, "aria-invalid", null),
  });
  return h(
    "form",
    {
      novalidate: true,
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const wanted = readMoment(field.value);
        set(field, "aria-invalid", wanted ? null : "true");
        if (!wanted) store.dispatch({ type: "notice", tone: "said", text: told("go-to-bad") });
        else if ("step" in wanted) store.dispatch({ type: "seek-step", step: wanted.step });
        else store.dispatch({ type: "seek", toMs: wanted.toMs });
        if (wanted) field.value = "";
      },
    },
    field,
  );
}
