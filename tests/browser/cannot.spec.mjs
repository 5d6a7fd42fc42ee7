// @ts-check
/**
 * What readers see where a run cannot start: an element without its script, and a frame whose scripts the author or the
 * host keeps from running. It is said in place of the run, whole, by day and by night, in a wide column and on a phone.
 */
import { deflateRawSync } from "node:zlib";
import { violations } from "./axe.mjs";
import { expect, test } from "./fixture.mjs";
import { silentHost } from "./host.mjs";
import { lecture, told } from "./lecture.mjs";

/** @typedef {import("@playwright/test").Locator} Locator */
/** @typedef {import("@playwright/test").Page} Page */

const COLUMN = "<p>This is what a page of a course is made of.</p>";
const RUN = "cluster nodes=3 seed=7\nat 600 crash leader";

const PACKED = `#1.z.${deflateRawSync(`${RUN}\nat 900 restart n1\nexpect no-violation\n`).toString("base64url")}`;

/** Nothing of it is cut off, neither by its own box nor by the window. @param {Locator} text */
async function whole(text) {
  await expect(text).toBeVisible();
  const cut = await text.evaluate((it) => {
    const { left, right, top, bottom } = it.getBoundingClientRect();
    const page = it.ownerDocument.documentElement;
    const out = left < 0 || right > page.clientWidth || top < 0 || bottom > page.scrollHeight;
    return out || page.scrollWidth > page.clientWidth || it.scrollWidth > it.clientWidth;
  });
  expect(cut, "something is cut off").toBe(false);
}

/** As `lecture`, with a page that follows the reader's colours. @param {Page} page @param {string} body */
const course = (page, body) =>
  lecture(
    page,
    `<style>:root { color-scheme: light dark } iframe { max-width: 100% }</style>
    <main><h1>A course</h1>${COLUMN}${body}${COLUMN}</main>`,
    { width: 750 },
  );

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const width of [1280, 390]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 760 } });

      for (const [what, body, says, kept] of /** @type {const} */ ([
        ["an empty element", "<raft-playground></raft-playground>", /^. There is no script here: .* Markdown/, ""],
        [
          "a script that Python-Markdown has put beside the element",
          `<p><raft-playground></p><pre>${RUN}\n</pre><p></raft-playground></p>`,
          /^. There is no script here: .* Perhaps a Markdown tool has put the text elsewhere\./,
          "",
        ],
        [
          "a script in a Markdown paragraph",
          `<p><raft-playground>${RUN}</raft-playground></p>`,
          /^. The script stands in a paragraph of Markdown, where lines are changed or lost\./,
          RUN,
        ],
      ])) {
        test(`${what} is an error that is read whole: ${colorScheme}, ${width} px`, async ({ page }) => {
          await course(page, body);
          const element = page.locator("raft-playground").first();
          const why = element.getByRole("alert");
          await whole(why);
          const shown = await why.evaluate((it) => `${getComputedStyle(it, "::before").content}${it.textContent}`);
          expect(shown.replaceAll('"', "")).toMatch(says);
          await expect(why.getByRole("link", { name: "How to paste a script" })).toBeVisible();
          if (kept) await expect(element.getByText(kept)).toBeVisible();
          await expect(element.getByRole("button")).toBeHidden();
          const box = await element.locator(".poster").evaluate((it) => {
            const last = [...it.children].filter((child) => child.checkVisibility()).at(-1);
            return it.getBoundingClientRect().bottom - (last?.getBoundingClientRect().bottom ?? 0);
          });
          expect(box, "no empty space below the last line").toBeLessThan(20);
          expect(await violations(page)).toEqual([]);
        });
      }

      test(`a frame whose sandbox allows no scripts says so, not that it starts: ${colorScheme}, ${width} px`, async ({
        page,
        problems,
      }) => {
        problems.allow(/^console error: Blocked script execution in '.*' because the document's frame is sandboxed/);
        // What no script asks for was loaded ahead in vain; the browser says so after some seconds.
        problems.bear(/^console warning: The resource .* was preloaded using link preload but not used/);
        await course(
          page,
          '<iframe sandbox title="A run" src="embed.html?view=ring" width="800" height="580"></iframe>',
        );
        const frame = page.frameLocator("iframe");
        const said = frame.getByText(/A Raft cluster would run here\..*needs sandbox="allow-scripts"/);
        await whole(said);
        await whole(frame.getByText(/这里本应运行一个 Raft 集群/));
        await expect(frame.getByRole("link", { name: "Raft Playground" })).toBeVisible();
        await expect(frame.getByText("Starting the cluster…")).toBeHidden();
      });

      test(`a frame whose host sends no CORS header says what it must send: ${colorScheme}, ${width} px`, async ({
        browser,
      }) => {
        await silentHost(async (address) => {
          // Of its own, as the browser complains of what is tested.
          const page = await browser.newPage({ colorScheme, viewport: { width, height: 760 } });
          await page.goto(`${address}host.html`);
          const frame = page.frameLocator("iframe");
          const said = frame.getByRole("alert");
          await expect(said).toContainText("This cluster has not started");
          await expect(said).toContainText("loads only from a host that sends Access-Control-Allow-Origin: *");
          await whole(said);
          await expect(frame.getByText("Starting the cluster…")).toBeHidden();
          await expect(said.getByRole("link")).toHaveCount(2);
          await page.close();
        });
      });
    });
  }
}

for (const [what, element, says] of /** @type {const} */ ([
  [
    "a script that does not parse",
    "<pre><raft-playground>\ncluster nodes=99\n</raft-playground></pre>",
    /The script does not parse\. Line 1, column 15/,
  ],
  [
    "a cut link",
    `<raft-playground src="${PACKED.slice(0, -8)}"></raft-playground>`,
    /The link is cut off: its end is missing/,
  ],
  ["a damaged link", '<raft-playground src="#1.z.abc*def"></raft-playground>', /The link is damaged: character 4/],
  [
    "a name that no scenario has",
    '<raft-playground src="kill-the-lieder" controls="full"></raft-playground>',
    /There is no scenario named “kill-the-lieder”/,
  ],
  [
    "a frame of its own with a script that does not parse",
    '<iframe title="A run" src="embed.html?run=1#1.t.crash%20n1" width="800" height="580"></iframe>',
    /The script does not parse\. Line 1, column 1/,
  ],
])) {
  test(`${what} is an error in place of a run, on the screen, on paper and for readers`, async ({ page }) => {
    await course(page, element);
    const frame = page.frameLocator("iframe");
    const why = frame.getByRole("alert", { name: "This run could not be opened." });
    await whole(why);
    await expect(why).toContainText(says);
    const heard = await frame.locator("#app").ariaSnapshot();
    expect(heard).toMatch(/^- alert "This run could not be opened\."/);
    expect(heard).not.toMatch(/Close|Cluster|Play|n1|canvas|Open in playground/);
    const shown = () =>
      frame
        .locator("#app > *")
        .evaluateAll((all) => all.filter((it) => it.checkVisibility()).map((it) => it.id || it.className));
    expect(await shown()).toEqual(["arrival missing", "live"]);
    await page.emulateMedia({ media: "print" });
    expect(await shown(), "on paper").toEqual(["arrival missing", "live"]);
    await page.emulateMedia({ media: "screen" });
    expect(await violations(page)).toEqual([]);
    if (what.startsWith("a frame")) return;
    expect((await told(page, "error"))[0].message).toMatch(says);
    const call = (/** @type {string} */ name, /** @type {unknown} */ of) =>
      page
        .locator("raft-playground")
        .evaluate(
          (it, { name, of }) => /** @type {any} */ (it)[name](of).catch((/** @type {Error} */ e) => e.message),
          {
            name,
            of,
          },
        );
    for (const [name, of] of [["play"], ["step"], ["seek", 100], ["act", "crash n1"], ["script"]])
      expect(await call(String(name), of), String(name)).toMatch(says);
    expect(await told(page, "ready")).toEqual([]);
    expect(await told(page, "run")).toEqual([]);
    // A run that the page gives takes its place.
    expect(await call("load", RUN)).toBeNull();
    await expect(frame.getByRole("button", { name: /^n3, / })).toBeVisible();
    await expect(why).toBeHidden();
    expect((await told(page, "ready")).map((it) => it.script)).toEqual([`${RUN}\n`]);
  });
}

test("scenarios that cannot be fetched are an error in place of a run, until they can", async ({ page, problems }) => {
  problems.allow(/kill-the-leader|Failed to fetch|503|scenarios\/index\.json/);
  let down = true;
  await page.route("**/scenarios/*", (route) => (down ? route.fulfill({ status: 503 }) : route.continue()));
  await course(page, '<raft-playground src="kill-the-leader"></raft-playground>');
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("alert")).toContainText("The scenarios could not be fetched");
  await expect(frame.getByRole("region", { name: /^Cluster/ })).toBeHidden();
  down = false;
  await frame.getByRole("button", { name: "Try again" }).click();
  await expect(frame.getByRole("region", { name: /^Cluster/ })).toBeVisible();
  await expect.poll(async () => (await told(page, "ready")).map((it) => it.title)).toEqual(["Kill the leader"]);
});

test("in Chinese, the error leads to the Chinese documentation", async ({ page }) => {
  await course(page, '<raft-playground lang="zh-CN"></raft-playground>');
  const link = page.getByRole("link", { name: "怎样粘贴脚本" });
  await expect(link).toHaveAttribute("href", /docs\/zh-CN\/embed\.html#hosts$/);
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(await answer.text()).toContain('id="hosts"');
});
