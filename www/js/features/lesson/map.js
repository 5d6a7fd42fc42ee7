// @ts-check
/**
 * The map of the lessons: all of them in the order of the course, how far each was taken, and the progress as a text.
 * @import { Panel, Store } from "../../core/types.js"
 * @import { LessonListing } from "../../shell/open.js"
 * @import { Standing } from "./progress.js"
 */
import { button, fill, h, icon, selectOf, write } from "../../ui/dom.js";
import { lessons, openScenario, slugOf } from "../../shell/open.js";
import { dialog } from "../../ui/dialog.js";
import { say, tell } from "../../text/say.js";
import { story } from "../../text/story.js";
import { canStore } from "../keep/stored.js";
import { keeps } from "../keep/keep.js";
import { carry } from "./carry.js";
import { progress, standingOf } from "./progress.js";

/** A picture for each standing: the word beside it says the same. @satisfies {Record<Standing, string>} */
const ICONS = /** @type {const} */ ({ new: "waiting", begun: "hold", done: "held", short: "crown" });

/** The groups of the course, by the names in `lessons.json`. */
const GROUPS = /** @type {const} */ ([
  "first",
  "elections",
  "log",
  "safety",
  "disk",
  "lab-bugs",
  "clients",
  "extensions",
  "extra",
]);

/** @param {Store} store @returns {Panel & {element: HTMLDialogElement}} */
// long: the filter and the progress share the list
export function lessonMap(store) {
  const sum = h("p", { class: "lessons-sum", role: "status" });
  const lab = h("div", { class: "row lessons-lab" });
  const list = h("div", { class: "lessons-list" });
  const kept = h("p", { class: "muted" });
  const text = carry(store, () => void show());
  const it = dialog(store, "lessons", say("lessons"), h("div", { class: "row" }, sum, lab), list, kept, text.element);
  const sheets = button({
    id: "sheets",
    icon: "print",
    text: say("sheet"),
    onclick: () => store.dispatch({ type: "sheet", of: "" }),
  });
  let wanted = "";

  async function show() {
    /** @type {LessonListing[]} */
    let known;
    try {
      known = await lessons();
    } catch (error) {
      console.warn(error);
      write(sum, say("scenarios-unreachable"));
      return;
    }
    const all = progress();
    const standing = (/** @type {LessonListing} */ one) => standingOf(all[slugOf(one)]);
    const done = known.filter((one) => ["done", "short"].includes(standing(one))).length;
    write(sum, say("lessons-sum", { done, count: known.length }));
    if (!lab.firstChild) fill(lab, ...labs(known), sheets);
    const fits = known.filter((one) => wanted === "" || one.labs.includes(wanted));
    const groups = [...new Set(fits.map((one) => one.group))];
    fill(
      list,
      ...groups.flatMap((group) => [
        h("h3", {}, titleOf(group)),
        h("ol", {}, ...fits.filter((one) => one.group === group).map((one) => item(one, standing(one)))),
      ]),
    );
    write(kept, keeps(store.state) && canStore() ? say("progress-kept") : say("progress-not-kept"));
    text.show();
  }

  /** @param {LessonListing[]} known */
  function labs(known) {
    const names = [...new Set(known.flatMap((one) => one.labs))].sort();
    // An object puts whole numbers first, and one lab is called 4.
    const key = (/** @type {string} */ name) => `lab ${name}`;
    const options = { "": say("lessons-all"), ...Object.fromEntries(names.map((name) => [key(name), name])) };
    const choice = selectOf(options, () => {
      wanted = names.find((name) => key(name) === choice.value) ?? "";
      void show();
    });
    choice.id = "lessons-lab";
    return [h("label", { for: "lessons-lab" }, say("lessons-lab")), choice];
  }

  /** @param {LessonListing} one @param {Standing} standing */
  function item(one, standing) {
    const { name, number, title, about, minutes, section, misconception, remember } = one;
    const open = () => {
      store.dispatch({ type: "dialog", to: null });
      void openScenario(store, name, { play: !store.state.still, push: true });
    };
    const facts = [
      say("lesson-minutes", { count: minutes }),
      section,
      ...one.labs.map((it) => say("lesson-lab", { lab: it })),
    ];
    const done = standing === "done" || standing === "short";
    const wrong = { text: story(misconception.text), source: misconception.source };
    return h(
      "li",
      { class: `lesson ${standing}` },
      h(
        "div",
        { class: "lesson-row" },
        h(
          "button",
          { type: "button", class: "scenario", "data-lesson-name": name, onclick: open },
          h("span", { class: "lesson-standing" }, icon(ICONS[standing]), say(`lesson-${standing}`)),
          h("strong", {}, `${number}. ${story(title)}`),
          h("span", { class: "claim" }, story(about)),
          h("span", { class: "muted" }, facts.filter(Boolean).join(" · ")),
        ),
        button({
          class: "quiet lesson-sheet",
          icon: "print",
          label: say("sheet-of-lesson", { title: story(title) }),
          onclick: () => store.dispatch({ type: "sheet", of: slugOf(one) }),
        }),
      ),
      done ? h("p", { class: "lesson-wrong muted" }, say("lesson-misconception", wrong)) : null,
      done ? h("p", { class: "lesson-wrong" }, story(remember)) : null,
    );
  }

  return {
    element: it.element,
    update(state) {
      if (!it.sync(state)) return;
      void show().then(() => /** @type {HTMLElement | null} */ (list.querySelector(".scenario"))?.focus());
    },
  };
}

/** @param {string} group */
function titleOf(group) {
  const known = GROUPS.find((it) => it === group);
  return known ? say(`lessons-${known}`) : tell(group);
}
