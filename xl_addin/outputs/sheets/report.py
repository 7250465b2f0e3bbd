"""The report: conclusion first, then comparison, a page per model, all figures, audit, record, method."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from openpyxl import Workbook

from xl_addin.messages import reporting
from xl_addin.messages.shown import shown
from xl_addin.outputs.columns import Row, ranked
from xl_addin.outputs.remarks import NO_REMARKS, Remarks
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.accuracy_page import add_accuracy
from xl_addin.outputs.sheets.alerts_page import add_alerts
from xl_addin.outputs.sheets.audit_page import add_audit
from xl_addin.outputs.sheets.compare_page import add_compare
from xl_addin.outputs.sheets.method import add_method
from xl_addin.outputs.sheets.model import add_model
from xl_addin.outputs.sheets.models import add_models
from xl_addin.outputs.sheets.page import mark_confidential
from xl_addin.outputs.sheets.summary_page import Listed, write_summary
from xl_addin.outputs.source import Source
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.defaults import default_choices
from xl_addin.outputs.watchlist.edition import COMPARED, Choices, Edition
from xl_addin.outputs.watchlist.weighing import weights_in_words
from xl_addin.records import Answer, Language, Sentence

DEFAULT_TOP = 20
_MOST_UNSCORED = 10
_LEAST_COMPARED = 2
_LONGEST_NAME = 120  # the Hub's are shorter; a series of a file may be called anything


@dataclass(frozen=True, slots=True)
class Extras:
    """What a report says beside its answers; by default nothing.

    ``choices`` are those of the watchlist that the answers are of, None without one. ``compared`` are the
    models on the comparison's chart, empty for the best; ``confidential`` is the mark on every page.
    """

    choices: Choices | None = None
    remarks: Remarks = NO_REMARKS
    compared: Sequence[str] = ()
    confidential: str = ""


_NOTHING_MORE = Extras()


def build_report(
    answers: Sequence[Answer],
    source: Source,
    language: Language,
    top: int = DEFAULT_TOP,
    extras: Extras = _NOTHING_MORE,
) -> Workbook:
    """Return a standalone report: values only, no formula, no macro, no external link.

    Parameters
    ----------
    top
        How many models are ranked on the summary and how many get a page of their own; the sheet
        of all models has the rest.
    """
    book = style.new_book(language)
    rows = ranked([replace(one, model=shown(one.model, _LONGEST_NAME)) for one in answers], language)
    edition = _edition(rows, source, language, extras)
    summary = style.new_sheet(book, Label.SUMMARY.text(language), language)
    with_months = [row for row in rows if _has_months(row)]
    _add_comparison(book, with_months, source, extras.compared)
    pages = {
        row.answer.model: add_model(book, row, source, edition.remarks.doubts.get(row.answer.model))
        for row in with_months[:top]
    }
    write_summary(summary, edition, _listed(rows, top, pages, extras.choices), extras.confidential)
    _add_lists(book, rows, edition)
    add_method(book, ("ranking", "all_models"), source, language)
    if extras.confidential:
        mark_confidential(book, extras.confidential)
    return book


def _edition(rows: Sequence[Row], source: Source, language: Language, extras: Extras) -> Edition:
    answers = [row.answer for row in rows]
    choices = extras.choices or default_choices(answers, language)
    return Edition(answers, choices, source, language, extras.remarks)


def _add_comparison(book: Workbook, rows: Sequence[Row], source: Source, compared: Sequence[str]) -> None:
    """Append the comparison of those named, in that order, or of the best; one alone is no comparison."""
    known = {row.answer.model: row for row in rows}
    best = [row for row in rows if row.rank is not None][:COMPARED]
    chosen = [known[model] for model in compared if model in known] or best
    if len(chosen) >= _LEAST_COMPARED:
        add_compare(book, chosen, source)


def _add_lists(book: Workbook, rows: Sequence[Row], edition: Edition) -> None:
    add_models(book, rows, edition.source, edition.language)
    remarks = edition.remarks
    if remarks.watch:
        add_alerts(book, edition)
    if remarks.doubts:
        add_audit(book, edition)
    if remarks.came or remarks.hindcasts:
        add_accuracy(book, edition)


def _has_months(row: Row) -> bool:
    return row.answer.history is not None and bool(row.answer.history.whole_months)


def _listed(rows: Sequence[Row], top: int, pages: Mapping[str, str], choices: Choices | None) -> Listed:
    """Return the best ``top`` rows, then the first few of those without a rank."""
    scored = [row for row in rows if row.rank is not None]
    unscored = [row for row in rows if row.rank is None]
    shown = scored[:top] + unscored[: min(top, _MOST_UNSCORED)]
    weighed = () if choices is None else (reporting.by_profile(choices.profile, weights_in_words(choices)),)
    return Listed(shown, pages, (*_left_out(len(rows) - len(shown)), *weighed))


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
