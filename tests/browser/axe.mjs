// @ts-check
import { AxeBuilder } from "@axe-core/playwright";

/** The rules about colours. A theme changes nothing else, so they are all that is asked in the dark. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * What axe reports of a page, in lines. A frame is a document of its own, with landmarks of its own: `without` leaves
 * it out. `within` asks about a part alone. Each state of the page is asked about in the light as well.
 * @param {import("@playwright/test").Page} page @param {{within?: string, without?: string}} [part] selectors
 */
export async function violations(page, { within, without } = {}) {
  // What fades in has too little contrast until it is there.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((it) => Number.isFinite(Number(it.effect?.getComputedTiming().endTime)))
        .map((it) => it.finished),
    ).then(() => undefined),
  );
  const builder = new AxeBuilder({ page });
  if (within) builder.include(within);
  if (without) builder.exclude(without);
  if (await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)) builder.withRules(COLOURS);
  const { violations } = await builder.analyze();
  return violations.map((it) => `${it.id}: ${it.help}\n  ${it.nodes.map((node) => node.html).join("\n  ")}`);
}
