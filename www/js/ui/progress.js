// @ts-check
/** @import { Progress } from "../core/view.js" */
import { h, icon } from "./dom.js";
import { t } from "../text/en.js";

/** A window wider than this is shown as numbers only. */
const MOST_BOXES = 16;

/**
 * How a leader sends to a follower: a shape with its word, and how much of it is under way: the window as a box for
 * each message that may be in flight, or how far a snapshot has come.
 * @param {Progress} progress
 * @param {number} window
 */
export function progressMark(progress, window) {
  const { state, inFlight, offset, size } = progress;
  const words =
    state === "snapshot"
      ? t.progress.snapshot(offset, size)
      : state === "probe"
        ? ""
        : t.progress.flight(inFlight, window);
  const boxes = h("span", { class: "window", "aria-hidden": "true" });
  if (state === "replicate" && window <= MOST_BOXES)
    for (let i = 0; i < window; i += 1) boxes.append(h("i", { class: i < inFlight ? "full" : "" }));
  const title = `${t.progress.states[state]}${words ? `: ${words}` : ""}`;
  return h(
    "span",
    { class: `progress-mark ${state}`, title },
    icon(state),
    h("span", {}, t.progress.words[state]),
    state === "snapshot" ? h("meter", { min: 0, max: Math.max(1, size), value: offset, "aria-label": words }) : null,
    boxes.firstChild ? boxes : null,
    words ? h("span", { class: boxes.firstChild ? "for-readers" : "muted" }, words) : null,
  );
}
