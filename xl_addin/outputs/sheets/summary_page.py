"""The report's first sheet: conclusions, short lists, what they rest on, what changed, cautions, ranking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import reporting
from xl_addin.messages import summaries as said
from xl_addin.outputs.basis import basis
from xl_addin.outputs.columns import Row
from xl_addin.outputs.findings import findings
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.sheets.priorities import write_priorities
from xl_addin.outputs.sheets.table import set_widths, write_table
from xl_addin.outputs.source import source_lines
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.alerted import news
from xl_addin.outputs.watchlist.attention import attention
from xl_addin.outputs.watchlist.changes import changes, since
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.origins import origin_line
from xl_addin.outputs.watchlist.titles import ALERTS
from xl_addin.records import Language, Sentence

_MODEL_COLUMN = 2
_ONE_PAGE = 5  # ranked models whose table still stands on the page of the sentences
_MOST_TOLD = 5
_CAPTION_LINES = 1.6  # so that the sentences above stand apart


@dataclass(frozen=True, slots=True)
class Listed:
    """What the summary's table shows: its rows, the pages they lead to, and sentences for below it."""

    rows: Sequence[Row]
    pages: Mapping[str, str]
    notes: Sequence[Sentence] = ()


def write_summary(sheet: Worksheet, edition: Edition, listed: Listed, confidential: str) -> None:
    """Write the whole sheet; ``confidential`` stands beside the title unless it is empty."""
    language, source = edition.language, edition.source
    columns = read_layout().tables["ranking"]
    set_widths(sheet, columns, language)
    style.write_title(sheet, source.title.text(language), language)
    if confidential:
        _mark(sheet, len(columns), confidential, language)
    if source.invented:
        style.caption(put(sheet, 2, 1, Label.INVENTED.text(language)), language)
    found = [(Label.FINDINGS.value, findings(edition.answers))]
    last = _write_sentences(sheet, 3, found, len(columns), language)
    last = write_priorities(sheet, last + 2, edition)
    style.aside(put(sheet, last + 1, 1, origin_line(edition)), language)
    last = _write_sentences(sheet, last + 2, _sections(edition), len(columns), language)
    caption = last + 2
    style.caption(put(sheet, caption, 1, Label.RANKING.text(language)), language)
    bottom = write_table(sheet, caption + 1, columns, listed.rows, language=language, name="ranking")
    _link(sheet, caption + 2, listed, columns[_MODEL_COLUMN - 1].width[language])
    lines = [line.text(language) for line in (*listed.notes, *source_lines(source))]
    style.footnotes(sheet, bottom + 2, len(columns), lines, language)
    sheet.sheet_view.showGridLines = False
    one_page = len(listed.rows) <= _ONE_PAGE
    if not one_page:
        sheet.row_breaks.append(Break(id=caption - 1))
    title = source.title.text(language)
    set_page(sheet, title, language, repeated_row=caption + 1, one_page=one_page)


def _sections(edition: Edition) -> Sequence[tuple[Sentence, Sequence[Sentence]]]:
    moved = changes(edition, _MOST_TOLD) if edition.remarks.before else (reporting.first_report(),)
    alerts = news(edition)
    return (
        (reporting.BASIS, basis(edition)),
        (said.changed_since(since(edition)), moved),
        *([(ALERTS, alerts)] if alerts else []),
        (reporting.CAUTION, (*attention(edition, _MOST_TOLD), said.limits())),
    )


def _write_sentences(
    sheet: Worksheet,
    first: int,
    sections: Sequence[tuple[Sentence, Sequence[Sentence]]],
    columns: int,
    language: Language,
) -> int:
    top = first
    for caption, sentences in sections:
        head = put(sheet, top, 1, caption.text(language))
        style.caption(head, language)
        head.alignment = Alignment(vertical="bottom")
        sheet.row_dimensions[top].height = _CAPTION_LINES * style.LINE_HEIGHT[language]
        for row, sentence in enumerate(sentences, start=top + 1):
            style.prose(sheet, row, columns, style.bullet(sentence.text(language), language), language)
        top += 1 + len(sentences)
    return top - 1


def _mark(sheet: Worksheet, column: int, text: str, language: Language) -> None:
    cell = put(sheet, 1, column, text)
    style.caption(cell, language)
    cell.alignment = Alignment(horizontal="right", vertical="center", shrink_to_fit=True)


def _link(sheet: Worksheet, first: int, listed: Listed, width: float) -> None:
    for index, row in enumerate(listed.rows, start=first):
        page = listed.pages.get(row.answer.model)
        cell = sheet.cell(index, _MODEL_COLUMN)
        # LibreOffice does not wrap a linked text, so one that needs two lines would be cut.
        if page is not None and style.lines_needed(row.answer.model, width) == 1:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{page}'!A1")
