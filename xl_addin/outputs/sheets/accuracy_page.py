"""The report's sheet of accuracy: how earlier forecasts held, by model and one by one."""

from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.growth.outcomes import Outcome
from xl_addin.growth.track_record import cases, record
from xl_addin.messages import reporting as said
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import CellValue, put
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.sheets.plain_table import write_rows
from xl_addin.outputs.sheets.table import set_widths
from xl_addin.outputs.source import source_lines
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.sheets import accuracy
from xl_addin.outputs.watchlist.titles import ACCURACY
from xl_addin.records import Language

_SUMS = (Label.MODEL.value, said.CASES, said.HELD, said.SHARE, said.ERROR)
_FORMATS = ("General", "#,##0", "#,##0", "0%", "0%")


def add_accuracy(book: Workbook, edition: Edition) -> None:
    """Append the sheet to ``book``; where forecasts came due, with their record by model and each of them."""
    language = edition.language
    sheet = style.new_sheet(book, ACCURACY.text(language), language)
    style.write_title(sheet, ACCURACY.text(language), language)
    columns, rows = read_layout().tables["accuracy"], accuracy.rows_of(edition)
    set_widths(sheet, columns, language)
    style.prose(sheet, 2, len(columns), accuracy.told(edition).text(language), language)
    style.aside(style.prose(sheet, 3, len(columns), said.ABOUT_ACCURACY.text(language), language), language)
    last, top = 3, None
    if rows:
        top = _write_records(sheet, 5, edition) + 2
        last = write_rows(sheet, top, columns, rows, language=language, name="accuracy")
    lines = [line.text(language) for line in source_lines(edition.source)]
    style.footnotes(sheet, last + 2, len(columns), lines, language)
    sheet.sheet_view.showGridLines = False
    set_page(sheet, edition.source.title.text(language), language, repeated_row=top)


def _write_records(sheet: Worksheet, top: int, edition: Edition) -> int:
    language = edition.language
    style.caption(put(sheet, top, 1, said.BY_MODEL.text(language)), language)
    style.heading_row(sheet, top + 1, 1, [heading.text(language) for heading in _SUMS], language)
    lines = list(_records(edition))
    for row, line in enumerate(lines, start=top + 2):
        for column, (value, number_format) in enumerate(zip(line, _FORMATS, strict=True), start=1):
            style.body(put(sheet, row, column, value, number_format))
    return top + 1 + len(lines)


def _records(edition: Edition) -> Iterator[tuple[CellValue, ...]]:
    """Yield the record of each model of which forecasts came due, then of all of them."""
    whole: list[Outcome] = []
    for answer in edition.answers:
        due = cases(edition.came.get(answer.model, ()))
        whole.extend(due)
        if due:
            yield _line(answer.model, due, edition.language)
    yield _line(said.ALL.text(edition.language), whole, edition.language)


def _line(name: str, due: Iterable[Outcome], language: Language) -> tuple[CellValue, ...]:
    found = record(due)
    share = found.share if found.judged else said.TOO_FEW.text(language)
    return name, found.cases, found.inside, share, found.error if found.judged else None
