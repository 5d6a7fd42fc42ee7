// @ts-check
/**
 * The line above the time diagram: what the diagram leaves out, and what the clients have seen.
 * @import { State, Store } from "../../core/types.js"
 * @import { Shown } from "../../scene/time/layout.js"
 */
import { say, tell } from "../../text/say.js";
import { branchLabel } from "../../core/branch.js";
import { besideOf } from "../../scene/time/branches.js";
import { fill, h, set, write } from "../../ui/dom.js";

/** @param {HTMLElement} leftOut @param {Shown} it */
export function sayLeftOut(leftOut, { data: { legsLeftOut, marksLeftOut, lanes } }) {
  const none = !legsLeftOut && !marksLeftOut && !lanes.thinned;
  if (leftOut.hidden !== none) leftOut.hidden = none;
  if (none) return;
  write(leftOut, tellLeftOut(legsLeftOut, marksLeftOut));
}

/** What the picture does not have. @param {number} messages @param {number} events */
function tellLeftOut(messages, events) {
  if (messages && events) return say("diagram-lacks-both", { messages, events });
  if (messages) return say("diagram-lacks-messages", { messages });
  return events ? say("diagram-lacks-events", { events }) : say("diagram-too-fast");
}

/** @param {HTMLElement} verdict @param {State} state */
export function sayVerdict(verdict, { view: { history } }) {
  if (verdict.hidden !== (history.verdict === "none")) verdict.hidden = history.verdict === "none";
  if (history.verdict === "none") return;
  verdict.classList.toggle("strong", history.verdict === "violated");
  write(verdict, say(`verdict-${history.verdict}`));
  set(verdict, "title", tell(history.text));
}

/**
 * Which other branch the diagram draws beneath the shown one. It is there only where there are branches.
 * @param {Store} store
 */
export function chooseBeside(store) {
  const select = h("select", {
    "aria-label": say("beside-which"),
    onchange: () => store.dispatch({ type: "beside", to: select.value === "" ? null : Number(select.value) }),
  });
  const label = say("beside");
  const sample = h("span", { class: "beside-sample", "aria-hidden": "true" });
  const element = h("label", { class: "beside", title: say("beside-tip"), hidden: true }, sample, label, select);
  let listed = "";
  return {
    element,
    /** @param {State} state */
    update({ view: { branches }, beside, axis }) {
      const others = branches.filter((branch) => !branch.shown);
      if (element.hidden !== (others.length === 0)) element.hidden = others.length === 0;
      if (others.length === 0) return;
      const chosen = String(besideOf(branches, beside, axis)?.id ?? "");
      const key = JSON.stringify([chosen, others.map((branch) => [branch.id, branchLabel(branch)])]);
      if (key === listed) return;
      listed = key;
      const option = (/** @type {string} */ value, /** @type {string} */ text) => h("option", { value }, text);
      fill(select, option("", say("beside-none")), ...others.map((it) => option(String(it.id), branchLabel(it))));
      select.value = chosen;
    },
  };
}
