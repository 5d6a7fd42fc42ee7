// @ts-check
/**
 * `test` and `expect` for every test of the page. The fixture records page errors, console errors and warnings, failed
 * requests, requests outside the site, and violations of the content security policy. A test fails if there are any.
 *
 * A test that provokes a problem on purpose allows it by `problems.allow(/pattern/)`. It fails if an allowed problem
 * does not occur.
 */
import { test as base, expect } from "@playwright/test";

/** Whether the frame that asked is no longer there. @param {import("@playwright/test").Request} request */
function isGone(request) {
  try {
    return request.frame().isDetached();
  } catch {
    return false; // a navigation whose frame is not known yet
  }
}

/** The problems on the pages of one test. */
export class Problems {
  /** @type {string[]} */
  found = [];
  /** @type {RegExp[]} */
  allowed = [];
  /** @type {RegExp[]} */
  borne = [];
  /** Requests that were given up. @type {{request: import("@playwright/test").Request, text: string}[]} */
  aborted = [];

  /**
   * Allows a problem that this test provokes on purpose.
   * @param {RegExp} pattern
   */
  allow(pattern) {
    this.allowed.push(pattern);
  }

  /**
   * Allows a problem that occurs on purpose, but only where the machine is slow enough for the browser to see it.
   * @param {RegExp} pattern
   */
  bear(pattern) {
    this.borne.push(pattern);
  }

  /** The problems that were not allowed. */
  bad() {
    // A frame that is taken away while it loads, such as a preview that another one replaces, does not get the rest.
    const given = this.aborted.filter(({ request }) => !isGone(request)).map(({ text }) => text);
    const fine = [...this.allowed, ...this.borne];
    return [...this.found, ...given].filter((text) => !fine.some((pattern) => pattern.test(text)));
  }

  /** The allowed patterns that matched no problem. */
  idle() {
    const all = [...this.found, ...this.aborted.map(({ text }) => text)];
    return this.allowed.filter((pattern) => !all.some((text) => pattern.test(text))).map(String);
  }

  /**
   * Starts to watch every page of a context, including pages that a click opens.
   * @param {import("@playwright/test").BrowserContext} context must have no pages yet
   * @param {string[]} homes address prefixes; a request to any other address is a problem
   */
  async watch(context, homes) {
    const add = (/** @type {string} */ text) => void this.found.push(text);
    context.on("weberror", (web) => add(`page error: ${web.error().stack ?? web.error().message}`));
    context.on("console", (message) => {
      if (/^Service Worker registration blocked/.test(message.text())) return; // by playwright.config.mjs
      if (["error", "warning", "assert"].includes(message.type())) {
        const { url, lineNumber } = message.location();
        add(`console ${message.type()}: ${message.text()} (${url}:${lineNumber + 1})`);
      }
    });
    context.on("page", (page) => void page.on("crash", () => add("the page crashed")));
    context.on("requestfailed", (request) => {
      const why = request.failure()?.errorText;
      // A page that is left at once does not get its icon.
      if (why === "net::ERR_ABORTED" && request.url().endsWith("/icon.svg")) return;
      const text = `failed: ${request.url()} (${why})`;
      if (why === "net::ERR_ABORTED") this.aborted.push({ request, text });
      else add(text);
    });
    context.on("response", (response) => {
      if (response.status() >= 400) add(`status ${response.status()}: ${response.url()}`);
    });
    context.on("request", (request) => {
      const home = homes.some((address) => request.url().startsWith(address));
      if (!home && !/^(data|blob|about):/.test(request.url())) add(`asks outside its own folder: ${request.url()}`);
    });
    await context.exposeBinding("__breach", (_, text) => add(`policy: ${text}`));
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        const where = `${event.sourceFile}:${event.lineNumber}`;
        /** @type {any} */ (window).__breach(`${event.effectiveDirective} forbids ${event.blockedURI} (${where})`);
      });
    });
  }
}

/**
 * Preferences with which every page of a context opens, unless the page has stored its own.
 * @param {import("@playwright/test").BrowserContext} context
 * @param {object} preferences
 */
export async function prefer(context, preferences) {
  await context.addInitScript((preferred) => {
    try {
      const stored = JSON.parse(localStorage.getItem("raft-playground") ?? "{}");
      localStorage.setItem("raft-playground", JSON.stringify({ ...preferred, ...stored }));
    } catch {
      // A sandboxed frame, or a page without an origin, has no storage.
    }
  }, preferences);
}

/** @typedef {import("@playwright/test").PlaywrightTestArgs} Args */
/** @typedef {import("@playwright/test").PlaywrightTestOptions} Options */
/** @typedef {{ homes: string[], tools: boolean, problems: Problems, preferred: void }} Own */
/** @type {import("@playwright/test").Fixtures<Own, {}, Args & Options>} */
const fixtures = {
  homes: async ({ baseURL }, use) => use([baseURL ?? ""]),
  /** Whether the page opens with its tools, until the test switches them itself. */
  tools: [true, { option: true }],
  preferred: [
    async ({ context, tools }, use) => {
      await prefer(context, { tools });
      await use();
    },
    { auto: true },
  ],
  problems: [
    async ({ context, homes }, use) => {
      const problems = new Problems();
      await problems.watch(context, homes);
      await use(problems);
      // A problem that the test has just provoked may be reported with a delay.
      await expect
        .poll(() => problems.idle(), { timeout: 2000, message: "allowed problems that did not occur" })
        .toEqual([]);
      expect(problems.bad(), "problems on the pages of this test").toEqual([]);
    },
    { auto: true },
  ],
};

export const test = base.extend(fixtures);
/** The address of the unbundled site, for tests that import a single module. */
export const WRITTEN = `http://127.0.0.1:${Number(process.env.PLAYGROUND_TEST_PORT ?? 8181) + 200}/some/path/`;
export { expect };
