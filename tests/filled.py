"""A workbook filled through openpyxl: what the sheets say, without the writer of the package."""

from collections.abc import Mapping
from copy import copy
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.style import lines_needed
from xl_addin.outputs.watchlist.contents import Block, Content, Contents, Result
from xl_addin.outputs.watchlist.names import name_of


def filled(book: Workbook, contents: Contents) -> Workbook:
    """Write ``contents`` into the skeleton ``book`` and return it; results of formulas are left out."""
    for key, content in contents.places.items():
        if name_of(key) in book.defined_names:
            _write(place(book, name_of(key)), content)
    for block in contents.blocks:
        _fill_block(book, block)
    return book


def place(book: Workbook, name: str) -> Cell:
    """Return the cell that the hidden name points at."""
    ((title, coordinate),) = book.defined_names[name].destinations
    return cast("Cell", book[title][coordinate.replace("$", "")])


def headings(book: Workbook, table: str) -> Mapping[str, Cell]:
    """Return the headings of ``table`` by the keys of its columns."""
    columns, prefix = read_layout().tables.get(table), name_of(table, "")
    if columns is None:  # a table of formulas alone
        keys = [name.removeprefix(prefix) for name in book.defined_names if name.startswith(prefix)]
    else:
        keys = [column.key for column in columns]
    names = {key: name_of(table, key) for key in keys}
    return {key: place(book, name) for key, name in names.items() if name in book.defined_names}


def _fill_block(book: Workbook, block: Block) -> None:
    heads = headings(book, block.key)
    first = next(iter(heads.values()))
    sheet, row = cast("Worksheet", first.parent), first.row
    for values in block.rows:
        row = row + 1 if block.by is None else _row_of(sheet, heads[block.by], str(values[block.by]))
        _prepare(sheet, row, heads)
        for key, content in values.items():
            if key in heads:
                _write(cast("Cell", sheet.cell(row, heads[key].column)), content)
        _fit(sheet, row, heads)
    _extend(sheet, first, row)


def _row_of(sheet: Worksheet, head: Cell, key: str) -> int:
    row = head.row + 1
    while sheet.cell(row, head.column).value not in (None, key):
        row += 1
    return row


def _prepare(sheet: Worksheet, row: int, heads: Mapping[str, Cell]) -> None:
    """Give a row below the first the look and the formulas of the one above it."""
    for head in heads.values():
        cell = cast("Cell", sheet.cell(row, head.column))
        above = cast("Cell", sheet.cell(row - 1, head.column))
        if row == head.row + 1 or cell.has_style or cell.data_type == "f":
            continue
        cell._style = copy(above._style)  # type: ignore[attr-defined]  # private, and the only way
        if above.data_type == "f":
            moved = Translator(str(above.value), above.coordinate)
            cell.value = moved.translate_formula(cell.coordinate)


def _fit(sheet: Worksheet, row: int, heads: Mapping[str, Cell]) -> None:
    """Make the row as high as its wrapped texts want it, which LibreOffice does not do by itself."""
    lines = 1
    for head in heads.values():
        cell = sheet.cell(row, head.column)
        if cell.alignment.wrap_text and cell.value is not None:
            width = sheet.column_dimensions[head.column_letter].width
            lines = max(lines, lines_needed(str(cell.value), width))
    sheet.row_dimensions[row].height = lines * sheet.sheet_format.defaultRowHeight + 3


def _write(cell: Cell, content: Content) -> None:
    if isinstance(content, Result) or cell.data_type == "f":
        return
    if content is None:
        cell.value = None
        return
    put(cast("Worksheet", cell.parent), cell.row, cell.column, content, cell.number_format)


def _extend(sheet: Worksheet, first: Cell, last: int) -> None:
    for table in sheet.tables.values():
        left, top, right, bottom = (number or 0 for number in range_boundaries(table.ref))
        if top == first.row and left == first.column and last > bottom:
            letters = get_column_letter(left), get_column_letter(right)
            table.ref = f"{letters[0]}{top}:{letters[1]}{last}"
            if table.autoFilter is not None:
                table.autoFilter.ref = table.ref
