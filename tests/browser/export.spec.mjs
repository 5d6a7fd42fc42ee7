// @ts-check
/** Exported pictures and texts of a run: the content of the files rather than the look of the dialog. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { violations } from "./axe.mjs";
import { open, stepUntil, thing } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** @import { Page } from "@playwright/test" */

const TOP = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const SCENARIO = "figure-8-d";

/** @param {Page} page @param {string} address */
async function openDialog(page, address) {
  await page.goto(address);
  await page.locator("#share").click();
  await page.locator("#export").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.locator("#export-save")).toBeEnabled();
}

/** Saves the selected export. @param {Page} page @returns {Promise<{name: string, bytes: Buffer}>} */
async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#export-save").click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The visible content of an SVG file. @param {Page} page @param {string} text */
const inspected = (page, text) =>
  page.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, "image/svg+xml");
    const root = svg.documentElement;
    const texts = [...svg.querySelectorAll("text")].map((it) => it.textContent ?? "");
    return {
      broken: svg.querySelector("parsererror")?.textContent ?? null,
      texts,
      size: [Number(root.getAttribute("width")), Number(root.getAttribute("height"))],
      link: svg.querySelector("a")?.getAttribute("href") ?? "",
      title: svg.querySelector("title")?.textContent,
      desc: svg.querySelector("desc")?.textContent ?? "",
      outside: [...svg.querySelectorAll("script, image, style, foreignObject")].length,
    };
  }, text);

test("the SVG of a moment shows every node, describes it in words, and links back to the moment", async ({
  page,
  context,
}) => {
  await openDialog(page, `./?t=250#${SCENARIO}`);
  const { name, bytes } = await saved(page);
  expect(name).toBe("figure-8d.svg");
  const svg = await inspected(page, bytes.toString());
  expect(svg.broken).toBeNull();
  expect(svg.outside).toBe(0);
  expect(svg.title).toBe("Figure 8d");
  // Once in the cluster, once beside its log, and once beside its lane.
  for (const node of ["n1", "n2", "n3", "n4", "n5"]) expect(svg.texts.filter((it) => it === node)).toHaveLength(3);
  expect(svg.texts.join("\n")).toMatch(/engine \d/);
  expect(svg.desc).toContain("n1, leader, term 4");
  const other = await context.newPage();
  await other.goto(svg.link);
  await expect(other.locator("#now")).toHaveText("250.0 ms");
  await expect(other.getByRole("button", { name: /^n1, leader, term 4/ })).toBeVisible();
});

test("the picture names a broken property and a disabled rule, also with another title", async ({ page, context }) => {
  const title = 'A \\"quoted\\" <b>&amp;</b> title';
  const script = `title "${title}"\ncluster nodes=3\nat 0 rule persist-vote off\nat 5 crash n1\n`;
  await openDialog(page, `./?t=20#1.t.${encodeURIComponent(script)}`);
  const svg = await inspected(page, (await saved(page)).bytes.toString());
  expect(svg.broken).toBeNull();
  expect(svg.texts).toContain("Not Raft: persist-vote off");
  expect(svg.desc).toContain("Not Raft: persist-vote off.");
  expect(svg.texts[0]).toContain("<b>&amp;</b>");
  // A new page: navigating to another fragment would not load the page again.
  const other = await context.newPage();
  await openDialog(other, "./?t=5000#stale-read");
  const broken = await inspected(other, (await saved(other)).bytes.toString());
  expect(broken.texts.join("\n")).toMatch(/Broken: linearizability at/);
});

/** The rectangles of an SVG file, rounded. @param {Page} page @param {string} text */
const boxesOf = (page, text) =>
  page.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, "image/svg+xml");
    return [...svg.querySelectorAll("g rect")].map((it) => {
      const of = (/** @type {string} */ name) => it.getAttribute(name) ?? "";
      return {
        fill: of("fill"),
        x: Math.round(Number(of("x"))),
        h: Number(of("height")),
        dash: of("stroke-dasharray"),
      };
    });
  }, text);

test("Figure 7 is a picture of the logs: terms, what is committed, and what will be replaced", async ({ page }) => {
  await openDialog(page, "./?t=39#figure-7");
  await page.locator("#export-what").selectOption("logs");
  const text = (await saved(page)).bytes.toString();
  const svg = await inspected(page, text);
  expect(svg.broken).toBeNull();
  for (let node = 1; node <= 7; node += 1) expect(svg.texts.filter((it) => it === `n${node}`)).toHaveLength(1);
  // The paper's figure: 10 entries of the leader, and 9, 4, 11, 12, 7 and 11 of (a) to (f).
  const cells = (await boxesOf(page, text)).filter((it) => it.h === 31);
  expect(cells).toHaveLength(10 + 9 + 4 + 11 + 12 + 7 + 11);
  expect(new Set(cells.map((it) => it.fill)).size, "a fill for each term; terms 1 and 7 have the same").toBe(6);
  expect(svg.texts.filter((it) => it === "t3").length, "f: five of term 3, and its chip").toBe(6);
  expect(svg.texts).toContain("committed");
  expect(svg.texts.some((it) => /^only t\d$/.test(it))).toBe(true);
  expect(svg.texts).toContain("will be replaced");
  // Known to its node: a solid outline, and a bar below it.
  const known = cells.filter((it) => it.dash === "");
  const bars = (await boxesOf(page, text)).filter((it) => it.h === 4 && it.fill === "#1b1f24");
  expect(known.length).toBeGreaterThan(20);
  expect(bars).toHaveLength(known.length);
  expect(svg.desc).toContain("Log of n3: 1: x=1 of term 1, committed; 2: x=2 of term 1, committed;");
  expect(svg.desc).toMatch(/Log of n7: .*4: f=1 of term 2, and another entry is committed there;/);
});

test("a picture of cluster and logs has both beside each other, and a compacted prefix", async ({ page }) => {
  await openDialog(page, "./?t=600#snapshot-and-crash");
  await page.locator("#export-what").selectOption("ring-logs");
  const bytes = (await saved(page)).bytes.toString();
  const svg = await inspected(page, bytes);
  expect(svg.broken).toBeNull();
  for (const node of ["n1", "n2", "n3"]) expect(svg.texts.filter((it) => it === node)).toHaveLength(2);
  expect(svg.texts.join("\n")).toMatch(/^≤ \d+$/m);
  expect(svg.desc).toMatch(/Log of n\d: a snapshot up to entry \d+/);
  const parts = await page.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, "image/svg+xml");
    return [...svg.querySelectorAll("g")].map((it) => it.getAttribute("transform"));
  }, bytes);
  expect(parts.filter((it) => /^translate\(440 /.test(it ?? ""))).toHaveLength(1);
  await page.locator("#export-what").selectOption("moment");
  const alone = await inspected(page, (await saved(page)).bytes.toString());
  expect(alone.desc).not.toContain("Log of");
  expect(alone.texts.join("\n")).not.toMatch(/^≤/m);
});

test("a long log is drawn from its newest entries, and the picture says how many are missing", async ({ page }) => {
  const many = Array.from({ length: 40 }, (_, i) => `at ${100 + i} propose n1 set k${i} ${i}`).join("\n");
  const script = `cluster nodes=3 latency=1..1 seed=1\nat 0 timeout n1\n${many}\n`;
  await openDialog(page, `./?t=300#1.t.${encodeURIComponent(script)}`);
  await page.locator("#export-what").selectOption("logs");
  const svg = await inspected(page, (await saved(page)).bytes.toString());
  expect(svg.texts).toContain("41");
  expect(svg.texts).not.toContain("12");
  const [, count] = /(\d+) older entries are not drawn/.exec(svg.texts.join("\n")) ?? [];
  expect(Number(count)).toBeGreaterThan(10);
  expect(svg.texts).toContain(`≤ ${Number(count) + 1}`);
  expect(svg.desc).toContain(`${count} older entries are not drawn`);
});

test("a span shows the chosen times, and invalid times are refused", async ({ page }) => {
  await openDialog(page, `./?t=250#${SCENARIO}`);
  await page.locator("#export-what").selectOption("span");
  await page.locator("#export-from").fill("40");
  await page.locator("#export-to").fill("30");
  await page.locator("#export-to").press("Tab");
  await expect(page.getByRole("dialog").getByText("These times are not a span")).toBeVisible();
  await expect(page.locator("#export-save")).toBeDisabled();
  await page.locator("#export-to").fill("160");
  await page.locator("#export-to").press("Tab");
  const svg = await inspected(page, (await saved(page)).bytes.toString());
  expect(svg.texts).toContain("40.0 ms – 160.0 ms");
  for (const label of ["60 ms", "120 ms"]) expect(svg.texts).toContain(label);
  expect(svg.texts).not.toContain("20 ms");
});

test("a PNG has twice the size of its SVG, is not blank, and contains its link", async ({ page }) => {
  await openDialog(page, `./?t=250#${SCENARIO}`);
  const svg = await inspected(page, (await saved(page)).bytes.toString());
  await page.locator("#export-format").selectOption("png");
  const { name, bytes } = await saved(page);
  expect(name).toBe("figure-8d.png");
  const seen = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.drawImage(bitmap, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const colours = new Map();
    for (let i = 0; i < pixels.length; i += 4) {
      const colour = pixels[i] * 65536 + pixels[i + 1] * 256 + pixels[i + 2];
      colours.set(colour, (colours.get(colour) ?? 0) + 1);
    }
    return { size: [bitmap.width, bitmap.height], term4: colours.get(0xbbcc33) ?? 0, ground: colours.get(0xffffff) };
  }, bytes.toString("base64"));
  expect(seen.size).toEqual(svg.size.map((it) => it * 2));
  // Four nodes of term 4, and their lanes.
  expect(seen.term4).toBeGreaterThan(20_000);
  expect(seen.ground).toBeGreaterThan(500_000);
  expect(bytes.toString("utf8")).toContain(`Source\0\0\0\0\0${svg.link}`);
  expect(wrongSums(bytes), "chunks with a wrong checksum").toEqual([]);
  await page.locator("#export-format").selectOption("png-1");
  const small = (await saved(page)).bytes;
  expect([small.readUInt32BE(16), small.readUInt32BE(20)]).toEqual(svg.size);
});

/** @param {Buffer} png */
function wrongSums(png) {
  const wrong = [];
  for (let at = 8; at < png.length;) {
    const end = at + 8 + png.readUInt32BE(at);
    // The trailer of gzip has the same checksum (CRC-32).
    const packed = gzipSync(new Uint8Array(png.subarray(at + 4, end)));
    const sum = packed.readUInt32LE(packed.length - 8);
    if (sum !== png.readUInt32BE(end)) wrong.push(png.toString("latin1", at + 4, at + 8));
    at = end + 4;
  }
  return wrong;
}

test("a picture made while the run plays has the same moment in picture, link and words", async ({ page }) => {
  await page.goto(`./?t=20&run=1&speed=0.02#${SCENARIO}`);
  await expect(page.locator("#play")).toHaveAccessibleName("Pause");
  await page.locator("#share").click();
  await page.locator("#export").click();
  await expect(page.locator("#export-save")).toBeEnabled();
  const svg = await inspected(page, (await saved(page)).bytes.toString());
  const time = svg.texts.find((it) => / ms$/.test(it)) ?? "";
  const linked = Number(new URL(svg.link).searchParams.get("t"));
  expect(Math.abs(Number(time.replace(" ms", "").replace(",", "")) - linked)).toBeLessThan(0.11);
  expect(svg.desc).toContain(`at ${time}`);
  await page.waitForTimeout(300);
  await expect(page.locator("#now")).toHaveText(time);
});

test("with forced colours, a picture has fixed colours instead of system colours", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await openDialog(page, `./?t=250#${SCENARIO}`);
  const text = (await saved(page)).bytes.toString();
  expect(text).not.toMatch(/"(Canvas|CanvasText|GrayText|Highlight|HighlightText|LinkText)"/);
  expect(text).toContain("#bbcc33");
});

test("the picture of a long span is wide, names the leader, and has a lane for every node", async ({ page }) => {
  await open(page, "cluster nodes=25 seed=4 latency=10..10\n");
  await stepUntil(thing(page, /^n\d+, leader, /), 1500);
  await page.locator("#share").click();
  await page.locator("#export").click();
  await page.locator("#export-what").selectOption("span");
  await page.locator("#export-whole").click();
  const svg = await inspected(page, (await saved(page)).bytes.toString());
  for (let n = 1; n <= 25; n += 1) expect(svg.texts).toContain(`n${n}`);
  expect(svg.desc).toMatch(/\. n\d+ leads term \d+ from [\d.]+ ms on\. \d+ messages between them\.$/);
  await page.locator("#export-to").fill("4000");
  await page.locator("#export-to").press("Tab");
  const wide = await inspected(page, (await saved(page)).bytes.toString());
  expect(wide.size[0]).toBe(4800);
  await page.locator("#export-sight").click();
  await expect(page.locator("#export-to")).not.toHaveValue("4000");
  expect((await inspected(page, (await saved(page)).bytes.toString())).broken).toBeNull();
});

test("a title and a description that are too long for a line are not cut off", async ({ page }) => {
  const words = Array.from({ length: 60 }, (_, i) => `word${i}`).join(" ");
  const script = `title "${words.slice(0, 190)}"\ncluster nodes=1\nat 5 say "${words}"\n`;
  await openDialog(page, `./?t=20#1.t.${encodeURIComponent(script)}`);
  const svg = (await saved(page)).bytes.toString();
  const over = await page.evaluate((svg) => {
    const sheet = document.createElement("div");
    sheet.innerHTML = svg.replace(/^<\?xml[^>]*>/, "");
    document.body.append(sheet);
    const texts = [...sheet.querySelectorAll("text")].filter((it) => it instanceof SVGTextElement);
    const right = sheet.querySelector("svg")?.getBoundingClientRect().right ?? 0;
    const far = texts.map((it) => it.getBoundingClientRect().right - right);
    sheet.remove();
    return Math.max(...far);
  }, svg);
  expect(over, "pixels over the edge").toBeLessThanOrEqual(0);
  expect(svg).toContain("word59");
});

test("picture and words can be copied to the clipboard by keyboard", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openDialog(page, `./?t=250#${SCENARIO}`);
  await expect(page.locator("#export-what")).toBeFocused();
  await page.locator("#export-copy").press("Enter");
  await expect(page.getByRole("dialog").getByText("It is on the clipboard.")).toBeVisible();
  const kinds = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  expect(kinds).toContain("image/png");
  await page.locator("#export-copy-alt").press("Enter");
  const text = () => page.evaluate(() => navigator.clipboard.readText().catch(() => ""));
  await expect.poll(text).toMatch(/^A Raft cluster/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

for (const [width, colorScheme] of /** @type {[number, "light" | "dark"][]} */ ([
  [1280, "light"],
  [1280, "dark"],
  [360, "light"],
]))
  test(`the dialog is accessible and fits: ${width} pixels, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 720 });
    await openDialog(page, `./?t=250#${SCENARIO}`);
    const dialog = page.getByRole("dialog");
    for (const what of ["all", "logs", "span", "trace"]) {
      await page.locator("#export-what").selectOption(what);
      expect(await violations(page, { within: ".export-dialog" })).toEqual([]);
      const small = await dialog.locator("button:visible, select:visible, input:visible").evaluateAll((all) =>
        all
          .map((it) => it.getBoundingClientRect())
          .filter((box) => box.width < 24 || box.height < 24)
          .map((box) => `${box.width} × ${box.height}`),
      );
      expect(small, "targets that are too small").toEqual([]);
      expect(await dialog.evaluate((it) => it.scrollWidth - it.clientWidth), "pixels of horizontal overflow").toBe(0);
    }
  });

test("the trace and the words equal the output of the command line", async ({ page }) => {
  test.setTimeout(420_000); // cargo may have to build the command line first
  const script = readFileSync(resolve(TOP, `www/scenarios/${SCENARIO}.raft`), "utf8");
  const end = Number(/^until (\S+)/m.exec(script)?.[1]);
  const cli = (/** @type {string[]} */ ...more) => {
    const run = ["run", "--quiet", "--locked", "--", "run", `www/scenarios/${SCENARIO}.raft`, ...more];
    return execFileSync("cargo", run, { cwd: TOP, encoding: "utf8", timeout: 300_000 });
  };
  await openDialog(page, `./?t=${end}#${SCENARIO}`);
  await page.locator("#export-what").selectOption("trace");
  const trace = await saved(page);
  expect(trace.name).toBe("figure-8d.trace.jsonl");
  const [about, ...facts] = trace.bytes.toString().trimEnd().split("\n");
  expect(JSON.parse(about)).toMatchObject({ title: "Figure 8d", at_ms: end, link: expect.stringContaining(SCENARIO) });
  expect(facts).toEqual(
    cli("--trace", "-", "--json")
      .split("\n")
      .filter((line) => line.startsWith('{"seq"')),
  );
  await page.locator("#export-what").selectOption("words");
  const words = (await saved(page)).bytes.toString();
  const told = cli()
    .split("\n")
    .filter((line) => /^ +\d+\.\d{3}  /.test(line));
  expect(told.length).toBeGreaterThan(20);
  for (const line of told) expect(words).toContain(line);
});
