// @ts-check
/**
 * What only the whole page has: the tools beside the cluster, and the header above it.
 * @import { Bridge } from "../core/bridge.js"
 * @import { Store } from "../core/types.js"
 */
import { client } from "../features/clients/client.js";
import { events } from "../features/events/events.js";
import { header, intro } from "../features/header/header.js";
import { kv } from "../features/clients/kv.js";
import { side } from "./side.js";
import { tabs } from "./tabs.js";

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
