// @ts-check
/**
 * What stops the run, over the full width: a property is broken, an expectation of the script failed, the script ends.
 * Each applies to the moment that is shown, so it disappears when time goes back before its cause.
 * @import { BannerName, Panel, State, Store } from "../../core/types.js"
 * @import { Loss } from "../../core/futures.js"
 */
import { button, fill, h, icon } from "../../ui/dom.js";
import { brokenOf } from "../../core/lesson.js";
import { lastFailure, linesOf, tellEnd, tellFailure } from "../../core/expects.js";
import { say } from "../../text/say.js";
import { violationWords } from "./violation.js";

/**
 * Whether the script's end is the moment that is shown: time may have run on since the view was made.
 * @param {State} state
 */
const isAtEnd = (state) => state.view.atEnd && state.nowMs - state.view.nowMs < 0.001;

/**
 * What a banner says, in pieces; null: it has nothing to say.
 * @type {Record<BannerName, (state: State) => (Node | string)[] | null>}
 */
const WORDS = {
  // Without a rule, a lesson's card says it.
  violation: (state) => (brokenOf(state) ? null : violationWords(state.view)),
  failure({ view }) {
    const last = lastFailure(view);
    if (!last) return null;
    const others = view.expects.filter((it) => it.held === false && it !== last).map((it) => it.line);
    return [
      h("strong", {}, say("expectation-failed")),
      ` ${tellFailure(last)}`,
      ...(others.length ? [` ${say("failed-as-well", linesOf(others))}`] : []),
    ];
  },
  end(state) {
    return isAtEnd(state) ? [h("strong", {}, say("script-ends")), ` ${tellEnd(state.view)}`] : null;
  },
};

/**
 * What could have been avoided; null: the banner tells of nothing like that. The first violation is asked for, and an
 * expectation only if nothing has broken, so that one question is asked at a time.
 * @param {BannerName} name @param {State} state @returns {Loss | null}
 */
function lossOf(name, { view }) {
  const [first] = view.violations;
  if (name === "violation") return first ? { property: first.property } : null;
  const failed = name === "failure" && !first ? lastFailure(view) : undefined;
  return failed ? { line: failed.line, expected: failed.text } : null;
}

/** @param {Store} store @returns {Panel & {element: HTMLElement}} */
// long: the banners share the store and their buttons
export function banners(store) {
  const element = h("div", { class: "banners" });
  const goOn = () =>
    button({
      class: "go-on",
      text: say("go-on"),
      label: say("go-on"), // as above
      icon: "play",
      onclick: () => store.dispatch({ type: "play", on: true }),
    });
  const again = () =>
    button({
      text: say("watch-again"),
      icon: "restart",
      onclick: () => {
        store.dispatch({ type: "restart" });
        store.dispatch({ type: "play", on: true });
      },
    });
  // Where the time diagram is, the curve is below it.
  const { shows, controls } = store.state.shape;
  const drawn = (shows === "all" || shows === "time") && controls !== "none";
  const couldBeSaved = (/** @type {Loss} */ of) =>
    button({
      id: "futures",
      text: say("futures-ask"),
      label: say("futures-ask"), // where there is no room for the words
      title: say("futures-ask-tip"),
      icon: "branch",
      onclick: () => store.dispatch({ type: "futures", of }),
    });
  /** @param {BannerName} name */
  function one(name) {
    // The end of the script is announced by the live region; it is not an alert.
    const role = name === "end" ? "region" : "alert";
    const box = h("div", { class: `banner ${name}`, role, hidden: true });
    if (name === "end") box.setAttribute("aria-label", say("script-end"));
    let shown = "";
    element.append(box);
    return (/** @type {State} */ state) => {
      const words = state.shut[name] ? null : WORDS[name](state);
      const text = h("div", { class: "banner-text" }, ...(words ?? []));
      const loss = words && drawn ? lossOf(name, state) : null;
      const said = `${text.textContent}${loss ? "?" : ""}`;
      if (said === shown) return;
      shown = said;
      box.hidden = !words;
      fill(box);
      if (!words) return;
      const shut = button({
        class: "quiet",
        icon: "close",
        label: say("hide"),
        onclick: () => store.dispatch({ type: "shut-banner", name }),
      });
      const mark = icon(name === "end" ? "stop" : "warn");
      const more = name === "end" ? [again()] : loss ? [couldBeSaved(loss)] : [];
      fill(box, mark, text, ...more, goOn(), shut);
    };
  }
  const all = [one("violation"), one("failure"), one("end")];
  return {
    element,
    update(state, before) {
      const moved = state.nowMs !== before?.nowMs && state.view.atEnd;
      if (state.view === before?.view && state.shut === before.shut && !moved) return;
      for (const show of all) show(state);
      element.hidden = [...element.children].every((box) => /** @type {HTMLElement} */ (box).hidden);
    },
  };
}
