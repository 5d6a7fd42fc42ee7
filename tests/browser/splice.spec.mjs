// @ts-check
// Elements in a page that a learning platform shows in a frame: by SPLICE they report what was done, and continue it.
import { expect, test } from "./fixture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const EXERCISE = `title "An exercise"
cluster nodes=3 seed=1 latency=10..10
at 20 timeout n1
at 60 expect leader n1
until 80
`;
const LESSON = `title "Two questions"
cluster nodes=3 election=9000..9999 heartbeat=1000 latency=10..10 noop=off
lesson two-questions
at 0 timeout n1
ask first "Will n1 lead?" at 5 yes = role n1 leader by 40
ask second "Will n2 lead?" at 60 yes = role n2 leader by 90
until 120
`;
const ELEMENTS = `<pre><raft-playground id="exercise" splice="1" controls="min">\n${EXERCISE}</raft-playground></pre>
  <pre><raft-playground splice="1">\n${LESSON}</raft-playground></pre>
  <pre><raft-playground loading="click" splice="1">\n${EXERCISE}</raft-playground></pre>
  <pre><raft-playground loading="click">\n${EXERCISE}</raft-playground></pre>`;

/**
 * A page with elements, and a platform that shows it in a frame and keeps what is reported.
 * @param {Page} page @param {string} [head] of the page with elements
 */
async function serve(page, head = "") {
  const html = { contentType: "text/html" };
  await page.route("**/activity.html", (route) =>
    route.fulfill({
      ...html,
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Activity</title>${head}
        <script type="module" src="embed.js"></script><body>${ELEMENTS}</body></html>`,
    }),
  );
  await page.route("**/platform.html", (route) =>
    route.fulfill({
      ...html,
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Platform</title><script>
          window.heard = [];
          addEventListener("message", ({ source, data }) => {
            if (source !== document.querySelector("iframe").contentWindow) return;
            heard.push(data);
            if (data.subject === "SPLICE.reportScoreAndState")
              localStorage.setItem("kept", JSON.stringify(data.state));
            if (data.subject !== "SPLICE.getState") return;
            const state = JSON.parse(localStorage.getItem("kept")) ?? undefined;
            // Answers to others do not count.
            for (const id of ["other", data.message_id])
              source.postMessage({ subject: "SPLICE.getState.response", message_id: id,
                state: id === "other" ? { exercise: { score: 1, state: { script: "cluster nodes=9", ms: 0 } } } : state,
              }, "*");
          });
        </script><iframe title="Activity" width="1000" height="2600" src="activity.html"></iframe></html>`,
    }),
  );
}

/** @param {Page} page @param {string} subject @returns {Promise<any[]>} */
const heard = (page, subject) =>
  page.evaluate(
    (subject) =>
      /** @type {any} */ (window).heard.filter((/** @type {any} */ it) => it.subject === `SPLICE.${subject}`),
    subject,
  );
/** The last report. @param {Page} page */
const last = async (page) => (await heard(page, "reportScoreAndState")).at(-1);

test.use({ viewport: { width: 1100, height: 2700 } });

test("the elements of a page report one score, and continue what the platform has kept", async ({ page }) => {
  await serve(page);
  await page.goto("platform.html");
  const activity = page.frameLocator("iframe");
  const exercise = activity.locator("raft-playground").nth(0).locator("iframe").contentFrame();
  const lesson = activity.locator("raft-playground").nth(1).locator("iframe").contentFrame();
  await expect(exercise.locator("#play")).toBeVisible();
  await expect(lesson.locator("#play")).toBeVisible();
  expect(await heard(page, "getState"), "the page asks once").toHaveLength(1);
  expect(await heard(page, "reportScoreAndState"), "nothing was done").toEqual([]);
  await exercise.locator("#play").click();
  // One of three elements is done.
  await expect.poll(async () => (await last(page))?.score).toBeCloseTo(1 / 3);
  await lesson.locator("#play").click();
  await lesson.locator("#answer-yes").click();
  await expect(lesson.locator('.card[data-card="marked"]')).toContainText("Right");
  await expect.poll(async () => (await last(page)).score).toBeCloseTo((1 + 1 / 2) / 3);
  const { state, message_id } = await last(page);
  expect(Object.keys(state).sort()).toEqual(["exercise", "raft-playground-2"]);
  expect(state.exercise).toMatchObject({ score: 1, state: { ms: 80 } });
  expect(state["raft-playground-2"].score).toBe(0.5);
  expect(state["raft-playground-2"].state.script).toContain("answer first yes");
  const ids = (await heard(page, "reportScoreAndState")).map((it) => it.message_id);
  expect(typeof message_id === "string" && new Set(ids).size).toBe(ids.length);

  await page.reload();
  await expect(exercise.locator("#now")).toHaveText("80.0 ms");
  await expect(lesson.locator('.card[data-card="marked"]')).toContainText("Right");
  await lesson.locator("#card-on").click();
  await lesson.locator("#answer-yes").click();
  await expect(lesson.locator('.card[data-card="marked"]')).toContainText("The run shows: No");
  await expect.poll(async () => Object.keys((await last(page))?.state ?? {})).toHaveLength(2);
  // What the first element has reached stays.
  await expect.poll(async () => (await last(page)).score).toBeCloseTo((1 + 1 / 2) / 3);
  expect((await last(page)).state["raft-playground-2"].state.script).toContain("answer second yes");
});

test("elements report to SPLICE's own library where the page has loaded it", async ({ page }) => {
  const saved = { script: EXERCISE, ms: 30 };
  await serve(
    page,
    `<script>
      window.calls = [];
      window.SPLICE = {
        getState(place, done) { done(place === "exercise" ? ${JSON.stringify(saved)} : undefined); },
        reportScoreAndState(...call) { calls.push(call); },
      };
    </script>`,
  );
  // A page in no frame may have it, too.
  await page.goto("activity.html");
  const exercise = page.locator("raft-playground").nth(0).locator("iframe").contentFrame();
  await expect(exercise.locator("#now")).toHaveText("30.0 ms");
  await exercise.locator("#play").click();
  await expect
    .poll(() => page.evaluate(() => /** @type {any} */ (window).calls.at(-1)))
    .toMatchObject(["exercise", 1, { ms: 80 }]);
});

test("elements hand nothing on where they are not asked to, or where no platform is around them", async ({ page }) => {
  await serve(page);
  await page.goto("platform.html");
  const activity = page.frameLocator("iframe");
  await expect(
    activity.locator("raft-playground").nth(1).locator("iframe").contentFrame().locator("#play"),
  ).toBeVisible();
  const plain = activity.locator("raft-playground").nth(3);
  await plain.getByRole("button").click();
  await plain.locator("iframe").contentFrame().locator("#play").click();
  await expect(plain.locator("iframe").contentFrame().locator("#now")).toHaveText("80.0 ms", { timeout: 20_000 });
  await page.waitForTimeout(600);
  expect(await heard(page, "reportScoreAndState")).toEqual([]);

  await page.goto("activity.html");
  await page.evaluate(() => {
    /** @type {any} */ (window).own = [];
    addEventListener("message", ({ source, data }) => {
      if (source === window && data?.subject) /** @type {any} */ (window).own.push(data);
    });
  });
  const exercise = page.locator("raft-playground").nth(0).locator("iframe").contentFrame();
  await exercise.locator("#play").click();
  await expect(exercise.locator("#now")).toHaveText("80.0 ms", { timeout: 20_000 });
  await page.waitForTimeout(600);
  expect(await page.evaluate(() => /** @type {any} */ (window).own), "the page does not talk to itself").toEqual([]);
});
