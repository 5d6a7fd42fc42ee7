// @ts-check
/**
 * Every dialog of the page: loaded together, when the first of them is opened.
 * @import { Bridge } from "../core/bridge.js"
 * @import { Panel, Store } from "../core/types.js"
 */
import { bookmarkDialog, branchesDialog, stopsDialog } from "./branches/branches.js";
import { proposeDialog } from "./clients/client.js";
import { clientsDialog } from "./clients/clients.js";
import { embedDialog } from "./embed/embed.js";
import { exploreDialog } from "./explore/dialog.js";
import { exportDialog } from "./export/dialog.js";
import { gallery } from "./gallery/gallery.js";
import { help } from "./help/help.js";
import { lessonMap } from "./lesson/map.js";
import { handOverDialog, membersDialog, readDialog } from "./members/members.js";
import { share } from "./share/share.js";
import { sheetDialog } from "./sheet/sheet.js";

/** @param {Store} store @param {Bridge} bridge @returns {Record<string, Panel & {element: HTMLElement}>} */
export function dialogs(store, bridge) {
  return {
    help: help(store),
    propose: proposeDialog(store),
    clients: clientsDialog(store),
    members: membersDialog(store),
    handOver: handOverDialog(store),
    read: readDialog(store),
    share: share(store, bridge),
    embed: embedDialog(store, bridge),
    export: exportDialog(store, bridge),
    explore: exploreDialog(store, bridge),
    gallery: gallery(store, bridge),
    lessons: lessonMap(store),
    sheet: sheetDialog(store, bridge),
    bookmark: bookmarkDialog(store),
    stops: stopsDialog(store),
    branches: branchesDialog(store, bridge),
  };
}
