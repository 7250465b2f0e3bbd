"""The running month: what it may bring, and whether it is beyond that already."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steady_models import prior

from xl_addin.growth.alerts.ahead import before_last, read_month_ahead, read_running
from xl_addin.growth.alerts.surprise import read_surprise
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts

series = st.lists(st.integers(0, 300), min_size=3, max_size=12).filter(lambda new: sum(new) >= 5)


def ended(new: list[int], counts: Floats) -> Floats:
    """Return low, high and mass of the month after ``new``, ended with each of ``counts``, (3, K)."""
    found = read_surprise(Counts.stack([[*new, count] for count in counts]), prior())
    return np.stack([found.low[:, -1], found.high[:, -1], found.mass[:, -1]])


@given(series)
@settings(max_examples=12, deadline=None)
def test_a_quantile_is_the_least_number_not_exceeded_with_its_probability(new: list[int]) -> None:
    """At or below p90 lies 90 % or more, one child lower less, and so for p10 and p50."""
    ahead = read_month_ahead(Counts.stack([new]), prior())
    for level, found in zip((0.1, 0.5, 0.9), (ahead.p10[0], ahead.p50[0], ahead.p90[0]), strict=True):
        low = ended(new, np.array([found, max(found - 1, 0)]))[0]
        assert low[0] >= level - 1e-6
        assert found == 0 or low[1] < level + 1e-6
    assert ahead.p10[0] <= ahead.p50[0] <= ahead.p90[0]


def test_no_month_is_expected_to_lose_children() -> None:
    """Beside a model of thousands a month, whose search takes longer, the p10 of a small one is 0."""
    new = np.array([[1.0, 0, 2, 0, 1, 1, 0, 1], [3000.0, 4000, 3500, 3600, 3700, 3300, 3400, 3900]])
    ahead = read_month_ahead(Counts(new, np.array([8, 8])), prior())
    assert ahead.p10[0] == 0
    assert ahead.p10[1] > 1000


def test_a_running_month_is_beyond_when_it_has_more_than_p90() -> None:
    """At p90 it is not beyond yet, with one child more it is."""
    counts = Counts.stack([[40, 44, 38, 41], [40, 44, 38, 41]])
    p90 = read_month_ahead(counts, prior()).p90
    found = read_running(counts, p90 + np.array([0, 1]), prior())
    assert found.p90 == pytest.approx(p90)
    assert found.beyond.tolist() == [False, True]


def test_the_chance_so_far_is_that_of_the_whole_month() -> None:
    """Seventy children so far have the chance of a month that ends with seventy or more."""
    new = [40, 44, 38, 41]
    found = read_running(Counts.stack([new]), np.array([70.0]), prior())
    assert found.high[0] == pytest.approx(ended(new, np.array([70.0]))[1, 0], rel=1e-4)


def test_a_month_without_a_child_so_far_is_certain() -> None:
    """None or more come with certainty."""
    assert read_running(Counts.stack([[9, 9, 9]]), np.zeros(1), prior()).high.tolist() == [1.0]


def test_a_model_too_young_has_no_range_and_is_never_beyond() -> None:
    """Two months, or four children, give NaN and False beside a model that is old enough."""
    counts = Counts.stack([[900, 800], [1, 1, 2], [9, 9, 9]])
    found = read_running(counts, np.full(3, 1e6), prior())
    assert np.isnan(found.p90).tolist() == [True, True, False]
    assert np.isnan(found.high).tolist() == [True, True, False]
    assert found.beyond.tolist() == [False, False, True]


def test_without_its_last_month_a_series_is_what_was_known_when_it_began() -> None:
    """The last month of each series goes, and a series without months stays empty."""
    found = before_last(Counts.stack([[3, 4, 5], [6, 7], []]))
    assert found.new.tolist() == [[3, 4, 0], [6, 0, 0], [0, 0, 0]]
    assert found.months.tolist() == [2, 1, 0]
