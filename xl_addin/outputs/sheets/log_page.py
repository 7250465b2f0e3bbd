"""A sheet of the report that is one table of findings."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.sheets.plain_table import write_rows
from xl_addin.outputs.source import source_lines
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.records import Sentence

_TOP = 4


def add_log(
    book: Workbook,
    table: str,
    words: tuple[Sentence, Sentence],
    rows: Sequence[Mapping[str, CellValue]],
    edition: Edition,
) -> None:
    """Append a sheet to ``book``: name and purpose (``words``), then ``rows`` in the columns of ``table``."""
    language, (name, about) = edition.language, words
    sheet = style.new_sheet(book, name.text(language), language)
    style.write_title(sheet, name.text(language), language)
    style.aside(put(sheet, 2, 1, about.text(language)), language)
    columns = read_layout().tables[table]
    bottom = write_rows(sheet, _TOP, columns, rows, language=language, name=table)
    lines = [line.text(language) for line in source_lines(edition.source)]
    style.footnotes(sheet, bottom + 2, len(columns), lines, language)
    sheet.freeze_panes = f"B{_TOP + 1}"
    set_page(sheet, edition.source.title.text(language), language, repeated_row=_TOP)
