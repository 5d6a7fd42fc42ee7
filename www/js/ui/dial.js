// @ts-check
/** What dials and faults have in common: a name with its fields, and fields that follow the run. */
import { h } from "./dom.js";
import { say } from "../text/say.js";

/** @param {string} label @param {Node[]} parts @param {string} [tip] */
export function dialRow(label, parts, tip) {
  const name = h("span", { class: "dial-name" }, label);
  return h("div", { class: "dial", title: tip }, name, h("span", { class: "dial-field" }, ...parts));
}

/** A unit, or a word between two fields. @param {string} text */
export const unit = (text) => h("span", { class: "unit" }, text);

/** The name of one field of several. @param {string} field what they are @param {string} part which one, or its unit */
export const part = (field, part) => say("field-part", { field, part });

/** From one field to another. */
export const dash = () => h("span", { class: "muted" }, "–");

/**
 * Shows the present value, and clears the mark of a wrong one. A field with the focus stays as it is.
 * @param {HTMLInputElement} field @param {number | string} value
 */
export function show(field, value) {
  if (document.activeElement === field) return;
  const text = String(value);
  if (field.value !== text) field.value = text;
  if (field.getAttribute("aria-invalid") === "true") field.setAttribute("aria-invalid", "false");
}
