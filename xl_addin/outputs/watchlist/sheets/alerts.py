"""The sheet of alerts: what unusual happened, and what to look at first."""

from collections.abc import Iterator, Mapping

from openpyxl import Workbook

from xl_addin.alerts.digest import standing
from xl_addin.alerts.seen import Watch
from xl_addin.messages import alerting as said
from xl_addin.messages.alerting import KIND, STATE
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.watchlist.contents import Block, Contents
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.skeleton import add_table_sheet
from xl_addin.outputs.watchlist.titles import ALERTS
from xl_addin.records import Language, Sentence, Sighting

_TABLE = "alerts"
ABOUT = Sentence(
    "What happened against the forecast, levels that were crossed, data that changed. "
    "The sheet of rules says which alerts are given.",
    "予測と異なる動き、しきい値の超過、データの変化を知らせます。条件は「ルール」シートで設定します。",
)
"""What the sheet is for."""


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``, without alerts."""
    add_table_sheet(book, _TABLE, ALERTS, ABOUT, language)


def contents(edition: Edition) -> Contents:
    """Return one row per alert, those that last first; without any, a row that says so."""
    return Contents(source_place(_TABLE, edition), (Block(_TABLE, rows_of(edition)),))


def rows_of(edition: Edition) -> list[Mapping[str, CellValue]]:
    """Return the rows of the table by the keys of its columns."""
    watch = edition.remarks.watch
    rows = [] if watch is None else list(_rows(watch, edition.language))
    nothing = said.not_looked_for() if watch is None else said.no_alert()
    return rows or [{"what": nothing.text(edition.language)}]


def _rows(watch: Watch, language: Language) -> Iterator[Mapping[str, CellValue]]:
    for alert in standing(watch.alerts, watch.day):
        yield {
            "day": alert.first,
            **_words(alert.sighting, language),
            "state": STATE[alert.state].text(language),
            "alert_id": alert.id,
        }
    for month in watch.by_chance:
        yield {"day": watch.day, **_words(month, language), "state": said.MAY_BE_CHANCE.text(language)}


def _words(seen: Sighting, language: Language) -> Mapping[str, CellValue]:
    return {
        "model": seen.model,
        "alert": KIND[seen.kind].text(language),
        "what": seen.what.text(language),
        "unusual": None if seen.once_in is None else round(min(seen.once_in, said.RAREST)),
        "check_first": seen.check_first.text(language) if seen.check_first else None,
    }
