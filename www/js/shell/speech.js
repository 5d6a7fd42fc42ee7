// @ts-check
/**
 * The language of the page: chosen at its start, and switched in place. The panels are built again in the other
 * language, so this also keeps what they alone know: the focus, how far they are scrolled, and what stands in fields.
 * @import { Store } from "../core/types.js"
 */
import { chosenLanguage, language, languageFor, speak } from "../text/language.js";
import { told } from "../text/say.js";

/**
 * Loads the words of the page: of the language that the address asks for, else of the one that was chosen here before,
 * else of the browser's.
 * @param {string | undefined} kept
 */
export async function beginSpeech(kept) {
  const asked = new URLSearchParams(location.search).get("lang");
  await speak(chosenLanguage([asked, kept, ...navigator.languages]));
  document.documentElement.lang = language();
}

/** Speaks another language; nothing happens if there is no such one. @param {Store} store @param {string} code */
export async function switchSpeech(store, code) {
  const wanted = languageFor(code);
  if (!wanted) return;
  try {
    await speak(wanted);
  } catch (error) {
    console.warn(error);
    store.dispatch({ type: "notice", tone: "trouble", text: told("part-not-loaded") });
  }
  store.dispatch({ type: "language", to: language() });
}

/** Where an element is: the places of its ancestors and itself among their siblings. @typedef {number[]} Path */

/** @param {Element} top @param {Element} element @returns {Path} */
function pathTo(top, element) {
  const path = [];
  for (let at = element; at !== top && at.parentElement; at = at.parentElement)
    path.unshift([...at.parentElement.children].indexOf(at));
  return path;
}

/** @param {Element} top @param {Path} path @returns {Element | undefined} */
const at = (top, path) => path.reduce((/** @type {Element | undefined} */ it, i) => it?.children[i], top);

/** @param {Element} it */
const isField = (it) =>
  it instanceof HTMLInputElement || it instanceof HTMLTextAreaElement || it instanceof HTMLSelectElement;

/**
 * What the elements alone know. The function that is returned gives it to those that have taken their places.
 * @param {HTMLElement} app
 */
export function standing(app) {
  const focused = app.contains(document.activeElement) ? document.activeElement : null;
  const all = [...app.querySelectorAll("*")];
  const kept = all
    .filter((it) => it === focused || it.scrollTop || it.scrollLeft || isField(it) || it instanceof HTMLDetailsElement)
    .map((it) => ({
      path: pathTo(app, it),
      tag: it.tagName,
      focus: it === focused,
      top: it.scrollTop,
      left: it.scrollLeft,
      open: it instanceof HTMLDetailsElement && it.open,
      value: isField(it) && /** @type {HTMLInputElement} */ (it).type !== "file" ? /** @type {any} */ (it).value : null,
      checked: it instanceof HTMLInputElement && it.checked,
      caret: it instanceof HTMLTextAreaElement ? [it.selectionStart, it.selectionEnd] : null,
    }));
  return () => {
    for (const { path, tag, focus, top, left, open, value, checked, caret } of kept) {
      const it = at(app, path);
      if (it?.tagName !== tag) continue;
      if (it instanceof HTMLDetailsElement) it.open = open;
      if (value !== null && /** @type {any} */ (it).value !== value) /** @type {any} */ (it).value = value;
      if (it instanceof HTMLInputElement) it.checked = checked;
      if (focus && it instanceof HTMLElement) it.focus({ preventScroll: true });
      if (caret && it instanceof HTMLTextAreaElement) it.setSelectionRange(caret[0], caret[1]);
      it.scrollTop = top;
      it.scrollLeft = left;
    }
  };
}
