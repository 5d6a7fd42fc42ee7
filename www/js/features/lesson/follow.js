// @ts-check
/**
 * What follows a lesson: its progress is kept, and it is found out whether it is one of the gallery's, and which comes
 * next.
 * @import { State, Store } from "../../core/types.js"
 */
import { button, h } from "../../ui/dom.js";
import { lessonOf, scoreOf, takenOf } from "../../core/lesson.js";
import { deedsIn } from "../../core/lesson.js";
import { deedsSince } from "../../core/format.js";
import { lessonAfter, lessons, openScenario, scriptOf, slugOf } from "../../shell/open.js";
import { keeps } from "../keep/keep.js";
import { say, told } from "../../text/say.js";
import { story } from "../../text/story.js";
import { note } from "./progress.js";

/** @param {Store} store @returns {(state: State) => void} */
export function followLesson(store) {
  /** Whether the user knows that nothing is stored. */
  let warned = false;
  let noted = "";
  let looked = 0;
  return (state) => {
    const lesson = lessonOf(state);
    if (!lesson) return;
    if (looked !== state.run) {
      looked = state.run;
      void isForeign(state).then((on) => {
        // The page has made a hunt itself.
        if (on && store.state.run === looked && !store.state.disaster?.hunt) store.dispatch({ type: "lesson-foreign" });
      });
    }
    const taken = takenOf(state);
    const marked = lesson.asks.filter(({ slug }) => taken.marks[slug] !== undefined).length;
    const { right, asks, reached, goals, deeds, short } = scoreOf(lesson, taken);
    if ((!marked && !reached) || !keeps(state)) return;
    const done = marked === asks && reached === goals;
    const it = { right, asks, reached, goals, deeds: reached === goals ? deeds : 0, done, short: short && done };
    const key = `${state.run} ${JSON.stringify(it)}`;
    if (key === noted) return;
    noted = key;
    if (note({ [lesson.slug]: it }) || warned) return;
    warned = true;
    store.dispatch({ type: "notice", tone: "said", text: told("progress-not-kept") });
  };
}

/**
 * Whether a lesson is none of the gallery's, or one that was changed: not its script with deeds after it.
 * @param {State} state
 */
async function isForeign({ scenario, script, view }) {
  if (scenario) return false;
  const slug = view.lesson?.slug ?? "";
  try {
    const known = (await lessons()).find((it) => slugOf(it) === slug);
    if (!known) return true;
    const plain = (/** @type {string} */ text) =>
      text
        .split("\n")
        .filter((line) => line.trim() && !/^(#|recorded )/.test(line) && !/^at \S+( events=\d+)? answer /.test(line));
    const own = plain(await scriptOf(known.name)).map(dropSeed);
    const here = plain(script);
    const rest = here.filter((line) => !own.includes(dropSeed(line)));
    const lacks = own.filter((line) => !here.some((it) => dropSeed(it) === line));
    // A deed by hand removes what the script would have done after it.
    const cut = rest.length > 0 && lacks.every((line) => /^(at|when) /.test(line));
    return deedsIn(rest).length < rest.length || (lacks.length > 0 && !cut);
  } catch {
    return false;
  }
}

/** Another seed is another throw of the dice, and the same lesson. @param {string} line */
const dropSeed = (line) => (line.startsWith("cluster") ? line.replace(/ seed=\d+/, "") : line);

/** What remains of a script's deeds. @param {State} state */
export const deedLines = ({ script, opened }) => deedsIn(deedsSince(script, opened));

/** What a lesson of the gallery has shown, in some sentences; of another lesson nothing. @param {State} state */
export function remembered(state) {
  const slug = lessonOf(state)?.slug;
  const place = h("p", { class: "card-text card-remember" });
  void lessons().then(
    (all) => {
      const known = all.find((it) => slugOf(it) === slug);
      if (known) place.textContent = story(known.remember);
    },
    () => {}, // without the list of lessons there is nothing to say
  );
  return place;
}

/** A place for the button that opens the lesson which comes next. @param {State} state @param {Store} store */
export function nextLesson(state, store) {
  const place = h("span", { class: "card-place" });
  if (state.shape.embedded) return place;
  void lessonAfter(state).then((next) => {
    if (!next) return;
    const text = say("lesson-next", { title: story(next.title) });
    const open = () => void openScenario(store, next.name, { play: true, push: true });
    const held = place.parentElement?.contains(document.activeElement) && !document.activeElement?.id;
    const it = button({ id: "card-next", icon: "play", text, class: "primary", onclick: open });
    place.replaceWith(it);
    if (held) it.focus({ preventScroll: true });
  });
  return place;
}
