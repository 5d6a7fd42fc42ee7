// @ts-check
/**
 * The card of a story: what it is about, the sentence of this moment, and what is next. Time stops at each sentence
 * until the reader goes on.
 * @import { Panel, State, Store } from "../../core/types.js"
 */
import { isStory, turnOf } from "../../core/story.js";
import { button, fill, h, icon, write } from "../../ui/dom.js";
import { openScenario, storyAfter } from "../../shell/open.js";
import { clock } from "../../core/format.js";
import { tellEnd } from "../../core/expects.js";
import { say, told } from "../../text/say.js";
import { story as inWords } from "../../text/story.js";

/** What the card depends on; at the end of a story also on the present moment, which may be later than the view. */
const SEEN = /** @type {const} */ (["view", "playing", "stops", "shape", "start"]);

/** @param {Store} store @returns {Panel & {element: HTMLElement}} */
// long: its parts stay in the page, so that they keep the focus, and its update changes them
export function story(store) {
  const number = h("span", { class: "story-number" });
  const about = h("span", {});
  const sentence = h("p", { class: "card-text story-text", role: "status" });
  const before = button({
    id: "story-before",
    icon: "skipback",
    label: say("story-before"),
    onclick: () => store.dispatch({ type: "find", wanted: "say", forwards: false }),
  });
  const goOn = button({
    id: "story-on",
    class: "primary",
    icon: "play",
    text: say("card-go-on"),
    title: say("card-go-on"),
    onclick: () => store.dispatch({ type: "play" }),
  });
  const flows = h("input", {
    type: "checkbox",
    id: "story-flows",
    onchange: () => {
      const rest = store.state.stops.filter((stop) => stop !== "say");
      store.dispatch({ type: "stops", to: flows.checked ? rest : [...rest, "say"] });
    },
  });
  const walk = h(
    "div",
    { class: "card-choices" },
    before,
    goOn,
    h("label", { class: "check", title: say("story-flows-tip") }, flows, h("span", {}, say("story-flows"))),
  );
  const end = h("div", { class: "card-choices", hidden: true });
  const element = h(
    "section",
    { class: "card story-card", "aria-label": say("story"), hidden: true },
    h("div", { class: "story-words" }, h("p", { class: "story-about" }, number, about), sentence),
    walk,
    end,
  );

  /** The end of which run is shown. */
  let ended = 0;
  /** @param {State} state */
  function showEnd(state) {
    ended = state.run;
    const focused = walk.contains(document.activeElement);
    fill(end, ...choices(state, store));
    if (focused) end.querySelector("button")?.focus({ preventScroll: true });
    if (state.shape.embedded) return;
    void storyAfter(state).then((next) => {
      if (!next || ended !== store.state.run || end.querySelector("#story-next")) return;
      const open = () => void openScenario(store, next.name, { play: true, push: true });
      const text = say("story-next", { title: inWords(next.title) });
      end.append(button({ id: "story-next", icon: "play", text, title: text, onclick: open }));
    });
  }

  return {
    element,
    update(state, last) {
      const moved = state.nowMs !== last?.nowMs && state.view.atEnd;
      if (last && !moved && SEEN.every((name) => state[name] === last[name])) return;
      const { view, playing } = state;
      const seen = isStory(state) && !state.start;
      element.hidden = !seen;
      element.closest(".app")?.toggleAttribute("data-story", seen);
      if (!seen) return;
      write(number, say("story-number", { number: view.says, all: view.saysInAll }));
      const over = view.atEnd && state.nowMs - view.nowMs < 0.001;
      write(about, over ? `${say("script-ends")} ${tellEnd(view)}` : view.say && view.about);
      write(sentence, view.say || view.about);
      before.disabled = view.says < 2;
      if (playing !== last?.playing || last.view.lesson || goOn.childElementCount === 0)
        fill(
          goOn,
          icon(playing ? "pause" : "play"),
          h("span", { class: "words" }, say(playing ? "player-pause" : "card-go-on")),
        );
      flows.checked = !state.stops.includes("say");
      const was = !end.hidden;
      end.hidden = !over;
      walk.hidden = over;
      if (over && (!was || ended !== state.run)) showEnd(state);
    },
  };
}

/** What can be done at the end of a story. @param {State} state @param {Store} store */
function choices(state, { dispatch }) {
  const again = button({
    id: "story-again",
    icon: "restart",
    text: say("watch-again"),
    title: say("watch-again"),
    class: "primary",
    onclick: () => {
      dispatch({ type: "restart" });
      dispatch({ type: "play", on: true });
    },
  });
  const turn = turnOf(state);
  const whatElse = turn ? say("story-what-if", { name: turn.name, time: clock(turn.atMs) }) : "";
  const whatIf =
    turn && state.shape.editable
      ? button({
          id: "story-what-if",
          icon: "branch",
          text: whatElse,
          title: whatElse,
          onclick: () => {
            dispatch({ type: "seek", toMs: turn.atMs });
            dispatch({ type: "notice", tone: "said", text: told("story-do-else"), here: true });
          },
        })
      : null;
  return [again, ...(whatIf ? [whatIf] : [])];
}
