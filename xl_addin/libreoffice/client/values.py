"""Cells as the office hands them over and as the service is told of them, and back."""

from __future__ import annotations

import struct
from typing import Any, Dict, List, Sequence, Tuple

# The office writes an error into a number that is none: its code stands in the lower half.
_CODES = {"na": 32767, "value": 519, "num": 503}
_NOT_A_NUMBER = 0x7FF8000000000000


def error_value(code: str) -> float:
    """Return what the office shows as #N/A (``na``), #VALUE! (``value``) or #NUM! (``num``)."""
    (number,) = struct.unpack("<d", struct.pack("<Q", _NOT_A_NUMBER | _CODES.get(code, _CODES["na"])))
    return float(number)


def argument(given: Any, *, zero_is_blank: bool) -> Any:
    """Return an argument for the service; a blank one is None.

    Parameters
    ----------
    given
        A value, or rows of cells, in which a blank one is an empty text.
    zero_is_blank
        Whether a single 0 means nothing here, as the office hands a single blank cell over as 0.
    """
    if isinstance(given, (tuple, list)):
        rows = [[_cell(cell) for cell in row] for row in _filled(given)]
        if len(rows) != 1 or len(rows[0]) != 1:
            return rows or None
        given = rows[0][0]
    cell = _cell(given)
    return None if zero_is_blank and cell == 0 else cell


def shown(answer: Dict[str, Any]) -> Any:
    """Return what the office is given for one answer of the service: a value, or rows of them."""
    if "table" in answer:
        return _rectangle([[_of_cell(cell) for cell in row] for row in answer["table"]])
    return _of_cell(answer)


def is_error(answer: Dict[str, Any]) -> bool:
    """Tell whether an answer is an error, or a table with one in it."""
    cells = [cell for row in answer.get("table") or [] for cell in row if isinstance(cell, dict)]
    return "error" in answer or any("error" in cell for cell in cells)


def _cell(cell: Any) -> Any:
    return None if cell is None or cell == "" else cell


def _filled(rows: Sequence[Any]) -> Sequence[Any]:
    """Return the rows up to the last one that holds anything; a whole column has a million of them."""
    last = len(rows)
    blank = ("",) * len(rows[-1]) if rows else ()
    while last and rows[last - 1] == blank:
        last -= 1
    return rows[:last]


def _of_cell(cell: Any) -> Any:
    if not isinstance(cell, dict):
        return float(cell) if isinstance(cell, (bool, int)) else cell
    if "error" in cell:
        return error_value(cell["error"])
    return cell["serial"] if "serial" in cell else _of_cell(cell.get("value"))


def _rectangle(rows: List[List[Any]]) -> Tuple[Tuple[Any, ...], ...]:
    """Return rows of one length, as the office takes them; what is missing is blank."""
    width = max((len(row) for row in rows), default=0)
    return tuple(tuple(row + [None] * (width - len(row))) for row in rows)
