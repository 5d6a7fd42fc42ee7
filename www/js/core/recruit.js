// @ts-check
/** Begins a worker. The single-file build replaces this module by `recruit-inside.js`. */

/** Throws, or the worker has an error, where the browser or a sandbox forbids it. @returns {Worker} */
export function recruit() {
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
}
