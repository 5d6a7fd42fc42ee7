// @ts-check
/**
 * A published page has its first screen in the HTML, drawn when it was published (`tests/browser/publish/first.mjs`).
 * When the program has arrived, the page is built in its place. What was done on it until then is not lost.
 */

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
