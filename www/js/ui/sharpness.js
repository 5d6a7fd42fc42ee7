// @ts-check
/**
 * The device pixels per CSS pixel. It changes when the window is moved to another screen, or the page is
 * zoomed; a canvas keeps its own number of pixels until it is resized.
 */

let ratio = devicePixelRatio;
/** @type {Set<() => void>} */
const canvases = new Set();

/** Calls back whenever the number has changed. @param {() => void} changed */
export function watchSharpness(changed) {
  canvases.add(changed);
}

/** Not every browser reports every change, so the page checks with each frame. */
export function checkSharpness() {
  if (devicePixelRatio === ratio) return;
  ratio = devicePixelRatio;
  for (const changed of canvases) changed();
}

/** The query names one number, so after each change there is another query. */
function listen() {
  const changed = () => {
    checkSharpness();
    listen();
  };
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", changed, { once: true });
}
listen();
