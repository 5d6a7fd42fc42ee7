// @ts-check
/**
 * What was asked of the cluster from outside: a lane a client below the lanes of the nodes, and an interval on it from
 * the question to what became of it. Line and sign show the outcome: done, failed, unknown, still open; an
 * answer that no order of the operations explains has a thick outline in the evidence's ink, and those that contradict
 * it a thinner one.
 *
 * @import { Operation, Timeline, View } from "../../core/view.js"
 * @import { Brush, Layout, Shown } from "./layout.js"
 */
import { PATHS } from "../items.js";
import { say } from "../../text/say.js";
import { tell } from "../../text/say.js";
import { widthOf } from "./layout.js";

/**
 * The lanes: one for each named client, and one without a name for operations by hand, if there are clients, or if a
 * read or an operation that breaks linearizability is among them.
 * @param {View} view @param {Timeline} data @returns {string[]}
 */
export function askersOf(view, data) {
  // The diagram shows the known future, so clients that begin later have lanes already.
  const named = [...new Set([...data.askers, ...view.clients.map((client) => client.name)])];
  const byHand = data.operations.filter((it) => it.client === undefined);
  const asked = byHand.some((it) => it.guilt || it.text.startsWith("get "));
  return asked || (named.length > 0 && byHand.length > 0) ? [...named, ""] : named;
}

/** @param {Brush} brush @param {Shown} shown @param {Layout} layout */
export function drawOperations({ items, targets, theme }, shown, layout) {
  const step = shown.span.axis === "step";
  const h = Math.min(15, layout.pitch * 0.66);
  const far = layout.x(layout.far);
  for (const it of shown.data.operations) {
    const bad = it.guilt === "unexplained";
    const lane = shown.askers.indexOf(it.client ?? "");
    if (lane < 0) continue;
    const y = layout.y(shown.nodes + 1 + lane);
    const from = layout.x(step ? it.fromStep : it.from);
    const ended = step ? it.toStep : it.to;
    // An operation with an unknown outcome has no known end.
    const open = ended === undefined || it.outcome === "unknown" || it.outcome === "open";
    const end = open ? far : layout.x(ended);
    const left = Math.max(layout.left, from);
    const right = Math.min(layout.right, Math.max(end, from + 3));
    if (right < layout.left || left > layout.right) continue;
    const stroke = it.guilt ? theme.evidence : theme.ink;
    const width = bad ? 3 : it.guilt ? 2 : it.outcome === "ok" ? 1.5 : 1;
    const dash = open ? { dash: [4, 3] } : {};
    const box = { x: left, y: y - h / 2, w: right - left, h, round: open ? 0 : 3 };
    items.push({ type: "rect", ...box, fill: theme.ground, stroke, width, ...dash });
    if (it.outcome === "failed") {
      for (let x = left + 4; x < right - 2; x += 6)
        items.push({ type: "line", x1: x, y1: y + h / 2, x2: Math.min(right, x + 4), y2: y - h / 2, stroke, width: 1 });
    }
    const sign = bad ? "!" : it.outcome === "unknown" ? "?" : "";
    const words = [it.text, it.outcome === "ok" && it.answer ? `→ ${tell(it.answer)}` : "", sign]
      .filter(Boolean)
      .join(" ");
    const room = right - left - 8;
    const text = { type: /** @type {const} */ ("text"), y, size: 10.5, bold: bad, halo: theme.ground };
    if (widthOf(words, 10.5) <= room) items.push({ ...text, x: left + 4, text: words, fill: stroke, align: "left" });
    else if (sign) items.push({ ...text, x: (left + right) / 2, text: sign, fill: stroke, align: "center" });
    if (it.outcome === "failed") {
      const cross = { x: right - 1, y, scale: 0.8, d: PATHS.no };
      items.push(
        { type: "path", ...cross, stroke: theme.ground, width: 5 },
        { type: "path", ...cross, stroke, width: 2 },
      );
    }
    const what = { kind: /** @type {const} */ ("operation"), operation: it };
    targets.push({ what, x: (left + right) / 2, y, w: Math.max(8, right - left), h: Math.max(12, h) });
  }
}

/** The clients' names before their lanes. @param {Brush} brush @param {Shown} shown @param {Layout} layout */
export function drawAskers({ items, theme }, shown, layout) {
  const size = layout.low ? Math.min(10, layout.pitch) : 11;
  const fits = layout.left > 40 ? 7 : 4;
  shown.askers.forEach((name, lane) => {
    const y = layout.y(shown.nodes + 1 + lane);
    if (y < layout.top - layout.pitch || y > shown.size.height + layout.pitch) return;
    const whole = name || say("by-hand");
    const text = whole.length > fits ? `${whole.slice(0, fits - 1)}…` : whole;
    items.push({ type: "text", x: layout.left > 40 ? 4 : 2, y, text, size, fill: theme.ink, align: "left" });
  });
}

/** An operation in words. @param {Operation} it @param {(ms: number) => string} clock */
export function tellOperation(it, clock) {
  return say("on-operation", {
    who: it.client ?? say("by-hand"),
    command: it.text,
    node: `n${it.node}`,
    from: clock(it.from),
    outcome: it.outcome,
    has_answer: String(Boolean(it.answer)),
    answer: it.answer ?? "",
    has_end: String(it.to !== undefined),
    to: it.to === undefined ? "" : clock(it.to),
    guilt: it.guilt || "none",
  });
}
