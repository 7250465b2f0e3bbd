"""The watchlist: one row per model, and how to read it."""

from collections.abc import Sequence

from openpyxl import Workbook

from xl_addin.outputs.columns import Row
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.method import add_method
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.sheets.table import write_table
from xl_addin.outputs.source import Source, source_lines
from xl_addin.outputs.text import Label
from xl_addin.records import Answer, Language

_TOP = 3  # title, sample mark, then the table


def build_watchlist(answers: Sequence[Answer], source: Source, language: Language) -> Workbook:
    """Return a workbook with the models in the order given, and a sheet of method and limits."""
    book = style.new_book(language)
    rows = [Row(answer, language) for answer in answers]
    add_list(book, Label.WATCHLIST, rows, source, language)
    add_method(book, ("all_models",), source, language)
    return book


def add_list(book: Workbook, label: Label, rows: Sequence[Row], source: Source, language: Language) -> None:
    """Append a sheet named ``label`` with every column of the watchlist for ``rows``."""
    sheet = style.new_sheet(book, label.text(language), language)
    style.write_title(sheet, source.title.text(language), language)
    if source.invented:
        style.caption(put(sheet, 2, 1, Label.INVENTED.text(language)), language)
    columns = read_layout().tables["all_models"]
    bottom = write_table(sheet, _TOP, columns, rows, language=language, name="models")
    lines = [line.text(language) for line in source_lines(source)]
    style.footnotes(sheet, bottom + 2, len(columns), lines, language)
    sheet.freeze_panes = f"B{_TOP + 1}"
    set_page(sheet, source.title.text(language), language, repeated_row=_TOP)
