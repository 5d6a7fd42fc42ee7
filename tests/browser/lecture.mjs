// @ts-check
/**
 * A page of an author with the element `<raft-playground>` in it, on the playground's origin.
 * @import { Page } from "@playwright/test"
 */

/** The events of the elements that are recorded; a listener for facts would ask for them. */
const EVENTS = ["ready", "expect", "violation", "answered", "goal", "complete", "time", "run", "error"];

/**
 * Opens a page with this body. The events of its elements are recorded from the start.
 * @param {Page} page @param {string} body
 * @param {{loader?: string, width?: number}} [how] `width`: of its column, in pixels
 */
export async function lecture(
  page,
  body,
  { loader = '<script type="module" src="embed.js"></script>', width = 900 } = {},
) {
  await page.route("**/host.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A lecture</title>
        <style>body { margin: 0 auto; max-width: ${width}px; font: 16px/1.5 serif }</style>
        <script>
          window.told = [];
          for (const name of ${JSON.stringify(EVENTS)})
            addEventListener(name, (event) => event.target.localName === "raft-playground" &&
              told.push([name, event.detail]), { capture: true });
        </script>
        ${loader}
        <body>${body}</body></html>`,
    }),
  );
  await page.goto("host.html");
}

/** @param {Page} page @param {string} name @returns {Promise<any[]>} the details of its events */
export const told = (page, name) =>
  page.evaluate(
    (name) =>
      /** @type {any} */ (window).told
        .filter((/** @type {any} */ it) => it[0] === name)
        .map((/** @type {any} */ it) => it[1]),
    name,
  );
