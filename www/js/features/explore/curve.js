// @ts-check
/**
 * Plays the futures of a run, and draws how many of them end in the same loss: a curve over time or steps, in line with
 * the time diagram, with a mark from which on all do.
 * @import { Panel, State, Store } from "../../core/types.js"
 * @import { Futures } from "../../core/futures.js"
 */
import { gather } from "../../core/crew.js";
import { noReturn, playFutures } from "../../core/futures.js";
import { clock, percent, sentence } from "../../core/format.js";
import { leftOf } from "../../scene/time/layout.js";
import { stepsOf } from "../../scene/time/futures.js";
import { button, fill, h, hide, write } from "../../ui/dom.js";
import { say, tell, tellAll, told } from "../../text/say.js";

const SVG = "http://www.w3.org/2000/svg";
/** The height of the curve, in pixels, and the room above and below it. */
const [HEIGHT, ROOM] = [34, 3];

/** @param {string} tag @param {Record<string, string | number>} attributes @param {Element[]} children */
function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** What the curve says: the result, and how it comes about. @param {Futures} futures @returns {[string, string]} */
function words({ phase, moments, lostAtMs, trouble, failed, inPage, loss }) {
  if (phase === "trouble")
    return [tellAll([told("futures-trouble"), trouble ? sentence(tell(trouble)) : (failed ?? "")]), ""];
  if (phase !== "done") return [tellAll([told("futures-playing"), inPage ? told("futures-in-page") : ""]), ""];
  const from = noReturn(moments);
  const last = moments.at(-1);
  const loses = "line" in loss ? say("futures-failure", loss) : say("futures-violation", loss);
  const values = { loses, time: clock(from?.atMs ?? lostAtMs) };
  if (!last) return [say("futures-none", values), ""];
  const all = from
    ? told(from === moments[0] ? "futures-never" : "futures-from", { ...values, of: from.of })
    : told("futures-until", { loses, ends: last.ends, of: last.of, last: clock(last.atMs) });
  return [tell(all), say("futures-how")];
}

/**
 * Where the curve is drawn, and where its edges are on the axis of the diagram.
 * @param {State} state @param {number} width of the diagram @param {Futures} futures
 */
function frameOf({ inSight }, width, { lostAtMs }) {
  const left = leftOf(width);
  const { axis, from, to } = inSight ?? { axis: /** @type {const} */ ("ms"), from: 0, to: Math.max(1, lostAtMs) };
  return { left, width: Math.max(1, width - left), axis, from, to };
}

/** @param {Store} store @param {HTMLElement} element of the panel, which is empty @returns {Panel} */
// long: its functions share the elements and the crew
export function curve(store, element) {
  const [result, how] = [h("span"), h("span", { class: "sentence" })];
  const seek = () => {
    const from = noReturn(store.state.futures?.moments ?? []);
    if (from) store.dispatch({ type: "seek", toMs: from.atMs });
  };
  const go = button({ id: "futures-go", icon: "flag", text: say("futures-go"), class: "small", onclick: seek });
  const shut = button({
    id: "futures-shut",
    icon: "close",
    label: say("hide"),
    class: "small",
    onclick: () => store.dispatch({ type: "futures", of: null }),
  });
  const graph = svg("svg", { class: "futures-curve", height: HEIGHT + 2 * ROOM, "aria-hidden": "true" });
  const mark = button({ icon: "flag", label: say("futures-go"), class: "futures-mark", onclick: seek });
  const plot = h("div", { class: "futures-plot" });
  plot.append(graph, mark);
  fill(element, h("div", { class: "futures-head" }, h("p", { role: "status" }, result, how), go, shut), plot);

  /** @type {(() => void) | null} */
  let end = null;
  let turn = 0;

  function stop() {
    turn += 1;
    end?.();
    end = null;
  }

  /** @param {Futures} asked */
  async function begin(asked) {
    stop();
    const mine = turn;
    const crew = await gather();
    if (mine !== turn) {
      crew.dismiss();
      return;
    }
    end = playFutures(crew, asked, (to) => mine === turn && store.dispatch({ type: "futures-told", to }));
  }

  function draw() {
    const { state } = store;
    const { futures } = state;
    const width = plot.clientWidth;
    if (!futures || width === 0) return;
    const from = noReturn(futures.phase === "done" ? futures.moments : []);
    const frame = frameOf(state, width, futures);
    const { outline, area, sure, mark: at } = stepsOf(futures, from, { ...frame, top: ROOM, height: HEIGHT });
    graph.setAttribute("width", String(width));
    graph.replaceChildren(
      hatch(),
      svg("line", { class: "base", x1: frame.left, x2: width, y1: ROOM + HEIGHT, y2: ROOM + HEIGHT }),
      svg("path", { class: "area", d: area, fill: "url(#futures-hatch)" }),
      svg("path", { class: "sure", d: sure }),
      svg("path", { class: "outline", d: outline }),
      ...[100, 0].map((share) => {
        const y = share ? ROOM + 8 : ROOM + HEIGHT - 1;
        const label = svg("text", { x: frame.left - 4, y, "text-anchor": "end" });
        label.append(percent(share));
        return label;
      }),
    );
    hide(mark, !from || at < frame.left || at > width);
    mark.style.left = `${at}px`;
  }
  new ResizeObserver(draw).observe(plot);
  // The time diagram stays above it.
  const app = element.closest(".app");
  new ResizeObserver(() => {
    if (app instanceof HTMLElement) app.style.setProperty("--futures-height", `${element.offsetHeight}px`);
  }).observe(element);

  return {
    update(state, before) {
      const { futures } = state;
      if (futures?.phase === "asked" && before?.futures !== futures) void begin(futures);
      if (!futures) {
        stop();
        return;
      }
      if (futures !== before?.futures) {
        const from = futures.phase === "done" ? noReturn(futures.moments) : null;
        hide(go, !from);
        if (futures.phase === "done" || futures.phase === "trouble") stop();
        const [first, second] = words(futures);
        write(result, first);
        write(how, tellAll([first, second]).slice(first.length));
        if (from) write(go.lastElementChild ?? go, say("futures-go-at", { time: clock(from.atMs) }));
      }
      draw();
    },
  };
}

/** The pattern below the curve. */
function hatch() {
  const line = svg("path", { d: "M-1 5L5 -1M1 7L7 1" });
  return svg(
    "defs",
    {},
    svg("pattern", { id: "futures-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse" }, line),
  );
}
