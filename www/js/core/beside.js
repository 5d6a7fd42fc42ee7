// @ts-check
/** The files that lie beside the page. In the single file they lie inside it: the build puts `inside.js` here. */

/**
 * Asks for a file of the site.
 * @param {string} path from the site's folder
 * @returns {Promise<Response>}
 */
export function beside(path) {
  return fetch(new URL(`../../${path}`, import.meta.url));
}
