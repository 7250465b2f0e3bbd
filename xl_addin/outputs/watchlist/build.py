"""The workbook as a whole: a skeleton that is filled, and a user's workbook that is filled anew."""

from datetime import datetime
from typing import Protocol

from openpyxl import Workbook

from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.package.archive import Package, read_package
from xl_addin.outputs.package.fill import fill
from xl_addin.outputs.sheets import style
from xl_addin.outputs.watchlist.contents import Contents, together
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.sheets import (
    accuracy,
    alerts,
    audit,
    compare,
    data,
    figures,
    foretold,
    lines,
    method,
    model,
    rules,
    summary,
    trials,
    watchlist,
    weights,
    words,
)
from xl_addin.records import Language


class Sheet(Protocol):
    """A module that makes one sheet."""

    def add(self, book: Workbook, language: Language) -> None:
        """Append the sheet without figures."""

    def contents(self, edition: Edition) -> Contents:
        """Return what an edition says on it."""


SHEETS: tuple[Sheet, ...] = (
    *(summary, watchlist, model, compare, alerts, rules, weights, trials),
    *(audit, accuracy, foretold, figures, data, lines, method, words),
)
"""The sheets in their order."""


def template(language: Language) -> Workbook:
    """Return the workbook without any model."""
    book = style.new_book(language)
    for sheet in SHEETS:
        sheet.add(book, language)
    return book


def new_workbook(edition: Edition, made: datetime) -> bytes:
    """Return a new workbook with the figures of ``edition``, made at that moment (UTC)."""
    package = read_package(workbook_bytes(template(edition.language), made), "watchlist.xlsx")
    write_edition(package, edition)
    return package.bytes()


def write_edition(package: Package, edition: Edition) -> None:
    """Write the figures of ``edition`` into a workbook; whatever the user put there stays.

    Raises
    ------
    BadInput
        If cells of the user's stand where rows of figures must go.
    """
    fill(package, together([sheet.contents(edition) for sheet in SHEETS]))
