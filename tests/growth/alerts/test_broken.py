"""Broken forecasts: outside the interval on one side, two months in a row."""

import numpy as np

from xl_addin.growth.alerts.broken import ONCE_IN, broken, first_broken

LOW, HIGH = np.full((1, 5), 10.0), np.full((1, 5), 20.0)


def of(came: list[float]) -> list[bool]:
    """Return in which months a forecast of 10 to 20 is broken."""
    return [bool(one) for one in broken(np.array([came]), LOW, HIGH)[0]]


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
