// @ts-check
// Accessibility of everything that opens over the page: each dialog, each menu, each popover and each banner.
import { violations } from "./axe.mjs";
import { menuOf, open, stepUntil, thing } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const FIVE =
  "cluster nodes=5 seed=1 latency=10..10\nat 20 timeout n1\nat 60 propose n1 set x 1\nat 95 set loss=10%\n" +
  "at 150 bookmark later\nuntil 400\n";

/** @param {Page} page */
async function check(page) {
  expect.soft(await violations(page, { without: "dialog iframe" }), "violations that axe reports").toEqual([]);
  const small = await page
    .locator("dialog[open] :is(button, a, select, input), [role=menu] [role=menuitem]")
    .evaluateAll((targets) =>
      targets.flatMap((target) => {
        // A check box is as large as its label, and a link in a sentence as its words.
        const box = (target.closest("label") ?? target).getBoundingClientRect();
        const inline = target.matches("a") && getComputedStyle(target).display === "inline";
        const shown = !target.closest("[aria-hidden=true]");
        return shown && !inline && box.width > 0 && (box.width < 24 || box.height < 24)
          ? [target.outerHTML.slice(0, 90)]
          : [];
      }),
    );
  expect.soft(small, "targets below 24 pixels").toEqual([]);
}

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/**
 * How each dialog is opened: by its button, or by a key while the stage has the focus.
 * @type {[string, string][]}
 */
const DIALOGS = [
  ["gallery", "#scenarios"],
  ["lessons", "#lessons"],
  ["share", "#share"],
  ["help", "#help"],
  ["stops", "#stops"],
  ["bookmark", "#bookmark"],
  ["branches", "#branches"],
  ["explore", "#explore"],
  ["clients", "#open-clients"],
  ["members", "Shift+M"],
  ["propose", "p"],
  ["read", "r"],
];

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe reports nothing in any dialog, on a desk and on a phone", async ({ page }) => {
      test.setTimeout(480_000);
      await open(page, FIVE);
      await stepUntil(thing(page, /^n1, leader/));
      /** Checks the dialog that is open. @param {string} name */
      const both = async (name) => {
        for (const size of [PHONE, DESK]) {
          await page.setViewportSize(size);
          await expect(page.locator(`dialog.${name}-dialog`)).toBeVisible();
          await check(page);
        }
      };
      const closed = () => expect(page.getByRole("dialog")).toHaveCount(0);
      for (const [name, how] of DIALOGS) {
        await test.step(name, async () => {
          if (how.startsWith("#")) await page.locator(how).click();
          else {
            await thing(page, /^n1, /).focus();
            await page.keyboard.press(how);
          }
          await both(name);
          await page.keyboard.press("Escape");
          await closed();
        });
      }
      for (const [outer, button, inner] of [
        ["share", "embed", "embed"],
        ["share", "export", "export"],
        ["lessons", "sheets", "sheet"],
      ]) {
        await page.locator(`#${outer}`).click();
        await page.locator(`#${button}`).click();
        await both(inner ?? "");
        await page.keyboard.press("Escape");
        await closed();
      }
    });

    test("axe reports nothing in the menus of a node and a message, and in the popover of an entry", async ({
      page,
    }) => {
      test.setTimeout(120_000);
      await open(page, FIVE);
      await stepUntil(thing(page, /AppendEntries/));
      await menuOf(page, /^n1, /);
      await check(page);
      await page.keyboard.press("Escape");
      await menuOf(page, /n1>n2/);
      await check(page);
      await page.keyboard.press("Escape");
      await page
        .getByRole("region", { name: "Logs" })
        .getByRole("button", { name: /entry 1/ })
        .first()
        .click();
      await check(page);
    });

    test("axe reports nothing where a property is broken, and where an expectation failed", async ({ page }) => {
      await open(
        page,
        "cluster nodes=5 seed=1 latency=10..10\nat 0 rule vote-once off\nat 20 timeout n1\nat 20 timeout n2\n" +
          "at 25 expect leader n5\n",
      );
      await stepUntil(page.getByRole("alert"));
      await check(page);
    });

    test("axe reports nothing in an embed, with and without its controls", async ({ page }) => {
      for (const query of ["", "?controls=none", "?controls=full", "?view=ring&controls=min"]) {
        await page.goto(`./embed.html${query}#two-leaders`);
        await expect(page.getByRole("main")).toBeVisible();
        await check(page);
      }
    });
  });
}
