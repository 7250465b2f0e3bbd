"""Formulas that look up figures and months, with functions that every spreadsheet since Excel 2016 knows."""

from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.watchlist.titles import DATA, FIGURES, column_of
from xl_addin.records import Language

MOST_ROWS = 100_000
"""Rows of the sheet of data that formulas reach."""


def put_formula(
    sheet: Worksheet, row: int, column: int, formula: str, number_format: str = "General"
) -> Cell:
    """Write ``formula`` (without the leading equals sign) and return the cell."""
    cell = cast("Cell", sheet.cell(row, column))
    cell.value = f"={formula}"
    cell.number_format = number_format
    return cell


def quoted(text: str) -> str:
    """Return ``text`` as a constant of a formula."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def figure(key: str, position: str, language: Language) -> str:
    """Return the figure ``key`` of the model at ``position`` (a cell; 0 is none), else an empty text."""
    found = _entry(column_of(FIGURES, "figures", key, language), position)
    return f'IF({position}=0,"",IF({found}="","",{found}))'


def figure_number(key: str, position: str, language: Language) -> str:
    """Return the figure ``key`` as a number, 0 where there is none."""
    found = _entry(column_of(FIGURES, "figures", key, language), position)
    return f"IF({position}=0,0,IF(ISNUMBER({found}),{found},0))"


def month_entry(key: str, row: str, language: Language) -> str:
    """Return what the column ``key`` of the months holds in ``row`` (a cell: from 1; 0 gives the first)."""
    return _entry(column_of(DATA, "data", key, language, rows=MOST_ROWS), row)


def _entry(column: str, place: str) -> str:
    # INDEX with 0 is the whole column, and some programs compute both branches of an IF.
    return f"INDEX({column},MAX(1,{place}))"
