"""Looking back: forecasts of months that are over, made now from histories cut at earlier ages.

They are no record of forecasts that were given. The models are those that somebody still watches, and the
growth model may have been learned from them: what is found flatters.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, Integers, posterior
from xl_addin.growth.forecast import LEVELS, read_forecast
from xl_addin.growth.model import GrowthModel
from xl_addin.growth.track_record import HORIZONS, Case

EVERY = 3
"""Histories are cut at this age [months] and its multiples."""
LEAST_CHILDREN = 5
"""A history is cut where it has at least so many children."""

_BLOCK = 2048  # cuts; one block of their weights takes 7 MB
_P10, _P50, _P90 = (LEVELS.index(level) for level in (0.1, 0.5, 0.9))


@dataclass(frozen=True, slots=True)
class Cuts:
    """Histories cut at several ages: the series of each cut, shape (R,), and its counts up to then.

    They stand by age, so that those of one age share what is worked out for it.
    """

    series: Integers
    counts: Counts


def hindcasts(counts: Counts, growth: GrowthModel) -> tuple[tuple[Case, ...], ...]:
    """Return what came of the forecasts of each of N series, by the age of its cuts and the months ahead.

    Parameters
    ----------
    counts
        New children in each whole month of N series.
    growth
        What every forecast is made with.
    """
    found: tuple[list[Case], ...] = tuple([] for _ in counts.months)
    for cuts in _blocks(cut(counts)):
        for series, case in _cases(cuts, counts, growth):
            found[series].append(case)
    return tuple(map(tuple, found))


def cut(counts: Counts) -> Cuts:
    """Cut each series at every third month that has another one after it, and five children before."""
    width = counts.new.shape[1]
    ages = np.arange(EVERY, width, EVERY)
    enough = np.cumsum(counts.new, axis=1)[:, ages - 1] >= LEAST_CHILDREN
    column, series = np.nonzero(((ages < counts.months[:, None]) & enough).T)
    known = np.arange(width) < ages[column, None]
    return Cuts(series, Counts(counts.new[series] * known, ages[column]))


def _blocks(cuts: Cuts) -> Iterator[Cuts]:
    for start in range(0, len(cuts.series), _BLOCK):
        rows = slice(start, start + _BLOCK)
        yield Cuts(cuts.series[rows], cuts.counts.rows(rows))


def _cases(cuts: Cuts, counts: Counts, growth: GrowthModel) -> Iterator[tuple[int, Case]]:
    """Yield the cases of some cuts with their series."""
    came, known = _came(cuts, counts)
    found = posterior(cuts.counts, growth.prior)
    said = read_forecast(found, cuts.counts, HORIZONS, growth.calibration).quantiles
    inside = (said[..., _P10] <= came) & (came <= said[..., _P90])
    error = np.abs(np.log((said[..., _P50] + 1) / (came + 1)))
    for row, column in np.argwhere(known).tolist():
        case = Case(HORIZONS[column], bool(inside[row, column]), float(error[row, column]))
        yield int(cuts.series[row]), case


def _came(cuts: Cuts, counts: Counts) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the counts at the horizons of every cut, shape (R, H), and which of them are known."""
    ends = cuts.counts.months[:, None] + np.array(HORIZONS)
    total = np.cumsum(counts.new, axis=1)
    last = np.minimum(ends, total.shape[1]) - 1
    return total[cuts.series[:, None], last], ends <= counts.months[cuts.series, None]
