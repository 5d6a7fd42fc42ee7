// @ts-check
// Time stops while a dialog is open and then continues; a dialog shares the moment that is shown.
import { open, pause, stage, stepUntil, thing } from "./desk.mjs";
import { WRITTEN, expect, test } from "./fixture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const THREE = "cluster nodes=3 seed=1 latency=10..10\nat 20 timeout n1\n";

/** @param {Page} page */
const now = (page) => page.locator("#now").textContent();

/** @param {Page} page */
const playing = (page) => page.getByRole("button", { name: "Pause", exact: true }).and(page.locator("#play"));

/**
 * How each dialog is opened. Keys are pressed with the focus on the cluster.
 * @type {Record<string, (page: Page) => Promise<void>>}
 */
const OPENINGS = {
  help: (page) => page.locator("#help").click(),
  share: (page) => page.locator("#share").click(),
  gallery: (page) => page.locator("#scenarios").click(),
  lessons: (page) => page.locator("#lessons").click(),
  sheet: async (page) => {
    await page.locator("#lessons").click();
    await page.locator("#sheets").click();
  },
  clients: (page) => page.locator("#open-clients").click(),
  explore: (page) => page.locator("#explore").click(),
  stops: (page) => page.locator("#stops").click(),
  branches: (page) => page.locator("#branches").click(),
  bookmark: (page) => page.locator("#bookmark").click(),
  members: (page) => press(page, "m"),
  propose: (page) => press(page, "p"),
  read: (page) => press(page, "r"),
  "hand-over": async (page) => {
    await thing(page, /^n\d, leader/).click();
    await press(page, "h");
  },
  embed: async (page) => {
    await page.locator("#share").click();
    await page.locator("#embed").click();
  },
  export: async (page) => {
    await page.locator("#share").click();
    await page.locator("#export").click();
  },
};

/** @param {Page} page @param {string} key */
async function press(page, key) {
  await stage(page).focus();
  await page.keyboard.press(key);
}

test.describe("module by module", () => {
  test.use({ baseURL: WRITTEN });

  test("this file opens every dialog of the page", async ({ page }) => {
    await open(page);
    /** @type {string[]} */
    const known = await page.evaluate(
      async () => (await import(new URL("js/features/index.js", location.href).href)).DIALOGS,
    );
    expect(known.length).toBeGreaterThan(10);
    expect(Object.keys(OPENINGS).sort()).toEqual(known.sort());
  });
});

test("time stops while a dialog is open, and continues when it is closed", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(thing(page, /^n\d, leader/));
  for (const [name, openIt] of Object.entries(OPENINGS)) {
    await test.step(name, async () => {
      if (!(await playing(page).isVisible())) await page.locator("#play").click();
      const begun = await now(page);
      await expect.poll(() => now(page), { message: `${name}: time runs before it is opened` }).not.toBe(begun);
      await openIt(page);
      await expect(page.locator(`dialog.${name}-dialog`)).toBeVisible();
      const still = await now(page);
      await page.waitForTimeout(250);
      expect(await now(page), `${name}: time stops`).toBe(still);
      await page.keyboard.press("Escape");
      await expect(page.locator("dialog[open]")).toHaveCount(0);
      await expect.poll(() => now(page), { message: `${name}: time continues` }).not.toBe(still);
      await page.keyboard.press("Escape");
    });
  }
});

test("a paused run stays paused while a dialog is open and after it is closed", async ({ page }) => {
  await open(page, THREE);
  await page.locator("#help").click();
  await page.keyboard.press("Escape");
  const before = await now(page);
  await page.waitForTimeout(250);
  expect(await now(page)).toBe(before);
});

for (const [what, markup] of /** @type {const} */ ([
  ["a dialog", "dialog"],
  ["a modal element other than a dialog", "div"],
])) {
  test(`time also stops while ${what} is open that is not in the page's state`, async ({ page }) => {
    await page.goto(".");
    await expect(playing(page)).toBeVisible();
    await page.evaluate((tag) => {
      const element = document.createElement(tag);
      element.id = "foreign";
      document.body.append(element);
      if (element instanceof HTMLDialogElement) element.showModal();
      else element.setAttribute("aria-modal", "true");
    }, markup);
    await page.waitForTimeout(100);
    const still = await now(page);
    await page.waitForTimeout(300);
    expect(await now(page)).toBe(still);
    await page.evaluate(() => document.getElementById("foreign")?.remove());
    await expect.poll(() => now(page)).not.toBe(still);
  });
}

/**
 * Opens the link of the dialog in a new browser context, and compares the moment and its fingerprint.
 * @param {Page} page @param {import("@playwright/test").Browser} browser
 * @param {import("./fixture.mjs").Problems} problems
 */
async function sameElsewhere(page, browser, problems) {
  await page.locator("#share").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.locator("#link-moment").check();
  const link = page.getByRole("dialog").getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/#1\.z\./);
  const mark = await page.locator("#fingerprint").textContent();
  const [address, moment] = [await link.inputValue(), await now(page)];
  await page.waitForTimeout(200);
  expect(await page.locator("#now").textContent(), "time has stopped").toBe(moment);
  await page.keyboard.press("Escape");
  const stranger = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await problems.watch(stranger, [new URL(".", address).href]);
  const other = await stranger.newPage();
  await other.goto(address);
  await expect(other.locator("#now")).toHaveText(moment ?? "");
  await other.locator("#share").click();
  await expect(other.locator("#fingerprint")).toHaveText(mark ?? "no fingerprint");
  await other.keyboard.press("Escape");
  await expect(other.getByRole("region", { name: "Notices" })).toBeHidden();
  await stranger.close();
}

test("what is handed on opens at the start, unless time is paused at a bookmark of the user's own", async ({
  page,
}) => {
  const moments = async () => {
    await page.locator("#share").click();
    const link = page.getByRole("dialog").getByRole("textbox", { name: "Link" });
    await expect(link).toHaveValue(/#/);
    const shared = new URL(await link.inputValue()).searchParams.get("t");
    await page.locator("#embed").click();
    await expect(page.locator("#embed-text")).toHaveValue(/raft-playground/);
    await expect(page.frameLocator(".embed-preview").getByRole("main")).toBeVisible();
    const embedded = / t="([^"]*)"/.exec(await page.locator("#embed-text").inputValue())?.[1] ?? null;
    await page.keyboard.press("Escape");
    return [shared, embedded];
  };
  await page.goto("./?t=95#kill-the-leader");
  await expect(page.locator("#now")).toHaveText("95.0 ms");
  // A bookmark of the story, not of the user.
  expect(await moments()).toEqual([null, null]);
  await page.goto("./?t=70#kill-the-leader");
  await expect(page.locator("#now")).toHaveText("70.0 ms");
  await page.locator("#bookmark").click();
  await page.locator("#bookmark-name").fill("look here");
  await page.keyboard.press("Enter");
  expect(await moments()).toEqual(["70", "70"]);
  await page.locator("#step").click();
  expect(await moments()).toEqual([null, null]);
});

test("Share keeps the moment that is shown: while time runs, in the past, on a branch, with a rule off", async ({
  page,
  browser,
  problems,
}) => {
  await open(page, `${THREE}at 45 rule majority off\n`);
  await page.locator("#play").click();
  for (let n = 0; n < 2; n += 1) {
    await page.waitForTimeout(400);
    await sameElsewhere(page, browser, problems);
  }
  await pause(page);
  // A slow machine may not have simulated much yet.
  for (let n = 0; n < 15; n += 1) await page.locator("#step").click();
  for (let n = 0; n < 15; n += 1) await page.locator("#back").click();
  await sameElsewhere(page, browser, problems);
  await thing(page, /^n3, /).click();
  await stage(page)
    .getByRole("menuitem", { name: /^Crash/ })
    .click();
  await expect(page.locator("#branches")).toContainText("(2)");
  await sameElsewhere(page, browser, problems);
  await page.locator("#play").click();
  await page.waitForTimeout(400);
  await sameElsewhere(page, browser, problems);
});

test("Share keeps the moment that is shown between two actions at the same time", async ({
  page,
  browser,
  problems,
}) => {
  await open(page, "cluster nodes=3 seed=1\nat 20 timeout n1\nat 20 cut n1-n2\nat 20 crash n3\n");
  await page.locator("#step").click();
  await sameElsewhere(page, browser, problems);
});

test("a link has the current view settings, not those with which the page was opened", async ({ page }) => {
  await page.goto("./?speed=0.1&theme=dark");
  await pause(page);
  await page.getByRole("button", { name: /^Colours: dark/ }).click();
  await page.getByRole("slider", { name: "Speed" }).fill("0");
  await page.locator("#share").click();
  const link = page.getByRole("dialog").getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/#1\.z\./);
  const query = new URL(await link.inputValue()).searchParams;
  expect([query.get("speed"), query.get("theme")]).toEqual(["1", null]);
});

test("the preview of an embed shows a run that differs by an action at the same moment", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(thing(page, /^n\d, leader/));
  const preview = page.frameLocator(".embed-preview");
  const previewed = async () => {
    await page.locator("#share").click();
    await page.locator("#embed").click();
    // An embed begins at the start unless its author wants another moment.
    await expect(page.locator("#embed-moment")).not.toBeChecked();
    await page.locator("#embed-moment").check();
    await expect(preview.getByRole("main")).toBeVisible();
  };
  await previewed();
  await expect(preview.getByRole("button", { name: /^n3, crashed/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.locator(".embed-preview"), "a closed dialog plays no run").toHaveCount(0);
  await thing(page, /^n3, /).click();
  await stage(page)
    .getByRole("menuitem", { name: /^Crash/ })
    .click();
  await previewed();
  await expect(preview.getByRole("button", { name: /^n3, crashed/ })).toHaveCount(1);
});

test("an embedded scenario opens between the two events that were shown", async ({ page }) => {
  // Four RequestVote messages arrive in the same microsecond.
  const script = "cluster nodes=5 seed=1 latency=10..10 election=5000..5000\nat 20 timeout n1\n";
  await page.route("**/scenarios/kill-the-leader.raft", (route) => route.fulfill({ body: script }));
  await page.goto("./?t=0#kill-the-leader");
  const recipe = async () => {
    await page.locator("#share").click();
    await page.locator("#embed").click();
    const text = page.locator("#embed-text");
    await expect(text).toHaveValue(/raft-playground src="[^"]*">/);
    await page.locator("#embed-moment").check();
    await expect(text).toHaveValue(/raft-playground src=.* t="/);
    const value = await text.inputValue();
    const shown = (await page.locator("#now").textContent()) ?? "";
    await expect(page.frameLocator(".embed-preview").locator("#now")).toHaveText(shown);
    await page.keyboard.press("Escape");
    return value;
  };
  await pause(page);
  await page.locator("#step").click();
  await expect(page.locator("#now")).toHaveText("20.0 ms");
  expect(await recipe()).toContain('src="kill-the-leader" t="20"');
  await page.locator("#step").click();
  await expect(page.locator("#now")).toHaveText("30.0 ms");
  expect(await recipe(), "a name and a time would not tell the four events apart").toMatch(
    /src="#?1\.z\.[\w-]+" t="30"/,
  );
});
