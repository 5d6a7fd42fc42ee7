// @ts-check
/**
 * The window on the logs' table. It stays at the newest entries until the user scrolls back, and it says how much of
 * the table lies outside it.
 */
import { button, h, hide, set, write } from "../../ui/dom.js";
import { say } from "../../text/say.js";

/** So near to the end, pixels, it follows the newest entries. */
const NEAR_PX = 6;
/** The last row has so much room below its cells. */
const LEAST_CUT_PX = 9;
/** A row that is lower has no room for two lines in a cell. */
const LEAST_ROW_PX = 36;

/** @param {HTMLTableElement} table */
export function windowOn(table) {
  const scroller = h("div", { class: "scroller" }, table);
  const page = (/** @type {number} */ by) => () => scroller.scrollBy({ left: by * scroller.clientWidth * 0.6 });
  const older = button({ class: "more older", icon: "skipback", text: "0", onclick: page(-1) });
  const newer = button({ class: "more newer", icon: "skip", label: say("logs-newest"), onclick: toEnd });
  const below = button({
    class: "more below",
    text: "0",
    onclick: () => scroller.scrollTo({ top: rest ? scroller.scrollTop + scroller.clientHeight * 0.7 : 0 }),
  });
  const element = h("div", { class: "log-window" }, scroller, older, newer, below);
  const words = { older: older.querySelector(".words"), below: below.querySelector(".words") };
  // Until the first layout tells how much is cut.
  for (const it of [older, newer, below]) it.hidden = true;
  let following = true;
  /** How many rows are below what is seen. */
  let rest = 0;
  /** How wide the names are, pixels. */
  let wide = -1;

  function toEnd() {
    following = true;
    scroller.scrollLeft = scroller.scrollWidth;
    tell();
  }

  function tell() {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = scroller;
    const [corner, first] = table.querySelectorAll(".indices > *");
    const names = corner instanceof HTMLElement ? corner.offsetWidth : 0;
    const pitch = first instanceof HTMLElement ? Math.max(1, first.offsetWidth) : 1;
    const before = Math.ceil((scrollLeft - NEAR_PX) / pitch);
    const after = scrollWidth - clientWidth - scrollLeft > NEAR_PX;
    const bottom = scrollTop + clientHeight - (table.tHead?.offsetHeight ?? 0);
    const rows = [...(table.tBodies[0]?.rows ?? [])];
    const row = Math.max(1, rows[0]?.offsetHeight ?? 1);
    rest = scrollHeight - clientHeight > LEAST_CUT_PX ? Math.max(0, Math.round(rows.length - bottom / row)) : 0;
    if (scrollHeight - clientHeight > LEAST_CUT_PX && scrollTop < 2) rest = Math.max(1, rest);
    hide(older, before <= 0);
    hide(newer, !after);
    // Space is kept for its line while some rows need scrolling.
    hide(below, scrollHeight - clientHeight <= LEAST_CUT_PX);
    if (before > 0) {
      const told = say("logs-earlier", { count: before });
      if (words.older) write(words.older, String(before));
      set(older, "aria-label", told);
      set(older, "title", told);
    }
    if (words.below) write(words.below, rest ? say("logs-rows-below", { count: rest }) : say("logs-first-row"));
    set(element, "data-cut", [before > 0 ? "left" : "", after ? "right" : "", rest ? "below" : ""].join(" ").trim());
    if (names !== wide) element.style.setProperty("--names", `${(wide = names)}px`);
    table.classList.toggle("dense", row < LEAST_ROW_PX);
  }

  scroller.addEventListener("scroll", () => {
    following = scroller.scrollWidth - scroller.clientWidth - scroller.scrollLeft <= NEAR_PX;
    tell();
  });
  const changed = () => (following ? toEnd() : tell());
  const watch = new ResizeObserver(changed);
  watch.observe(scroller);
  watch.observe(table);

  return {
    element,
    /** Another run: its newest entries. */
    restart: () => void (following = true),
  };
}
