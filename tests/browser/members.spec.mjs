// @ts-check
// Extensions of the protocol by hand: membership changes, leadership transfer, reads, and their dials.
import { violations } from "./axe.mjs";
import { dials, events, open, scriptOf, stage, stepUntil, thing, tool } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** Three nodes; every message takes exactly 10 ms; n1 is the first candidate. */
const THREE = "cluster nodes=3 seed=1 latency=10..10\nat 20 timeout n1\n";
const FIVE = "cluster nodes=5 seed=1 latency=10..10\nat 20 timeout n1\n";

/** @typedef {import("@playwright/test").Page} Page */

/** Presses M on the stage. @param {Page} page */
async function membersDialog(page) {
  await stage(page).focus();
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: "Members" });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** @param {Page} page */
async function check(page) {
  expect(await violations(page), "violations that axe reports").toEqual([]);
}

/** Waits until n1 leads, and the first entry of its term is committed. @param {Page} page */
async function led(page) {
  await stepUntil(events(page).filter({ hasText: /n1 .*entry 1 .*committed/ }));
  await expect(thing(page, /^n1, leader, term 1$/)).toBeVisible();
}

test("a fourth server is added as a learner, becomes a voter, and is absent in the past", async ({ page }) => {
  await open(page, THREE);
  await led(page);
  const dialog = await membersDialog(page);
  await dialog.getByRole("button", { name: "Add a server" }).click();
  await expect(dialog.getByRole("radio", { name: "n4: votes" })).toBeChecked();
  await expect(dialog.getByText("A new server starts with an empty disk: n4.")).toBeVisible();
  await expect(dialog.getByText(/^n4 learns first/)).toBeVisible();
  await expect(dialog.getByText(/^One voter changes/)).toBeVisible();
  await dialog.getByRole("button", { name: "Change members" }).click();
  await expect(dialog).toBeHidden();
  expect(await scriptOf(page)).toMatch(/ members n1 n2 n3 n4$/m);

  const logs = page.getByRole("region", { name: "Logs" });
  await expect(thing(page, /^n4, /)).toHaveCount(1);
  await expect(logs.locator("tbody tr")).toHaveCount(4);
  await tool(page, "Network");
  await expect(page.getByRole("button", { name: "n4 to n1", exact: true })).toBeVisible();
  await stepUntil(thing(page, /^n4, follower, learner, term 1$/));
  await thing(page, /^n4, /).click();
  await expect(page.getByRole("tabpanel", { name: "Inspect" })).toContainText("learner");
  await stepUntil(thing(page, /^n4, follower, term 1$/));
  await expect(page.getByRole("tabpanel", { name: "Inspect" })).toContainText("n1 n2 n3 n4 (entry 3");

  // Before it was added it is not shown, and it is no longer selected.
  await stage(page).focus();
  await page.keyboard.press("Home");
  await expect(thing(page, /^n4, /)).toHaveCount(0);
  await expect(thing(page, /^n\d, /)).toHaveCount(3);
  await expect(logs.locator("tbody tr")).toHaveCount(3);
  await page.keyboard.press("End");
  await expect(thing(page, /^n4, follower, term 1$/)).toHaveCount(1);
});

test("a change of two voters goes through a joint configuration, and both majorities are shown", async ({ page }) => {
  await open(page, FIVE);
  await led(page);
  const dialog = await membersDialog(page);
  await dialog.getByRole("radio", { name: "n4: is out" }).check();
  await dialog.getByRole("radio", { name: "n5: learns" }).check();
  await expect(
    dialog.getByText(/needs two majorities, 3 of 5 old and 2 of 3 new \(old: n1, n2, n3, n4, n5; new: n1, n2, n3\)/),
  ).toBeVisible();
  await dialog.getByRole("button", { name: "Change members" }).click();
  expect(await scriptOf(page)).toMatch(/ members n1 n2 n3 learners n5$/m);
  await stepUntil(thing(page, /^n1, leader, old \+ new, term 1$/));
  await stepUntil(thing(page, /^n4, follower, old, term 1$/));
  await tool(page, "Inspect");
  await expect(page.getByRole("tabpanel", { name: "Inspect" })).toContainText(/Step: joint|the leader leaves it/);
  await expect(page.getByRole("tabpanel", { name: "Inspect" })).toContainText("3 of 5 old and 2 of 3 new");
  await expect(page.getByRole("banner").getByText("Joint: 3 of 5 old and 2 of 3 new")).toBeVisible();
  await expect(page.getByRole("region", { name: "Logs" }).locator("..")).toContainText(
    "joint phase: two majorities, 3 of 5 old and 2 of 3 new",
  );
  const again = await membersDialog(page);
  await expect(again.getByRole("status")).toContainText(
    new RegExp(
      "Step: joint configuration\\. Entry 2 waits for two majorities, 3 of 5 old and 2 of 3 new\\. " +
        "n1 knows that it is stored on \\d of 5 old and \\d of 3 new\\.",
    ),
  );
  await page.keyboard.press("Escape");
  await stepUntil(thing(page, /^n5, follower, learner, term 1$/));
  await expect(page.getByText(/^Joint: /)).toHaveCount(0);
  await tool(page, "Inspect");
  await expect(page.getByRole("tabpanel", { name: "Inspect" })).not.toContainText("3 of 5 old");
});

test("a removed leader leads until the change is committed, and then is not a member", async ({ page }) => {
  await open(page, THREE);
  await led(page);
  const dialog = await membersDialog(page);
  await dialog.getByRole("radio", { name: "n1: is out" }).check();
  await expect(dialog.getByText(/^n1 leads until the change is committed/)).toBeVisible();
  await dialog.getByRole("button", { name: "Change members" }).click();
  expect(await scriptOf(page)).toMatch(/ members n2 n3$/m);
  await expect(thing(page, /^n1, leader, no member, term 1$/)).toBeVisible();
  await stepUntil(thing(page, /^n1, follower, no member, term 1$/));
});

test("a running removed server has a warning, and one click fixes it", async ({ page }) => {
  for (const name of /** @type {const} */ (["checkquorum", "prevote"])) {
    await open(page, FIVE);
    await led(page);
    const dialog = await membersDialog(page);
    const storm = dialog.getByText(
      /may never learn that its removal is committed: no leader sends it heartbeats any more/,
    );
    const remedy = dialog.getByRole("button", { name: `Switch ${name} on` });
    // The warning is shown only if a running server is removed.
    await expect(storm).toHaveCount(0);
    await dialog.getByRole("radio", { name: "n5: learns" }).check();
    await expect(storm).toHaveCount(0);
    await dialog.getByRole("radio", { name: "n5: is out" }).check();
    await expect(storm).toContainText("n5 may never learn");
    await remedy.click();
    await expect(storm).toHaveCount(0);
    await expect(remedy).toHaveCount(0);
    await expect(dialog.getByText(`But ${name} is on`)).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Change members" })).toBeFocused();
    await dialog.getByRole("radio", { name: "n5: votes" }).check();
    await expect(dialog.getByText(`But ${name} is on`)).toHaveCount(0);
    await dialog.getByRole("radio", { name: "n5: is out" }).check();
    await dialog.getByRole("button", { name: "Change members" }).click();
    const script = await scriptOf(page);
    expect(script).toMatch(new RegExp(` set ${name}=on$`, "m"));
    expect(script).toMatch(/ members n1 n2 n3 n4$/m);
  }
});

test("a removed server that has crashed or leads has no warning; two servers share one warning", async ({ page }) => {
  await open(page, `${FIVE}at 60 crash n5\n`);
  await led(page);
  await stepUntil(thing(page, /^n5, crashed/));
  const dialog = await membersDialog(page);
  const storm = dialog.getByText(/may never learn that .* removal is committed: no leader/);
  await dialog.getByRole("radio", { name: "n5: is out" }).check();
  await dialog.getByRole("radio", { name: "n1: is out" }).check();
  await expect(storm).toHaveCount(0);
  await dialog.getByRole("radio", { name: "n3: is out" }).check();
  await dialog.getByRole("radio", { name: "n4: is out" }).check();
  await expect(storm).toContainText("n3 and n4 may never learn that their removal is committed");
  await expect(storm).toContainText("Each time they start an election");
});

test("a server outside the leader's configuration is marked everywhere, and its candidacy is explained", async ({
  page,
}) => {
  await open(page, `${FIVE}at 225 members n1 n2 n3 n4 learners n6\n`);
  await stepUntil(thing(page, /^n5, follower, out, says n1; by its own configuration: voter, term 1$/));
  // Both views are also shown for a new server.
  await expect(
    thing(page, /^n6, follower, learner, says n1; by its own configuration: no member, term 0$/),
  ).toBeVisible();
  const logs = page.getByRole("region", { name: "Logs" });
  const row = logs.locator("tbody tr").filter({ has: page.getByText("n5", { exact: true }) });
  await expect(row.locator(".member.out")).toHaveText("out, says n1");
  await expect(page.locator(".legend")).toContainText("no member, says the leader");
  await thing(page, /^n5, /).click();
  const inspect = page.getByRole("tabpanel", { name: "Inspect" });
  await expect(inspect).toContainText(/its part in it\s*voter/);
  await expect(inspect).toContainText(/its part, says the leader n1\s*no member/);
  await page.keyboard.press("Escape");
  await stepUntil(thing(page, /^n6, follower, learner, term 1$/));
  const stands = events(page).filter({
    hasText: /n5 is a candidate and does not know that the configuration of the leader n1/,
  });
  await stepUntil(stands);
  await expect(thing(page, /^n5, candidate, out, says n1; by its own configuration: voter, term 2$/)).toBeVisible();
});

test("the log cells of a membership change name its steps", async ({ page }) => {
  await open(page, `cluster nodes=3 seed=1 latency=10..10 prevote=on\nat 20 timeout n1\nat 90 members n1 n4 n5\n`);
  const row = page.getByRole("region", { name: "Logs" }).locator("tbody tr").first();
  await stepUntil(row.locator(".cell").nth(3));
  await expect(row.locator(".cell .x")).toHaveText(["no-op", "+n4 n5 learn", "old,new", "new"]);
  await expect(row.locator("td.entry").nth(1)).toHaveAttribute(
    "title",
    /n4 n5 join as learners: n1 n2 n3, learners n4 n5/,
  );
  await expect(row.locator("td.entry").nth(2)).toContainText(
    "C_old,new: from this entry on, a decision needs a majority of the old voters and a majority of the new voters: " +
      "joint, old n1 n2 n3 and new n1 n4 n5",
  );
});

test("the last voter cannot be removed", async ({ page }) => {
  await open(page, THREE);
  await led(page);
  const dialog = await membersDialog(page);
  for (const name of ["n1", "n2", "n3"]) await dialog.getByRole("radio", { name: `${name}: is out` }).check();
  await dialog.getByRole("button", { name: "Change members" }).click();
  await expect(page.getByText("At least one server must vote.").first()).toBeVisible();
  await page.keyboard.press("Escape");
  expect(await scriptOf(page)).not.toContain("members");
});

test("leadership can be transferred at the successor and at the leader", async ({ page }) => {
  await open(page, THREE);
  await led(page);
  await thing(page, /^n2, /).click();
  await stage(page).getByRole("menuitem", { name: "More…" }).click();
  await stage(page)
    .getByRole("menuitem", { name: /^Hand over to it/ })
    .click();
  expect(await scriptOf(page)).toMatch(/ transfer n2$/m);
  await stepUntil(thing(page, /TimeoutNow/));
  await stepUntil(thing(page, /^n2, leader, term 2$/));
  await stepUntil(events(page).filter({ hasText: /n2 applies entry 2/ }));
  await thing(page, /^n2, /).click();
  await stage(page).focus();
  await page.keyboard.press("h");
  const dialog = page.getByRole("dialog", { name: "Hand over to…" });
  await dialog.getByRole("button", { name: "n3" }).click();
  expect(await scriptOf(page)).toMatch(/ transfer n3$/m);
  await stepUntil(thing(page, /^n3, leader, term 3$/));
});

test("a key can be read at a node", async ({ page }) => {
  await open(page, `${THREE}at 80 propose n1 set x 7\n`);
  await stepUntil(events(page).filter({ hasText: /n1 applies entry 2/ }));
  await thing(page, /^n1, /).click();
  await stage(page).focus();
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "Read a key" });
  await expect(dialog.getByText(/reads=index/)).toBeVisible();
  await expect(dialog.getByRole("combobox", { name: "Node" })).toHaveValue("n1");
  await dialog.getByRole("textbox", { name: "key" }).fill("x");
  await dialog.getByRole("button", { name: "Read", exact: true }).click();
  expect(await scriptOf(page)).toMatch(/ read n1 x$/m);
  await stepUntil(events(page).filter({ hasText: /“x” is “7”/ }));
});

test("a dial switches pre-votes on, and a pre-candidate is shown as one", async ({ page }) => {
  await open(page, "cluster nodes=3 seed=1 latency=10..10\n");
  await dials(page);
  await page.getByRole("checkbox", { name: "Pre-votes before an election" }).check();
  await page.getByRole("checkbox", { name: "A leader without a majority steps down" }).check();
  await page.getByRole("combobox", { name: "Reads are served" }).selectOption("lease");
  for (const [name, value] of [
    ["Snapshot in parts of, keys", "2"],
    ["Window to a follower, messages", "3"],
    ["At most in a message, entries", "4"],
    ["Uncommitted, at most, bytes", "1000"],
  ]) {
    const field = page.getByRole("spinbutton", { name });
    await field.fill(value);
    await field.press("Enter");
  }
  const script = await scriptOf(page);
  for (const set of [
    "prevote=on",
    "checkquorum=on",
    "reads=lease",
    "chunk=2",
    "window=3",
    "batch=4",
    "uncommitted=1000",
  ])
    expect(script).toMatch(new RegExp(` set ${set}$`, "m"));
  await stepUntil(thing(page, /^n\d, pre-candidate, term 0$/));
  await stepUntil(thing(page, /^PreVote/));
  await stepUntil(thing(page, /^n\d, leader, term 1$/));
});

test("a dial refuses a value that is out of range", async ({ page }) => {
  await open(page, THREE);
  await dials(page);
  const field = page.getByRole("spinbutton", { name: "Window to a follower, messages" });
  await field.fill("65");
  await field.press("Enter");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("Window to a follower: a whole number from 1 to 64 is needed.").first()).toBeVisible();
  expect(await scriptOf(page)).not.toContain("window");
});

test("the progress of the followers is shown by shapes and words", async ({ page }) => {
  await open(page, `${THREE}at 60 cut n1-n3\nat 60 cut n2-n3\nat 70 propose n1 set a 1\nat 80 propose n1 set b 2\n`);
  await stepUntil(events(page).filter({ hasText: /n1 applies entry 3/ }));
  await thing(page, /^n1, /).click();
  const table = page.getByRole("table", { name: "Followers, as this leader sees them" });
  await expect(table.getByRole("row").filter({ hasText: "n2" })).toContainText("replicate");
  await expect(table.getByRole("row").filter({ hasText: "n2" })).toContainText("0 of 8 in flight");
  const logs = page.getByRole("region", { name: "Logs" });
  await expect(logs.getByRole("row").filter({ hasText: "n2" })).toContainText("replicate");
  await expect(logs.getByRole("row").filter({ hasText: "n3" })).toContainText(/probe|replicate/);
});

test("a snapshot is sent in chunks, and each names its keys", async ({ page }) => {
  const puts = ["a", "b", "c", "d"].map((key, i) => `at ${70 + i} propose n1 set ${key} 1\n`).join("");
  const cluster = "cluster nodes=3 seed=1 latency=10..10 chunk=2\nat 20 timeout n1\n";
  await open(page, `${cluster}at 60 cut n1-n3\nat 60 cut n2-n3\n${puts}at 140 snapshot n1\nat 150 heal\n`);
  await stepUntil(thing(page, /InstallSnapshot.*keys 1 to 2 of 4/), 600);
  await thing(page, /^n1, /).click();
  const table = page.getByRole("table", { name: "Followers, as this leader sees them" });
  await expect(table.getByRole("row").filter({ hasText: "n3" })).toContainText("0 of 4 keys");
  await stepUntil(thing(page, /InstallSnapshot.*keys 3 to 4 of 4/));
  await expect(table.getByRole("row").filter({ hasText: "n3" })).toContainText("2 of 4 keys");
  await thing(page, /^n3, /).click();
  await expect(page.getByRole("tabpanel", { name: "Inspect" })).toContainText("2 of 4 keys");
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe reports nothing in panels of the extensions", async ({ page }) => {
      await open(page, `${FIVE}at 90 members n1 n2 n3 learners n5\n`);
      await stepUntil(thing(page, /^n1, leader, old \+ new, term 1$/));
      await check(page);
      await thing(page, /^n1, /).click();
      await check(page);
      await dials(page);
      await check(page);
      const dialog = await membersDialog(page);
      await dialog.getByRole("button", { name: "Add a server" }).click();
      await check(page);
      const small = await dialog.locator("button, label").evaluateAll((targets) =>
        targets.flatMap((target) => {
          const { width, height } = target.getBoundingClientRect();
          return width < 24 || height < 24 ? [target.outerHTML.slice(0, 80)] : [];
        }),
      );
      expect(small, "targets below 24 pixels").toEqual([]);
      await page.keyboard.press("Escape");
      await stage(page).focus();
      await page.keyboard.press("r");
      await expect(page.getByRole("dialog", { name: "Read a key" })).toBeVisible();
      await check(page);
    });
  });
}
