// @ts-check
/** Starts the page inside another one: paused, silent until it is asked, and with an address that stays as it is. */
import { openAddress } from "./open.js";
import { startPage } from "./page.js";
import { createParent } from "./parent.js";
import { nameTab } from "./title.js";

// Whoever embeds this may speak before the simulation is there: what is said until then waits.
const parent = createParent(window);

startPage({ embedded: true, controls: "min" }, (store, bridge, app) => {
  addEventListener("hashchange", () => void openAddress(store, bridge, location, { push: false }));
  parent.begin(store, bridge, app);
  return [{ update: nameTab }];
});
