"""What the sheets of the workbook begin as: title, headings, one empty row of each table; no figures yet."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import Column, read_layout
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.sheets.table import add_shades, set_widths
from xl_addin.outputs.watchlist.names import mark, mark_headings
from xl_addin.outputs.watchlist.titles import MOST_MODELS, TOP
from xl_addin.records import Language, Sentence

TYPED = "FFF9E5"
"""The fill of cells that the user fills in: so pale that grey print does not show it."""

_HEADING_LINES = 3


def begin_sheet(book: Workbook, name: Sentence, about: Sentence, language: Language) -> Worksheet:
    """Append a sheet with its title, a line that says what it is for, and a line for the day of its figures.

    The third row is the place ``<sheet>.source`` of whoever marks it; tables begin in the fifth.
    """
    sheet: Worksheet = book.create_sheet(name.text(language))  # rows without a height fit their text
    sheet.sheet_format.defaultRowHeight = style.LINE_HEIGHT[language]
    style.write_title(sheet, name.text(language), language)
    style.aside(put(sheet, 2, 1, about.text(language)), language)
    return sheet


def write_source(sheet: Worksheet, key: str, language: Language) -> None:
    """Keep the third row for where the figures come from, under the name ``<key>.source``."""
    style.aside(put(sheet, 3, 1, None), language)
    mark(sheet, 3, 1, f"{key}.source")


def write_head(sheet: Worksheet, top: int, table: str, language: Language) -> tuple[Column, ...]:
    """Write the headings of ``table`` in row ``top``, set widths, name each heading; return the columns."""
    columns = read_layout().tables[table]
    set_widths(sheet, columns, language)
    for index, column in enumerate(columns, start=1):
        style.heading(put(sheet, top, index, column.heading.text(language)), language, vertical="top")
    sheet.row_dimensions[top].height = _HEADING_LINES * 13.0  # the filter buttons take the last line
    mark_headings(sheet, top, table, [column.key for column in columns])
    return columns


def write_first_row(sheet: Worksheet, row: int, columns: Sequence[Column], language: Language) -> None:
    """Give the cells of ``row`` the look of their columns; rows below it copy it when they are filled."""
    for index, column in enumerate(columns, start=1):
        cell = put(sheet, row, index, None, column.format.text(language))
        style.body(cell, wrap=column.wrap, left=column.format.en == "General")
        if column.aside:
            style.aside(cell, language)
        if column.typed:
            cell.fill = PatternFill("solid", fgColor=TYPED)


def add_excel_table(sheet: Worksheet, top: int, columns: Sequence[Column], name: str) -> None:
    """Make headings and first row an Excel table with filters."""
    area = f"A{top}:{get_column_letter(len(columns))}{top + 1}"
    table = Table(displayName=name, ref=area)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)


def add_table_sheet(
    book: Workbook, table: str, name: Sentence, about: Sentence, language: Language, *, as_table: bool = True
) -> Worksheet:
    """Append a sheet that is one table, whose headings stand in row 5 and whose first row is row 6.

    ``as_table`` makes it an Excel table, which can be filtered and sorted.
    """
    sheet = begin_sheet(book, name, about, language)
    write_source(sheet, table, language)
    columns = write_head(sheet, TOP, table, language)
    write_first_row(sheet, TOP + 1, columns, language)
    if as_table:
        add_excel_table(sheet, TOP, columns, table)
    add_shades(sheet, TOP + 1, TOP + MOST_MODELS, columns)
    sheet.freeze_panes = f"B{TOP + 1}"
    set_page(sheet, name.text(language), language, repeated_row=TOP)
    return sheet
