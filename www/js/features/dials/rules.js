// @ts-check
/**
 * The rules of Raft, each with a box that switches it off and on, and a part that tells why it is there.
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Store } from "../../core/types.js"
 * @import { RuleView } from "../../core/view.js"
 */
import { h, write } from "../../ui/dom.js";
import { say, tell } from "../../text/say.js";
import { ruleWhy } from "./why.js";

/** @typedef {{row: HTMLElement, words: string, show: (rule: RuleView) => void}} RuleRow `words`: what finds it */

/** @param {RuleView} rule @param {Store} store @param {Bridge} bridge @returns {RuleRow} */
export function ruleRow(rule, store, bridge) {
  const { name, sentence } = rule;
  const box = h("input", {
    type: "checkbox",
    id: `rule-${name}`,
    "aria-describedby": `rule-${name}-says`,
    onchange: () => store.dispatch({ type: "act", texts: [`rule ${name} ${box.checked ? "on" : "off"}`] }),
  });
  const off = h("strong", { class: "off", "aria-hidden": "true" }); // the box says it
  const says = h("p", { class: "dial-names", id: `rule-${name}-says` }, tell(sentence));
  const label = h("label", { class: "check" }, box, h("code", {}, name), off);
  return {
    row: h("div", { class: "dial-item" }, label, says, ruleWhy(rule, store, bridge)),
    words: `${name} ${says.textContent}`,
    show: ({ on }) => {
      box.checked = on;
      write(off, on ? "" : say("rule-off-mark"));
    },
  };
}
