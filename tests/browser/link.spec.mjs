// @ts-check
// Links to runs: shared, opened in another browser, cut, damaged, hostile; files; the address bar and history.
import { readFileSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { lose, open, pause, scriptBox, scriptOf, stage, stepUntil, thing } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

const THREE = "cluster nodes=3 seed=1 latency=10..10\nat 20 timeout n1\n";

/** @param {import("@playwright/test").Page} page */
const notices = (page) => page.getByRole("region", { name: "Notices" });

/** @param {Uint8Array} bytes */
const deflated = (bytes) => deflateRawSync(new Uint8Array(bytes), { level: 9 }).toString("base64url");

/** @param {string} script */
const packed = (script) => `#1.z.${deflated(new TextEncoder().encode(script))}`;

/** @param {string} address */
function unpacked(address) {
  const payload = /#1\.z\.([\w-]+)$/.exec(address)?.[1];
  expect(payload, address).toBeTruthy();
  return inflateRawSync(new Uint8Array(Buffer.from(payload ?? "", "base64url"))).toString("utf8");
}

/** Opens the dialog and returns its link. @param {import("@playwright/test").Page} page */
async function shared(page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = page.getByRole("dialog").getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/#1\.z\./);
  const address = await link.inputValue();
  await page.keyboard.press("Escape");
  return address;
}

/** The fingerprint of the shown moment. @param {import("@playwright/test").Page} page */
async function fingerprint(page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  // Before it is open, it still holds what it said the last time.
  await expect(page.getByRole("dialog")).toBeVisible();
  const told = page.locator("#fingerprint");
  await expect(told).toHaveText(/^[0-9a-f]{16}$/);
  const mark = await told.textContent();
  await page.keyboard.press("Escape");
  return mark;
}

/** Asserts that a page with another run than the default works. @param {import("@playwright/test").Page} page */
async function works(page) {
  await pause(page);
  await stepUntil(thing(page, /^n\d, candidate/), 100);
}

test("a run with actions made by hand is the same in another browser: fingerprint, moment, and future", async ({
  page,
  browser,
  problems,
}) => {
  await open(page, THREE);
  await stepUntil(thing(page, /\(n1>n2#1\)/));
  await lose(page, /\(n1>n2#1\)/);
  await stepUntil(thing(page, /^n1, leader, term 1$/));
  await thing(page, /^n3, /).click();
  await stage(page)
    .getByRole("menuitem", { name: /^Crash/ })
    .click();
  for (let n = 0; n < 5; n += 1) await page.locator("#step").click();
  await page.keyboard.press("Escape");
  const [mark, now] = [await fingerprint(page), await page.locator("#now").textContent()];
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("#link-moment").check();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("The link is on the clipboard")).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toMatch(/\?t=[\d.]+#1\.z\.[\w-]+$/);
  expect(unpacked(address)).toMatch(new RegExp(`\nrecorded engine=\\S+ at=\\S+( events=\\d+)? fingerprint=${mark}\n$`));
  await expect(page.getByRole("img", { name: "The link as a QR code" })).toBeVisible();

  const stranger = await browser.newContext();
  await problems.watch(stranger, [new URL(".", address).href]);
  const other = await stranger.newPage();
  await other.goto(address);
  await expect(other.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(other.locator("#now")).toHaveText(now ?? "");
  expect(await fingerprint(other)).toBe(mark);
  await expect(thing(other, /^n3, crashed/)).toBeVisible();
  await expect(notices(other)).toBeHidden();
  for (const it of [page, other]) {
    await it.keyboard.press("Escape");
    for (let n = 0; n < 12; n += 1) await it.locator("#step").click();
  }
  expect(await fingerprint(other)).toBe(await fingerprint(page));
  await stranger.close();
});

test("the link of a scenario with ten actions has fewer than 300 characters", async ({ page }) => {
  const actions = ["crash n1", "restart n1", "heal", "drop n2>n3#4", "timeout n4", "propose leader set x 1"];
  const more = ["cut n1-n2", "mend n1-n2", "snapshot n2", "pause n5"];
  const lines = [...actions, ...more].map((deed, i) => `at ${400 + 60 * i} ${deed}`);
  await open(page, `title "Ten things"\ncluster nodes=5 seed=42\n${lines.join("\n")}\nexpect leader\n`);
  const address = await shared(page);
  expect(address.slice(address.indexOf("#")).length).toBeLessThan(300);
});

test("a link opens at the start and plays if it was written by hand", async ({ page }) => {
  await page.goto("./#1.t.title%20%22By%20hand%22%0Acluster%20nodes=3%20seed=1%0Aat%2020%20timeout%20n1");
  await expect(page.getByRole("banner")).toContainText("By hand");
  await expect(thing(page, /^n\d, /)).toHaveCount(3);
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
});

test("the query selects the moment and the view settings", async ({ page }) => {
  await page.goto(`./?t=55.5&speed=0.1&theme=dark${packed(THREE)}`);
  await expect(page.locator("#now")).toHaveText("55.5 ms");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(page.getByRole("slider", { name: "Speed" })).toHaveAttribute("aria-valuetext", /^0\.1×/);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto(`./?t=55.5&run=1${packed(THREE)}`);
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
});

test("a distant moment is reached in several frames", async ({ page }) => {
  await page.goto(`./?t=3000000${packed("cluster nodes=5 seed=7")}`);
  await expect(page.locator("#now")).toHaveText("50:00.000", { timeout: 30_000 });
});

const BOMB = () => deflated(new Uint8Array(200 * 1024 * 1024));
const SMALL_BOMB = () => deflated(new Uint8Array(40 * 1024 * 1024));
for (const [what, fragment, says] of /** @type {[string, () => string, RegExp][]} */ ([
  ["cut", () => packed(THREE).slice(0, 42), /cut off|its end is missing/],
  ["cut down to its prefix", () => "#1.z.", /cut off/],
  ["damaged", () => packed(THREE).replace(/.{6}$/, "AAAAAA").replace("1.z.S", "1.z.T"), /damaged|not parse|cut off/],
  ["with an invalid character", () => `#1.z.abc*def`, /damaged: character 4/],
  ["a bomb of 200 MiB", () => `#1.z.${BOMB()}`, /characters\. That is longer/],
  ["a bomb below the length limit", () => `#1.z.${SMALL_BOMB()}`, /more than 64 KiB/],
  ["of another version", () => "#2.z.AAAA", /has format 2.*opens format 1/],
  ["of another codec", () => "#1.br.AAAA", /unknown way, “br”/],
  ["to a script that does not parse", () => packed("cluster nodes=99"), /does not parse\. Line 1, column 15/],
  ["to an unknown scenario", () => "#no-such-thing", /no scenario named “no-such-thing”/],
  ["with text that is neither a link nor a name", () => "#Hello%20World", /is not a link/],
])) {
  test(`a link shows an error on a working page: ${what}`, async ({ page }) => {
    await page.goto(`./${fragment()}`);
    await expect(page.getByRole("alert", { name: "This link could not be opened." })).toContainText(says);
    await works(page);
  });
}

/** A link as a mail program wraps it. @param {string} link @param {string} between */
const mailed = (link, between) => (link.match(/.{1,30}/gs) ?? []).join(between);

for (const [what, fragment] of /** @type {[string, () => string][]} */ ([
  ["followed by a full stop", () => "#kill-the-leader."],
  ["in capital letters", () => "#Kill-The-Leader"],
  ["followed by a quotation mark and an ellipsis", () => "#kill-the-leader”…"],
])) {
  test(`the name of a scenario ${what} opens it`, async ({ page }) => {
    await page.goto(`./${fragment()}`);
    await expect(page.getByRole("banner")).toContainText("Kill the leader");
    await expect(notices(page)).toBeHidden();
  });
}

for (const between of [" ", "%20", "> ", "%E2%80%8B", "\u{ad}"]) {
  test(`a link with ${JSON.stringify(between)} in it opens`, async ({ page }) => {
    await page.goto(`./${mailed(packed(`title "Mailed"\n${THREE}`), between)}).`);
    await expect(page.getByRole("banner")).toContainText("Mailed");
    await expect(notices(page)).toBeHidden();
  });
}

test("a link that was wrapped over lines can be pasted; a script that contains a link is not taken for one", async ({
  page,
}) => {
  await open(page);
  for (const [name, between, behind] of [
    ["lines", "\n", ""],
    ["quoted", " \r\n> ", ">."],
    ["unseen", "\u200b\n", "”"],
  ]) {
    const link = `https://example.org/raft/?t=5${packed(`title "${name}"\n${THREE}`)}`;
    await bring(page, "paste", `<${mailed(link, between)}${behind}`);
    await expect(page.getByRole("banner")).toContainText(name);
    await expect(page.locator("#now")).toHaveText("5.0 ms");
  }
  await bring(page, "paste", `#${packed(THREE)}\ntitle "A script"\n${THREE}`);
  await expect(page.getByRole("banner")).toContainText("A script");
  await bring(page, "paste", "cluster nodes=3\nat 10 crash leder\n");
  await pause(page);
  await expect(page.locator("#script-error")).toHaveText(/did you mean “leader”\?$/);
  await page.goto(`./${packed("cluster nodes=3\nat 10 crash leder\n")}`);
  const told = page.getByRole("alert", { name: "This link could not be opened" });
  await expect(told).toContainText(/did you mean “leader”\?/);
  await expect(told).not.toContainText("?.");
});

test("markup in a title is shown as text, and its link works", async ({ page }) => {
  const title = "<img src=x onerror=alert(1)><b>bold</b>";
  await page.goto(`./${packed(`title "${title}"\ncluster nodes=3\nat 5 say "<script>alert(2)</script>"\n`)}`);
  await expect(page.getByRole("banner")).toContainText(title);
  await pause(page);
  await stepUntil(page.getByText("<script>alert(2)</script>"));
  expect(await page.locator("header img, header b, .caption script").count()).toBe(0);
});

test("a run that another engine recorded opens with a notice", async ({ page }) => {
  const script = `${THREE}recorded engine=0.1 at=50 fingerprint=00000000deadbeef\n`;
  await page.goto(`./?t=50${packed(script)}`);
  await expect(notices(page)).toContainText("recorded by version 0.1 of the engine");
  await expect(page.locator("#now")).toHaveText("50.0 ms");
});

test("the address is updated when time stops, a new run adds a history entry, and Back restores the actions", async ({
  page,
}) => {
  await open(page);
  expect(new URL(page.url()).hash).toBe("");
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  await stepUntil(thing(page, /^n\d, candidate/));
  await thing(page, /^n2, /).click();
  await stage(page)
    .getByRole("menuitem", { name: /^Crash/ })
    .click();
  await expect(page).toHaveURL(/#1\.z\./);
  expect(unpacked(page.url())).toContain("crash n2");
  for (let n = 0; n < 20; n += 1) await page.locator("#step").click();
  await page.waitForTimeout(600);
  expect(await entries(), "updates of the address add no history entries").toBe(before);
  const left = unpacked(page.url());

  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Kill the leader/ })
    .click();
  await pause(page);
  await expect(page).toHaveURL(/#kill-the-leader$/);
  expect(await entries()).toBe(before + 1);
  await page.goBack();
  await expect(thing(page, /^n2, crashed/)).toBeVisible();
  expect(await scriptOf(page)).toContain("crash n2");
  expect(left).toContain("crash n2");
  await page.goForward();
  await expect(page.getByRole("banner")).toContainText("Kill the leader");
  await expect(page).toHaveURL(/#kill-the-leader$/);
});

test("a long run has a warning and no QR code, and can be saved and opened as a file", async ({ page }) => {
  const words = Array.from({ length: 120 }, (_, i) => `at ${i + 1} say "${(i * 7919).toString(36)} ${Math.sin(i)}"`);
  await open(page, `title "Läng & wide"\n${THREE}${words.join("\n")}\n`);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/some chat programs cut links/)).toBeVisible();
  await expect(dialog.getByRole("img", { name: "The link as a QR code" })).toBeHidden();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save as a file" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("lang-wide.raft");
  const text = readFileSync(await file.path(), "utf8");
  expect(text).toContain('title "Läng & wide"');
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Clean slate" }).click();
  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("dialog").getByRole("button", { name: "Open a file…" }).click();
  await (await chooser).setFiles(await file.path());
  await expect(page.getByRole("banner")).toContainText("Läng & wide");
  await pause(page);
  expect(await scriptOf(page)).toBe(text);
});

/**
 * @param {import("@playwright/test").Page} page
 * @param {"drop" | "paste"} how
 * @param {string} text
 * @param {string} [name] of the file
 */
async function bring(page, how, text, name) {
  await page.evaluate(
    ([how, text, name]) => {
      const data = new DataTransfer();
      if (name) data.items.add(new File([text], name, { type: "text/plain" }));
      else data.setData("text/plain", text);
      const target = document.getElementById("stage") ?? document.body;
      const init = { bubbles: true, cancelable: true };
      target.dispatchEvent(
        how === "drop"
          ? new DragEvent("drop", { ...init, dataTransfer: data })
          : new ClipboardEvent("paste", { ...init, clipboardData: data }),
      );
    },
    [how, text, name ?? ""],
  );
}

test("a script and a link can be dropped and pasted; anything else does not change the run", async ({ page }) => {
  await open(page);
  await bring(page, "drop", `title "Dropped"\n${THREE}`, "a.raft");
  await expect(page.getByRole("banner")).toContainText("Dropped");
  await bring(page, "paste", `title "Pasted"\n${THREE}`);
  await expect(page.getByRole("banner")).toContainText("Pasted");
  await bring(page, "paste", `https://example.org/raft/${packed(`title "A link"\n${THREE}`)}`);
  await expect(page.getByRole("banner")).toContainText("A link");
  await bring(page, "drop", "cluster nodes=3\nat 10 crsh n1\n", "bad.raft");
  await expect(notices(page)).toContainText("“bad.raft” does not parse. Line 2, column 7");
  await expect(page.getByRole("banner")).toContainText("A link");
  await expect(scriptBox(page)).toHaveValue(/crsh/);
  await bring(page, "drop", "x".repeat(70_000), "big.raft");
  await expect(notices(page)).toContainText("“big.raft” has 70,000 bytes");
  await pause(page);
  await stepUntil(thing(page, /^n1, leader, term 1$/));
});

test("scenarios can be found by search and by tag and opened, from the keyboard", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const entries = dialog.locator(".scenario:visible");
  await expect(dialog.getByRole("searchbox")).toBeFocused();
  const all = await entries.count();
  expect(all).toBeGreaterThanOrEqual(24);
  await page.keyboard.type("figure 8");
  await expect(entries).toHaveCount(2);
  await dialog.getByRole("searchbox").fill("");
  const tag = dialog.getByRole("group", { name: "Tags" }).getByRole("button").first();
  await tag.click();
  await expect(tag).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => entries.count()).toBeLessThan(all);
  await tag.click();
  await dialog.getByRole("searchbox").fill("catch up by snapshot");
  await page.keyboard.press("Tab");
  await entries.first().press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("banner")).toContainText("Catch up by snapshot");
});
