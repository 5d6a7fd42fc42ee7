// @ts-check
/**
 * What only the whole page has: the tools beside the cluster, and the header above it.
 * @import { Bridge } from "./bridge.js"
 * @import { Store } from "./types.js"
 */
import { client } from "./panels/client.js";
import { events } from "./panels/events.js";
import { header, intro } from "./panels/header.js";
import { kv } from "./panels/kv.js";
import { side } from "./panels/side.js";
import { tabs } from "./panels/tabs.js";

/** @param {Store} store @param {Bridge} bridge */
export function rooms(store, bridge) {
  return {
    header: header(store),
    intro: intro(store),
    tabs: tabs(store),
    client: client(store),
    kv: kv(store),
    events: events(store, bridge),
    side: side(store, bridge),
  };
}
