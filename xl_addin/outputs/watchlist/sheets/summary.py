"""The summary: conclusion first, the priorities side by side, what changed, what needs a look; one page."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import summaries as said
from xl_addin.outputs.columns import score_of
from xl_addin.outputs.findings import findings
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.alerted import to_look_at
from xl_addin.outputs.watchlist.changes import changes, since
from xl_addin.outputs.watchlist.contents import Contents
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.names import mark
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.sheets.summary_lists import LISTS, LOOK, PLACES, add_list, list_results
from xl_addin.outputs.watchlist.skeleton import begin_sheet, write_source
from xl_addin.outputs.watchlist.titles import SUMMARY
from xl_addin.records import Language, ScoreName, Sentence

_ABOUT = Sentence(
    "Which model for what, how sure that is, what changed and what to look at first.",
    "どのモデルが何に向くか、その確からしさ、前回からの変化、先に確認すべき点をまとめています。",
)
_FINDINGS, _LISTS = 6, 9
_CHANGES = _LISTS + 2 + PLACES + 2
_LOOKS, _LIMITS = _CHANGES + 3, _CHANGES + 6
_WIDTHS = (*(5.5, 29, 9.5, 10.5, 4), 2, *(5.5, 29, 14.5, 10.5, 10.5, 4), 2, *(5.5, 29, 9.5, 10.5, 4))
_NEEDS_A_LOOK = Sentence("Needs a look", "要確認")


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``; whoever fills it sets the heights of the sentences' rows."""
    sheet = begin_sheet(book, SUMMARY, _ABOUT, language)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    write_source(sheet, "summary", language)
    style.aside(put(sheet, 4, 1, None), language)
    mark(sheet, 4, 1, "summary.as_of")
    _add_sample_mark(sheet, language)
    for top, key, head in (
        (_FINDINGS, "findings", Label.FINDINGS.text(language)),
        (_CHANGES, "changes", None),
        (_LOOKS, "looks", _NEEDS_A_LOOK.text(language)),
    ):
        _add_sentences(sheet, top, key, head, language)
    for one in LISTS:
        add_list(sheet, _LISTS, one, language)
    style.footnotes(
        sheet, _LIMITS, len(_WIDTHS), [said.mark(LOOK).text(language), said.limits().text(language)], language
    )
    sheet.sheet_view.showGridLines = False
    set_page(sheet, SUMMARY.text(language), language, one_page=True)


def contents(edition: Edition) -> Contents:
    """Return the sentences, and what the formulas of the short lists give."""
    language = edition.language
    texts = {
        "as_of": _as_of(edition).text(language),
        "sample": Label.INVENTED.text(language) if edition.source.invented else None,
        "findings": _lines(findings(edition.answers), language),
        "since": said.changed_since(since(edition)).text(language),
        "changes": _lines(changes(edition), language),
        "looks": _lines(to_look_at(edition), language),
    }
    places = {f"summary.{key}": text for key, text in texts.items()}
    return Contents({**source_place("summary", edition), **places, **list_results(edition)})


def _add_sample_mark(sheet: Worksheet, language: Language) -> None:
    cell = put(sheet, 1, len(_WIDTHS), None)
    style.caption(cell, language)
    cell.alignment = Alignment(horizontal="right", vertical="center")
    mark(sheet, 1, len(_WIDTHS), "summary.sample")


def _add_sentences(sheet: Worksheet, top: int, key: str, head: str | None, language: Language) -> None:
    """Write a caption, which is a place of its own where ``head`` is None, and the merged cell below it."""
    style.caption(put(sheet, top, 1, head), language)
    if head is None:
        mark(sheet, top, 1, "summary.since")
    cell = style.prose(sheet, top + 1, len(_WIDTHS), "", language)
    cell.value = None
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    mark(sheet, top + 1, 1, f"summary.{key}")


def _lines(sentences: Sequence[Sentence], language: Language) -> str:
    return "\n".join(style.bullet(sentence.text(language), language) for sentence in sentences)


def _as_of(edition: Edition) -> Sentence:
    scored = [one for one in edition.answers if score_of(one, ScoreName.OVERALL).value is not None]
    day = max((one.as_of for one in edition.answers if one.as_of), default=None)
    return said.as_of(day, len(edition.answers), len(scored))
