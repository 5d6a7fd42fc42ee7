// @ts-check
// Lessons: three taken whole, by mouse, by keyboard and by touch; the map, the progress, links, and what a host hears.
import { violations } from "./axe.mjs";
import { scriptBox, stage, thing, tool } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";
import { lecture, told } from "./lecture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

test.use({ tools: false });

/** Every kind of question, a goal with hints, and a rule to switch off. Its runs need no dice. */
const KINDS = `title "All kinds"
cluster nodes=3 election=9000..9999 heartbeat=1000 latency=10..10 noop=off
lesson all-kinds
at 0 timeout n1
at 0 say "n1 stands."
ask voters "Who votes for n1? Choose all." at 5 nodes = fact vote-granted node=it by 15
hint voters 1 "n1 asks both."
hint voters 2 "Each server gives its vote once in each term (§5.2)."
at 30 propose n1 set x 1
at 31 propose n1 set y 2
ask which "Which entry will be x=1? Click it." at 32 entry = log n1 it 1 by 33
ask both "Which entries will be committed?" at 40 entries = commit n1 >= it by 80
ask count "What will the term of n1 be?" at 90 number = term n1 by 95
hint count 2 "Terms only grow (§5.1)."
goal gone "Crash the leader." fact crash count=1
hint gone 1 "Who wears the crown?"
hint gone 2 "A server that is crashed hears nothing (§5.1)."
hint gone 3 "Click n1 and choose Crash."
par 1
allow crash
break majority "One server is enough now."
until 120
`;
const LINK = `#1.t.${encodeURIComponent(KINDS)}`;

/** @param {Page} page */
const card = (page) => page.getByRole("region", { name: "What this is about" });
/** @param {Page} page @param {string | RegExp} name */
const choose = (page, name) => card(page).getByRole("button", { name, exact: typeof name === "string" });
/** @param {Page} page @param {string} name */
const shows = (page, name) => expect(page.locator(".card[data-card]")).toHaveAttribute("data-card", name);

/** Real time is not waited for: the run goes as fast as it can. @param {Page} page */
async function hurry(page) {
  await page.locator("#speed").evaluate((/** @type {HTMLInputElement} */ slider) => {
    slider.value = slider.max;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** @param {Page} page @param {string} address */
async function open(page, address) {
  await page.goto(address);
  await expect(stage(page)).toBeVisible();
  await hurry(page);
}

/** To the goals, with a wrong answer on the way. @param {Page} page */
async function answerAll(page) {
  await expect(card(page)).toContainText("Who votes for n1?");
  await expect(choose(page, "Lock in")).toBeDisabled();
  await thing(page, /^n2,/).click();
  await expect(choose(page, "n2"), "a click on the stage chooses").toHaveAttribute("aria-pressed", "true");
  await choose(page, "Lock in").click();
  await expect(card(page)).toContainText(/You said n2\. The run shows: n1, n2 and n3\./);
  await expect(card(page), "what was left out is told").toContainText("n1: candidate, term 1");
  await expect(card(page)).toContainText("Each server gives its vote once in each term");
  await choose(page, "Go on").click();
  await expect(card(page)).toContainText("Which entry will be x=1?");
  await page.locator('.log-table td[data-entry="1 1"] button').first().click();
  await expect(card(page)).toContainText("Right: 1");
  await choose(page, "Go on").click();
  await choose(page, "1").click();
  await choose(page, "2").click();
  await choose(page, "Lock in").click();
  await expect(card(page)).toContainText("Right: 1 and 2.");
  await choose(page, "Go on").click();
  const field = card(page).getByRole("textbox", { name: "A number" });
  await field.fill("many");
  await field.press("Enter");
  await expect(field, "what is no number is not locked in").toHaveAttribute("aria-invalid", "true");
  await field.fill("1");
  await field.press("Enter");
  await expect(card(page)).toContainText("Right: 1.");
  await choose(page, "Go on").click();
  await shows(page, "you");
}

test("a lesson of every kind of question, by mouse: asked, marked, brought about, broken, and over", async ({
  page,
}) => {
  await open(page, LINK);
  await expect(card(page)).toContainText("A lesson that came with this link");
  await answerAll(page);
  await expect(card(page)).toContainText("Your deeds: 0, the author’s: 1");
  await choose(page, "Hint: where to look").click();
  await expect(card(page)).toContainText("Who wears the crown?");
  await thing(page, /^n1,/).click();
  const menu = stage(page).getByRole("menu");
  await expect(menu.getByRole("menuitem"), "the menu has what the lesson offers, and nothing else").toHaveText(/Crash/);
  await menu.getByRole("menuitem", { name: /^Crash/ }).click();
  await expect(card(page)).toContainText("All goals reached, as short as can be. Deeds: 1.");
  await choose(page, "Go on").click();
  await shows(page, "break");
  await choose(page, "Without majority").click();
  await expect(card(page)).toContainText("Not Raft: without majority");
  await expect(page.getByRole("banner"), "the badge stays").toContainText("Not Raft");
  await choose(page, "Back, with the rule").click();
  await expect(card(page)).toContainText("With the rule, the same schedule breaks nothing.");
  await choose(page, "Go on").click();
  await expect(card(page)).toContainText("Right answers: 3 of 4. Goals reached: 1 of 1. As short as can be.");
});

test("without a rule the same schedule breaks a property, and the lesson comes back as it was left", async ({
  page,
}) => {
  const script = `cluster nodes=3 election=9000..9999 heartbeat=1000 latency=10..10 noop=off
lesson two-votes
at 0 timeout n1
at 1 timeout n2
ask both "Will n2 lead?" at 5 yes = role n2 leader by 30
break vote-once "n3 votes twice in term 1."
until 40
`;
  await open(page, `#1.t.${encodeURIComponent(script)}`);
  await choose(page, "No").click();
  await expect(card(page)).toContainText("Right: No.");
  await choose(page, "Go on").click();
  await choose(page, "Without vote-once").click();
  await expect(card(page)).toContainText("n3 votes twice in term 1.");
  await expect(card(page).locator('[data-verdict="wrong"]')).toContainText("at most one candidate in a term");
  await expect(page.getByRole("banner")).toContainText("Not Raft: vote-once off");
  await expect(page.locator("#play"), "the card has the way on").toBeHidden();
  await choose(page, "Watch again").click();
  await expect(card(page).locator('[data-verdict="wrong"]')).toContainText("at most one candidate in a term");
  await expect(card(page)).toContainText("Not Raft: without vote-once");
  await choose(page, "Go on").click();
  await choose(page, "Back, with the rule").click();
  await expect(page.getByRole("banner")).not.toContainText("Not Raft");
  await expect(page.locator("#now")).toHaveText("40.0 ms");
  await choose(page, "Go on").click();
  await expect(card(page)).toContainText("Right answers: 1 of 1.");
});

test("the third hint costs the mark “as short as can be”", async ({ page }) => {
  await open(page, LINK);
  await answerAll(page);
  await choose(page, "Hint: where to look").click();
  await choose(page, "Hint: the rule").click();
  await choose(page, /^Hint: what to do/).click();
  await expect(card(page)).toContainText("Click n1 and choose Crash.");
  await thing(page, /^n1,/).click();
  await stage(page)
    .getByRole("menuitem", { name: /^Crash/ })
    .click();
  await expect(card(page)).toContainText("All goals reached. Deeds: 1, the author’s: 1.");
});

test("while a lesson asks nothing is done by hand, and the way back leads to the question", async ({ page }) => {
  await open(page, "./#lesson-majority-of-all");
  await shows(page, "asks");
  await page.locator("#stage").focus();
  await thing(page, /^n4,/).focus();
  await page.keyboard.press("c");
  await expect(thing(page, /^n4, follower/)).toBeVisible();
  await thing(page, /^n4,/).click();
  await expect(stage(page).getByRole("menu")).toBeHidden();
  await expect(page.locator("#play"), "the card has the way on").toBeHidden();
  await choose(page, "Yes").click();
  await expect(card(page)).toContainText("You said Yes. The run shows: No.");
  await expect(card(page), "what the script has said since").toContainText("n4 has two of five votes.");
  await choose(page, "Back to the question").click();
  await shows(page, "asks");
  await expect(page.locator("#now")).toHaveText("59.0 ms");
  await choose(page, "No").click();
  await expect(card(page)).toContainText("Right: No.");
});

test("a lesson by keyboard alone", async ({ page }) => {
  await open(page, "./#lesson-split-vote");
  for (let asked = 0; asked < 8; asked += 1) {
    await expect(
      page.locator('.card[data-card="asks"], .card[data-card="you"], .card[data-card="break"]'),
    ).toBeVisible();
    if ((await page.locator(".card[data-card]").getAttribute("data-card")) !== "asks") break;
    await page.locator("#answer-unsure").focus();
    await page.keyboard.press("Enter");
    await expect(card(page)).toContainText("The run shows:");
    await expect(page.locator("#card-on"), "the focus stays in the card").toBeFocused();
    await page.keyboard.press("Enter");
  }
  await page.locator("#card-skip, #card-on").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.locator('.card[data-card="break"], .card[data-card="end"]')).toBeVisible();
});

test("without random timeouts no property breaks, and nobody leads", async ({ page }) => {
  await open(page, "./#lesson-split-vote");
  for (let asked = 1; asked <= 2; asked += 1) {
    await expect(card(page)).toContainText(`Question ${asked} of 2`);
    await choose(page, "Not sure").click();
    await choose(page, "Go on").click();
  }
  await expect(thing(page, /^n1, leader, term 2/), "with random timeouts").toBeVisible();
  await choose(page, "Skip").click();
  await choose(page, "Without random-timeouts").click();
  await expect(card(page)).toContainText("No property is broken.");
  await expect(page.locator("#now")).toHaveText("205.0 ms");
  for (const name of ["n1", "n2"]) await expect(thing(page, new RegExp(`^${name}, candidate, term 2`))).toBeVisible();
  await choose(page, "Back, with the rule").click();
  await expect(thing(page, /^n1, leader, term 2/)).toBeVisible();
});

test("where a link is cut, the menu of each server has a way to heal them all", async ({ page }) => {
  await open(page, "./?ask=harm&answers=1#lesson-deposed-leader");
  await choose(page, "Go on").click();
  await shows(page, "you");
  await thing(page, /^n1,/).click();
  const heal = stage(page).getByRole("menuitem", { name: /^Heal all links/ });
  await expect(heal, "all links are whole").toHaveCount(0);
  await page.keyboard.press("Escape");
  await choose(page, "Question 1, 100.0 ms").click();
  await expect(page.locator("#now")).toHaveText("100.0 ms");
  await thing(page, /^n5,/).click();
  await heal.click();
  await expect(card(page)).toContainText("Your deeds: 1, the author’s: 3");
  await thing(page, /^n5,/).click();
  await expect(heal).toHaveCount(0);
});

test("each verdict is read before the next question, even one that is asked at that moment or before", async ({
  page,
}) => {
  const script = `cluster nodes=3 election=9000..9999 heartbeat=1000 latency=10..10 noop=off
lesson three-questions
at 0 timeout n1
ask long "Will n1 lead at 60?" at 5 yes = role n1 leader by 60
ask short "Which term will n1 be in at 40?" at 30 number = term n1 by 40
ask last "Will n2 lead at 80?" at 60 yes = role n2 leader by 80
until 90
`;
  await open(page, `#1.t.${encodeURIComponent(script)}`);
  await choose(page, "Yes").click();
  await expect(card(page)).toContainText("Which term will n1 be in at 40?");
  await choose(page, "Not sure").click();
  await expect(card(page)).toContainText("Question 2 of 3");
  await expect(card(page)).toContainText("The run shows: 1.");
  await choose(page, "Go on").click();
  await expect(card(page)).toContainText("Question 1 of 3");
  await expect(card(page)).toContainText("Right: Yes.");
  await expect(page.locator("#now")).toHaveText("60.0 ms");
  await choose(page, "Go on").click();
  await expect(card(page)).toContainText("Will n2 lead at 80?");
  await page.locator("#card-before").click();
  await expect(card(page)).toContainText("Which term will n1 be in at 40?");
  await choose(page, "Not sure").click();
  await choose(page, "Go on").click();
  await expect(card(page)).toContainText("Right: Yes.");
  await choose(page, "Go on").click();
  await choose(page, "No").click();
  await expect(card(page)).toContainText("Right: No.");
  await choose(page, "Go on").click();
  await expect(card(page)).toContainText("Right answers: 2 of 3.");
});

test("the same questions with other dice", async ({ page }) => {
  await open(page, "./?t=95&run=0#lesson-majority-of-all");
  const seed = await page.locator(".seed").textContent();
  await open(page, "./?ask=term&answers=1#lesson-majority-of-all");
  await choose(page, "Go on").click();
  await shows(page, "you");
  await choose(page, "Skip").click();
  if (await page.locator('.card[data-card="break"]').isVisible()) await choose(page, "Skip").click();
  await choose(page, "Other dice").click();
  await expect(page.locator(".seed")).not.toHaveText(seed ?? "");
  await expect(card(page)).toContainText("Will n4 lead?");
  await expect(card(page)).not.toContainText("came with this link");
});

test("a link opens a lesson at its n-th question, without its answer or with it", async ({ page }) => {
  await page.goto("./?lesson=majority-of-all&ask=2");
  await expect(card(page)).toContainText("Question 2 of 2");
  await shows(page, "asks");
  await page.goto("about:blank");
  await page.goto("./?ask=elect&answers=1#lesson-majority-of-all");
  await expect(card(page)).toContainText("The run shows: No.");
  await page.goto("about:blank");
  await page.goto("./?ask=7#lesson-majority-of-all");
  await expect(page.getByRole("region", { name: "Notices" })).toContainText("has no question “7”");
});

test("the map shows how far each lesson was taken, and the misconception once it is done", async ({ page }) => {
  await open(page, "./#first-five-minutes");
  await expect(card(page)).toContainText("Question 1 of 5");
  await page.locator("#lessons").click();
  const map = page.getByRole("dialog", { name: "Lessons" });
  await expect(map).toContainText(/Done: 0 of \d+/);
  await expect(map.getByRole("button", { name: /Begun/ }), "nothing is kept before the first tick").toHaveCount(0);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":lessons:")))).toEqual([]);
  await page.keyboard.press("Escape");
  await thing(page, /^n3,/).click();
  await expect(card(page)).toContainText("Right: n3.");
  await page.locator("#lessons").click();
  await expect(map.getByRole("button", { name: /Begun 1\. The first five minutes/ })).toBeVisible();
  await map.getByLabel("Lab of MIT 6.5840").selectOption("3A");
  await expect(map.getByRole("button", { name: /The first five minutes/ })).toHaveCount(0);
  await expect(map.getByRole("button", { name: /Lab 3A/ }).first()).toBeVisible();
  await map.getByLabel("Lab of MIT 6.5840").selectOption("");
  await expect(map).not.toContainText("What many get wrong");

  await map.getByText("Carry your progress").click();
  await expect(map.getByLabel("Your progress as a text")).toHaveValue(
    /^raft-playground lessons 1\nfirst-five-minutes 1\/5 0\/1\n$/,
  );
  const into = map.getByLabel("Take in such a text");
  await into.fill("first-five-minutes 5/5");
  await map.getByRole("button", { name: "Take it in" }).click();
  await expect(map).toContainText("its first line must be “raft-playground lessons 1”");
  await into.fill("raft-playground lessons 1\nfirst-five-minutes 9/5 0/1");
  await map.getByRole("button", { name: "Take it in" }).click();
  await expect(map).toContainText("Line 2 is not understood");
  await into.fill("raft-playground lessons 1\nfirst-five-minutes 0/5 1/1 deeds=3 done\nof-tomorrow 1/2 0/0\n");
  await map.getByRole("button", { name: "Take it in" }).click();
  await expect(map).toContainText("Taken in: 2 lessons.");
  const text = map.getByLabel("Your progress as a text");
  await expect(text, "the better of both counts").toHaveValue(/first-five-minutes 1\/5 1\/1 deeds=3 done/);
  await expect(text, "a lesson that this page does not have is kept").toHaveValue(/of-tomorrow 1\/2 0\/0/);
  await expect(map.getByRole("button", { name: /Done 1\. The first five minutes/ })).toBeVisible();
  await expect(map).toContainText("What many get wrong");
  await map.getByRole("button", { name: "Forget my progress" }).click();
  await expect(map.getByRole("button", { name: /Not begun 1\./ })).toBeVisible();
});

test("where nothing can be stored, the page says so and the lesson goes on", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await open(page, "./#first-five-minutes");
  await expect(card(page)).toContainText("Question 1 of 5");
  await thing(page, /^n3,/).click();
  await expect(card(page)).toContainText("Right: n3.");
  await expect(page.getByRole("region", { name: "Notices" })).toContainText("This browser stores nothing");
  await choose(page, "Go on").click();
  await expect(card(page)).toContainText("Question 2 of 5");
});

test("the script box begins a lesson of one's own, which runs", async ({ page }) => {
  await open(page, "./#happy-path");
  await page.locator("#tools").click();
  await tool(page, "Script");
  await page.getByRole("button", { name: "New lesson" }).click();
  await expect(scriptBox(page)).toHaveValue(/^title "My lesson"/);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.locator("#play").click();
  await expect(card(page)).toContainText("Which server will lead first?");
  await expect(card(page)).toContainText("A lesson that came with this link");
});

for (const colorScheme of /** @type {const} */ (["light", "dark"]))
  test(`axe reports nothing in the cards and in the map: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const check = async () => expect(await violations(page)).toEqual([]);
    await open(page, LINK);
    await shows(page, "asks");
    await check();
    await answerAll(page);
    await choose(page, "Hint: where to look").click();
    await check();
    await choose(page, "Skip").click();
    await check();
    await choose(page, "Without majority").click();
    await expect(choose(page, "Back, with the rule")).toHaveClass(/primary/);
    await check();
    await page.locator("#lessons").click();
    await expect(
      page
        .getByRole("dialog", { name: "Lessons" })
        .getByRole("button", { name: /Not begun/ })
        .first(),
    ).toBeVisible();
    await check();
  });

test("a host hears each answer, each goal, and the score", async ({ page }) => {
  await lecture(page, `<raft-playground><pre>\n${KINDS}</pre></raft-playground>`);
  await expect.poll(() => told(page, "ready")).toHaveLength(1);
  const inside = page.frameLocator("iframe").first();
  const press = (/** @type {string | RegExp} */ name) =>
    inside.getByRole("region", { name: "What this is about" }).getByRole("button", { name, exact: true }).click();
  const element = page.locator("raft-playground");
  await element.evaluate((it) => /** @type {any} */ (it).show({ speed: 1 }));
  await element.evaluate((it) => /** @type {any} */ (it).play());
  await press("n1");
  await press("Lock in");
  await press("Go on");
  await press("Not sure");
  await press("Go on");
  await press("Not sure");
  await press("Go on");
  expect(await told(page, "complete"), "not before the last question is marked").toEqual([]);
  await press("None");
  const of = { lesson: "all-kinds" };
  await expect
    .poll(() => told(page, "answered"))
    .toEqual([
      { ...of, ask: "voters", value: "n1", right: false },
      { ...of, ask: "which", value: "unsure", right: false },
      { ...of, ask: "both", value: "unsure", right: false },
      { ...of, ask: "count", value: "none", right: false },
    ]);
  await expect
    .poll(async () => (await told(page, "complete")).at(-1))
    .toMatchObject({ ...of, score: 0, asks: 4, goals: 1 });
  await press("Go on");
  await inside.getByRole("button", { name: /^n1,/ }).click();
  await inside.getByRole("menuitem", { name: /^Crash/ }).click();
  await expect.poll(() => told(page, "goal")).toEqual([{ ...of, goal: "gone" }]);
  await expect
    .poll(async () => (await told(page, "complete")).at(-1))
    .toMatchObject({ ...of, passed: false, score: 0.2, reached: 1, deeds: 1, short: true });
});

test.describe("by touch", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a lesson on a phone: answers, goals and the map are within reach", async ({ page }) => {
    await open(page, "./#lesson-majority-of-all");
    await shows(page, "asks");
    await choose(page, "No").tap();
    await expect(card(page)).toContainText("Right: No.");
    await choose(page, "Go on").tap();
    await choose(page, "Not sure").tap();
    await choose(page, "Go on").tap();
    await shows(page, "you");
    await thing(page, /^n4,/).tap();
    await expect(stage(page).getByRole("menu")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.locator("#lessons").tap();
    const map = page.getByRole("dialog", { name: "Lessons" });
    await expect(map.getByRole("button", { name: /Begun/ })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});
