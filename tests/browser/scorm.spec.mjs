// @ts-check
// A lesson as a SCORM 1.2 package, in a learning platform whose runtime is scorm-again.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "./fixture.mjs";
import { HERE, SITE } from "./host.mjs";
import { TYPES } from "./types.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const TOP = resolve(HERE, "../..");
const RUNTIME = readFileSync(join(HERE, "node_modules/scorm-again/dist/scorm12.min.js"), "utf8");

/** Two questions and a goal; the right answers are yes and no. Its run needs no dice. */
const LESSON = `title "Two questions"
cluster nodes=3 election=9000..9999 heartbeat=1000 latency=10..10 noop=off
lesson two-questions
at 0 timeout n1
ask first "Will n1 lead?" at 5 yes = role n1 leader by 40
ask second "Will n2 lead?" at 60 yes = role n2 leader by 90
goal gone "Crash n1." fact crash count=1
until 120
`;

/** The files of a zip. @param {Buffer} zip @returns {Map<string, Buffer>} */
function unzipped(zip) {
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((it) => zip.readUInt16LE(at + it));
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(data, data + packed);
    files.set(
      zip.toString("utf8", at + 46, at + 46 + name),
      method === 0 ? bytes : inflateRawSync(Uint8Array.from(bytes)),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}

/**
 * The page of a platform: it keeps what was committed, and gives it back at the next visit, as the standard has it.
 * @param {string} mode `cmi.core.lesson_mode`
 */
const platform = (mode) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title>
  <link rel="icon" href="data:,"><script src="runtime.js"></script>
  <script>
    const kept = JSON.parse(localStorage.getItem("cmi") ?? "null");
    window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
    API.loadFromJSON({
      core: {
        student_id: "s1", lesson_mode: "${mode}", credit: "credit",
        entry: kept?.core.exit === "suspend" ? "resume" : "",
        lesson_status: kept?.core.lesson_status ?? "not attempted", score: { raw: kept?.core.score.raw ?? "" },
      },
      student_data: { mastery_score: "60" },
      suspend_data: kept?.suspend_data ?? "",
    });
    const calls = [];
    const keep = () => localStorage.setItem("cmi", JSON.stringify(API.cmi));
    for (const name of ["LMSInitialize", "LMSCommit", "LMSFinish"]) API.on(name, () => {
      calls.push(name);
      if (name !== "LMSInitialize") keep();
      if (name === "LMSFinish") localStorage.setItem("finished", "yes");
    });
  </script>
  <body style="margin: 0"><iframe id="sco" title="Lesson" src="package/index.html" width="900" height="700"></iframe>`;

/** @type {Map<string, Buffer>} */
let files;

test.beforeAll(() => {
  test.setTimeout(420_000); // cargo may have to build the command line first
  const [script, out] = ["lesson.raft", "lesson.zip"].map((name) => test.info().outputPath(name));
  if (!script || !out) throw new Error("no folder for the package");
  writeFileSync(script, LESSON);
  const made = ["lesson", script, "--scorm", out, "--playground", SITE];
  execFileSync("cargo", ["run", "--quiet", "--locked", "--", ...made], { cwd: TOP, timeout: 300_000 });
  files = unzipped(readFileSync(out));
});

/** Opens the course. @param {Page} page */
async function visit(page, mode = "normal") {
  await page.route("**/lms/**", (route) => {
    const path = new URL(route.request().url()).pathname.split("/lms/")[1] ?? "";
    if (path === "") return route.fulfill({ contentType: "text/html", body: platform(mode) });
    if (path === "runtime.js") return route.fulfill({ contentType: "text/javascript", body: RUNTIME });
    const body = files.get(path.replace("package/", ""));
    if (!body) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: TYPES[extname(path)] ?? "application/octet-stream", body });
  });
  await page.goto("lms/");
  const sco = page.frameLocator("#sco");
  const element = sco.locator("raft-playground");
  await element.evaluate(async (it) => {
    await /** @type {any} */ (it).show({ speed: 1000 });
    await /** @type {any} */ (it).play();
  });
  return sco.frameLocator("iframe");
}

/** @param {ReturnType<Page["frameLocator"]>} inside @param {string} name */
const press = (inside, name) =>
  inside.getByRole("region", { name: "What this is about" }).getByRole("button", { name, exact: true }).click();

/** @param {ReturnType<Page["frameLocator"]>} inside @param {string} question @param {"Yes" | "No"} answer */
async function answer(inside, question, answer) {
  await expect(inside.getByText(question, { exact: true })).toBeVisible();
  await press(inside, answer);
}

/** What the platform keeps. @param {Page} page @returns {Promise<any>} */
const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("cmi") ?? "null"));
/** @param {Page} page */
const status = async (page) => (await kept(page))?.core.lesson_status;
/** @param {Page} page */
const told = (page) => page.frameLocator("#sco").locator("#told");

/** Leaves the course; another page of the same platform says what is kept. @param {Page} page */
async function leave(page) {
  await page.goto("lms/runtime.js");
}

test("who answers rightly has passed, and reaches the whole mark with the goal", async ({ page }) => {
  const inside = await visit(page);
  await expect(told(page)).toContainText("0 of 2 questions are answered");
  expect(await status(page)).toBe("incomplete");
  await answer(inside, "Will n1 lead?", "Yes");
  await expect(told(page)).toContainText("1 of 2 questions");
  expect((await kept(page)).core.score.raw, "no mark before the last question is marked").toBe("");
  await press(inside, "Go on");
  await answer(inside, "Will n2 lead?", "No");
  await expect(told(page)).toContainText("67 of 100");
  const { core, interactions } = await kept(page);
  expect(core).toMatchObject({ lesson_status: "passed", exit: "suspend" });
  expect(core.score).toMatchObject({ raw: "67", min: "0", max: "100" });
  expect(core.session_time).toMatch(/^\d+:\d\d:\d\d$/);
  expect(Object.values(interactions).filter((it) => it?.id)).toMatchObject([
    { id: "first", type: "fill-in", student_response: "yes", result: "correct" },
    { id: "second", type: "fill-in", student_response: "no", result: "correct" },
  ]);
  await press(inside, "Go on");
  await inside.getByRole("button", { name: /^n1,/ }).click();
  await inside.getByRole("menuitem", { name: /^Crash/ }).click();
  await expect(told(page)).toContainText("100 of 100");
  await leave(page);
  expect((await kept(page)).core).toMatchObject({ lesson_status: "passed", exit: "" });
  expect(await page.evaluate(() => localStorage.getItem("finished"))).toBe("yes");
});

test("who answers wrongly has failed, and the first answer counts", async ({ page }) => {
  let inside = await visit(page);
  await answer(inside, "Will n1 lead?", "No");
  await press(inside, "Go on");
  await answer(inside, "Will n2 lead?", "Yes");
  await expect(told(page)).toContainText("0 of 100. From 60 on");
  expect((await kept(page)).core).toMatchObject({ lesson_status: "failed", score: { raw: "0" } });
  await leave(page);
  expect(await status(page)).toBe("failed");
  inside = await visit(page);
  await answer(inside, "Will n1 lead?", "Yes");
  await press(inside, "Go on");
  await answer(inside, "Will n2 lead?", "No");
  await press(inside, "Go on");
  await leave(page);
  expect((await kept(page)).core).toMatchObject({ lesson_status: "failed", score: { raw: "0" } });
});

test("a lesson goes on where it was left, and its first answers still count", async ({ page }) => {
  let inside = await visit(page);
  await answer(inside, "Will n1 lead?", "Yes");
  await expect(told(page)).toContainText("1 of 2 questions");
  await leave(page);
  expect((await kept(page)).core).toMatchObject({ lesson_status: "incomplete", exit: "suspend" });
  inside = await visit(page);
  await answer(inside, "Will n2 lead?", "No");
  await expect(told(page)).toContainText("67 of 100");
  expect((await kept(page)).core).toMatchObject({ lesson_status: "passed", score: { raw: "67" } });
  expect((await kept(page)).suspend_data.length).toBeLessThanOrEqual(4096);
});

test("a browser that is closed in the middle, without a word, loses nothing", async ({ page, context }) => {
  const inside = await visit(page);
  await answer(inside, "Will n1 lead?", "Yes");
  await expect(told(page)).toContainText("1 of 2 questions");
  // The page cannot end its session.
  await page.evaluate(() => {
    const sco = /** @type {HTMLIFrameElement} */ (document.getElementById("sco")).contentWindow;
    sco?.addEventListener("pagehide", (event) => event.stopImmediatePropagation(), { capture: true });
    /** @type {any} */ (window).API = null;
  });
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  const next = await visit(again);
  await answer(next, "Will n2 lead?", "Yes");
  await expect(told(again)).toContainText("33 of 100");
  expect((await kept(again)).core).toMatchObject({ lesson_status: "failed", score: { raw: "33" } });
});

test("who only looks at the course is not marked", async ({ page }) => {
  const inside = await visit(page, "review");
  await answer(inside, "Will n1 lead?", "Yes");
  await expect(told(page)).toContainText("nothing is recorded");
  await leave(page);
  expect((await kept(page))?.suspend_data ?? "").toBe("");
});
