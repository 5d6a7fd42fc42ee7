// @ts-check
/**
 * The registry of features: what they add to the actions, the dialogs and the keys. Nothing here needs a page; the
 * panels are listed in `panels.js`, `whole.js` and `dialogs.js`, by when they are loaded.
 *
 * @import { RunAction } from "./run/index.js"
 * @import { TransportAction } from "./transport/index.js"
 * @import { BranchesAction, BranchesDialog } from "./branches/index.js"
 * @import { WhyAction } from "./why/index.js"
 * @import { ScriptAction } from "./script/index.js"
 * @import { KeepAction } from "./keep/index.js"
 * @import { ArrivalAction } from "./arrival/index.js"
 * @import { ClientsAction, ClientsDialog } from "./clients/index.js"
 * @import { NamesAction } from "./names/index.js"
 * @import { MembersDialog } from "./members/index.js"
 * @import { ClusterAction } from "./cluster/index.js"
 * @import { LessonAction, LessonDialog } from "./lesson/index.js"
 * @import { SheetAction, SheetDialog } from "./sheet/index.js"
 * @import { StartAction } from "./start/index.js"
 * @import { ExploreAction } from "./explore/index.js"
 * @import { TimeAction } from "./time/index.js"
 * @import { PageAction } from "./page/index.js"
 * @import { AnyFeature } from "../core/actions.js"
 *
 * @typedef {RunAction | TransportAction | BranchesAction | WhyAction | ScriptAction | KeepAction | ArrivalAction
 *   | ClientsAction | ClusterAction | NamesAction | LessonAction | SheetAction | StartAction | TimeAction
 *   | ExploreAction | PageAction} Action
 * @typedef {BranchesDialog | ClientsDialog | MembersDialog | LessonDialog | SheetDialog
 *   | "share" | "embed" | "export" | "gallery" | "help" | "explore"} DialogName
 */
import { mergeDialogs } from "../core/actions.js";
import { arrival } from "./arrival/index.js";
import { branches } from "./branches/index.js";
import { clients } from "./clients/index.js";
import { cluster } from "./cluster/index.js";
import { embed } from "./embed/index.js";
import { explore } from "./explore/index.js";
import { exports } from "./export/index.js";
import { gallery } from "./gallery/index.js";
import { help } from "./help/index.js";
import { keep } from "./keep/index.js";
import { lesson } from "./lesson/index.js";
import { members } from "./members/index.js";
import { names } from "./names/index.js";
import { page } from "./page/index.js";
import { run } from "./run/index.js";
import { script } from "./script/index.js";
import { share } from "./share/index.js";
import { sheet } from "./sheet/index.js";
import { start } from "./start/index.js";
import { time } from "./time/index.js";
import { transport } from "./transport/index.js";
import { why } from "./why/index.js";

/** In the order in which they are offered a key. @type {AnyFeature[]} */
const features = [
  ...[run, transport, branches, why, help, cluster, members, clients],
  ...[time, script, keep, arrival, share, embed, exports, gallery, start, lesson, sheet, names, explore],
];

const dialogs = mergeDialogs(features);

export const DIALOGS = [...dialogs.keys()];
/** @type {AnyFeature[]} */
export const FEATURES = [...features, page(dialogs)];
