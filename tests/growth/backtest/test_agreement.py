"""Rank correlations: of a score with its promise, and of the naive readings."""

import numpy as np
import pandas as pd
import pytest
from backtest_panels import simulated_panel
from growth_models import stated_model
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.growth.backtest.agreement import Agreement, Promise, agreement, rank_correlation
from xl_addin.growth.backtest.trials import Folds
from xl_addin.growth.fitting import Counts
from xl_addin.growth.scores import evidence
from xl_addin.records import ScoreName

VALUES = st.lists(st.integers(-50, 50), min_size=3, max_size=20, unique=True)


@pytest.fixture(scope="module")
def panel() -> Counts:
    """Return forty series of 24 months."""
    counts = simulated_panel(160, 24)
    return counts.rows(counts.months == 24)


@pytest.fixture(scope="module")
def lines(panel: Counts) -> tuple[Agreement, ...]:
    """Return their rank correlations under the model stated for the tests."""
    return agreement(panel, Folds(np.zeros(len(panel.months), dtype=np.intp), (stated_model(),)))


def of(lines: tuple[Agreement, ...], promise: Promise, age: int | None) -> Agreement:
    """Return the line of one promise at one age, or over the young ages."""
    (found,) = [line for line in lines if (line.promise, line.age) == (promise, age)]
    return found


def spearman(one: object, other: object) -> float:
    """Return the rank correlation as pandas computes it."""
    return float(pd.Series(one).rank().corr(pd.Series(other).rank()))


@pytest.mark.parametrize("age", [3, 6, 12])
def test_the_naive_readings_are_held_against_the_promised_counts(
    panel: Counts, lines: tuple[Agreement, ...], age: int
) -> None:
    """Current count and last month's count against the count a year on, as pandas ranks them."""
    total, carried = np.cumsum(panel.new, axis=1), evidence(panel.first(age))[:, 0]
    found = of(lines, Promise.STANDING, age)
    assert found.score is ScoreName.COMPETITIVENESS
    assert found.models == carried.sum()
    later = total[carried, age + 11]
    assert found.current_count == pytest.approx(spearman(total[carried, age - 1], later))
    assert found.last_month == pytest.approx(spearman(panel.new[carried, age - 1], later))
    assert found.standard_error == pytest.approx(1 / np.sqrt(carried.sum() - 1))


def test_heat_is_held_against_the_growth_of_three_months(panel: Counts, lines: tuple[Agreement, ...]) -> None:
    """The promise is (c_9 + 1)/(c_6 + 1) at six months."""
    total, carried = np.cumsum(panel.new, axis=1), evidence(panel.first(6))[:, 0]
    growth = (total[carried, 8] + 1) / (total[carried, 5] + 1)
    found = of(lines, Promise.NEXT_THREE, 6)
    assert found.last_month == pytest.approx(spearman(panel.new[carried, 5], growth))


def test_stability_is_held_against_the_second_half_year(panel: Counts, lines: tuple[Agreement, ...]) -> None:
    """The counts at +12 over those at +6; and months 7–12 over 1–6, half a child added to each."""
    total, carried = np.cumsum(panel.new, axis=1), evidence(panel.first(6))[:, 1]
    now, half, year = total[carried, 5], total[carried, 11], total[carried, 17]
    growth, halves = of(lines, Promise.SECOND_HALF, 6), of(lines, Promise.HALVES, 6)
    assert growth.current_count == pytest.approx(spearman(now, year / half))
    assert halves.current_count == pytest.approx(spearman(now, (year - half + 0.5) / (half - now + 0.5)))


def test_one_line_is_the_mean_over_the_young_ages(panel: Counts, lines: tuple[Agreement, ...]) -> None:
    """Today's count against that a year on at 3 to 11 months, each age weighted by its models."""
    total, counted, size = np.cumsum(panel.new, axis=1), [], []
    for age in range(3, 12):
        carried = evidence(panel.first(age))[:, 0]
        counted.append(spearman(total[carried, age - 1], total[carried, age + 11]))
        size.append(carried.sum())
    found = of(lines, Promise.STANDING, None)
    assert found.current_count == pytest.approx(np.average(counted, weights=size))
    # A series with the evidence has it at every later age, and all are long enough.
    assert found.models == size[-1]
    assert found.standard_error == pytest.approx(1 / np.sqrt(size[-1] - 1))


def test_the_score_of_a_year_ranks_models_of_known_growth(lines: tuple[Agreement, ...]) -> None:
    """At twelve months competitiveness and what came have the same order, nearly (simulated: > 0.9)."""
    assert of(lines, Promise.STANDING, 12).rank_correlation > 0.9


def test_series_that_end_too_early_leave_an_empty_line() -> None:
    """Seven months hold no year ahead: no model, no number, and no warning."""
    counts = simulated_panel()
    short = counts.rows(counts.months == 7)
    folds = Folds(np.zeros(len(short.months), dtype=np.intp), (stated_model(),))
    for age in (3, None):
        found = of(agreement(short, folds), Promise.STANDING, age)
        assert found.models == 0
        assert np.isnan([found.rank_correlation, found.last_month, found.standard_error]).all()


@given(VALUES)
def test_ranks_alone_decide(values: list[int]) -> None:
    """A rising function changes nothing, a falling one turns the sign."""
    one = np.array(values, dtype=float)
    other = np.sin(np.arange(len(one)))
    found = rank_correlation(one, other)
    assert rank_correlation(np.exp(one / 50), other) == pytest.approx(found)
    assert rank_correlation(-one, other) == pytest.approx(-found)
    assert rank_correlation(one, one) == pytest.approx(1)


@pytest.mark.parametrize("values", [[], [1.0, 2.0], [4.0, 4.0, 4.0, 4.0]])
def test_nothing_to_rank_is_no_number(values: list[float]) -> None:
    """Fewer than three values, or all the same, have no rank correlation."""
    assert np.isnan(rank_correlation(np.array(values), np.arange(len(values), dtype=float)))
