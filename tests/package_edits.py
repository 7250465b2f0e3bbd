"""What spreadsheet programs do to a workbook when their users insert columns and rename sheets."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet
from packages_made import with_parts

if TYPE_CHECKING:
    from openpyxl import Workbook

_CELL = r"\$?[A-Z]{1,3}\$?[0-9]+"
_AREA = re.compile(rf"('[^']+'!)?((?<![\w$]){_CELL}(?::{_CELL})?)(?![(\w])")
_LETTERS = re.compile(r"(\$?)([A-Z]{1,3})(?=\$?[0-9])")


def rewritten(content: bytes) -> Mapping[str, bytes]:
    """Return the parts of a file by their names."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rename_sheet(content: bytes, old: str, new: str) -> bytes:
    """Return a workbook whose sheet has another name, in every formula, name and chart."""

    def renamed(part: bytes) -> bytes:
        inside = part.replace(f"'{old}'!".encode(), f"'{new}'!".encode())
        return inside.replace(f'name="{old}"'.encode(), f'name="{new}"'.encode())

    changed = {name: renamed for name in rewritten(content) if name.endswith(".xml") and "table" not in name}
    return with_parts(content, changed)


def insert_column(sheet: Worksheet, at: int, heading: str) -> None:
    """Insert a column into a sheet, of whose Excel table it becomes part; every formula follows."""
    widths = [
        (number, dimension.width)
        for dimension in sheet.column_dimensions.values()
        for number in range(dimension.min or 1, (dimension.max or 0) + 1)
    ]
    sheet.column_dimensions.clear()
    for number, width in [*((number + (number >= at), width) for number, width in widths), (at, 12.0)]:
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.insert_cols(at)
    _shift_formulas(sheet, at)
    _shift_names(sheet, at)
    _shift_rules(sheet, at)
    for table in sheet.tables.values():
        top = int(re.findall(r"\d+", table.ref)[0])
        sheet.cell(top, at).value = heading
        table.ref = _shifted(table.ref, at)
        table.autoFilter.ref = table.ref
        columns = table.tableColumns
        columns.insert(at - 1, TableColumn(id=len(columns) + 1, name=heading))


def _shift_formulas(sheet: Worksheet, at: int) -> None:
    for other in cast("Workbook", sheet.parent).worksheets:

        def moved(found: re.Match[str], home: str = other.title) -> str:
            place, cells = found[1] or "", found[2]
            there = place.strip("'!") or home
            return place + (_shifted(cells, at) if there == sheet.title else cells)

        for cell in (cell for row in other.iter_rows() for cell in row if cell.data_type == "f"):
            cell.value = _AREA.sub(moved, str(cell.value))


def _shift_names(sheet: Worksheet, at: int) -> None:
    prefix = f"'{sheet.title}'!"
    for name in cast("Workbook", sheet.parent).defined_names.values():
        if name.attr_text.startswith(prefix):
            name.attr_text = prefix + _shifted(name.attr_text.removeprefix(prefix), at)


def _shift_rules(sheet: Worksheet, at: int) -> None:
    before, sheet.conditional_formatting = sheet.conditional_formatting, ConditionalFormattingList()
    for area in before:
        for rule in area.rules:
            sheet.conditional_formatting.add(_shifted(str(area.sqref), at), rule)


def _shifted(area: str, at: int) -> str:
    return _LETTERS.sub(lambda found: found[1] + _later(found[2], at), area)


def _later(letters: str, at: int) -> str:
    column = column_index_from_string(letters)
    return get_column_letter(column + (column >= at))
