// @ts-check
/** Faults by hand that need a number or a moment: each is added to the script. */
import { expect, test } from "./fixture.mjs";
import { events, open, scriptOf, stage, stepUntil, thing, tool } from "./desk.mjs";

const SLOW = "cluster nodes=3 seed=1 latency=10..10 disk=30..30 election=60000..60000\nat 20 timeout n1\n";

test("a crash in the middle of a write, and the state of the node after its restart", async ({ page }) => {
  await open(page, SLOW);
  await stepUntil(thing(page, /^n1, candidate/));
  await thing(page, /^n1, /).click();
  await stage(page)
    .getByRole("button", { name: /^Crash mid-write/ })
    .click();
  await expect(thing(page, /^n1, crashed/)).toBeVisible();
  expect(await scriptOf(page)).toMatch(/ crash n1 torn$/m);
  await page.locator("#stage").getByRole("button", { name: "Restart", exact: true }).click();
  await stepUntil(events(page).filter({ hasText: /n1 starts again, and discards the rest of write 1/ }));
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
  await inspector.getByRole("spinbutton", { name: "Its disk takes, from" }).fill("40");
  await inspector.getByRole("spinbutton", { name: /^Its disk takes, (up )?to/ }).fill("60");
  await inspector.getByRole("button", { name: "Set", exact: true }).click();
  await expect(inspector).toContainText("40 to 60 ms a write");
  let script = await scriptOf(page);
  expect(script).toMatch(/ clock n2 1\.5$/m);
  expect(script).toMatch(/ disk n2 40\.\.60$/m);
  await tool(page, "Inspect");
  await inspector.getByRole("button", { name: "As the cluster's" }).click();
  await stage(page)
    .getByRole("button", { name: /^Crash/ })
    .first()
    .click();
  await inspector.getByRole("spinbutton", { name: "Seed of its timers" }).fill("7");
  await inspector.getByRole("button", { name: "Restart with it" }).click();
  script = await scriptOf(page);
  expect(script).toMatch(/ disk n2 as-cluster$/m);
  expect(script).toMatch(/ restart n2 seed=7$/m);
});
