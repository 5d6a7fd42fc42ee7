// @ts-check
// One place to act: the menu at a node or a message, by mouse, keys and touch; and what the page says after a deed.
import { violations } from "./axe.mjs";
import { lose, menuOf, open, pause, scriptOf, stage, stepUntil, thing, tool } from "./desk.mjs";
import { WRITTEN, expect, test } from "./fixture.mjs";

/** Three nodes; every message takes exactly 10 ms; n1 is the first candidate. */
const THREE = "cluster nodes=3 seed=1 latency=10..10\nat 20 timeout n1\n";
const FIVE = "cluster nodes=5 seed=1 latency=10..10\nat 20 timeout n1\n";
const LEADER = /^n1, leader, term 1$/;

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const menu = (page) => stage(page).getByRole("menu");
/** The names of the deeds that the menu offers. @param {Page} page */
const offered = (page) =>
  menu(page)
    .getByRole("menuitem")
    .evaluateAll((items) => items.map((it) => /** @type {HTMLElement} */ (it).dataset["deed"]));
/** @param {Page} page */
const notices = (page) => page.getByRole("region", { name: "Notices" });
/** The id of what has the focus, or its deed. @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const { dataset } = /** @type {HTMLElement} */ (document.activeElement);
    return dataset["id"] ?? dataset["deed"] ?? document.activeElement?.id;
  });

/** @param {Page} page */
async function check(page) {
  expect(await violations(page)).toEqual([]);
}

/** The box of an element. @param {import("@playwright/test").Locator} what */
async function boxOf(what) {
  const box = await what.boundingBox();
  if (!box) throw new Error("it has no box");
  return box;
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("a click on a node opens its menu, with the usual deeds, and the others behind “More…”", async ({ page }) => {
      await open(page, THREE);
      await stepUntil(thing(page, LEADER));
      await thing(page, LEADER).click();
      await expect(page.locator(".acts-head")).toHaveText("n1leader · term 1");
      await expect(menu(page)).toBeVisible();
      await expect.poll(() => offered(page)).toEqual(["crash", "propose", "isolate", "more"]);
      await check(page);
      await menu(page).getByRole("menuitem", { name: "More…" }).click();
      await expect.poll(async () => (await offered(page)).slice(0, 3)).toEqual(["crash", "propose", "isolate"]);
      await expect
        .poll(() => offered(page))
        .toEqual(expect.arrayContaining(["pause", "snapshot", "hand-over", "read", "members"]));
      await check(page);
      // Nowhere else is a second row of the same buttons.
      await expect(page.locator(".inspector [data-deed], .dock [data-deed]")).toHaveCount(0);
      await menu(page)
        .getByRole("menuitem", { name: /^Crash/ })
        .click();
      await expect(thing(page, /^n1, crashed/)).toBeVisible();
      await expect(menu(page)).toBeHidden();
      // A follower accepts no command, and a crashed node can only be restarted, or cut off.
      await thing(page, /^n2, /).click();
      await expect.poll(() => offered(page)).toEqual(["crash", "timeout", "isolate", "more"]);
      await thing(page, /^n1, crashed/).click();
      await expect.poll(() => offered(page)).toEqual(["restart", "isolate", "more"]);
      // A second click closes it, and a click beside everything deselects.
      await thing(page, /^n1, crashed/).click();
      await expect(menu(page)).toBeHidden();
      expect(await scriptOf(page)).toMatch(/ crash n1$/m);
    });
  });
}

test("the menu works from the keyboard, and gives the focus back", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(thing(page, LEADER));
  await thing(page, LEADER).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("crash");
  for (const [key, to] of [
    ["ArrowDown", "propose"],
    ["ArrowDown", "isolate"],
    ["End", "more"],
    ["ArrowDown", "crash"],
    ["ArrowUp", "more"],
    ["Enter", "pause"],
    ["Home", "crash"],
  ]) {
    await page.keyboard.press(key ?? "");
    await expect.poll(() => focused(page), `after ${key}`).toBe(to);
  }
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeHidden();
  expect(await focused(page)).toBe("node:1");
  await expect(thing(page, LEADER)).toHaveAttribute("aria-expanded", "false");
  // The single keys work in the menu as well.
  await page.keyboard.press("Enter");
  await expect(thing(page, LEADER)).toHaveAttribute("aria-expanded", "true");
  await expect.poll(() => focused(page)).toBe("crash");
  await page.keyboard.press("x");
  await expect(notices(page)).toContainText("n1 is cut off");
  await expect(menu(page)).toBeHidden();
  expect(await focused(page)).toBe("node:1");
  // A message: Enter opens its menu, D loses it.
  await stepUntil(thing(page, /\(n2>n3#|\(n3>n2#|\(n[12]>n[12]#/));
  const message = thing(page, /\(n\d>n\d#\d+\)/).first();
  const id = /\((.*)\)/.exec((await message.getAttribute("aria-label")) ?? "")?.[1];
  await message.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("drop");
  await expect.poll(() => offered(page)).toEqual(["drop", "hold", "deliver", "duplicate"]);
  await page.keyboard.press("Tab");
  await expect(menu(page)).toBeHidden();
  await message.focus();
  await page.keyboard.press("d");
  await expect(message).not.toHaveAttribute("data-id", `flight:${id}`);
  expect(await scriptOf(page)).toMatch(new RegExp(` drop ${id}$`, "m"));
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 800, height: 580 },
  { width: 390, height: 844 },
]) {
  test.describe(`${viewport.width}×${viewport.height}`, () => {
    test.use({ viewport });
    test("the menu stands beside its node, within the stage, and the ring keeps its size", async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto("./?t=240");
      await expect(thing(page, /^n4, leader/)).toBeVisible();
      const ring = await boxOf(stage(page).locator("canvas"));
      const outer = await boxOf(stage(page));
      for (const node of [1, 2, 3, 4, 5]) {
        await thing(page, new RegExp(`^n${node}, `)).click();
        for (const all of [false, true]) {
          if (all) await menu(page).getByRole("menuitem", { name: "More…" }).click();
          const name = `n${node}${all ? ", all" : ""}`;
          const box = await boxOf(page.locator(".acts"));
          const own = await boxOf(thing(page, new RegExp(`^n${node}, `)));
          const apart =
            box.x >= own.x + own.width ||
            own.x >= box.x + box.width ||
            box.y >= own.y + own.height ||
            own.y >= box.y + box.height;
          expect(apart, `${name} is not covered`).toBe(true);
          expect(box.x, name).toBeGreaterThanOrEqual(outer.x);
          expect(box.y, name).toBeGreaterThanOrEqual(outer.y);
          expect(box.x + box.width, name).toBeLessThanOrEqual(outer.x + outer.width + 0.5);
          expect(box.y + box.height, name).toBeLessThanOrEqual(outer.y + outer.height + 0.5);
        }
        expect(await boxOf(stage(page).locator("canvas"))).toEqual(ring);
        await page.keyboard.press("Escape");
      }
    });
  });
}

test("a click on a message selects it and loses nothing; the cross beside it is on no node", async ({ page }) => {
  await open(page, FIVE);
  await stepUntil(thing(page, /\(n1>n2#1\)/));
  await thing(page, /\(n1>n2#1\)/).click();
  await expect(page.locator(".acts-head")).toContainText("n1>n2#1");
  await expect(thing(page, /\(n1>n2#1\)/)).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeHidden();
  const cross = stage(page).getByRole("button", { name: "Lose it", exact: true });
  for (let steps = 0; steps < 12; steps += 1) {
    for (const message of await thing(page, /\(n\d>n\d#\d+\)/).all()) {
      await message.hover({ force: true });
      if (!(await cross.isVisible())) continue;
      const { x, y, width, height } = await boxOf(cross);
      for (const node of await thing(page, /^n\d, /).all()) {
        const box = await boxOf(node);
        const away = Math.hypot(box.x + box.width / 2 - x - width / 2, box.y + box.height / 2 - y - height / 2);
        expect(away).toBeGreaterThanOrEqual(box.width / 2);
      }
    }
    await page.locator("#step").click();
  }
});

test("time runs slower near a message, and the page says so", async ({ page }) => {
  await open(page, "cluster nodes=3 seed=1 latency=4000..4000 election=90000..90000\nat 0 timeout n1\n");
  await page.locator("#speed").fill("-1");
  await stepUntil(thing(page, /\(n1>n2#1\)/));
  const now = async () => Number((await page.locator("#now").textContent())?.replace(/[^\d.]/g, ""));
  const ratio = page.locator(".ratio");
  const usual = await ratio.textContent();
  const runs = async () => {
    const before = await now();
    await page.waitForTimeout(1000);
    return (await now()) - before;
  };
  await page.locator("#play").click();
  const fast = await runs();
  await thing(page, /\(n1>n2#1\)/).hover({ force: true });
  await expect(ratio).toContainText("near a message");
  await page.waitForTimeout(500);
  const slow = await runs();
  expect(slow).toBeLessThan(fast / 3);
  await page.mouse.move(5, 5);
  await expect(ratio).toHaveText(usual ?? "");
  await pause(page);
});

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a tap in the middle of a node never loses a message; a tap on a message selects it and pauses", async ({
    page,
  }) => {
    await page.goto(`./?run=0#1.t.${encodeURIComponent(FIVE)}`);
    await stepUntil(thing(page, LEADER));
    for (let n = 0; n < 16; n += 1) {
      const { x, y, width, height } = await boxOf(thing(page, /^n1, /));
      await page.touchscreen.tap(x + width / 2 + (n % 4) * 4 - 6, y + height / 2 + Math.floor(n / 4) * 4 - 6);
      await expect(page.locator(".acts-head strong")).toHaveText("n1");
      await page.touchscreen.tap(x + width / 2, y + height / 2);
      await expect(page.locator(".acts")).toBeHidden();
      await page.locator("#step").tap();
    }
    // So slowly that a message stays where the finger comes down.
    await page.locator("#speed").fill("-3");
    await stepUntil(thing(page, /\(n\d>n\d#\d+\)/));
    await page.locator("#play").tap();
    await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
    const { x, y, width, height } = await boxOf(thing(page, /\(n\d>n\d#\d+\)/).first());
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await expect(menu(page).getByRole("menuitem", { name: "Lose it" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
    await expect(page.locator(".lose")).toBeHidden();
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "More" }).tap();
    expect(await scriptOf(page)).toBe(FIVE);
  });
});

test("after a message is lost the page says what its receiver waits for", async ({ page }) => {
  await open(page, `${THREE}at 60 propose n1 set x 1\n`);
  // A vote: the candidate has its own, and the other answer is on its way.
  await stepUntil(thing(page, /\(n2>n1#1\)/));
  await lose(page, /\(n2>n1#1\)/);
  await expect(notices(page)).toContainText(
    /n1 has 1 of the 2 votes that it needs, and 1 other request or answer is on its way\./,
  );
  await expect(notices(page)).toContainText(/n1's election timer has \d+ ms left\./);
  await stepUntil(thing(page, LEADER));
  await stepUntil(thing(page, /heartbeat.*\(n1>n2#\d+\)/), 60);
  const times = async (/** @type {string} */ label) => {
    const row = page.locator(".inspector .facts dl > div").filter({ hasText: label });
    return /in ([\d.]+ m?s)/.exec((await row.textContent()) ?? "")?.[1];
  };
  await tool(page, "Inspect");
  await thing(page, /^n1, /).click();
  const due = await times("heartbeat timer");
  await thing(page, /^n2, /).click();
  const left = await times("election timer");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await lose(page, /heartbeat.*\(n1>n2#\d+\)/);
  await expect(notices(page)).toContainText(
    `n1 sends to n2 again when its heartbeat timer fires, in ${due}. n2's election timer has ${left} left.`,
  );
});

test("after a crash and after a cut the page says who runs, and whose timer fires first", async ({ page }) => {
  await open(page, FIVE);
  await stepUntil(thing(page, LEADER));
  await (await menuOf(page, /^n5, /)).getByRole("menuitem", { name: /^Crash/ }).click();
  await expect(notices(page)).toContainText("4 of 5 voters still run; a majority is 3.");
  await expect(notices(page)).not.toContainText("fires first");
  await (await menuOf(page, /^n1, /)).getByRole("menuitem", { name: /^Cut off/ }).click();
  await expect(notices(page)).toContainText(
    "n1 is cut off: no message gets in or out. n1 still leads term 1, and hears nobody.",
  );
  await expect(notices(page)).toContainText(
    /hears nobody\. If no message restarts it, n[234]'s election timer fires first, in \d+ ms\./,
  );
  await (await menuOf(page, /^n2, /)).getByRole("menuitem", { name: /^Cut off/ }).click();
  await expect(notices(page)).toContainText(/n2's election timer has \d+ ms left\./);
});

test.describe("the modules", () => {
  test.use({ baseURL: WRITTEN });

  test("what the page says after a deed comes true, at every moment of a run", async ({ page }) => {
    await open(page);
    const found = await page.evaluate(async () => {
      const from = (/** @type {string} */ name) => import(new URL(`js/${name}.js`, location.href).href);
      const [{ follows }, { openBridge }] = await Promise.all(["core/follows", "core/bridge"].map(from));
      const bridge = await openBridge();
      const script = "cluster nodes=5 seed=3 latency=5..20\nat 20 timeout n1\nat 90 propose n1 set x 1\n";
      /** @type {string[]} */
      const wrong = [];
      /** @type {Record<string, number>} */
      const said = {};
      const msOf = (/** @type {string} */ text) => {
        const [value, unit] = text.split(" ");
        return Number(value) * (unit === "s" ? 1000 : unit === "µs" ? 0.001 : 1);
      };
      for (let step = 1; step < 90; step += 1) {
        bridge.load(script);
        for (let n = 0; n < step; n += 1) bridge.step();
        const view = bridge.view();
        const atMs = bridge.nowMs();
        const deeds = [
          ...view.flights.map((/** @type {any} */ it) => [`drop ${it.id}`]),
          ...view.nodes.map((/** @type {any} */ it) => [`crash ${it.name}`]),
        ];
        for (const texts of deeds) {
          bridge.load(script);
          for (let n = 0; n < step; n += 1) bridge.step();
          const before = bridge.view();
          if (!bridge.act(texts[0]).ok) continue;
          const after = bridge.view();
          const list = follows(before, after, texts);
          for (const { id, args } of list) {
            said[id] = (said[id] ?? 0) + 1;
            const dueMs = atMs + msOf(String(args.due ?? args.left ?? "0 ms"));
            // The words have two digits.
            bridge.seek(dueMs + 0.06 * (dueMs - atMs) + 0.1, 10_000);
            const events = bridge.view().events.filter((/** @type {any} */ it) => it.atMs >= atMs);
            const happened = (
              /** @type {string} */ fact,
              /** @type {RegExp} */ message,
              /** @type {string} */ node = "",
            ) =>
              events.some(
                (/** @type {any} */ it) =>
                  it.fact === fact && message.test(it.message) && (!node || `n${it.node}` === node),
              );
            const link = new RegExp(`^${args.leader}>${args.node}#`);
            const ok =
              id === "follow-next-arrives"
                ? happened("deliver", link)
                : id === "follow-next-heartbeat"
                  ? happened("send", link)
                  : id === "follow-first-timer"
                    ? happened("timeout", /^/, args.node) || happened("deliver", new RegExp(`>${args.node}#`))
                    : id === "follow-votes"
                      ? after.nodes.find((/** @type {any} */ it) => it.name === args.candidate).role === "candidate"
                      : true;
            if (!ok) wrong.push(`step ${step}: ${texts}: ${id} ${JSON.stringify(args)}`);
          }
        }
      }
      return { wrong, said: Object.keys(said).sort() };
    });
    expect(found.wrong).toEqual([]);
    expect(found.said).toEqual([
      "follow-first-timer",
      "follow-leads-already",
      "follow-match",
      "follow-next-arrives",
      "follow-next-heartbeat",
      "follow-still-run",
      "follow-timer",
      "follow-votes",
    ]);
  });

  test("while a question is asked, a click on a node or an entry is the answer, and opens nothing", async ({
    page,
  }) => {
    await open(page, THREE);
    await stepUntil(page.locator("td.entry"));
    const found = await page.evaluate(async () => {
      const from = (/** @type {string} */ name) => import(new URL(`js/${name}.js`, location.href).href);
      const [{ createOverlay }, { logs }, { firstState }, { openBridge }] = await Promise.all(
        ["features/cluster/overlay", "features/logs/logs", "core/state", "core/bridge"].map(from),
      );
      const bridge = await openBridge();
      bridge.load("cluster nodes=3 seed=1 latency=10..10\nat 20 timeout n1\n");
      bridge.seek(60, 1000);
      /** @type {object[]} */
      const actions = [];
      const store = {
        state: firstState(bridge, {}),
        dispatch: (/** @type {object} */ it) => actions.push(it),
        subscribe() {},
      };
      const field = document.createElement("div");
      const panel = logs(store, bridge);
      document.body.append(field, panel.element);
      const overlay = createOverlay(store, field, () => actions.push({ type: "menu" }));
      const scene = {
        items: [],
        targets: [{ id: "node:2", what: { kind: "node", id: 2 }, x: 20, y: 20, w: 40, h: 40 }],
      };
      overlay.update(scene, store.state);
      panel.update(store.state, null);
      const clicks = () => {
        /** @type {HTMLElement} */ (field.querySelector(".hit")).click();
        for (const what of [".row-name", "td.entry button", "thead .ask"])
          /** @type {HTMLElement} */ (panel.element.querySelector(what)).click();
      };
      for (const kind of ["node", "entry"]) {
        store.state = { ...store.state, choosing: /** @type {any} */ ({ kind }) };
        clicks();
      }
      field.remove();
      panel.element.remove();
      return actions;
    });
    const answers = found.filter((it) => "value" in it);
    expect(answers).toEqual(["n2", "n1", "1", "1"].map((value) => ({ type: "answer", value })));
  });
});
