"""The months of the models of a comparison."""

from datetime import date

from chosen_books import LEGACY, OLD, ONE, PARTIAL, QUIET, SPIKE, STEADY, UNDATED, picked

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.watchlist.drawn_compared import (
    BELOW_LOG,
    COMPARED_LINES,
    MOST_COMPARED,
    key_of,
    latest,
)
from xl_addin.outputs.watchlist.slots import EARLIEST


def _column(key: str, place: int, *models: str) -> list[CellValue]:
    places = picked("", *models)
    (column,) = (column for column in COMPARED_LINES.columns if column.key == key_of(key, place))
    return [column.value(places, row) for row in range(COMPARED_LINES.rows)]


def test_each_place_draws_its_own_model() -> None:
    """The second line is the second model's, its last point repeated."""
    assert _column("count", 2, STEADY, PARTIAL)[:5] == [40, 95, 156, 156, 156]
    assert _column("month", 2, STEADY, PARTIAL)[:5] == [1, 2, 3, 3, 3]
    assert _column("start", 2, STEADY, PARTIAL)[:3] == [date(2025, month, 28) for month in (1, 2, 3)]


def test_free_places_lie_below_the_axis() -> None:
    """A place without a model, or whose model has no months, is below 1 on the axis of powers of ten."""
    for place in (2, 3):
        for key in ("count", "dated"):
            assert set(_column(key, place, STEADY, LEGACY)) == {BELOW_LOG}
    assert 0 < BELOW_LOG < 1


def test_no_child_is_drawn_at_one() -> None:
    """On an axis of powers of ten there is no 0: months without a child lie at 1, as the sheet says."""
    assert _column("count", 1, QUIET)[:4] == [1, 1, 1, 7]


def test_free_places_do_not_stretch_the_calendar() -> None:
    """What is not drawn stands at the latest month that is drawn, so that the axis ends there."""
    assert set(_column("start", 3, STEADY, SPIKE)) == {date(2025, 12, 28)}
    assert latest(picked("", STEADY, SPIKE)) == date(2025, 12, 28)
    assert latest(picked(STEADY)) == EARLIEST


def test_counts_without_dates_are_drawn_since_release_alone() -> None:
    """A model whose months have no dates has no line in the calendar."""
    assert _column("count", 1, UNDATED)[:3] == [3, 7, 12]
    assert set(_column("dated", 1, UNDATED)) == {BELOW_LOG}


def test_long_histories_end_today() -> None:
    """Of 140 months the last 84 are drawn."""
    months = _column("month", 1, OLD)
    assert (months[0], months[-1], len(months)) == (57, 140, MOST_COMPARED)


def test_one_month_is_one_point() -> None:
    """A model of one month has one and the same point throughout."""
    assert set(_column("count", 1, ONE)) == {4}
