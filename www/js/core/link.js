// @ts-check
/** How long a script and its link may be. What a link looks like, and what is wrong with one, says the simulation. */

/** The largest script, in bytes: unpacking stops there. */
export const MOST_BYTES = 64 * 1024;
/** From this length on some chat programs cut links: characters of the whole address. */
export const SAFE_LENGTH = 2000;
