// @ts-check
/** What `www/js/core/beside.js` is in the single file: it reads the other files from the page itself. */

/** @param {string} path from the site's folder @returns {Promise<Response>} */
export async function beside(path) {
  if (path.endsWith(".wasm")) {
    const packed = atob(document.getElementById("file-wasm")?.textContent ?? "");
    const bytes = Uint8Array.from(packed, (it) => it.charCodeAt(0));
    const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Response(inflated, { headers: { "Content-Type": "application/wasm" } });
  }
  const files = JSON.parse(document.getElementById("files")?.textContent ?? "{}");
  return Object.hasOwn(files, path) ? new Response(files[path]) : new Response("", { status: 404 });
}
