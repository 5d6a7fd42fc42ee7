// @ts-check
/**
 * The playground in pages of other sites: how a test opens such a page, and what it asks of the element in it.
 * @import { Frame, Locator, Page } from "@playwright/test"
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { expect, test as base } from "./fixture.mjs";
import { BUILT, fresh } from "./hosts/kit.mjs";
import { serveHosts } from "./hosts/serve.mjs";

export { expect };

/** @type {import("@playwright/test").Fixtures<{}, { hosts: string }, { baseURL: string | undefined }>} */
const fixtures = {
  // The address of the folder of all hosts.
  hosts: [
    async ({}, use, { project }) => {
      const server = await serveHosts(project.use.baseURL ?? "");
      await use(server.url);
      server.close();
    },
    { scope: "worker" },
  ],
};
export const test = base.extend(fixtures).extend({
  homes: async ({ baseURL, hosts }, use) => use([baseURL ?? "", hosts]),
});

/** The events of an element that its page receives. */
const EVENTS = ["ready", "time", "fact", "expect", "violation", "complete", "error"];

/** Opens a host's page. @param {Page} page @param {string} hosts @param {string} path `HOST`, or of another page */
export async function visit(page, hosts, path) {
  const name = path.replace(/\/.*/, "");
  const built = existsSync(join(BUILT, name, "index.html")) && (await fresh(name));
  expect(built, `target/hosts/${name} is out of date: run node tests/browser/hosts/build.mjs ${name}`).toBe(true);
  await page.goto(`${hosts}${path.replace(/\/?$/, "/")}`);
}

/** Records the requests for wasm files. @param {Page} page */
export function watchWasm(page) {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => void (request.url().endsWith(".wasm") && asked.push(request.url())));
  return asked;
}

/** The content of a frame, once its cluster is visible. @param {Locator} iframe @returns {Promise<Frame>} */
export async function started(iframe) {
  const frame = await (await iframe.elementHandle())?.contentFrame();
  if (!frame) throw new Error("the element is not a frame");
  await expect(frame.getByRole("region", { name: /^Cluster/ })).toBeVisible({ timeout: 20_000 });
  return frame;
}

/** Records the events of an element. @param {Locator} element */
export async function listen(element) {
  await element.evaluate((it, names) => {
    /** @type {object[]} */
    const heard = [];
    Object.assign(it, { heard });
    for (const name of names) {
      it.addEventListener(name, (event) => heard.push({ name, .../** @type {CustomEvent} */ (event).detail }));
    }
  }, EVENTS);
}

/** The recorded events of this name. @param {Locator} element @param {string} name @returns {Promise<any[]>} */
export function heard(element, name) {
  return element.evaluate(
    (it, name) => /** @type {any} */ (it).heard.filter((/** @type {any} */ one) => one.name === name),
    name,
  );
}

/**
 * Calls a method of the element.
 * @param {Locator} element @param {string} method @param {...unknown} args @returns {Promise<any>}
 */
export function ask(element, method, ...args) {
  return element.evaluate(
    (it, [method, args]) => /** @type {any} */ (it)[method](...args),
    /** @type {const} */ ([method, args]),
  );
}

/** The script behind “Open in playground”. @param {Frame} frame */
export async function linked(frame) {
  const link = frame.getByRole("link", { name: "Open in playground" });
  await link.focus(); // focus updates the link
  const href = (await link.getAttribute("href")) ?? "";
  const payload = /#1\.z\.([\w-]+)$/.exec(href)?.[1];
  return { href, script: payload ? inflateRawSync(new Uint8Array(Buffer.from(payload, "base64url"))).toString() : "" };
}

/** Asserts that the playground fits into its frame without scrolling. @param {Frame} frame */
export async function fits(frame) {
  const over = () => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  await expect.poll(over, { message: "the frame is as high as its content" }).toBeLessThanOrEqual(0);
  await expect
    .poll(() => frame.evaluate(() => innerWidth - document.documentElement.clientWidth), {
      message: "width of the scrollbar",
    })
    .toBe(0);
}

/** Answers requests to other sites, as tests have no network. @param {Page} page @param {string[]} ours */
export async function standIn(page, ours) {
  await page.route(
    (url) => !ours.some((home) => url.href.startsWith(home)),
    (route) => {
      const style = route.request().resourceType() === "stylesheet";
      return route.fulfill({ contentType: style ? "text/css" : "text/javascript", body: "" });
    },
  );
}

/**
 * Opens the page of a tool. What the tool's page does on its own is allowed.
 * @param {Page} page @param {string} hosts @param {string} path @param {Partial<import("./hosts/kit.mjs").Tool>} about
 * @param {import("./fixture.mjs").Problems} problems @param {string} [playground] its address
 */
export async function open(page, hosts, path, { foreign, noise = [] }, problems, playground = "") {
  for (const pattern of [...(foreign ? [foreign] : []), ...noise]) problems.allow(pattern);
  if (foreign) await standIn(page, [hosts, playground]);
  await visit(page, hosts, path);
  await page.waitForLoadState("networkidle");
}

/**
 * Sends a message to a plain frame, as a page does that has no element, and returns the value of the answer.
 * @param {Locator} iframe @param {string} name @param {object} fields
 */
export async function message(iframe, name, fields) {
  const answer = iframe.evaluate(
    (it, { name, fields }) =>
      new Promise((done) => {
        const frame = /** @type {HTMLIFrameElement} */ (it).contentWindow;
        // What is said before the frame listens is lost.
        const hello = () => frame?.postMessage({ type: "raft-playground:hello" }, "*");
        const again = setInterval(hello, 200);
        let asked = false;
        addEventListener("message", ({ data, source }) => {
          if (source !== frame) return;
          clearInterval(again);
          if (data.type === "raft-playground:answer" && data.id === name) done(data);
          if (data.type !== "raft-playground:awake" || asked) return;
          asked = true;
          frame?.postMessage({ type: `raft-playground:${name}`, id: name, ...fields }, "*");
        });
        hello();
      }),
    { name, fields },
  );
  const got = await answer;
  expect(got).toMatchObject({ id: name, ok: true });
  return /** @type {{value: unknown}} */ (got).value;
}

/** A script as the playground itself writes it: without indentation. @param {string} text */
export const flush = (text) => text.replace(/^ +/gm, "");

/**
 * Asserts that an element has read this script, byte for byte, and runs it.
 * @param {Locator} element @param {string} script @param {boolean} [indents] the tool changes indentation
 */
export async function runs(element, script, indents = false) {
  const { hash } = new URL((await element.locator("iframe").getAttribute("src")) ?? "");
  const read = decodeURIComponent(hash.replace("#1.t.", ""));
  if (indents) expect(flush(read)).toBe(flush(script));
  else expect(read).toBe(script);
  await expect.poll(async () => (await heard(element, "ready")).map((it) => it.script)).toEqual([`${flush(script)}\n`]);
}
