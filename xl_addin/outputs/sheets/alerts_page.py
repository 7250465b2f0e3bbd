"""The report's sheet of alerts: what happened against expectation, and what to look at first."""

from openpyxl import Workbook

from xl_addin.outputs.sheets.log_page import add_log
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.sheets import alerts
from xl_addin.outputs.watchlist.titles import ALERTS


def add_alerts(book: Workbook, edition: Edition) -> None:
    """Append the sheet to ``book``."""
    add_log(book, "alerts", (ALERTS, alerts.ABOUT), alerts.rows_of(edition), edition)
