// @ts-check
/** A host of one's own for a test: a folder that may change while it is served, and that can be switched off. */
import { spawn } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const HERE = dirname(fileURLToPath(import.meta.url));
const TOP = resolve(HERE, "../..");
/** What trunk built. */
export const PLAIN = resolve(TOP, "target/plain");
/** What is published. */
export const SITE = process.env.PLAYGROUND_SITE ?? resolve(TOP, "target/site");
/** Where the one file is built to. */
export const SINGLE = resolve(TOP, "target/single");
/** Apart from the port of the other tests. */
export const PORT = Number(process.env.PLAYGROUND_TEST_PORT ?? 8181) + 400;

/** Runs one of our programs, and fails as it does. @param {string[]} command @returns {Promise<void>} */
export const run = (command) =>
  new Promise((done, fail) => {
    // Where the site will be is said by the test, if at all.
    const env = { ...process.env, PLAYGROUND_ADDRESS: "" };
    const child = spawn("node", command, { cwd: HERE, env, stdio: ["ignore", "ignore", "inherit"] });
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error(`${command.join(" ")}: ${code}`))));
  });

/**
 * Serves a copy of a site.
 * @param {string} site @param {string} copy where to @param {string} base
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
    /** Another site in its place. @param {string} other */
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
