// @ts-check
import { expect, test } from "./fixture.mjs";

test("the page opens below a path that is not the root", async ({ page }) => {
  await page.goto(".");
  await expect(page).toHaveTitle("Five nodes, about to elect · Raft Playground");
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.getByRole("main")).toBeVisible();
});

test("the fixture records every kind of problem", async ({ page, problems }) => {
  await page.goto(".");
  await page.evaluate(async () => {
    console.warn("a warning");
    setTimeout(() => {
      throw new Error("a page error");
    });
    const script = document.createElement("script");
    script.textContent = "document.title = 'an inline script ran'";
    document.body.append(script);
    await fetch("no-such-file").catch(() => undefined);
    await new Promise((done) => setTimeout(done, 50));
  });
  await expect(page).toHaveTitle("Five nodes, about to elect · Raft Playground");
  problems.allow(/console warning: a warning/);
  problems.allow(/page error: .*a page error/);
  problems.allow(/policy: script-src-elem forbids inline/);
  problems.allow(/console error: .*Content Security Policy/);
  problems.allow(/status 404: .*no-such-file/);
  problems.allow(/console error: Failed to load resource: .*404/);
});
