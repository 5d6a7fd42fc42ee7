// @ts-check
/** Files that leave the page, and texts that go to the clipboard. */
import { write } from "./dom.js";

/** A name for a file of a run with this title. @param {string} title @param {string} [ending] with its point */
export function fileName(title, ending = ".raft") {
  const words = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${words || "run"}${ending}`;
}

/** Saves a text or a picture as a file, through the browser. @param {string} name @param {string | Blob} what */
export function save(name, what) {
  const file = typeof what === "string" ? new Blob([what], { type: "text/plain;charset=utf-8" }) : what;
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers still read it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Copies a text; false where the browser does not let the page. @param {string} text @returns {Promise<boolean>} */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Copies the text of a field, or focuses the field where copying is not allowed, and says which.
 * @param {HTMLTextAreaElement} field @param {Element} said @param {string} copied @param {string} notCopied
 */
export async function copyField(field, said, copied, notCopied) {
  const done = await copy(field.value);
  if (!done) field.focus();
  write(said, done ? copied : notCopied);
}
