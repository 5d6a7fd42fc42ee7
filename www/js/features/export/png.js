// @ts-check
/**
 * A picture as a PNG file, by the painter of the page's own canvases. The file has the link, the version and the
 * description as texts (PNG, third edition, 11.3.3).
 * @import { Picture } from "./picture.js"
 */
import { paint } from "../../ui/paint.js";

/** @param {Picture} picture @param {number} scale pixels of the file to one of the page @returns {Promise<Blob>} */
export async function pngOf(picture, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser has no canvas");
  context.fillStyle = picture.theme.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const layer = document.createElement("canvas");
  for (const part of picture.parts) {
    // Each by itself: a list is painted on nothing, and cut off at its edges.
    layer.width = Math.round(part.width * scale);
    layer.height = Math.round(part.height * scale);
    const brush = layer.getContext("2d");
    if (!brush) throw new Error("this browser has no canvas");
    brush.scale(scale, scale);
    paint(brush, part, part, picture.theme.font);
    context.drawImage(layer, Math.round(part.x * scale), Math.round(part.y * scale));
  }
  /** @type {Blob | null} */
  const plain = await new Promise((done) => canvas.toBlob(done, "image/png"));
  if (!plain) throw new Error("this browser cannot make a PNG of that size");
  const texts = { Title: picture.title, Description: picture.alt, Source: picture.link };
  const software = { Software: `Raft playground, engine ${picture.version}` };
  return withTexts(new Uint8Array(await plain.arrayBuffer()), { ...texts, ...software });
}

/** The bytes of a PNG before its first chunk, and that chunk's: what comes next may be any other. */
const HEADER = 8 + 25;

/** @param {Uint8Array<ArrayBuffer>} png @param {Record<string, string>} texts */
function withTexts(png, texts) {
  const chunks = Object.entries(texts).map(([name, text]) =>
    chunk("iTXt", new TextEncoder().encode(`${name}\0\0\0\0\0${text.replaceAll("\0", "")}`)),
  );
  return new Blob([png.subarray(0, HEADER), ...chunks, png.subarray(HEADER)], { type: "image/png" });
}

/** @param {string} type four letters @param {Uint8Array} data @returns {Uint8Array<ArrayBuffer>} */
function chunk(type, data) {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** The CRC-32 that PNG uses. @param {Uint8Array} bytes */
function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
