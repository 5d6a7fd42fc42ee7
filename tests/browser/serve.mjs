// @ts-check
/**
 * A minimal static host: `node serve.mjs FOLDER /some/path/ PORT`. Port 0 is any that is free.
 *
 * Like GitHub Pages it sends a content type and allows other origins, and sends no headers for caching, isolation or
 * security policy. It serves below a path that is not the root, so a page that works here works on any static host.
 */
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { TYPES } from "./types.mjs";

const [folder, base, port] = process.argv.slice(2);
if (!folder || !base?.startsWith("/") || !base.endsWith("/") || !(Number(port) >= 0)) {
  console.error("usage: node serve.mjs FOLDER /BASE/PATH/ PORT");
  process.exit(2);
}
const root = resolve(folder);

/**
 * The requested file, or a redirect if a folder was named without its slash, or undefined if there is no such file.
 * @param {string} url
 * @returns {Promise<{file: string} | {location: string} | undefined>}
 */
async function find(url) {
  const path = decodeURIComponent(new URL(url, "http://host").pathname);
  if (path + "/" === base) return { location: base };
  if (!path.startsWith(base)) return undefined;
  const file = resolve(root, path.slice(base.length));
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return { file };
  if (!found?.isDirectory()) return undefined;
  if (!path.endsWith("/")) return { location: path + "/" };
  const index = join(file, "index.html");
  return (await stat(index).catch(() => undefined))?.isFile() ? { file: index } : undefined;
}

const server = createServer(async (request, response) => {
  try {
    const found = await find(request.url ?? "/");
    if (found && "file" in found) {
      const body = await readFile(found.file);
      const type = TYPES[extname(found.file)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, "Access-Control-Allow-Origin": "*" });
      response.end(request.method === "HEAD" ? undefined : body);
    } else if (found) {
      response.writeHead(301, { Location: found.location }).end();
    } else {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("not found\n");
    }
  } catch (error) {
    response.writeHead(400, { "Content-Type": "text/plain" }).end(`${error}\n`);
  }
});
server.on("error", (error) => {
  console.error(`port ${port}: ${error.message}. PLAYGROUND_TEST_PORT chooses another.`);
  process.exit(1);
});
server.listen(Number(port), "127.0.0.1", () => {
  const address = server.address();
  const own = typeof address === "object" && address ? address.port : port;
  console.log(`${root} on http://127.0.0.1:${own}${base}`);
});
