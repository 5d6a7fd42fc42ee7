"""Exports index.typ as HTML, to the file that is named."""

import sys
from pathlib import Path

import typst

Path(sys.argv[1]).parent.mkdir(parents=True, exist_ok=True)
Path(sys.argv[1]).write_bytes(typst.compile("index.typ", format="html"))
