// @ts-check
/**
 * What somebody does at the page, in words. Tests that need a certain moment pause and step: one event a click, so that
 * nothing depends on how fast the machine is.
 * @import { Locator, Page } from "@playwright/test"
 */
import { expect } from "./fixture.mjs";

/**
 * Opens the page, paused; with a script, at the start of its run.
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
  // Time may begin to run right after one has looked.
  await expect(async () => {
    if (await button.isVisible()) await button.click();
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/**
 * The cluster's part of the page.
 * @param {Page} page
 */
export function stage(page) {
  return page.getByRole("region", { name: /^Cluster/ });
}

/**
 * A node's or a message's button over the canvas.
 * @param {Page} page
 * @param {RegExp} name
 */
export function thing(page, name) {
  return stage(page).getByRole("button", { name });
}

/**
 * Opens one of the tools beside the logs.
 * @param {Page} page
 * @param {"Inspect" | "Network" | "Dials" | "Script"} name
 */
export async function tool(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
}

/** @param {Page} page */
export function scriptBox(page) {
  return page.getByRole("textbox", { name: "The script of this run" });
}

/**
 * The script of the run, with what was done by hand.
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
 * Presses Step until something is there, or fails.
 * @param {Locator} what
 * @param {number} [most] presses
 */
export async function stepUntil(what, most = 400) {
  const step = what.page().locator("#step");
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await what.first().isVisible()) return;
    await step.evaluate(async (button) => {
      /** @type {HTMLElement} */ (button).click();
      // The page has asked for its frame already; this comes after it.
      await new Promise((drawn) => requestAnimationFrame(drawn));
    });
  }
  await expect(what.first(), `within ${most} events`).toBeVisible();
}
