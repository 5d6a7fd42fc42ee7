#!/usr/bin/env bash
# VitePress leaves a custom element and its text out of the HTML that it builds.
#
# Package: the npm package vitepress 1.6.4
# Expected: an element with a hyphen that no component has the name of stays in the HTML as it is, as a browser would
# have it; or the build fails.
# Observed: the element, and all text in it, is an empty comment in the HTML. The build ends well, without a warning.
# Readers without JavaScript and search engines get nothing; in a browser, the element is made when the page is
# hydrated. With v-pre on the element or around it, it is in the HTML.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" vitepress@1.6.4 >/dev/null
mkdir docs
printf '# A page\n\nBefore.\n\n<some-widget size="3">A sentence in it.</some-widget>\n\nAfter.\n' > docs/bare.md
printf '# A page\n\nBefore.\n\n<div v-pre><some-widget size="3">A sentence in it.</some-widget></div>\n\nAfter.\n' > docs/pre.md
printf '# Home\n' > docs/index.md
code=0
said=$(CI=true npx vitepress build docs 2>&1) || code=$?
shows() { # shows PAGE
    if grep -q '<some-widget size="3">A sentence in it' "docs/.vitepress/dist/$1.html"; then echo "in the HTML"
    elif grep -q 'A sentence in it' "docs/.vitepress/dist/$1.html"; then echo "its text is in the HTML"
    else echo "not in the HTML"; fi
}
warned=$(grep -ic 'warn\|some-widget' <<<"$said" || true)
observed=$(printf 'exit code %s, %s warnings\nwithout v-pre: %s\nwith v-pre: %s\n' "$code" "$warned" "$(shows bare)" "$(shows pre)")
expected=$(cat <<'END'
exit code 0, 0 warnings
without v-pre: not in the HTML
with v-pre: in the HTML
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
