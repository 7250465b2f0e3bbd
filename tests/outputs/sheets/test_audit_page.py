"""The report's sheet of the audit."""

from editions import STEADY, edition, remarked
from openpyxl.worksheet.worksheet import Worksheet
from sheets import row_of

from xl_addin.outputs.sheets.audit_page import add_audit
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.edition import Edition


def page(of: Edition) -> Worksheet:
    """Return the sheet of an edition."""
    book = new_book(of.language)
    add_audit(book, of)
    return book.worksheets[0]


def test_every_finding_has_a_row() -> None:
    """Two findings on one model, the first with what would change and the command; sources below."""
    sheet = page(edition("en"))
    assert [sheet.cell(row, 1).value for row in (5, 6)] == [STEADY] * 2
    assert sheet["F5"].value == "61.2 → 58.0"
    assert str(sheet["I5"].value).startswith("hfscore exclude")
    assert row_of(sheet, "Source:") > 6


def test_without_findings_that_is_said() -> None:
    """Where nothing doubtful was found the only row says so."""
    sheet = page(remarked(edition("ja"), doubts={STEADY: ()}))
    assert "疑わしい点は見つかりませんでした" in str(sheet["C5"].value)
