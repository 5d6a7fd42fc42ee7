// @ts-check
// Hostile scripts: a run that causes too many events, and markup in every text of a script.
import { open, stage, stepUntil, thing, tool } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

test("a run with too many events stops with a message, and the page can play another run", async ({ page }) => {
  // An election every millisecond, and messages that are in flight for a minute.
  await open(page, "cluster nodes=5 seed=1 election=1..1 heartbeat=1 latency=60000..60000\n");
  const notices = page.getByRole("region", { name: "Notices" });
  await page.getByRole("slider", { name: "Speed" }).fill("2");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(notices).toContainText(/The run stops at .* ms: .* messages are in flight at once/, {
    timeout: 60_000,
  });
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  // A step shows the message too, and it is shown only once.
  await page.locator("#step").click();
  await page.locator("#step").click();
  await expect(notices.getByText(/The run stops at/)).toHaveCount(1);
  // Going back and playing another run still work.
  await page.locator("#back").click();
  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Kill the leader/ })
    .click();
  await expect(page.getByRole("banner")).toContainText("Kill the leader");
  await page.getByRole("checkbox", { name: "Do not stop" }).check();
  await page.locator("#play").click();
  await expect(thing(page, /^n\d, leader, term \d+$/).first()).toBeVisible({ timeout: 30_000 });
});

test("markup in any text of a script is shown as text", async ({ page }) => {
  const evil = (/** @type {string} */ name) => `<img src=x onerror=alert('${name}')><script>alert('${name}')</script>`;
  await open(
    page,
    `title "${evil("title")}"
about "${evil("about")}"
cluster nodes=3 seed=1 latency=10..10
at 10 bookmark "${evil("bookmark")}"
at 20 timeout n1
at 25 say "${evil("say")}"
at 60 propose n1 set "${evil("key")}" "${evil("value")}"
at 70 expect value n1 "${evil("key")}" "other"
`,
  );
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  for (let n = 0; n < 40; n += 1) await page.locator("#step").click();
  await thing(page, /^n1, /).click();
  for (const name of /** @type {const} */ (["Network", "Dials", "Script", "Inspect"])) await tool(page, name);
  await stage(page).focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("y");
  for (const name of ["Share", "Bookmark", "Stop when…", "trunk", "Scenarios"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.keyboard.press("Escape");
  }
  const made = await page.locator("body img:not(.export-preview), main script, header script, dialog script").count();
  expect(made, "elements created from the texts").toBe(0);
  await expect(page.getByRole("banner")).toContainText("<img src=x onerror=alert('title')>");
});
