"""What one month may bring: exact for whole numbers, against an independent implementation."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import nbinom

from xl_addin.growth.alerts.habits import HABITS, QUIET, SPREADS, STEPS, at_most, log_mass
from xl_addin.growth.alerts.levels import Levels
from xl_addin.growth.curve import Floats

level = st.floats(0.05, 30.0)


def known(middle: list[float], rows: int) -> Levels:
    """Return the same levels for ``rows`` months, resting on 3, 12 and 1 months."""
    place = np.arange(rows)
    return Levels(place, place, np.tile(middle, (rows, 1)), np.tile([3.0, 12.0, 1.0], (rows, 1)))


def states(rows: int) -> Floats:
    """Return the state of a model without a past for ``rows`` months."""
    return np.tile(HABITS.state, (rows, 1, 1))


def test_the_shares_of_the_shipped_habits_sum_to_one() -> None:
    """Levels, spreads, steps, states and quiet steps are shares, and no quiet step is a burst."""
    for shares in (HABITS.level, HABITS.spread, HABITS.step, HABITS.state, HABITS.quiet_step):
        assert shares.sum() == pytest.approx(1)
        assert (shares >= 0).all()
    assert HABITS.quiet_step[~QUIET].tolist() == [0, 0]


@given(st.tuples(level, level, level))
@settings(max_examples=20)
def test_the_chances_of_all_counts_add_up_to_one(middle: tuple[float, float, float]) -> None:
    """Summed up to n, the masses are the chance of at most n, for n up to 400 and every step."""
    counts = np.arange(401.0)
    levels, state = known(list(middle), 401), states(401)
    mass = np.einsum("rlsk,rls->rk", np.exp(log_mass(counts, levels)), state)
    assert at_most(counts, levels, state) == pytest.approx(np.cumsum(mass, axis=0), abs=1e-8)


def test_a_part_of_the_mixture_is_the_negative_binomial_of_scipy() -> None:
    """Level 12 resting on 3 months, spread σ₃, step 1.5: mean 12 e^{1.5 σ}, size from width and error.

    Worked out with the formulas of the docstrings: 1/size = e^{(0.9 σ)²} − 1 + (1/12 + σ²)/3.
    """
    spread, step = SPREADS[3], STEPS[3]
    size = 1 / (np.expm1((0.9 * spread) ** 2) + (1 / 12 + spread**2) / 3)
    mean = 12 * np.exp(step * spread)
    found = log_mass(np.array([20.0]), known([12, 5, 5], 1))[0, 0, 3, 3]
    assert found == pytest.approx(nbinom.logpmf(20, size, size / (size + mean)))


def test_what_is_ruled_out_is_left_out() -> None:
    """With all weight on one state the chance is that state's alone."""
    state = np.zeros((1, 3, 6))
    state[0, 1, 2] = 1
    spread = SPREADS[2]
    size = 1 / (np.expm1((0.9 * spread) ** 2) + (1 / 5 + spread**2) / 12)
    found = at_most(np.array([7.0]), known([12, 5, 5], 1), state)[0, 2]
    assert found == pytest.approx(nbinom.cdf(7, size, size / (size + 5)))
