// @ts-check
/**
 * `test` and `expect` for every test of the page. After each test the list of what went wrong behind its back must be
 * empty: page errors, console errors and warnings, failed requests, requests to anybody else, breaches of the policy.
 *
 * A test that provokes such a thing says so: `problems.allow(/pattern/)`. What it allows must then happen.
 */
import { test as base, expect } from "@playwright/test";

/** What went wrong on the pages of one test. */
export class Problems {
  /** @type {string[]} */
  found = [];
  /** @type {RegExp[]} */
  allowed = [];

  /**
   * Something that this test provokes on purpose.
   * @param {RegExp} pattern
   */
  allow(pattern) {
    this.allowed.push(pattern);
  }

  /** The problems that nobody allowed. */
  bad() {
    return this.found.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }

  /** The allowances that nothing has used. */
  idle() {
    return this.allowed.filter((pattern) => !this.found.some((text) => pattern.test(text))).map(String);
  }

  /**
   * Starts to watch every page of a context, those that a click opens included.
   * @param {import("@playwright/test").BrowserContext} context without pages as yet
   * @param {string[]} homes the addresses below which everything must lie
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
    context.on("requestfailed", (request) => add(`failed: ${request.url()} (${request.failure()?.errorText})`));
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

/** @typedef {import("@playwright/test").PlaywrightTestArgs} Args */
/** @typedef {import("@playwright/test").PlaywrightTestOptions} Options */
/** @type {import("@playwright/test").Fixtures<{ homes: string[], problems: Problems }, {}, Args & Options>} */
const fixtures = {
  homes: async ({ baseURL }, use) => use([baseURL ?? ""]),
  problems: [
    async ({ context, homes }, use) => {
      const problems = new Problems();
      await problems.watch(context, homes);
      await use(problems);
      // What a test provoked last may still be on its way here.
      await expect.poll(() => problems.idle(), { timeout: 2000, message: "allowed, but never happened" }).toEqual([]);
      expect(problems.bad(), "what went wrong behind the test's back").toEqual([]);
    },
    { auto: true },
  ],
};

export const test = base.extend(fixtures);
/** Where the site stands as it was written, module by module, for tests that take one of them by itself. */
export const WRITTEN = `http://127.0.0.1:${Number(process.env.PLAYGROUND_TEST_PORT ?? 8181) + 200}/some/path/`;
export { expect };
