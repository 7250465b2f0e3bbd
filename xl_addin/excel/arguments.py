"""What a spreadsheet hands to a function, made into what the function means by it.

Hosts differ: a cell arrives as a value or as a table of one, a blank one as None or as an empty text, a date
as a serial number or as a datetime, an error as its text.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from xl_addin.excel.table import Argument, CellError, Code, Kind
from xl_addin.messages import cells, panels
from xl_addin.records import Sentence

LONGEST = 36
"""The most months that a forecast looks ahead."""

MOST_MONTHS, LARGEST_COUNT = 1200, 2.0**53
"""What a range of counts may hold, as a panel: a hundred years, and numbers that a double tells apart."""

_ERRORS: Mapping[str, Code] = {
    "#N/A": "na",
    "#NUM!": "num",
    "#DIV/0!": "value",
    "#NAME?": "value",
    "#NULL!": "value",
    "#REF!": "value",
    "#VALUE!": "value",
}
# Serial numbers count days from here; before 1 March 1900 Excel and the calendar disagree.
_SERIAL_ORIGIN, _FIRST_SERIAL, _LAST_SERIAL = date(1899, 12, 30), 61, 2_958_465
_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?")


def grid(value: object) -> list[list[Any]]:
    """Return what was handed over as rows of cells; blank cells are None, texts without stray spaces."""
    rows = value if isinstance(value, list | tuple) else [value]
    return [[_cell(cell) for cell in (row if isinstance(row, list | tuple) else [row])] for row in rows]


def is_range(value: object) -> bool:
    """Tell whether more than one cell was handed over."""
    return sum(len(row) for row in grid(value)) > 1


def filled(rows: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
    """Return the rows of a grid up to the last one that holds anything."""
    last = max((end for end, row in enumerate(rows, 1) if any(cell is not None for cell in row)), default=0)
    return rows[:last]


def clean(argument: Argument, value: object) -> Any:
    """Return what the user meant by ``value``, or the :class:`CellError` that says why nothing can be."""
    rows = grid(value)
    given = next((cell for row in rows for cell in row if _is_error(cell)), None)
    if given is not None:
        return CellError(_ERRORS[given], cells.error_given(argument.name, given))
    if argument.kind in _OF_RANGES:
        return _OF_RANGES[argument.kind](rows)
    if len(rows) != 1 or len(rows[0]) != 1:
        return CellError("value", cells.one_cell(argument.name))
    return _OF_CELLS[argument.kind](argument, rows[0][0])


def _cell(cell: object) -> Any:
    return (cell.strip() or None) if isinstance(cell, str) else cell


def _is_error(cell: object) -> bool:
    return isinstance(cell, str) and cell in _ERRORS


def _model(_: Argument, cell: object) -> str | CellError:
    if cell is None:
        return CellError("na", cells.no_model())
    return cell if isinstance(cell, str) else CellError("value", cells.not_a_model(cell))


def _choice(argument: Argument, cell: object) -> str | CellError:
    if cell is None:
        return argument.choices[0]
    word = _word(cell).lower()
    if word in argument.choices:
        return word
    return CellError("value", cells.not_a_choice(argument.name, cell, argument.choices))


def _word(cell: object) -> str:
    """Return a word; a share such as 0.9 means the percentile p90, as in Excel's own functions."""
    share = isinstance(cell, float) and 0 < cell < 1
    return f"p{100 * cell:g}" if isinstance(cell, float) and share else str(cell)


def _months(argument: Argument, cell: object) -> int | CellError | None:
    if cell is None and argument.optional:
        return None
    number = _number(cell)
    if number is None or not 1 <= number <= LONGEST or number != int(number):
        return CellError("value", cells.not_months(argument.name, "" if cell is None else cell, LONGEST))
    return int(number)


def _date(argument: Argument, cell: object) -> date | CellError | None:
    if cell is None or cell == 0:  # some hosts hand a blank cell over as 0, which is no day
        return None
    found = _day(cell)
    return CellError("value", cells.not_a_date(argument.name, cell)) if found is None else found


def _day(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float):
        inside = _FIRST_SERIAL <= cell < _LAST_SERIAL + 1
        return _SERIAL_ORIGIN + timedelta(days=int(cell)) if inside else None
    return _written_day(str(cell))


def _written_day(text: str) -> date | None:
    written = _DAY.fullmatch(text)
    if written is None:
        return None
    try:
        return date(*(int(written[part]) for part in (1, 3, 4)))
    except ValueError:
        return None


def _models(rows: Sequence[Sequence[object]]) -> list[str] | CellError:
    """Return the models of a range, row by row; blank cells are passed over."""
    found = [cell for row in rows for cell in row if cell is not None]
    wrong = next((cell for cell in found if not isinstance(cell, str)), None)
    if wrong is not None:
        return CellError("value", cells.not_a_model(wrong))
    return [str(cell) for cell in found] or CellError("na", cells.no_model())


def _counts(rows: Sequence[Sequence[Any]]) -> list[float] | CellError:
    """Return cumulative counts, month 1 first; blank cells after the last month are passed over."""
    if len(rows) > 1 and any(len(row) > 1 for row in rows):
        return CellError("value", cells.not_a_series())
    given = [cell for (cell,) in filled([[cell] for row in rows for cell in row])]
    if not given:
        return CellError("na", cells.no_counts())
    fault = _unread(given) or _fallen(given)
    return list(map(float, given)) if fault is None else CellError("value", fault)


def _unread(given: Sequence[Any]) -> Sentence | None:
    """Return what is said of a series that is too long, or of its first cell that is no count."""
    if len(given) > MOST_MONTHS:
        return cells.too_many_months(MOST_MONTHS)
    for month, cell in enumerate(given, start=1):
        number = _number(cell)
        if number is None or not number <= LARGEST_COUNT:
            return cells.not_a_count(month, "" if cell is None else cell)
    return None


def _fallen(given: Sequence[Any]) -> Sentence | None:
    """Return the earliest fault of numbers, in the words that a panel's would have."""
    for month, (before, count) in enumerate(pairwise([0.0, *map(float, given)]), start=1):
        if count < 0:
            return panels.series_negative(month)
        if count < before:
            return panels.series_decrease(month)
    return None


def _number(cell: object) -> float | None:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return None
    try:
        return float(cell)
    except (ValueError, OverflowError):
        return None


_OF_CELLS: Mapping[Kind, Callable[[Argument, object], Any]] = {
    "model": _model,
    "choice": _choice,
    "number": _months,
    "date": _date,
}
_OF_RANGES: Mapping[Kind, Callable[[Sequence[Sequence[object]]], Any]] = {
    "models": _models,
    "counts": _counts,
}
