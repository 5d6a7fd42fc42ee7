// @ts-check
/** @import { Panel, Store } from "../../core/types.js" */
import { button, fill, h, icon, say, set } from "../../ui/dom.js";
import { clock } from "../../core/format.js";
import { FASTEST, SLOWEST, quietFactor } from "../../core/state.js";
import { t } from "../../text/en.js";
import { jumps } from "./walk.js";

/** Play, step, speed, and the present time. @param {Store} store @returns {Panel & {element: HTMLElement}} */
// long: a list of controls, and the update that changes them
export function transport(store) {
  const restart = button({
    id: "restart",
    icon: "restart",
    label: t.transport.restart,
    title: t.transport.restartTip,
    onclick: () => store.dispatch({ type: "restart" }),
  });
  const play = button({
    id: "play",
    icon: "play",
    text: t.transport.play,
    class: "primary",
    onclick: () => store.dispatch({ type: "play" }),
  });
  const step = button({
    id: "step",
    icon: "step",
    text: t.transport.step,
    title: t.transport.stepTip,
    onclick: () => store.dispatch({ type: "step" }),
  });
  const back = button({
    id: "back",
    icon: "back",
    label: t.transport.back,
    title: t.transport.backTip,
    onclick: () => store.dispatch({ type: "back" }),
  });
  const walk = jumps(store);
  const slider = h("input", {
    id: "speed",
    type: "range",
    min: Math.log10(SLOWEST),
    max: Math.log10(FASTEST),
    step: 0.1,
    "aria-label": t.transport.speed,
    oninput: () => store.dispatch({ type: "speed", to: 10 ** Number(slider.value) }),
  });
  const ratio = h("span", { class: "ratio" });
  const now = h("output", { class: "now", id: "now", "aria-label": t.transport.now, "aria-live": "off" });
  const hurry = h("input", {
    type: "checkbox",
    id: "hurry",
    onchange: () => store.dispatch({ type: "hurry", on: hurry.checked }),
  });
  const hurryWords = h("span", {}, t.transport.hurry);
  const element = h(
    "section",
    { class: "transport", "aria-label": t.transport.label },
    h("div", { class: "buttons" }, restart, back, play, step),
    walk.jump,
    now,
    h(
      "div",
      { class: "speed" },
      h("span", { class: "muted", "aria-hidden": "true" }, t.transport.speed),
      slider,
      ratio,
    ),
    h("label", { class: "check hurry", title: t.transport.hurryTip }, hurry, hurryWords),
    walk.more,
  );
  return {
    element,
    update(state, before) {
      walk.update(state, before);
      if (state.view.step !== before?.view.step) back.disabled = state.view.step === 0;
      if (state.playing !== before?.playing) {
        fill(
          play,
          icon(state.playing ? "pause" : "play"),
          h("span", { class: "words" }, state.playing ? t.transport.pause : t.transport.play),
        );
        set(play, "aria-pressed", null);
      }
      if (state.nowMs !== before?.nowMs) say(now, clock(state.nowMs));
      if (state.speed !== before?.speed) {
        slider.value = String(Math.log10(state.speed));
        set(slider, "aria-valuetext", t.transport.spoken(state.speed));
        say(ratio, t.transport.ratio(state.speed));
      }
      if (state.quiet !== before?.quiet || state.hurry !== before?.hurry || state.speed !== before?.speed) {
        hurry.checked = state.hurry;
        const factor = quietFactor(state.speed);
        say(hurryWords, state.quiet && state.playing ? t.transport.hurrying(factor) : t.transport.hurry);
        hurry.disabled = factor <= 1;
      }
    },
  };
}
