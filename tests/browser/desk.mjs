// @ts-check
/**
 * Actions of a user at the page. Tests that need a certain moment pause and step, one event per click, so that they do
 * not depend on the speed of the machine.
 * @import { Locator, Page } from "@playwright/test"
 */
import { expect } from "./fixture.mjs";

/**
 * Opens the page, paused. If a script is given, runs it and pauses.
 * @param {Page} page
 * @param {string} [script]
 */
export async function open(page, script) {
  await page.goto(".");
  await expect(page.getByRole("main")).toBeVisible();
  await pause(page);
  if (script === undefined) return;
  await tool(page, "Script");
  await scriptBox(page).fill(script);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("This is what runs now")).toBeVisible();
  await pause(page);
}

/** @param {Page} page */
export async function pause(page) {
  const button = page.getByRole("button", { name: "Pause", exact: true }).and(page.locator("#play"));
  // Time may start to run just after the button was checked.
  await expect(async () => {
    if (await button.isVisible()) await button.click();
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/**
 * The region of the page that shows the cluster.
 * @param {Page} page
 */
export function stage(page) {
  return page.getByRole("region", { name: /^Cluster/ });
}

/**
 * The button of a node or a message over the canvas.
 * @param {Page} page
 * @param {RegExp} name
 */
export function thing(page, name) {
  return stage(page).getByRole("button", { name });
}

/**
 * Opens the menu of a node or a message, and all of it.
 * @param {Page} page
 * @param {RegExp} name
 */
export async function menuOf(page, name) {
  await thing(page, name).click();
  const menu = stage(page).getByRole("menu");
  await expect(menu).toBeVisible();
  const more = menu.getByRole("menuitem", { name: "More…" });
  if (await more.isVisible()) await more.click();
  return menu;
}

/**
 * Loses a message: by the cross beside it.
 * @param {Page} page
 * @param {RegExp} name
 */
export async function lose(page, name) {
  await thing(page, name).hover();
  await stage(page).getByRole("button", { name: "Lose it", exact: true }).click();
}

/**
 * Opens a tab beside the logs.
 * @param {Page} page
 * @param {"Inspect" | "Network" | "Dials" | "Script"} name
 */
export async function tool(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
}

/** Opens the dials, with all their groups. @param {Page} page */
export async function dials(page) {
  await tool(page, "Dials");
  const closed = page.locator(".dial-group:not([open]) > summary");
  while (await closed.count()) await closed.first().click();
}

/** @param {Page} page */
export function scriptBox(page) {
  return page.getByRole("textbox", { name: "The script of this run" });
}

/**
 * The script of the run, including actions made by hand.
 * @param {Page} page
 */
export async function scriptOf(page) {
  await tool(page, "Script");
  return scriptBox(page).inputValue();
}

/** @param {Page} page */
export function events(page) {
  return page.getByRole("list", { name: "What happens, and why" }).getByRole("listitem");
}

/**
 * Presses Step until an element is visible; fails if it does not appear.
 * @param {Locator} what
 * @param {number} [most] presses
 */
export async function stepUntil(what, most = 400) {
  const step = what.page().locator("#step");
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await what.first().isVisible()) return;
    await step.evaluate(async (button) => {
      /** @type {HTMLElement} */ (button).click();
      // The page has already requested its frame, so this callback runs after it.
      await new Promise((drawn) => requestAnimationFrame(drawn));
    });
  }
  await expect(what.first(), `within ${most} events`).toBeVisible();
}
