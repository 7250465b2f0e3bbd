"""How a value gets into a cell of a sheet that is being built."""

from datetime import date, datetime
from math import isfinite
from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.cell_values import FORMULA_ALIKE, CellValue, clean


def put(sheet: Worksheet, row: int, column: int, value: CellValue, number_format: str = "General") -> Cell:
    """Write ``value`` as a constant and return the cell; None and numbers without end stay empty."""
    cell = cast("Cell", sheet.cell(row, column))  # only cells under a merged one are none; none is written
    if isinstance(value, str):
        _put_text(cell, clean(value))
    elif not isinstance(value, float) or isfinite(value):
        cell.value = _without_zone(value)
    if number_format != "General" or cell.has_style:  # a fresh cell is so already
        cell.number_format = number_format
    return cell


def _put_text(cell: Cell, text: str) -> None:
    cell.value = text
    cell.data_type = "s"
    if text.startswith(FORMULA_ALIKE):
        # Else the text would become a formula when somebody edits the cell and presses Enter.
        cell.quotePrefix = True


def _without_zone(value: float | date | None) -> float | date | None:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value
