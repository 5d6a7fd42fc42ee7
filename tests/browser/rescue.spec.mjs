// @ts-check
// A simulation that fails, the dials, and touch.
import { WRITTEN, expect, test } from "./fixture.mjs";
import { dials, events, open, scriptOf, stage, stepUntil, thing } from "./desk.mjs";

const THREE = "cluster nodes=3 seed=1 latency=10..10\nat 20 timeout n1\n";

test.describe("module by module", () => {
  test.use({ baseURL: WRITTEN });

  test("after a failure of the simulation, the script is opened again without its last action", async ({
    page,
    problems,
  }) => {
    problems.allow(/The simulation failed/);
    await open(page, THREE);
    await stepUntil(thing(page, /^n1, leader, term 1$/));
    // A panic in wasm throws this error, and the object cannot be used afterwards.
    await page.evaluate(async () => {
      const { Playground } = await import(new URL("playground.js", document.baseURI).href);
      const real = Playground.prototype.act;
      Playground.prototype.act = function () {
        Playground.prototype.act = real;
        throw new WebAssembly.RuntimeError("unreachable");
      };
    });
    await thing(page, /^n2, /).click();
    await stage(page)
      .getByRole("menuitem", { name: /^Crash/ })
      .click();
    const notices = page.getByRole("region", { name: "Notices" });
    await expect(notices).toContainText("opened again without its last action");
    await expect(notices.getByRole("textbox", { name: "The script that failed" })).toHaveValue(/ crash n2\n$/);
    // The run continues with the same cluster, without the last action.
    expect(await scriptOf(page)).toBe(THREE);
    await stepUntil(thing(page, /^n1, leader, term 1$/));
    await thing(page, /^n2, /).click();
    await stage(page)
      .getByRole("menuitem", { name: /^Crash/ })
      .click();
    await expect(thing(page, /^n2, crashed/)).toBeVisible();
  });
});

test("the dials change the script, and warn of a cluster that cannot be stable", async ({ page }) => {
  await open(page, THREE);
  await dials(page);
  const set = async (/** @type {RegExp} */ name, /** @type {string} */ value) => {
    const field = page.getByRole("spinbutton", { name }).or(page.getByRole("slider", { name })).first();
    await field.fill(value);
    await field.blur();
  };
  await set(/^Loss/, "10");
  await set(/^Message delay, to/, "200");
  await expect(page.getByText(/A round trip takes up to 400 ms/)).toBeVisible();
  const script = await scriptOf(page);
  expect(script).toMatch(/^at 0 set loss=10%$/m);
  expect(script).toMatch(/^at 0 set latency=10\.\.200$/m);
});

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test("a tap on a message opens its menu, which loses it, and a node can be crashed from its menu", async ({
    page,
  }) => {
    await page.goto(".");
    await page.locator("#play").tap();
    const message = thing(page, /\(n\d>n\d#\d+\)/);
    await stepUntil(message);
    const name = (await message.first().getAttribute("aria-label")) ?? "";
    const id = /\((n\d>n\d#\d+)\)/.exec(name)?.[1] ?? "no message";
    await message.first().tap();
    await expect(thing(page, new RegExp(`\\(${id}\\)`)), "a tap loses nothing").toHaveCount(1);
    await expect(stage(page).getByRole("button", { name: "Lose it", exact: true })).toHaveCount(0);
    await stage(page)
      .getByRole("menuitem", { name: /^Lose it/ })
      .tap();
    await expect(thing(page, new RegExp(`\\(${id}\\)`))).toHaveCount(0);
    await thing(page, /^n2, /).tap();
    await stage(page)
      .getByRole("menuitem", { name: /^Crash/ })
      .tap();
    await expect(thing(page, /^n2, crashed/)).toBeVisible();
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "More" }).tap();
    await expect(events(page).filter({ hasText: "n2 crashes" })).toHaveCount(1);
  });
});
