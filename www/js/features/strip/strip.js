// @ts-check
/**
 * The line above a page that shows less than everything: what runs, which of Raft's rules are off, where in a
 * presentation one is, and the way to the whole playground.
 * @import { Panel, State, Store } from "../../core/types.js"
 * @import { View } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 */
import { playgroundAddress, presentFragment } from "../../shell/address.js";
import { button, fill, h, icon, set, write } from "../../ui/dom.js";
import { leaveHall, presentBookmark } from "../../shell/hall.js";
import { namesOf, needsOf } from "../../core/roster.js";
import { say, tell } from "../../text/say.js";
import { paper } from "../../text/sections.js";
import { isWhole } from "../../core/state.js";
import { jumpTo } from "../transport/jump.js";

/** The link is updated when the run has not changed for this long, real milliseconds. */
const REST_MS = 250;

/**
 * The address of the present run, in the whole playground.
 * @param {Bridge} bridge @param {State} state
 */
export function presentAddress(bridge, state) {
  return playgroundAddress(presentFragment(bridge, state), state.nowMs > 0 ? state.nowMs : null);
}

/** @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLElement}} */
// long: its listeners and its update share the link and the state that it leads to
export function strip(store, bridge) {
  const title = h("h1", { class: "strip-title" });
  const badges = h("div", { class: "badges" });
  const place = h("p", { class: "strip-place", role: "status" });
  const marks = h(
    "div",
    { class: "strip-marks" },
    button({
      icon: "skipback",
      label: say("bookmark-back"),
      onclick: () => store.dispatch(jumpTo(store.state, "bookmark", false)),
    }),
    place,
    button({
      icon: "skip",
      label: say("bookmark-on"),
      onclick: () => store.dispatch(jumpTo(store.state, "bookmark", true)),
    }),
    button({ icon: "close", label: say("present-leave"), onclick: () => leaveHall(store) }),
  );
  const link = h(
    "a",
    {
      class: "open-whole",
      href: playgroundAddress(location.hash, null),
      title: say("open-in-playground-tip"),
      rel: "noopener",
    },
    say("open-in-playground"),
    icon("out"),
  );
  if (store.state.shape.embedded) link.target = "_blank";
  const element = h(
    "div",
    { class: "strip", role: "region", "aria-label": say("this-run") },
    title,
    badges,
    marks,
    link,
  );

  let timer = 0;
  /** The run and the moment that the link has. @type {State | null} */
  let linked = null;
  const current = () => linked?.script === store.state.script && linked.nowMs === store.state.nowMs;
  const follow = () => {
    timer = 0;
    if (current()) return;
    linked = store.state;
    link.href = presentAddress(bridge, linked);
  };
  // Before the browser follows the link, or copies it from its menu.
  for (const event of ["pointerenter", "pointerdown", "focus", "click"]) link.addEventListener(event, follow);

  return {
    element,
    update(state, before) {
      const { view, shape } = state;
      const seen = shape.embedded || !isWhole(shape);
      if (!seen) {
        // The header shows the same, so a screen reader must not find it twice.
        if (shape !== before?.shape) fill(badges);
        write(title, "");
        return;
      }
      if (view !== before?.view || shape !== before?.shape) {
        write(title, view.title || say("playground"));
        set(title, "title", view.about || null);
        if (!before || badgesKey(view) !== badgesKey(before.view) || shape !== before.shape)
          fill(badges, ...badgesOf(view));
      }
      marks.hidden = !shape.present;
      if (shape.present) {
        const mark = presentBookmark(state);
        write(place, mark ? say("bookmark-of", { number: mark.number, all: mark.of, name: mark.name }) : "");
      }
      // While the run plays, the link is updated only when a pointer comes near it.
      if (!timer && !state.playing && !current()) timer = window.setTimeout(follow, REST_MS);
    },
  };
}

/** What the badges depend on. @param {View} view */
export function badgesKey({ rulesOff, roster }) {
  return [...rulesOff.map((rule) => rule.name), roster.outgoing, roster.voters].join(" ");
}

/**
 * The warnings about a run: rules that are off, and the joint phase.
 * @param {View} view
 */
export function badgesOf({ rulesOff, roster }) {
  const badges = rulesOff.map((rule) => notRaft(rule));
  if (roster.outgoing.length) {
    const title = say("joint-tip", {
      section: paper("6"),
      old: namesOf(roster.outgoing),
      new: namesOf(roster.voters),
    });
    badges.push(
      h("strong", { class: "joint", title }, icon("members"), say("joint-needs", { needs: needsOf(roster) })),
    );
  }
  return badges;
}

/** Shown with every run, so that it is not mistaken for Raft. @param {import("../../core/view.js").RuleView} rule */
export function notRaft(rule) {
  return h(
    "strong",
    { class: "not-raft", title: tell(rule.sentence) },
    icon("warn"),
    say("rule-is-off", { rule: rule.name }),
  );
}
