"""Quantiles of a weighted set of points."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from xl_addin.growth.quantiles import weighted_quantiles

points = st.lists(st.integers(-50, 50).map(float), min_size=1, max_size=30)
level = st.floats(0.01, 0.99)


def even(count: int) -> np.ndarray:
    """Return one column of equal weights."""
    return np.full((count, 1), 1 / count)


@given(st.floats(0.05, 0.95), st.floats(-2, 2), st.floats(1, 2))
def test_a_fine_grid_gives_the_normal_quantiles(p: float, mean: float, sd: float) -> None:
    """On a grid of 129 points under a normal density the quantiles are scipy's norm.ppf."""
    value = np.linspace(-12, 12, 129)
    weight = norm.pdf(value, mean, sd)
    found = weighted_quantiles(value, weight[:, None] / weight.sum(), [p])[0, 0]
    assert found == pytest.approx(norm.ppf(p, mean, sd), abs=0.03)


@given(points, level, level)
def test_a_higher_level_never_gives_less(value: list[float], p: float, q: float) -> None:
    """Quantiles rise with the level and stay among the points."""
    low, high = weighted_quantiles(np.array(value), even(len(value)), sorted((p, q)))[0]
    assert min(value) <= low <= high <= max(value)


@given(points, level)
def test_ties_count_as_one_value(value: list[float], p: float) -> None:
    """Writing every point twice at half its weight changes nothing."""
    once = weighted_quantiles(np.array(value), even(len(value)), [p])
    twice = weighted_quantiles(np.repeat(value, 2), even(2 * len(value)), [p])
    assert once == pytest.approx(twice)


def test_a_sure_point_spreads_over_its_cell_only() -> None:
    """All weight on one point puts the middle quantile in its cell's middle, for each series its own.

    Cells of 1, 3, 5: [1, 2], [2, 4], [4, 5]; the value 5 stands first to show that order is no matter.
    """
    found = weighted_quantiles(np.array([5.0, 1.0, 3.0]), np.eye(3), [0.1, 0.5])
    assert found == pytest.approx(np.array([[4.1, 4.5], [1.1, 1.5], [2.2, 3.0]]))


def test_single_precision_weights_lose_nothing() -> None:
    """Of 910 points under a normal density, quantiles in single precision are those in double to 1e-4."""
    value = np.random.default_rng(1).normal(size=910)
    weight = norm.pdf(value, 0.5, 0.5)[:, None]
    weight /= weight.sum()
    double = weighted_quantiles(value, weight, [0.1, 0.5, 0.9])
    single = weighted_quantiles(value, weight.astype(np.float32), [0.1, 0.5, 0.9])
    assert single.dtype == np.float64
    assert single == pytest.approx(double, rel=1e-4)


def test_many_series_get_what_each_gets_alone() -> None:
    """Five hundred series on points with ties are summed another way than one is, to the same quantiles."""
    rng = np.random.default_rng(2)
    value, weight = rng.integers(0, 400, 910) / 7, rng.dirichlet(np.ones(910), 500).T
    together = weighted_quantiles(value, weight, [0.1, 0.5, 0.9])
    alone = [weighted_quantiles(value, weight[:, [series]], [0.1, 0.5, 0.9])[0] for series in range(500)]
    assert together == pytest.approx(np.array(alone))
