// @ts-check
/** @type {any} */ (window).$docsify = { name: "A course" };
