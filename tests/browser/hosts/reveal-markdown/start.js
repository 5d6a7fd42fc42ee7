// @ts-check
const { Reveal, RevealMarkdown } = /** @type {any} */ (window);
Reveal.initialize({ hash: true, transition: "none", plugins: [RevealMarkdown] });
