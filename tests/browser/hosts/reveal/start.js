// @ts-check
/** @type {any} */ (window).Reveal.initialize({ hash: true, transition: "none" });
