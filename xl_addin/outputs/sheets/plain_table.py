"""Tables of values whose rows are given by the keys of their columns."""

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import Column
from xl_addin.outputs.sheets.table import add_shades, set_widths
from xl_addin.records import Language


def write_rows(
    sheet: Worksheet,
    top: int,
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, CellValue]],
    *,
    language: Language,
    name: str,
) -> int:
    """Write ``rows`` under a heading in row ``top`` and return the last row used.

    ``name`` is the Excel table's name, unique in the workbook. Without rows one empty row is kept,
    because Excel repairs a table that is a heading alone.
    """
    set_widths(sheet, columns, language)
    style.heading_row(sheet, top, 1, [column.heading.text(language) for column in columns], language)
    for index, row in enumerate(rows or [{}], start=top + 1):
        _write_row(sheet, index, columns, row, language)
    bottom = top + max(1, len(rows))
    table = Table(displayName=name, ref=f"A{top}:{get_column_letter(len(columns))}{bottom}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)
    add_shades(sheet, top + 1, bottom, columns)
    return bottom


def _write_row(
    sheet: Worksheet, index: int, columns: Sequence[Column], row: Mapping[str, CellValue], language: Language
) -> None:
    lines = 1
    for number, column in enumerate(columns, start=1):
        value = row.get(column.key)
        cell = put(sheet, index, number, value, column.format.text(language))
        # A word in a column of numbers stands where its numbers stand.
        style.body(cell, wrap=column.wrap, left=None if column.format.en == "General" else False)
        if column.aside:
            style.aside(cell, language)
        if column.wrap and value is not None:
            lines = max(lines, style.lines_needed(str(value), column.width[language]))
    style.set_height(sheet, index, lines, language)
