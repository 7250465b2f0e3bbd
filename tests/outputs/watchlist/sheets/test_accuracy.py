"""The sheet of accuracy."""

from dataclasses import replace
from datetime import date

import pytest
from answers import twelve
from editions import STEADY, edition
from filled import filled, place
from track_records import foretold

from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.sheets import accuracy
from xl_addin.records import Language


@pytest.mark.parametrize(("language", "day"), [("en", "2026-12-22"), ("ja", "2026/12/22")])
def test_the_day_of_the_first_comparison_is_told(language: Language, day: str) -> None:
    """One month after the last day of data (AS_OF, 2026-11-22) forecasts can be held against it."""
    book = new_book(language)
    accuracy.add(book, language)
    filled(book, accuracy.contents(edition(language)))
    said = place(book, "_hf.accuracy.said")
    assert day in str(said.value)
    assert said.row == 4


def test_month_ends_are_clamped() -> None:
    """One month after the end of January is the last day of February."""
    late = replace(twelve()[0], as_of=date(2027, 1, 31))
    said = accuracy.contents(edition("en", (late, twelve()[1]))).places["accuracy.said"]
    assert "2027-02-28" in str(said)


def test_without_a_day_none_is_promised() -> None:
    """Where no model could be answered there is no day to count from."""
    said = accuracy.contents(edition("en", twelve()[9:])).places["accuracy.said"]
    assert said == "Nothing yet."


def test_without_outcomes_no_row_is_written() -> None:
    """Rows come with the first outcomes."""
    (block,) = accuracy.contents(edition("en")).blocks
    assert (block.key, list(block.rows)) == ("accuracy", [])


def test_every_forecast_that_came_due_has_a_row() -> None:
    """Each bears the day it was given, its horizon, interval, what came, and whether that lies inside."""
    with_past = replace(edition("en"), came={STEADY: foretold(3, came={4: 90, 6: 131, 9: None})})
    (block,) = accuracy.contents(with_past).blocks
    assert [dict(row) for row in block.rows] == [
        {
            "model": STEADY,
            "given": date(2025, 4, 30),
            "horizon": horizon,
            "p50": 20.0 * month,
            "p10": 18.0 * month,
            "p90": pytest.approx(22.0 * month),
            "came": came,
            "inside": inside,
        }
        for horizon, month, came, inside in ((1, 4, 90, "no"), (3, 6, 131, "yes"))
    ]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (2, "Only 2 earlier forecasts have come due (2 inside the 80 % interval): too few cases to judge"),
        (10, "Of 10 earlier forecasts on 1 model that came due, 10 (100%) held"),
    ],
)
def test_few_cases_are_said_to_be_few(given: int, told: str) -> None:
    """Below ten cases no share is told."""
    came = [
        one for start in range(1, given + 1) for one in foretold(start, came={start + 1: 20 * (start + 1)})
    ]
    assert accuracy.told(replace(edition("en"), came={STEADY: came})).en.startswith(told)
