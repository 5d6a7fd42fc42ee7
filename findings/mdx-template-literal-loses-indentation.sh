#!/usr/bin/env bash
# MDX takes two spaces from the lines of a template literal.
#
# Package: the npm package @mdx-js/mdx 3.1.1
# Expected: the text between braces is JavaScript, and white space in a template literal is a part of its value. It is
# the way that is recommended to have text copied as it is.
# Observed: each line of the literal loses up to two leading spaces, as if it were Markdown: text that is indented by
# four spaces comes out with two, with one space comes out with none. The same literal in a constant that is exported
# keeps all of them. There is no warning.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" @mdx-js/mdx@3.1.1 react@19.2.0 react-dom@19.2.0 >/dev/null
cat > finding.mjs <<'END'
import { evaluate } from "@mdx-js/mdx";
import { createElement } from "react";
import * as runtime from "react/jsx-runtime";
import { renderToStaticMarkup } from "react-dom/server";

const LITERAL = "`\nnone\n one\n  two\n    four\n`";
for (const [what, source] of [
  ["in the text", `<pre>{${LITERAL}}</pre>`],
  ["exported", `export const text = ${LITERAL};\n\n<pre>{text}</pre>`],
]) {
  const { default: Content } = await evaluate(source, runtime);
  const lines = renderToStaticMarkup(createElement(Content)).replace(/<\/?pre>/g, "").trim().split("\n");
  console.log(`${what}: ${lines.map((line) => line.search(/\S/)).join(" ")} spaces`);
}
END
observed=$(node finding.mjs)
expected=$(cat <<'END'
in the text: 0 0 0 2 spaces
exported: 0 1 2 4 spaces
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
