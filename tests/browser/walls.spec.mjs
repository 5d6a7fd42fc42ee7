// @ts-check
// A message that a cut stops ends at the wall, in the picture as in the run.
import { thing } from "./desk.mjs";
import { expect, test } from "./fixture.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const CLUSTER = "cluster nodes=5 seed=1 latency=10..10 election=9000..9999 heartbeat=500 noop=off\nat 0 timeout n1\n";
/** n1 sends an entry to everybody; a message over a cut link is lost after half of the way's time, at 105 ms. */
const SENDS = "at 100 propose n1 set x 1\n";

/** @param {string} cut */
const script = (cut) => `#1.t.${encodeURIComponent(`${CLUSTER}at 99 ${cut}\n${SENDS}`)}`;

/**
 * The middle of a thing in the picture.
 * @param {Page} page @param {RegExp} name
 */
async function middle(page, name) {
  const box = await thing(page, name).boundingBox();
  expect(box, String(name)).not.toBeNull();
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2, r: width / 2 };
}

/** @param {{x: number, y: number}} a @param {{x: number, y: number}} b */
const apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/**
 * How far a message from n1 to n3 has come right before it is lost: from the middle of n1, and from that of n3.
 * @param {Page} page @param {string} cut
 */
async function lastPlace(page, cut) {
  await page.goto("about:blank");
  await page.goto(`./?t=104.99${script(cut)}`);
  await expect(page.locator("#now")).toHaveText("104.9 ms");
  const message = await middle(page, /n1>n3#/);
  const [n1, n3] = [await middle(page, /^n1, /), await middle(page, /^n3, /)];
  return { from: apart(message, n1), to: apart(message, n3), whole: apart(n1, n3), r: n1.r };
}

test("a message to a node that is cut off ends at the wall around that node", async ({ page }) => {
  const at = await lastPlace(page, "partition n3 | n1 n2 n4 n5");
  expect(at.to).toBeGreaterThan(at.r);
  expect(at.to).toBeLessThan(at.r + 24);
});

test("a message from a node that is cut off ends at the wall around that node", async ({ page }) => {
  const at = await lastPlace(page, "partition n1 | n2 n3 n4 n5");
  expect(at.from).toBeLessThan(at.r + 24);
});

test("a message across a partition ends at its wall", async ({ page }) => {
  const at = await lastPlace(page, "partition n1 n2 | n3 n4 n5");
  // The wall passes closer to the smaller group than the middle of the way.
  expect(at.from).toBeLessThan(at.whole * 0.48);
  expect(at.from).toBeGreaterThan(at.r);
});

test("a message over a link that is cut in one direction ends at its bar", async ({ page }) => {
  const at = await lastPlace(page, "cut n1>n3");
  expect(at.from / at.whole).toBeGreaterThan(0.25);
  expect(at.from / at.whole).toBeLessThan(0.45);
});
