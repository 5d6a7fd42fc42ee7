// @ts-check
// What somebody has done and written is there again after a reload, a closed tab, or another run.
import { scriptBox, thing, tool } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const RUN = "?t=400&run=0#1.t.cluster%20nodes=3%20seed=7%0Auntil%203000";
const UNRUN = "cluster nodes=3\nat 3200 crsh n1\n";

/** @param {Page} page */
const notices = (page) => page.getByRole("region", { name: "Notices" });

/** Crashes a node by hand. @param {Page} page @param {number} node */
async function crash(page, node) {
  await thing(page, new RegExp(`^n${node}, `)).focus();
  await page.keyboard.press("c");
  await tool(page, "Script");
  await expect(scriptBox(page)).toHaveValue(new RegExp(`crash n${node}`));
}

test("a reload while time runs brings the run back with what was done in it", async ({ page }) => {
  await page.goto("./");
  await crash(page, 2);
  await page.reload();
  await expect(notices(page)).toContainText("Your run is back");
  await expect(notices(page)).toContainText("1 thing done by hand");
  await tool(page, "Script");
  await expect(scriptBox(page)).toHaveValue(/crash n2/);
  // And once more: what was brought back is kept as well.
  await page.reload();
  await expect(notices(page)).toContainText("1 thing done by hand");
  await page.getByRole("button", { name: "Start without them" }).click();
  await tool(page, "Script");
  await expect(scriptBox(page)).not.toHaveValue(/crash n2/);
});

test("the moment and the other branches come back", async ({ page }) => {
  await page.goto(`./${RUN}`);
  await crash(page, 2);
  await thing(page, /^n1, /).focus();
  await page.keyboard.press("Home");
  await crash(page, 3);
  await page.reload();
  await expect(notices(page)).toContainText("1 other branch");
  await tool(page, "Script");
  await expect(scriptBox(page)).toHaveValue(/at 0 crash n3/);
});

test("the address follows a deed at once, whatever notices stand", async ({ page }) => {
  await page.goto(`./${RUN}`);
  await crash(page, 2);
  await expect.poll(() => page.evaluate(() => location.hash), { timeout: 2500 }).toContain("#1.z.");
});

test("text that was not run comes back after a reload, also if it does not parse", async ({ page }) => {
  await page.goto(`./${RUN}`);
  await tool(page, "Script");
  await scriptBox(page).fill(UNRUN);
  await page.reload();
  await expect(notices(page)).toContainText("text that was not run");
  await expect(scriptBox(page)).toHaveValue(UNRUN);
});

for (const [name, leave] of /** @type {[string, (page: Page) => Promise<void>][]} */ ([
  ["a new seed", (page) => page.getByRole("button", { name: "New seed" }).click()],
  ["a clean slate", (page) => page.getByRole("button", { name: "Clean slate" }).click()],
  ["undoing edits", (page) => page.getByRole("button", { name: "Undo edits" }).click()],
  [
    "a link",
    (page) => page.evaluate(() => void (location.hash = "#1.t.cluster%20nodes=5%20seed=9%0Auntil%20100")),
  ],
])) {
  test(`text that was not run survives ${name}, and can be undone to`, async ({ page }) => {
    await page.goto(`./${RUN}`);
    await tool(page, "Script");
    await scriptBox(page).fill(UNRUN);
    await leave(page);
    await expect(scriptBox(page)).not.toHaveValue(/crsh/);
    await page.locator("#bring-unrun").click();
    await expect(scriptBox(page)).toHaveValue(UNRUN);
    await expect(page.locator("#bring-unrun")).toBeHidden();
    await leave(page);
    await expect(scriptBox(page)).not.toHaveValue(/crsh/);
    await scriptBox(page).focus();
    await page.keyboard.press("Control+z");
    await expect(scriptBox(page)).toHaveValue(UNRUN);
  });
}

test("Run says which deeds it leaves out, and takes them in when asked", async ({ page }) => {
  await page.goto(`./${RUN}`);
  await tool(page, "Script");
  await scriptBox(page).fill("cluster nodes=3 seed=7\nuntil 4000\n");
  await thing(page, /^n2, /).click();
  await page.keyboard.press("c");
  await expect(thing(page, /^n2, crashed/)).toBeVisible();
  await page.locator("#run").click();
  await expect(notices(page)).toContainText("crash n2");
  await expect(scriptBox(page)).not.toHaveValue(/crash n2/);
  await page.getByRole("button", { name: "Add to the text and run" }).click();
  await expect(scriptBox(page)).toHaveValue(/until 4000\nat 400 crash n2/);
});

test("a closed tab's run is offered in a new one, and two tabs do not touch each other", async ({ page, context }) => {
  await page.goto("./");
  await crash(page, 2);
  const second = await context.newPage();
  await second.goto("./");
  await crash(second, 3);
  await expect(notices(second)).not.toContainText("closed");
  await page.reload();
  await tool(page, "Script");
  await expect(scriptBox(page)).toHaveValue(/crash n2/);
  await expect(scriptBox(page)).not.toHaveValue(/crash n3/);
  await second.close();
  const third = await context.newPage();
  await third.goto("./");
  await expect(notices(third)).toContainText("A tab that was closed has left a run");
  await third.getByRole("button", { name: "Bring it back" }).click();
  await tool(third, "Script");
  await expect(scriptBox(third)).toHaveValue(/crash n3/);
});

test("one button forgets everything", async ({ page }) => {
  await page.goto("./");
  await crash(page, 2);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Help" }).click();
  await page.getByRole("button", { name: "Forget all kept runs and texts" }).click();
  const kept = await page.evaluate(() => ["here", "closed"].map((key) => `raft-playground:${key}`).map((key) => [sessionStorage.getItem(key), localStorage.getItem(key)]));
  expect(kept).toEqual([[null, null], [null, null]]);
});

for (const [name, text] of [
  ["damaged", "{]"],
  ["another thing", '"text"'],
  ["a list of other things", '[1, null, {"version": 1}]'],
  ["of a later version", '[{"version": 2, "address": "x"}]'],
]) {
  test(`what is kept may be ${name}`, async ({ page }) => {
    await page.addInitScript((value) => {
      sessionStorage.setItem("raft-playground:here", value);
      localStorage.setItem("raft-playground:closed", value);
    }, text);
    await page.goto("./");
    await crash(page, 2);
    await expect(notices(page)).not.toContainText("Your run is back");
  });
}

test("a kept script that no longer parses leaves the page as it is", async ({ page }) => {
  await page.addInitScript(() => {
    const branch = { name: "", script: "nonsense\n", from: -1, forkStep: 0, forkMs: 0, stoodMs: 0 };
    const kept = {
      version: 1, address: location.href, tab: "x", savedAt: Date.now(), base: "", atMs: 5, branches: [branch], shown: 0,
      draft: null, unrun: null,
    };
    sessionStorage.setItem("raft-playground:here", JSON.stringify([kept]));
  });
  await page.goto("./");
  await expect(notices(page)).toContainText("cannot be read by this version");
  await crash(page, 2);
});

test("where nothing can be stored the page works, and asks before it goes", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["sessionStorage", "localStorage"])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
  });
  await page.goto("./");
  await crash(page, 2);
  const asked = page.waitForEvent("dialog");
  const closing = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await closing;
});

test("a store that is full loses nothing that is there", async ({ page }) => {
  await page.goto("./");
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await crash(page, 2);
  const asked = page.waitForEvent("dialog");
  await page.evaluate(() => void setTimeout(() => location.reload()));
  await (await asked).dismiss();
  await expect(scriptBox(page)).toHaveValue(/crash n2/);
});
