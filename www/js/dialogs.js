// @ts-check
/**
 * Every dialog of the page: loaded together, when the first of them is opened.
 * @import { Bridge } from "./bridge.js"
 * @import { Panel, Store } from "./types.js"
 */
import { bookmarkDialog, branchesDialog, stopsDialog } from "./panels/branches.js";
import { proposeDialog } from "./panels/client.js";
import { clientsDialog } from "./panels/clients.js";
import { embedDialog } from "./panels/embed.js";
import { exportDialog } from "./panels/export.js";
import { gallery } from "./panels/gallery.js";
import { help } from "./panels/help.js";
import { handOverDialog, membersDialog, readDialog } from "./panels/members.js";
import { share } from "./panels/share.js";

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
    gallery: gallery(store, bridge),
    bookmark: bookmarkDialog(store),
    stops: stopsDialog(store),
    branches: branchesDialog(store, bridge),
  };
}
