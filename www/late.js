// @ts-check
/**
 * Shows what may be wrong, and what to do, if the page does not start. This is a plain script: it still runs where a
 * host or a browser refuses modules, which is what keeps the page from starting most often.
 */
(() => {
  /** How long the page may take to start, real milliseconds. */
  const WAIT_MS = 10_000;
  const late = document.getElementById("late");
  const boot = document.getElementById("boot");
  if (!late || !boot) return;

  /** Once the page has started, or has said itself why it cannot, both elements are gone. */
  const tell = () => {
    late.hidden = false;
    boot.hidden = true;
  };
  if (!("noModule" in HTMLScriptElement.prototype)) tell();
  setTimeout(tell, WAIT_MS);
  addEventListener("error", (event) => event.target instanceof HTMLScriptElement && tell(), { capture: true });
})();
