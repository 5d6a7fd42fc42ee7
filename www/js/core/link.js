// @ts-check
/**
 * A run as the fragment of an address, and back. What a link looks like, and what is wrong with one, is said by the
 * simulation; the packing itself is the browser's own.
 * @import { Bridge } from "./bridge.js"
 *
 * @typedef {{kind: "nothing"} | {kind: "script", text: string} | {kind: "name", name: string}
 *   | {kind: "trouble", message: string}} Opened
 */

/** The largest script, in bytes: inflating stops there. */
export const MOST_BYTES = 64 * 1024;
/** From this length on some chat programs cut links: characters of the whole address. */
export const SAFE_LENGTH = 2000;

/**
 * The fragment of a script, with its `#`.
 * @param {Bridge} bridge @param {string} script @returns {Promise<string>}
 */
export async function fragmentOf(bridge, script) {
  const packed = new Blob([script]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return bridge.linkOf(new Uint8Array(await new Response(packed).arrayBuffer()));
}

/**
 * Decodes a fragment. A script is not parsed yet, and may be refused when it is loaded.
 * @param {Bridge} bridge @param {string} fragment @returns {Promise<Opened>}
 */
export async function openFragment(bridge, fragment) {
  const found = bridge.readLink(fragment);
  switch (found.kind) {
    case "nothing":
      return { kind: "nothing" };
    case "name":
      return { kind: "name", name: found.text };
    case "trouble":
      return { kind: "trouble", message: found.text };
    case "text":
      return utf8(bridge, bridge.linkBytes(fragment));
    case "deflated": {
      const inflated = await inflate(bridge.linkBytes(fragment));
      if (typeof inflated === "string") return { kind: "trouble", message: bridge.linkTrouble(inflated) };
      return utf8(bridge, inflated);
    }
  }
}

/** @param {Bridge} bridge @param {Uint8Array} bytes @returns {Opened} */
function utf8(bridge, bytes) {
  if (bytes.length > MOST_BYTES) return { kind: "trouble", message: bridge.linkTrouble("large") };
  try {
    return { kind: "script", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { kind: "trouble", message: bridge.linkTrouble("damaged") };
  }
}

/** @param {Uint8Array} bytes @returns {Promise<Uint8Array | "cut" | "large" | "damaged">} */
async function inflate(bytes) {
  const packed = new Blob([/** @type {BlobPart} */ (bytes)]).stream();
  const reader = packed.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const all = new Uint8Array(MOST_BYTES);
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return all.subarray(0, size);
      if (size + value.length > MOST_BYTES) {
        // Stops unpacking a compression bomb.
        await reader.cancel().catch(() => undefined);
        return "large";
      }
      all.set(value, size);
      size += value.length;
    }
  } catch (error) {
    return /truncated|incomplete|unexpected end/i.test(String(error)) ? "cut" : "damaged";
  }
}
