"""What a cell can hold: text from outside stays text, whatever it looks like."""

import re
from collections.abc import Collection
from datetime import date
from typing import TypeAlias

CellValue: TypeAlias = str | float | date | None

_LONGEST = 32_767  # characters that Excel keeps in a cell
_LONGEST_SHEET_NAME = 31
# What XML 1.0 forbids, lone surrogates, and marks that turn the reading direction of what follows.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_ESCAPE_ALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as the letter A
FORMULA_ALIKE = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet takes for a formula (OWASP, CSV Injection); in Japan also wide."""
_NO_SHEET_NAME = re.compile(r"[:\\/?*\[\]'\t\n\r]")


def clean(text: str) -> str:
    """Return ``text`` as a cell can hold it: no control characters, at most 32,767 characters."""
    legal = _ESCAPE_ALIKE.sub("_x005F_", _FORBIDDEN.sub("", text))
    return cut(legal, _LONGEST)


def cut(text: str, longest: int) -> str:
    """Return ``text`` cut to ``longest`` UTF-16 units, which is how Excel counts characters."""
    units = text.encode("utf-16-le", errors="surrogatepass")
    if len(units) <= 2 * longest:
        return text
    return units[: 2 * (longest - 1)].decode("utf-16-le", errors="ignore") + "…"


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """Return a legal sheet name near ``wanted`` that differs, in any case, from those ``taken``."""
    legal = _NO_SHEET_NAME.sub("_", _FORBIDDEN.sub("", wanted)) or "_"
    used = {name.casefold() for name in taken} | {"history"}  # Excel keeps this name for itself
    name, number = cut(legal, _LONGEST_SHEET_NAME), 1
    while name.casefold() in used:
        number += 1
        name = f"{cut(legal, _LONGEST_SHEET_NAME - len(f' {number}'))} {number}"
    return name
