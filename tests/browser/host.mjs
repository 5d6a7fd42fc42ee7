// @ts-check
/** A server for one test: its folder can be replaced while it is served, and the server can be switched off. */
import { spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { TYPES } from "./types.mjs";

export const HERE = dirname(fileURLToPath(import.meta.url));
const TOP = resolve(HERE, "../..");
/** The output of trunk. */
export const PLAIN = resolve(TOP, "target/plain");
/** The published site. */
export const SITE = process.env.PLAYGROUND_SITE ?? resolve(TOP, "target/site");
/** The folder of the single-file playground. */
export const SINGLE = resolve(TOP, "target/single");
/** Differs from the ports of the other tests' servers. */
export const PORT = Number(process.env.PLAYGROUND_TEST_PORT ?? 8181) + 400;

/** Runs a script of this folder; rejects if it fails. @param {string[]} command @returns {Promise<void>} */
export const run = (command) =>
  new Promise((done, fail) => {
    // A test passes --address itself if it needs one.
    const env = { ...process.env, PLAYGROUND_ADDRESS: "" };
    const child = spawn("node", command, { cwd: HERE, env, stdio: ["ignore", "ignore", "inherit"] });
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error(`${command.join(" ")}: ${code}`))));
  });

/**
 * Serves a copy of a site.
 * @param {string} site @param {string} copy the folder to copy it to @param {string} base
 */
export async function host(site, copy, base) {
  cpSync(site, copy, { recursive: true });
  const child = spawn("node", ["serve.mjs", copy, base, String(PORT)], {
    cwd: HERE,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((done, fail) => {
    child.stdout.once("data", done);
    child.once("exit", (code) => fail(new Error(`the host ended: ${code}`)));
  });
  const gone = new Promise((done) => child.once("exit", done));
  return {
    url: `http://127.0.0.1:${PORT}${base}`,
    folder: copy,
    /** Replaces the served site by another. @param {string} other */
    replace(other) {
      rmSync(copy, { recursive: true });
      cpSync(other, copy, { recursive: true });
    },
    async off() {
      child.kill();
      await gone;
    },
  };
}

/**
 * Serves the site without Access-Control-Allow-Origin, and as `host.html` a page with a sandboxed frame of it.
 * @param {(address: string) => Promise<void>} use
 */
export function silentHost(use) {
  return smallHost(use, (path, response) => {
    if (path !== "/host.html") return false;
    response.setHeader("Content-Type", "text/html");
    response.end(`<!doctype html><title>Host</title><link rel="icon" href="data:,">
      <style>:root { color-scheme: light dark } iframe { max-width: 100% }</style>
      <iframe sandbox="allow-scripts" title="A run" src="embed.html" width="800" height="580"></iframe>`);
    return true;
  });
}

/**
 * Serves the site, its `index.html` in as many pieces, one after the other.
 * @param {number} pieces @param {number} gapMs between two pieces, real milliseconds
 * @param {(address: string) => Promise<void>} use
 */
export function slowHost(pieces, gapMs, use) {
  return smallHost(use, (path, response) => {
    if (path !== "/") return false;
    const text = readFileSync(join(SITE, "index.html"));
    const length = Math.ceil(text.length / pieces);
    response.writeHead(200, { "Content-Type": "text/html" });
    /** @param {number} from */
    const send = (from) => {
      if (from >= text.length) return void response.end();
      response.write(text.subarray(from, from + length));
      setTimeout(send, gapMs, from + length);
    };
    send(0);
    return true;
  });
}

/**
 * Serves the site from a port of its own.
 * @param {(address: string) => Promise<void>} use
 * @param {(path: string, response: import("node:http").ServerResponse) => boolean} other answers a path in place of
 *   the file; false: it does not
 */
async function smallHost(use, other) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    if (other(path, response)) return;
    const file = join(SITE, path);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  try {
    await use(`http://127.0.0.1:${port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
