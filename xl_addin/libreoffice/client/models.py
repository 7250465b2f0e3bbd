"""Which models the formulas of a sheet ask about."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any, Iterator, Sequence

from .binding import formulas
from .board import Entry
from .names import Names

_LITERAL = re.compile(r'\s*"((?:[^"]|"")*)"\s*')
_TEXT_OR_FORMULA = 4 | 16  # of com.sun.star.sheet.CellFlags
_CALL = re.compile(r'"(?:[^"]|"")*"|\b(HF\w*)\s*\(', re.IGNORECASE)
_DEPTH = {"(": 1, "{": 1, ")": -1, "}": -1}


def asked(entries: Sequence[Entry], with_model: Sequence[str]) -> list[str]:
    """Return the models that the questions of all open cells name, each once.

    Parameters
    ----------
    entries
        The questions.
    with_model
        The functions whose first argument names models.
    """
    found = [entry.arguments[0] for entry in entries if entry.function in with_model and entry.arguments]
    return list(dict.fromkeys(text for argument in found for text in _texts(argument)))


def on_sheet(sheet: Any, names: Names, with_model: Sequence[str]) -> list[str] | None:
    """Return the models that formulas of one sheet name, each once.

    None where a formula names them in a way that only a calculation can tell.
    """
    found: list[str] = []
    for _, _, text in formulas(sheet):
        for function, argument in first_arguments(names.bare(text)):
            if function in with_model:
                named = _named(sheet, argument)
                if named is None:
                    return None
                found += named
    return list(dict.fromkeys(found))


def first_arguments(formula: str) -> Iterator[tuple[str, str]]:
    """Yield name and first argument of each call in a formula of this office, whose arguments ``;`` parts."""
    for call in _CALL.finditer(formula):
        if call[1]:
            yield call[1].upper(), _first(formula[call.end() :])


def _first(rest: str) -> str:
    depth, quoted = 0, False
    for place, char in enumerate(rest):
        quoted ^= char == '"'
        if quoted:
            continue
        if depth == 0 and char in ";)":
            return rest[:place]
        depth += _DEPTH.get(char, 0)
    return rest


def _named(sheet: Any, argument: str) -> list[str] | None:
    literal = _LITERAL.fullmatch(argument)
    if literal:
        return list(_texts(literal[1].replace('""', '"')))
    with suppress(Exception):  # no reference
        return list(_filled(sheet.getCellRangeByName(argument.strip().replace("$", ""))))
    return None


def _filled(area: Any) -> Iterator[str]:
    """Yield the texts in an area, which may be a whole column, row by row."""
    sheet = area.getSpreadsheet()
    for part in area.queryContentCells(_TEXT_OR_FORMULA).getRangeAddresses():
        block = sheet.getCellRangeByPosition(part.StartColumn, part.StartRow, part.EndColumn, part.EndRow)
        yield from _texts(block.getDataArray())


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts in a value, a row or rows of them; blank ones are none."""
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str) and value.strip():
        yield value.strip()
