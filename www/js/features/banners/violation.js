// @ts-check
/**
 * What is said of the last property that broke.
 * @import { View } from "../../core/view.js"
 */
import { h } from "../../ui/dom.js";
import { clock, sentence } from "../../core/format.js";
import { say, tell } from "../../text/say.js";

/** Which property broke, when and how, and what it says; null: none did. @param {View} view */
export function violationWords({ violations }) {
  const last = violations.at(-1);
  if (!last) return null;
  const earlier = violations.length - 1;
  return [
    h("strong", {}, say("property-broken", { property: last.property })),
    ` ${say("property-broken-at", { time: clock(last.atMs) })} `,
    sentence(tell(last.detail)),
    h("span", { class: "sentence" }, ` ${sentence(say("property-says", { sentence: last.sentence }))}`),
    ...(earlier > 0
      ? [h("span", { class: "sentence" }, ` ${say("properties-broken-before", { count: earlier })}`)]
      : []),
  ];
}
