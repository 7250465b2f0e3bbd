"""The month that is running: what it may bring, and whether it is beyond that before it is over."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.alerts.habits import HABITS, Habits, at_most, log_mass
from xl_addin.growth.alerts.learning import came_in, learn_state
from xl_addin.growth.alerts.levels import Levels, read_levels
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts
from xl_addin.growth.prior import Prior

LEVELS = (0.1, 0.5, 0.9)
_ROOM = 62  # doublings: whole numbers beyond are no counts


@dataclass(frozen=True, slots=True, eq=False)
class MonthAhead:
    """The new children to be expected in the month after the last whole one, N series, each (N,).

    ``p10``, ``p50`` and ``p90`` are the least whole numbers that are not exceeded with these
    probabilities; NaN where too little is known.
    """

    p10: Floats
    p50: Floats
    p90: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Running:
    """How the running month of N series stands, each (N,).

    ``high`` is the chance that the *whole* month brings as many children as came so far, or more; as it
    allows for the days that are left, it is not too small at any time. ``beyond`` says that more than
    the p90 of the whole month are here already. NaN and False where too little is known.
    """

    p90: Floats
    high: Floats
    beyond: NDArray[np.bool_]


def read_month_ahead(counts: Counts, prior: Prior, habits: Habits = HABITS) -> MonthAhead:
    """Read what the month after the last whole one may bring; ``habits`` are the shipped unless given."""
    known, state = _last(counts, prior, habits)
    table = np.full((len(LEVELS), len(counts.months)), np.nan)
    for row, level in zip(table, LEVELS, strict=True):
        row[known.series] = _quantile(known, state, habits, level)
    return MonthAhead(*table)


def read_running(counts: Counts, so_far: Floats, prior: Prior, habits: Habits = HABITS) -> Running:
    """Hold the running month against what the whole month may bring.

    Parameters
    ----------
    counts
        New children in each whole month, N series.
    so_far
        New children of the running month, whole numbers ≥ 0, shape (N,).
    prior
        Of the growth curve.
    habits
        Of models in general; the shipped ones unless given.
    """
    known, state = _last(counts, prior, habits)
    p90, high = np.full((2, len(counts.months)), np.nan)
    p90[known.series] = _quantile(known, state, habits, LEVELS[-1])
    here = so_far[known.series]
    below = at_most(np.maximum(here - 1, 0), known, state) @ habits.step
    high[known.series] = np.where(here > 0, 1 - below, 1.0)
    return Running(p90, high, so_far > p90)


def before_last(counts: Counts) -> Counts:
    """Return the counts without the last whole month of each series: what was known when it began."""
    months = np.maximum(counts.months - 1, 0)
    return Counts(counts.new * (np.arange(counts.new.shape[1]) < months[:, None]), months)


def _last(counts: Counts, prior: Prior, habits: Habits) -> tuple[Levels, Floats]:
    """Return levels and learned state of the month after the last whole one, one row a series."""
    levels = read_levels(counts, prior)
    state = learn_state(log_mass(came_in(levels, counts), levels), levels.series, habits)
    last = levels.month == counts.months[levels.series] + 1
    return levels.rows(last), state[last]


def _quantile(known: Levels, state: Floats, habits: Habits, level: float) -> Floats:
    """Return the least whole numbers n with P(at most n) ≥ ``level``, by doubling, then halving."""
    high = np.ones(len(known.series))
    for _ in range(_ROOM):
        short = at_most(high, known, state) @ habits.step < level
        if not short.any():
            break
        high = np.where(short, 2 * high, high)
    low = np.where(high > 1, np.floor(high / 2), -1.0)
    while (high - low > 1).any():
        middle = np.floor((low + high) / 2)
        enough = at_most(np.maximum(middle, 0), known, state) @ habits.step >= level
        # A row that is settled stays while others go on.
        apart = high - low > 1
        low, high = np.where(apart & ~enough, middle, low), np.where(apart & enough, middle, high)
    return high
