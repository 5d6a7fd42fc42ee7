// @ts-check
/**
 * The row of one setting: its label, its field, and what libraries call it.
 * @import { Dial, DialKey, Store } from "../../core/types.js"
 * @import { Settings } from "../../core/view.js"
 */
import { h, set as attribute, write } from "../../ui/dom.js";
import { percent } from "../../core/format.js";
import { say, told } from "../../text/say.js";
import { figure, thesis } from "../../text/sections.js";
import { dash, dialRow, part, show, unit } from "../../ui/dial.js";
import { NAMES } from "./names.js";

/** @typedef {{row: HTMLElement, show: (settings: Settings) => void}} Row how it shows a run's settings */
/** @typedef {(text: string) => void} Set sets `key=value` in the run */
/** @template {Dial["kind"]} K @typedef {Extract<Dial, {kind: K}>} Of the dials of a kind */

/** @param {DialKey} key */
export const label = (key) => say(`dial-${key}`);

/** What a dial does, if its label does not say it. @param {DialKey} key */
export function tip(key) {
  switch (key) {
    case "latency":
    case "late":
    case "snapshot":
    case "window":
    case "batch":
    case "uncommitted":
    case "reads":
      return say(`dial-${key}-tip`);
    case "chunk":
      return say("dial-chunk-tip", { section: figure("13") });
    case "prevote":
      return say("dial-prevote-tip", { section: thesis("9.6") });
    case "checkquorum":
      return say("dial-checkquorum-tip", { section: thesis("6.2"), section_2: thesis("4.2.3") });
    default:
      return undefined;
  }
}

/** @param {Of<"range">} dial @param {Set} set @param {Store} store @returns {Row} */
function range({ key }, set, store) {
  const field = (/** @type {"min" | "max"} */ end) =>
    h("input", {
      type: "number",
      id: `${key}-${end}`,
      min: 0,
      step: "any",
      inputmode: "decimal",
      "aria-label": [say(end === "min" ? "from" : "to"), say("unit-ms")].reduce(part, label(key)),
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
    else store.dispatch({ type: "notice", tone: "said", text: told("dial-bad-range", { dial: label(key) }) });
  }
  return {
    row: dialRow(label(key), [min, dash(), max, unit(say("unit-ms"))], tip(key)),
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
    oninput: () => write(out, percent(Number(slider.value))),
    onchange: () => set(`${key}=${percent(Number(slider.value))}`),
  });
  return {
    row: dialRow(label(key), [slider, out], tip(key)),
    show: (settings) => {
      if (document.activeElement !== slider || !slider.matches(":active")) {
        slider.value = String(settings[key]);
        write(out, percent(settings[key]));
      }
    },
  };
}

/** Why a number is refused. @param {string} dial @param {number} least @param {number} most */
const bad = (dial, least, most) =>
  most === Infinity ? told("dial-bad-least", { dial, least }) : told("dial-bad-between", { dial, least, most });

/** @param {Of<"whole" | "count-or-off" | "time">} dial @param {Set} set @param {Store} store @returns {Row} */
function number({ key, kind, least, most, unit: of }, set, store) {
  const field = h("input", {
    type: "number",
    id: key,
    min: least,
    max: most === Infinity ? undefined : most,
    step: kind === "time" ? "any" : 1,
    "aria-label": part(label(key), say(`unit-${of}`)),
    inputmode: "decimal",
    onchange: () => {
      const value = Number(field.value);
      const whole = kind === "time" || Number.isInteger(value);
      const good = field.value !== "" && value >= least && value <= most && whole;
      field.setAttribute("aria-invalid", String(!good));
      if (!good) store.dispatch({ type: "notice", tone: "said", text: bad(label(key), least, most) });
      else set(kind === "count-or-off" && value === 0 ? `${key}=off` : `${key}=${value}`);
    },
  });
  return {
    row: dialRow(label(key), [field, unit(say(`unit-${of}`))], tip(key)),
    show: (settings) => show(field, settings[key]),
  };
}

/** @param {Of<"switch">} dial @param {Set} set @returns {Row} */
function flag({ key }, set) {
  const box = h("input", { type: "checkbox", id: key, onchange: () => set(`${key}=${box.checked ? "on" : "off"}`) });
  return {
    row: h("label", { class: "check", title: tip(key) }, box, label(key)),
    show: (settings) => void (box.checked = settings[key]),
  };
}

/** @param {Of<"choice">} dial @param {Set} set @returns {Row} */
function choice({ key, names }, set) {
  const select = h("select", { id: key, "aria-label": label(key), onchange: () => set(`${key}=${select.value}`) });
  for (const value of names) select.append(h("option", { value }, say(`reads-${value}`)));
  return {
    row: dialRow(label(key), [select], tip(key)),
    show: (settings) => void (select.value = settings[key]),
  };
}

/** @param {Dial} dial @param {Set} set @param {Store} store @returns {Row} */
function fieldOf(dial, set, store) {
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

/** @param {Dial} dial @param {Set} set @param {Store} store @returns {Row} */
export function rowOf(dial, set, store) {
  const { row, show } = fieldOf(dial, set, store);
  const called = Object.entries(NAMES[dial.key]);
  const names = h("p", { class: "dial-names", id: `${dial.key}-names` }, h("code", {}, dial.key));
  for (const [library, theirs] of called) {
    // Spaces, so that a line may end there.
    const codes = theirs.flatMap((name) => [" ", h("code", {}, name)]);
    names.append(" ", h("span", {}, h("span", { class: "library" }, library), ...codes));
  }
  for (const field of row.querySelectorAll("input, select")) attribute(field, "aria-describedby", names.id);
  return { row: h("div", { class: "dial-item" }, row, names), show };
}
