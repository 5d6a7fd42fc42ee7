// @ts-check
/**
 * The program of a worker: it carries out tasks on the page's own wasm, which the page sends it compiled.
 *
 * @import { News, Order } from "./tasks.js"
 *
 * @typedef {{type: "wasm", module: WebAssembly.Module} | Order} ToWorker
 * @typedef {{type: "ready"} | {type: "useless", why: string} | {type: "news", id: number, news: News}} FromWorker
 */
import init, { Explorer } from "../../playground.js";
import { taskRunner } from "./tasks.js";

/** How long a slice is to take, real milliseconds. */
const SLICE_MS = 30;

/** @type {(word: FromWorker) => void} */
const post = (word) => self.postMessage(word);

const order = taskRunner(
  (task) => new Explorer(task),
  (id, news) => post({ type: "news", id, news }),
  SLICE_MS,
);

self.addEventListener("message", async (event) => {
  const asked = /** @type {ToWorker} */ (/** @type {MessageEvent} */ (event).data);
  if (asked.type !== "wasm") {
    order(asked);
    return;
  }
  try {
    await init({ module_or_path: asked.module });
    post({ type: "ready" });
  } catch (error) {
    post({ type: "useless", why: String(error) });
  }
});
