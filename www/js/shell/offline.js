// @ts-check
/**
 * The page without a network. The head of a published site names the service worker that keeps its files. Without one,
 * or where the browser allows none (a sandboxed frame, a file), nothing happens. An embedded page does not register it
 * and keeps nothing.
 * @import { Bridge } from "../core/bridge.js"
 * @import { Store } from "../core/types.js"
 */
import { addressOf, presentFragment } from "./address.js";
import { told } from "../text/say.js";

/** The files are fetched this long after the start, real milliseconds, so that the page itself loads first. */
const AFTER_MS = 2000;

let takeOver = () => {};

/** Reloads with the waiting version: the same run at the same moment. */
export function takeNewVersion() {
  takeOver();
}

/** @param {Store} store @param {Bridge} bridge */
export function keepOffline(store, bridge) {
  const worker = document.querySelector('meta[name="service-worker"]')?.getAttribute("content");
  if (!worker || window !== window.top) return;
  setTimeout(() => void register(worker, store, bridge).catch(() => undefined), AFTER_MS);
}

/** @param {string} worker @param {Store} store @param {Bridge} bridge */
async function register(worker, store, bridge) {
  const registration = await navigator.serviceWorker.register(worker, { updateViaCache: "none" });
  /** @param {ServiceWorker} waiting */
  const tell = (waiting) => {
    takeOver = () => void change(waiting, store, bridge);
    store.dispatch({ type: "notice", tone: "news", text: told("version-new") });
  };
  if (registration.waiting) tell(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed" && registration.active) tell(coming);
    });
  });
}

/** @param {ServiceWorker} waiting @param {Store} store @param {Bridge} bridge */
async function change(waiting, store, bridge) {
  const { state } = store;
  const address = new URL(addressOf(presentFragment(bridge, state), state.nowMs, state));
  if (state.playing) address.searchParams.set("run", "1");
  history.replaceState(history.state, "", address);
  const reload = () => void (waiting.state === "activated" && location.reload());
  waiting.addEventListener("statechange", reload);
  waiting.postMessage({ type: "raft-playground:take-over" });
  reload(); // another window may have been quicker
}
