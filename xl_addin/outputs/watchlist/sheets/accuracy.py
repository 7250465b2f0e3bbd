"""The sheet of accuracy: what was foretold, and what came."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from openpyxl import Workbook

from xl_addin.growth.counts import anniversary
from xl_addin.growth.track_record import HORIZONS, cases, horizon, record
from xl_addin.messages import reporting
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import CellValue, put
from xl_addin.outputs.text import Label
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


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``, without outcomes; the row over the headings is the place ``said``."""
    sheet = add_table_sheet(book, _TABLE, ACCURACY, _ABOUT, language)
    style.caption(put(sheet, TOP - 1, 1, None), language)
    sheet.row_dimensions[TOP - 1].height = 1.5 * style.LINE_HEIGHT[language]
    mark(sheet, TOP - 1, 1, _SAID)


def contents(edition: Edition) -> Contents:
    """Return every forecast that came due, by the order of the watchlist, and what they say together."""
    places = {**source_place(_TABLE, edition), _SAID: told(edition).text(edition.language)}
    return Contents(places, (Block(_TABLE, rows_of(edition)),))


def told(edition: Edition) -> Sentence:
    """Say how good earlier forecasts were, that there are too few of them, or from when on there are some."""
    due = {model: found for model, came in edition.came.items() if (found := cases(came))}
    whole = record([one for found in due.values() for one in found])
    if not whole.cases:
        days = [answer.as_of for answer in edition.answers if answer.as_of is not None]
        return reporting.nothing_due(_later(max(days)) if days else None)
    if not whole.judged:
        return reporting.too_few_cases(whole.cases, whole.inside)
    return reporting.accuracy(whole.cases, whole.inside, whole.error, len(due))


def rows_of(edition: Edition) -> list[Mapping[str, CellValue]]:
    """Return one row per forecast that came due."""
    return [
        {
            "model": answer.model,
            "given": one.said.given.date(),
            "horizon": horizon(one),
            "p50": one.point.p50,
            "p10": one.point.p10,
            "p90": one.point.p90,
            "came": one.came,
            "inside": (Label.YES if one.inside else Label.NO).text(edition.language),
        }
        for answer in edition.answers
        for one in cases(edition.came.get(answer.model, ()))
    ]


def _later(day: date) -> date:
    return anniversary(datetime.combine(day, time(), UTC), min(HORIZONS)).date()
