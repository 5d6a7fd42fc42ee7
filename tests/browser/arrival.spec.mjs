// @ts-check
// Opening a link: the introduction of its run, or why there is none; the title of the tab; a page that cannot start.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { open, pause, stage, stepUntil, thing } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const CUT = ["n1", "n2", "n3", "n5"].map((other) => `at 275 cut n4-${other}\n`).join("");
const FRIEND = `title "A friend's run"\ncluster nodes=5 seed=7\n${CUT}at 300 crash n2\n`;

/** @param {string} script */
const packed = (script) => `#1.z.${deflateRawSync(new TextEncoder().encode(script)).toString("base64url")}`;

/** @param {Page} page */
const come = (page) => page.getByRole("region", { name: "The run in this link" });

/** @param {Page} page */
const missing = (page) => page.getByRole("alert", { name: "This link could not be opened." });

test("a link to a run with actions lists them and plays the run from the start", async ({ page }) => {
  await page.goto(`./?t=310${packed(FRIEND)}`);
  await expect(come(page)).toContainText(
    "You see a run with 2 deeds in its script: n4 is cut off (275 ms); n2 crashes (300 ms).",
  );
  await expect(page.getByRole("region", { name: "Stories" })).toBeHidden();
  await expect(page.locator("#now")).toHaveText("310.0 ms");
  await come(page).getByRole("button", { name: "Play from the start" }).click();
  await expect(come(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await pause(page);
  expect(parseFloat((await page.locator("#now").textContent()) ?? "")).toBeLessThan(275);
  await expect(thing(page, /^n2, crashed/)).toHaveCount(0);
});

test("the introduction lists three actions and counts the others; a run without actions has none", async ({ page }) => {
  const more = "at 320 propose n1 set x 1\nat 350 restart n2\nat 400 heal\n";
  await page.goto(`./${packed(FRIEND + more)}`);
  await expect(come(page)).toContainText(/5 deeds.*“set x 1” is proposed to n1 \(320 ms\); and 2 more deeds\./);
  await come(page).getByRole("button", { name: "Close this message" }).click();
  await expect(come(page)).toBeHidden();
  await page.goto("about:blank");
  await page.goto(`./${packed("cluster nodes=3\nat 5 say hello\n")}`);
  await expect(page.getByRole("region", { name: "The story" })).toBeVisible();
  await expect(come(page)).toBeHidden();
});

test("a reload does not show the introduction again", async ({ page }) => {
  await page.goto(`./?t=310${packed(FRIEND)}`);
  await expect(come(page)).toBeVisible();
  await page.reload();
  await expect(page.locator("#now")).toHaveText("310.0 ms");
  await expect(come(page)).toBeHidden();
});

const WHOLE = Uint8Array.from(
  deflateRawSync("cluster nodes=3 seed=1\nat 310 propose leader set x 1\nat 340 crash leader\n"),
);
const fragmentOf = (/** @type {Uint8Array} */ bytes) => `#1.z.${Buffer.from(bytes).toString("base64url")}`;

for (const [what, fragment, says] of /** @type {const} */ ([
  ["is cut", fragmentOf(WHOLE.subarray(0, 30)), /The link is cut off: its end is missing/],
  ["has bytes after its end", fragmentOf(Uint8Array.of(...WHOLE, 1, 2, 3)), /The link is damaged: it cannot/],
  ["is no packed script", fragmentOf(new Uint8Array(24).fill(0xff)), /The link is damaged: it cannot be unpacked/],
  ["is damaged", "#1.z.abc*def", /The link is damaged: character 4/],
  ["names no scenario", "#no-such-thing", /no scenario named “no-such-thing”/],
  ["holds a script that does not parse", "#1.t.cluster%20nodes=99", /does not parse\. Line 1, column 15/],
])) {
  test(`a link that ${what} shows an error at the top, and no run plays below it`, async ({ page }) => {
    await page.goto(`./${fragment}`);
    await expect(missing(page)).toContainText(says);
    await expect(missing(page)).toContainText("What you see below is another run. It is paused.");
    const box = await missing(page).boundingBox();
    expect(box?.y).toBe(0);
    expect(box?.width).toBe(1280);
    await expect(page.getByRole("region", { name: "Notices" })).toBeHidden();
    await expect(page.locator("#play")).toHaveText(/Play/);
    await page.waitForTimeout(300);
    await expect(page.locator("#now")).toHaveText("0.0 ms");
    await expect(page).toHaveTitle("This link could not be opened · Raft Playground");
    await page.waitForTimeout(500);
    expect(new URL(page.url()).hash, "the address is kept").toBe(fragment);
    const again = missing(page).getByRole("button", { name: "Try again" });
    await expect(again, "only a file can be there later").toHaveCount(/^#\d/.test(fragment) ? 0 : 1);
    await missing(page).getByRole("button", { name: "Open scenarios" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Kill the leader/ })
      .click();
    await expect(missing(page)).toBeHidden();
    await expect(page).toHaveTitle("Kill the leader · Raft Playground");
  });
}

test("a scenario that could not be fetched opens on a second attempt", async ({ page, problems }) => {
  problems.allow(/kill-the-leader|Failed to fetch|503|scenarios\/index\.json/);
  let down = true;
  await page.route("**/scenarios/*", (route) => (down ? route.fulfill({ status: 503 }) : route.continue()));
  await page.goto("./?t=60#kill-the-leader");
  await expect(missing(page)).toContainText("The scenarios could not be fetched");
  down = false;
  await missing(page).getByRole("button", { name: "Try again" }).click();
  await expect(missing(page)).toBeHidden();
  await expect(page.getByRole("banner")).toContainText("Kill the leader");
  await expect(page.locator("#now")).toHaveText("60.0 ms");
});

test("a damaged link that is pasted shows a notice, and the run stays", async ({ page }) => {
  await open(page, FRIEND);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "https://example.org/#1.z.abc*def");
    document.body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data }));
  });
  await expect(page.getByRole("region", { name: "Notices" })).toContainText("damaged: character 4");
  await expect(missing(page)).toBeHidden();
  await expect(page.getByRole("banner")).toContainText("A friend's run");
});

test("the title of the tab and of the history entries name their run", async ({ page }) => {
  await open(page);
  await expect(page).toHaveTitle("Five nodes, about to elect · Raft Playground");
  const scenario = async (/** @type {RegExp} */ name) => {
    await page.locator("#scenarios").click();
    await page.getByRole("dialog").getByRole("button", { name }).click();
    await pause(page);
  };
  await scenario(/^Kill the leader/);
  await expect(page).toHaveTitle("Kill the leader · Raft Playground");
  await stepUntil(thing(page, /^n\d, candidate/));
  await thing(page, /^n2, /).click();
  await stage(page)
    .getByRole("menuitem", { name: /^Crash/ })
    .click();
  await expect(page).toHaveTitle("Kill the leader, changed · Raft Playground");
  await scenario(/^Split the vote/);
  await expect(page).toHaveTitle("Split the vote · Raft Playground");
  await page.locator("#present").click();
  await expect(page).toHaveTitle("Split the vote · Raft Playground");
  const devtools = await page.context().newCDPSession(page);
  const { entries } = await devtools.send("Page.getNavigationHistory");
  expect(entries.slice(-3).map((entry) => entry.title)).toEqual([
    "Five nodes, about to elect · Raft Playground",
    "Kill the leader, changed · Raft Playground",
    "Split the vote · Raft Playground",
  ]);
  await page.goBack();
  await expect(page).toHaveTitle(/^Kill the leader/);
});

test("the title of a frame names its run", async ({ page }) => {
  await page.goto("embed.html#kill-the-leader");
  await expect(page).toHaveTitle("Kill the leader · Raft Playground");
});

test("the title of every documentation page is unique and starts with the page's name", () => {
  const home = fileURLToPath(new URL("../../www/docs/", import.meta.url));
  const names = ["index", "write-a-scenario", "grammar", "names", "command-line", "embed", "hosting"];
  const titleOf = (/** @type {string} */ name) =>
    /<title>(.*)<\/title>/.exec(readFileSync(join(home, `${name}.html`), "utf8"))?.[1];
  const titles = names.map(titleOf);
  expect(new Set(titles).size).toBe(names.length);
  for (const title of titles) expect(title).toMatch(/^[^·]+ · Raft Playground$/);
});

for (const [what, file] of /** @type {const} */ ([
  ["page", "index.html"],
  ["frame", "embed.html"],
])) {
  test(`a ${what} says so if its modules do not load for some time, and starts once they do`, async ({ page }) => {
    await page.clock.install();
    /** @type {() => void} */
    let release = () => undefined;
    const held = new Promise((resolve) => (release = () => resolve(undefined)));
    await page.route(/\/app\/(main|frame)-.*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(file, { waitUntil: "commit" });
    await expect(page.locator("#boot")).toBeVisible();
    await page.waitForTimeout(300);
    await expect(page.locator("#late")).toBeHidden();
    await page.clock.fastForward(10_500);
    await expect(page.getByRole("alert")).toContainText("has not started");
    release();
    await expect(page.getByRole("main")).toBeVisible();
    await expect(page.locator("#late")).toHaveCount(0);
  });
}

test("`./playground serve` allows other origins to load its modules", () => {
  const trunk = readFileSync(new URL("../../Trunk.toml", import.meta.url), "utf8");
  const [, headers] = trunk.split("[serve.headers]");
  expect(headers).toMatch(/^"Access-Control-Allow-Origin" = "\*"/m);
});
