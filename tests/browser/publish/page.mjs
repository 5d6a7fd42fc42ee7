// @ts-check
/** What our own pages ask for, read from their text: no page of ours is written in any other way. */

const SHEET = /[ \t]*<link rel="stylesheet" href="(?:\.\/)?([^"/:]+\.css)"[^>]*>\n?/g;
const SCRIPT = /[ \t]*<script type="module" src="(?:\.\/)?([^":]+\.js)"><\/script>\n?/g;
const POLICY = /(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)("\s*>)/;

/** The style sheets and the modules of a page, in their order. @param {string} html */
export function parts(html) {
  const names = (/** @type {RegExp} */ what) => [...html.matchAll(what)].map(([, name]) => name);
  return { sheets: names(SHEET), scripts: names(SCRIPT) };
}

/** The page without its sheets, its modules and its comments. @param {string} html */
export const bare = (html) =>
  html
    .replace(SHEET, "")
    .replace(SCRIPT, "")
    .replace(/[ \t]*<!--[^]*?-->\n?/g, "");

/** The page with more lines at the end of its head. @param {string} html @param {string[]} lines */
export function headed(html, lines) {
  const added = lines.map((line) => `    ${line}\n`).join("");
  return html.replace(/\s*<\/head>/, () => `\n${added}  </head>`);
}

/** The page's own policy, as a list of directives. @param {string} html @returns {Map<string, string>} */
export function policy(html) {
  const found = POLICY.exec(html)?.[2];
  if (found === undefined) throw new Error("the page has no Content-Security-Policy");
  const directives = found.split(";").map((it) => it.trim().split(/\s+/));
  return new Map(directives.filter(([name]) => name).map(([name, ...values]) => [name, values.join(" ")]));
}

/** The page with another policy. @param {string} html @param {Map<string, string>} directives */
export function withPolicy(html, directives) {
  const text = [...directives].map(([name, value]) => `${name} ${value}`.trim()).join("; ");
  return html.replace(POLICY, (_, before, _old, after) => before + text + after);
}
