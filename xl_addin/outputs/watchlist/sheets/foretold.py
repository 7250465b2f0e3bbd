"""The sheet of past forecasts: each that was given and came due, beside what came."""

from openpyxl import Workbook

from xl_addin.messages.track_records import EACH
from xl_addin.outputs.watchlist.contents import Block, Contents
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.skeleton import add_table_sheet
from xl_addin.outputs.watchlist.titles import FORETOLD
from xl_addin.outputs.watchlist.track_records import forecast_rows
from xl_addin.records import Language

_TABLE = "foretold"


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``, without outcomes."""
    add_table_sheet(book, _TABLE, FORETOLD, EACH, language)


def contents(edition: Edition) -> Contents:
    """Return every forecast that came due, by the order of the watchlist."""
    return Contents(source_place(_TABLE, edition), (Block(_TABLE, forecast_rows(edition)),))
