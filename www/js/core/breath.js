// @ts-check
/** Long work in parts, so that the browser can paint and take input between them. */

/**
 * Resolves when the browser has done what waits. Not by a timer: those of a page out of sight wait for a second.
 * @returns {Promise<void>}
 */
export function breath() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
