// @ts-check
/** Starts the whole page. */
import { followRun } from "./history.js";
import { keepRuns, keptAt } from "../features/keep/keep.js";
import { keepOffline } from "./offline.js";
import { listenForTexts } from "./open.js";
import { startPage } from "./page.js";
import "../features/whole.js"; // loaded at once, because the whole page always needs it

startPage({}, (store, bridge, app) => {
  listenForTexts(store, bridge, app);
  keepOffline(store, bridge);
  const history = followRun(store, bridge, (entry) => keptAt(store, entry));
  return [history, keepRuns(store, bridge, history)];
});
