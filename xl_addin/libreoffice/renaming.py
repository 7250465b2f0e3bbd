"""Names of our functions in a saved workbook, as Excel or Calc writes them; nothing else of it is changed."""

import re
from typing import Literal

from xl_addin.errors import BadInput
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.libreoffice.client.names import Names
from xl_addin.messages import libreoffice as said
from xl_addin.outputs.package.container import Package

Host = Literal["excel", "calc"]

_NAMES = Names(function.name for function in FUNCTIONS)
_FORMULA = re.compile(
    rb"<((?:\w+:)?(?:f|formula|formula[12]|definedName|calculatedColumnFormula|totalsRowFormula))"
    rb"((?:\s[^<>]*)?)(?<!/)>([^<]*)</\1\s*>"
)
_QUOTES = ("&quot;", '"'), ("&apos;", "'")
_PARTS = re.compile(r"xl/(?:workbook\.xml|worksheets/[^/]+\.xml|tables/[^/]+\.xml)", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")


def rename(package: Package, host: Host) -> int:
    """Let formulas name our functions as ``host`` does; return how many changed.

    Parameters
    ----------
    package
        The workbook, of which only the letters of such names are changed.
    host
        ``excel``: bare names, which its macros and add-ins answer; ``calc``: LibreOffice's own full names,
        which it knows without being told on opening.

    Raises
    ------
    BadInput
        If a part is written in letters that are not edited here; then nothing has changed.
    """
    parts = [part for part in package.names() if _PARTS.fullmatch(part)]
    wide = [part for part in parts if package.read(part).startswith(_WIDE)]
    if wide:
        raise BadInput(said.wide_letters(wide))
    changed = {part: _renamed(package.read(part), host) for part in parts}
    for part, (content, count) in changed.items():
        if count:
            package.replace(part, content)
    return sum(count for _, count in changed.values())


def _renamed(content: bytes, host: Host) -> tuple[bytes, int]:
    count = 0

    def formula(found: re.Match[bytes]) -> bytes:
        nonlocal count
        text = _as_host(found[3], host)
        count += text != found[3]
        return b"<" + found[1] + found[2] + b">" + text + b"</" + found[1] + b">"

    return _FORMULA.sub(formula, content), count


def _as_host(formula: bytes, host: Host) -> bytes:
    """Return a formula as it stands in the XML, with our names as ``host`` writes them."""
    text = formula.decode()
    for written, meant in _QUOTES:
        text = text.replace(written, meant)
    named = _NAMES.full(text) if host == "calc" else _NAMES.bare(text)
    return formula if named == text else _quoted_like(formula, named).encode()


def _quoted_like(formula: bytes, text: str) -> str:
    """Return ``text`` with the quotes written as they were in the XML."""
    for written, meant in _QUOTES:
        if written.encode() in formula:
            text = text.replace(meant, written)
    return text
