"""How the workbook knows its own places: hidden names, which a spreadsheet keeps right when cells move.

``_hf.watchlist.heat`` is the heading of the column heat in the watchlist, ``_hf.summary.as_of`` a single
cell. Users may rename sheets and headings, insert rows and columns, and move them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from openpyxl.utils import absolute_coordinate, get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

if TYPE_CHECKING:
    from openpyxl import Workbook

PREFIX = "_hf."
LANGUAGE = "language"
"""The place that holds the language of the workbook, on the sheet of method and limits."""


def name_of(key: str, column: str | None = None) -> str:
    """Return the name of a place, or of the heading of a table's column."""
    return f"{PREFIX}{key}" if column is None else f"{PREFIX}{key}.{column}"


def mark(sheet: Worksheet, row: int, column: int, key: str) -> None:
    """Give the cell the hidden name of the place ``key``."""
    _add(name_of(key), sheet, row, column)


def mark_headings(sheet: Worksheet, row: int, table: str, keys: Sequence[str]) -> None:
    """Name the headings in ``row``, from the first column on, by the keys of their columns."""
    for column, key in enumerate(keys, start=1):
        _add(name_of(table, key), sheet, row, column)


def _add(name: str, sheet: Worksheet, row: int, column: int) -> None:
    cell = absolute_coordinate(f"{get_column_letter(column)}{row}")
    place = f"{quote_sheetname(sheet.title)}!{cell}"
    book = cast("Workbook", sheet.parent)  # a sheet without a workbook is never made here
    book.defined_names[name] = DefinedName(name, attr_text=place, hidden=True)
