// @ts-check
// The first five minutes: the question with which the page opens, and the lesson that it leads to.
import { violations } from "./axe.mjs";
import { stage, thing } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

test.use({ tools: false });

/** @param {Page} page */
const card = (page) => page.getByRole("region", { name: "What this is about" });

/** Real time is not waited for: the run goes as fast as it can. @param {Page} page */
async function hurry(page) {
  await page.locator("#speed").evaluate((/** @type {HTMLInputElement} */ slider) => {
    slider.value = slider.max;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** @param {Page} page */
async function begin(page) {
  await page.goto(".");
  await card(page).getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("banner")).toContainText("The first five minutes");
  await hurry(page);
}

/** The last task of the lesson: what is done otherwise. @param {import("@playwright/test").Page} page */
async function crashThree(page) {
  for (const node of [1, 2, 3]) {
    await thing(page, new RegExp(`^n${node},`)).click();
    await stage(page)
      .getByRole("menuitem", { name: /^Crash/ })
      .click();
    await expect(thing(page, new RegExp(`^n${node}, crashed`))).toBeVisible();
  }
}

test("the page opens paused, on one question, without its tools", async ({ page }) => {
  await page.goto(".");
  await expect(card(page)).toContainText("Five servers must keep the same list.");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toHaveCount(1);
  await page.waitForTimeout(300);
  await expect(page.locator("#now")).toHaveText("0.0 ms");
  for (const name of ["n1", "n5"]) await expect(thing(page, new RegExp(`^${name},`))).toBeVisible();
  await expect(page.getByRole("tab", { name: "Script" })).toBeHidden();
  await expect(page.getByRole("region", { name: "Stories" })).toBeHidden();
});

test("the space bar plays on a page on which nothing has the focus, and not in a frame", async ({ page }) => {
  await page.goto(".");
  await expect(thing(page, /^n1,/)).toBeVisible();
  await page.keyboard.press("Space");
  await expect(card(page), "the lesson asks its first question").toContainText("Question 1");
  await page.goto("embed.html#happy-path");
  await expect(thing(page, /^n1,/)).toBeVisible();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await expect(page.locator("#play")).toHaveAccessibleName("Play");
});

test("the first screen shows the run of the lesson, so that nothing changes when it begins", async ({ page }) => {
  // All that the first screen draws follows from the setup and its seed.
  const seed = () => page.locator(".seed").textContent();
  await page.goto("./?run=0#first-five-minutes");
  await expect(thing(page, /^n5,/)).toBeVisible();
  const lesson = await seed();
  await page.goto("about:blank");
  await page.goto(".");
  await expect(card(page)).toContainText("Five servers must keep the same list.");
  expect(await seed()).toBe(lesson);
  await page.waitForTimeout(600); // until the address would follow
  expect(new URL(page.url()).hash).toBe("");
  await card(page).getByRole("button", { name: "I know Raft: free play" }).click();
  await expect(page.locator("#now")).not.toHaveText("0.0 ms");
  expect(await seed(), "free play has the default run").not.toBe(lesson);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page.waitForTimeout(600);
  expect(new URL(page.url()).hash).toBe("");
  await page.goto("about:blank");
  await page.goto(".");
  await card(page)
    .or(page.getByRole("tab", { name: "Script" }))
    .first()
    .waitFor();
  expect(await seed(), "who knows Raft gets the default run").not.toBe(lesson);
  await expect(card(page)).toBeHidden();
});

test("free play shows the tools and plays, and the page remembers it", async ({ page }) => {
  await page.goto(".");
  await card(page).getByRole("button", { name: "I know Raft: free play" }).click();
  await expect(card(page)).toBeHidden();
  await expect(page.getByRole("tab", { name: "Script" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await page.goto("about:blank");
  await page.goto(".");
  await expect(page.getByRole("tab", { name: "Script" })).toBeVisible();
  await expect(card(page)).toBeHidden();
});

test("a link to a run or to a moment opens without the question", async ({ page }) => {
  await page.goto("./?t=60#kill-the-leader");
  await expect(page.locator("#now")).toHaveText("60.0 ms");
  await expect(card(page)).toBeHidden();
  await page.goto("about:blank");
  await page.goto("./?t=100");
  await expect(page.locator("#now")).toHaveText("100.0 ms");
  await expect(card(page)).toBeHidden();
});

test("five questions are marked by the run, and a second run is kept beside the first", async ({ page }) => {
  test.slow();
  await begin(page);
  const goOn = card(page).getByRole("button", { name: "Go on" });
  await expect(card(page)).toContainText("Question 1 of 5");
  await expect(card(page)).toContainText("Which server will be the first to ask for votes?");
  await expect(page.locator("#now")).toHaveText("30.0 ms");
  await thing(page, /^n3,/).click();
  await expect(card(page)).toContainText("Right: n3.");
  await goOn.click();

  await expect(card(page)).toContainText("Will n3 lead?");
  await card(page).getByRole("button", { name: "No", exact: true }).click();
  await expect(card(page)).toContainText("You said No. The run shows: Yes.");
  await expect(card(page)).toContainText("the votes of a majority of all servers");
  await goOn.click();

  await expect(card(page)).toContainText("Will n3 commit x=1 when it arrives?");
  await expect(page.locator("#now")).toHaveText("323.0 ms");
  await card(page).getByRole("button", { name: "No", exact: true }).click();
  await expect(card(page)).toContainText("Right: No.");
  await expect(page.locator("#now"), "the answer has arrived").toHaveText("334.0 ms");
  await goOn.click();

  await expect(card(page)).toContainText("Will the next leader have x=1?");
  await card(page).getByRole("button", { name: "Not sure" }).click();
  await expect(card(page)).toContainText("The run shows: Yes.");
  await goOn.click();

  await expect(card(page)).toContainText("Which of them will commit its command?");
  await expect(page.locator("#now")).toHaveText("831.0 ms");
  await thing(page, /^n5,/).click();
  await expect(card(page)).toContainText("Right: n5.");
  await goOn.click();

  await expect(card(page)).toContainText("go back to a moment before n3 crashed");
  await card(page).getByRole("button", { name: "Question 4, 350.0 ms" }).click();
  await expect(page.locator("#now")).toHaveText("350.0 ms");
  await expect(card(page), "the task stays").toContainText("crash three servers");
  await crashThree(page);
  await expect(card(page)).toContainText("All goals reached, as short as can be. Deeds: 3.");
  await goOn.click();
  await card(page).getByRole("button", { name: "Skip" }).click();
  await expect(card(page)).toContainText("Right answers: 3 of 5. Goals reached: 1 of 1.");
  await expect(card(page)).toContainText("Both runs are kept:");
  await card(page).getByRole("button", { name: "trunk" }).click();
  await expect(card(page).getByRole("button", { name: "trunk" })).toHaveAttribute("aria-pressed", "true");
  await expect(card(page), "what was achieved stays").toContainText("Goals reached: 1 of 1.");
  await card(page).getByRole("button", { name: "Leave the lesson" }).click();
  await expect(card(page)).toBeHidden();
});

test("the last card of the lesson leads on to the next one", async ({ page }) => {
  test.slow();
  await begin(page);
  for (let question = 1; question <= 5; question += 1) {
    await expect(card(page)).toContainText(`Question ${question} of 5`);
    await card(page).getByRole("button", { name: "Not sure" }).click();
    await card(page).getByRole("button", { name: "Go on" }).click();
  }
  await card(page).getByRole("button", { name: "Question 4, 350.0 ms" }).click();
  await crashThree(page);
  await card(page).getByRole("button", { name: "Go on" }).click();
  await card(page).getByRole("button", { name: "Without up-to-date-check" }).click();
  await expect(card(page).locator('[data-verdict="wrong"]')).toContainText("Leader Completeness");
  await card(page).getByRole("button", { name: "Back, with the rule" }).click();
  await card(page).getByRole("button", { name: "Go on" }).click();
  const next = card(page).getByRole("button", { name: /^Next: / });
  const title = (await next.innerText()).replace("Next: ", "");
  await next.click();
  await expect(page).toHaveTitle(`${title} · Raft Playground`);
  await expect(card(page)).toContainText("Question 1 of");
});

test("the lesson can be taken by keyboard, and left", async ({ page }) => {
  await page.goto(".");
  await card(page).getByRole("button", { name: "Play", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(card(page)).toContainText("Which server will be the first to ask for votes?");
  await expect(page.locator("#now")).toHaveText("30.0 ms");
  await thing(page, /^n1,/).focus();
  await page.keyboard.press("Enter");
  await expect(card(page)).toContainText(/You said n1\. The run shows: n3\./);
  await card(page).getByRole("button", { name: "Leave the lesson" }).click();
  await expect(card(page)).toBeHidden();
  await expect(stage(page)).toBeVisible();
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe reports nothing on the first screen, at a question and when it is marked: ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const check = async () => expect(await violations(page)).toEqual([]);
    await begin(page);
    await expect(card(page)).toContainText("Question 1 of 5");
    await check();
    await thing(page, /^n2,/).click();
    await expect(card(page)).toContainText("The run shows: n3.");
    await check();
    await page.goto("about:blank");
    await page.goto(".");
    await expect(card(page)).toContainText("Five servers");
    // What was answered is offered again.
    await expect(page.getByRole("region", { name: "Notices" })).toContainText("A tab with work in it was closed");
    await check();
  });
}

test("the first screen and the lesson are in Chinese as well", async ({ page }) => {
  await page.goto("./?lang=zh-CN");
  const box = page.getByRole("region", { name: "这里讲什么" });
  await expect(box).toContainText("五台服务器必须保存同一份列表");
  await box.getByRole("button", { name: "播放", exact: true }).click();
  await hurry(page);
  await expect(box).toContainText("哪台服务器会最先请求投票？");
  await thing(page, /^n3/).or(page.locator(".hit.node").nth(2)).first().click();
  await expect(box).toContainText("正确：n3。");
  await expect(box).toContainText("§5.2");
});

test("a thing is named where it first occurs, once, and in Help for ever", async ({ page }) => {
  await begin(page);
  const tag = page.locator(".name-tag");
  await expect(tag).toHaveText(/^Election timer: when the arc is used up/);
  await page.goto("about:blank");
  await page.goto("./#happy-path");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(tag).toHaveText(/^(Candidate|RequestVote|A vote|Leader)/);
  await page.locator("#help").click();
  await expect(page.getByRole("dialog")).toContainText("Election timer: when the arc is used up");
});

test("in a run that stands still, a name appears once the part of the page that names things has arrived", async ({
  page,
}) => {
  let go = () => {};
  const held = new Promise((done) => (go = () => done(undefined)));
  let asked = false;
  await page.route(/\/app\/part-.*\.js$/, async (route) => {
    const answer = await route.fetch();
    const names = (await answer.text()).includes("name-tag");
    asked ||= names;
    if (names) await held;
    await route.fulfill({ response: answer });
  });
  await page.goto("./?t=334#first-five-minutes");
  await expect(page.locator("#now")).toHaveText("334.0 ms");
  await expect(page.locator(".hit.node")).toHaveCount(5);
  await expect.poll(() => asked).toBe(true);
  await expect(page.locator(".name-tag")).toHaveCount(0);
  go();
  await expect(page.locator(".name-tag")).toBeVisible();
  await expect(page.locator(".name-tag")).not.toBeEmpty();
});

test("a lesson asks in a frame as well, but not where nobody may answer", async ({ page }) => {
  await page.goto("./embed.html?run=1&speed=1#first-five-minutes");
  await expect(card(page)).toContainText("Question 1 of 5");
  await thing(page, /^n3,/).click();
  await expect(card(page)).toContainText("Right: n3.");
  await page.goto("about:blank");
  await page.goto("./embed.html?run=1&speed=1&editable=0#first-five-minutes");
  await expect(page.locator("#now")).toHaveText("960.0 ms", { timeout: 30_000 });
  await expect(card(page)).toBeHidden();
});
