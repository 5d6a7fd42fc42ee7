// @ts-check
// The pages of the lessons for paper: complete, with the answers of the run, each on one page of A4 and of Letter.
import { readFileSync } from "node:fs";
import { violations } from "./axe.mjs";
import { stage } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** @type {{name: string, misconception: {text: string, source: string}}[]} */
const COURSE = JSON.parse(readFileSync(new URL("../../www/scenarios/lessons.json", import.meta.url), "utf8"));

/** @param {Page} page */
const sheets = (page) => page.locator(".sheet-preview .handout");
/** @param {Page} page @param {number} count */
const made = (page, count) => expect(sheets(page)).toHaveCount(count, { timeout: 120_000 });

/** How many pages a PDF has. @param {Buffer} pdf */
const pagesOf = (pdf) => [...pdf.toString("latin1").matchAll(/\/Type\s*\/Page\b/g)].length;

/** What is cut off on the pages, or drawn too small to be read. @param {Page} page */
const cutOff = (page) =>
  sheets(page).evaluateAll((all) =>
    all.flatMap((sheet) => {
      const title = `${sheet.querySelector("h3")?.textContent} ${sheet.className}`;
      const boxes = [sheet, ...sheet.querySelectorAll(".sheet-ask, .sheet-row, figure, .sheet-tasks")];
      const cut = boxes.filter((it) => it.scrollHeight > it.clientHeight + 1 || it.scrollWidth > it.clientWidth + 1);
      const pictures = [...sheet.querySelectorAll("figure > svg")];
      const small = pictures.filter((it) => it.getBoundingClientRect().height < 80);
      return [...cut, ...small].map((it) => `${title}: ${it.getAttribute("class") ?? it.localName}`);
    }),
  );

for (const [language, format] of /** @type {const} */ ([
  ["en", "A4"],
  ["zh-CN", "Letter"],
]))
  test(`each lesson has a page to hand out and one with the answers: ${language}, ${format}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.goto(`./?sheet=all&lang=${language}`);
    await made(page, 2 * COURSE.length);
    await expect(page.locator("#sheet-print")).toBeEnabled();
    expect(await cutOff(page)).toEqual([]);
    const asked = await sheets(page).evaluateAll((all) =>
      all.map((it) => [Number(it.getAttribute("data-asks")), it.querySelectorAll(".sheet-ask").length]),
    );
    for (const [said, shown] of asked) expect([said, shown]).toEqual([Math.max(1, said ?? 0), said]);
    expect(pagesOf(await page.pdf({ format }))).toBe(2 * COURSE.length);
  });

test("a lesson is printed with the answers of its run, and without them", async ({ page }) => {
  await page.goto("./?lang=en");
  await page.locator("#lessons, #start-lessons").first().click();
  await page.getByRole("button", { name: "Print “Figure 8: three of five”" }).click();
  await made(page, 2);
  await expect(page.locator("#sheet-of")).toHaveValue("figure-8");
  const [questions, answers] = [sheets(page).nth(0), sheets(page).nth(1)];
  const { text, source } = COURSE.find((it) => it.name === "lesson-figure-8")?.misconception ?? {
    text: "",
    source: "",
  };
  await expect(questions).toContainText("Will n1 commit x=2 while it leads?");
  for (const word of [text, "The run shows", "never commits log entries", "commit-own-term"])
    await expect(questions).not.toContainText(word);
  await expect(questions.locator(".sheet-boxes").nth(0)).toHaveText("YesNo");
  await expect(questions.locator(".sheet-boxes").nth(1)).toHaveText("n1n2n3n4n5None");
  await expect(answers).toContainText(`“${text}” (${source})`);
  const shown = answers.locator(".sheet-answer");
  await expect(shown).toHaveText([/^The run shows: No\. Raft never commits/, /^The run shows: n5\. If the logs/]);
  await expect(answers).toContainText("At (c), send n1 the command set x 4.");
  await expect(answers).toContainText("Broken: leader-completeness, committed-on-quorum, state-machine-safety");
  const pictures = answers.getByRole("img");
  await expect(pictures).toHaveCount(4);
  await expect(pictures.nth(3)).toHaveAttribute("aria-label", /at 400\.0 ms.*n5.*leader/);
  expect(await violations(page, { within: ".sheet-dialog" })).toEqual([]);
  await page.locator("#sheet-pages").selectOption("answers");
  await made(page, 1);
  await expect(sheets(page)).toContainText("With answers");
  await page.locator("#sheet-pages").selectOption("questions");
  await made(page, 1);
  await expect(sheets(page)).toContainText("Name");
});

test("only the pages are printed; when the dialog is closed, the run is printed as ever", async ({ page }) => {
  await page.goto("./?sheet=split-vote&lang=en");
  await made(page, 2);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".sheet-paper .handout")).toHaveCount(2);
  await expect(page.locator(".sheet-paper .handout").first()).toBeVisible();
  await expect(page.locator(".app")).toBeHidden();
  await expect(page.locator(".sheet-dialog")).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await page.keyboard.press("Escape");
  await expect(page.locator(".sheet-paper")).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(stage(page)).toBeVisible();
  expect(pagesOf(await page.pdf({ format: "A4", preferCSSPageSize: true }))).toBe(1);
});

test("the button prints, and the paper is as the preview", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      /** @type {any} */ (window).printed = document.querySelector(".sheet-paper")?.textContent;
    };
  });
  await page.goto("./?sheet=two-leaders&lang=en");
  await made(page, 2);
  await page.locator("#sheet-print").click();
  const printed = await page.evaluate(() => /** @type {any} */ (window).printed);
  expect(printed).toBe(await page.locator(".sheet-preview").textContent());
  expect(printed).toContain("Two leaders at once?");
});

test("a lesson of one's own is printed as it runs, with the answers that its script gives by now", async ({ page }) => {
  /** @param {string} first the server that stands */
  const own = (first) => `title "Mine"
cluster nodes=3 election=9000..9999 heartbeat=1000 latency=10..10 noop=off
lesson mine
at 0 timeout ${first}
ask who "Who leads?" at 5 node = leader it by 40
hint who 2 "A majority elects (§5.2)."
at 50 propose leader set x 1
ask which "Which entry is x=1?" at 51 entry = log ${first} it 1 by 52
ask term "Which term?" at 60 number = term n1 by 95
until 120
`;
  for (const first of ["n2", "n3"]) {
    await page.goto("about:blank");
    await page.goto(`./?lang=en#1.t.${encodeURIComponent(own(first))}`);
    await expect(stage(page)).toBeVisible();
    await page.locator("#lessons").click();
    await page.locator("#sheets").click();
    await made(page, 2);
    await expect(page.locator("#sheet-of")).toHaveValue("here");
    await expect(page.locator("#sheet-of option:checked")).toHaveText("The lesson that runs: Mine");
    const shown = sheets(page).nth(1).locator(".sheet-answer");
    await expect(shown).toHaveText([
      `The run shows: ${first}. A majority elects (§5.2).`,
      "The run shows: 1.",
      "The run shows: 1.",
    ]);
    await expect(sheets(page).nth(0).locator(".sheet-number-field")).toHaveText(["Index", "A number"]);
    // What was printed has not answered for the learner.
    await page.keyboard.press("Escape");
    await expect(page.locator('.card[data-card="asks"], .card[data-card="plays"]')).toBeVisible();
  }
});

test("an address that names no lesson shows the first one", async ({ page }) => {
  await page.goto("./?sheet=no-such-lesson&lang=en");
  await made(page, 2);
  await expect(page.locator("#sheet-of")).toHaveValue("first-five-minutes");
});
