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

/**
 * Whether the page will open without a network: `coming`, it is being stored; `refused`, the browser stores nothing;
 * `none`, this is no published site, or it is inside another page, so nothing was to be stored.
 * @typedef {"none" | "coming" | "kept" | "refused"} Fate
 */
/** @type {Fate} */
let fate = "none";
let follow = () => {};

/** What has become of keeping the page for use without a network. */
export const offlineFate = () => fate;

/** @param {() => void} listener called when that has changed; there is one */
export function followOffline(listener) {
  follow = listener;
}

/** @param {Fate} next */
function become(next) {
  fate = next;
  follow();
}

/** Reloads with the waiting version: the same run at the same moment. */
export function takeNewVersion() {
  takeOver();
}

/** @param {Store} store @param {Bridge} bridge */
export function keepOffline(store, bridge) {
  const worker = document.querySelector('meta[name="service-worker"]')?.getAttribute("content");
  if (!worker || window !== window.top) return;
  // Missing in some private windows, and without https.
  become("serviceWorker" in navigator ? "coming" : "refused");
  if (fate === "coming") setTimeout(() => void register(worker, store, bridge).catch(refuse), AFTER_MS);
}

/** The help says so: nothing that the user has asked for has failed. @param {unknown} error */
function refuse(error) {
  console.info("The browser does not keep this page for use without a network.", error);
  become("refused");
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
  if (registration.active) become("kept");
  /** @param {ServiceWorker | null} coming */
  const watch = (coming) =>
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed" && registration.active) tell(coming);
      if (coming.state === "activated") become("kept");
      // Its files did not all arrive, or there is no room for them.
      if (coming.state === "redundant" && fate === "coming") refuse("the files could not be stored");
    });
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
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
