#!/usr/bin/env bash
# A frame that is set to about:blank, and at once back to its address with another fragment, stays blank.
#
# Browser: Chromium 156.0.8078.108, driven by the npm package playwright-core 1.65.1
# Expected: the address that is set last is the one that the frame shows. Going by way of about:blank is a common way to
# load a frame again of whose address only the fragment differs.
# Observed: the new fragment is reached at once, within the document that is still there, and does not cancel the way to
# about:blank, which then replaces that document. If the query differs as well, the address set last is shown. A new
# frame element shows it in either case.
#
# CHROMIUM: the browser to run; chromium if it is not set.
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export CHROMIUM=${CHROMIUM:-$(command -v chromium)}
npm install --silent --no-audit --no-fund --prefix "$work" playwright-core@1.65.1 >/dev/null
cat > frames.mjs <<'END'
import { createServer } from "node:http";
import { chromium } from "playwright-core";

const server = createServer((request, response) => {
  response.setHeader("content-type", "text/html");
  response.end(request.url.startsWith("/inner") ? "<p>inner</p>" : "<div></div>");
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await browser.newPage();

/** Loads a frame, sets it to `next` by way of about:blank or in a new frame, and returns what it shows. */
async function shown(next, inNewFrame) {
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(async () => {
    const frame = document.createElement("iframe");
    frame.src = "/inner#one";
    const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
    document.querySelector("div").replaceChildren(frame);
    await loaded;
  });
  await page.evaluate(
    ([address, fresh]) => {
      let frame = document.querySelector("iframe");
      if (fresh) frame.replaceWith((frame = document.createElement("iframe")));
      else frame.src = "about:blank";
      frame.src = address;
    },
    [next, inNewFrame],
  );
  await page.waitForTimeout(1500);
  return page.evaluate(() => document.querySelector("iframe").contentDocument.body.innerText.trim() || "blank");
}

console.log(`another fragment, by way of about:blank: ${await shown("/inner#two", false)}`);
console.log(`another query, by way of about:blank: ${await shown("/inner?x#two", false)}`);
console.log(`another fragment, in a new frame: ${await shown("/inner#two", true)}`);
await browser.close();
server.close();
END
observed=$(node frames.mjs)
expected=$(cat <<'END'
another fragment, by way of about:blank: blank
another query, by way of about:blank: inner
another fragment, in a new frame: inner
END
)
"$CHROMIUM" --version 2>/dev/null || true
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
