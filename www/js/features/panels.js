// @ts-check
/**
 * The panels that every page has. A panel is one line here, or in `whole.js`: where it is, and when it is shown.
 *
 * @import { Bridge } from "../core/bridge.js"
 * @import { Panel, Shape, Store, Tab } from "../core/types.js"
 *
 * @typedef {"above" | "top" | "card" | "main" | "middle" | "pair" | "right" | "below" | "edge"} Place part of the page,
 *   from the top; `pair` is the lower part of `middle`, and `edge` lies over the page
 * @typedef {Panel & {element: HTMLElement}} Built
 *
 * @typedef {object} PanelEntry
 * @property {Place} place
 * @property {Tab} [tab] the tab of a phone that shows it; absent: all do
 * @property {Exclude<Shape["shows"], "all">} [view] the single view that shows it; absent: all do
 * @property {true} [paints] it paints on a canvas: so it is updated in every frame (see `ui/pace.js`), and before the
 *   others, because texts on a canvas wait for the styles
 * @property {true} [rests] it is not updated while it is hidden, and catches up when it is shown
 * @property {(store: Store, bridge: Bridge) => Built} build
 */
import { arrival } from "./arrival/arrival.js";
import { banners } from "./banners/banners.js";
import { stage } from "./cluster/stage.js";
import { futures } from "./explore/futures.js";
import { way } from "./explore/way.js";
import { logs } from "./logs/logs.js";
import { notices, voice } from "./notices/notices.js";
import { start } from "./start/start.js";
import { story } from "./story/story.js";
import { strip } from "./strip/strip.js";
import { time } from "./time/time.js";
import { transport } from "./transport/transport.js";

/** @type {PanelEntry[]} */
export const PANELS = [
  { place: "above", build: banners },
  { place: "above", build: arrival },
  { place: "above", build: way },
  { place: "above", build: strip },
  { place: "card", build: start },
  { place: "card", build: story },
  { place: "main", tab: "cluster", view: "ring", paints: true, build: stage },
  { place: "middle", tab: "logs", view: "log", rests: true, build: logs },
  { place: "below", view: "time", paints: true, rests: true, build: time },
  { place: "below", view: "time", build: futures },
  { place: "below", build: transport },
  { place: "edge", build: notices },
  { place: "edge", build: voice },
];
