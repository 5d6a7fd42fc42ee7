// @ts-check
/**
 * The buttons that jump in time, and those that open the dialogs about time.
 * @import { State, Store } from "../../core/types.js"
 */
import { button, h, write } from "../../ui/dom.js";
import { say } from "../../text/say.js";
import { STANDING } from "../../core/state.js";
import { branchName } from "../../core/branch.js";
import { JUMPS, jumpTo } from "./jump.js";

/** The part of the transport that jumps, and the ways to stops and branches. @param {Store} store */
export function jumps(store) {
  const what = h("select", {
    id: "jump",
    "aria-label": say("jump-to"),
    onchange: () => store.dispatch({ type: "jump", to: what.value }),
  });
  for (const name of JUMPS) what.append(h("option", { value: name }, say(`jump-${name}`)));
  const before = button({
    id: "jump-back",
    icon: "skipback",
    label: say("jump-back"),
    onclick: () => store.dispatch(jumpTo(store.state, store.state.jump, false)),
  });
  const after = button({
    id: "jump-on",
    icon: "skip",
    label: say("jump-on"),
    onclick: () => store.dispatch(jumpTo(store.state, store.state.jump, true)),
  });
  const stops = button({
    id: "stops",
    icon: "stop",
    text: say("stops"),
    title: say("stops-tip"),
    onclick: () => store.dispatch({ type: "dialog", to: "stops" }),
  });
  const mark = button({
    id: "bookmark",
    icon: "flag",
    label: say("bookmark"),
    onclick: () => store.dispatch({ type: "dialog", to: "bookmark" }),
  });
  const branches = button({
    id: "branches",
    icon: "branch",
    text: say("trunk"),
    title: say("branches-tip"),
    onclick: () => store.dispatch({ type: "dialog", to: "branches" }),
  });
  const words = branches.querySelector(".words");
  return {
    jump: h("div", { class: "jump", role: "group", "aria-label": say("jump-to") }, before, what, after),
    more: h("div", { class: "time-tools" }, mark, stops, branches),
    update(/** @type {State} */ state, /** @type {State | null} */ last) {
      if (state.jump !== last?.jump) what.value = state.jump;
      if (state.view !== last?.view && words) {
        const shown = state.view.branches.find((branch) => branch.shown);
        const many = state.view.branches.length;
        branches.classList.toggle("many", many > 1);
        const name = shown ? branchName(shown) : say("trunk");
        const said = many > 1 ? say("branch-of", { name, count: many }) : name;
        write(words, said);
        branches.title = `${said}\n${say("branches-tip")}`;
      }
      if (state.stops !== last?.stops) {
        const own = state.stops.filter((stop) => !STANDING.includes(stop)).length;
        const text = stops.querySelector(".words");
        if (text) write(text, own ? say("stops-count", { count: own }) : say("stops"));
      }
    },
  };
}
