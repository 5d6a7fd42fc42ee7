// @ts-check
/** Clients: started by hand, drawn beside the ring, with the outcome of their operations. */
import { expect, test } from "./fixture.mjs";
import { open, scriptOf, stage, stepUntil, thing } from "./desk.mjs";

const FIVE = "cluster nodes=5 election=60000..60000 heartbeat=50 latency=10..10\n";

test("a client can be started and stopped by hand, and its operations complete", async ({ page }) => {
  await open(page, `${FIVE}at 0 timeout n1\n`);
  await stepUntil(thing(page, /^n1, leader/));
  await page.getByRole("button", { name: "Clients…" }).click();
  const dialog = page.getByRole("dialog", { name: "Clients" });
  await dialog.getByLabel("Name").fill("two words");
  await dialog.getByRole("button", { name: "Start" }).click();
  await expect(dialog.getByRole("alert")).toContainText("1 to 16 letters");
  await dialog.getByLabel("Name").fill("alice");
  await dialog.getByLabel("Command").fill("add total 1");
  await dialog.getByRole("button", { name: "Start" }).click();
  await expect(dialog.getByRole("listitem")).toContainText("alice");
  await page.keyboard.press("Escape");
  // Its request is redirected to the leader if necessary, and is answered.
  await stepUntil(thing(page, /^Client alice, asks “add total 1”/));
  await stepUntil(thing(page, /^Client alice, .*1 ok, 0 failed/));
  await thing(page, /^Client alice/).click();
  await dialog.getByRole("button", { name: "Stop alice" }).click();
  await expect(dialog.getByRole("listitem")).toContainText("stopped");
  await page.keyboard.press("Escape");
  const script = await scriptOf(page);
  expect(script).toMatch(/^at [\d.]+( events=\d+)? client alice every 100 add total 1$/m);
  expect(script).toMatch(/^at [\d.]+( events=\d+)? client alice stop$/m);
  await expect(stage(page)).toBeVisible();
});
