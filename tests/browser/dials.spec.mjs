// @ts-check
// The dials: groups, the search by the names of libraries, and the rules of Raft.
import { violations } from "./axe.mjs";
import { dials, open, scriptOf, tool } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

const THREE = "cluster nodes=3 seed=1 latency=10..10\nat 0 timeout n1\n";

/** The keys of the settings that are shown. @param {import("@playwright/test").Page} page */
const shown = (page) =>
  page
    .locator(".dial-item:visible .dial-names code:first-child, .dial-item:visible .check > code")
    .evaluateAll((all) => all.map((it) => it.textContent));

test("an engineer finds a setting by its name in a library, however it is written", async ({ page }) => {
  await open(page, THREE);
  await tool(page, "Dials");
  const search = page.getByRole("searchbox", { name: "Find a setting" });
  for (const [typed, key] of [
    ["PreVote", "prevote"],
    ["pre-vote", "prevote"],
    ["pre_vote", "prevote"],
    ["PreVoteDisabled", "prevote"],
    ["CheckQuorum", "checkquorum"],
    ["LeaderLeaseTimeout", "checkquorum"],
    ["ReadIndex", "reads"],
    ["LeaseBased", "reads"],
    ["ReadOnlyLeaseBased", "reads"],
    ["election-timeout", "election"],
    ["ElectionTick", "election"],
    ["heartbeat-interval", "heartbeat"],
    ["HeartbeatTick", "heartbeat"],
    ["SnapshotThreshold", "snapshot"],
    ["snapshot-count", "snapshot"],
    ["MaxInflightMsgs", "window"],
    ["max_inflight_msgs", "window"],
    ["MaxAppendEntries", "batch"],
    ["fsync", "disk"],
    ["jitter", "late"],
    ["up-to-date", "up-to-date-check"],
    ["vote-once", "vote-once"],
  ]) {
    await search.fill(typed);
    expect(await shown(page), typed).toContain(key);
  }
  await search.fill("MaxInflightMsgs");
  expect(await shown(page)).toEqual(["window"]);
  await expect(page.getByText("1 found")).toBeVisible();
  await expect(page.getByRole("spinbutton", { name: "Window to a follower" })).toHaveAccessibleDescription(
    "window · etcd MaxInflightMsgs · tikv max_inflight_msgs",
  );
  await search.fill("frobnicate");
  expect(await shown(page)).toEqual([]);
  await expect(page.locator("#find-dial-said")).toHaveText("none");
});

test("by keyboard: the search opens the group, the dial works, and Escape shows the groups as they were", async ({
  page,
}) => {
  await open(page, THREE);
  await tool(page, "Dials");
  await page.getByRole("tab", { name: "Dials" }).focus();
  const search = page.getByRole("searchbox", { name: "Find a setting" });
  await expect(page.getByRole("checkbox", { name: "vote-once" })).toBeHidden();
  // From the tab to its page, and to the first field in it.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(search).toBeFocused();
  await page.keyboard.type("vote-once");
  await page.keyboard.press("Tab"); // the group
  await page.keyboard.press("Tab");
  const box = page.getByRole("checkbox", { name: "vote-once" });
  await expect(box).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.getByText("Not Raft: vote-once off").first()).toBeVisible();
  await expect(box).not.toBeChecked();
  await expect(box).toBeFocused();
  await search.focus();
  await page.keyboard.press("Escape");
  await expect(search).toHaveValue("");
  await expect(page.getByRole("checkbox", { name: "vote-once" })).toBeHidden();
  await expect(page.getByRole("spinbutton", { name: "Heartbeat every" })).toBeVisible();
  expect(await scriptOf(page)).toMatch(/^at \S+ rule vote-once off$/m);
});

test("every rule of Raft can be switched off and on, and shows the state of the moment", async ({ page }) => {
  await open(page, THREE);
  await dials(page);
  const rules = page.locator(".dial-group", { hasText: "Rules of Raft" }).getByRole("checkbox");
  expect(await rules.count()).toBe(24);
  await expect(page.locator(".dial-item")).toHaveCount(24 + 17);
  for (const box of await rules.all()) await expect(box).toBeChecked();
  const majority = page.getByRole("checkbox", { name: "majority", exact: true });
  await expect(majority).toHaveAccessibleDescription(/more than half of the voters/);
  await majority.uncheck();
  await expect(page.getByText("Not Raft: majority off").first()).toBeVisible();
  await majority.check();
  await expect(page.getByText("Not Raft: majority off")).toHaveCount(0);
  expect(await scriptOf(page)).toMatch(/ rule majority off\n.* rule majority on\n/);
});

test("a rule tells what it protects and a real bug, and leads to a run in which it is off", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, THREE);
  await dials(page);
  const row = (/** @type {string} */ rule) =>
    page.locator(".dial-item").filter({ has: page.getByRole("checkbox", { name: rule, exact: true }) });
  const why = row("read-quorum").locator(".rule-why");
  // By keyboard: from the box to what opens, to the address, to the run.
  await page.getByRole("checkbox", { name: "read-quorum" }).focus();
  await page.keyboard.press("Tab");
  await expect(why.locator("summary")).toBeFocused();
  await expect(why.locator("summary")).toHaveAccessibleName("Why this rule? read-quorum");
  await page.keyboard.press("Enter");
  await expect(why).toContainText("safety A leader that was replaced does not answer a read with an old value");
  await expect(why).toContainText("A real bug: etcd, 2014, issue 741");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("It is on the clipboard.").first()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("https://github.com/etcd-io/etcd/issues/741");
  await expect(why.getByRole("link"), "the page leads nowhere else").toHaveCount(0);

  await row("match-monotonic").locator("summary").click();
  await expect(row("match-monotonic").locator(".rule-kind")).toHaveText("progress only");
  await expect(
    row("match-monotonic").getByRole("button", { name: "Break it", exact: true }),
    "it has no run",
  ).toHaveCount(0);
  // A rule without a bug that was confirmed: what it protects, and the way to its run.
  await row("ignore-old-acks").locator("summary").click();
  await expect(row("ignore-old-acks").locator(".rule-why p")).toHaveCount(2);

  const go = why.getByRole("button", { name: "Break it", exact: true });
  await expect(go).toHaveAccessibleDescription("plays the lesson “Old leader, old value” without the rule");
  await go.press("Enter");
  await expect(page.locator("#card-mend")).toBeVisible();
  await expect(page.getByText("Not Raft: read-quorum off").first()).toBeVisible();
  expect(await scriptOf(page)).toMatch(/^at 0 events=0 rule read-quorum off$/m);
});

test("a rule leads to the story of the gallery in which it is off", async ({ page }) => {
  await open(page, THREE);
  await dials(page);
  const box = page.getByRole("checkbox", { name: "vote-once", exact: true });
  const row = page.locator(".dial-item").filter({ has: box });
  await row.locator("summary").click();
  const go = row.getByRole("button", { name: "Break it", exact: true });
  await expect(go).toHaveAccessibleDescription("opens the story “Two votes of one server”, in which the rule is off");
  await go.click();
  await expect(page.getByText("Not Raft: vote-once off").first()).toBeVisible();
  expect(await scriptOf(page)).toMatch(/^expect violation election-safety$/m);
});

for (const [size, colorScheme, lang] of /** @type {const} */ ([
  [{ width: 1280, height: 720 }, "light", "en"],
  [{ width: 1440, height: 900 }, "dark", "zh-CN"],
  [{ width: 390, height: 844 }, "light", "zh-CN"],
])) {
  test.describe(`${size.width} px, ${colorScheme}, ${lang}`, () => {
    test.use({ viewport: size, colorScheme });
    test("no dial is cut, and axe reports nothing", async ({ page }) => {
      await page.goto(`./?lang=${lang}&run=0`);
      if (size.width < 640) await page.locator(".narrow-tabs button").last().click();
      await page.locator("#side-dials").click();
      const closed = page.locator(".dial-group:not([open]) > summary");
      while (await closed.count()) await closed.first().click();
      for (const why of await page.locator(".rule-why > summary").all()) await why.click();
      const cut = await page.locator(".dials").evaluate((panel) => {
        const edge = panel.getBoundingClientRect().right + 0.5;
        return [...panel.querySelectorAll("*")]
          .filter((it) => it.getBoundingClientRect().right > edge || it.scrollWidth > it.clientWidth + 1)
          .filter((it) => !(it instanceof HTMLInputElement) && getComputedStyle(it).display !== "inline")
          .map((it) => it.outerHTML.slice(0, 100));
      });
      expect(cut).toEqual([]);
      expect(await violations(page, { within: ".side" })).toEqual([]);
    });
  });
}
