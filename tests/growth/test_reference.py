"""The reference: a place among models of the same age."""

import numpy as np
import pytest
from growth_models import stated_reference
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.growth.reference import LEVELS, percentile


def test_levels_are_the_middles_of_forty_equal_shares() -> None:
    """Forty levels, 2.5 points apart, the first and last half a share from the ends."""
    assert np.allclose(LEVELS, (np.arange(40) + 0.5) / 40)


@given(st.floats(0.0125, 0.9875))
def test_percentiles_are_the_inverse_of_quantiles(level: float) -> None:
    """A promise that stands at level p of a uniform reference has the percentile 100 p."""
    assert percentile(np.array([level * 8]), LEVELS * 8)[0] == pytest.approx(100 * level)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_more_is_never_ranked_lower(one: float, other: float) -> None:
    """Percentiles rise with the promise and stay inside 0 to 100, however far it lies outside."""
    low, high = percentile(np.array(sorted((one, other))), LEVELS * 100)
    assert 0 < low <= high < 100


def test_what_no_reference_model_promises_is_half_way_to_the_end() -> None:
    """Outside the kept quantiles the percentile is 0.625 or 99.375, half of the share left there."""
    assert percentile(np.array([-1.0, 2.0]), LEVELS) == pytest.approx([0.625, 99.375])


def test_the_references_own_models_are_fifty_on_average() -> None:
    """The mean percentile of the promises that the quantiles were taken from is 50, within half a point."""
    promise = np.random.default_rng(5).lognormal(1, 2, 4001)
    assert percentile(promise, np.quantile(promise, LEVELS)).mean() == pytest.approx(50, abs=0.5)


@pytest.mark.parametrize(("age", "place"), [(0, 0), (3, 0), (13, 0), (14, 1), (24, 1), (1000, 1)])
def test_the_nearest_age_is_found(age: int, place: int) -> None:
    """Of ages 3 and 24 a model of 13 months is nearer to 3, one of 14 to 24; beyond the last, the last."""
    assert stated_reference().place(age) == place
