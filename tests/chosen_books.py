"""Editions in which models are chosen, and the sheets that follow the choice, filled through openpyxl."""

from collections.abc import Sequence
from dataclasses import replace

from answers import SAMPLE, history, scored, twelve
from filled import filled
from openpyxl import Workbook

from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.chosen import Chosen, chosen
from xl_addin.outputs.watchlist.contents import Contents, together
from xl_addin.outputs.watchlist.edition import Choices, Edition
from xl_addin.outputs.watchlist.sheets import compare, data, figures, lines, model
from xl_addin.records import Answer, Estimate, Language, ParameterName

SHEETS = (model, compare, figures, data, lines)
STEADY, SPIKE, JAPANESE, LONG, PARTIAL, YOUNG, LEGACY, MISSING = (
    twelve()[index].model for index in (0, 1, 3, 4, 5, 6, 8, 9)
)
OLD, ONE, UNDATED, QUIET = "old/Sixty-7B", "tiny/One-1B", "plain-name", "quiet/Zero-1B"
HOSTILE, EMOJI = '=HYPERLINK("http://evil.example","click")', "🚀lab/🚀-7B's"


def identified() -> Answer:
    """Return the first of the twelve with parameters, λ 5.9, μ 2.2, σ 1, and what the curve expects."""
    medians = dict(zip(ParameterName, (5.9, 2.2, 1.0), strict=True))
    parameters = {name: Estimate(0.8 * value, value, 1.2 * value) for name, value in medians.items()}
    expected = tuple(20.5 + 1.75 * month for month in range(12))
    return replace(twelve()[0], parameters=parameters, peak_month=Estimate(3, 5, 9), expected=expected)


def undated() -> Answer:
    """Return an answer on counts without dates, as a panel has them."""
    past = history(3, 4, 5)
    months = tuple(replace(month, start=None, uploaders=None) for month in past.months)
    return scored(UNDATED, replace(past, release=None, months=months), (50.0, 40.0, 30.0))


def edition(language: Language, shown: str, *compared: str) -> Edition:
    """Return an edition of eighteen models, of 0 to 140 months, with these chosen."""
    answers = (
        identified(),
        *twelve()[1:],
        scored(OLD, history(*range(200, 60, -1), running=3), (22.0, 60.0, 44.0)),
        scored(ONE, history(4, running=3), (22.0, 60.0, 44.0)),
        undated(),
        scored(QUIET, history(0, 0, 1, 6), (22.0, 60.0, 44.0)),
        scored(HOSTILE, history(4, 5, 6), (50.0, None, 40.0)),
        scored(EMOJI, history(4, 5, 6), (50.0, 60.0, 40.0)),
    )
    choices = Choices([answer.model for answer in answers], (), "general", shown=shown, compared=compared)
    return Edition(answers, choices, SAMPLE, language)


def picked(shown: str, *compared: str, language: Language = "en") -> tuple[Chosen, ...]:
    """Return the seven places with these models chosen."""
    return chosen(edition(language, shown, *compared))


def skeleton(language: Language) -> Workbook:
    """Return the five sheets without figures."""
    book = new_book(language)
    for sheet in SHEETS:
        sheet.add(book, language)
    return book


def said(one: Edition) -> Contents:
    """Return what the five sheets say."""
    return together([sheet.contents(one) for sheet in SHEETS])


def made(one: Edition) -> Workbook:
    """Return the five sheets of an edition, with its figures and without the results of formulas."""
    return filled(skeleton(one.language), said(one))


def formulas_of(book: Workbook) -> Sequence[tuple[str, str]]:
    """Return sheet and coordinate of every formula."""
    return [
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
