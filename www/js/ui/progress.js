// @ts-check
/** @import { Progress } from "../core/view.js" */
import { h, icon } from "./dom.js";
import { say } from "../text/say.js";

/** A window wider than this is shown as numbers only. */
const MOST_BOXES = 16;

/**
 * How a leader sends to a follower: a shape with its word, and how much of it is under way: the window as a box for
 * each message that may be in flight, or how far a snapshot has come.
 * @param {Progress} progress
 * @param {number} window
 */
export function progressMark(progress, window) {
  const { state, offset, size } = progress;
  const { words, title } = inWords(progress, window);
  const boxes = h("span", { class: "window", "aria-hidden": "true" });
  if (state === "replicate" && window <= MOST_BOXES)
    for (let i = 0; i < window; i += 1) boxes.append(h("i", { class: i < progress.inFlight ? "full" : "" }));
  return h(
    "span",
    { class: `progress-mark ${state}`, title },
    icon(state),
    h("span", {}, say(`progress-${state}`)),
    state === "snapshot" ? h("meter", { min: 0, max: Math.max(1, size), value: offset, "aria-label": words }) : null,
    boxes.firstChild ? boxes : null,
    words ? h("span", { class: boxes.firstChild ? "for-readers" : "muted" }, words) : null,
  );
}

/** How much of it is under way, and all in a sentence. @param {Progress} progress @param {number} window */
function inWords({ state, inFlight, offset, size }, window) {
  switch (state) {
    case "probe":
      return { words: "", title: say("progress-probe-tip") };
    case "replicate": {
      const values = { in_flight: inFlight, window };
      return { words: say("window-used", values), title: say("progress-replicate-tip", values) };
    }
    case "snapshot": {
      const values = { offset, size };
      return { words: say("snapshot-sent-so-far", values), title: say("progress-snapshot-tip", values) };
    }
  }
}
