// @ts-check
/**
 * All texts of the page, in one table. A translation replaces this file and those in `en/`. The texts about what
 * happens in a run come from the simulation.
 */
import { clients } from "./en/clients.js";
import { cluster } from "./en/cluster.js";
import { page } from "./en/page.js";
import { share } from "./en/share.js";
import { time } from "./en/time.js";
import { tools } from "./en/tools.js";

/** A name must be in only one of the parts: the last one would hide the others. */
export const t = { ...page, ...cluster, ...clients, ...tools, ...time, ...share };
