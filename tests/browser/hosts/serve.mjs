// @ts-check
/**
 * Serves the pages that embed the playground. Their origin and site differ from the playground's, as on a real host.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { BUILT } from "./kit.mjs";
import { TYPES } from "../types.mjs";

/** The playground's address in recipes. */
const PLACEHOLDER = "https://raft.example/";

/**
 * @param {string} playground its address, with a trailing slash
 * @returns {Promise<{ url: string, close: () => void }>} the address of the folder that holds all hosts
 */
export async function serveHosts(playground) {
  const placed = (/** @type {string} */ text) => text.replaceAll(PLACEHOLDER, playground);
  // The recipe of this host is the value of a header.
  const policy = placed((await readFile(new URL("csp/recipe.txt", import.meta.url), "utf8")).trim());
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
    if (path === "/favicon.ico") return void response.writeHead(204).end();
    const file = resolve(BUILT, `.${path.endsWith("/") ? `${path}index.html` : path}`);
    const body = file.startsWith(BUILT + sep) ? await readFile(file).catch(() => undefined) : undefined;
    if (!body) return void response.writeHead(404, { "Content-Type": "text/plain" }).end("not found\n");
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.setHeader("Content-Type", type);
    if (file.startsWith(join(BUILT, "csp") + sep)) response.setHeader("Content-Security-Policy", policy);
    response.end(/^text|json$/.test(type) ? placed(body.toString()) : body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("the server of the hosts has no port");
  return { url: `http://localhost:${address.port}/`, close: () => void server.close() };
}
