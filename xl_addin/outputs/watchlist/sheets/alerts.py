"""The sheet of alerts: what unusual happened, and what to look at first."""

from openpyxl import Workbook

from xl_addin.outputs.watchlist.contents import Block, Contents
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.skeleton import add_table_sheet
from xl_addin.outputs.watchlist.titles import ALERTS
from xl_addin.records import Language, Sentence

_TABLE = "alerts"
_ABOUT = Sentence(
    "What happened against the forecast, levels that were crossed, data that changed. "
    "The sheet of rules says which alerts are given.",
    "予測と異なる動き、しきい値の超過、データの変化を知らせます。条件は「ルール」シートで設定します。",
)
_NOTHING = Sentence("Nothing yet.", "まだアラートはありません。")


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``, without alerts."""
    add_table_sheet(book, _TABLE, ALERTS, _ABOUT, language)


def contents(edition: Edition) -> Contents:
    """Return that there is no alert yet."""
    return Contents(
        source_place(_TABLE, edition), (Block(_TABLE, [{"what": _NOTHING.text(edition.language)}]),)
    )
