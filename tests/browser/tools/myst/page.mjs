// @ts-check
/**
 * Makes a page of what mystmd has built, with the renderer of MyST's themes: `node page.mjs FILE`. The themes
 * themselves are no packages: mystmd fetches them from elsewhere.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ThemeProvider } from "@myst-theme/providers";
import { DEFAULT_RENDERERS, MyST } from "myst-to-react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

const [file = "index.html"] = process.argv.slice(2);
const { mdast } = JSON.parse(readFileSync("_build/site/content/index.json", "utf8"));
const content = createElement(MyST, { ast: mdast });
const body = renderToStaticMarkup(createElement(ThemeProvider, { renderers: DEFAULT_RENDERERS }, content));
mkdirSync(dirname(file), { recursive: true });
writeFileSync(
  file,
  `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>A page</title>
    <style>
      /* What the theme's style sheet has for these classes of a frame, and its column. */
      .relative { position: relative; }
      .inline-block { display: inline-block; }
      .leading-\\[0\\] { line-height: 0; }
      main { max-width: 700px; }
    </style>
  </head>
  <body><main>${body}</main></body>
</html>
`,
);
