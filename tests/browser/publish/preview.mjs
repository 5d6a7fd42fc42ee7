// @ts-check
/**
 * Link previews: what chats, course systems and search engines see of the site. They do not get the part of a link
 * after `#`, so each scenario has a page `s/NAME/` with title, claim and picture, which forwards to the playground.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { escaped } from "./files.mjs";
import { headed } from "./page.mjs";
import { CARD, ICONS, pictures } from "./pictures.mjs";

/** @typedef {import("./pictures.mjs").Subject} Subject */

const SITE_NAME = "Raft playground";
/** Marks a page whose site has preview pages. */
export const PREVIEWS = `<meta name="previews" content="s/">`;
/** The preview picture of the page itself. */
const WHOLE = "playground";

/** Title and description of a page. @param {string} html @returns {Subject} */
function subjectOf(html) {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? SITE_NAME;
  const claim = /<meta name="description" content="([^"]*)">/.exec(html)?.[1] ?? "";
  return { name: WHOLE, title, claim, section: "" };
}

/**
 * The lines of a page's head that make its preview.
 * @param {Subject} subject @param {{page: string, base: string, alt?: string | undefined}} where the page's path in the
 *   site, the relative or absolute URL of the site, and the alternative text of the picture, if there is one
 */
function lines(subject, { page, base, alt }) {
  const meta = (/** @type {string} */ name, /** @type {string} */ text) =>
    `<meta ${name.startsWith("og:") ? "property" : "name"}="${name}" content="${escaped(text)}">`;
  const whole = /^https?:/.test(base);
  const picture = `${base}cards/${subject.name}.png`;
  return [
    ...(whole ? [`<link rel="canonical" href="${escaped(base + page)}">`, meta("og:url", base + page)] : []),
    meta("og:type", "website"),
    meta("og:site_name", SITE_NAME),
    meta("og:title", subject.title),
    meta("og:description", subject.claim),
    ...(alt === undefined
      ? [meta("twitter:card", "summary")]
      : [
          meta("og:image", picture),
          meta("og:image:type", "image/png"),
          meta("og:image:width", String(CARD.width)),
          meta("og:image:height", String(CARD.height)),
          meta("og:image:alt", alt),
          meta("twitter:card", "summary_large_image"),
          meta("twitter:image:alt", alt),
        ]),
  ];
}

/**
 * The page of a scenario. It forwards at once, which would cancel a request for an icon, so the icon is inlined.
 * @param {Subject} subject @param {string | undefined} address @param {string} icon in base64 @param {string} [alt]
 */
function scenarioPage(subject, address, icon, alt) {
  const page = `s/${subject.name}/`;
  const picture =
    alt === undefined ? "" : `<p><img src="../../cards/${subject.name}.png" alt="${escaped(alt)}" width="600"></p>`;
  const text = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta
      http-equiv="Content-Security-Policy"
      content="default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
    >
    <meta http-equiv="refresh" content="0; url=../../#${subject.name}">
    <meta name="color-scheme" content="light dark">
    <meta name="description" content="${escaped(subject.claim)}">
    <title>${escaped(subject.title)} · ${SITE_NAME}</title>
    <link rel="icon" href="data:image/svg+xml;base64,${icon}">
    <link rel="stylesheet" href="../../docs/docs.css">
  </head>
  <body>
    <div class="page">
      <main id="text">
        <h1>${escaped(subject.title)}</h1>
        <p class="lead">${escaped(subject.claim)} <span>(${escaped(subject.section)} of the Raft paper)</span></p>
        ${picture}
        <p><a href="../../#${subject.name}">Open it in the Raft playground</a></p>
      </main>
    </div>
  </body>
</html>
`;
  return headed(text, lines(subject, { page, base: address ?? "../../", alt }));
}

/**
 * The web app manifest.
 * @param {Subject} subject @param {string} icon @param {boolean} drawn
 */
function manifest(subject, icon, drawn) {
  const pngs = ICONS.map(({ size, ground }) => ({
    src: iconName(size, ground),
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose: ground ? "maskable" : "any",
  }));
  return {
    id: "./",
    name: subject.title,
    short_name: "Raft",
    description: subject.claim,
    lang: "en",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#ffffff",
    theme_color: "#ffffff",
    categories: ["education"],
    icons: [{ src: icon, sizes: "any", type: "image/svg+xml", purpose: "any" }, ...(drawn ? pngs : [])],
  };
}

/** @param {number} size @param {boolean} ground */
const iconName = (size, ground) => `icons/${ground ? "maskable" : "icon"}-${size}.png`;

/**
 * Writes the scenarios' pages, the pictures and the manifest, and adds previews to the site's own pages.
 * @param {string} from the plain site @param {string} to
 * @param {{address: string | undefined, draw: boolean, pages: Record<string, string>}} how
 * @returns {Promise<{pages: Record<string, string>, missing: string[]}>} the pages, and what is missing, in words
 */
export async function previews(from, to, { address, draw, pages }) {
  /** @type {Subject[]} */
  const listed = JSON.parse(readFileSync(join(from, "scenarios/index.json"), "utf8"));
  const index = pages["index.html"] ?? "";
  const whole = subjectOf(index);
  const subjects = [
    { subject: whole, script: "" },
    ...listed.map((subject) => ({
      subject,
      script: readFileSync(join(from, "scenarios", `${subject.name}.raft`), "utf8"),
    })),
  ];
  const write = (/** @type {string} */ name, /** @type {string | Uint8Array} */ content) => {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    writeFileSync(join(to, name), content);
  };
  const icon = /<link rel="icon" href="(?:\.\/)?([^"]+)"/.exec(index)?.[1] ?? "icon.svg";
  const small = Buffer.from(readFileSync(join(from, icon), "utf8")).toString("base64");
  const drawn = draw ? await pictures(from, subjects, readFileSync(join(from, icon), "utf8")) : "not wanted";
  const missing = [];
  const cards = typeof drawn === "string" ? new Map() : drawn.cards;
  if (typeof drawn === "string") missing.push(`pictures for previews, and icons as PNG: not drawn (${drawn})`);
  else drawn.icons.forEach((png, i) => ICONS[i] && write(iconName(ICONS[i].size, ICONS[i].ground), png));
  for (const [name, { png }] of cards) write(`cards/${name}.png`, png);
  for (const subject of listed) {
    write(`s/${subject.name}/index.html`, scenarioPage(subject, address, small, cards.get(subject.name)?.alt));
  }
  write("manifest.webmanifest", `${JSON.stringify(manifest(whole, icon, cards.size > 0), null, 2)}\n`);
  if (!address) {
    missing.push("whole addresses in previews, so that most chats show no picture: --address https://…/ tells it");
  }

  const alt = cards.get(WHOLE)?.alt;
  const installed = [
    `<link rel="manifest" href="manifest.webmanifest">`,
    ...(cards.size ? [`<link rel="apple-touch-icon" href="${iconName(192, false)}">`] : []),
    `<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">`,
    `<meta name="theme-color" content="#0f1419" media="(prefers-color-scheme: dark)">`,
  ];
  const heads = Object.entries(pages).map(([name, html]) => {
    const page = name === "index.html" ? "" : name;
    const preview = [PREVIEWS].filter(() => page === "");
    preview.push(...lines({ ...subjectOf(html), name: WHOLE }, { page, base: address ?? "", alt }));
    return [name, headed(html, [...preview, ...(page ? [] : installed)])];
  });
  return { pages: Object.fromEntries(heads), missing };
}
