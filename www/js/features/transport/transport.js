// @ts-check
/** @import { Panel, Store } from "../../core/types.js" */
import { button, fill, h, icon, set, write } from "../../ui/dom.js";
import { clock, span, times } from "../../core/format.js";
import { FASTEST, SLOWEST, quietFactor } from "../../core/state.js";
import { say, tellAll } from "../../text/say.js";
import { jumps } from "./walk.js";

/** Play, step, speed, and the present time. @param {Store} store @returns {Panel & {element: HTMLElement}} */
// long: a list of controls, and the update that changes them
export function transport(store) {
  const restart = button({
    id: "restart",
    icon: "restart",
    label: say("from-the-start"),
    title: say("restart-run-tip"),
    onclick: () => store.dispatch({ type: "restart" }),
  });
  const play = button({
    id: "play",
    icon: "play",
    text: say("play"),
    class: "primary",
    onclick: () => store.dispatch({ type: "play" }),
  });
  const step = button({
    id: "step",
    icon: "step",
    text: say("step"),
    title: say("step-tip"),
    onclick: () => store.dispatch({ type: "step" }),
  });
  const back = button({
    id: "back",
    icon: "back",
    label: say("step-back"),
    title: say("step-back-tip"),
    onclick: () => store.dispatch({ type: "back" }),
  });
  const walk = jumps(store);
  const slider = h("input", {
    id: "speed",
    type: "range",
    min: Math.log10(SLOWEST),
    max: Math.log10(FASTEST),
    step: 0.1,
    "aria-label": say("speed"),
    oninput: () => store.dispatch({ type: "speed", to: 10 ** Number(slider.value) }),
  });
  const ratio = h("span", { class: "ratio" });
  const now = h("output", { class: "now", id: "now", "aria-label": say("virtual-time"), "aria-live": "off" });
  const hurry = h("input", {
    type: "checkbox",
    id: "hurry",
    onchange: () => store.dispatch({ type: "hurry", on: hurry.checked }),
  });
  const hurryWords = h("span", {}, say("skip-waits"));
  const element = h(
    "section",
    { class: "transport", "aria-label": say("player") },
    h("div", { class: "buttons" }, restart, back, play, step),
    walk.jump,
    now,
    h("div", { class: "speed" }, h("span", { class: "muted", "aria-hidden": "true" }, say("speed")), slider, ratio),
    h("label", { class: "check hurry", title: say("skip-waits-tip") }, hurry, hurryWords),
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
          h("span", { class: "words" }, say(state.playing ? "player-pause" : "play")),
        );
        set(play, "aria-pressed", null);
      }
      if (state.nowMs !== before?.nowMs) {
        const text = clock(state.nowMs);
        write(now, text);
        // The letters of its unit are wider than digits.
        const width = `${text.length + 2}ch`;
        if (now.style.width !== width) now.style.width = width;
      }
      if (state.speed !== before?.speed) {
        const perSecond = span(state.speed * 1000);
        slider.value = String(Math.log10(state.speed));
        set(slider, "aria-valuetext", say("speed-spoken", { speed: times(state.speed), span: perSecond }));
      }
      const rates = /** @type {const} */ (["speed", "slow", "quiet", "hurry", "playing"]);
      if (!before || rates.some((name) => state[name] !== before[name])) {
        const slower = state.slow < 0.95 && state.playing;
        const skips = state.quiet && state.playing;
        ratio.classList.toggle("slowed", slower && !skips);
        ratio.classList.toggle("skips", skips);
        const runs = span(state.speed * (skips ? quietFactor(state.speed) : slower ? state.slow : 1) * 1000);
        write(ratio, say(skips ? "skipped" : slower ? "slowed" : "speed-ratio", { span: runs }));
        const waits = state.hurry && quietFactor(state.speed) > 1;
        ratio.title = tellAll([say("sentence", { text: ratio.textContent ?? "" }), waits ? say("waits-skipped") : ""]);
      }
      if (state.quiet !== before?.quiet || state.hurry !== before?.hurry || state.speed !== before?.speed) {
        hurry.checked = state.hurry;
        const factor = quietFactor(state.speed);
        write(
          hurryWords,
          state.quiet && state.playing ? say("skipping", { factor: Math.round(factor) }) : say("skip-waits"),
        );
        hurry.disabled = factor <= 1;
      }
    },
  };
}
