// @ts-check
/** Faults by hand that need a number or a moment: each is added to the script. */
import { expect, test } from "./fixture.mjs";
import { events, menuOf, open, scriptOf, stepUntil, thing, tool } from "./desk.mjs";

const SLOW = "cluster nodes=3 seed=1 latency=10..10 disk=30..30 election=60000..60000\nat 20 timeout n1\n";

test("a crash in the middle of a write, and the state of the node after its restart", async ({ page }) => {
  await open(page, SLOW);
  await stepUntil(thing(page, /^n1, candidate/));
  await (await menuOf(page, /^n1, /)).getByRole("menuitem", { name: /^Crash mid-write/ }).click();
  await expect(thing(page, /^n1, crashed/)).toBeVisible();
  expect(await scriptOf(page)).toMatch(/ crash n1 torn$/m);
  await (await menuOf(page, /^n1, /)).getByRole("menuitem", { name: /^Restart/ }).click();
  await stepUntil(events(page).filter({ hasText: /n1 restarts and discards the rest of write 1/ }));
});

test("a link's settings accept numbers in several notations and refuse invalid values", async ({ page }) => {
  await open(page, SLOW);
  await tool(page, "Network");
  await page.locator("details.faults:visible summary").click();
  await page.locator("#quality-from").selectOption("n1");
  await page.locator("#quality-to").selectOption("n3");
  const loss = page.locator("#quality-loss");
  await loss.fill("400");
  await page.locator("#quality").click();
  await expect(loss).toHaveAttribute("aria-invalid", "true");
  await loss.fill("");
  await page.locator("#quality-reorder").fill("25");
  await page.locator("#quality-latency-min").fill("3e1");
  await page.locator("#quality-latency-max").fill("40");
  await page.locator("#quality").click();
  await expect(loss).toHaveAttribute("aria-invalid", "false");
  await expect(page.locator(".link-qualities")).toContainText("n1 → n3");
  expect(await scriptOf(page)).toMatch(/ link n1>n3 reorder=25% latency=30\.\.40$/m);
});

test("a crash can lose durable state", async ({ page }) => {
  await open(page, SLOW.replace("disk=30..30", "disk=0..0"));
  await stepUntil(thing(page, /^n1, leader/));
  await thing(page, /^n1, /).click();
  await page.getByRole("tabpanel", { name: "Inspect" }).getByText("More faults").click();
  await page.locator("#fault-lose").fill("1");
  await page.locator("#fault-crash").click();
  await expect(thing(page, /^n1, crashed/)).toBeVisible();
  expect(await scriptOf(page)).toMatch(/ crash n1 lose=1$/m);
});

test("a slow disk, a clock that runs wrong and a new seed are added to the script", async ({ page }) => {
  await open(page, SLOW);
  await thing(page, /^n2, /).click();
  const inspector = page.getByRole("tabpanel", { name: "Inspect" });
  await inspector.getByText("More faults").click();
  await inspector.getByRole("spinbutton", { name: "Its timers run" }).fill("1.5");
  await page.keyboard.press("Tab");
  await inspector.getByRole("spinbutton", { name: "Its disk needs, from" }).fill("40");
  await inspector.getByRole("spinbutton", { name: /^Its disk needs, to/ }).fill("60");
  await inspector.getByRole("button", { name: "Set", exact: true }).click();
  await expect(inspector).toContainText("40 to 60 ms for each write");
  let script = await scriptOf(page);
  expect(script).toMatch(/ clock n2 1\.5$/m);
  expect(script).toMatch(/ disk n2 40\.\.60$/m);
  await tool(page, "Inspect");
  await inspector.getByRole("button", { name: "As the cluster's" }).click();
  await (await menuOf(page, /^n2, /)).getByRole("menuitem", { name: /^Crash/ }).click();
  await inspector.getByRole("spinbutton", { name: "Seed of its timers" }).fill("7");
  await inspector.getByRole("button", { name: "Restart with it" }).click();
  script = await scriptOf(page);
  expect(script).toMatch(/ disk n2 as-cluster$/m);
  expect(script).toMatch(/ restart n2 seed=7$/m);
});

for (const size of [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
])
  test(`the grid of links is in sight at ${size.width}×${size.height}, and a press cuts one direction`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await page.goto("./?t=0");
    await page.getByRole("tab", { name: "Network" }).click();
    const frame = await page.getByRole("tabpanel", { name: "Network" }).boundingBox();
    expect(frame).not.toBeNull();
    const floor = (frame?.y ?? 0) + (frame?.height ?? 0);
    const grid = page.getByRole("region", { name: "Links" });
    for (const head of ["n1", "n5"]) {
      await expect(grid.getByRole("columnheader", { name: head })).toBeVisible();
      const row = await grid.getByRole("rowheader", { name: head }).boundingBox();
      expect((row?.y ?? 0) + (row?.height ?? 0), `the row of ${head}`).toBeLessThanOrEqual(floor);
    }
    const there = grid.getByRole("button", { name: "n1 to n2" });
    const back = grid.getByRole("button", { name: "n2 to n1" });
    await there.focus();
    await page.keyboard.press("Enter");
    await expect(there).toHaveAttribute("aria-pressed", "true");
    await expect(back).toHaveAttribute("aria-pressed", "false");
    await page.keyboard.press("Enter");
    await expect(there).toHaveAttribute("aria-pressed", "false");
  });
