// @ts-check
/** What `www/js/core/recruit.js` is in the single file: the program of the worker is in the page itself. */

/** @returns {Worker} */
export function recruit() {
  const program = document.getElementById("file-worker")?.textContent ?? "";
  const address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
  const worker = new Worker(address);
  // The browser has taken it over by the time of the first message.
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
