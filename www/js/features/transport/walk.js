// @ts-check
/**
 * The buttons that jump in time, and those that open the dialogs about time.
 * @import { State, Store } from "../../core/types.js"
 */
import { button, h, say } from "../../ui/dom.js";
import { enterHall } from "../../shell/hall.js";
import { t } from "../../text/en.js";
import { STANDING } from "../../core/state.js";
import { JUMPS, jumpTo } from "./jump.js";

/** The part of the transport that jumps, and the ways to stops and branches. @param {Store} store */
export function jumps(store) {
  const what = h("select", {
    id: "jump",
    "aria-label": t.walk.jumpTo,
    onchange: () => store.dispatch({ type: "jump", to: what.value }),
  });
  for (const name of JUMPS) what.append(h("option", { value: name }, t.walk.jumps[name]));
  const before = button({
    id: "jump-back",
    icon: "skipback",
    label: t.walk.before,
    onclick: () => store.dispatch(jumpTo(store.state, store.state.jump, false)),
  });
  const after = button({
    id: "jump-on",
    icon: "skip",
    label: t.walk.after,
    onclick: () => store.dispatch(jumpTo(store.state, store.state.jump, true)),
  });
  const stops = button({
    id: "stops",
    icon: "stop",
    text: t.walk.stops,
    title: t.walk.stopsTip,
    onclick: () => store.dispatch({ type: "dialog", to: "stops" }),
  });
  const mark = button({
    id: "bookmark",
    icon: "flag",
    label: t.walk.bookmark,
    onclick: () => store.dispatch({ type: "dialog", to: "bookmark" }),
  });
  const branches = button({
    id: "branches",
    icon: "branch",
    text: t.walk.trunk,
    title: t.walk.branchesTip,
    onclick: () => store.dispatch({ type: "dialog", to: "branches" }),
  });
  const present = button({
    id: "present",
    icon: "hall",
    label: t.strip.present,
    title: t.strip.presentTip,
    onclick: () => enterHall(store),
  });
  const words = branches.querySelector(".words");
  return {
    jump: h("div", { class: "jump", role: "group", "aria-label": t.walk.jumpTo }, before, what, after),
    more: h("div", { class: "time-tools" }, mark, stops, branches, present),
    update(/** @type {State} */ state, /** @type {State | null} */ last) {
      if (state.jump !== last?.jump) what.value = state.jump;
      if (state.view !== last?.view && words) {
        const shown = state.view.branches.find((branch) => branch.shown);
        const many = state.view.branches.length;
        say(words, shown ? `${t.walk.branchName(shown)}${many > 1 ? ` (${many})` : ""}` : t.walk.trunk);
      }
      if (state.stops !== last?.stops) {
        const own = state.stops.filter((stop) => !STANDING.includes(stop)).length;
        const text = stops.querySelector(".words");
        if (text) say(text, own ? `${t.walk.stops} (${own})` : t.walk.stops);
      }
    },
  };
}
