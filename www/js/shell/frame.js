// @ts-check
/** Starts the embedded page: paused, silent until the host says hello, and with an address that does not change. */
import { openAddress } from "./open.js";
import { startPage } from "./page.js";
import { createParent } from "./parent.js";
import { nameTab } from "./title.js";

// The host may send messages before the simulation is loaded; they are queued.
const parent = createParent(window);

startPage({ embedded: true, controls: "min" }, (store, bridge, app) => {
  addEventListener("hashchange", () => void openAddress(store, bridge, location, { push: false }));
  parent.begin(store, bridge, app);
  return [{ update: nameTab }];
});
