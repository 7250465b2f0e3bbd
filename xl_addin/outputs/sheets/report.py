"""The report: conclusion first, then the ranking, a page per model, every figure, the method."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.columns import Row, ranked
from xl_addin.outputs.findings import findings
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.method import add_method
from xl_addin.outputs.sheets.model import add_model
from xl_addin.outputs.sheets.models import add_models
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.sheets.table import set_widths, write_table
from xl_addin.outputs.source import Source, source_lines
from xl_addin.outputs.text import Label
from xl_addin.records import Answer, Language, Sentence

DEFAULT_TOP = 20
_MODEL_COLUMN = 2
_ONE_PAGE = 20  # rows that are still readable when the summary is shrunk to one page
_MOST_UNSCORED = 10


@dataclass(frozen=True, slots=True)
class _Listed:
    """What the summary's table shows: its rows, the pages they lead to, how many models it leaves out."""

    rows: Sequence[Row]
    pages: Mapping[str, str]
    left_out: int


def build_report(
    answers: Sequence[Answer], source: Source, language: Language, top: int = DEFAULT_TOP
) -> Workbook:
    """Return a standalone report: values only, no formula, no macro, no external link.

    Parameters
    ----------
    top
        How many models are ranked on the summary and how many get a page of their own; the sheet
        of all models has the rest.
    """
    book = style.new_book(language)
    rows = ranked(answers, language)
    summary = style.new_sheet(book, Label.SUMMARY.text(language), language)
    with_months = [row for row in rows if _has_months(row)]
    pages = {row.answer.model: add_model(book, row, source) for row in with_months[:top]}
    shown = _shown(rows, top)
    listed = _Listed(shown, pages, left_out=len(rows) - len(shown))
    _write_summary(summary, findings(answers), listed, source, language)
    add_models(book, rows, source, language)
    add_method(book, ("ranking", "all_models"), source, language)
    return book


def _has_months(row: Row) -> bool:
    return row.answer.history is not None and bool(row.answer.history.whole_months)


def _shown(rows: Sequence[Row], top: int) -> list[Row]:
    """Return the best ``top`` rows, then the first few of those without a rank."""
    scored = [row for row in rows if row.rank is not None]
    unscored = [row for row in rows if row.rank is None]
    return scored[:top] + unscored[: min(top, _MOST_UNSCORED)]


def _write_summary(
    sheet: Worksheet, said: Sequence[Sentence], listed: _Listed, source: Source, language: Language
) -> None:
    columns = read_layout().tables["ranking"]
    set_widths(sheet, columns, language)
    style.write_title(sheet, source.title.text(language), language)
    if source.invented:
        style.caption(put(sheet, 2, 1, Label.INVENTED.text(language)), language)
    last = _write_findings(sheet, 3, said, len(columns), language)
    style.caption(put(sheet, last + 2, 1, Label.RANKING.text(language)), language)
    table = last + 3
    bottom = write_table(sheet, table, columns, listed.rows, language=language, name="ranking")
    _link(sheet, table + 1, listed, columns[_MODEL_COLUMN - 1].width[language])
    lines = [line.text(language) for line in (*_left_out(listed.left_out), *source_lines(source))]
    style.footnotes(sheet, bottom + 2, len(columns), lines, language)
    sheet.sheet_view.showGridLines = False
    one_page = len(listed.rows) <= _ONE_PAGE
    set_page(sheet, source.title.text(language), language, repeated_row=table, one_page=one_page)


def _write_findings(
    sheet: Worksheet, first: int, said: Sequence[Sentence], columns: int, language: Language
) -> int:
    style.caption(put(sheet, first, 1, Label.FINDINGS.text(language)), language)
    for row, sentence in enumerate(said, start=first + 1):
        style.prose(sheet, row, columns, style.bullet(sentence.text(language), language), language)
    return first + len(said)


def _left_out(count: int) -> tuple[Sentence, ...]:
    if not count:
        return ()
    sheet = Label.ALL_MODELS.value
    return (
        Sentence(
            f"{count:,} more models are on the sheet “{sheet.en}”.",
            f"ほか{count:,}件のモデルはシート「{sheet.ja}」にあります。",
        ),
    )


def _link(sheet: Worksheet, first: int, listed: _Listed, width: float) -> None:
    for index, row in enumerate(listed.rows, start=first):
        page = listed.pages.get(row.answer.model)
        cell = sheet.cell(index, _MODEL_COLUMN)
        # LibreOffice does not wrap a linked text, so one that needs two lines would be cut.
        if page is not None and style.lines_needed(row.answer.model, width) == 1:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{page}'!A1")
