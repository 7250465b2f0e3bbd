"""The report's sheet of the audit: every reason to doubt a count, what it would change, what to do."""

from openpyxl import Workbook

from xl_addin.outputs.sheets.log_page import add_log
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.sheets import audit
from xl_addin.outputs.watchlist.titles import AUDIT


def add_audit(book: Workbook, edition: Edition) -> None:
    """Append the sheet to ``book``; without findings it says so."""
    add_log(book, "audit", (AUDIT, audit.ABOUT), audit.rows_of(edition), edition)
