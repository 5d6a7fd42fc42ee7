// @ts-check
/** The single-file playground, opened from disk: no host, no network. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pause, scriptOf, stage, stepUntil, thing } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";
import { PLAIN, SINGLE, run } from "./host.mjs";

const FILE = join(SINGLE, "raft-playground.html");

test.use({ baseURL: pathToFileURL(FILE).href, offline: true });

test.beforeAll(() => run(["publish.mjs", PLAIN, SINGLE, "--single", "--no-pictures"]));

test("it starts, and actions made by hand take effect", async ({ page }) => {
  await page.goto("");
  await pause(page);
  await stepUntil(thing(page, /^n\d, candidate/), 100);
  await thing(page, /^n2, /).click();
  await stage(page)
    .getByRole("menuitem", { name: /^Crash/ })
    .click();
  await expect(thing(page, /^n2, crashed/)).toBeVisible();
  expect(await scriptOf(page)).toContain("crash n2");
  await expect(page).toHaveURL(/raft-playground\.html\?t=[\d.]+#1\.z\./);
  await page.reload();
  await expect(thing(page, /^n2, crashed/)).toBeVisible();
});

test("it contains the scenarios, which open from the list and by name", async ({ page }) => {
  await page.goto("#figure-8-d");
  await expect(page.getByRole("banner")).toContainText("Figure 8d");
  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.locator(".scenario:visible").count()).toBeGreaterThanOrEqual(24);
  await dialog.getByRole("button", { name: /^Kill the leader/ }).click();
  await expect(page.getByRole("banner")).toContainText("Kill the leader");
  await page.goto("#no-such-thing");
  await page.reload();
  const told = page.getByRole("alert", { name: "This link could not be opened" });
  await expect(told).toContainText("no scenario named “no-such-thing”");
});

test("it searches in workers, whose program is in the file", async ({ page }) => {
  await page.goto("");
  await pause(page);
  await page.locator("#explore").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Find me a disaster" }).click();
  await expect(dialog.getByText(/^\d+ s, in \d+ workers?$/)).toBeVisible();
  await expect(dialog.getByText(/^Random runs: [1-9]/)).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
});

test("without an address it shares only the fragment of a link, and says so", async ({ page }) => {
  await page.goto("#kill-the-leader");
  await pause(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "Link" })).toHaveValue(/^(\?t=[\d.]+)?#1\.z\.[\w-]+$/);
  await expect(dialog.getByText("This playground is a file")).toBeVisible();
  await expect(dialog.locator("#export")).toBeVisible();
  await expect(dialog.locator("#embed")).toHaveCount(0);
  await expect(dialog.getByRole("img", { name: "The link as a QR code" })).toBeHidden();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Help", exact: true }).click();
  await expect(page.getByRole("dialog").getByRole("link")).toHaveCount(0);
});

test.describe("with an address", () => {
  test.use({ baseURL: "file:///" }); // the file is built below the test's output folder

  test("its links lead to that address", async ({ page }) => {
    const folder = test.info().outputPath("site");
    await run(["publish.mjs", PLAIN, folder, "--single", "--no-pictures", "--address", "https://raft.example/play"]);
    await page.goto(pathToFileURL(join(folder, "raft-playground.html")).href, { waitUntil: "load" });
    await pause(page);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("textbox", { name: "Link" })).toHaveValue(
      /^https:\/\/raft\.example\/play\/(\?t=[\d.]+)?#1\.z\.[\w-]+$/,
    );
    await expect(dialog.getByRole("img", { name: "The link as a QR code" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Help", exact: true }).click();
    await expect(page.getByRole("dialog").getByRole("link")).toHaveAttribute(
      "href",
      "https://raft.example/play/docs/index.html",
    );
  });
});
