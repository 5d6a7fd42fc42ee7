// @ts-check
/**
 * The line above a page that shows less than everything: what runs, which of Raft's rules are off, where in a
 * presentation one is, and the way to the whole playground.
 * @import { Panel, State, Store } from "../../core/types.js"
 * @import { View } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 */
import { playgroundAddress, presentFragment } from "../../shell/address.js";
import { button, fill, h, icon, say, set } from "../../ui/dom.js";
import { leaveHall, presentBookmark } from "../../shell/hall.js";
import { needsOf } from "../../core/roster.js";
import { t } from "../../text/en.js";
import { isWhole } from "../../core/state.js";
import { jumpTo } from "../transport/jump.js";

/** The link is updated when the run has not changed for this long, real milliseconds. */
const REST_MS = 250;

/**
 * The address of the present run, in the whole playground.
 * @param {Bridge} bridge @param {State} state
 */
export async function presentAddress(bridge, state) {
  return playgroundAddress(await presentFragment(bridge, state), state.nowMs > 0 ? state.nowMs : null);
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
      label: t.walk.bookmarkBack,
      onclick: () => store.dispatch(jumpTo(store.state, "bookmark", false)),
    }),
    place,
    button({
      icon: "skip",
      label: t.walk.bookmarkOn,
      onclick: () => store.dispatch(jumpTo(store.state, "bookmark", true)),
    }),
    button({ icon: "close", label: t.strip.leave, onclick: () => leaveHall(store) }),
  );
  const link = h(
    "a",
    { class: "open-whole", href: playgroundAddress(location.hash, null), title: t.strip.opens, rel: "noopener" },
    t.strip.open,
    icon("out"),
  );
  if (store.state.shape.embedded) link.target = "_blank";
  const element = h("div", { class: "strip", role: "region", "aria-label": t.strip.label }, title, badges, marks, link);

  let timer = 0;
  let [asked, answered] = [0, 0];
  /** The run and the moment that the link has. @type {State | null} */
  let linked = null;
  const current = () => linked?.script === store.state.script && linked.nowMs === store.state.nowMs;
  async function follow() {
    timer = 0;
    const number = (asked += 1);
    const { state } = store;
    const href = await presentAddress(bridge, state);
    // Several may be on their way: the latest one counts.
    if (number < answered) return;
    answered = number;
    linked = state;
    link.href = href;
  }
  // A press comes before the click that follows the link, usually early enough.
  for (const event of ["pointerenter", "pointerdown", "focus"]) link.addEventListener(event, () => void follow());
  let passed = false;
  link.addEventListener("click", (event) => {
    if (passed || current()) return;
    event.preventDefault();
    void follow().then(() => {
      passed = true;
      link.click();
      passed = false;
    });
  });

  return {
    element,
    update(state, before) {
      const { view, shape } = state;
      const seen = shape.embedded || !isWhole(shape);
      if (!seen) {
        // The header shows the same, so a screen reader must not find it twice.
        if (shape !== before?.shape) fill(badges);
        say(title, "");
        return;
      }
      if (view !== before?.view || shape !== before?.shape) {
        say(title, view.title || t.title);
        set(title, "title", view.about || null);
        if (!before || badgesKey(view) !== badgesKey(before.view) || shape !== before.shape)
          fill(badges, ...badgesOf(view));
      }
      marks.hidden = !shape.present;
      if (shape.present) {
        const mark = presentBookmark(state);
        say(place, mark ? t.strip.at(mark.number, mark.of, mark.name) : "");
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
    const names = (/** @type {number[]} */ ids) => ids.map((id) => `n${id}`).join(" ");
    const title = t.member.jointTip(names(roster.outgoing), names(roster.voters));
    badges.push(h("strong", { class: "joint", title }, icon("members"), t.member.joint(needsOf(roster))));
  }
  return badges;
}

/** Shown with every run, so that it is not mistaken for Raft. @param {{name: string, sentence: string}} rule */
export function notRaft(rule) {
  return h("strong", { class: "not-raft", title: rule.sentence }, icon("warn"), t.header.notRaft(rule.name));
}
