"""A table of models on a sheet: an Excel table whose columns the layout names."""

from collections.abc import Sequence

from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.columns import READERS, Row, is_marked
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import Column
from xl_addin.records import Language

_HEADING_LINES = 3


def write_table(
    sheet: Worksheet,
    top: int,
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    language: Language,
    name: str,
) -> int:
    """Write ``rows`` under a heading in row ``top`` and return the last row used.

    ``name`` is the Excel table's name, unique in the workbook. Without rows one empty row is kept,
    because Excel repairs a table that is a heading alone.
    """
    set_widths(sheet, columns, language)
    _write_headings(sheet, top, columns, language)
    for index, row in enumerate(rows, start=top + 1):
        _write_row(sheet, index, columns, row, language)
    bottom = top + max(1, len(rows))
    area = f"A{top}:{get_column_letter(len(columns))}{bottom}"
    table = Table(displayName=name, ref=area)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)
    add_shades(sheet, top + 1, bottom, columns)
    return bottom


def set_widths(sheet: Worksheet, columns: Sequence[Column], language: Language) -> None:
    """Give the sheet's columns the widths of the layout."""
    for index, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width[language]


def _write_headings(sheet: Worksheet, top: int, columns: Sequence[Column], language: Language) -> None:
    for index, column in enumerate(columns, start=1):
        style.heading(put(sheet, top, index, column.heading.text(language)), language, vertical="top")
    sheet.row_dimensions[top].height = _HEADING_LINES * 13.0  # the filter buttons take the last line


def _write_row(sheet: Worksheet, index: int, columns: Sequence[Column], row: Row, language: Language) -> None:
    lines = 1
    for number, column in enumerate(columns, start=1):
        value = READERS[column.key](row)
        mark = '"*"' if is_marked(row.answer, column.key) else ""
        cell = put(sheet, index, number, value, column.format.text(language) + mark)
        style.body(cell, wrap=column.wrap)
        if column.aside:
            style.aside(cell, language)
        if column.wrap:
            lines = max(lines, style.lines_needed(str(value), column.width[language]))
    style.set_height(sheet, index, lines, language)


def add_shades(sheet: Worksheet, first: int, last: int, columns: Sequence[Column]) -> None:
    """Shade rows from ``first`` to ``last`` of the columns that want it: white at 0, blue at 100."""
    for index, column in enumerate(columns, start=1):
        if column.shade:
            letter = get_column_letter(index)
            rule = ColorScaleRule(  # type: ignore[no-untyped-call]
                start_type="num",
                start_value=0,
                start_color=style.WHITE,
                end_type="num",
                end_value=100,
                end_color=style.PALE_BLUE,
            )
            sheet.conditional_formatting.add(f"{letter}{first}:{letter}{last}", rule)
