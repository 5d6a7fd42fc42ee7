// @ts-check
/** What a course does with the playground in its page: it listens. */
document.querySelector("raft-playground")?.addEventListener("time", (event) => {
  const output = document.getElementById("time");
  if (output) output.textContent = `${/** @type {CustomEvent} */ (event).detail.ms} ms`;
});
