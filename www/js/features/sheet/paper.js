// @ts-check
/**
 * The pages of a lesson, for paper: its questions, with room for answers; and its answers, for the teacher.
 * @import { State } from "../../core/types.js"
 * @import { AskView } from "../../core/view.js"
 * @import { LessonListing } from "../../shell/open.js"
 * @import { Moment, Played } from "./played.js"
 */
import { clock } from "../../core/format.js";
import { site } from "../../shell/address.js";
import { slugOf } from "../../shell/open.js";
import { say } from "../../text/say.js";
import { story } from "../../text/story.js";
import { h } from "../../ui/dom.js";
import { said } from "../lesson/verdict.js";
import { legendPicture, momentPicture } from "./picture.js";

/** How wide the legend is, pixels of the page: as wide as the text of a page of A4. */
const LEGEND = 700;
/** Lines to write on; what is too much for the page is not shown. */
const LINES = 8;
/** With more questions than these, the teacher’s page shows only the moments that decide. */
const MOST_PAIRS = 3;
/** The hint that names the rule, and the one that says what to do. */
const [RULE, TOLD] = [2, 3];

/** @typedef {{played: Played, listing: LessonListing | null}} Subject */

/** The page to hand out. @param {State} state @param {Subject} subject */
export function questionsPage(state, { played, listing }) {
  const { moments } = played;
  return h(
    "article",
    { class: "handout", lang: state.language, "data-asks": moments.length },
    head(played, listing, h("p", { class: "sheet-name" }, say("sheet-name"), h("span", { class: "sheet-line" }))),
    ...moments.map((it, i) =>
      h(
        "section",
        { class: "sheet-ask" },
        question(it.ask, i),
        h(
          "div",
          { class: "sheet-row" },
          figure(state, it, "before"),
          h("div", { class: "sheet-fields" }, ...fields(it), h("p", {}, say("sheet-why")), ...lines(LINES)),
        ),
      ),
    ),
    legendPicture(
      state,
      moments.map((it) => it.before),
      LEGEND,
    ),
    foot(listing),
  );
}

/** The teacher's page. @param {State} state @param {Subject} subject */
export function answersPage(state, { played, listing }) {
  const { moments, lesson } = played;
  const wrong = listing && { text: story(listing.misconception.text), source: listing.misconception.source };
  const hint = (/** @type {string} */ slug, /** @type {number} */ level) =>
    lesson.hints.find((it) => it.slug === slug && it.level === level)?.text ?? "";
  return h(
    "article",
    { class: "handout handout-teacher", lang: state.language, "data-asks": moments.length },
    head(played, listing, h("p", { class: "sheet-kind" }, say("sheet-with-answers"))),
    wrong && h("p", { class: "sheet-wrong" }, say("lesson-misconception", wrong)),
    ...moments.map((it, i) => {
      const rule = hint(it.ask.slug, RULE);
      const answer = h(
        "p",
        { class: "sheet-answer" },
        h("strong", {}, say("verdict-unsure", { right: said(it.ask, it.ask.right) })),
        rule && ` ${rule}`,
      );
      if (moments.length > MOST_PAIRS)
        return h(
          "section",
          { class: "sheet-ask sheet-dense" },
          figure(state, it, "after"),
          h("div", {}, question(it.ask, i), answer),
        );
      const row = h("div", { class: "sheet-row" }, figure(state, it, "before"), figure(state, it, "after"));
      return h("section", { class: "sheet-ask" }, question(it.ask, i), row, answer);
    }),
    legendPicture(
      state,
      moments.flatMap((it) => [it.before, it.after]),
      LEGEND,
    ),
    tasks(played, (slug) => hint(slug, TOLD)),
    foot(listing),
  );
}

/** @param {Played} played @param {LessonListing | null} listing @param {HTMLElement} aside */
function head({ title, about }, listing, aside) {
  const number = listing ? say("sheet-number", { number: listing.number }) : say("playground");
  return h(
    "header",
    { class: "sheet-head" },
    h("p", { class: "sheet-number" }, [number, listing?.section].filter(Boolean).join(" · ")),
    aside,
    h("h3", {}, title),
    h("p", { class: "sheet-about" }, about),
  );
}

/** @param {AskView} ask @param {number} i */
const question = ({ text }, i) => h("p", { class: "sheet-question" }, h("strong", {}, `${i + 1}. `), text);

/** @param {State} state @param {Moment} moment @param {"before" | "after"} when */
function figure(state, moment, when) {
  const view = moment[when];
  const time = clock(view.nowMs);
  return h(
    "figure",
    {},
    momentPicture(state, view),
    h("figcaption", {}, say(when === "before" ? "sheet-asked-at" : "sheet-decided-at", { time }), " ", view.say),
  );
}

/** What can be answered, to tick or to fill in. @param {Moment} moment @returns {Node[]} */
function fields({ ask: { kind }, before }) {
  const nodes = before.nodes.map(({ name }) => name);
  const box = (/** @type {string} */ word) => h("li", {}, h("span", { class: "sheet-box" }), word);
  const boxes = (/** @type {string[]} */ words) => h("ul", { class: "sheet-boxes" }, ...words.map(box));
  if (kind === "yes") return [boxes([say("answer-yes"), say("answer-no")])];
  if (kind === "node") return [boxes([...nodes, say("answer-none")])];
  if (kind === "nodes") return [boxes([...nodes, say("answer-none")]), h("p", {}, say("sheet-several"))];
  const line = h("span", { class: "sheet-line" });
  return [
    h("p", { class: "sheet-number-field" }, kind === "number" ? say("answer-number") : say("sheet-entries"), line),
  ];
}

/** @param {number} count */
const lines = (count) => Array.from({ length: count }, () => h("span", { class: "sheet-line" }));

/**
 * What is done by hand, and what breaks without a rule.
 * @param {Played} played @param {(slug: string) => string} deed
 */
function tasks({ lesson, broken }, deed) {
  const goals = lesson.goals.map(({ slug, text }) => h("li", {}, text, h("span", { class: "sheet-deed" }, deed(slug))));
  const breaks = lesson.breaks.map(({ rule, text }) => {
    const names = broken[rule] ?? [];
    const list = { list: names, joined: /** @type {const} */ ("commas") };
    const what = names.length ? say("sheet-broken", { properties: list }) : say("card-nothing-broke");
    return h("li", {}, h("strong", {}, say("card-without", { rule })), `: ${text}`, h("span", {}, what));
  });
  if (!goals.length && !breaks.length) return null;
  return h(
    "section",
    { class: "sheet-tasks" },
    goals.length ? h("div", {}, h("h4", {}, say("card-now-you")), h("ul", {}, ...goals)) : null,
    breaks.length ? h("div", {}, h("h4", {}, say("card-break")), h("ul", {}, ...breaks)) : null,
  );
}

/** Where the lesson can be played. @param {LessonListing | null} listing */
function foot(listing) {
  const home = site();
  const link = listing && home ? `${home.href.replace(/^https?:\/\//, "")}?lesson=${slugOf(listing)}` : "";
  return h("footer", { class: "sheet-foot" }, h("span", {}, say("playground")), h("span", {}, link));
}
