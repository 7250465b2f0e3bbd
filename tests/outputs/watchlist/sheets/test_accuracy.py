"""The sheet of accuracy."""

from dataclasses import replace
from datetime import date

import pytest
from answers import twelve
from editions import edition
from filled import filled, place

from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.sheets import accuracy
from xl_addin.records import Language


@pytest.mark.parametrize(("language", "day"), [("en", "2027-02-22"), ("ja", "2027/02/22")])
def test_the_day_of_the_first_comparison_is_told(language: Language, day: str) -> None:
    """Three months after the last day of data (AS_OF, 2026-11-22) forecasts can be held against it."""
    book = new_book(language)
    accuracy.add(book, language)
    filled(book, accuracy.contents(edition(language)))
    said = place(book, "_hf.accuracy.said")
    assert day in str(said.value)
    assert said.row == 4


def test_month_ends_are_clamped() -> None:
    """Three months after the end of November is the last day of February."""
    late = replace(twelve()[0], as_of=date(2026, 11, 30))
    said = accuracy.contents(edition("en", (late, twelve()[1]))).places["accuracy.said"]
    assert "2027-02-28" in str(said)


def test_without_a_day_none_is_promised() -> None:
    """Where no model could be answered there is no day to count from."""
    said = accuracy.contents(edition("en", twelve()[9:])).places["accuracy.said"]
    assert said == "Nothing yet."


def test_no_row_is_written() -> None:
    """Rows come with the first outcomes."""
    (block,) = accuracy.contents(edition("en")).blocks
    assert (block.key, list(block.rows)) == ("accuracy", [])
