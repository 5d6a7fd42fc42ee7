// @ts-check
// Moving in time: over an election, to turning points, to bookmarks; stop conditions; branches.
import { violations } from "./axe.mjs";
import { events, lose, open, scriptOf, stage, stepUntil, thing } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** Every message takes 10 ms; n1 is elected at 40 ms and commits its no-op at 60 ms. */
const THREE = "cluster nodes=3 seed=1 latency=10..10 election=5000..5000\nat 20 timeout n1\n";

/** @param {import("@playwright/test").Page} page */
const now = (page) => page.locator("#now");
/** @param {import("@playwright/test").Page} page */
const notices = (page) => page.getByRole("region", { name: "Notices" });

test("a step back over an election undoes it, and a step forward repeats it", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  const list = page.getByRole("list", { name: "What happens, and why" });
  const [told, at] = [await list.innerText(), await now(page).textContent()];
  await page.getByRole("button", { name: "One event back" }).click();
  await expect(thing(page, /^n1, candidate, term 1$/)).toBeVisible();
  await expect(events(page).filter({ hasText: "becomes leader" })).toHaveCount(0);
  expect(await scriptOf(page)).toBe(THREE);
  await page.locator("#step").click();
  await expect(thing(page, /^n1, leader, term 1$/)).toBeVisible();
  await expect(now(page)).toHaveText(at ?? "");
  expect(await list.innerText()).toBe(told);
  // By keyboard, back to the start and no further.
  await stage(page).focus();
  await page.keyboard.press("Home");
  await expect(now(page)).toHaveText("0.0 ms");
  await expect(page.getByRole("button", { name: "One event back" })).toBeDisabled();
  await page.keyboard.press("ArrowLeft");
  await expect(now(page)).toHaveText("0.0 ms");
  await page.keyboard.press("End");
  await expect(now(page)).toHaveText(at ?? "");
});

test("keys and buttons jump to turning points in both directions", async ({ page }) => {
  await open(page, THREE);
  await stage(page).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(now(page)).toHaveText("40.0 ms");
  await expect(thing(page, /^n1, leader, term 1$/)).toBeVisible();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(now(page)).toHaveText("60.0 ms");
  await expect(
    events(page)
      .filter({ hasText: /n1 .*committed/ })
      .first(),
  ).toBeVisible();
  await page.getByRole("group", { name: "Jump to" }).getByRole("button", { name: "The one before" }).click();
  await expect(now(page)).toHaveText("40.0 ms");
  await page.getByRole("combobox", { name: "Jump to" }).selectOption("crash");
  await page.getByRole("button", { name: "The one before" }).click();
  await expect(notices(page)).toContainText("Nothing of this kind happened before");
  // Only those of the selected node.
  await thing(page, /^n3, /).click();
  await page.getByRole("combobox", { name: "Jump to" }).selectOption("selection");
  await page.getByRole("button", { name: "The one before" }).click();
  await expect(now(page)).toHaveText("30.0 ms");
  await page.keyboard.press("Escape");
  await stage(page).focus();
  await page.keyboard.press("l");
  await page.keyboard.press(",");
  await expect(now(page)).not.toHaveText("30.0 ms");
});

test("time stops at a chosen condition, and a button goes back to its last occurrence", async ({ page }) => {
  await open(page, THREE);
  await page.getByRole("button", { name: "Stop when…" }).click();
  const dialog = page.getByRole("dialog", { name: "Stop when…" });
  await dialog.getByRole("combobox", { name: "What happens" }).selectOption("commit");
  await dialog.getByRole("combobox", { name: "Where" }).selectOption("n2");
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog.getByText("commit on n2")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("slider", { name: "Speed" }).fill("0");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(notices(page)).toContainText("Stopped: commit on n2", { timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  const at = await now(page).textContent();
  for (let n = 0; n < 5; n += 1) await page.locator("#step").click();
  await page.getByRole("button", { name: "Stop when…" }).click();
  await dialog.getByRole("button", { name: "Back to the last time: commit on n2" }).click();
  await expect(now(page)).toHaveText(at ?? "");
});

test("a bookmark is added to the script and can be jumped to; it creates no branch", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  for (let n = 0; n < 6; n += 1) await page.locator("#step").click();
  await stage(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("b");
  await page.getByRole("textbox", { name: "Name of the bookmark" }).fill('the "crown"');
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  expect(await scriptOf(page)).toContain(String.raw`at 40 events=1 bookmark "the \"crown\""`);
  await expect(page.getByRole("button", { name: "trunk", exact: true })).toBeVisible();
  await stage(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("]");
  await expect(now(page)).toHaveText("40.0 ms");
  await page.keyboard.press("]");
  await expect(notices(page)).toContainText("no bookmark after this moment");
});

test("a branch that begins with several cuts says how many there are", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(thing(page, /^n1, leader/));
  await stage(page).focus();
  await page.keyboard.press("ArrowLeft");
  await thing(page, /^n1, /).click();
  await stage(page).focus();
  await page.keyboard.press("x");
  await page.getByRole("button", { name: "branch 2 (2)" }).click();
  const dialog = page.getByRole("dialog", { name: "Branches" });
  await expect(dialog.getByText(/Leaves the trunk at .*: cut n1-n2 and 1 more\./)).toBeVisible();
});

test("an action in the past creates a branch; both can be shown, named and compared", async ({ page }) => {
  await open(page, `${THREE}at 60 propose n1 set x 1\n`);
  await stepUntil(events(page).filter({ hasText: /n3 applies entry 2/ }));
  const far = await now(page).textContent();
  // Go back to where the entry is in flight to n3, and drop it.
  await stage(page).focus();
  await page.keyboard.press("Home");
  await stepUntil(thing(page, /set x.*\(n1>n3#\d+\)|entry.*\(n1>n3#3\)/));
  await lose(page, /\(n1>n3#3\)/);
  await expect(notices(page)).toContainText("kept as another branch");
  await expect(page.getByRole("button", { name: "branch 2 (2)" })).toBeVisible();
  await stepUntil(events(page).filter({ hasText: /n2 applies entry 2/ }), 80);
  await page.getByRole("button", { name: "branch 2 (2)" }).click();
  const dialog = page.getByRole("dialog", { name: "Branches" });
  await expect(dialog.getByText(/Leaves the trunk at .*: drop n1>n3#3/)).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name of branch 2" }).fill("lost on the way");
  await dialog.getByRole("textbox", { name: "Name of branch 2" }).press("Enter");
  await expect(dialog.getByText(/facts are the same, \d+ only in the first, \d+ only in the second/)).toBeVisible();
  const rows = dialog.locator("tr.differs");
  await expect(rows.first()).toContainText("n1>n3#3 is lost");
  await expect(rows.filter({ hasText: "n3 stores entry 2" })).toHaveCount(1);
  expect(await dialog.locator("tr.both").count(), "what does not follow from it is the same").toBeGreaterThan(2);
  expect(await violations(page)).toEqual([]);

  await dialog.getByRole("button", { name: "Show", exact: true }).click();
  await page.keyboard.press("Escape");
  expect(await scriptOf(page)).not.toContain("drop");
  await stage(page).focus();
  await page.keyboard.press("End");
  await expect(now(page)).toHaveText(far ?? "");
  await expect(events(page).filter({ hasText: "n3 applies entry 2" })).toHaveCount(1);
  // A link contains the shown branch.
  await page.getByRole("button", { name: "trunk (2)" }).click();
  await dialog.getByRole("button", { name: "Show", exact: true }).click();
  await page.keyboard.press("Escape");
  expect(await scriptOf(page)).toContain("drop n1>n3#3");
  await page.getByRole("button", { name: "lost on the way (2)" }).click();
  await dialog.getByRole("button", { name: "Delete trunk" }).click();
  await expect(dialog.getByRole("textbox")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "lost on the way", exact: true })).toBeVisible();
});

test("the diagram shows the future that was left, in pale dashes, or none", async ({ page }) => {
  await open(page, `${THREE}at 60 propose n1 set x 1\n`);
  const beside = page.getByRole("combobox", { name: "The branch that is drawn in pale dashes" });
  await stepUntil(events(page).filter({ hasText: /n3 applies entry 2/ }));
  await expect(beside, "there is one branch only").toBeHidden();
  await stage(page).focus();
  await page.keyboard.press("Home");
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  await thing(page, /^n3, /).focus();
  await page.keyboard.press("c");
  await expect(beside.locator("option:checked")).toHaveText("trunk");
  /** How many pixels right of the present moment have any ink. */
  const ahead = () =>
    page.locator(".time-glass canvas").evaluate(async (it) => {
      for (let n = 0; n < 3; n += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
      const { width, height } = /** @type {HTMLCanvasElement} */ (it);
      const copy = new OffscreenCanvas(width / 2, height * 0.4);
      const context = copy.getContext("2d", { willReadFrequently: true });
      context?.drawImage(/** @type {HTMLCanvasElement} */ (it), -width / 2, -height * 0.3);
      const data = context?.getImageData(0, 0, copy.width, copy.height).data ?? [];
      let inked = 0;
      for (let i = 3; i < data.length; i += 4) inked += data[i] ? 1 : 0;
      return inked;
    });
  await page.getByRole("button", { name: "Show the whole run" }).click();
  await beside.selectOption({ label: "none" });
  const alone = await ahead();
  await beside.selectOption({ label: "trunk" });
  await expect.poll(ahead).toBeGreaterThan(alone);
  await beside.selectOption({ label: "none" });
  await expect.poll(ahead).toBe(alone);
});

test("“What if” creates a branch before any action", async ({ page }) => {
  await open(page, THREE);
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  await stage(page).focus();
  await page.keyboard.press("w");
  await page.getByRole("button", { name: /^What if/ }).click();
  await expect(page.getByRole("textbox", { name: "Name of branch 2" })).toBeVisible();
  await page.keyboard.press("Escape");
  await thing(page, /^n3, /).click();
  await stage(page)
    .getByRole("menuitem", { name: /^Crash/ })
    .click();
  await page.getByRole("button", { name: "branch 2 (2)" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Show", exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(thing(page, /^n3, follower/)).toBeVisible();
});
