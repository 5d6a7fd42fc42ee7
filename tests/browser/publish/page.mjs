// @ts-check
/** Reads and changes the HTML of our own pages, which all use the same few forms. */

const SHEET = /[ \t]*<link rel="stylesheet" href="(?:\.\/)?([^"/:]+\.css)"[^>]*>\n?/g;
const SCRIPT = /[ \t]*<script type="module" src="(?:\.\/)?([^":]+\.js)"><\/script>\n?/g;
const POLICY = /(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)("\s*>)/;

/** The style sheets and modules that a page loads, in order. @param {string} html */
export function parts(html) {
  const names = (/** @type {RegExp} */ what) => [...html.matchAll(what)].map(([, name]) => name);
  return { sheets: names(SHEET), scripts: names(SCRIPT) };
}

/** The page without style sheets, modules and comments. @param {string} html */
export const bare = (html) =>
  html
    .replace(SHEET, "")
    .replace(SCRIPT, "")
    .replace(/[ \t]*<!--[^]*?-->\n?/g, "");

/** The page with these lines added at the end of its head. @param {string} html @param {string[]} lines */
export function headed(html, lines) {
  const added = lines.map((line) => `    ${line}\n`).join("");
  return html.replace(/\s*<\/head>/, () => `\n${added}  </head>`);
}

/** The directives of the page's content security policy. @param {string} html @returns {Map<string, string>} */
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
