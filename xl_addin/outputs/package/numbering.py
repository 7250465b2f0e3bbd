"""Rows and cells that do not say where they stand."""

from lxml.etree import _Element
from openpyxl.utils import get_column_letter

from xl_addin.errors import BadInput
from xl_addin.messages import packages
from xl_addin.outputs.package.areas import read_cell
from xl_addin.outputs.package.markup import main

_ROW, _CELL = main("row"), main("c")
_LAST_ROW, _LAST_COLUMN = 2**20, 2**14
_LONG = 9  # digits that no number of a row has


def number_cells(data: _Element, part: str) -> dict[int, _Element]:
    """Let every row and cell of a sheet say where it stands, and return the rows by their numbers.

    One that does not say it follows the one before it.

    Raises
    ------
    BadInput
        If one says what cannot be, or two rows the same.
    """
    rows: dict[int, _Element] = {}
    number = 0
    for row in data.iterchildren(_ROW):
        name = row.get("r") or str(number + 1)
        number = int(name) if name.isdecimal() and len(name) < _LONG else 0
        if not 0 < number <= _LAST_ROW or number in rows:
            raise BadInput(packages.part_damaged(part, f"row {name}"))
        row.set("r", name)
        rows[number] = row
        _number_row(row, number, part)
    return rows


def _number_row(row: _Element, number: int, part: str) -> None:
    column = 0
    for cell in row.iterchildren(_CELL):
        name = cell.get("r")
        if name is None:
            column += 1
            cell.set("r", f"{get_column_letter(column)}{number}")
            continue
        place = read_cell(name)
        if place is None or place[0] != number or not column < place[1] <= _LAST_COLUMN:
            raise BadInput(packages.part_damaged(part, f"cell {name}"))
        column = place[1]
