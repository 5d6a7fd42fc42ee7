// @ts-check
/**
 * The time diagram in words: the thing that is pointed at, and the value of the slider for a screen reader.
 * @import { Store } from "../../core/types.js"
 * @import { Timeline } from "../../core/view.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { TimeTarget } from "../../scene/time/layout.js"
 * @import { Viewport } from "./viewport.js"
 */
import { clock, grouped } from "../../core/format.js";
import { MESSAGE_END, MESSAGE_KIND, REPLY_ANSWER } from "../../core/words.js";
import { branchLabel } from "../../core/branch.js";
import { nameOf } from "../../scene/time/legs.js";
import { tellOperation } from "../../scene/time/operations.js";
import { say, tellAll } from "../../text/say.js";
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
      text = tellAll(bridge.told(step));
      sentences.set(key, text);
    }
    return text;
  }

  return ({ what, leg }, data) => {
    switch (what.kind) {
      case "node":
        return say("on-node", { node: `n${what.id}` });
      case "flight":
        return leg === undefined || !data ? "" : describeLeg(data, leg);
      case "mark":
        return say("on-mark", { time: clock(what.ms), step: `#${grouped(what.step)}`, what: told(what.step) });
      case "request":
        return say("on-request", {
          node: `n${what.node}`,
          index: what.index,
          time: clock(what.takenMs),
          reply: what.reply,
        });
      case "operation":
        return tellOperation(what.operation, clock);
      case "spell":
        return say(`on-spell-${what.spell.kind}`, { label: what.spell.label });
      case "bookmark":
      case "planned":
        return say(`on-${what.kind}`, { time: clock(what.planned.ms), text: what.planned.text });
      case "branch": {
        const branch = store.state.view.branches.find((it) => it.id === what.id);
        return say("on-branch", { branch: branch ? branchLabel(branch) : "" });
      }
    }
  };
}

/** @param {Timeline} data @param {number} i the place of a message in its columns */
function describeLeg({ legs }, i) {
  const end = MESSAGE_END[legs.fate[i]];
  const kind = MESSAGE_KIND[legs.kind[i]];
  const entries = legs.entries[i];
  return say("on-message", {
    name: nameOf(legs, i),
    kind,
    content: kind !== "AppendEntries" ? "none" : entries ? "entries" : "heartbeat",
    entries,
    answer: REPLY_ANSWER[legs.ok[i]],
    term: legs.term[i],
    sent: clock(legs.sentMs[i]),
    end: end === "arrived" && legs.endedMs[i] > legs.cameMs[i] ? "waited" : end,
    came: clock(legs.cameMs[i]),
    ended: clock(legs.endedMs[i]),
  });
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
