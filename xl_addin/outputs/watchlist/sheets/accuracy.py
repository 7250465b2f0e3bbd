"""The sheet of accuracy: what was foretold, and what came."""

from datetime import UTC, date, datetime, time

from openpyxl import Workbook

from xl_addin.growth.counts import anniversary
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.watchlist.contents import Block, Contents
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.names import mark
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.skeleton import add_table_sheet
from xl_addin.outputs.watchlist.titles import ACCURACY, TOP
from xl_addin.records import Language, Sentence

_TABLE = "accuracy"
_SAID = f"{_TABLE}.said"
_ABOUT = Sentence(
    "What this tool forecast earlier, beside what came. About four of five months should lie inside the 80 % "
    "interval.",
    "過去に示した予測と実績の比較です。およそ5回に4回、実績が80%区間に入るのが目安です。",
)
_SOON = 3


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``, without outcomes; the row over the headings is the place ``said``."""
    sheet = add_table_sheet(book, _TABLE, ACCURACY, _ABOUT, language)
    style.caption(put(sheet, TOP - 1, 1, None), language)
    sheet.row_dimensions[TOP - 1].height = 1.5 * style.LINE_HEIGHT[language]
    mark(sheet, TOP - 1, 1, _SAID)


def contents(edition: Edition) -> Contents:
    """Return from which day on forecasts can be held against what came."""
    places = {**source_place(_TABLE, edition), _SAID: _nothing_yet(edition).text(edition.language)}
    return Contents(places, (Block(_TABLE, []),))


def _nothing_yet(edition: Edition) -> Sentence:
    days = [answer.as_of for answer in edition.answers if answer.as_of is not None]
    if not days:
        return Sentence("Nothing yet.", "まだ比較できる予測はありません。")
    day = _later(max(days))
    return Sentence(
        f"Nothing yet: the first forecasts can be held against what came from {day} on.",
        f"まだ比較できる予測はありません。最初の比較は {day:%Y/%m/%d} 以降に可能です。",
    )


def _later(day: date) -> date:
    return anniversary(datetime.combine(day, time(), UTC), _SOON).date()
