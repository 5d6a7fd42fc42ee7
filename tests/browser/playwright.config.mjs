// @ts-check
// Tests of the published page, on a static host below a path, in the system's Chromium.
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const top = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const site = process.env.PLAYGROUND_SITE ?? resolve(top, "target/site");
/** The site before it is bundled for publishing. */
const written = resolve(top, "target/plain");
const port = Number(process.env.PLAYGROUND_TEST_PORT ?? 8181);
const base = "/some/path/";
const url = `http://127.0.0.1:${port}${base}`;
const chromium =
  process.env.CHROMIUM ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

/** @param {string} folder @param {number} port */
const server = (folder, port) => ({
  command: `node serve.mjs "${folder}" ${base} ${port}`,
  url: `http://127.0.0.1:${port}${base}`,
  reuseExistingServer: false,
  timeout: 20_000,
  gracefulShutdown: { signal: /** @type {const} */ ("SIGTERM"), timeout: 2000 },
});

export default defineConfig({
  testDir: ".",
  outputDir: resolve(top, "target/playwright"),
  timeout: 120_000,
  expect: { timeout: 10_000 }, // long enough for a busy machine
  retries: 0, // a test that passes only when it is retried counts as failed
  workers: 1, // the page animates; two at once on two cores would slow each other down
  forbidOnly: !!process.env.CI,
  reporter: [["list"]],
  use: {
    baseURL: url,
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: 1,
    serviceWorkers: "block", // offline.spec.mjs tests the service worker
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium, // undefined: the browser that Playwright installs
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-color-profile=srgb",
        "--disable-lcd-text",
      ],
    },
  },
  webServer: [server(site, port), server(written, port + 200)],
});
