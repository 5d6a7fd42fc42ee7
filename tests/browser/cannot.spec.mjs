// @ts-check
/**
 * What readers see where a run cannot start: an element without its script, and a frame whose scripts the author or the
 * host keeps from running. It is said in place of the run, whole, by day and by night, in a wide column and on a phone.
 */
import { violations } from "./axe.mjs";
import { expect, test } from "./fixture.mjs";
import { silentHost } from "./host.mjs";
import { lecture } from "./lecture.mjs";

/** @typedef {import("@playwright/test").Locator} Locator */
/** @typedef {import("@playwright/test").Page} Page */

const COLUMN = "<p>This is what a page of a course is made of.</p>";
const RUN = "cluster nodes=3 seed=7\nat 600 crash leader";

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

test("in Chinese, the error leads to the Chinese documentation", async ({ page }) => {
  await course(page, '<raft-playground lang="zh-CN"></raft-playground>');
  const link = page.getByRole("link", { name: "怎样粘贴脚本" });
  await expect(link).toHaveAttribute("href", /docs\/zh-CN\/embed\.html#hosts$/);
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(await answer.text()).toContain('id="hosts"');
});
