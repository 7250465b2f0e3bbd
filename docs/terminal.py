"""Draws what stands on standard input as a terminal shows it: ``terminal.py OUT.svg``."""  # noqa: INP001  a script

import re
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

_WIDTH = 100  # letters
_FETCHED = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # fonts that a picture in a page may not fetch
_FACES = "Consolas, Menlo, 'DejaVu Sans Mono', monospace"


def main() -> None:
    """Write the picture."""
    console = Console(record=True, width=_WIDTH, file=StringIO())
    for line in sys.stdin.read().splitlines():
        console.print(Text(line.rstrip(), style="bold" if line.startswith("$ ") else ""))
    drawn = _FETCHED.sub("", console.export_svg(title="", unique_id="hfscore"))
    drawn = drawn.replace("font-family: Fira Code, monospace", f"font-family: {_FACES}")
    Path(sys.argv[1]).write_text(drawn, encoding="utf-8")


main()
