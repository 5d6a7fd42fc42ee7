// @ts-check
/**
 * The dialog of the pages to print. What it shows in small also stands beside the page, and only that is printed.
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Panel, State, Store } from "../../core/types.js"
 * @import { LessonListing } from "../../shell/open.js"
 * @import { Subject } from "./paper.js"
 */
import { breath } from "../../core/breath.js";
import { lessonOf } from "../../core/lesson.js";
import { lessons, scriptOf, slugOf } from "../../shell/open.js";
import { say } from "../../text/say.js";
import { story } from "../../text/story.js";
import { button, choice, fill, h, selectOf, write } from "../../ui/dom.js";
import { dialog } from "../../ui/dialog.js";
import { lessonScript } from "../lesson/dice.js";
import { answersPage, questionsPage } from "./paper.js";
import { played } from "./played.js";

const PAGES = /** @type {const} */ (["both", "questions", "answers"]);
/** The values of the list beside the names of the lessons. */
const [ALL, HERE] = ["all", "here"];

/** @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLDialogElement}} */
// long: its functions share the fields, and the lessons that were played
export function sheetDialog(store, bridge) {
  const which = h("select", { onchange: () => void show() });
  const pages = selectOf(Object.fromEntries(PAGES.map((it) => [it, say(`sheet-pages-${it}`)])), () => void show());
  const said = h("p", { class: "muted", role: "status" });
  const print = button({
    id: "sheet-print",
    icon: "print",
    text: say("sheet-print"),
    class: "primary",
    onclick: () => window.print(),
  });
  const preview = h("div", { class: "sheet-preview" });
  /** What is printed: a dialog would be cut off at the end of a page. */
  const paper = h("div", { class: "sheet-paper" });
  const it = dialog(
    store,
    "sheet",
    say("sheet"),
    h("p", {}, say("sheet-about")),
    h(
      "div",
      { class: "choices" },
      choice("sheet-of", say("sheet-of"), which),
      choice("sheet-pages", say("sheet-pages"), pages),
    ),
    h("div", { class: "row" }, print, said),
    preview,
  );
  /** @type {LessonListing[]} */
  let known = [];
  /** Counts what was wanted, so that only the last is shown. */
  let wanted = 0;

  async function begin() {
    print.disabled = true;
    try {
      known = await lessons();
    } catch (error) {
      console.warn(error);
      write(said, say("scenarios-unreachable"));
    }
    const { state } = store;
    const own = ownTitle(state);
    const options = [
      ...(own === null ? [] : [h("option", { value: HERE }, say("sheet-here", { title: own }))]),
      ...known.map((one) => h("option", { value: slugOf(one) }, `${one.number}. ${story(one.title)}`)),
      h("option", { value: ALL }, say("sheet-all", { count: known.length })),
    ];
    fill(which, ...options);
    const runs = lessonOf(state)?.slug;
    const first = state.sheet || (own === null ? runs : HERE);
    which.value = options.some(({ value }) => value === first) ? String(first) : (options[0]?.value ?? "");
    await show();
  }

  /** The title of the lesson that runs, if it is none of the course as it stands there. @param {State} state */
  function ownTitle(state) {
    const lesson = lessonOf(state);
    if (!lesson) return null;
    const ofCourse = known.some((one) => slugOf(one) === lesson.slug) && state.foreign !== state.run;
    return ofCourse ? null : state.view.title || say("playground");
  }

  async function show() {
    const mine = (wanted += 1);
    print.disabled = true;
    fill(preview);
    fill(paper);
    /** @type {(LessonListing | null)[]} */
    const chosen = which.value === HERE ? [null] : known.filter((one) => [ALL, slugOf(one)].includes(which.value));
    for (const [i, listing] of chosen.entries()) {
      write(said, say("sheet-playing", { number: i + 1, all: chosen.length }));
      // The page draws between two lessons.
      await breath();
      const subject = await subjectOf(listing);
      if (mine !== wanted) return;
      if (!subject) continue;
      const made = pagesOf(subject);
      paper.append(...made);
      preview.append(...made.map((page) => page.cloneNode(true)));
    }
    const count = paper.childElementCount;
    write(said, count ? say("sheet-ready", { count }) : say("sheet-none"));
    print.disabled = count === 0;
  }

  /** @param {LessonListing | null} listing @returns {Promise<Subject | null>} */
  async function subjectOf(listing) {
    try {
      const script = listing ? await scriptOf(listing.name) : lessonScript(store.state);
      const course = played(bridge, script);
      return course ? { played: course, listing } : null;
    } catch (error) {
      console.warn(error);
      return null;
    }
  }

  /** @param {Subject} subject */
  function pagesOf(subject) {
    const { state } = store;
    return [
      ...(pages.value === "answers" ? [] : [questionsPage(state, subject)]),
      ...(pages.value === "questions" ? [] : [answersPage(state, subject)]),
    ];
  }

  return {
    element: it.element,
    update(state) {
      if (it.sync(state)) {
        document.body.append(paper);
        which.focus();
        void begin();
      } else if (state.dialog !== "sheet" && paper.isConnected) {
        wanted += 1;
        paper.remove();
      }
    },
  };
}
