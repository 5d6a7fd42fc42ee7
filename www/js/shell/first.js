// @ts-check
/**
 * A published page has its first screen in the HTML, drawn when it was published (`tests/browser/publish/first.mjs`).
 * When the program has arrived, the page is built in its place. What was done on it until then is not lost.
 */

/** How often it is looked whether a button is still held down, real milliseconds. */
const HELD_MS = 20;

/**
 * Resolves when no button of the first screen is held down. Its click comes when it is let go, and would be lost if
 * another button stood in its place by then. No event tells of every way in which a press can end.
 * @param {HTMLElement} app
 */
export async function letGo(app) {
  while (app.querySelector("#first button:active")) await new Promise((done) => setTimeout(done, HELD_MS));
}

/**
 * Call before the page is built, and what is returned when it is drawn: the focus stays where it was, and what was
 * pressed and chosen is carried out.
 * @param {HTMLElement} app @returns {() => void}
 */
export function takeOver(app) {
  const first = app.querySelector("#first");
  // Hidden: the page opens with something else.
  if (!first || getComputedStyle(first).display === "none") return () => {};
  const focused = first.contains(document.activeElement) ? (document.activeElement?.id ?? "") : "";
  const pressed = first.querySelector("[aria-busy]")?.id ?? "";
  const chosen = /** @type {HTMLSelectElement | null} */ (first.querySelector("#language"))?.value;
  return () => {
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    const choice = /** @type {HTMLSelectElement | null} */ (document.getElementById("language"));
    if (choice && chosen && chosen !== choice.value) {
      choice.value = chosen;
      choice.dispatchEvent(new Event("change"));
    }
    if (pressed) document.getElementById(pressed)?.click();
  };
}
