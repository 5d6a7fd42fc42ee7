#!/usr/bin/env bash
# IFrame of IPython writes its arguments behind the fragment of the address, and behind a query that is there.
#
# Package: the Python package ipython 9.18.1
# Expected: IFrame(src, width, height, start=30) adds "start=30" to the query of the address, before a fragment.
# Observed: it appends "?start=30" to the text of the address. With a fragment, the argument becomes part of the
# fragment, which the server never sees; with a query, it becomes part of the last value. So loading="lazy" or
# title="…", which look like attributes of the frame, break such an address as well. The list `extras` is written into
# the tag as it is, and the address stays whole.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check ipython==9.18.1
cat > "$work/finding.py" <<'END'
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

from IPython.display import IFrame


class First(HTMLParser):
    """The attributes of the frame."""

    def handle_starttag(self, tag, attributes):
        self.attributes = dict(attributes)


def show(what, frame):
    parser = First()
    parser.feed(frame._repr_html_())
    parts = urlsplit(parser.attributes["src"])
    print(f"{what}: query {dict(parse_qsl(parts.query))}, fragment {parts.fragment!r}", end="")
    print(f", loading {parser.attributes.get('loading')!r}")


BARE = "https://example.org/page"
show("no query, no fragment", IFrame(BARE, 800, 600, start=30))
show("a fragment", IFrame(BARE + "#part", 800, 600, start=30))
show("a query", IFrame(BARE + "?view=ring", 800, 600, start=30))
show("loading as an argument", IFrame(BARE + "?view=ring#part", 800, 600, loading="lazy"))
show("loading in extras", IFrame(BARE + "?view=ring#part", 800, 600, extras=['loading="lazy"']))
END
observed=$("$work/python/bin/python" "$work/finding.py")
expected=$(cat <<'END'
no query, no fragment: query {'start': '30'}, fragment '', loading None
a fragment: query {}, fragment 'part?start=30', loading None
a query: query {'view': 'ring?start=30'}, fragment '', loading None
loading as an argument: query {'view': 'ring'}, fragment 'part?loading=lazy', loading None
loading in extras: query {'view': 'ring'}, fragment 'part', loading 'lazy'
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
