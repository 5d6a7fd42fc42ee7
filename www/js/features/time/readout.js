// @ts-check
/**
 * The time diagram in words: the thing that is pointed at, and the value of the slider for a screen reader.
 * @import { Store } from "../../core/types.js"
 * @import { Timeline } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { TimeTarget } from "../../scene/time/layout.js"
 * @import { Viewport } from "./viewport.js"
 */
import { clock } from "../../core/format.js";
import { MESSAGE_END, MESSAGE_KIND, REPLY_ANSWER } from "../../core/words.js";
import { nameOf } from "../../scene/time/legs.js";
import { tellOperation } from "../../scene/time/operations.js";
import { t } from "../../text/en.js";
import { set } from "../../ui/dom.js";

/** While the run plays, the slider's value is not updated more often than this, real milliseconds. */
const TELL_EVERY_MS = 800;
/** The most sentences that are remembered. */
const MOST_SENTENCES = 500;

/**
 * Describes targets. What steps brought is remembered, so that pointing around asks once for each step.
 * @param {Store} store @param {Pick<Bridge, "told">} bridge
 * @returns {(target: TimeTarget, data: Timeline | null) => string}
 */
export function describer(store, bridge) {
  /** @type {Map<string, string>} */
  const sentences = new Map();

  /** @param {number} step */
  function told(step) {
    const { run, view } = store.state;
    const key = `${run} ${view.branches.find((it) => it.shown)?.id} ${step}`;
    let text = sentences.get(key);
    if (text === undefined) {
      if (sentences.size > MOST_SENTENCES) sentences.clear();
      text = bridge.told(step);
      sentences.set(key, text);
    }
    return text;
  }

  return ({ what, leg }, data) => {
    const words = t.time.on;
    switch (what.kind) {
      case "node":
        return words.node(what.id);
      case "flight":
        return leg === undefined || !data ? "" : describeLeg(data, leg);
      case "mark":
        return `${clock(what.ms)}, ${t.time.stepTick(what.step)}: ${told(what.step)}`;
      case "request":
        return `${words.request(what.node, what.index, clock(what.takenMs))}: ${words.replies[what.reply]}`;
      case "operation":
        return tellOperation(what.operation, clock);
      case "spell":
        return words[what.spell.kind](what.spell.label);
      case "bookmark":
      case "planned":
        return words[what.kind](clock(what.planned.ms), what.planned.text);
      case "branch": {
        const branch = store.state.view.branches.find((it) => it.id === what.id);
        return words.branch(t.time.branch(what.id, branch?.name || branch?.difference || ""));
      }
    }
  };
}

/** @param {Timeline} data @param {number} i the place of a message in its columns */
function describeLeg({ legs }, i) {
  const words = t.time.on;
  const came = clock(legs.cameMs[i]);
  const ended = clock(legs.endedMs[i]);
  const ending = MESSAGE_END[legs.fate[i]];
  const waited = ending === "arrived" && legs.endedMs[i] > legs.cameMs[i];
  const fate = words.ends[ending];
  const end = waited ? words.waited(came, ended) : ending === "in-flight" ? fate : `${fate} ${ended}`;
  const it = {
    id: nameOf(legs, i),
    kind: MESSAGE_KIND[legs.kind[i]],
    entries: legs.entries[i],
    term: legs.term[i],
    ok: REPLY_ANSWER[legs.ok[i]],
  };
  return words.message(it, clock(legs.sentMs[i]), end);
}

/**
 * The diagram as a slider. While time runs, a screen reader hears its value now and then, and always the last one.
 * @param {Store} store @param {HTMLElement} plot @param {Viewport} viewport
 * @returns {(text: string) => void} sets what the slider says
 */
export function slider(store, plot, viewport) {
  let [toldAtMs, waiting] = [-Infinity, 0];
  let text = "";
  function tell() {
    clearTimeout(waiting);
    waiting = 0;
    toldAtMs = performance.now();
    const { view, nowMs } = store.state;
    const step = viewport.span.axis === "step";
    set(plot, "aria-valuemin", "0");
    set(plot, "aria-valuemax", String(Math.ceil(step ? view.farStep : Math.max(nowMs, view.farMs))));
    set(plot, "aria-valuenow", String(step ? view.step : Math.floor(nowMs)));
    set(plot, "aria-valuetext", text);
  }
  return (next) => {
    text = next;
    const rest = TELL_EVERY_MS - (performance.now() - toldAtMs);
    if (store.state.playing && rest > 0) waiting ||= window.setTimeout(tell, rest);
    else tell();
  };
}
