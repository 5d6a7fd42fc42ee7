// @ts-check
/** @import { Dial, DialKey, Panel, Store } from "../../core/types.js" */
/** @import { Settings } from "../../core/view.js" */
import { site } from "../../shell/address.js";
import { fill, h, icon, say } from "../../ui/dom.js";
import { percent } from "../../core/format.js";
import { DIALS } from "../../core/settings.js";
import { t } from "../../text/en.js";
import { dash, dialRow, show, unit } from "../../ui/dial.js";

/**
 * A row of the panel, and how it shows a run's settings.
 * @typedef {{row: HTMLElement, show: (settings: Settings) => void}} Row
 */
/** @typedef {(text: string) => void} Set sets `key=value` in the run */
/** @template {Dial["kind"]} K @typedef {Extract<Dial, {kind: K}>} Of the dials of a kind */

/** @param {DialKey} key */
const label = (key) => t.dials.labels[key];

/** @param {Of<"range">} dial @param {Set} set @param {Store} store @returns {Row} */
function range({ key }, set, store) {
  const field = (/** @type {"min" | "max"} */ end) =>
    h("input", {
      type: "number",
      id: `${key}-${end}`,
      min: 0,
      step: "any",
      inputmode: "decimal",
      "aria-label": `${label(key)}, ${end === "min" ? t.dials.from : t.dials.upto}, ${t.dials.units.ms}`,
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
    if (good) set(`${key}=${a}..${b}`);
    else store.dispatch({ type: "notice", tone: "said", text: t.dials.bad(label(key)) });
  }
  return {
    row: dialRow(label(key), [min, dash(), max, unit(t.dials.units.ms)], t.dials.tips[key]),
    show: (settings) => {
      show(min, settings[key].min);
      show(max, settings[key].max);
    },
  };
}

/** @param {Of<"percent">} dial @param {Set} set @returns {Row} */
function chance({ key }, set) {
  const out = h("output", { class: "unit", for: key });
  const slider = h("input", {
    type: "range",
    id: key,
    min: 0,
    max: 100,
    step: 1,
    "aria-label": label(key),
    oninput: () => say(out, percent(Number(slider.value))),
    onchange: () => set(`${key}=${percent(Number(slider.value))}`),
  });
  return {
    row: dialRow(label(key), [slider, out], t.dials.tips[key]),
    show: (settings) => {
      if (document.activeElement !== slider || !slider.matches(":active")) {
        slider.value = String(settings[key]);
        say(out, percent(settings[key]));
      }
    },
  };
}

/** @param {Of<"whole" | "count-or-off" | "time">} dial @param {Set} set @param {Store} store @returns {Row} */
function number({ key, kind, least, most, unit: of }, set, store) {
  const field = h("input", {
    type: "number",
    id: key,
    min: least,
    max: most === Infinity ? undefined : most,
    step: kind === "time" ? "any" : 1,
    "aria-label": `${label(key)}, ${t.dials.units[of]}`,
    inputmode: "decimal",
    onchange: () => {
      const value = Number(field.value);
      const whole = kind === "time" || Number.isInteger(value);
      const good = field.value !== "" && value >= least && value <= most && whole;
      field.setAttribute("aria-invalid", String(!good));
      if (!good) store.dispatch({ type: "notice", tone: "said", text: t.dials.badNumber(label(key), least, most) });
      else set(kind === "count-or-off" && value === 0 ? `${key}=off` : `${key}=${value}`);
    },
  });
  return {
    row: dialRow(label(key), [field, unit(t.dials.units[of])], t.dials.tips[key]),
    show: (settings) => show(field, settings[key]),
  };
}

/** @param {Of<"switch">} dial @param {Set} set @returns {Row} */
function flag({ key }, set) {
  const box = h("input", { type: "checkbox", id: key, onchange: () => set(`${key}=${box.checked ? "on" : "off"}`) });
  return {
    row: h("label", { class: "check", title: t.dials.tips[key] }, box, label(key)),
    show: (settings) => void (box.checked = settings[key]),
  };
}

/** @param {Of<"choice">} dial @param {Set} set @returns {Row} */
function choice({ key, names }, set) {
  const select = h("select", { id: key, "aria-label": label(key), onchange: () => set(`${key}=${select.value}`) });
  for (const value of names) select.append(h("option", { value }, t.dials.names[value]));
  return {
    row: dialRow(label(key), [select], t.dials.tips[key]),
    show: (settings) => void (select.value = settings[key]),
  };
}

/** @param {Dial} dial @param {Set} set @param {Store} store @returns {Row} */
function rowOf(dial, set, store) {
  switch (dial.kind) {
    case "range":
      return range(dial, set, store);
    case "percent":
      return chance(dial, set);
    case "switch":
      return flag(dial, set);
    case "choice":
      return choice(dial, set);
    default:
      return number(dial, set, store);
  }
}

/**
 * The settings that can change while a run goes on: a dial for each in the table of `src/sim/setup.rs`.
 * @param {Store} store
 * @returns {Panel & {element: HTMLElement}}
 */
export function dials(store) {
  /** @type {Set} */
  const set = (text) => store.dispatch({ type: "act", texts: [`set ${text}`] });
  const warnings = h("ul", { class: "warnings" });
  const rows = DIALS.map((dial) => rowOf(dial, set, store));
  const keys = h("input", {
    type: "checkbox",
    id: "single-keys",
    onchange: () => store.dispatch({ type: "single-keys", on: keys.checked }),
  });
  const libraries = site() && new URL("docs/your-library.html", site() ?? "");
  const element = h(
    "div",
    { class: "dials" },
    h("p", { class: "muted" }, t.dials.hint),
    h("div", { role: "status" }, warnings),
    ...rows.map(({ row }) => row),
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
      for (const row of rows) row.show(settings);
      if (state.view.warnings.join() !== before?.view.warnings.join()) {
        fill(warnings, ...state.view.warnings.map((text) => h("li", {}, icon("warn"), h("span", {}, text))));
      }
    },
  };
}
