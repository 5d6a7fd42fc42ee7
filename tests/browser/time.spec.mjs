// @ts-check
// The space-time diagram: moving through time by pointer and by keyboard, and what the diagram shows.
import { violations } from "./axe.mjs";
import { open, scriptOf, stage, stepUntil, thing, tool } from "./desk.mjs";
import { WRITTEN, expect, test } from "./fixture.mjs";

/** @import { Page } from "@playwright/test" */

/** Three nodes; every message takes exactly 10 ms; n1 is the first candidate; one command. */
const THREE =
  "cluster nodes=3 seed=1 latency=10..10 election=5000..5000 heartbeat=1000\n" +
  "at 20 timeout n1\nat 60 propose n1 set x 1\nat 120 heal\n";

/** @param {Page} page */
const slider = (page) => page.getByRole("slider", { name: /^Time/ });
/** @param {Page} page */
const diagram = (page) => page.getByRole("region", { name: "Space-time diagram" });
/** @param {Page} page */
const readout = (page) => page.locator(".time-readout");

/** The clock of the run, in virtual milliseconds. @param {Page} page */
async function now(page) {
  return Number((await page.locator("#now").innerText()).replace(/[^\d.]/g, ""));
}

/** @param {Page} page */
async function logs(page) {
  return page.getByRole("region", { name: "Logs" }).innerText();
}

/** Steps, one event at a time, up to a virtual time. @param {Page} page @param {number} ms */
async function until(page, ms) {
  for (let n = 0; n < 200 && (await now(page)) < ms; n += 1) {
    await page.locator("#step").evaluate(async (button) => {
      /** @type {HTMLElement} */ (button).click();
      await new Promise((drawn) => requestAnimationFrame(drawn));
    });
  }
}

/**
 * Moves the mouse along a horizontal line and returns the middle of the span in which the readout matches.
 * @param {Page} page @param {RegExp} says @param {number} height from the top of the plot, 0 to 1
 * @param {{from?: number, by?: number}} [where]
 * @returns {Promise<{x: number, y: number}>}
 */
async function find(page, says, height, { from = 0.05, by = 3 } = {}) {
  const box = await slider(page).boundingBox();
  if (!box) throw new Error("the diagram is not visible");
  const y = box.y + box.height * height;
  let first = 0;
  for (let x = box.x + box.width * from; x < box.x + box.width - 2; x += by) {
    await page.mouse.move(x, y);
    const found = says.test(await readout(page).innerText());
    if (found) first ||= x;
    else if (first) {
      const middle = (first + x - by) / 2;
      await page.mouse.move(middle, y);
      return { x: middle, y };
    }
  }
  throw new Error(`nothing at ${height} says ${says}`);
}

/** The heights of the lanes and of the gaps between them, for three nodes at 1280 by 720. */
const GAP_12 = 0.485;
const BELOW = 0.98;

test("dragging back and forth in time shows the same logs again", async ({ page }) => {
  await open(page, `${THREE}at 90 propose n1 set y 2\n`);
  await until(page, 120);
  const [end, there] = [await now(page), await logs(page)];
  expect(there).toContain("y=2");
  const box = await slider(page).boundingBox();
  if (!box) throw new Error("no diagram");
  const y = box.y + box.height * BELOW;
  await page.mouse.move(box.x + 400, y);
  await page.mouse.down();
  await page.mouse.move(box.x + 250, y, { steps: 5 });
  await expect.poll(() => now(page)).toBeLessThan(60);
  const early = await now(page);
  expect(await logs(page)).not.toContain("x=1");
  await page.mouse.move(box.x + 330, y, { steps: 5 });
  await expect.poll(() => now(page)).toBeGreaterThan(early);
  await page.mouse.up();
  const later = await now(page);
  // Moving the pointer without a button does not change the moment.
  await page.mouse.move(box.x + 100, y);
  expect(await now(page)).toBe(later);
  await slider(page).focus();
  await page.keyboard.press("End");
  await expect.poll(() => now(page)).toBe(end);
  expect(await logs(page)).toBe(there);
  await page.keyboard.press("Home");
  await expect.poll(() => now(page)).toBe(0);
  await expect(slider(page)).toHaveAttribute("aria-valuenow", "0");
});

test("a past message is selected in all panels, and can be dropped at the time when it was in flight", async ({
  page,
}) => {
  await open(page, THREE);
  await until(page, 120);
  const at = await find(page, /^n1>n2#3 AppendEntries \(1 entry\).*sent 60\.0 ms, arrived 70\.0 ms/, GAP_12);
  await page.mouse.click(at.x, at.y);
  const inspector = page.locator(".inspector");
  await expect(inspector.getByRole("heading", { name: "n1>n2#3" })).toBeVisible();
  await expect(inspector).toContainText("arrived at70.0 ms");
  await expect(inspector.getByRole("listitem").filter({ hasText: "n2>n1#3 AppendEntriesReply: yes" })).toBeVisible();
  await expect(inspector).toContainText("n1 accepts “set x 1” as entry 2 of term 1");
  // Go to its effect, and from there back to it as the cause.
  await inspector.getByRole("button", { name: /n2>n1#3/ }).click();
  await expect(inspector.getByRole("heading", { name: "n2>n1#3" })).toBeVisible();
  await inspector.getByRole("button", { name: /n1>n2#3/ }).click();
  await inspector.getByRole("button", { name: "To its sending" }).click();
  expect(await now(page)).toBe(60);
  await expect(thing(page, /\(n1>n2#3\)/)).toBeVisible();
  await thing(page, /\(n1>n2#3\)/).click();
  await stage(page)
    .getByRole("menuitem", { name: /^Lose it/ })
    .click();
  await expect(thing(page, /\(n1>n2#3\)/)).toHaveCount(0);
  expect(await scriptOf(page)).toMatch(/^at 60(\.\d+)?( events=\d+)? drop n1>n2#3$/m);
  await expect(page.getByRole("region", { name: "Notices" })).toContainText("is kept as another branch");
  await until(page, 80);
  // The old future is a branch that can be shown.
  const branch = await find(page, /Another future, trunk/, 0.955, { by: 8 });
  await page.mouse.click(branch.x, branch.y);
  expect(await scriptOf(page)).not.toContain("drop");
  await tool(page, "Inspect");
  await expect(inspector).toContainText("arrived at70.0 ms");
});

test("a message in flight can be dropped from the diagram", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(thing(page, /\(n1>n2#1\)/));
  const at = await find(page, /^n1>n2#1 RequestVote.*in flight/, GAP_12, { by: 2 });
  await page.mouse.click(at.x, at.y);
  await page.keyboard.press("d");
  await expect(thing(page, /\(n1>n2#1\)/)).toHaveCount(0);
  expect(await scriptOf(page)).toMatch(/ drop n1>n2#1$/m);
  await tool(page, "Inspect");
  await expect(page.locator(".inspector")).toContainText("lost at20.0 ms: it was dropped on purpose");
});

test.describe("module by module", () => {
  test.use({ baseURL: WRITTEN });

  test("a cross marks where a message was lost", async ({ page }) => {
    await open(page, `${THREE}at 55 cut n1>n3\n`);
    await until(page, 70);
    await find(page, /^n1>n3#3 AppendEntries.*lost on a cut link 65\.0 ms/, GAP_12);
    const drawn = await page.evaluate(async (script) => {
      const { Playground } = await import(new URL("playground.js", location.href).href);
      const { under } = await import(new URL("js/scene/time.js", location.href).href);
      const { themeOf } = await import(new URL("js/ui/theme.js", location.href).href);
      const playground = new Playground();
      playground.load(script);
      playground.seek(100, 10_000);
      const data = playground.timeline(0, 200, false, 5000);
      const theme = themeOf("light");
      const size = { width: 1050, height: 160 };
      const span = { axis: "ms", from: 0, perPx: 0.2 };
      const shown = {
        data,
        span,
        size,
        scrolled: 0,
        nodes: 3,
        now: { ms: 100, step: 20 },
        leaders: [1],
        out: [],
        askers: [],
      };
      const rest = { branches: [], violations: [], selection: null, message: null };
      const { items, layout } = under({ ...shown, ...rest }, theme);
      const isCross = (/** @type {any} */ it) => it.type === "lines" && it.stroke === theme.ink && it.width > 2;
      const crosses = items.filter(isCross);
      return { points: crosses.flatMap((/** @type {any} */ it) => it.points), x: layout.x(65), y: layout.y(2) };
    }, `${THREE}at 55 cut n1>n3\n`);
    // The lane of n2 is half-way from n1 to n3; the two strokes of the cross are there.
    expect(drawn.points).toHaveLength(8);
    const [x1, y1, x2, y2] = drawn.points;
    expect([(x1 + x2) / 2, (y1 + y2) / 2]).toEqual([drawn.x, drawn.y].map((it) => expect.closeTo(it, 0)));
  });
});

test("the axis can be time or steps, with one step per event", async ({ page }) => {
  await open(page, THREE);
  await until(page, 70);
  const text = (await slider(page).getAttribute("aria-valuetext")) ?? "";
  const step = Number(/step (\d+)/.exec(text)?.[1]);
  expect(step).toBeGreaterThan(10);
  const before = await now(page);
  await diagram(page).getByRole("button", { name: "Steps" }).click();
  await expect(diagram(page).getByRole("button", { name: "Steps" })).toHaveAttribute("aria-pressed", "true");
  expect(await now(page)).toBe(before);
  await expect(slider(page)).toHaveAttribute("aria-valuenow", String(step));
  await expect(slider(page)).toHaveAttribute("aria-valuemax", String(step));
  // On this axis, steps in the same microsecond have different places.
  const first = await find(page, /^n1>n3#1 RequestVote/, GAP_12, { by: 2 });
  const reply = await find(page, /^n2>n1#1 RequestVoteReply, yes/, GAP_12, { by: 2 });
  expect(reply.x).toBeGreaterThan(first.x);
  await slider(page).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(slider(page)).toHaveAttribute("aria-valuenow", String(step - 1));
  const box = await slider(page).boundingBox();
  if (!box) throw new Error("no diagram");
  await page.mouse.click(box.x + 90, box.y + box.height * BELOW);
  await expect.poll(async () => Number(await slider(page).getAttribute("aria-valuenow"))).toBeLessThan(5);
});

test("zoom keeps the moment under the pointer, and the wheel alone scrolls the page", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 640 });
  await open(page, THREE);
  await until(page, 120);
  const between = async () => {
    const entry = await find(page, /^n1>n3#3 AppendEntries/, 0.55);
    const reply = await find(page, /^n3>n1#3 AppendEntriesReply/, 0.55, { from: (entry.x - 6) / 994 });
    return reply.x - entry.x;
  };
  const plain = await between();
  await diagram(page).getByRole("button", { name: "Zoom in" }).click();
  expect((await between()) / plain).toBeGreaterThan(1.35);
  await diagram(page).getByRole("button", { name: "Zoom out" }).click();
  expect(Math.abs((await between()) - plain)).toBeLessThan(5);

  const entry = await find(page, /^n1>n3#3 AppendEntries/, 0.55, { by: 2 });
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  expect(await page.evaluate(() => scrollY)).toBe(0);
  // The message that was under the pointer still is, within the tolerance of a line.
  const after = await find(page, /^n1>n3#3 AppendEntries/, 0.55, { by: 2 });
  expect(Math.abs(after.x - entry.x)).toBeLessThan(30);
  expect((await between()) / plain).toBeGreaterThan(1.3);

  await page.mouse.move(entry.x, entry.y);
  await page.evaluate(() => scrollTo(0, 0));
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  expect((await between()) / plain).toBeGreaterThan(1.3);
});

test("Shift and the wheel, or dragging the ruler, pan the diagram; a button returns to the shown moment", async ({
  page,
}) => {
  await open(page, THREE);
  await until(page, 120);
  const before = await find(page, /^n1>n2#1 RequestVote/, GAP_12);
  await page.keyboard.down("Shift");
  await page.mouse.wheel(0, 15);
  await page.keyboard.up("Shift");
  const after = await find(page, /^n1>n2#1 RequestVote/, GAP_12);
  expect(before.x - after.x).toBeGreaterThan(5);
  const box = await slider(page).boundingBox();
  if (!box) throw new Error("no diagram");
  const stood = await now(page);
  await page.mouse.move(box.x + 300, box.y + 6);
  await page.mouse.down();
  await page.mouse.move(box.x + 500, box.y + 6, { steps: 4 });
  await page.mouse.up();
  await slider(page).focus();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  expect(await now(page), "panning does not change the moment").toBe(stood);
  await expect(find(page, /^n1>n2#1 RequestVote/, GAP_12, { by: 12 })).rejects.toThrow("nothing");
  const follow = diagram(page).getByRole("button", { name: "Follow the present moment" });
  await expect(follow).toHaveAttribute("aria-pressed", "false");
  await follow.click();
  await expect(follow).toHaveAttribute("aria-pressed", "true");
  await find(page, /^n1>n2#3 AppendEntries/, GAP_12);
});

test("the keyboard alone can step back over an election", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  await slider(page).focus();
  await expect(slider(page)).toHaveAttribute("aria-valuetext", /n1 leads term 1/);
  await page.keyboard.press("ArrowLeft");
  await expect(slider(page)).toHaveAttribute("aria-valuetext", /nobody leads/);
  await expect(thing(page, /^n1, candidate, term 1$/)).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(slider(page)).toHaveAttribute("aria-valuetext", /n1 leads term 1/);
  // The diagram does not handle arrow keys with Shift.
  const text = await slider(page).getAttribute("aria-valuetext");
  await page.keyboard.press("+");
  await page.keyboard.press("-");
  await expect(slider(page)).toHaveAttribute("aria-valuetext", text ?? "");
});

test("a mark shows its sentence, and a click goes to its moment", async ({ page }) => {
  await open(page, `${THREE}at 100 partition n1 | n2 n3\nat 130 crash n3\n`);
  await until(page, 130);
  const crash = await find(page, /130\.0 ms, #\d+: n3 crashes/, 0.885);
  const parted = await find(page, /The network is partitioned: n1 \| n2 n3/, 0.165);
  expect(parted.x).toBeLessThan(crash.x);
  await slider(page).focus();
  await page.keyboard.press("Home");
  await expect.poll(() => now(page)).toBe(0);
  await page.mouse.click(crash.x, crash.y);
  await expect.poll(() => now(page)).toBe(130);
  await expect(thing(page, /^n3, crashed/)).toBeVisible();
  await find(page, /A client's command at n1, entry 2, 60\.0 ms: done/, 0.24, { by: 2 });
});

test.describe("module by module", () => {
  test.use({ baseURL: WRITTEN });

  test("of more than ten thousand messages few are drawn, and the others are counted", async ({ page }) => {
    test.setTimeout(180_000);
    await open(page, 'cluster nodes=9 seed=7\nat 35000 bookmark "here"\n');
    const drawn = await page.evaluate(async () => {
      const { Playground } = await import(new URL("playground.js", location.href).href);
      const { under } = await import(new URL("js/scene/time.js", location.href).href);
      const { themeOf } = await import(new URL("js/ui/theme.js", location.href).href);
      const playground = new Playground();
      playground.load("cluster nodes=9 seed=7\n");
      while (!playground.seek(35_000, 1_000_000));
      const size = { width: 1268, height: 160 };
      const theme = themeOf("light");
      const results = [];
      for (const [from, to] of [
        [0, 35_000],
        [34_700, 35_000],
      ]) {
        const data = playground.timeline(from, to, false, 5000);
        const span = { axis: "ms", from, perPx: (to - from) / 1218 };
        const shown = {
          data,
          span,
          size,
          scrolled: 0,
          nodes: 9,
          now: { ms: 35_000, step: 0 },
          leaders: [1],
          out: [],
          askers: [],
        };
        const { items } = under({ ...shown, branches: [], violations: [], selection: null, message: null }, theme);
        const lines = items.filter((/** @type {any} */ it) => it.type === "lines");
        const count = lines.reduce((/** @type {number} */ sum, /** @type {any} */ it) => sum + it.points.length / 4, 0);
        results.push({ legs: data.legs.from.length, out: data.legsLeftOut, items: items.length, lines: count });
      }
      return results;
    });
    const [all, few] = drawn;
    expect(all.legs + all.out).toBeGreaterThan(10_000);
    expect(all.legs).toBeLessThanOrEqual(5000);
    expect(all.out).toBeGreaterThan(5000);
    expect(all.items).toBeLessThan(400);
    expect(all.lines).toBeLessThan(8000);
    expect(few.out).toBe(0);
    expect(few.legs).toBeGreaterThan(50);

    // On the page: zoomed out, the diagram says that it does not show all messages; zoomed in, it shows all.
    await slider(page).focus();
    const box = await slider(page).boundingBox();
    if (!box) throw new Error("no diagram");
    for (let n = 0; n < 13; n += 1) await page.keyboard.press("-");
    await page.mouse.click(box.x + 0.9 * box.width, box.y + box.height * BELOW);
    await expect.poll(() => now(page), { timeout: 60_000 }).toBeGreaterThan(35_000);
    await diagram(page).getByRole("button", { name: "Show the whole run" }).click();
    await expect(diagram(page).getByRole("note")).toHaveText(/^[\d,]+ more messages than are drawn: zoom in$/);
    for (let n = 0; n < 9; n += 1) await page.keyboard.press("+");
    await slider(page).focus();
    for (let n = 0; n < 9; n += 1) await page.keyboard.press("+");
    await expect(diagram(page).getByRole("note")).toBeHidden();
  });
});

test("a link to a moment shows what happened before it", async ({ page }) => {
  await page.goto(`./?t=100#1.t.${encodeURIComponent(THREE)}`);
  await expect(page.locator("#now")).toHaveText("100.0 ms");
  await find(page, /^n1>n2#1 RequestVote/, GAP_12);
});

test("while the run plays, the diagram follows it", async ({ page }) => {
  await open(page, THREE.replace("heartbeat=1000", "heartbeat=50"));
  await page.locator("#speed").evaluate((input) => {
    const range = /** @type {HTMLInputElement} */ (input);
    range.value = "0";
    range.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await page.locator("#play").click();
  await expect.poll(() => now(page)).toBeGreaterThan(1500);
  await page.locator("#play").click();
  // The last 50 ms are about seven tenths of the way to the right.
  const at = await now(page);
  const found = await find(page, /^n1>n2#\d+ AppendEntries/, GAP_12, { from: 0.5, by: 2 });
  const sent = Number(/sent ([\d,.]+) ms/.exec(await readout(page).innerText())?.[1].replace(/,/g, ""));
  expect(at - sent).toBeLessThan(150);
  expect(found.x).toBeLessThan(0.95 * 1280);
});

test("a click on a name in the diagram selects the node", async ({ page }) => {
  await open(page, THREE);
  const box = await slider(page).boundingBox();
  if (!box) throw new Error("no diagram");
  await page.mouse.click(box.x + 15, box.y + box.height * 0.6);
  await expect(page.locator(".inspector").getByRole("heading", { name: "n2" })).toBeVisible();
});

test("the lanes of many nodes scroll, and the ruler stays visible", async ({ page }) => {
  await open(page, "cluster nodes=25 seed=3 latency=10..10\nat 20 timeout n1\n");
  await until(page, 50);
  const box = await slider(page).boundingBox();
  if (!box) throw new Error("no diagram");
  await page.mouse.move(box.x + 15, box.y + box.height - 10);
  await page.mouse.wheel(0, 2000);
  const at = { x: box.x + 15, y: box.y + box.height - 12 };
  await expect(async () => {
    await page.mouse.click(at.x, at.y);
    await expect(page.locator(".inspector").getByRole("heading", { name: "n25" })).toBeVisible({ timeout: 500 });
  }).toPass();
  // The ruler does not scroll with the lanes: a click on it goes to its moment and does not move the lanes.
  await page.mouse.click(box.x + 60 + 30 / 0.22, box.y + 6);
  await expect.poll(() => now(page)).toBeLessThan(35);
  expect(await now(page)).toBeGreaterThan(20);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe reports nothing in the diagram, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, THREE);
    await until(page, 120);
    const at = await find(page, /^n1>n2#3 AppendEntries/, GAP_12);
    await page.mouse.click(at.x, at.y);
    expect(await violations(page)).toEqual([]);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the diagram is visible in every tab, and a tap goes to its moment", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(".");
    await stepUntil(thing(page, /^n\d, leader, term \d$/));
    const end = await now(page);
    for (const name of ["Logs", "More", "Cluster"]) {
      await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name }).click();
      await expect(slider(page)).toBeInViewport({ ratio: 1 });
    }
    const box = await slider(page).boundingBox();
    if (!box) throw new Error("no diagram");
    await page.touchscreen.tap(box.x + 80, box.y + box.height - 4);
    await expect.poll(() => now(page)).toBeLessThan(end);
    expect(await violations(page)).toEqual([]);
  });
});
