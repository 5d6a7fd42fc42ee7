// @ts-check
/**
 * The colours of the canvas. The style sheet has the same ones for the rest of the page; where both draw the same
 * thing (a term's fill), they must agree.
 *
 * @import { Family } from "../core/view.js"
 *
 * @typedef {object} Theme
 * @property {string} ground
 * @property {string} ink text, outlines, faults
 * @property {string} muted
 * @property {string} faint rings and routes that only hint
 * @property {string} onTerm text on a term's fill
 * @property {string} edge outline of a node
 * @property {string} accent what is selected
 * @property {string} onAccent text on it
 * @property {string} evidence what shows a broken property
 * @property {Record<Family, string>} family
 * @property {string[]} terms a cycle; neighbours differ for every kind of colour vision
 * @property {string} font
 */

const TERMS = ["#a9a6e0", "#e3cfa0", "#cc79a7", "#bbcc33", "#b5dbf5", "#009e73"];
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif';

/** @type {Theme} */
export const light = {
  ground: "#ffffff",
  ink: "#1b1f24",
  muted: "#57606a",
  faint: "#d0d7de",
  onTerm: "#111111",
  edge: "#1b1f24",
  accent: "#0667ef",
  onAccent: "#ffffff",
  evidence: "#cf222e",
  family: { election: "#0667ef", replication: "#4f3c17", snapshot: "#b30579" },
  terms: TERMS,
  font: FONT,
};

/** @type {Theme} */
export const dark = {
  ...light,
  ground: "#0f1419",
  ink: "#f0f3f6",
  muted: "#9ea7b3",
  edge: "#f0f3f6",
  faint: "#343b45",
  accent: "#38a9fa",
  onAccent: "#07121c",
  evidence: "#ff7b72",
  family: { election: "#38a9fa", replication: "#fbbf6a", snapshot: "#f91f8c" },
};

/** Forced colours: the system's words; shape and number carry the meaning. @type {Theme} */
export const forced = {
  ground: "Canvas",
  ink: "CanvasText",
  muted: "CanvasText",
  faint: "GrayText",
  onTerm: "CanvasText",
  edge: "CanvasText",
  accent: "Highlight",
  onAccent: "HighlightText",
  evidence: "LinkText",
  family: { election: "CanvasText", replication: "CanvasText", snapshot: "CanvasText" },
  terms: ["Canvas"],
  font: FONT,
};

/**
 * @param {Theme} theme
 * @param {number} term
 * @returns {string} a node that has seen no term yet has no fill
 */
export function termFill(theme, term) {
  return term > 0 ? theme.terms[(term - 1) % theme.terms.length] : theme.ground;
}

/** The style sheet's class for a term's fill. @param {number} term */
export function termClass(term) {
  return term > 0 ? `term-${(term - 1) % TERMS.length}` : "term-none";
}
