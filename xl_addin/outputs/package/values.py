"""What a cell's letters stand for, and back."""

import re
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import NamedTuple
from xml.sax.saxutils import escape

from xl_addin.outputs.cell_values import FORMULA_ALIKE, CellValue, clean
from xl_addin.outputs.package.dates import to_serial

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Written(NamedTuple):
    """A value as it stands in a cell: its kind (the attribute t), and its letters, not escaped.

    The kind is None for a number, and ``str`` for text, whose place depends on the cell.
    """

    kind: str | None
    text: str


def written(value: CellValue, *, date1904: bool) -> Written | None:
    """Return how ``value`` is written; None for an empty cell, as for a number without end."""
    if isinstance(value, float):
        return Written(None, _digits(value)) if isfinite(value) else None
    if isinstance(value, str):
        return Written("str", _cleaned(value)) if value else None
    if value is None:
        return None
    if isinstance(value, bool):
        return Written("b", str(int(value)))
    if isinstance(value, date):
        return Written(None, _digits(to_serial(value, date1904=date1904)))
    return Written(None, str(value))


def looks_like_formula(value: Written | None) -> bool:
    """Tell whether a value is text that becomes a formula when somebody edits its cell."""
    return value is not None and value.kind == "str" and value.text.startswith(FORMULA_ALIKE)


def meant(kind: str | None, text: str, strings: tuple[str, ...]) -> CellValue:
    """Return what a cell holds; None for an error, and for what cannot be read.

    Parameters
    ----------
    kind
        The cell's attribute t.
    text
        The letters of its value, or of its own text.
    strings
        The shared strings of the workbook.
    """
    if kind in {"str", "inlineStr"}:
        return _unescaped(text) or None
    if kind == "s":
        return _shared(text, strings)
    if kind == "b":
        return text.strip() == "1"
    return _read(text) if kind in {None, "n"} else _day(text) if kind == "d" else None


@lru_cache(maxsize=4096)  # a list names its models again and again
def _cleaned(text: str) -> str:
    return clean(text)


@lru_cache(maxsize=4096)
def escaped(text: str) -> str:
    """Return text as it stands between the tags of XML; line breaks of Windows survive."""
    return escape(text, {"\r": "&#13;"})


def _digits(number: float) -> str:
    return float.__repr__(number).removesuffix(".0")


def _read(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _shared(text: str, strings: tuple[str, ...]) -> str | None:
    try:
        return _unescaped(strings[int(text)]) or None
    except (ValueError, IndexError):
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
