// @ts-check
/**
 * The playground embedded in another page: the frame, the element around it, their messages, and which panels are
 * shown. hosts.spec.mjs tests pages built with authors' own tools.
 */
import { readFileSync } from "node:fs";
import { violations } from "./axe.mjs";
import { expect, test } from "./fixture.mjs";
import { lecture, told } from "./lecture.mjs";

/** @import { FrameLocator, Page } from "@playwright/test" */

const SCRIPT = `title "An exercise"
cluster nodes=3 seed=4
at 300 bookmark "begin"
at 400 propose leader set x 1
at 500 bookmark "middle"
until 900
expect committed "set x 1"
expect no-violation
`;

/**
 * Calls a method of the first element; returns the message of a refusal.
 * @param {Page} page @param {string} name @param {...unknown} args
 */
const call = (page, name, ...args) =>
  page.evaluate(
    ({ name, args }) =>
      /** @type {any} */ (document.querySelector("raft-playground"))
        [name](...args)
        .catch((/** @type {Error} */ error) => `refused: ${error.message}`),
    { name, args },
  );

/** @param {FrameLocator | Page} inside */
const node = (inside, /** @type {RegExp} */ name) => inside.getByRole("button", { name });

test("an element plays the script between its tags, and its events suffice to mark an exercise", async ({ page }) => {
  await lecture(page, `<h1>Exercise</h1><raft-playground><pre>\n${SCRIPT}</pre></raft-playground>`);
  await expect.poll(() => told(page, "ready")).toHaveLength(1);
  expect((await told(page, "ready"))[0]).toMatchObject({ title: "An exercise", script: SCRIPT });
  await page.evaluate(() => {
    /** @type {any} */ (window).facts = [];
    document
      .querySelector("raft-playground")
      ?.addEventListener("fact", (event) => /** @type {any} */ (window).facts.push(/** @type {any} */ (event).detail));
  });
  expect(await call(page, "seek", 1000)).toBeNull();
  await expect.poll(() => told(page, "complete")).toHaveLength(1);
  expect((await told(page, "complete"))[0]).toEqual({ passed: true, held: 2, expected: 2, violations: 0 });
  expect((await told(page, "expect")).map((it) => it.held)).toEqual([true, true]);
  const facts = await page.evaluate(() => /** @type {any} */ (window).facts);
  expect(facts.find((/** @type {any} */ it) => it.fact === "leader-elected")).toMatchObject({
    node: expect.any(String),
  });
});

test("actions of the host are added to the script, and its mistakes are rejected", async ({ page }) => {
  await lecture(page, `<raft-playground><pre>${SCRIPT}</pre></raft-playground>`);
  expect(await call(page, "seek", 350)).toBeNull();
  expect(await call(page, "act", "crash n1")).toBeNull();
  expect(await call(page, "script")).toContain("at 350 crash n1\n");
  expect(await call(page, "act", "crash n9")).toMatch(/refused: found “n9”/);
  expect(await call(page, "load", "cluster nodes=99")).toMatch(/refused: found “99”/);
  expect(await call(page, "seek", "never")).toMatch(/refused: .*virtual milliseconds/);
  // A refusal does not change the run.
  expect(await call(page, "script")).toContain("at 350 crash n1\n");
  expect(await told(page, "error")).toHaveLength(3);
  expect(await call(page, "load", "cluster nodes=2\nexpect no-violation\n")).toBeNull();
  await expect(node(page.frameLocator("iframe"), /^n2, /)).toBeVisible();
  await expect(node(page.frameLocator("iframe"), /^n3, /)).toHaveCount(0);
});

test("the host is notified of a broken property", async ({ page }) => {
  await lecture(page, `<raft-playground src="stale-read"></raft-playground>`);
  await expect.poll(() => told(page, "ready")).toHaveLength(1);
  const script = readFileSync(new URL("../../www/scenarios/stale-read.raft", import.meta.url), "utf8");
  const property = /expect violation (\S+)/.exec(script)?.[1];
  await call(page, "seek", 5000);
  await expect.poll(async () => (await told(page, "violation")).map((it) => it.property)).toContain(property);
  // The page says that a rule is off, so that the run is not taken for Raft.
  await call(page, "load", "cluster nodes=3\nat 0 rule persist-vote off\n");
  await call(page, "step");
  await expect(page.frameLocator("iframe").locator(".strip .not-raft")).toHaveText("Not Raft: persist-vote off");
});

test("a frame starts paused and keeps its address, and its link has the current state of the run", async ({ page }) => {
  await page.goto("embed.html#kill-the-leader");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await page.waitForTimeout(300);
  await expect(page.locator("#now")).toHaveText("0.0 ms");
  for (let i = 0; i < 6; i += 1) await page.locator("#step").click();
  await node(page, /^n1, /).click();
  await page.locator('[data-deed="crash"]').click();
  const link = page.getByRole("link", { name: "Open in playground" });
  await expect(link).toHaveAttribute("href", /\/some\/path\/\?t=[\d.]+#1\.z\./);
  await page.waitForTimeout(600); // longer than the full page takes to update its address
  expect(page.url()).toMatch(/embed\.html#kill-the-leader$/);
  const [opened] = await Promise.all([page.waitForEvent("popup"), link.click()]);
  await expect(node(opened, /^n1, crashed/)).toBeVisible();
});

test("a frame sends nothing before the host's hello, and accepts messages only from its host", async ({ page }) => {
  await page.route("**/silent.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>Silent</title><body><iframe id="play" src="embed.html#figure-8-d"></iframe>
        <iframe id="other" srcdoc="<p>Somebody else"></iframe>
        <script>window.heard = []; addEventListener("message", (event) => heard.push(event.data));</script>`,
    }),
  );
  await page.goto("silent.html");
  const frame = page.frameLocator("#play");
  await frame.locator("#step").click();
  const heard = () => page.evaluate(() => /** @type {any} */ (window).heard.map((/** @type {any} */ it) => it.type));
  expect(await heard()).toEqual([]);
  // A sibling frame of the same origin is not the host.
  await page.evaluate(() => {
    const [play, other] = [window.frames[0], window.frames[1]];
    /** @type {any} */ (other).eval("parent.frames[0].postMessage({ type: 'raft-playground:hello' }, '*')");
    for (const odd of [null, 7, "raft-playground:hello", { type: 3 }, { type: "raft-playground:toString" }])
      play.postMessage(odd, "*");
    play.postMessage({ type: "raft-playground:no-such-thing", id: 1 }, "*");
  });
  await page.waitForTimeout(300);
  expect(await heard()).toEqual([]);
  await page.evaluate(() => window.frames[0].postMessage({ type: "raft-playground:hello" }, "*"));
  await expect.poll(heard).toContain("raft-playground:ready");
  // A second hello does not duplicate messages.
  await page.evaluate(() => {
    for (const events of [[], ["fact"]])
      window.frames[0].postMessage({ type: "raft-playground:hello", height: true, events }, "*");
  });
  await expect.poll(heard).toContain("raft-playground:height");
  await page.waitForTimeout(300);
  const heights = await page.evaluate(() =>
    /** @type {any} */ (window).heard.map((/** @type {any} */ it) => it.px).filter((/** @type {any} */ px) => px > 0),
  );
  expect(heights.filter((/** @type {number} */ px, /** @type {number} */ i) => px === heights[i - 1])).toEqual([]);
});

test("a frame sends SPLICE and LTI messages if its address asks for them", async ({ page }) => {
  await page.route("**/lms.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>LMS</title><body>
        <script>window.heard = []; addEventListener("message", ({ source, data }) => {
          heard.push(data);
          if (data.subject === "SPLICE.getState") source.postMessage({ subject: "SPLICE.getState.response",
            message_id: data.message_id, state: { script: ${JSON.stringify(SCRIPT)}, ms: 350 } }, "*");
        });</script><iframe width="700" height="500" src="embed.html?splice=1&lti=1"></iframe>`,
    }),
  );
  await page.goto("lms.html");
  const heard = (/** @type {string} */ subject) =>
    page.evaluate(
      (subject) => /** @type {any} */ (window).heard.filter((/** @type {any} */ it) => it.subject === subject),
      subject,
    );
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("#now")).toHaveText("350.0 ms");
  await expect.poll(async () => (await heard("lti.frameResize")).at(-1)?.height).toBeGreaterThan(300);
  await frame.locator("#play").click();
  await frame.locator("#speed").fill("2");
  await expect.poll(async () => (await heard("SPLICE.reportScoreAndState")).at(-1)?.score).toBe(1);
  expect((await heard("SPLICE.reportScoreAndState")).at(-1).state.script).toContain("An exercise");
});

test("the address selects the views and controls", async ({ page }) => {
  const parts = { stage: "#stage", logs: ".logs", time: ".time", transport: ".transport", side: ".side" };
  const seen = async () => {
    const names = [];
    for (const [name, part] of Object.entries(parts)) if (await page.locator(part).isVisible()) names.push(name);
    return names.join(" ");
  };
  for (const [query, expected] of [
    ["", "stage logs time transport"],
    ["?view=ring", "stage transport"],
    ["?view=log", "logs transport"],
    ["?view=time", "time transport"],
    ["?view=ring&controls=none", "stage"],
    ["?view=ring&controls=full", "stage transport side"],
    ["?controls=full", "stage logs time transport side"],
    ["?view=nonsense&controls=7", "stage logs time transport"],
  ]) {
    await page.goto(`embed.html${query}#figure-8-d`);
    await expect(page.getByRole("link", { name: "Open in playground" })).toBeVisible();
    expect(await seen(), query).toBe(expected);
  }
  await page.goto("?controls=min&view=ring");
  await expect(page.getByRole("link", { name: "Open in playground" })).toBeVisible();
  expect(await seen()).toBe("stage transport");
});

test("a read-only run cannot be changed by hand, and says so", async ({ page }) => {
  await page.goto("embed.html?editable=0&t=20#kill-the-leader");
  await expect(page.locator("#now")).toHaveText("20.0 ms");
  await node(page, /^n1, /).click();
  await expect(page.locator(".acts")).toContainText(/n1.*term 1.*Here you can look at the run/);
  await expect(page.locator("[data-deed]")).toHaveCount(0);
  await page.locator("#stage").focus();
  await page.keyboard.press("p");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Notices" })).toContainText("Here you can look at the run");
  // Entries answer all the same.
  await page.goto("embed.html?editable=0&t=120#kill-the-leader");
  await page.locator("td.entry button").first().click();
  await expect(page.locator(".answer-at")).toContainText("Entry 1 of term 1");
});

test("the wheel and arrow keys scroll the host's page until the frame has the focus", async ({ page }) => {
  await lecture(
    page,
    `<raft-playground src="kill-the-leader" t="200"></raft-playground><div style="height:3000px"></div>`,
  );
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("#now")).toHaveText("200.0 ms");
  await page.keyboard.press("ArrowRight");
  await expect(frame.locator("#now")).toHaveText("200.0 ms");
  const plot = await frame.locator(".time-plot").boundingBox();
  if (!plot) throw new Error("no diagram");
  await page.mouse.move(plot.x + 100, plot.y + plot.height / 2);
  await page.mouse.wheel(0, 400);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
});

test("the element adapts its height to the content, also when the page becomes narrow", async ({ page }) => {
  await lecture(page, `<raft-playground src="kill-the-leader"></raft-playground>`);
  const fits = () =>
    page.evaluate(() => {
      const frame = document.querySelector("raft-playground")?.shadowRoot?.querySelector("iframe");
      const inner = frame?.contentDocument?.documentElement;
      return inner && frame ? [inner.scrollHeight - frame.clientHeight, frame.clientHeight > 300] : [];
    });
  for (const width of [1000, 420, 700]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(fits, `at ${width}`).toEqual([0, true]);
  }
});

test("in presentation mode, Page Down and Page Up go from bookmark to bookmark", async ({ page }) => {
  await page.goto(`./?run=0#1.t.${encodeURIComponent(SCRIPT)}`);
  await page.getByRole("button", { name: "Present", exact: true }).click();
  await expect(page.locator(".side")).toBeHidden();
  await page.keyboard.press("PageDown");
  await expect(page.locator("#now")).toHaveText("300.0 ms");
  await page.keyboard.press("PageDown");
  await expect(page.getByText("2 of 2: middle")).toBeVisible();
  await page.keyboard.press("PageUp");
  await expect(page.getByText("1 of 2: begin")).toBeVisible();
  // Clicks hit the enlarged nodes where they are drawn.
  await node(page, /^n2, /).click();
  await expect(page.locator(".acts strong")).toHaveText("n2");
  await page.keyboard.press("Escape");
  await expect(page.locator(".acts")).toBeHidden();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Leave the presentation" }).click();
  await expect(page.locator(".side")).toBeVisible();
});

test("the snippets of the dialog work in another page", async ({ page }) => {
  await page.goto("./?t=120#kill-the-leader");
  await page.locator("#share").click();
  await page.locator("#embed").click();
  const text = page.getByRole("textbox", { name: "What to paste" });
  await page.locator("#embed-moment").check();
  await expect(page.frameLocator(".embed-preview").locator("#now")).toHaveText("120.0 ms");
  /** @type {string[]} */
  const recipes = [];
  for (const kind of ["frame", "element", "text"]) {
    await page.locator("#embed-kind").selectOption(kind);
    await page.locator("#embed-view").selectOption("ring");
    await expect(text).toHaveValue(/view="?=?ring/);
    recipes.push(await text.inputValue());
  }
  expect(recipes[0], "a style sheet gives all frames another height").toMatch(/ height="(\d+)" style="height: \1px"/);
  expect(recipes[2], "the form that Markdown tools leave unchanged").toMatch(
    /<\/script>\n<pre><raft-playground [^\n]*>\ntitle [^]*\n<\/raft-playground><\/pre>$/,
  );
  await page.locator("#embed-kind").selectOption("markdown");
  const markdown = /^\[!\[Raft playground: Kill the leader\]\((http.*)\)\]\(http.*#kill-the-leader\)$/;
  const picture = markdown.exec(await text.inputValue())?.[1] ?? "";
  expect((await page.request.get(picture)).headers()["content-type"]).toBe("image/png");
  for (const recipe of recipes) {
    await page.unroute("**/host.html").catch(() => undefined);
    await lecture(page, recipe);
    const frame = page.frameLocator("iframe");
    await expect(frame.locator("#now"), recipe).toHaveText("120.0 ms");
    await expect(frame.locator(".logs")).toBeHidden();
  }
});

for (const [name, size] of Object.entries({ wide: [900, 620], drop: [800, 580], phone: [390, 500] })) {
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    test(`a frame is accessible: ${name}, ${scheme}`, async ({ page }) => {
      await page.setViewportSize({ width: size[0], height: size[1] });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.goto("embed.html?t=120#kill-the-leader");
      await expect(page.locator("#now")).toHaveText("120.0 ms");
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  }
}
