"""Learning habits: of all models from their histories, of one model from its own past months."""

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.alerts.habits import SPREADS, STEPS, Habits, log_mass
from xl_addin.growth.alerts.levels import Levels, read_levels
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, Integers
from xl_addin.growth.prior import Prior

# A model's past counts with this power: its months are not as independent as the product supposes, and
# a power below 1 keeps a wrong product from becoming sure (Grünwald, *The Safe Bayesian*, ALT 2012).
POWER = 0.85

_ROUNDS = 60
_READINGS = 3
_EVEN = 0.06  # this share of the weight stays spread over all spreads: steady models are rare, not impossible
_TINY = np.finfo(np.float64).tiny


def learn_habits(counts: Counts, prior: Prior) -> Habits:
    """Learn the habits of N models by the EM algorithm.

    Parameters
    ----------
    counts
        Their histories; those too short or too small to be judged teach nothing.
    prior
        Of the growth curve that the levels are read off; learned without the models to be judged.
    """
    known = come(read_levels(counts, prior), counts)
    mass = np.exp(log_mass(came_in(known, counts), known))
    series = np.unique(known.series, return_inverse=True)[1]
    habits = Habits(
        np.full(_READINGS, 1 / _READINGS),
        np.full(len(SPREADS), 1 / len(SPREADS)),
        np.full(len(STEPS), 1 / len(STEPS)),
    )
    for _ in range(_ROUNDS if len(series) else 0):
        habits = _better(habits, mass, series)
    return habits


def learn_state(told: Floats, series: Integers, habits: Habits) -> Floats:
    """Return what each month's model is taken for before the month came, shape (R, 3, 6), rows sum to 1.

    Parameters
    ----------
    told
        As :func:`~xl_addin.growth.alerts.habits.log_mass` returns it of what came, shape (R, 3, 6, 6).
    series
        Whose month it is, shape (R,); sorted, and by month within a series.
    habits
        Where learning starts.
    """
    likely = np.log(np.exp(told) @ habits.step + _TINY)
    return _shares(np.log(habits.state + _TINY) + POWER * _before(likely, series))


def come(levels: Levels, counts: Counts) -> Levels:
    """Return the levels of the months that are over."""
    return levels.rows(levels.month <= counts.months[levels.series])


def came_in(known: Levels, counts: Counts) -> Floats:
    """Return the new children of the months, shape (R,); 0 in a month that is not over."""
    padded = np.hstack([counts.new, np.zeros((len(counts.months), 1))])
    return np.asarray(padded[known.series, known.month - 1])


def _better(habits: Habits, mass: Floats, series: NDArray[np.intp]) -> Habits:
    """Return the habits after one round of EM; ``mass`` has shape (R, 3, 6, 6), ``series`` (R,)."""
    likely = mass @ habits.step + _TINY
    evidence = np.zeros((series[-1] + 1, *habits.state.shape))
    np.add.at(evidence, series, np.log(likely))
    state = _shares(evidence + np.log(habits.state + _TINY))
    step = habits.step * np.einsum("rls,rlsk->k", state[series] / likely, mass)
    mean = state.mean(axis=0)
    spread = (1 - _EVEN) * mean.sum(axis=0) + _EVEN / len(SPREADS)
    return Habits(mean.sum(axis=1), spread, step / step.sum())


def _before(value: Floats, series: NDArray[np.int64]) -> Floats:
    """Return the sums of ``value`` over the earlier rows of the same series."""
    total = np.cumsum(value, axis=0) - value
    first = np.searchsorted(series, series)
    return np.asarray(total - total[first])


def _shares(log_weight: Floats) -> Floats:
    weight = np.exp(log_weight - log_weight.max(axis=(1, 2), keepdims=True))
    return np.asarray(weight / weight.sum(axis=(1, 2), keepdims=True))
