// @ts-check
// The script editor: completion, marked mistakes, and marks that show the state of each line in the run.
import { violations } from "./axe.mjs";
import { open, scriptBox, stepUntil, tool } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** @import { Page } from "@playwright/test" */

/** Three nodes; every message takes exactly 10 ms; n1 is the first candidate. */
const THREE = "cluster nodes=3 seed=1 latency=10..10\nat 20 timeout n1\n";

/** @param {Page} page */
const names = (page) => page.getByRole("listbox", { name: "What can be written here" });

/** @param {Page} page @param {string | RegExp} name */
const option = (page, name) => names(page).getByRole("option", { name });

/** The gutter of a line: its number, mark and accessible text. @param {Page} page @param {number} line */
const mark = (page, line) =>
  page.getByRole("list", { name: "The lines, and what has become of them" }).locator(`[aria-posinset="${line}"]`);

/** Replaces the text of the script box; the caret is at its end. @param {Page} page @param {string} text */
async function write(page, text) {
  await tool(page, "Script");
  const box = scriptBox(page);
  await box.fill(text);
  await box.focus();
  await page.keyboard.press("Control+End");
  return box;
}

/** The selected option as assistive technology sees it, read within one frame. @param {Page} page */
async function chosen(page) {
  return scriptBox(page).evaluate((area) => {
    const option = document.getElementById(area.getAttribute("aria-activedescendant") ?? "");
    const list = document.getElementById(area.getAttribute("aria-controls") ?? "");
    if (!option || !list || option.parentElement !== list) return "";
    const selected = [...list.children].filter((it) => it.getAttribute("aria-selected") === "true");
    return selected.length === 1 && selected[0] === option ? option.querySelector(".name")?.textContent : "";
  });
}

test("typing offers names, which keyboard and mouse accept", async ({ page }) => {
  await open(page);
  const box = await write(page, THREE);
  await page.keyboard.type("at 310 c");
  await expect(option(page, "crash an action")).toBeVisible();
  await expect(names(page).getByRole("option")).toHaveText([/^crash/, /^cut/, /^clock/, /^client/]);
  await expect.poll(() => chosen(page)).toBe("crash");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => chosen(page)).toBe("cut");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => chosen(page)).toBe("client");
  await page.keyboard.type("r");
  await expect.poll(() => chosen(page)).toBe("crash");
  await page.keyboard.press("Enter");
  await expect(names(page)).toBeHidden();
  await expect(box).toHaveValue(`${THREE}at 310 crash`);
  await expect(box).toBeFocused();
  await expect(box).not.toHaveAttribute("aria-activedescendant");

  await page.keyboard.type(" n");
  await expect(names(page).getByRole("option")).toHaveText([/^n1 a node/, /^n2/, /^n3/]);
  await option(page, /^n2/).click();
  await expect(box).toBeFocused();
  await page.keyboard.type("\nwhen lead");
  await expect(option(page, "leader-elected a fact")).toBeVisible();
  await page.keyboard.press("Tab");
  // A sign inside a word opens the list of what may follow it.
  await page.keyboard.type(" no");
  await page.keyboard.press("Enter");
  await expect(names(page).getByRole("option")).toHaveText([/^n1/, /^n2/, /^n3/, /^leader/, /^follower/, /^candidate/]);
  await page.keyboard.type("f");
  await page.keyboard.press("Enter");
  await page.keyboard.type(" drop-next n1>");
  await expect(names(page).getByRole("option").first()).toHaveText(/^n2/);
  await page.keyboard.press("Enter");
  await expect(box).toHaveValue(`${THREE}at 310 crash n2\nwhen leader-elected node=follower drop-next n1>n2`);
  // A complete word has no list, so Enter starts a new line.
  await expect(names(page)).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(box).toHaveValue(/n1>n2\n$/);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("This is what runs now")).toBeVisible();
});

test("the full list of names opens only on request", async ({ page }) => {
  await open(page);
  const box = await write(page, `${THREE}at 310 crash `);
  await expect(names(page)).toBeHidden();
  await page.keyboard.press("Control+Space");
  await expect(names(page).getByRole("option")).toHaveText([/^n1/, /^n2/, /^n3/, /^leader/, /^follower/, /^candidate/]);
  await page.keyboard.press("Escape");
  await expect(names(page)).toBeHidden();
  await expect(box).toBeFocused();
  // After it was closed, the list opens again only for the next word.
  await page.keyboard.type("l");
  await expect(names(page)).toBeHidden();
  await page.keyboard.type("eader\nat 320 hea");
  await expect(option(page, "heal an action")).toBeVisible();
  // Moving the caret closes the list.
  await page.keyboard.press("Home");
  await expect(names(page)).toBeHidden();
  for (const text of ["# cr", 'title "cr', "at 3", "at 310 propose leader set cr"]) {
    await write(page, THREE);
    await page.keyboard.type(text);
    await page.keyboard.press("Control+Space");
    await expect(names(page), text).toBeHidden();
  }
  // Pasting does not open the list.
  await write(page, "");
  await box.evaluate((area) => {
    const data = new DataTransfer();
    data.setData("text/plain", "at 310 cr");
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    document.execCommand("insertText", false, "at 310 crash n1\n");
  });
  await expect(names(page)).toBeHidden();
});

test("Tab leaves the box unless a list is open, and an accepted name can be undone", async ({ page }) => {
  await open(page);
  const box = await write(page, THREE);
  await page.keyboard.type("at 310 rest");
  await expect(option(page, /^restart/)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(box).toHaveValue(/at 310 restart$/);
  await expect(box).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(box).toHaveValue(/at 310 rest$/);
  await page.keyboard.press("Control+y");
  await expect(box).toHaveValue(/at 310 restart$/);
  await expect(names(page)).toBeHidden();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Run", exact: true })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(box).toBeFocused();
});

/** The expected place of a word, from the font alone. @param {Page} page @param {string} before @param {number} line */
async function expectedPlace(page, before, line) {
  return scriptBox(page).evaluate(
    (area, { before, line }) => {
      const text = /** @type {HTMLTextAreaElement} */ (area);
      const style = getComputedStyle(text);
      const context = document.createElement("canvas").getContext("2d");
      if (!context) throw new Error("no canvas");
      context.font = `${style.fontSize} ${style.fontFamily}`;
      const box = text.getBoundingClientRect();
      return {
        x: box.left + parseFloat(style.paddingLeft) + context.measureText(before).width - text.scrollLeft,
        y: box.top + parseFloat(style.paddingTop) + line * parseFloat(style.lineHeight) - text.scrollTop,
        scrolled: [text.scrollLeft > 0, text.scrollTop > 0],
      };
    },
    { before, line },
  );
}

for (const font of ["12px", "21px"]) {
  test(`the list is below its word at ${font}, also when the text is scrolled`, async ({ page }) => {
    await open(page);
    await page.locator(".editor").evaluate((editor, font) => {
      editor.style.fontSize = font;
      editor.style.lineHeight = "1.5";
    }, font);
    const at = async (/** @type {string} */ before, /** @type {number} */ line, /** @type {boolean[]} */ scrolled) => {
      await expect(names(page)).toBeVisible();
      const place = await expectedPlace(page, before, line);
      const box = await names(page).boundingBox();
      expect(place.scrolled).toEqual(scrolled);
      expect(Math.abs((box?.x ?? 0) - place.x), "pixels to the side").toBeLessThan(2);
      expect(Math.abs((box?.y ?? 0) - place.y), "pixels up or down").toBeLessThan(2);
    };
    await write(page, "");
    await page.keyboard.type("at 310 cr");
    await at("at 310 ", 1, [false, false]);
    const far = `at 310${" ".repeat(40)}`;
    await write(page, `# ${"long ".repeat(60)}\n${"# a comment\n".repeat(60)}${far}`);
    await page.keyboard.type("cr");
    await expect(names(page)).toBeVisible();
    // It follows its word and stays inside the window.
    await expect(names(page)).toBeInViewport({ ratio: 1 });
    await scriptBox(page).evaluate((area) => (area.scrollLeft += area.clientWidth / 2));
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const place = await expectedPlace(page, far, 62);
    const box = await names(page).boundingBox();
    expect(place.scrolled).toEqual([true, true]);
    expect(Math.abs((box?.x ?? 0) - place.x), "pixels to the side").toBeLessThan(2);
    // It is below the line, or above it if there is no room.
    const [top, bottom] = [box?.y ?? 0, (box?.y ?? 0) + (box?.height ?? 0)];
    const line = place.y - 1.5 * parseFloat(font);
    expect(Math.min(Math.abs(top - place.y), Math.abs(bottom - line)), "pixels up or down").toBeLessThan(2);
    // The list is hidden when its line scrolls out of view.
    await scriptBox(page).evaluate((area) => (area.scrollTop = 0));
    await expect(names(page)).toBeHidden();
  });
}

test("a mistake is marked at its place after a pause in typing, and a button moves the caret there", async ({
  page,
}) => {
  await open(page, THREE);
  await tool(page, "Script");
  const before = `${THREE}${"# a line\n".repeat(60)}`;
  const box = await write(page, `${before}at 30 say "🦀é" `);
  await page.keyboard.type("rubbish\nat 40 heal\n");
  const message = page.locator("#script-error");
  // The crab is one character but two UTF-16 units.
  await expect(message).toContainText(/Line 63, column 16: found “rubbish”/);
  for (let n = 0; n < 2; n += 1) await page.keyboard.press("ArrowUp");
  await expect(page.locator(".band.wrong")).toBeInViewport();
  await page.keyboard.press("Control+Home");
  await expect(mark(page, 1)).toBeVisible();
  await expect(mark(page, 63)).toHaveCount(0);
  await page.getByRole("button", { name: "Go there" }).click();
  await expect(box).toBeFocused();
  await expect(mark(page, 63)).toContainText("63error");
  await expect(mark(page, 63)).toBeInViewport({ ratio: 0.9 });
  const caret = () => box.evaluate((area) => /** @type {HTMLTextAreaElement} */ (area).selectionStart);
  expect(await caret()).toBe(`${before}at 30 say "🦀é" `.length);
  await expect(page.getByText("Line 63, column 16", { exact: true })).toBeVisible();
  // The band is behind its line.
  const [band, row] = [await page.locator(".band.wrong").boundingBox(), await mark(page, 63).boundingBox()];
  expect(Math.abs((band?.y ?? 0) - (row?.y ?? 99))).toBeLessThan(1.5);
  // A correction removes the mark.
  await page.keyboard.press("Shift+End");
  await page.keyboard.press("Delete");
  await expect(message).toBeHidden();
  await expect(mark(page, 63)).not.toContainText("error");
  await expect(box).toHaveAttribute("aria-invalid", "false");
});

/** The list of all mistakes, below the text. @param {Page} page */
const listed = (page) => page.locator(".mistakes").getByRole("button");

test("all mistakes are marked and listed, and each entry of the list moves the caret to its place", async ({
  page,
}) => {
  await open(page);
  await tool(page, "Script");
  const far = "# a line\n".repeat(60);
  const box = await write(
    page,
    `title “Hi there”\ncluster nodes=3\nat 5 crash leder\nat 6 restart n7\n${far}at 7 heel\n`,
  );
  await expect(page.locator("#script-error")).toHaveText(
    'Line 1, column 7: U+201C (“) is not the quotation mark ". 3 more mistakes are below.',
  );
  await expect(listed(page)).toHaveText([
    /^Line 1, column 7/,
    /^Line 3, column 12: found “leder”.*did you mean “leader”\?$/,
    /^Line 4, column 14: found “n7”, expected a node of this cluster: n1 to n3/,
    /^Line 65, column 6: found “heel”/,
  ]);
  await expect(box).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.press("Control+Home");
  for (const line of [1, 3, 4]) await expect(mark(page, line)).toHaveText(`${line}error`);
  await expect(mark(page, 2)).toHaveText("2");
  await expect(page.locator(".band.wrong:visible")).toHaveCount(3);
  await expect(page.locator(".point:visible")).toHaveCount(3);
  // Each band is behind its line.
  const bands = await page.locator(".band.wrong").evaluateAll((all) => all.map((it) => it.getBoundingClientRect().y));
  const rows = await Promise.all([1, 3, 4].map(async (line) => (await mark(page, line).boundingBox())?.y ?? 0));
  bands.forEach((y, i) => expect(Math.abs(y - rows[i])).toBeLessThan(1.5));
  // The list works by keyboard and by mouse.
  await listed(page).nth(3).press("Enter");
  await expect(box).toBeFocused();
  await expect(mark(page, 65)).toHaveText("65error");
  await expect(mark(page, 65)).toBeInViewport({ ratio: 0.9 });
  await expect(page.locator("#script-caret")).toHaveText("Line 65, column 6");
  await listed(page).nth(1).click();
  await expect(page.locator("#script-caret")).toHaveText("Line 3, column 12");
  await page.keyboard.type("#");
  await expect(listed(page)).toHaveCount(4);
  // A correction removes one mark and keeps the others.
  await box.fill("cluster nodes=3\nat 5 crash leder\nat 6 restart n7\n");
  await expect(listed(page)).toHaveCount(2);
  await box.fill("cluster nodes=3\nat 5 crash leader\nat 6 restart n7\n");
  await expect(page.locator("#script-error")).toHaveText(/^Line 3, column 14: .*“cluster nodes=7” adds it\.$/);
  await expect(page.locator(".mistakes")).toBeHidden();
  await box.fill("cluster nodes=3\n");
  await expect(page.locator("#script-error")).toBeHidden();
  // At most fifty are listed.
  await box.fill("rubbish\n".repeat(70));
  await expect(listed(page)).toHaveCount(50);
  await expect(page.getByText("And 20 more, which are not listed.")).toBeVisible();
  await expect(page.locator("#script-error")).toContainText("69 more mistakes are below.");
});

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [1100, 620],
]) {
  test(`Run and the mistakes stay visible at ${width}×${height}, and Ctrl+Enter runs`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await tool(page, "Script");
    const run = page.getByRole("button", { name: "Run", exact: true });
    const message = page.locator("#script-error");
    await expect(run).toBeInViewport({ ratio: 1 });
    const box = await write(page, `${THREE}${"# a line\n".repeat(40)}at 5 crash leder\nat 6 crash ledder\n`);
    for (const key of ["Control+Enter", "Meta+Enter"]) {
      await page.keyboard.press("Control+Home");
      await page.keyboard.press(key);
      await expect(message).toBeVisible();
      await expect(box).toBeFocused();
      await expect(page.locator("#script-caret")).toHaveText("Line 43, column 12");
      await expect(box).toHaveValue(/ledder\n$/);
      await expect(message).toBeInViewport({ ratio: 1 });
      await expect(run).toBeInViewport({ ratio: 1 });
      await expect(mark(page, 43)).toBeInViewport({ ratio: 0.9 });
      // The bar covers neither the line nor its message.
      const [row, bar] = [await mark(page, 43).boundingBox(), await page.locator(".script-bar").boundingBox()];
      expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + 1);
    }
    await listed(page).nth(1).scrollIntoViewIfNeeded();
    await expect(run).toBeInViewport({ ratio: 1 });
    await expect(message).toBeInViewport({ ratio: 1 });
    await box.fill(`title "By key"\n${THREE}`);
    await box.press("Control+Enter");
    await expect(page.getByRole("banner")).toContainText("By key");
    await expect(page.getByText("This is what runs now")).toBeVisible();
    await expect(box).toHaveValue(`title "By key"\n${THREE}`);
  });
}

test("marks show whether each line has happened, failed, or is still to come", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1300 });
  await open(
    page,
    `title "marks"\n${THREE}at 10 restart n2\nwhen vote-granted count=2 expect leader n3\n` +
      'at 70 expect leader n1\n# a comment\nat 75 say "next"\nat 400 heal\nuntil 500\nexpect no-violation\n',
  );
  const marks = /** @type {[number, string][]} */ ([
    [1, ""],
    [2, ""],
    [3, "not yet"],
    [4, "not yet, happens next"],
    [5, "waits: 0 of 2 seen"],
    [6, "not yet"],
    [7, ""],
    [11, "not yet"],
  ]);
  const told = async () => {
    for (const [line, words] of marks) await expect(mark(page, line)).toHaveText(`${line}${words}`);
  };
  await told();
  const until = (/** @type {number} */ line, /** @type {RegExp} */ words) =>
    stepUntil(mark(page, line).filter({ hasText: words }));
  await until(4, /skipped/);
  marks[3] = [4, "skipped at 10 ms, restart n2: n2 is not crashed, happened last"];
  marks[2] = [3, "not yet, happens next"];
  await told();
  await until(3, /done/);
  await until(5, /1 of 2/);
  await until(5, /failed/);
  await until(6, /held/);
  marks[2] = [3, "done"];
  marks[3] = [4, "skipped at 10 ms, restart n2: n2 is not crashed"];
  marks[4] = [5, "failed"];
  marks[5] = [6, "held, happened last"];
  await told();
  await expect(mark(page, 8)).toHaveText("8not yet, happens next");
  // The marks differ in shape as well as in colour.
  const drawn = page.locator(".gutter .line path");
  const shapes = await drawn.evaluateAll((paths) => paths.map((it) => it.getAttribute("d")));
  expect(new Set(shapes).size).toBe(5);
  await expect(page.getByRole("listitem").filter({ hasText: "failed leader n3" })).toBeVisible();
  // The reason is shown for the line of the caret, so it can be read without a mouse.
  await mark(page, 4).click();
  await expect(scriptBox(page)).toBeFocused();
  await expect(page.locator("#script-caret")).toHaveText(/^Line 4, column 1: skipped at 10 ms, restart n2: n2 is not/);
  // An edited text has no marks; undoing the edit brings them back.
  await page.keyboard.type("#");
  await expect(mark(page, 4)).toHaveText("4");
  await expect(mark(page, 6)).toHaveText("6");
  await page.getByRole("button", { name: "Undo edits" }).click();
  await told();
  // Expectations about the end are checked after it has passed.
  await until(11, /held/);
});

test("the last line that happened stays visible unless the text has the focus", async ({ page }) => {
  const lines = Array.from({ length: 60 }, (_, i) => `at ${i} say "line ${i + 2}"\n`).join("");
  await open(page, `cluster nodes=3\n${lines}`);
  await expect(mark(page, 2)).toBeVisible();
  await stepUntil(mark(page, 50).filter({ hasText: "happened last" }));
  await expect(mark(page, 51)).toHaveText("51not yet, happens next");
  await expect(mark(page, 51)).toBeInViewport();
  for (const [band, line] of /** @type {const} */ ([
    ["happened", 50],
    ["coming", 51],
  ])) {
    const [behind, beside] = [await page.locator(`.band.${band}`).boundingBox(), await mark(page, line).boundingBox()];
    expect(Math.abs((behind?.y ?? 0) - (beside?.y ?? 99)), band).toBeLessThan(1.5);
  }
  await scriptBox(page).focus();
  await page.keyboard.press("Control+Home");
  await page.locator("#step").evaluate((step) => /** @type {HTMLElement} */ (step).click());
  await expect(page.getByText("line 51", { exact: true }).or(mark(page, 2))).not.toHaveCount(0);
  await expect(mark(page, 2)).toBeVisible();
});

test("typing in a script of two thousand lines changes few elements", async ({ page }) => {
  const lines = Array.from({ length: 1990 }, (_, i) => `at ${i} say "line ${i + 2}"\n`).join("");
  await open(page, `cluster nodes=3\n${lines}`);
  const box = scriptBox(page);
  const elements = await page.locator(".editor *").count();
  expect(elements, "elements for 1,992 lines").toBeLessThan(400);
  await box.evaluate((area) => {
    const text = /** @type {HTMLTextAreaElement} */ (area);
    text.focus();
    const at = text.value.indexOf("at 1000 ");
    text.setSelectionRange(at, at);
  });
  await page.keyboard.press("Enter"); // the marks go: the text is edited
  await page.keyboard.press("ArrowUp");
  await page.evaluate(() => {
    const counted = /** @type {Window & {changed?: number}} */ (window);
    counted.changed = 0;
    new MutationObserver((list) => (counted.changed = (counted.changed ?? 0) + list.length)).observe(
      document.querySelector(".script") ?? document.body,
      { childList: true, subtree: true, characterData: true, attributes: true },
    );
  });
  const text = "at 1000 crash n1 # of 2000 lines";
  await page.keyboard.type(text);
  await expect(box).toHaveValue(new RegExp(`\n${text}\n`));
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const changed = await page.evaluate(() => /** @type {Window & {changed?: number}} */ (window).changed ?? Infinity);
  expect(changed / text.length, "changes of the page per key").toBeLessThan(40);
  expect(changed, "changes were counted").toBeGreaterThan(text.length / 2);
  await expect(names(page)).toBeHidden();
  await page.keyboard.press("Control+End");
  await expect(mark(page, 1993)).toBeVisible();
  await page.keyboard.type("banana");
  await expect(page.locator("#script-error")).toContainText("Line 1993, column 1");
  await page.keyboard.press("Control+Home");
  await page.getByRole("button", { name: "Go there" }).click();
  await expect(mark(page, 1993)).toContainText("1993error");
  expect(await page.locator(".editor *").count()).toBeLessThan(400);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe reports nothing with an open list, an error and marks: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const check = async () => {
      expect(await violations(page), "violations that axe reports").toEqual([]);
    };
    await open(page, `${THREE}at 10 restart n2\nat 30 expect leader\nwhen leader-elected heal\nat 900 heal\n`);
    await stepUntil(mark(page, 4).filter({ hasText: "failed" }));
    await check();
    await write(page, `${THREE}at 310 `);
    await page.keyboard.type("cr");
    await expect(names(page)).toBeVisible();
    await check();
    await page.keyboard.type("ush\nrubbish\n");
    await expect(page.locator("#script-error")).toBeVisible();
    await expect(listed(page)).toHaveCount(2);
    await check();
  });
}

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test("a tap accepts a name", async ({ page }) => {
    await page.goto(".");
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "More" }).tap();
    await page.getByRole("tab", { name: "Script" }).tap();
    const box = await write(page, THREE);
    await page.keyboard.type("at 310 res");
    const restart = option(page, /^restart/);
    const size = await restart.boundingBox();
    expect(size?.height).toBeGreaterThanOrEqual(40);
    await restart.tap();
    await expect(box).toHaveValue(`${THREE}at 310 restart`);
    await expect(box).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

  test("Run and the first mistake stay in sight above the text, clear of the keyboard", async ({ page }) => {
    await page.goto(".");
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "More" }).tap();
    await page.getByRole("tab", { name: "Script" }).tap();
    const box = await write(page, `${THREE}${"# a line\n".repeat(40)}at 5 crash leder\n`);
    const run = page.getByRole("button", { name: "Run", exact: true });
    await run.tap();
    await expect(box).toBeFocused();
    const message = page.locator("#script-error");
    await expect(message).toContainText("found “leder”");
    const [row, bar] = [await mark(page, 43).boundingBox(), await page.locator(".script-bar").boundingBox()];
    const barEnd = (bar?.y ?? 0) + (bar?.height ?? 0);
    expect(barEnd, "a keyboard covers the lower half").toBeLessThan(422);
    expect(row?.y).toBeGreaterThanOrEqual(barEnd - 1);
    await page.locator(".rooms").evaluate((it) => (it.scrollTop += 160));
    await expect(run).toBeInViewport({ ratio: 1 });
    await expect(message).toBeInViewport({ ratio: 1 });
    await box.fill(`title "By touch"\n${THREE}`);
    await run.tap();
    await expect(page.getByText("This is what runs now")).toBeVisible();
  });
});
