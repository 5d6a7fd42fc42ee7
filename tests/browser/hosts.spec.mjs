// @ts-check
/**
 * The playground embedded in pages built with authors' own tools (see hosts/build.mjs). The pages are served from
 * another site than the playground.
 * @import { Frame, Locator, Page } from "@playwright/test"
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { expect, test as base } from "./fixture.mjs";
import { BUILT, fresh } from "./hosts/build.mjs";
import { serveHosts } from "./hosts/serve.mjs";

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
const test = base.extend(fixtures).extend({
  homes: async ({ baseURL, hosts }, use) => use([baseURL ?? "", hosts]),
});

/** The events of an element that its page receives. */
const EVENTS = ["ready", "time", "fact", "expect", "violation", "complete", "error"];

/** Opens a host's page. @param {Page} page @param {string} hosts @param {string} name */
async function visit(page, hosts, name) {
  const built = existsSync(join(BUILT, name, "index.html")) && fresh(name);
  expect(built, `target/hosts/${name} is out of date: run node tests/browser/hosts/build.mjs`).toBe(true);
  await page.goto(`${hosts}${name}/`);
}

/** Records the requests for wasm files. @param {Page} page */
function watchWasm(page) {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => void (request.url().endsWith(".wasm") && asked.push(request.url())));
  return asked;
}

/** The content of a frame, once its cluster is visible. @param {Locator} iframe @returns {Promise<Frame>} */
async function started(iframe) {
  const frame = await (await iframe.elementHandle())?.contentFrame();
  if (!frame) throw new Error("the element is not a frame");
  await expect(frame.getByRole("region", { name: /^Cluster/ })).toBeVisible({ timeout: 20_000 });
  return frame;
}

/** Records the events of an element. @param {Locator} element */
async function listen(element) {
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
function heard(element, name) {
  return element.evaluate(
    (it, name) => /** @type {any} */ (it).heard.filter((/** @type {any} */ one) => one.name === name),
    name,
  );
}

/**
 * Calls a method of the element.
 * @param {Locator} element @param {string} method @param {...unknown} args @returns {Promise<any>}
 */
function ask(element, method, ...args) {
  return element.evaluate(
    (it, [method, args]) => /** @type {any} */ (it)[method](...args),
    /** @type {const} */ ([method, args]),
  );
}

/** The script behind “Open in playground”. @param {Frame} frame */
async function linked(frame) {
  const link = frame.getByRole("link", { name: "Open in playground" });
  await link.focus(); // focus updates the link
  const href = (await link.getAttribute("href")) ?? "";
  const payload = /#1\.z\.([\w-]+)$/.exec(href)?.[1];
  return { href, script: payload ? inflateRawSync(new Uint8Array(Buffer.from(payload, "base64url"))).toString() : "" };
}

/** Asserts that the playground fits into its frame without scrolling. @param {Frame} frame */
async function fits(frame) {
  const over = () => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  await expect.poll(over, { message: "the frame is as high as its content" }).toBeLessThanOrEqual(0);
  await expect
    .poll(() => frame.evaluate(() => innerWidth - document.documentElement.clientWidth), {
      message: "width of the scrollbar",
    })
    .toBe(0);
}

/** A notebook's page loads its libraries for formulas and diagrams from other sites. */
const CDN = /^asks outside its own folder: https:\/\/(cdnjs\.cloudflare\.com|cdn\.jsdelivr\.net)\//;

/** Answers requests to other sites, as tests have no network. @param {Page} page @param {string[]} ours */
async function standIn(page, ours) {
  await page.route(
    (url) => !ours.some((home) => url.href.startsWith(home)),
    (route) => route.fulfill({ contentType: "text/javascript", body: "" }),
  );
}

/**
 * Pages with the element: how a reader scrolls to it, and which requests the page itself makes to other sites.
 * @type {{name: string, near?: (page: Page) => Promise<void>, foreign?: RegExp}[]}
 */
const ELEMENTS = [
  { name: "plain" },
  { name: "mdbook" },
  { name: "docusaurus" },
  { name: "sphinx" },
  { name: "quarto" },
  {
    name: "reveal",
    async near(page) {
      for (let slide = 0; slide < 3; slide += 1) await page.keyboard.press("ArrowRight");
    },
  },
  { name: "jupyter", foreign: CDN },
  { name: "csp" },
];

for (const { name, near, foreign } of ELEMENTS) {
  test(`${name}: the element loads when near, acts, sends events, fits its content, and opens the playground`, async ({
    page,
    hosts,
    problems,
    baseURL,
  }) => {
    if (foreign) {
      problems.allow(foreign);
      await standIn(page, [hosts, baseURL ?? ""]);
    }
    const wasm = watchWasm(page);
    await visit(page, hosts, name);
    await page.waitForLoadState("networkidle");
    const element = page.locator("raft-playground");
    await expect(element).toHaveCount(1);
    await listen(element);
    expect(wasm, "the element is not near yet").toEqual([]);
    await expect(element.locator("iframe")).toHaveCount(0);

    await (near ? near(page) : element.scrollIntoViewIfNeeded());
    const frame = await started(element.locator("iframe"));
    expect(wasm).not.toEqual([]);
    await expect.poll(async () => (await heard(element, "ready")).length).toBe(1);
    await expect(frame.locator("#play"), "the run is paused").toHaveAccessibleName("Play");
    await expect(frame.locator("#now")).toHaveText(/^0/);

    await ask(element, "act", "crash n1");
    await expect(frame.getByRole("button", { name: /^n1, crashed/ })).toBeVisible();
    await expect.poll(async () => JSON.stringify(await heard(element, "fact"))).toContain('"crash"');
    expect(await ask(element, "script")).toContain("crash n1");
    await ask(element, "seek", 400);
    await expect.poll(async () => (await heard(element, "time")).at(-1)?.ms).toBe(400);
    await ask(element, "step");
    await expect.poll(async () => (await heard(element, "time")).at(-1)?.ms).toBeGreaterThan(400);
    expect(await heard(element, "error")).toEqual([]);

    await fits(frame);
    const high = () => frame.evaluate(() => innerHeight);
    const before = await high();
    if (!near) await page.setViewportSize({ width: 400, height: 720 });
    await element.scrollIntoViewIfNeeded(); // content out of view is not laid out
    if (!near) await expect.poll(high, "another width changes the height").not.toBe(before);
    await fits(frame);

    await expect.poll(async () => (await linked(frame)).script).toContain("crash n1");
    expect((await linked(frame)).href).toMatch(new RegExp(`^${baseURL}\\?`));
  });
}

test("jupyter: a frame in a Markdown cell starts", async ({ page, hosts, problems, baseURL }) => {
  problems.allow(CDN);
  await standIn(page, [hosts, baseURL ?? ""]);
  await visit(page, hosts, "jupyter");
  const iframe = page.locator("iframe[src]").last();
  await iframe.scrollIntoViewIfNeeded();
  await started(iframe);
});

test("csp: the page's own script receives events", async ({ page, hosts }) => {
  await visit(page, hosts, "csp");
  const element = page.locator("raft-playground");
  await element.scrollIntoViewIfNeeded();
  await started(element.locator("iframe"));
  await ask(element, "seek", 250);
  await expect(page.locator("#time")).toHaveText("250 ms");
});

test("plain: “Open in playground” opens the run at its current state", async ({ page, hosts }) => {
  await visit(page, hosts, "plain");
  const element = page.locator("raft-playground");
  await element.scrollIntoViewIfNeeded();
  const frame = await started(element.locator("iframe"));
  await ask(element, "seek", 300);
  await ask(element, "act", "crash n2");
  const opens = page.waitForEvent("popup");
  // Step and open in one task: a link that is not updated at once would open another moment.
  await frame.evaluate(() => {
    for (const what of ["#step", "a.open-whole"]) /** @type {HTMLElement} */ (document.querySelector(what)).click();
  });
  const whole = await opens;
  await expect(whole.getByRole("button", { name: /^n2, crashed/ })).toBeVisible({ timeout: 20_000 });
  const now = (await frame.locator("#now").textContent()) ?? "";
  expect(parseFloat(now)).toBeGreaterThan(300);
  await expect(whole.locator("#now")).toHaveText(now);
  await expect(whole.getByRole("tab", { name: "Script" }), "the full playground is shown").toBeVisible();
});

test("reveal: the run pauses while another slide is shown", async ({ page, hosts }) => {
  await visit(page, hosts, "reveal");
  for (let slide = 0; slide < 3; slide += 1) await page.keyboard.press("ArrowRight");
  const element = page.locator("raft-playground");
  const frame = await started(element.locator("iframe"));
  const now = () => frame.locator("#now").textContent();
  await ask(element, "play");
  const first = await now();
  await expect.poll(now).not.toBe(first);
  await page.keyboard.press("ArrowLeft");
  await expect(frame.locator("#play")).toHaveAccessibleName("Play");
  const left = await now();
  await page.keyboard.press("ArrowRight");
  await page.waitForTimeout(500);
  expect(await now(), "the run did not advance").toBe(left);
});

test("docusaurus: the element is created and removed with its page, and can be created again", async ({
  page,
  hosts,
}) => {
  await visit(page, hosts, "docusaurus");
  const element = page.locator("raft-playground");
  for (let visits = 0; visits < 2; visits += 1) {
    await element.scrollIntoViewIfNeeded();
    const frame = await started(element.locator("iframe"));
    await ask(element, "seek", 700);
    await expect(frame.getByText("cluster nodes=3 seed=7")).toHaveCount(0);
    expect(await ask(element, "script")).toContain("cluster nodes=3 seed=7\nat 600 crash leader");
    await page.getByRole("link", { name: "The second page" }).first().click();
    await expect(page.getByRole("heading", { name: "The second page" })).toBeVisible();
    await expect(element).toHaveCount(0);
    await page.getByRole("link", { name: "The first page" }).click();
    await expect(element).toHaveCount(1);
  }
});

test("frame: a plain iframe sends nothing before it receives a message, and then answers", async ({ page, hosts }) => {
  await visit(page, hosts, "frame");
  await page.evaluate(() => {
    /** @type {unknown[]} */
    const said = [];
    Object.assign(window, { said });
    addEventListener("message", (event) => said.push(event.data));
  });
  const said = () => page.evaluate(() => /** @type {any} */ (window).said);
  const iframe = page.locator("iframe");
  await iframe.scrollIntoViewIfNeeded();
  const frame = await started(iframe);
  expect(await frame.evaluate(() => [innerWidth, innerHeight]), "the frame has 800 by 580 pixels").toEqual([800, 580]);
  await fits(frame);
  const address = frame.url();
  /** @param {object} message */
  const tell = (message) =>
    iframe.evaluate((it, message) => {
      /** @type {HTMLIFrameElement} */ (it).contentWindow?.postMessage(message, "*");
    }, message);
  await frame.locator("#step").click();
  expect(await said(), "no message was sent to the frame").toEqual([]);
  await tell({ type: "raft-playground:hello", events: ["fact"] });
  await expect
    .poll(async () => (await said()).map((/** @type {any} */ it) => it.type))
    .toContain("raft-playground:ready");
  await tell({ type: "raft-playground:what-is-this", id: 1 });
  await tell({ type: "raft-playground:act", id: 2, text: "crash n3" });
  await tell({ type: "raft-playground:act", id: 3, text: "crash n99" });
  await tell({ type: "raft-playground:script", id: 4 });
  const answer = async (/** @type {number} */ id) =>
    (await said()).find((/** @type {any} */ it) => it.type === "raft-playground:answer" && it.id === id);
  await expect.poll(() => answer(4)).toMatchObject({ ok: true, value: expect.stringContaining("crash n3") });
  expect(await answer(1), "an unknown message is ignored").toBeUndefined();
  expect(await answer(2)).toMatchObject({ ok: true });
  expect(await answer(3)).toMatchObject({ ok: false, error: { message: expect.any(String) } });
  expect(frame.url(), "the address of the frame stays the same").toBe(address);
});

test("sandbox: a frame with allow-scripts only starts, acts and answers", async ({ page, hosts }) => {
  await visit(page, hosts, "sandbox");
  const iframe = page.locator("iframe").first();
  await iframe.scrollIntoViewIfNeeded();
  const frame = await started(iframe);
  expect(await frame.evaluate(() => origin)).toBe("null");
  await fits(frame);
  const answer = iframe.evaluate(
    (it) =>
      new Promise((done) => {
        addEventListener("message", ({ data }) => data.type === "raft-playground:answer" && done(data));
        const frame = /** @type {HTMLIFrameElement} */ (it).contentWindow;
        frame?.postMessage({ type: "raft-playground:hello" }, "*");
        frame?.postMessage({ type: "raft-playground:act", id: 1, text: "crash n1" }, "*");
      }),
  );
  expect(await answer).toMatchObject({ id: 1, ok: true });
  await expect(frame.getByRole("button", { name: /^n1, crashed/ })).toBeVisible();
});

test("sandbox: the element works in a sandboxed page", async ({ page, hosts }) => {
  await visit(page, hosts, "sandbox");
  const host = page.locator("iframe").last();
  await host.scrollIntoViewIfNeeded();
  const author = page.frameLocator("iframe >> nth=-1");
  const element = author.locator("raft-playground");
  await listen(element);
  await element.scrollIntoViewIfNeeded();
  const frame = await started(element.locator("iframe"));
  await ask(element, "act", "crash n1");
  await expect(frame.getByRole("button", { name: /^n1, crashed/ })).toBeVisible();
  await ask(element, "seek", 250);
  await expect.poll(async () => (await heard(element, "time")).at(-1)?.ms).toBe(250);
  await fits(frame);
});

test("exercise: the reader's result is marked", async ({ page, hosts }) => {
  await visit(page, hosts, "exercise");
  const element = page.locator("raft-playground");
  await element.scrollIntoViewIfNeeded();
  await started(element.locator("iframe"));
  const mark = page.locator("#mark");
  await ask(element, "seek", 100);
  await ask(element, "act", "timeout n1");
  await expect(mark).toHaveText("Not done yet.");
  await ask(element, "act", "timeout n3");
  await ask(element, "seek", 400);
  await expect(mark).toHaveText("Done.");
});

for (const name of ["mdbook", "docusaurus", "sphinx", "quarto"]) {
  test(`${name}: the script is readable without JavaScript`, async ({ browser, hosts }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await visit(page, hosts, name);
    const script = page.getByText("at 600 crash leader");
    await expect(script).toBeVisible();
    await expect(script, "line breaks are kept").toHaveCSS("white-space-collapse", "preserve");
    await context.close();
  });
}

test("printed pages show the script, or the run as it stands, and a link to it", async ({ page, hosts }) => {
  await visit(page, hosts, "mdbook");
  const element = page.locator("raft-playground");
  await page.emulateMedia({ media: "print" });
  await expect(element.getByText("at 600 crash leader")).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await element.scrollIntoViewIfNeeded();
  await started(element.locator("iframe"));
  await ask(element, "act", "crash n2");
  await page.emulateMedia({ media: "print" });
  const frame = page.frameLocator("raft-playground iframe");
  await expect(frame.locator(".stage canvas").first(), "one picture").toBeVisible();
  await expect(frame.getByRole("button", { name: "Play" }), "without what can only be pressed").toBeHidden();
  await expect(element.locator(".text"), "the script is not printed beside it").toBeHidden();
  const link = element.getByRole("link", { name: "Open in playground" });
  await expect(link).toHaveAttribute("href", /#1\.z\.[\w-]+$/);
});

/** Counts the animation frames that a page and its frames request, and records their wasm memories. */
function meter() {
  const own = /** @type {any} */ (window);
  own.drawn = 0;
  const frame = own.requestAnimationFrame.bind(own);
  own.requestAnimationFrame = (/** @type {FrameRequestCallback} */ callback) => {
    own.drawn += 1;
    return frame(callback);
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const made = /** @type {any} */ (WebAssembly)[name];
    /** @type {any} */ (WebAssembly)[name] = async (/** @type {any[]} */ ...args) => {
      const result = await made.apply(WebAssembly, args);
      own.wasm = (result.instance ?? result).exports.memory;
      return result;
    };
  }
}

test("ten: paused playgrounds request no frames, and ten fit into 200 MiB", async ({ page, hosts }, info) => {
  await page.addInitScript(meter);
  await visit(page, hosts, "ten");
  const elements = page.locator("raft-playground");
  await expect(elements).toHaveCount(10);
  /** @type {Frame[]} */
  const all = [];
  for (const element of await elements.all()) {
    await element.scrollIntoViewIfNeeded();
    all.push(await started(element.locator("iframe")));
  }
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => elements.first().evaluate((it) => it.getBoundingClientRect().top)).toBeGreaterThan(0);
  await page.waitForTimeout(1000);

  const drawn = () => Promise.all(all.map((frame) => frame.evaluate(() => /** @type {any} */ (window).drawn)));
  // All frames have the same site, so they share a process and its main thread.
  const session = await page.context().newCDPSession(/** @type {Frame} */ (all[0]));
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const metrics = async () =>
    Object.fromEntries((await session.send("Performance.getMetrics")).metrics.map((it) => [it.name, it.value]));
  const [before, busyBefore] = [await drawn(), await metrics()];
  await page.waitForTimeout(2000);
  const [busyAfter, after] = [await metrics(), await drawn()];
  const frames = after.map((count, place) => count - before[place]);
  const busy = 1000 * ((busyAfter["TaskDuration"] ?? 0) - (busyBefore["TaskDuration"] ?? 0));

  const memories = await Promise.all(
    all.map((frame) => frame.evaluate(() => /** @type {any} */ (window).wasm.buffer.byteLength)),
  );
  await session.send("HeapProfiler.collectGarbage");
  const heap = (await metrics())["JSHeapUsedSize"] ?? 0;
  const mib = (/** @type {number} */ bytes) => (bytes / 2 ** 20).toFixed(1);
  const wasm = memories.reduce((sum, bytes) => sum + bytes, 0);
  const told =
    `ten embeds, paused: ${frames.join(" ")} frames asked for and ${busy.toFixed(0)} ms of work in 2 s; ` +
    `${mib(heap)} MiB of JavaScript, ${mib(wasm)} MiB of wasm`;
  info.annotations.push({ type: "measured", description: told });
  console.log(told);
  expect(frames, "animation frames that paused playgrounds requested in two seconds").toEqual(Array(10).fill(0));
  expect(busy, "milliseconds of work in two seconds").toBeLessThan(100);
  expect(wasm + heap, "bytes of memory for ten playgrounds").toBeLessThan(200 * 2 ** 20);
});
