#!/usr/bin/env bash
# mystmd keeps a frame that is pasted as HTML, but drops its sandbox and its size without a warning.
#
# Package: the Python package mystmd 1.11.0, which runs in Node
# Expected: an <iframe> in a page reaches the built page with its attributes, or the build warns of those that it cannot
# keep, as it does for the options of its own directive {iframe}.
# Observed: it becomes a node with src, title and a width of 100%, whatever its width was. sandbox, allow, loading and
# height are gone, and the build says nothing. Of the same as options of the directive, it warns.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check mystmd==1.11.0

# A theme of one file: the usual one would be fetched.
mkdir -p "$work/pasted" "$work/directive"
for page in pasted directive; do
    mkdir "$work/$page/theme"
    printf 'jtex: v1\ntitle: Empty\n' > "$work/$page/theme/template.yml"
    printf 'version: 1\nproject: {}\nsite:\n  template: ./theme\n' > "$work/$page/myst.yml"
done
cat > "$work/pasted/index.md" <<'END'
# A page

<iframe src="https://example.org/" title="A page" width="80%" height="600" sandbox="allow-scripts" allow="fullscreen"
  loading="lazy"></iframe>
END
cat > "$work/directive/index.md" <<'END'
# A page

:::{iframe} https://example.org/
:title: A page
:width: 80%
:height: 600
:sandbox: allow-scripts
:::
END
cat > "$work/finding.py" <<'END'
import json
import re
import subprocess
import sys

work = sys.argv[1]
for page in ["pasted", "directive"]:
    folder = f"{work}/{page}"
    built = subprocess.run(
        [f"{work}/python/bin/myst", "build", "--site"], cwd=folder, capture_output=True, text=True
    )
    said = built.stdout + built.stderr
    with open(f"{folder}/_build/site/content/index.json") as content:
        nodes = [json.load(content)["mdast"]]
    while nodes and nodes[0]["type"] != "iframe":
        nodes = nodes[0].get("children", []) + nodes[1:]
    kept = {name: value for name, value in nodes[0].items() if name not in ("type", "key", "position")}
    warned = sorted(set(re.findall(r'unexpected option "?(\w+)', said)))
    print(f"{page}: {json.dumps(kept, sort_keys=True)}")
    print(f"  warned of: {' '.join(warned) or 'nothing'}; exit status {built.returncode}")
END
observed=$("$work/python/bin/python" "$work/finding.py" "$work")
expected=$(cat <<'END'
pasted: {"src": "https://example.org/", "title": "A page", "width": "100%"}
  warned of: nothing; exit status 0
directive: {"src": "https://example.org/", "title": "A page", "width": "80%"}
  warned of: height sandbox; exit status 0
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
