"""Where a month was expected to lie before it came: three readings of the level from earlier months."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, Integers, posterior, without_bursts
from xl_addin.growth.forecast import read_middle
from xl_addin.growth.prior import Prior

LEAST_MONTHS = 3
"""Whole months that must be known before a month is judged: the fourth is the first."""

LEAST_CHILDREN = 5
"""Children that must be known before a month is judged; fewer have no habits."""

# Months that each reading rests on: the forecast leans on its last three, then a year's mean, the last month.
_BASIS = (3, 12, 1)
# Half a child over a year: no level is so low that a child would be a miracle.
_LEAST_LEVEL = 0.5 / 12


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """Three readings of the level of R months, each made from the months before.

    ``series`` (R,) and ``month`` (R,) say whose month it is and which, 1 the first since release; they
    are sorted by series, then month. ``middle`` (R, 3) is the level [children a month, > 0] read off the
    forecast, the last twelve months and the last month; ``basis`` (R, 3) the months that each rests on.
    """

    series: Integers
    month: Integers
    middle: Floats
    basis: Floats

    def rows(self, which: NDArray[np.bool_]) -> "Levels":
        """Return some of the months."""
        return Levels(self.series[which], self.month[which], self.middle[which], self.basis[which])


def read_levels(counts: Counts, prior: Prior) -> Levels:
    """Read the levels of every month that can be judged, and of the month after the last whole one.

    Parameters
    ----------
    counts
        New children in each whole month, N series.
    prior
        Of the growth curve that the forecast is read off.
    """
    ages = range(LEAST_MONTHS, counts.new.shape[1] + 1)
    parts = [part for age in ages if (part := _levels_after(age, counts, prior))]
    if not parts:
        none = np.empty(0, dtype=np.int64)
        return Levels(none, none, np.empty((0, len(_BASIS))), np.empty((0, len(_BASIS))))
    series, month, middle, basis = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((month, series))
    return Levels(series[order], month[order], middle[order], basis[order])


def _levels_after(age: int, counts: Counts, prior: Prior) -> tuple[Integers, Integers, Floats, Floats] | None:
    """Return series, month, middle and basis for the month after ``age``."""
    rows = _enough(counts, age)
    if not len(rows):
        return None
    early = counts.rows(rows).first(age)
    calm = without_bursts(early, prior.m).new
    basis = np.minimum(_BASIS, age)
    means = [(calm[:, age - span :].sum(axis=1) + 0.5) / span for span in basis[1:]]
    forecast = read_middle(posterior(early, prior), early, [1]).increment[:, 0]
    middle = np.stack([np.maximum(forecast, _LEAST_LEVEL), *means], axis=1)
    return rows, np.full(len(rows), age + 1), middle, np.tile(basis.astype(np.float64), (len(rows), 1))


def _enough(counts: Counts, age: int) -> NDArray[np.int64]:
    known = (counts.months >= age) & (counts.new[:, :age].sum(axis=1) >= LEAST_CHILDREN)
    return np.flatnonzero(known).astype(np.int64)
