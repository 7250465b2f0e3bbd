"""Formulas whose names this office did not know on opening: entered again, they find the add-in."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import Any, Iterator

from .names import Names

_ANY_RESULT = 1 | 2 | 4  # com.sun.star.sheet.FormulaResult: VALUE, STRING, ERROR


def bind(document: Any, names: Names) -> int:
    """Enter every formula again that calls one of our functions; return how many.

    The document does not count as changed for that, and nothing of it can be undone by mistake.
    """
    with _unnoticed(document):
        _bind_named(document, names)
        return sum(_bind_sheet(sheet, names) for sheet in _each(document.Sheets))


def is_spreadsheet(document: Any) -> bool:
    """Tell whether a document has sheets."""
    return bool(document and document.supportsService("com.sun.star.sheet.SpreadsheetDocument"))


def formulas(sheet: Any) -> Iterator[tuple[int, int, str]]:
    """Yield column, row (from 0) and text of every formula of a sheet."""
    for area in sheet.queryFormulaCells(_ANY_RESULT).getRangeAddresses():
        block = sheet.getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow)
        for row, line in enumerate(block.getFormulaArray(), area.StartRow):
            for column, text in enumerate(line, area.StartColumn):
                yield column, row, text


@contextmanager
def _unnoticed(document: Any) -> Iterator[None]:
    changed, undoing = document.isModified(), document.getUndoManager()
    undoing.lock()
    document.addActionLock()
    try:
        yield
    finally:
        document.removeActionLock()
        undoing.unlock()
        with suppress(Exception):  # a document that may only be read refuses
            document.setModified(changed)


def _bind_sheet(sheet: Any, names: Names) -> int:
    ours = [(column, row, text) for column, row, text in formulas(sheet) if names.calls(text)]
    done: set[str] = set()
    for column, row, text in ours:
        cell = sheet.getCellByPosition(column, row)
        if text.startswith("{"):
            _bind_area(sheet, cell, names, done)
        else:
            cell.setFormula(names.bare(text))
    return len(ours)


def _bind_area(sheet: Any, cell: Any, names: Names, done: set[str]) -> None:
    """Enter the formula of an area again, once for all of its cells."""
    area = sheet.createCursorByRange(cell)
    area.collapseToCurrentArray()
    if area.AbsoluteName not in done:
        done.add(area.AbsoluteName)
        area.setArrayFormula(names.bare(area.getArrayFormula().strip("{}")))


def _bind_named(document: Any, names: Names) -> None:
    for named in _each(document.NamedRanges):
        if names.calls(named.getContent()):
            named.setContent(names.bare(named.getContent()))


def _each(container: Any) -> Iterator[Any]:
    for index in range(container.getCount()):
        yield container.getByIndex(index)
