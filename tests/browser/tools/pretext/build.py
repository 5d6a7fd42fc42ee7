"""Makes index.ptx a page by PreTeXt's own style sheet, in the folder that is named.

The command `pretext build` would first ask a site for its services. It then applies this style sheet with lxml, as
here, and puts these files beside the pages.
"""

import os
import shutil
import sys
import zipfile
from pathlib import Path

import pretext
from lxml import etree

with zipfile.ZipFile(Path(pretext.__file__).parent / "resources/core.zip") as core:
    core.extractall("core")
[core] = Path("core").resolve().iterdir()
source = etree.parse("index.ptx")
out = Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
for folder in ["js", "css", "fonts"]:
    shutil.copytree(core / folder, out / "_static/pretext" / folder, dirs_exist_ok=True)
shutil.copy(core / "css/dist/theme-default-modern.css", out / "_static/pretext/css/theme.css")
os.chdir(out)
# The style sheet has its entities in a file of their own.
parser = etree.XMLParser(resolve_entities=True, no_network=True)
etree.XSLT(etree.parse(str(core / "xsl/pretext-html.xsl"), parser))(source)
