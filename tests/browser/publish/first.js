// @ts-check
/**
 * Runs before the published page is painted. The page's HTML has the first screen of a newcomer; this hides it where
 * the page will open with something else, chooses its language and its colours, and notes what is pressed on it before
 * the program has arrived. `www/js/shell/first.js` takes over from here.
 */
(() => {
  /** The languages of the site. @type {string[]} */
  const languages = /** @type {any} */ (self).LANGUAGES;
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const inFrame = window !== top;
  /** @type {{tools?: boolean, theme?: string, language?: string}} */
  let kept = {};
  try {
    if (!inFrame) kept = JSON.parse(localStorage.getItem("raft-playground") ?? "{}") ?? {};
  } catch {
    // Without storage, nobody has been here before.
  }
  // As `asksFirst` in js/shell/page.js decides, or more careful.
  const asked = ["t", "run", "view", "controls", "editable", "present"].some((name) => query.has(name));
  if (asked || inFrame || kept.tools || location.hash.length > 1) root.dataset["first"] = "off";

  const theme = [query.get("theme"), kept.theme].find((it) => it && ["auto", "light", "dark"].includes(it));
  if (theme && theme !== "auto") root.dataset["theme"] = theme;

  // As late.js chooses it.
  const stem = (/** @type {string} */ code) => code.toLowerCase().split("-")[0];
  for (const code of [query.get("lang"), kept.language, ...navigator.languages]) {
    if (typeof code !== "string" || !code) continue;
    const found =
      languages.find((it) => it.toLowerCase() === code.toLowerCase()) ??
      languages.find((it) => stem(it) === stem(code));
    if (!found) continue;
    root.lang = found;
    break;
  }

  /** Notes what is pressed. @param {Element | null} button */
  const press = (button) => {
    if (!button) return;
    document.querySelector("#first [aria-busy]")?.removeAttribute("aria-busy");
    button.setAttribute("aria-busy", "true");
  };
  addEventListener("click", ({ target }) =>
    press(target instanceof Element ? target.closest("#first button[id]") : null),
  );
  // The space bar plays, as it will on the page: see js/shell/keys.js.
  addEventListener("keydown", ({ target, key, ctrlKey, altKey, metaKey }) => {
    if (target !== document.body || key !== " " || ctrlKey || altKey || metaKey) return;
    if (root.dataset["first"] !== "off") press(document.querySelector("#begin"));
  });
})();
