"""How unusual a month is: its count against what was to be expected from the months before it.

Two questions are answered. *How often does a month like this come?* takes bursts as a part of life: real
models have them, and a month that comes once in a hundred is flagged once in a hundred. *Can chance alone
have done it?* asks under months without bursts, so that a burst is a discovery; this is what the control
of false discoveries over a list works on (:mod:`xl_addin.growth.alerts.discovery`).

Every chance is exact for whole numbers and includes the count itself, so that under the model a chance
of at most p comes with probability at most p; a few children a month are never unusually low.
"""

from dataclasses import dataclass

import numpy as np

from xl_addin.growth.alerts.habits import HABITS, Habits, at_most, log_mass
from xl_addin.growth.alerts.learning import came_in, come, learn_state
from xl_addin.growth.alerts.levels import Levels, read_levels
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts
from xl_addin.growth.prior import Prior

_BLOCK = 512  # series; over three years every array of their months' parts takes 15 MB


@dataclass(frozen=True, slots=True, eq=False)
class Surprise:
    """How unusual every month of N series was; arrays have shape (N, T), NaN in months not judged.

    ``low`` is the chance of as few children or fewer, ``high`` of as many or more, ``mass`` of exactly
    as many, all in [0, 1]; ``quiet_low`` and ``quiet_high`` are the chances if there were no bursts.
    """

    low: Floats
    high: Floats
    mass: Floats
    quiet_low: Floats
    quiet_high: Floats

    @property
    def by_chance(self) -> Floats:
        """The chance of a month so far out, on either side, if it was a quiet one: shape (N, T)."""
        return np.asarray(np.minimum(1.0, 2 * np.minimum(self.quiet_low, self.quiet_high)))


def read_surprise(counts: Counts, prior: Prior, habits: Habits = HABITS) -> Surprise:
    """Judge every month from the fourth on that five children came before.

    A month is judged by the months before it alone: neither it nor a later one moves its own measure.

    Parameters
    ----------
    counts
        New children in each whole month, N series.
    prior
        Of the growth curve.
    habits
        Of models in general; the shipped ones unless given.
    """
    places = range(0, max(1, len(counts.months)), _BLOCK)
    parts = [_judge(counts.rows(slice(place, place + _BLOCK)), prior, habits) for place in places]
    return Surprise(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def once_in(chance: Floats) -> Floats:
    """Return in how many months a month of this chance comes once, ≥ 1; infinite for a chance of 0.

    Examples
    --------
    >>> once_in(np.array([0.01, 1.0])).tolist()
    [100.0, 1.0]
    """
    with np.errstate(divide="ignore"):
        return np.asarray(1 / chance)


def _judge(counts: Counts, prior: Prior, habits: Habits) -> list[Floats]:
    """Return the fields of a surprise, in order."""
    known = come(read_levels(counts, prior), counts)
    new = came_in(known, counts)
    told = log_mass(new, known)
    state = learn_state(told, known.series, habits)
    below = at_most(new, known, state)
    mass = np.einsum("rlsk,rls->rk", np.exp(told), state)
    above = np.clip(1 - below + mass, mass, 1)
    columns = [below @ habits.step, above @ habits.step, mass @ habits.step]
    columns += [below @ habits.quiet_step, above @ habits.quiet_step]
    return [_table(np.clip(column, 0, 1), known, counts) for column in columns]


def _table(value: Floats, known: Levels, counts: Counts) -> Floats:
    table = np.full(counts.new.shape, np.nan)
    table[known.series, known.month - 1] = value
    return table
