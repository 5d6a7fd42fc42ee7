// @ts-check
import { AxeBuilder } from "@axe-core/playwright";

/**
 * What axe reports of a page, in lines. A frame is a document of its own, with landmarks of its own: `without` leaves
 * it out.
 * @param {import("@playwright/test").Page} page @param {string} [without] a selector
 */
export async function violations(page, without) {
  // What fades in has too little contrast until it is there.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((it) => Number.isFinite(Number(it.effect?.getComputedTiming().endTime)))
        .map((it) => it.finished),
    ).then(() => undefined),
  );
  const all = new AxeBuilder({ page });
  const { violations } = await (without ? all.exclude(without) : all).analyze();
  return violations.map((it) => `${it.id}: ${it.help}\n  ${it.nodes.map((node) => node.html).join("\n  ")}`);
}
