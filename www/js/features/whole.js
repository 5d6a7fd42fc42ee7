// @ts-check
/**
 * The panels of the whole page only. A page that shows less does not load them; a presentation hides them.
 * @import { PanelEntry } from "./panels.js"
 */
import { side } from "../shell/side.js";
import { tabs } from "../shell/tabs.js";
import { client } from "./clients/client.js";
import { kv } from "./clients/kv.js";
import { events } from "./events/events.js";
import { header, intro } from "./header/header.js";

/** @type {PanelEntry[]} */
export const WHOLE_PANELS = [
  { place: "top", build: header },
  { place: "top", tab: "cluster", build: intro },
  { place: "top", build: tabs },
  { place: "pair", tab: "logs", view: "log", build: client },
  { place: "pair", tab: "logs", view: "log", rests: true, build: kv },
  { place: "right", tab: "more", rests: true, build: side },
  { place: "right", tab: "more", rests: true, build: events },
];
