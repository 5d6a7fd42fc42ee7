// @ts-check
/**
 * Which of the themes is used.
 * @import { ThemeChoice } from "../core/types.js"
 * @import { Theme } from "../scene/theme.js"
 */
import { dark, forced, light } from "../scene/theme.js";

/** @param {ThemeChoice} choice @returns {Theme} */
export function themeOf(choice) {
  return matchMedia("(forced-colors: active)").matches ? forced : themeOfPicture(choice);
}

/**
 * The same for exports, where the colour keywords of forced colours have another meaning, or none.
 * @param {ThemeChoice} choice @returns {Theme}
 */
export function themeOfPicture(choice) {
  const isDark = choice === "dark" || (choice === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  return isDark ? dark : light;
}

/** Sets the attribute that the style sheet depends on. @param {ThemeChoice} choice */
export function applyTheme(choice) {
  if (choice === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = choice;
}
