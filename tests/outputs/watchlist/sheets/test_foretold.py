"""The sheet of past forecasts."""

from editions import STEADY, edition, remarked
from filled import filled
from sheets import stored
from track_records import foretold as given

from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.sheets import foretold
from xl_addin.outputs.watchlist.titles import TOP


def test_each_forecast_that_came_due_has_a_row() -> None:
    """Of forecasts for months 4, 6 and 9 after month 3 two came due."""
    book = new_book("en")
    foretold.add(book, "en")
    filled(
        book,
        foretold.contents(remarked(edition("en"), came={STEADY: given(3, came={4: 90, 6: 131, 9: None})})),
    )
    (sheet,) = stored(book).worksheets
    assert [(sheet.cell(row, 1).value, sheet.cell(row, 7).value) for row in range(TOP + 1, TOP + 4)] == [
        (STEADY, 90),
        (STEADY, 131),
        (None, None),
    ]
