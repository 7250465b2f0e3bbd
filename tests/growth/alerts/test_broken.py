"""Broken forecasts: outside the interval on one side, two months in a row."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from xl_addin.growth.alerts.broken import ONCE_IN, broken, first_broken, share_for, widened

LOW, HIGH = np.full((1, 5), 10.0), np.full((1, 5), 20.0)


def of(came: list[float], times: int = 2) -> list[bool]:
    """Return in which months a forecast of 10 to 20 is broken."""
    return [bool(one) for one in broken(np.array([came]), LOW, HIGH, times)[0]]


def test_twice_above_or_twice_below_is_broken() -> None:
    """The second month outside breaks it, and so does every further one."""
    assert of([15, 21, 22, 23, 15]) == [False, False, True, True, False]
    assert of([9, 9, 15, 15, 15]) == [False, True, False, False, False]


def test_the_bounds_are_inside_and_changing_sides_is_not_in_a_row() -> None:
    """10 and 20 themselves are inside; below after above is no second month."""
    assert of([10, 20, 21, 20, 21]) == [False] * 5
    assert of([21, 9, 21, 9, 15]) == [False] * 5


def test_a_month_that_is_not_over_breaks_nothing() -> None:
    """NaN is not outside, and it ends what was in a row."""
    assert of([21, np.nan, 21, np.nan, np.nan]) == [False] * 5


def test_a_forecast_breaks_for_the_first_time_once() -> None:
    """Of months 3, 4 and 5 only the third is the first; a forecast that held has none."""
    found = first_broken(np.array([[False, False, True, True, True], [False] * 5]))
    assert found.tolist() == [[False, False, True, False, False], [False] * 5]


def test_wider_intervals_break_less_often() -> None:
    """Once in more months, the larger the share that the interval holds."""
    assert list(ONCE_IN.values()) == sorted(ONCE_IN.values())
    assert list(ONCE_IN) == sorted(ONCE_IN)


def test_how_often_in_a_row_is_asked_for() -> None:
    """Once outside breaks at once, three times in the third month; sides are not mixed."""
    assert of([15, 21, 15, 9, 21], 1) == [False, True, False, True, True]
    assert of([21, 22, 23, 24, 15], 3) == [False, False, True, True, False]
    assert of([21, 22, 9, 21, 22], 3) == [False] * 5


@pytest.mark.parametrize(
    ("forecasts", "share"),
    [(0, 0.8), (1, 0.8), (22, 0.8), (23, 0.9), (44, 0.9), (73, 0.95), (150, 0.98), (151, 0.98), (9999, 0.98)],
)
def test_long_lists_ask_for_larger_shares(forecasts: int, share: float) -> None:
    """The least share that was measured by which about one of the list breaks in a month, or fewer."""
    assert share_for(forecasts) == share
    assert ONCE_IN[share] >= min(forecasts, max(ONCE_IN.values()))


def row(value: float) -> np.ndarray:
    """Return one number as an array."""
    return np.array([[value]])


def interval(start: float, p10: float, p50: float, p90: float, share: float) -> tuple[float, float]:
    """Return the widened interval of one month."""
    found = widened(row(start), row(p10), row(p50), row(p90), share)
    return float(found.low[0, 0]), float(found.high[0, 0])


def test_intervals_widen_each_side_by_its_own_width() -> None:
    """95 % of a normal is 1.96/1.2816 as wide as 80 %: from 9, 19 and 99 new the logarithms move so far."""
    stretch = norm.ppf(0.975) / norm.ppf(0.9)
    assert stretch == pytest.approx(1.5293, abs=1e-4)
    low, high = interval(100, 109, 119, 199, 0.95)
    assert low == pytest.approx(100 + 20 * (10 / 20) ** stretch - 1)
    assert high == pytest.approx(100 + 20 * (100 / 20) ** stretch - 1)


def test_no_interval_reaches_below_the_count_when_it_was_given() -> None:
    """Children to come are not negative, however wide the interval is."""
    assert interval(100, 101, 130, 160, 0.98)[0] == 100


start, step = st.integers(0, 10_000), st.integers(0, 10_000)


@given(start, step, step, step)
def test_an_interval_as_told_keeps_its_bounds(start: int, first: int, second: int, third: int) -> None:
    """At 80 % a count on a bound lies inside, as the table of outcomes says, and one beyond lies outside."""
    p10, p50, p90 = np.cumsum([start + first, second, third]).tolist()
    low, high = interval(start, p10, p50, p90, 0.8)
    assert low <= p10
    assert high >= p90
    assert low == pytest.approx(p10)
    assert high == pytest.approx(p90)


@given(start, step, step, step)
def test_a_larger_share_never_narrows(start: int, first: int, second: int, third: int) -> None:
    """Each interval holds those of smaller shares, and none starts below the count that was known."""
    p10, p50, p90 = np.cumsum([start + first, second, third]).tolist()
    found = [interval(start, p10, p50, p90, share) for share in ONCE_IN]
    assert [low for low, _ in found] == sorted((low for low, _ in found), reverse=True)
    assert [high for _, high in found] == sorted(high for _, high in found)
    assert found[-1][0] >= start
