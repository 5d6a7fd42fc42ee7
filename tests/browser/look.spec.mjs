// @ts-check
// Layout and accessibility: sizes, themes, assistive technology, no JavaScript, reduced motion.
import { violations } from "./axe.mjs";
import { open, stage, stepUntil, thing, tool } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 800, height: 580 },
  { width: 390, height: 844 },
];
const SCRIPT = "cluster nodes=5 seed=1 latency=10..10\nat 20 timeout n1\nat 60 propose n1 set x 1\nat 62 crash n5\n";

/** @param {import("@playwright/test").Page} page */
async function check(page) {
  expect(await violations(page), "violations that axe reports").toEqual([]);
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe reports nothing on the page, in panels and in dialogs", async ({ page }) => {
      test.setTimeout(120_000);
      await open(page, SCRIPT);
      await check(page);
      await stepUntil(thing(page, /^n5, crashed/));
      for (const name of /** @type {const} */ (["Network", "Dials", "Script", "Inspect"])) {
        await tool(page, name);
        await check(page);
      }
      await thing(page, /^n1, /).click();
      await check(page);
      await page.getByRole("button", { name: "Help" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await check(page);
    });

    for (const viewport of SIZES) {
      const { width, height } = viewport;
      test.describe(`${width}×${height}`, () => {
        test.use({ viewport });

        test("no element is wider than the page, and the controls to play are on the first screen", async ({
          page,
        }) => {
          await page.emulateMedia({ reducedMotion: "reduce" }); // so that it opens paused
          await page.goto(".");
          const node = thing(page, /^n1, /);
          await expect(node).toBeVisible();
          await stepUntil(thing(page, /^n\d, leader, term \d$/));
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(over, "pixels over the right edge").toBeLessThanOrEqual(0);
          for (const needed of [node, page.locator("#play"), page.locator("#step"), stage(page).locator("canvas")]) {
            await expect(needed).toBeInViewport({ ratio: 1 });
          }
          if (width >= 640) await expect(page.getByRole("region", { name: "Logs" })).toBeInViewport();
          const small = await page.getByRole("button").evaluateAll((buttons) =>
            buttons.flatMap((button) => {
              const { width: w, height: h } = button.getBoundingClientRect();
              return w > 0 && (w < 24 || h < 24) ? [`${button.outerHTML.slice(0, 80)}: ${w} × ${h}`] : [];
            }),
          );
          expect(small, "targets below 24 pixels").toEqual([]);
          // Screenshots for review are in target/shots.
          await page.screenshot({ path: `../../target/shots/${colorScheme}-${width}.png` });
        });
      });
    }
  });
}

test("with reduced motion the page opens paused", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(".");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
});

test("on a phone there are three tabs", async ({ page }) => {
  test.setTimeout(90_000);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(".");
  for (const name of ["Cluster", "Logs", "More"]) {
    const tab = page.getByRole("navigation", { name: "Views" }).getByRole("button", { name });
    await tab.click();
    await expect(tab).toHaveAttribute("aria-current", "true");
    await expect(page.locator("#play")).toBeInViewport({ ratio: 1 });
    await check(page);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says that it needs JavaScript", async ({ page, problems }) => {
    problems.allow(/failed: .*\(csp\)/); // preloaded modules are blocked, too
    await page.goto(".");
    await expect(page.getByText(/needs JavaScript/)).toBeVisible();
    await page.waitForLoadState("networkidle");
  });
});

test("the page says so if the simulation cannot be loaded", async ({ page, problems }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(".");
  await expect(page.getByRole("alert")).toContainText("could not start");
  problems.allow(/failed: .*\.wasm/);
  problems.allow(/console (error|warning): /);
});

test.describe("without the tools", () => {
  test.use({ tools: false });

  test("the page shows ring, logs, time and player; Tools shows the rest, and is remembered", async ({ page }) => {
    await page.goto("./?t=0");
    await expect(page.getByRole("main")).toBeVisible();
    const tools = page.getByRole("button", { name: "Tools", exact: true });
    await expect(tools).toHaveAttribute("aria-pressed", "false");
    const rest = ["#side-inspect", "#nodes", "#reseed", "#jump", "#stops", "#branches", "#hurry", ".events", ".kv"];
    const kept = ["#stage canvas", ".logs", ".time-plot", "#play", "#step", "#back", "#restart", "#speed", "#present"];
    for (const part of rest) await expect(page.locator(part)).toBeHidden();
    for (const part of kept) await expect(page.locator(part)).toBeInViewport({ ratio: 1 });
    await expect(page.locator(".legend, .log-legend").filter({ visible: true })).toHaveCount(0);
    await check(page);
    await tools.click();
    await expect(tools).toHaveAttribute("aria-pressed", "true");
    for (const part of rest) await expect(page.locator(part)).toBeVisible();
    await page.reload();
    await expect(tools).toHaveAttribute("aria-pressed", "true");
    await tools.click();
    await page.reload();
    await expect(tools).toHaveAttribute("aria-pressed", "false");
    await expect(page.locator("#side-inspect")).toBeHidden();
  });

  test("the branches have a button once there are two; a tool that is asked for is shown", async ({ page }) => {
    await page.goto("./?t=0&run=0#happy-path");
    await stepUntil(thing(page, /^n\d, leader, term \d$/));
    await thing(page, /^n1, /).click();
    await page.keyboard.press("c");
    await page.locator("#back").click();
    await page.locator("#back").click();
    await thing(page, /^n1, /).click();
    await page.keyboard.press("x");
    await expect(page.locator("#branches")).toBeVisible();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "cluster nodes=5\nat 20 crush n1\n");
      document.body.dispatchEvent(
        new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data }),
      );
    });
    await expect(page.locator("#side-script")).toHaveAttribute("aria-selected", "true");
    await expect(page.locator("#side-script")).toBeVisible();
  });
});
