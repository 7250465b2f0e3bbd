"""Reading back what a builder wrote, as it comes from its file."""

from io import BytesIO

import pytest
from answers import MADE
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.files.workbooks import workbook_bytes


def stored(book: Workbook) -> Workbook:
    """Return the workbook as it comes back from its file."""
    return load_workbook(BytesIO(workbook_bytes(book, MADE)))


def row_of(sheet: Worksheet, text: str, column: int = 1) -> int:
    """Return the first row whose cell in ``column`` begins with ``text``."""
    return next(
        row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, column).value).startswith(text)
    )


def values(sheet: Worksheet, row: int, first: int, count: int) -> list[object]:
    """Return the values of ``count`` cells of ``row`` from column ``first`` on."""
    return [sheet.cell(row, column).value for column in range(first, first + count)]


def kept(*numbers: float | None) -> list[object]:
    """Return the numbers as a file keeps them, to fifteen digits or so."""
    return [None if number is None else pytest.approx(number, rel=1e-14) for number in numbers]
