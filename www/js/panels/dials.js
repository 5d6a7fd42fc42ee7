// @ts-check
/** @import { Panel, Settings, Store } from "../types.js" */
import { site } from "../address.js";
import { fill, h, icon, say } from "../dom.js";
import { percent } from "../format.js";
import { t } from "../text/en.js";
import { dash, dialRow, show, unit } from "./dial.js";

/** @typedef {"latency" | "election" | "disk" | "late"} SpanName */

/**
 * The settings that can be changed while the run goes on.
 * @param {Store} store
 * @returns {Panel & {element: HTMLElement}}
 */
export function dials(store) {
  const set = (/** @type {string} */ text) => store.dispatch({ type: "act", texts: [`set ${text}`] });
  const warnings = h("ul", { class: "warnings" });

  /** @param {SpanName} name @param {string} label @param {string} [tip] */
  const spanOf = (name, label, tip) => {
    const field = (/** @type {"min" | "max"} */ end) =>
      h("input", {
        type: "number",
        id: `${name}-${end}`,
        min: 0,
        step: "any",
        inputmode: "decimal",
        "aria-label": `${label}, ${end === "min" ? t.dials.from : t.dials.upto}, ${t.dials.ms}`,
        onchange: change,
      });
    const min = field("min");
    const max = field("max");
    function change() {
      const a = Number(min.value);
      const b = Number(max.value);
      const good = min.value !== "" && max.value !== "" && a >= 0 && a <= b;
      min.setAttribute("aria-invalid", String(!good));
      max.setAttribute("aria-invalid", String(!good));
      if (good) set(`${name}=${a}..${b}`);
      else store.dispatch({ type: "notice", tone: "said", text: t.dials.bad(label) });
    }
    return {
      row: dialRow(label, [min, dash(), max, unit(t.dials.ms)], tip),
      show: (/** @type {Settings} */ settings) => {
        show(min, settings[/** @type {"latencyMin"} */ (`${name}Min`)]);
        show(max, settings[/** @type {"latencyMax"} */ (`${name}Max`)]);
      },
    };
  };

  /** @param {"loss" | "duplicate" | "reorder"} name @param {string} label */
  const chance = (name, label) => {
    const out = h("output", { class: "unit", for: name });
    const slider = h("input", {
      type: "range",
      id: name,
      min: 0,
      max: 100,
      step: 1,
      "aria-label": label,
      oninput: () => say(out, percent(Number(slider.value))),
      onchange: () => set(`${name}=${percent(Number(slider.value))}`),
    });
    return {
      row: dialRow(label, [slider, out]),
      show: (/** @type {Settings} */ settings) => {
        if (document.activeElement !== slider || !slider.matches(":active")) {
          slider.value = String(settings[name]);
          say(out, percent(settings[name]));
        }
      },
    };
  };

  /**
   * @param {"heartbeat" | "snapshot" | "window" | "chunk" | "batch" | "uncommitted"} name
   * @param {string} label
   * @param {string} of its unit
   * @param {number} least
   * @param {string} [tip]
   * @param {number} [most]
   */
  const number = (name, label, of, least, tip, most = Infinity) => {
    const field = h("input", {
      type: "number",
      id: name,
      min: least,
      max: most === Infinity ? undefined : most,
      step: name === "heartbeat" ? "any" : 1,
      "aria-label": `${label}, ${of}`,
      inputmode: "decimal",
      onchange: () => {
        const value = Number(field.value);
        const whole = name === "heartbeat" || Number.isInteger(value);
        const good = field.value !== "" && value >= least && value <= most && whole;
        field.setAttribute("aria-invalid", String(!good));
        if (!good) store.dispatch({ type: "notice", tone: "said", text: t.dials.badNumber(label, least, most) });
        else set(name === "snapshot" && value === 0 ? "snapshot=off" : `${name}=${value}`);
      },
    });
    return {
      row: dialRow(label, [field, unit(of)], tip),
      show: (/** @type {Settings} */ settings) => show(field, settings[name]),
    };
  };

  /** @param {"prevote" | "checkquorum" | "noop"} name @param {string} [tip] */
  const flag = (name, tip) => {
    const box = h("input", {
      type: "checkbox",
      id: name,
      onchange: () => set(`${name}=${box.checked ? "on" : "off"}`),
    });
    return {
      row: h("label", { class: "check", title: tip }, box, t.dials[name]),
      show: (/** @type {Settings} */ settings) => void (box.checked = settings[name]),
    };
  };
  const reads = h("select", { id: "reads", "aria-label": t.dials.reads, onchange: () => set(`reads=${reads.value}`) });
  for (const [value, text] of Object.entries(t.dials.readsBy)) reads.append(h("option", { value }, text));
  const readsDial = {
    row: dialRow(t.dials.reads, [reads], t.dials.tips.reads),
    show: (/** @type {Settings} */ settings) => void (reads.value = settings.reads),
  };

  const keys = h("input", {
    type: "checkbox",
    id: "single-keys",
    onchange: () => store.dispatch({ type: "single-keys", on: keys.checked }),
  });
  const all = [
    spanOf("latency", t.dials.latency, t.dials.latencyTip),
    chance("loss", t.dials.loss),
    chance("duplicate", t.dials.duplicate),
    chance("reorder", t.dials.reorder),
    spanOf("late", t.dials.late, t.dials.lateTip),
    spanOf("election", t.dials.election),
    number("heartbeat", t.dials.heartbeat, t.dials.ms, 1),
    spanOf("disk", t.dials.disk),
    number("snapshot", t.dials.snapshot, t.dials.entries, 0, t.dials.snapshotTip),
    number("chunk", t.dials.chunk, t.dials.perMessage, 0, t.dials.tips.chunk),
    number("window", t.dials.window, t.dials.messages, 1, t.dials.tips.window, 64),
    number("batch", t.dials.batch, t.dials.entries, 1, t.dials.tips.batch, 256),
    number("uncommitted", t.dials.uncommitted, t.dials.bytes, 0, t.dials.tips.uncommitted),
    readsDial,
    flag("prevote", t.dials.tips.prevote),
    flag("checkquorum", t.dials.tips.checkquorum),
    flag("noop"),
  ];
  const libraries = site() && new URL("docs/your-library.html", site() ?? "");
  const element = h(
    "div",
    { class: "dials" },
    h("p", { class: "muted" }, t.dials.hint),
    h("div", { role: "status" }, warnings),
    ...all.map((dial) => dial.row),
    libraries ? h("p", {}, h("a", { href: libraries.href }, t.dials.library)) : null,
    h("h3", {}, t.dials.page),
    h("label", { class: "check" }, keys, t.dials.keys),
  );
  return {
    element,
    update(state, before) {
      keys.checked = state.singleKeys;
      if (state.view === before?.view) return;
      const { settings } = state.view;
      for (const dial of all) dial.show(settings);
      if (state.view.warnings.join() !== before?.view.warnings.join()) {
        fill(warnings, ...state.view.warnings.map((text) => h("li", {}, icon("warn"), h("span", {}, text))));
      }
    },
  };
}
