// @ts-check
/** A served site and a browser for what is measured outside the tests. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const HERE = dirname(fileURLToPath(import.meta.url));
const PATH = "/some/path/";

/**
 * Serves the folder of a published site until `off` is called, or the program ends.
 * @param {string} site @param {number} port @returns {Promise<{url: string, off: () => void}>}
 */
export async function served(site, port) {
  const server = spawn("node", [join(HERE, "serve.mjs"), site, PATH, String(port)]);
  process.on("exit", () => server.kill());
  server.stderr.pipe(process.stderr);
  server.on("exit", (code) => code && process.exit(code));
  await new Promise((ready) => server.stdout.once("data", ready));
  return { url: `http://127.0.0.1:${port}${PATH}`, off: () => void server.kill() };
}

/** The browser that is installed. */
export const launched = () =>
  chromium.launch({
    executablePath:
      process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((it) => existsSync(it)),
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
  });
