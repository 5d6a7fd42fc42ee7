#!/usr/bin/env bash
# A frame that DOMPurify is told to keep loses its sandbox, and so may do more than its author allowed.
#
# Packages: the npm packages dompurify 3.5.0 and jsdom 29.1.1
# Expected: with ADD_TAGS: ["iframe"], a frame keeps the attribute that can only restrict it, as it keeps its size. If an
# attribute of a frame is dropped, it is one that grants something.
# Observed: src, title, width, height, name and loading stay; sandbox, allow and referrerpolicy go. The frame that was
# sandboxed is shown without a sandbox. ADD_ATTR: ["sandbox"] keeps it.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" dompurify@3.5.0 jsdom@29.1.1 >/dev/null
cat > finding.mjs <<'END'
import createDOMPurify from "dompurify";
import { JSDOM } from "jsdom";

const window = new JSDOM("").window;
const purify = createDOMPurify(window);
const FRAME =
  '<iframe src="https://example.org/" title="A page" width="800" height="600" name="one" loading="lazy" ' +
  'sandbox="allow-scripts" allow="fullscreen" referrerpolicy="no-referrer"></iframe>';

for (const options of [{}, { ADD_TAGS: ["iframe"] }, { ADD_TAGS: ["iframe"], ADD_ATTR: ["sandbox"] }]) {
  const frame = purify.sanitize(FRAME, { ...options, RETURN_DOM: true }).querySelector("iframe");
  const names = frame ? [...frame.attributes].map(({ name }) => name).sort() : ["no frame"];
  console.log(`${JSON.stringify(options)}: ${names.join(" ")}`);
}
END
observed=$(node finding.mjs)
expected=$(cat <<'END'
{}: no frame
{"ADD_TAGS":["iframe"]}: height loading name src title width
{"ADD_TAGS":["iframe"],"ADD_ATTR":["sandbox"]}: height loading name sandbox src title width
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
