"""Overtaking: the probability that one forecast ends above another."""

import numpy as np
import pytest
from growth_models import stated_model
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.growth.alerts.overtaking import above, read_overtaking
from xl_addin.growth.calibration import LEVELS
from xl_addin.growth.fitting import Counts

totals = st.lists(st.integers(0, 50), min_size=25, max_size=25).map(lambda one: np.sort(np.array(one, float)))


@given(totals, totals)
def test_one_of_two_stands_above(first: np.ndarray, second: np.ndarray) -> None:
    """Both ways round the probabilities are in [0, 1] and sum to one, ties shared."""
    there, back = above(first, second), above(second, first)
    assert 0 <= there <= 1
    assert there + back == pytest.approx(1)


def test_forecasts_that_do_not_overlap_leave_no_doubt() -> None:
    """All of 1–25 lies below all of 26–50; a forecast against itself is even."""
    low = np.arange(1.0, 26.0)
    assert above(low, low + 25) == pytest.approx(1)
    assert above(low, low) == pytest.approx(0.5)


def test_two_uniform_forecasts_give_the_area() -> None:
    """P(V + 0.3 > U) of independent uniforms is 1 − 0.7²/2 = 0.755, to the width of the quantiles."""
    assert above(LEVELS, LEVELS + 0.3) == pytest.approx(0.755, abs=0.02)


def test_the_faster_model_is_likelier_to_stand_above() -> None:
    """From equal counts the faster one more likely than not, in the order of the pair, NaN where refused."""
    counts = Counts.stack([[40, 30, 20, 10], [10, 20, 30, 40], []])
    pairs = np.array([[0, 1], [1, 0], [0, 2]])
    found = read_overtaking(counts, pairs, [6, 12], stated_model())
    assert found.shape == (3, 2)
    assert (found[0] > 0.5).all()
    assert found[0] + found[1] == pytest.approx([1, 1])
    assert np.isnan(found[2]).all()
