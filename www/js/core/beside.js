// @ts-check
/** Reads the files beside the page. The single-file build replaces this module by `inside.js`. */

/**
 * Fetches a file of the site.
 * @param {string} path from the site's folder
 * @returns {Promise<Response>}
 */
export function beside(path) {
  return fetch(new URL(`../../${path}`, import.meta.url));
}
