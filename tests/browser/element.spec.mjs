// @ts-check
/**
 * The element `<raft-playground>` as authors' tools leave it in a page: which script it reads, what it says where there
 * is none, and what it leaves to the page around.
 */
import { expect, test } from "./fixture.mjs";
import { lecture, told } from "./lecture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const SCRIPT = `title "A – script"

cluster nodes=3 seed=7 latency=5..15
# now the leader dies
at 700 drop n2>n3#4
at 900 partition n1 | n2 n3
`;

/** @param {string} text */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const LINES = SCRIPT.split("\n").slice(0, -1).map(escaped);

for (const [what, body] of /** @type {const} */ ([
  ["in a pre around it", `<pre><raft-playground>\n${LINES.join("\n")}\n</raft-playground></pre>`],
  ["in a pre within it", `<raft-playground><pre>\n${LINES.join("\n")}\n</pre></raft-playground>`],
  ["with line breaks", `<raft-playground>${LINES.join("<br>")}</raft-playground>`],
  [
    "in a code block that has a box for every line",
    `<raft-playground><pre><code>${LINES.map((it) => `<div class="line"><div>${it || "\n"}</div></div>`).join("")}` +
      `</code></pre><button>Copy</button></raft-playground>`,
  ],
  ["in a template", `<raft-playground><template>${LINES.join("\n")}</template></raft-playground>`],
  ["in a text area", `<raft-playground><textarea>${LINES.join("\n")}</textarea></raft-playground>`],
])) {
  test(`the script is read as it was written: ${what}`, async ({ page }) => {
    await lecture(page, body, { width: 700 });
    await expect.poll(() => told(page, "ready")).toHaveLength(1);
    expect((await told(page, "ready"))[0].script.trimEnd()).toBe(SCRIPT.trimEnd());
    expect(await told(page, "error")).toEqual([]);
  });
}

for (const [what, body, says] of /** @type {const} */ ([
  ["it has no script", "<raft-playground></raft-playground>", /There is no script here/],
  ["its src is empty", '<raft-playground src=""> </raft-playground>', /There is no script here/],
  [
    "Markdown has put the script beside it",
    "<p><raft-playground></p><pre>cluster nodes=3\n</pre><p></raft-playground></p>",
    /There is no script here/,
  ],
  [
    "its text went through a paragraph",
    "<p><raft-playground>cluster nodes=3\nat 5 crash n1</raft-playground></p>",
    /stands in a paragraph of Markdown/,
  ],
  [
    "a comment has become a heading",
    "<raft-playground>cluster nodes=3\n<h1>now the leader dies</h1>\nat 5 crash n1</raft-playground>",
    /one of its lines has become the HTML element <h1>\./,
  ],
])) {
  test(`an element runs nothing, and says why, where ${what}`, async ({ page }) => {
    await lecture(page, body, { width: 700 });
    const element = page.locator("raft-playground").first();
    await expect(element.getByRole("alert")).toContainText(says);
    await expect(element.getByRole("link", { name: "How to paste a script" })).toHaveAttribute(
      "href",
      /embed\.html#hosts$/,
    );
    await expect
      .poll(async () => (await told(page, "error")).map((it) => it.message))
      .toEqual([expect.stringMatching(says)]);
    await page.waitForTimeout(500);
    await expect(element.locator("iframe")).toHaveCount(0);
    expect(await told(page, "ready")).toEqual([]);
    const refused = await element.evaluate((it) =>
      /** @type {any} */ (it).play().catch((/** @type {Error} */ error) => error.message),
    );
    expect(refused).toMatch(says);
  });
}

test("an empty element can be given a script, by its page or by load", async ({ page }) => {
  await lecture(page, "<raft-playground></raft-playground>", { width: 700 });
  const element = page.locator("raft-playground");
  await expect(element.getByRole("alert")).toBeVisible();
  await element.evaluate((it) => void (/** @type {any} */ (it).load("cluster nodes=2\n")));
  await expect.poll(async () => (await told(page, "ready")).map((it) => it.script)).toEqual(["cluster nodes=2\n"]);
  await expect(element.getByRole("alert")).toBeHidden();

  await lecture(page, "<raft-playground></raft-playground>", { width: 700 });
  await expect(element.getByRole("alert")).toBeVisible();
  await element.evaluate((it) => void it.append("cluster nodes=4"));
  await expect.poll(async () => (await told(page, "ready")).map((it) => it.script)).toEqual(["cluster nodes=4\n"]);
});

test("a script that does not parse is told as an error, and never as ready", async ({ page }) => {
  await lecture(page, "<pre><raft-playground>\ncluster nodes=99\n</raft-playground></pre>", { width: 700 });
  await expect.poll(async () => (await told(page, "error")).length).toBeGreaterThan(0);
  expect((await told(page, "error"))[0].message).toMatch(/line 1, column 15/i);
  await page.waitForTimeout(300);
  expect(await told(page, "ready")).toEqual([]);
  await page.locator("raft-playground").evaluate((it) => /** @type {any} */ (it).load("cluster nodes=3\n"));
  await expect.poll(async () => (await told(page, "ready")).map((it) => it.script)).toEqual(["cluster nodes=3\n"]);
});

test("theme, speed and view act at once, and the run goes on", async ({ page }) => {
  await lecture(page, `<pre><raft-playground>\n${escaped(SCRIPT)}\n</raft-playground></pre>`, { width: 700 });
  await expect.poll(() => told(page, "ready")).toHaveLength(1);
  const element = page.locator("raft-playground");
  const frame = page.frameLocator("iframe");
  await element.evaluate((it) => /** @type {any} */ (it).act("crash n1"));
  const crashed = frame.getByRole("button", { name: /^n1, crashed/ });
  await expect(crashed).toBeVisible();
  await element.evaluate((it) => it.setAttribute("theme", "dark"));
  await expect(frame.locator(":root")).toHaveAttribute("data-theme", "dark");
  await element.evaluate((it) => it.setAttribute("view", "log"));
  await expect(crashed).toBeHidden();
  await element.evaluate((it) => it.removeAttribute("view"));
  await expect(crashed).toBeVisible();
  await element.evaluate((it) => /** @type {any} */ (it).show({ theme: "light", view: "ring", speed: 100 }));
  await expect(frame.locator(":root")).toHaveAttribute("data-theme", "light");
  await expect(crashed).toBeVisible();
  const refused = await element.evaluate((it) =>
    /** @type {any} */ (it).show({ view: "wide" }).catch((/** @type {Error} */ error) => error.message),
  );
  expect(refused).toBe("view wants all, ring, log or time");
  expect(await told(page, "ready"), "it was not loaded anew").toHaveLength(1);
});

test("keys that the playground does not use reach the page, and Escape gives it the keyboard back", async ({
  page,
}) => {
  await lecture(
    page,
    `<script>window.typed = []; addEventListener("keydown", (it) => typed.push([it.key, it.keyCode]))</script>
     <pre><raft-playground>\n${escaped(SCRIPT)}\n</raft-playground></pre><button id="next">Next</button>`,
    { width: 700 },
  );
  await expect.poll(() => told(page, "ready")).toHaveLength(1);
  const typed = () => page.evaluate(() => /** @type {any} */ (window).typed);
  const frame = page.frameLocator("iframe");
  await frame.locator("#play").focus();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowRight");
  await expect.poll(typed).toEqual([
    ["PageDown", 34],
    ["ArrowRight", 39],
  ]);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe("raft-playground");
  await page.keyboard.press("n");
  await expect.poll(async () => (await typed()).at(-1)).toEqual(["n", 78]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
});

for (const style of ["visibility: hidden", "opacity: 0", "content-visibility: hidden", "display: none"]) {
  test(`a run pauses when its slide is hidden by ${style}, and plays on after it was scrolled away`, async ({
    page,
  }) => {
    await lecture(
      page,
      `<section><pre><raft-playground>\n${escaped(SCRIPT)}\n</raft-playground></pre></section>` +
        '<p style="height: 3000px">',
      { width: 700 },
    );
    await expect.poll(() => told(page, "ready")).toHaveLength(1);
    const last = async () => (await told(page, "time")).at(-1);
    await page.locator("raft-playground").evaluate((it) => /** @type {any} */ (it).play());
    await expect.poll(async () => (await last())?.playing).toBe(true);
    await page.evaluate(async () => {
      for (const to of [2900, 0]) {
        scrollTo(0, to);
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      }
    });
    const { ms } = await last();
    await expect.poll(async () => (await last()).ms, "it plays on").toBeGreaterThan(ms);
    expect((await last()).playing).toBe(true);
    await page.locator("section").evaluate((it, style) => it.setAttribute("style", style), style);
    await expect.poll(async () => (await last()).playing).toBe(false);
    await page.locator("section").evaluate((it) => it.removeAttribute("style"));
    await expect(page.frameLocator("iframe").locator("#play")).toHaveAccessibleName("Play");
  });
}

test("a page whose host drops the type of scripts loads the element by a plain script", async ({ page }) => {
  await lecture(page, '<raft-playground src="kill-the-leader"></raft-playground>', {
    width: 700,
    loader: '<script src="load.js"></script>',
  });
  await expect.poll(() => told(page, "ready")).toHaveLength(1);
});

test("white space of a pre around the element does not leak into it", async ({ page }) => {
  await lecture(
    page,
    '<pre><raft-playground src="kill-the-leader" loading="click">A leader dies.</raft-playground></pre>',
  );
  const space = await page
    .locator("raft-playground")
    .evaluate((it) => getComputedStyle(/** @type {any} */ (it).shadowRoot.querySelector(".poster")).whiteSpace);
  expect(space).toBe("normal");
});

for (const width of [390, 560, 650, 700, 800, 900]) {
  test(`the page hardly moves when runs take their places at ${width} px`, async ({ page }) => {
    const queries = ["", 'view="ring"', 'view="log"', 'view="time"', 'controls="none"', 'height="300"'];
    const all = queries.map((it) => `<raft-playground src="kill-the-leader" ${it} loading="click"></raft-playground>`);
    await page.setViewportSize({ width, height: 900 });
    await lecture(page, all.join(""));
    const elements = page.locator("raft-playground");
    const high = () => elements.evaluateAll((all) => all.map((it) => it.getBoundingClientRect().height));
    await expect(page.getByRole("button", { name: "Run" })).toHaveCount(queries.length);
    const before = await high();
    await elements.evaluateAll((all) => all.forEach((it) => it.shadowRoot?.querySelector("button")?.click()));
    await expect.poll(() => told(page, "ready")).toHaveLength(queries.length);
    for (const frame of await page.locator("iframe").all()) await expect(frame).toHaveAttribute("style", /height/);
    const moved = async () => (await high()).map((it, i) => Math.abs(it - (before[i] ?? 0)));
    await expect.poll(async () => Math.max(...(await moved())), "pixels that a height changes").toBeLessThanOrEqual(24);
  });
}
