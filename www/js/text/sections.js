// @ts-check
/** Where a rule stands, as a value of a message. */
import { told } from "./say.js";

/** A section of the paper: `§6`. @param {string} number */
export const paper = (number) => told("section-paper", { number });

/** A section of the thesis: `thesis 4.2.3`. @param {string} number */
export const thesis = (number) => told("section-thesis", { number });

/** A figure of the paper: `Figure 13`. @param {string} number */
export const figure = (number) => told("section-figure", { number });
