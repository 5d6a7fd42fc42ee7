// @ts-check
/**
 * Lists that cross the bridge by columns, each as a block of bytes: here they become typed arrays, without a look at
 * any item.
 * @import { Timeline } from "./types.js"
 */

/**
 * The columns that hold more than a byte an item.
 * @type {Record<string, Float64ArrayConstructor | Uint32ArrayConstructor>}
 */
const WIDE = {
  ms: Float64Array,
  sentMs: Float64Array,
  cameMs: Float64Array,
  endedMs: Float64Array,
  takenMs: Float64Array,
  answeredMs: Float64Array,
  term: Uint32Array,
  carries: Uint32Array,
  step: Uint32Array,
  number: Uint32Array,
  index: Uint32Array,
  sentStep: Uint32Array,
  endedStep: Uint32Array,
  takenStep: Uint32Array,
  answeredStep: Uint32Array,
};

/** @param {any} raw as the bridge hands it over; changed in place @returns {Timeline} */
export function unpack(raw) {
  for (const list of [raw.lanes, raw.legs, raw.marks, raw.requests]) {
    for (const [name, bytes] of Object.entries(list)) {
      const Wide = WIDE[name];
      if (!Wide || !(bytes instanceof Uint8Array)) continue;
      const buffer = /** @type {ArrayBuffer} */ (bytes.buffer);
      list[name] = new Wide(buffer, bytes.byteOffset, bytes.byteLength / Wide.BYTES_PER_ELEMENT);
    }
  }
  return raw;
}
