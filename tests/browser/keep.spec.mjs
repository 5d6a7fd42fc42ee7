// @ts-check
// Actions and texts of the user survive a reload, a closed tab, a crash, and opening another run.
import { events, pause, scriptBox, stepUntil, thing, tool } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const RUN = "?t=400&run=0#1.t.cluster%20nodes=3%20seed=7%0Auntil%203000";
const UNRUN = "cluster nodes=3\nat 3200 crsh n1\n";

/** @param {Page} page */
const notices = (page) => page.getByRole("region", { name: "Notices" });

/** Crashes a node by hand. @param {Page} page @param {number} node */
async function crash(page, node) {
  await thing(page, new RegExp(`^n${node}, `)).click();
  await page.keyboard.press("c");
  await expect(thing(page, new RegExp(`^n${node}, crashed`))).toBeVisible();
}

/** Writes into the script box and waits until the text is stored. @param {Page} page @param {string} text */
async function write(page, text) {
  await tool(page, "Script");
  await scriptBox(page).fill(text);
  await expect.poll(() => stored(page)).toContain(JSON.stringify(text));
}

/** The moment that is shown. @param {Page} page */
const shownMs = async (page) => Number((await page.locator("#now").textContent())?.replace(/[^\d.]/g, ""));

/** A page of the same site that stores nothing itself. @param {Page} page */
async function elsewhere(page) {
  const body = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Elsewhere</title>';
  await page.route("**/elsewhere.html", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("./elsewhere.html");
}

/** Everything in both stores. @param {Page} page */
const stored = (page) =>
  page.evaluate(() => [sessionStorage, localStorage].flatMap((store) => Object.values({ ...store })).join("\n"));

/** The names in both stores. @param {Page} page */
const names = (page) =>
  page.evaluate(() => [sessionStorage, localStorage].flatMap((store) => Object.keys({ ...store })));

/** A run as the page stores it. @param {object} [other] fields that replace the defaults */
const kept = (other = {}) => ({
  version: 1,
  savedAt: Date.now(),
  engine: "2",
  title: "Kept",
  base: "cluster nodes=3 seed=7\n",
  atMs: 20,
  step: null,
  branches: [
    { name: "", script: "cluster nodes=3 seed=7\nat 5 crash n2\n", from: -1, forkStep: 0, forkMs: 0, stoodMs: 20 },
  ],
  shown: 0,
  draft: null,
  draftBase: null,
  texts: [],
  offered: false,
  ...other,
});

/**
 * Stores a value where the page looks for its own run and for the runs of closed tabs.
 * @param {Page} page @param {string} value
 */
async function plant(page, value) {
  await elsewhere(page);
  await page.evaluate((value) => {
    sessionStorage.setItem("raft-playground:run:planted", value);
    sessionStorage.setItem("raft-playground:texts:never-run", value);
    localStorage.setItem("raft-playground:tab:other", value);
    localStorage.setItem("raft-playground", value);
    // At a moment, because without readable preferences the page opens on its first question.
    history.replaceState({ entry: "planted" }, "", "./?t=0");
    location.reload();
  }, value);
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.locator("#play")).toBeVisible();
}

test("a reload while time runs restores the run with its actions, at its moment", async ({ page }) => {
  await page.goto("./");
  await crash(page, 2);
  await expect(page.locator("#now")).not.toHaveText(/^0\.0 ms/);
  // While time runs, the page is between two microseconds; what it stores is one to which it can return.
  const moments = await page.evaluate(() =>
    Object.values(sessionStorage).flatMap((it) => /"atMs":([\d.]+)/.exec(it)?.[1] ?? []),
  );
  expect(moments.length).toBeGreaterThan(0);
  for (const ms of moments) expect(ms, "whole microseconds").toMatch(/^\d+(\.\d{1,3})?$/);
  await page.reload();
  await expect(notices(page)).toContainText(/Your run is back: 1 deed, at [\d.]+ ms\./);
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(thing(page, /^n2, crashed/)).toBeVisible();
  const at = /at ([\d.]+) ms/.exec((await notices(page).textContent()) ?? "")?.[1];
  expect(Math.abs(Number(at) - (await shownMs(page))), "shown in tenths").toBeLessThan(0.1);
  await tool(page, "Script");
  await expect(scriptBox(page)).toHaveValue(/crash n2/);
  // A second reload: the restored run is stored, too.
  await page.reload();
  await expect(notices(page)).toContainText(`Your run is back: 1 deed, at ${at} ms`);
  await page.getByRole("button", { name: "Start fresh" }).click();
  await tool(page, "Script");
  await expect(scriptBox(page)).not.toHaveValue(/crash n2/);
  // The browser's Back returns to the run before.
  await page.goBack();
  await expect(scriptBox(page)).toHaveValue(/crash n2/);
});

test("an action is added to the address while time runs, so the store is not needed for it", async ({ page }) => {
  await page.goto("./?speed=0.001");
  await crash(page, 2);
  await expect(page).toHaveURL(/#1\.z\./, { timeout: 2500 });
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
});

test("actions and moment are stored in time to survive a crash of the browser", async ({ page, context }) => {
  await page.goto("./");
  await crash(page, 2);
  await expect.poll(() => stored(page)).toContain("crash n2");
  // The moment is stored repeatedly while time runs.
  const moment = async () => Number(/"atMs":([\d.]+)/.exec(await stored(page))?.[1]);
  const first = await moment();
  await expect.poll(moment).toBeGreaterThan(first);
  const copies = await page.evaluate(() => ({ ...localStorage }));
  const other = await context.browser()?.newContext();
  const again = await other?.newPage();
  if (!other || !again) throw new Error("no browser");
  await again.addInitScript((copies) => Object.assign(localStorage, copies), copies);
  await again.goto(page.url().replace(/[?#].*/, ""));
  await expect(notices(again)).toContainText("A tab with work in it was closed");
  await other.close();
});

test("a reload between two events at the same time restores the step", async ({ page }) => {
  await page.goto("./#1.t.cluster%20nodes=3%20seed=7%20latency=10..10%0Aat%2020%20timeout%20n1");
  await pause(page);
  await stepUntil(thing(page, /^n1, candidate/));
  await crash(page, 3);
  await stepUntil(page.getByText(/n2 votes for n1/));
  // The step is not the last at its time: the next one has the same time.
  const [now, told] = [await page.locator("#now").textContent(), await events(page).allTextContents()];
  await page.reload();
  await expect(notices(page)).toContainText("Your run is back");
  await expect(page.locator("#now")).toHaveText(now ?? "");
  expect(await events(page).allTextContents()).toEqual(told);
});

test("a reload and the browser's Back restore the other branches", async ({ page }) => {
  await page.goto(`./${RUN}`);
  await crash(page, 2);
  await page.keyboard.press("Home");
  await crash(page, 3);
  const there = async () => {
    await tool(page, "Script");
    await expect(scriptBox(page)).toHaveValue(/at 0 crash n3/);
    await page.keyboard.press("Escape");
    await thing(page, /^n1, /).click();
    await page.keyboard.press("w");
    await page.getByRole("dialog").getByRole("button", { name: "Show", exact: true }).click();
    await page.keyboard.press("Escape");
    await tool(page, "Script");
    await expect(scriptBox(page)).toHaveValue(/at 400 crash n2/);
    await expect(scriptBox(page)).not.toHaveValue(/crash n3/);
    await thing(page, /^n1, /).click();
    await page.keyboard.press("w");
    await page.getByRole("dialog").getByRole("button", { name: "Show", exact: true }).click();
    await page.keyboard.press("Escape");
  };
  await page.reload();
  await expect(notices(page)).toContainText("1 other branch");
  await there();
  await page.getByRole("button", { name: "New seed" }).click();
  await tool(page, "Script");
  await expect(scriptBox(page)).not.toHaveValue(/crash/);
  await page.goBack();
  await expect(thing(page, /^n3, crashed/)).toBeVisible();
  await there();
});

test("“From the start” does not make actions part of the opened script", async ({ page }) => {
  await page.goto(`./${RUN}`);
  await crash(page, 2);
  await page.getByRole("button", { name: "From the start" }).click();
  await page.reload();
  await expect(notices(page)).toContainText("Your run is back: 1 deed");
});

test("a run without actions keeps its moment; the default run starts again", async ({ page }) => {
  await page.goto("./#kill-the-leader");
  await expect(page.getByRole("banner")).toContainText("Kill the leader");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.locator("#now")).not.toHaveText(/^\d\.\d ms/);
  await page.reload();
  await expect(notices(page)).toContainText(/This run is back at [\d.]+ ms/);
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "From the start" }).last().click();
  await expect(page.locator("#now")).toHaveText("0.0 ms");
  await page.waitForLoadState("networkidle");
  await page.goto("./?x");
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await expect(notices(page)).toBeHidden();
});

test("the address is updated at once after an action, also while a notice is shown", async ({ page }) => {
  await page.goto(`./${RUN}`);
  await crash(page, 2);
  await expect(page).toHaveURL(/#1\.z\./, { timeout: 2500 });
  await expect(notices(page), "the notice is still shown").toBeVisible();
});

test("a link opens its own run, also if a changed run was stored under the same address", async ({ page }) => {
  await page.goto("./#kill-the-leader");
  await crash(page, 2);
  await elsewhere(page);
  await page.goto("./#kill-the-leader");
  await expect(page.getByRole("banner")).toContainText("Kill the leader");
  await expect(thing(page, /^n2, crashed/)).toBeHidden();
  await expect(notices(page)).toBeHidden();
  await page.goBack();
  await page.goBack();
  await expect(thing(page, /^n2, crashed/)).toBeVisible();
});

test("a reload restores text that was not run, also if it does not parse", async ({ page }) => {
  await page.goto(`./${RUN}`);
  await write(page, UNRUN);
  await page.reload();
  await expect(notices(page)).toContainText("The script box has the text that was not run");
  await expect(scriptBox(page)).toHaveValue(UNRUN);
  await expect(page.getByText("Edited; not yet run")).toBeVisible();
});

for (const [name, leave] of /** @type {[string, (page: Page) => Promise<void>][]} */ ([
  ["a new seed", (page) => page.getByRole("button", { name: "New seed" }).click()],
  ["a clean slate", (page) => page.getByRole("button", { name: "Clean slate" }).click()],
  ["undoing edits", (page) => page.getByRole("button", { name: "Undo edits" }).click()],
  ["another number of nodes", async (page) => void (await page.locator("#nodes").selectOption("7"))],
  [
    "a link", // a new one each time: following the same one twice does not navigate
    (page) => page.evaluate(() => void (location.hash = `#1.t.cluster%20nodes=5%20seed=${Date.now() % 100_000}`)),
  ],
  [
    "a script that is dropped and does not parse",
    (page) =>
      page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(["cluster nodes=3\nat 1 hel\n"], "a.raft"));
        document.getElementById("stage")?.dispatchEvent(new DragEvent("drop", { bubbles: true, dataTransfer }));
      }),
  ],
  [
    "a scenario",
    async (page) => {
      await page.getByRole("button", { name: "Scenarios", exact: true }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /^Kill the leader/ })
        .click();
    },
  ],
])) {
  test(`text that was not run survives ${name}, and Ctrl+Z reaches it`, async ({ page }) => {
    await page.goto(`./${RUN}`);
    await write(page, UNRUN);
    await leave(page);
    await expect(scriptBox(page)).not.toHaveValue(/crsh/);
    await expect(notices(page)).toContainText("had not been run. It is kept");
    await page.locator("#bring-unrun").press("Enter"); // by keyboard, as a notice may cover it
    await expect(scriptBox(page)).toHaveValue(UNRUN);
    await leave(page);
    await expect(scriptBox(page)).not.toHaveValue(/crsh/);
    await scriptBox(page).focus();
    for (let n = 0; n < 4 && !(await scriptBox(page).inputValue()).includes("crsh"); n += 1)
      await page.keyboard.press("Control+z");
    await expect(scriptBox(page)).toHaveValue(UNRUN);
    await page.keyboard.press("Control+y");
    await expect(scriptBox(page)).not.toHaveValue(/crsh/);
  });
}

test("text that was not run survives Back and Forward, and a visit to another page", async ({ page }) => {
  await page.goto(`./${RUN}`);
  await page.getByRole("button", { name: "New seed" }).click();
  await expect(page).not.toHaveURL(/run=0/);
  await write(page, UNRUN);
  await page.goBack();
  await tool(page, "Script");
  await expect(scriptBox(page)).toHaveValue(/seed=7/);
  await expect(page.locator("#bring-unrun")).toBeVisible();
  await page.goForward();
  await expect(scriptBox(page), "the text returns with its run").toHaveValue(UNRUN);
  await elsewhere(page);
  await page.goto("./#kill-the-leader");
  await expect(notices(page)).toContainText("had not been run. It is kept");
  await notices(page).getByRole("button", { name: "Bring back" }).click();
  await expect(scriptBox(page)).toHaveValue(UNRUN);
});

test("several texts that were not run are kept and can be shown in turn", async ({ page }) => {
  await page.goto(`./${RUN}`);
  for (const word of ["one", "two", "three"]) {
    await write(page, `# ${word}\ncluster nodes=3\nat 1 crsh\n`);
    await page.getByRole("button", { name: "New seed" }).click();
    await expect(scriptBox(page)).not.toHaveValue(/crsh/);
  }
  for (const word of ["three", "two", "one", "three"]) {
    await page.locator("#bring-unrun").click();
    await expect(scriptBox(page)).toHaveValue(new RegExp(`^# ${word}\n`));
  }
});

test("Run lists the actions that the text does not contain, and can include them", async ({ page }) => {
  await page.goto(`./${RUN}`);
  await write(page, "cluster nodes=3 seed=7\nuntil 4000\n");
  await crash(page, 2);
  await page.locator("#run").click();
  await expect(notices(page)).toContainText(
    "You did 1 thing while you edited, and this text does not have it: at 400 crash n2",
  );
  await expect(scriptBox(page)).not.toHaveValue(/crash n2/);
  await page.getByRole("button", { name: "Add to the text and run" }).click();
  await expect(scriptBox(page)).toHaveValue(/until 4000\nat 400 crash n2/);
  await expect(notices(page)).toBeHidden();
});

test("an action that the text contains is not listed as left out", async ({ page }) => {
  await page.goto(`./${RUN}`);
  await write(page, "cluster nodes=3 seed=7\nuntil 4000\n");
  await crash(page, 2);
  await write(page, "cluster nodes=3 seed=7\nat 400 crash n2\nuntil 4000\n");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("This is what runs now")).toBeVisible();
  await expect(page.getByText("since you began to edit")).toHaveCount(0);
});

test("the actions are listed also after a reload", async ({ page }) => {
  await page.goto(`./${RUN}`);
  await write(page, "cluster nodes=3 seed=7\nuntil 4000\n");
  await crash(page, 2);
  await page.reload();
  await expect(scriptBox(page)).toHaveValue(/until 4000/);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(notices(page)).toContainText("this text does not have it: at 400 crash n2");
});

test("a new tab offers the run of a closed tab, and two open tabs do not affect each other", async ({
  page,
  context,
}) => {
  await page.goto("./");
  await crash(page, 2);
  const second = await context.newPage();
  await second.goto("./");
  await crash(second, 3);
  await expect(notices(second)).not.toContainText("closed");
  await page.reload();
  await expect(thing(page, /^n2, crashed/)).toBeVisible();
  await expect(thing(page, /^n3, crashed/)).toBeHidden();
  await second.close();

  const linked = await context.newPage();
  await linked.goto("./#kill-the-leader");
  await expect(linked.getByRole("banner")).toContainText("Kill the leader");
  await linked.waitForTimeout(500);
  await expect(notices(linked), "a tab that opens a link offers nothing").toBeHidden();
  await linked.close();

  const third = await context.newPage();
  await third.goto("./");
  await expect(notices(third)).toContainText(/A tab with work in it was closed: .*1 deed/);
  await third.getByRole("button", { name: "Bring it back" }).click();
  await expect(thing(third, /^n3, crashed/)).toBeVisible();
  await third.reload();
  await expect(thing(third, /^n3, crashed/)).toBeVisible();
  const fourth = await context.newPage();
  await fourth.goto("./");
  await fourth.waitForTimeout(500);
  expect(await fourth.locator(".notices").textContent(), "the run is restored only once").toBe("");
});

test("the help lists runs that were offered and not restored, and one button deletes them", async ({
  page,
  context,
}) => {
  await page.goto("./");
  await crash(page, 2);
  await page.close();
  const second = await context.newPage();
  await second.goto("./");
  await expect(notices(second)).toContainText("A tab with work in it was closed");
  await second.reload();
  await second.waitForTimeout(500);
  await expect(notices(second), "the run is offered only once").toBeHidden();
  await crash(second, 4);
  await second.getByRole("button", { name: "Help", exact: true }).click();
  const dialog = second.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: /^Bring back/ })).toHaveCount(1);
  await dialog.getByRole("button", { name: /^Bring back/ }).click();
  await expect(thing(second, /^n2, crashed/)).toBeVisible();
  await second.goBack();
  await expect(thing(second, /^n4, crashed/)).toBeVisible();
});

test("one button deletes everything that is stored, and nothing is restored afterwards", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: /^Colours/ }).click();
  await crash(page, 2);
  await write(page, UNRUN);
  await page.getByRole("button", { name: "New seed" }).click();
  await crash(page, 3);
  await page.getByRole("button", { name: "Help", exact: true }).click();
  await page.getByRole("button", { name: "Forget all kept runs and texts" }).click();
  await page.keyboard.press("Escape");
  await expect(page.locator("#bring-unrun")).toBeHidden();
  await expect.poll(() => names(page)).toEqual(["raft-playground"]);
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  expect(await names(page), "the settings of colours and keys are kept").toEqual(["raft-playground"]);
  await crash(page, 4);
  await expect.poll(() => stored(page), "the next action is stored again").toContain("crash n4");
});

test("a duplicated tab stores its run separately", async ({ page, context }) => {
  await page.goto("./");
  await crash(page, 2);
  await expect.poll(() => stored(page)).toContain("crash n2");
  const [session, state] = await page.evaluate(() => [{ ...sessionStorage }, history.state]);
  const copy = await context.newPage();
  await elsewhere(copy);
  await copy.evaluate(
    ([session, state]) => {
      Object.assign(sessionStorage, session);
      history.replaceState(state, "", "./");
      location.reload();
    },
    [session, state],
  );
  await expect(thing(copy, /^n2, crashed/)).toBeVisible();
  // The first tab owns the key, so the copy uses another.
  await expect.poll(() => copy.evaluate(() => history.state.entry), { timeout: 30_000 }).not.toBe(state.entry);
  await crash(copy, 5);
  await crash(page, 4);
  const tabs = () => Object.keys({ ...localStorage }).filter((name) => name.startsWith("raft-playground:")).length;
  await expect.poll(() => page.evaluate(tabs)).toBe(2);
  for (const [tab, mine, other] of /** @type {[Page, RegExp, RegExp][]} */ ([
    [page, /^n4, crashed/, /^n5, crashed/],
    [copy, /^n5, crashed/, /^n4, crashed/],
  ])) {
    await tab.reload();
    await expect(thing(tab, mine)).toBeVisible();
    await expect(thing(tab, other)).toBeHidden();
  }
});

test("old stored runs are deleted, and the page asks before it closes with a text too large to store", async ({
  page,
}) => {
  await elsewhere(page);
  await page.evaluate(
    (text) => {
      const now = Date.now();
      for (let n = 0; n < 30; n += 1)
        for (const [store, kind] of /** @type {[Storage, string][]} */ ([
          [sessionStorage, "run"],
          [localStorage, "tab"],
        ]))
          store.setItem(
            `raft-playground:${kind}:old-${n}`,
            text.replace(/"savedAt":\d+/, `"savedAt":${now - n * 1000}`),
          );
    },
    JSON.stringify(kept({ draft: "x".repeat(60_000), offered: true })),
  );
  await page.goto("./");
  await crash(page, 2);
  await expect.poll(async () => (await names(page)).filter((name) => name.includes(":run:")).length).toBe(8);
  await expect.poll(async () => (await names(page)).filter((name) => name.includes(":tab:")).length).toBe(8);
  expect((await names(page)).filter((name) => name.endsWith(":old-0"))).toHaveLength(2);
  expect((await names(page)).filter((name) => name.endsWith(":old-29"))).toEqual([]);
  expect(await stored(page)).toContain("crash n2");

  await tool(page, "Script");
  await scriptBox(page).evaluate((box) => {
    /** @type {HTMLTextAreaElement} */ (box).value = "# much\n".repeat(200_000);
    box.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
  });
  const asked = page.waitForEvent("dialog");
  const closing = page.close({ runBeforeUnload: true });
  await (await asked).accept();
  await closing;
});

const HOSTILE = /** @type {[string, unknown][]} */ ([
  ["damaged", "{]"],
  ["of another type", "text"],
  ["nothing", null],
  ["a list", [1, null, { version: 1 }]],
  ["of a later version", kept({ version: 2 })],
  ["without branches", kept({ branches: [] })],
  ["with an index out of range", kept({ shown: 5 })],
  ["with a property of the prototype as index", kept({ shown: "length" })],
  ["with a script that is too large", kept({ branches: [{ ...kept().branches[0], script: "# x\n".repeat(20_000) }] })],
  ["with texts instead of numbers", kept({ atMs: "soon", step: {} })],
  ["with markup", kept({ version: "<img src=x onerror=alert(1)>" })],
]);
for (const [name, value] of HOSTILE) {
  test(`the page works with a stored value: ${name}`, async ({ page }) => {
    await plant(page, typeof value === "string" ? value : JSON.stringify(value));
    await crash(page, 2);
    await expect(notices(page)).not.toContainText("is back");
    await expect.poll(() => stored(page)).toContain("crash n2");
    await page.getByRole("button", { name: "Help", exact: true }).click();
    await expect(page.getByRole("dialog").getByText("There is none.")).toBeVisible();
    await page.getByRole("button", { name: "Forget all kept runs and texts" }).click();
    await expect.poll(async () => (await names(page)).filter((name) => name !== "raft-playground")).toEqual([]);
  });
}

const far = { ...kept().branches[0], from: 0, forkStep: 1e300, forkMs: 1e300, stoodMs: 1e300 };
for (const [name, value] of /** @type {[string, object][]} */ ([
  ["numbers out of range", kept({ atMs: 10, step: 1e300, branches: [kept().branches[0], far] })],
  [
    "a branch that is its own parent",
    kept({ branches: [kept().branches[0], { ...far, from: 1, forkStep: 3 }], shown: 1 }),
  ],
  [
    "a branch whose parent comes later",
    kept({
      branches: [
        { ...kept().branches[0], from: 1 },
        { ...far, forkMs: 1 },
      ],
    }),
  ],
  ["a title with markup", kept({ title: "<b>x</b>", engine: "<i>9</i>" })],
])) {
  test(`a stored run with ${name} opens`, async ({ page }) => {
    await plant(page, JSON.stringify(value));
    await expect(notices(page)).toContainText("Your run is back: 1 deed");
    await crash(page, 3);
    await page.locator("#step").click();
    expect(await page.locator(".notice b, .notice i").count()).toBe(0);
  });
}

test("a run of another engine is reported; a branch that does not parse is kept as a text", async ({ page }) => {
  const branches = [kept().branches[0], { ...kept().branches[0], script: "nonsense\n", from: 0 }];
  await plant(page, JSON.stringify(kept({ engine: "0.1", branches })));
  await expect(notices(page)).toContainText("It was made with version 0.1 of the engine");
  await expect(notices(page)).toContainText("1 branch could not be opened");
  await tool(page, "Script");
  await page.locator("#bring-unrun").press("Enter"); // by keyboard, as a notice may cover it
  await expect(scriptBox(page)).toHaveValue("nonsense\n");
});

test("a stored script that no longer parses is put into the script box, and the run stays", async ({ page }) => {
  await plant(page, JSON.stringify(kept({ branches: [{ ...kept().branches[0], script: "nonsense\n" }] })));
  await expect(notices(page)).toContainText("does not parse in this version of the page");
  await expect(scriptBox(page)).toHaveValue("nonsense\n");
  await crash(page, 2);
});

test("without storage the page works, and asks before it is left", async ({ page }) => {
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
  await expect(page).toHaveURL(/#1\.z\./);
  const asked = page.waitForEvent("dialog");
  const closing = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await closing;
});

for (const [what, fails, says, shown] of /** @type {const} */ ([
  [
    "until the tab is closed",
    ["localStorage"],
    /keeps what is done in this tab until the tab is closed/,
    [false, true],
  ],
  ["nothing of this tab", ["sessionStorage"], /cannot store the run of this tab so that a reload/, [true, true]],
  ["nothing", ["localStorage", "sessionStorage"], /stores nothing for this page/, [false, false]],
]))
  test(`the help says what is kept if the browser stores ${what}`, async ({ page }) => {
    await page.addInitScript((fails) => {
      for (const name of fails)
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("", "SecurityError");
          },
        });
    }, fails);
    await page.goto("./?run=0");
    await page.locator("#help").click();
    const section = page.locator("#kept");
    await expect(section).toContainText(says);
    const [others, forgets] = shown;
    await expect(section.getByText("There is none.")).toBeVisible({ visible: others });
    await expect(section.getByRole("button", { name: "Forget all" })).toBeVisible({ visible: forgets });
  });

test("with a full store the page asks before a reload, and the run stays", async ({ page }) => {
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
  await expect(thing(page, /^n2, crashed/)).toBeVisible();
});

for (const [name, file, sandbox] of [
  ["the whole page in a frame", "index.html", ""],
  ["an embedded page", "embed.html?controls=full", ""],
  ["an embedded page in a sandbox", "embed.html?controls=full", 'sandbox="allow-scripts"'],
]) {
  test(`${name} neither uses nor needs storage`, async ({ page }) => {
    await page.route("**/host.html", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><html lang="en"><title>A host</title>
          <body><iframe title="run" src="${file}" ${sandbox} width="1200" height="700"></iframe></body></html>`,
      }),
    );
    await page.goto("host.html");
    const before = await names(page); // the preference that tests set
    const frame = page.frameLocator("iframe");
    await frame.getByRole("button", { name: /^n2, / }).focus();
    await page.keyboard.press("c");
    await expect(frame.getByRole("button", { name: /^n2, crashed/ })).toBeVisible();
    await page.waitForTimeout(800);
    expect(await names(page)).toEqual(before);
    await elsewhere(page);
    expect(await names(page), "nothing is stored when the frame is removed").toEqual(before);
  });
}
