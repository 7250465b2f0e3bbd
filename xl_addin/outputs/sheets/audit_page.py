"""The report's sheet of the audit: every reason to doubt a count, what it would change, what to do."""

from openpyxl import Workbook

from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.sheets.plain_table import write_rows
from xl_addin.outputs.source import source_lines
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.sheets import audit
from xl_addin.outputs.watchlist.titles import AUDIT

_TOP = 4


def add_audit(book: Workbook, edition: Edition) -> None:
    """Append the sheet to ``book``; without findings it says so."""
    language = edition.language
    sheet = style.new_sheet(book, AUDIT.text(language), language)
    style.write_title(sheet, AUDIT.text(language), language)
    style.aside(put(sheet, 2, 1, audit.ABOUT.text(language)), language)
    columns = read_layout().tables["audit"]
    bottom = write_rows(sheet, _TOP, columns, audit.rows_of(edition), language=language, name="audit")
    lines = [line.text(language) for line in source_lines(edition.source)]
    style.footnotes(sheet, bottom + 2, len(columns), lines, language)
    sheet.freeze_panes = f"B{_TOP + 1}"
    set_page(sheet, edition.source.title.text(language), language, repeated_row=_TOP)
