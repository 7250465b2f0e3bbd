"""The months that the charts of one model draw."""

from chosen_books import LEGACY, OLD, ONE, STEADY, YOUNG, identified, picked
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.watchlist.chosen import Chosen
from xl_addin.outputs.watchlist.computed import Grid
from xl_addin.outputs.watchlist.drawn import BELOW, LINES, MOST_MONTHS, OUTLOOK, OUTLOOK_ROWS


def _column(grid: Grid, key: str, model: str | Chosen) -> list[CellValue]:
    places = picked(model) if isinstance(model, str) else (model,)
    (column,) = (column for column in grid.columns if column.key == key)
    return [column.value(places, row) for row in range(grid.rows)]


def _months(count: int, ahead: int) -> Chosen:
    def row(month: int) -> dict[str, CellValue]:
        return {
            "month": month,
            "cumulative": 10 * month,
            "new": 10,
            "p50": 11.0 * month,
        }

    counted = [row(month) for month in range(1, count + 1)]
    forecast = [row(month) for month in range(count + 1, count + ahead + 1)]
    return Chosen(0, "a/b", "en", 1, {}, 0, counted, forecast)


@given(st.integers(1, 300), st.integers(0, 12))
def test_a_line_ends_in_its_last_point_over_and_over(count: int, ahead: int) -> None:
    """Whatever the number of months, the latest ones are drawn in order, and then the last one again."""
    one = _months(count, ahead)
    drawn = min(count, MOST_MONTHS)
    expected = [*range(count - drawn + 1, count + 1), *[count] * (MOST_MONTHS - drawn)]
    assert _column(LINES, "month", one) == expected
    assert _column(LINES, "counted", one) == [10 * month for month in expected]


def test_observed_line_is_the_whole_months() -> None:
    """The running month is not drawn."""
    assert _column(LINES, "counted", STEADY)[10:14] == [330, 372, 372, 372]
    assert _column(LINES, "new", ONE)[:2] == [4, 4]


def test_older_months_than_there_is_room_for_are_left_out() -> None:
    """Of 140 months the last 132 are drawn, so that the line reaches today."""
    months = _column(LINES, "month", OLD)
    assert (months[0], months[-1], len(months)) == (9, 140, 132)


def test_outlook_begins_where_the_count_stands() -> None:
    """The forecast's three lines leave the last whole month together and follow the quantiles."""
    forecast = identified().forecast
    assert _column(OUTLOOK, "outlook_month", STEADY) == list(range(12, 25))
    for key in ("p10", "p50", "p90"):
        assert _column(OUTLOOK, key, STEADY) == [372, *(getattr(point, key) for point in forecast)]


def test_without_a_forecast_there_is_no_line_ahead() -> None:
    """All points of the outlook are the last count."""
    assert _column(OUTLOOK, "p50", YOUNG) == [12] * OUTLOOK_ROWS
    assert _column(OUTLOOK, "outlook_month", YOUNG) == [1] * OUTLOOK_ROWS


def test_curve_goes_through_the_counted_months() -> None:
    """What the curve expects of each month is drawn month by month, and ends with the last whole one."""
    curve = _column(LINES, "curve", STEADY)
    assert curve[:12] == list(identified().expected)
    assert set(curve[12:]) == {identified().expected[-1]}


def test_a_curve_that_nobody_asked_for_is_not_drawn() -> None:
    """It lies below the axis, as does everything of a model without months."""
    assert set(_column(LINES, "curve", ONE)) == {BELOW}
    assert BELOW < 0
    for key in ("counted", "new", "curve"):
        assert set(_column(LINES, key, LEGACY)) == {BELOW}
    for key in ("p10", "p50", "p90"):
        assert set(_column(OUTLOOK, key, LEGACY)) == {BELOW}


def test_tables_stand_side_by_side() -> None:
    """An empty column parts them, so that none can grow into another."""
    assert OUTLOOK.left == LINES.left + len(LINES.columns) + 1
