"""The report's sheet of accuracy: how forecasts held, by months ahead and by model."""

from openpyxl import Workbook

from xl_addin.messages import track_records as said
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.log_page import add_log
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.sheets.plain_table import write_rows
from xl_addin.outputs.sheets.table import set_widths
from xl_addin.outputs.source import source_lines
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.titles import ACCURACY, FORETOLD
from xl_addin.outputs.watchlist.track_records import forecast_rows, looked_back, record_rows, told

_TABLE = "records"
_NOTES, _TOP = 4, 7


def add_accuracy(book: Workbook, edition: Edition) -> None:
    """Append the sheet of records to ``book``, and that of past forecasts where any came due."""
    _add_records(book, edition)
    if each := forecast_rows(edition):
        add_log(book, "foretold", (FORETOLD, said.EACH), each, edition)


def _add_records(book: Workbook, edition: Edition) -> None:
    language = edition.language
    sheet = style.new_sheet(book, ACCURACY.text(language), language)
    style.write_title(sheet, ACCURACY.text(language), language)
    columns = read_layout().tables[_TABLE]
    set_widths(sheet, columns, language)
    for row, sentence in enumerate((told(edition), looked_back(edition)), start=2):
        style.prose(sheet, row, len(columns), sentence.text(language), language)
    notes = [note.text(language) for note in (said.ABOUT, said.ABOUT_LOOKING_BACK)]
    style.footnotes(sheet, _NOTES, len(columns), notes, language)
    last = write_rows(sheet, _TOP, columns, record_rows(edition), language=language, name=_TABLE)
    lines = [line.text(language) for line in source_lines(edition.source)]
    style.footnotes(sheet, last + 2, len(columns), lines, language)
    sheet.freeze_panes = f"B{_TOP + 1}"
    sheet.sheet_view.showGridLines = False
    set_page(sheet, edition.source.title.text(language), language, repeated_row=_TOP)
