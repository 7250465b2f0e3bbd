"""A sheet with every model of a report: one row per model, every figure of its scores."""

from collections.abc import Sequence

from openpyxl import Workbook

from xl_addin.outputs.columns import Row
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.sheets.table import write_table
from xl_addin.outputs.source import Source, source_lines
from xl_addin.outputs.text import Label
from xl_addin.records import Language

_TOP = 3  # title, sample mark, then the table


def add_models(book: Workbook, rows: Sequence[Row], source: Source, language: Language) -> None:
    """Append the sheet of all models to ``book``, in the order of ``rows``."""
    sheet = style.new_sheet(book, Label.ALL_MODELS.text(language), language)
    style.write_title(sheet, source.title.text(language), language)
    if source.invented:
        style.caption(put(sheet, 2, 1, Label.INVENTED.text(language)), language)
    columns = read_layout().tables["all_models"]
    bottom = write_table(sheet, _TOP, columns, rows, language=language, name="models")
    lines = [line.text(language) for line in source_lines(source)]
    style.footnotes(sheet, bottom + 2, len(columns), lines, language)
    sheet.freeze_panes = f"B{_TOP + 1}"
    set_page(sheet, source.title.text(language), language, repeated_row=_TOP)
