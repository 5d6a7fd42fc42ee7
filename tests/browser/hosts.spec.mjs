// @ts-check
/**
 * What embedding in a page of another site needs, in plain pages (see hosts/build.mjs): frames, sandboxes, policies,
 * exercises, ten elements at once. tools.spec.mjs tests pages that authors' tools build.
 * @import { Frame } from "@playwright/test"
 */
import { ask, expect, fits, heard, listen, started, test, visit } from "./embedded.mjs";

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

test("docusaurus: the element is created and removed with its page, and can be created again", async ({
  page,
  hosts,
}) => {
  await visit(page, hosts, "docusaurus");
  const element = page.locator("raft-playground").first();
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

test("lesson: the page shows the mark, which rises with a goal", async ({ page, hosts }) => {
  await visit(page, hosts, "lesson");
  const element = page.locator("raft-playground");
  await element.scrollIntoViewIfNeeded();
  const frame = await started(element.locator("iframe"));
  const press = (/** @type {string} */ name) =>
    frame.getByRole("region", { name: "What this is about" }).getByRole("button", { name, exact: true }).click();
  const mark = page.locator("#mark");
  await ask(element, "show", { speed: 0.2 });
  await ask(element, "play");
  await press("No");
  await press("Go on");
  await expect(mark).toHaveText("none yet");
  await press("Not sure");
  await expect(mark).toHaveText("25 of 100: answers 1 of 2, goals 0 of 2");
  const script = await ask(element, "script");
  expect(script).toMatch(/^at 255\S* .*answer counted no$/m);
  await ask(element, "seek", 300);
  await ask(element, "act", "propose n1 set x 4");
  await ask(element, "seek", 350);
  await expect(mark).toHaveText("50 of 100: answers 1 of 2, goals 1 of 2");
});

test("printed pages show the script, or the run as it stands, and a link to it", async ({ page, hosts }) => {
  await visit(page, hosts, "mdbook");
  const element = page.locator("raft-playground").first();
  await page.emulateMedia({ media: "print" });
  await expect(element.getByText("at 600 crash leader")).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await element.scrollIntoViewIfNeeded();
  await started(element.locator("iframe"));
  await ask(element, "act", "crash n2");
  await page.emulateMedia({ media: "print" });
  const frame = page.frameLocator("raft-playground iframe").first();
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

test("mkdocs: an element that Python-Markdown has torn apart says so, and runs nothing", async ({ page, hosts }) => {
  await visit(page, hosts, "mkdocs");
  await page.getByRole("link", { name: "The pre within the element" }).first().click();
  const element = page.locator("raft-playground");
  await expect(element.getByRole("alert")).toContainText("Perhaps a Markdown tool has put the text elsewhere.");
  await expect(element.getByRole("button")).toBeHidden();
  await expect(element.locator("iframe")).toHaveCount(0);
});

for (const width of [1280, 390]) {
  test(`ten: what is in view hardly moves while a reader goes through from the end, at ${width} px`, async ({
    page,
    hosts,
  }) => {
    await page.setViewportSize({ width, height: 720 });
    await visit(page, hosts, "ten");
    const elements = page.locator("raft-playground");
    await expect(elements).toHaveCount(10);
    for (const element of await elements.all()) await listen(element);
    // Elements that load above the view move it in browsers that do not hold it in its place, as this page does not.
    await page.evaluate(() => {
      document.documentElement.style.overflowAnchor = "none";
      scrollTo(0, document.documentElement.scrollHeight);
      /** @type {Map<Element, number>} */
      let before = new Map();
      const own = /** @type {any} */ (window);
      own.moved = 0;
      requestAnimationFrame(function look() {
        const seen = [...document.querySelectorAll("raft-playground")].map((it) => [it, it.getBoundingClientRect()]);
        /** @type {Map<Element, number>} */
        const now = new Map();
        for (const [it, box] of /** @type {[Element, DOMRect][]} */ (seen)) {
          if (box.bottom <= 0 || box.top >= innerHeight) continue;
          now.set(it, box.top + scrollY);
          own.moved = Math.max(own.moved, Math.abs((before.get(it) ?? box.top + scrollY) - (box.top + scrollY)));
        }
        before = now;
        requestAnimationFrame(look);
      });
    });
    for (const element of (await elements.all()).reverse()) {
      await element.evaluate((it) => it.scrollIntoView({ block: "start" }));
      await started(element.locator("iframe"));
      await expect.poll(async () => (await heard(element, "ready")).length).toBe(1);
    }
    expect(await page.evaluate(() => /** @type {any} */ (window).moved), "pixels at once").toBeLessThanOrEqual(24);
  });
}
