// @ts-check
// The machine breaks Raft: the search for a disaster, what becomes of what it finds, and the moment of no return.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { violations } from "./axe.mjs";
import { dials, open, pause, scriptOf, stepUntil, thing } from "./desk.mjs";
import { WRITTEN, expect, test } from "./fixture.mjs";
import { SITE } from "./host.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").FrameLocator} FrameLocator */

const THREE = "cluster nodes=3 seed=1 latency=10..10\nat 0 timeout n1\n";
/** n2 votes for itself at 5 ms and for n1 at 10 ms. */
const TWICE =
  "cluster nodes=3 election=60000..60000 heartbeat=60000 latency=10..10 noop=off\nat 0 rule vote-once off\n" +
  "at 0 timeout n1\nat 5 timeout n2\nuntil 40\n";

/**
 * Opens the dialog and begins a search with these rules off.
 * @param {Page | FrameLocator} page @param {string[]} off
 */
async function search(page, ...off) {
  await page.locator("#explore").click();
  const dialog = page.getByRole("dialog", { name: "Break Raft" });
  await expect(dialog).toBeVisible();
  for (const box of await dialog.getByRole("checkbox", { checked: true }).all()) await box.uncheck();
  for (const rule of off) await dialog.locator(`#explore-${rule}`).check();
  await dialog.getByRole("button", { name: "Find me a disaster" }).click();
  return dialog;
}

/** The steps at which a curve changes, as the shares of its height. @param {Page} page */
const heights = (page) =>
  page.locator(".futures-curve .outline").evaluate((path) => {
    const all = [...(path.getAttribute("d") ?? "").matchAll(/V([\d.]+)/g)].map(([, y]) => Number(y));
    const [top, bottom] = [3, 37];
    return all.slice(0, -1).map((y) => Math.round(((bottom - y) / (bottom - top)) * 64));
  });

test("a disaster is found, made short and opened beside the run, to which Back leads", async ({ page }) => {
  await open(page, `${THREE}at 5 crash n3\n`);
  const mine = await scriptOf(page);
  await dials(page);
  await page.getByRole("button", { name: "Find me a disaster" }).click();
  await page.keyboard.press("Escape");
  await search(page, "vote-once");
  const told = page.getByRole("region", { name: "The run that was found" });
  await expect(told).toContainText(/election-safety breaks|vote-once breaks/, { timeout: 60_000 });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("banner")).toContainText("Not Raft: vote-once off");
  await pause(page);
  await page.locator("#restart").click();
  await told.getByRole("button", { name: "Go to the violation" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Broken:" })).toBeVisible();
  await expect(told.getByRole("button", { name: "Go to the violation" })).toBeHidden();
  const found = await scriptOf(page);
  expect(found).toContain("at 0 rule vote-once off");
  expect(found.split("\n").filter((line) => /^at .* (timeout|propose|crash|cut)/.test(line)).length).toBeLessThan(4);

  await told.getByRole("button", { name: "Back to my run" }).click();
  await expect.poll(() => scriptOf(page)).toBe(mine);
  await expect(told).toBeHidden();
  await expect(page.getByRole("banner")).not.toContainText("Not Raft");

  await page.goBack();
  await expect.poll(() => scriptOf(page)).toBe(found);
  await page.goBack();
  await expect.poll(() => scriptOf(page)).toBe(mine);
});

test("what was found is broken by hand: the deeds are counted beside the search's, and the way back stays", async ({
  page,
}) => {
  await open(page, THREE);
  const mine = await scriptOf(page);
  await search(page, "vote-once");
  const told = page.getByRole("region", { name: "The run that was found" });
  await told.getByRole("button", { name: "Break it by hand" }).click({ timeout: 60_000 });
  const card = page.getByRole("region", { name: "What this is about" });
  await expect(card).toContainText("Break vote-once, with as few deeds as you can.");
  await expect(card).toContainText(/Your deeds: 0, the search’s: [23]/);
  await expect(page.getByRole("banner")).toContainText("Not Raft: vote-once off");
  await expect(card).not.toContainText("came with this link");
  for (const [i, name] of [/^n1, /, /^n2, /].entries()) {
    await thing(page, name).click();
    await page.keyboard.press("t");
    await expect(card).toContainText(`Your deeds: ${i + 1}, the search’s:`);
  }
  await stepUntil(card.getByText(/^Broken\. Your deeds: 2, the search’s: [23]$/));
  expect(await violations(page)).toEqual([]);
  await told.getByRole("button", { name: "Back to my run" }).click();
  await expect.poll(() => scriptOf(page)).toBe(mine);
});

test("a search counts, pauses, goes on and is cancelled, and its dialog can be closed meanwhile", async ({ page }) => {
  await open(page, THREE);
  const mine = await scriptOf(page);
  const dialog = await search(page);
  const counted = async () => {
    const text = (await dialog.getByText(/^Every order of deeds:/).textContent()) ?? "";
    return Number(/: ([\d,]+) distinct/.exec(text)?.[1]?.replaceAll(",", ""));
  };
  await expect.poll(counted, { timeout: 30_000 }).toBeGreaterThan(100);
  await expect(dialog.getByText("All rules are on; what is to break: any property")).toBeVisible();
  await expect(dialog.getByText(/^\d+ s, in \d+ workers?$/)).toBeVisible();
  await expect(dialog.getByText(/^Bounds of the orders of deeds: 3 nodes, a message takes 10 ms/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Pause" }).click();
  await expect(dialog.getByText("Paused.", { exact: true }).first()).toBeVisible();
  await page.waitForTimeout(300); // what was under way is told
  const stood = await counted();
  await page.waitForTimeout(600);
  expect(await counted()).toBe(stood);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect.poll(counted).toBeGreaterThan(stood);
  await page.keyboard.press("Escape");
  const button = page.locator("#explore");
  await expect(button).toHaveText("Searching…");
  await button.click();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog.getByRole("button", { name: "Find me a disaster" })).toBeFocused();
  await expect(dialog.getByText(/^Every order of deeds/)).toHaveCount(0);
  await page.keyboard.press("Escape");
  expect(await scriptOf(page)).toBe(mine);
});

test("where workers are forbidden, the page searches itself, says so, and still answers", async ({ page }) => {
  await page.route("**/host.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>A host</title><body>
        <iframe title="run" src="embed.html?controls=full" sandbox="allow-scripts" width="1260" height="700"></iframe>
        </body></html>`,
    }),
  );
  await page.goto("host.html");
  const frame = page.frameLocator("iframe");
  const dialog = await search(frame);
  await expect(dialog.getByText(/on the page’s own thread: no worker can be started here/)).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.locator("#explore-vote-once").check();
  await dialog.getByRole("button", { name: "Find me a disaster" }).click();
  await expect(frame.getByRole("region", { name: "The run that was found" })).toBeVisible({ timeout: 60_000 });
});

test("where a policy forbids workers, the page says so and finds what it looks for", async ({ page, problems }) => {
  problems.bear(/worker-src|Content Security Policy|SecurityError/);
  await page.route("**/path/", async (route) => {
    const answer = await route.fetch();
    const headers = { ...answer.headers(), "content-security-policy": "worker-src 'none'" };
    await route.fulfill({ response: answer, headers });
  });
  await open(page, THREE);
  const dialog = await search(page);
  await expect(dialog.getByText(/on the page’s own thread: no worker can be started here/)).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.locator("#explore-vote-once").check();
  await dialog.getByRole("button", { name: "Find me a disaster" }).click();
  await expect(page.getByRole("region", { name: "The run that was found" })).toBeVisible({ timeout: 60_000 });
  await stepUntil(page.getByRole("alert").filter({ hasText: "Broken: vote-once" }));
  await page.getByRole("button", { name: "Could it have been saved?" }).click();
  const said = page.getByRole("region", { name: "Moment of no return" }).getByRole("status");
  await expect(said).toContainText("nothing saved it", { timeout: 60_000 });
});

test.describe("without motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("what was found stands before its first deed, says that it is not Raft, and its bar is low", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(".");
    await page.locator("#tab-more").click();
    await search(page, "vote-once");
    const told = page.getByRole("region", { name: "The run that was found" });
    await expect(told).toContainText("Found: vote-once breaks in a run of 2 deeds.", { timeout: 60_000 });
    await expect(page.locator("#now")).toHaveText("0.0 ms");
    const badge = page.getByRole("banner").getByText("Not Raft: vote-once off");
    await expect(badge).toBeVisible();
    await expect(page.locator("#tab-cluster")).toHaveAttribute("aria-current", "true");
    const height = async () => (await told.boundingBox())?.height ?? 999;
    expect(await height()).toBeLessThan(72);
    expect(await violations(page)).toEqual([]);
    await page.locator("#restart").click();
    await expect(badge, "before the rule is switched off").toBeVisible();
    await told.getByRole("button", { name: "Go to the violation" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Broken:" })).toBeVisible();
    expect(await height()).toBeLessThan(52);
    await expect(told.getByRole("button", { name: "Break it by hand" })).toBeInViewport();
    await expect(told.getByRole("button", { name: "Back to my run" })).toBeInViewport();
  });
});

test("a rule leads to its hunt, which shows the search's run, and back", async ({ page }) => {
  await open(page, THREE);
  const mine = await scriptOf(page);
  await dials(page);
  const why = (/** @type {string} */ rule) => page.getByText("Why this rule?").and(page.getByLabel(rule));
  await why("Why this rule? match-monotonic").click();
  await expect(page.getByText("No property breaks without this rule, so there is nothing to break")).toBeVisible();
  await expect(page.locator("#hunt-match-monotonic")).toHaveCount(0);
  await why("Why this rule? step-down").click();
  const hunt = page.locator("#hunt-step-down");
  await expect(hunt).toHaveAccessibleDescription("breaks election-safety without the rule: the search needs 2 deeds");
  await hunt.click();
  const card = page.getByRole("region", { name: "What this is about" });
  await expect(card).toContainText("Election Safety: at most one leader can be elected in a given term (§5.2).");
  await expect(card).toContainText("Your deeds: 0, the search’s: 2");
  await expect(page.getByRole("banner")).toContainText("Not Raft: step-down off");
  await card.getByRole("button", { name: "Hint: where to look" }).click();
  await card.getByRole("button", { name: "Hint: the rule" }).click();
  await expect(card).toContainText("A node that learns of a higher term becomes a follower");
  await card.getByRole("button", { name: /^Hint: what to do/ }).click();
  await expect(card).toContainText("The search did this: at 0 timeout n1;");
  const told = page.getByRole("region", { name: "The run that was found" });
  await told.getByRole("button", { name: "Show the search’s run" }).click();
  await expect(told).toContainText("Found: election-safety breaks in a run of 2 deeds.");
  await stepUntil(page.getByRole("alert").filter({ hasText: "Broken: election-safety" }));
  await told.getByRole("button", { name: "Break it by hand" }).click();
  await expect(card).toContainText("Your deeds: 0, the search’s: 2");
  await told.getByRole("button", { name: "Back to my run" }).click();
  await expect.poll(() => scriptOf(page)).toBe(mine);
});

test("the program of the workers is loaded when it is wanted, and kept for use without a network", async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  const begun = () => asked.filter((path) => /\/app\/worker-[0-9a-f]+\.js$/.test(path));
  await page.waitForLoadState("networkidle");
  expect(begun()).toEqual([]);
  await search(page);
  await expect.poll(() => begun().length).toBeGreaterThan(0);
  // The page gives them its own wasm, compiled.
  await expect(page.getByText(/^\d+ s, in \d+ workers?$/)).toBeVisible();
  expect(asked.filter((path) => path.endsWith(".wasm"))).toHaveLength(1);
  const name = begun()[0].replace(/.*\/app\//, "app/");
  expect(readFileSync(join(SITE, "sw.js"), "utf8")).toContain(name);
});

test.describe("without a bundle", () => {
  test.use({ baseURL: WRITTEN });

  /** A search whose threads and time are the test's, at `window.fake`. @param {Page} page */
  async function faked(page) {
    await page.goto(".");
    await expect(page.getByRole("main")).toBeVisible();
    await page.evaluate(async () => {
      const from = (/** @type {string} */ name) => import(new URL(`js/${name}.js`, location.href).href);
      const [{ explore }, { outcome }] = await Promise.all([from("core/explore"), from("features/explore/progress")]);
      const none = { states: 0, tried: 0, depth: 0, runs: 0, done: false, complete: false, limit: false, moments: [] };
      /** @type {any} */
      const fake = { tasks: [], pauses: [], now: 0, last: null };
      const crew = {
        count: 3,
        inPage: false,
        begin(/** @type {number} */ _, /** @type {object} */ task, /** @type {(news: object) => void} */ hear) {
          const tell = (/** @type {object} */ more) => hear({ report: { ...none, ...more } });
          const begun = { task, tell, more: /** @type {number[]} */ ([]), ended: false };
          fake.tasks.push(begun);
          return {
            end: () => void (begun.ended = true),
            more: (/** @type {number} */ states) => void begun.more.push(states),
          };
        },
        pause: (/** @type {boolean} */ on) => void fake.pauses.push(on),
        dismiss() {},
      };
      performance.now = () => fake.now;
      const tell = (/** @type {any} */ it) => {
        fake.last = { phase: it.phase, said: outcome(it), random: it.random };
      };
      fake.search = explore(crew, { off: [], goal: "" }, tell);
      /** @type {any} */ (window).fake = fake;
    });
  }

  test("what a search has covered is told, and more time raises its limit", async ({ page }) => {
    await faked(page);
    const heard = await page.evaluate(() => {
      const { fake } = /** @type {any} */ (window);
      const { tasks } = fake;
      const begun = tasks.map((/** @type {any} */ { task }) => ({
        kind: task.kind,
        seed: task.seed,
        stride: task.stride,
      }));
      tasks[0].tell({ states: 1000, depth: 7, done: true, limit: true });
      const after = tasks.length;
      fake.now = 61_000;
      tasks[1].tell({ runs: 12 });
      tasks[2].tell({ runs: 3 });
      const over = { ...fake.last, pauses: [...fake.pauses] };
      fake.search.more();
      const on = { phase: fake.last.phase, more: tasks[0].more, pauses: [...fake.pauses] };
      tasks[0].tell({ states: 4000, depth: 9, done: true, complete: true });
      fake.now = 122_000;
      tasks[1].tell({ runs: 20 });
      const covered = fake.last.said;
      fake.search.more();
      const found = { property: "state-order", deeds: 41, script: "long" };
      tasks[1].tell({ runs: 21, done: true, found });
      const shortening = {
        ...fake.last,
        ended: tasks.map((/** @type {any} */ it) => it.ended),
        task: tasks.at(-1).task,
      };
      tasks.at(-1).tell({ runs: 9, done: true, shortest: true, found: { ...found, deeds: 12, script: "short" } });
      return { begun, after, over, on, covered, shortening, last: fake.last };
    });
    expect(heard.begun).toEqual([
      { kind: "search" },
      { kind: "swarm", seed: 2, stride: 3 },
      { kind: "swarm", seed: 3, stride: 3 },
    ]);
    expect(heard.after, "the thread of the search plays random runs when it is free").toBe(4);
    expect(heard.over).toEqual({
      phase: "over",
      random: false,
      said:
        "Nothing was found in 61 s. Within the bounds below, all runs of 7 deeds were tried: 1,000 distinct states, " +
        "which is the limit. In 15 random runs nothing broke. Runs beyond that were not tried.",
      pauses: [true],
    });
    expect(heard.on).toEqual({ phase: "searching", more: [4000], pauses: [true, false] });
    expect(heard.covered).toContain("Every run within the bounds below was tried: 4,000 distinct states.");
    expect(heard.shortening).toMatchObject({
      said: "Found: state-order breaks. Making it short: 41 → 41 deeds.",
      ended: [true, true, true, true, false],
      task: { kind: "shrink", script: "long" },
    });
    expect(heard.last.phase).toBe("found");
    expect(heard.last.said).toBe(
      "Found: state-order breaks in a run of 12 deeds (41 when it was found first). " +
        "No order of fewer of these deeds breaks it.",
    );
  });

  test("a random run that breaks a property waits some seconds for a shorter one", async ({ page }) => {
    for (const [later, script] of /** @type {const} */ ([
      [{ states: 9, done: true, found: { property: "vote-once", deeds: 4, script: "short" } }, "short"],
      [{ states: 9 }, "random"],
    ])) {
      await faked(page);
      const heard = await page.evaluate((later) => {
        const { fake } = /** @type {any} */ (window);
        fake.now = 1000;
        fake.tasks[1].tell({ runs: 2, found: { property: "vote-once", deeds: 41, script: "random" } });
        const kept = { ...fake.last, ended: fake.tasks.map((/** @type {any} */ it) => it.ended) };
        fake.now = 5000;
        fake.tasks[0].tell({ states: 5 });
        const still = fake.last.phase;
        fake.now = 6001;
        fake.tasks[0].tell(later);
        return { kept, still, last: fake.last.phase, task: fake.tasks.at(-1).task };
      }, later);
      expect(heard.kept).toEqual({
        phase: "searching",
        random: true,
        said: "A random run has broken it. The search goes on for some seconds, for a shorter one.",
        ended: [false, true, true],
      });
      expect(heard.still).toBe("searching");
      expect(heard).toMatchObject({ last: "shortening", task: { kind: "shrink", script } });
    }
  });
});

test("the futures of a run with a violation are drawn and told, and the mark leads to the moment of no return", async ({
  page,
}) => {
  await open(page, TWICE);
  await stepUntil(page.getByRole("alert").filter({ hasText: "Broken: vote-once" }));
  await expect(page.getByRole("region", { name: "Moment of no return" })).toBeHidden();
  await page.getByRole("button", { name: "Could it have been saved?" }).click();
  const futures = page.getByRole("region", { name: "Moment of no return" });
  const said = futures.getByRole("status");
  await expect(said).toContainText("From 5.0 ms on, nothing saved it: from each moment, all 64 futures end in the", {
    timeout: 30_000,
  });
  await expect(said).toContainText("each later deed is left out with one chance in two");
  const shares = await heights(page);
  expect(shares).toHaveLength(40);
  expect(shares[0], "the deed that decides is still to come, and may be left out").toBeLessThan(50);
  expect(shares.at(-1)).toBe(64);
  expect(await violations(page)).toEqual([]);
  await futures.getByRole("button", { name: "Go to the moment of no return" }).click();
  await expect(page.locator("#now")).toHaveText("5.0 ms");
  await futures.getByRole("button", { name: "Go to 5.0 ms" }).focus();
  await page.keyboard.press("Enter");

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(futures).toBeInViewport();
  expect(await violations(page)).toEqual([]);
  await futures.getByRole("button", { name: "Hide" }).click();
  await expect(futures).toBeHidden();
});

test("it is told from which moment on a failed expectation could not be saved", async ({ page }) => {
  const script =
    "cluster nodes=3 election=60000..60000 latency=10..10 noop=off\nat 50 crash n2\nat 60 crash n3\n" +
    "at 100 timeout n1\nuntil 200\nexpect leader n1\n";
  await open(page, script);
  await stepUntil(page.getByRole("alert").filter({ hasText: "expect" }));
  await page.getByRole("button", { name: "Could it have been saved?" }).click();
  const said = page.getByRole("region", { name: "Moment of no return" }).getByRole("status");
  await expect(said).toContainText("From 60.0 ms on, nothing saved it", { timeout: 30_000 });
  await expect(said).toContainText("all 64 futures end in the failure of “expect leader n1”, line 6.");
});

test("the curve has the width of the run, and follows the diagram from time to steps", async ({ page }) => {
  await open(page, TWICE);
  await stepUntil(page.getByRole("alert").filter({ hasText: "Broken: vote-once" }));
  await page.getByRole("button", { name: "Could it have been saved?" }).click();
  const futures = page.getByRole("region", { name: "Moment of no return" });
  await expect(futures.getByRole("status")).toContainText("nothing saved it", { timeout: 30_000 });
  const edges = () =>
    page.locator(".futures-curve").evaluate((curve) => {
      const path = curve.querySelector(".outline")?.getAttribute("d") ?? "";
      const all = [...path.matchAll(/[MH]([\d.]+)/g)].map(([, x]) => Number(x));
      return { from: all[0], to: all.at(-1) ?? 0, width: curve.clientWidth };
    });
  const whole = await edges();
  expect(whole.to - whole.from).toBeGreaterThan(whole.width * 0.6);
  await page.getByRole("button", { name: "Steps", exact: true }).click();
  await expect.poll(async () => (await edges()).to).not.toBe(whole.to);
  const { to } = await edges();
  // The end of the curve is where the diagram has the violation.
  await page.locator("#restart").click();
  const [curve, plot] = await Promise.all([
    page.locator(".futures-curve").boundingBox(),
    page.locator(".time-plot").boundingBox(),
  ]);
  if (!curve || !plot) throw new Error("not visible");
  await page.mouse.click(curve.x + to, plot.y + plot.height - 4);
  await expect(page.locator("#now")).toHaveText("10.0 ms");
  await expect(page.getByRole("alert").filter({ hasText: "Broken: vote-once" })).toBeVisible();
});
