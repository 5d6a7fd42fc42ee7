// @ts-check
/**
 * Programs that the suite starts, and that end with it whatever happens: their whole group of processes is killed.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";

/** How long a program may take to come up, on a machine that is busy with other things, real milliseconds. */
export const UP_MS = 120_000;

/** What is to be ended, whatever happens. @type {Set<() => void>} */
export const running = new Set();
process.on("exit", () => running.forEach((end) => end()));
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
  process.on(signal, () => process.exit(130));

/** @param {number} ms */
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** The first of these programs that is there. @param {string | undefined} chosen @param {string[]} names */
export function program(chosen, names) {
  if (chosen) return chosen;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/**
 * Starts a program with all that it starts, which ends with it.
 * @param {string} path @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 */
export function start(path, args, env = process.env) {
  const child = spawn(path, args, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  /** Its last words, to say why it failed. */
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (/** @type {Buffer} */ data) => void (said = (said + data).slice(-4000)));
  let gone = false;
  const ended = new Promise((done) => {
    for (const event of ["exit", "error"])
      child.once(event, (/** @type {unknown} */ why) => {
        gone = true;
        if (why instanceof Error) said += why.message;
        done(undefined);
      });
  });
  const group = (/** @type {NodeJS.Signals | 0} */ signal) => {
    try {
      return child.pid !== undefined && process.kill(-child.pid, signal);
    } catch {
      return false; // nothing of it is left
    }
  };
  const end = () => void group("SIGKILL");
  running.add(end);
  return {
    child,
    said: () => said,
    gone: () => gone,
    async close() {
      group("SIGTERM");
      for (const from = Date.now(); group(0) && Date.now() - from < 5000;) await sleep(20);
      end();
      await ended;
      running.delete(end);
    },
  };
}

/** A port that nothing listens on. @returns {Promise<number>} */
export const freePort = () =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });

/** @param {string} what @param {() => Promise<boolean>} isUp @param {ReturnType<typeof start>} of */
export async function up(what, isUp, of) {
  const from = Date.now();
  while (!(await isUp())) {
    const why = of.gone() ? "ended" : Date.now() - from > UP_MS ? `was not there after ${UP_MS / 1000} s` : "";
    if (why) throw new Error(`${what} ${why}. It said: ${of.said().trim() || "nothing"}`);
    await sleep(50);
  }
}
