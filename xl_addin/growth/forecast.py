"""The forecast of the cumulative count, conditional on where the count stands now.

The pure process gives c_{k+h} | c_k the growth factor exp(λ (Φ_{k+h} − Φ_k)). Two corrections stand
outside it, because real months are rougher: the pace of the last three months, and a cap at the pace
of the largest of them. The parameters never see them. The spread around that middle is learned from
the errors of earlier forecasts (:mod:`xl_addin.growth.calibration`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.calibration import LEVELS as FINE_LEVELS
from xl_addin.growth.calibration import Calibration, Middle
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, Posterior
from xl_addin.growth.quantiles import weighted_quantiles

LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)
RECENT = 3
# The pace is drawn to the last three months: ρ = ((a + observed)/(a + expected))^b.
PACE_PRIOR, PACE_POWER = 2.0, 0.5
# The mean by Swanson's rule, 0.3 p10 + 0.4 p50 + 0.3 p90 (Hurst, Brown, Swanson, AAPG Bulletin 84, 2000):
# the exact mean hangs on the farthest tail and lies beyond p90 where little is known.
SWANSON = np.array([0.3, 0.0, 0.4, 0.0, 0.3])
# One month alone with more than this could go anywhere from here.
MOST_IN_ONE_MONTH = 1000

# Where LEVELS stand among the calibration's, and what each of those stands for: half-way to its neighbours.
PLACES = np.searchsorted(FINE_LEVELS, np.array(LEVELS) - 1e-9)
SHARES = np.diff([0.0, *((FINE_LEVELS[1:] + FINE_LEVELS[:-1]) / 2), 1.0])


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """Forecast cumulative counts: ``mean`` of shape (N, H), ``quantiles`` (N, H, 5) at LEVELS.

    A series that is refused (no whole month, or one month with over a thousand children) is NaN.
    """

    mean: Floats
    quantiles: Floats


def read_forecast(
    posterior: Posterior, counts: Counts, ahead: Sequence[int], calibration: Calibration
) -> Forecast:
    """Read the forecast off the posterior.

    Parameters
    ----------
    posterior
        Of N series, as :func:`~xl_addin.growth.fitting.posterior` returns it.
    counts
        The counts it was made from, before bursts were capped.
    ahead
        The H numbers of months ahead of each series' last whole month, each ≥ 1, ascending.
    calibration
        Scale and shape of the forecasts' errors.
    """
    totals = read_totals(posterior, counts, ahead, calibration)
    quantiles = totals[..., PLACES]
    return Forecast(quantiles @ SWANSON, quantiles)


def read_totals(
    posterior: Posterior, counts: Counts, ahead: Sequence[int], calibration: Calibration
) -> Floats:
    """Return fine quantiles of the cumulative counts to come, shape (N, H, 25), NaN where refused."""
    middle = read_middle(posterior, counts, ahead)
    # A total never falls, whatever the spread of a longer horizon does at the low end.
    increments = np.maximum.accumulate(calibration.quantiles(middle), axis=1)
    return np.asarray(counts.total[:, None, None] + increments)


def refused(counts: Counts) -> NDArray[np.bool_]:
    """Tell which series have no forecast, shape (N,)."""
    boundless = (counts.months == 1) & (counts.total > MOST_IN_ONE_MONTH)
    return np.asarray((counts.months == 0) | boundless)


def read_middle(posterior: Posterior, counts: Counts, ahead: Sequence[int]) -> Middle:
    """Return the middle of every forecast, arrays of shape (N, H), NaN where it is refused."""
    exposure = posterior.prior.exposure(counts.new.shape[1] + max(ahead))
    increment = np.full((len(counts.months), len(ahead)), np.nan)
    width = np.full(increment.shape, np.nan)
    for age in np.unique(counts.months[~refused(counts)]):
        rows = np.flatnonzero((counts.months == age) & ~refused(counts))
        part = posterior.rows(rows)
        pace = _pace(part, exposure, age)
        for column, months in enumerate(ahead):
            coming = exposure[:, age : age + months]
            increment[rows, column], width[rows, column] = _increment(part, coming, pace)
    shape = np.where(np.isnan(increment), np.nan, 1.0)
    return Middle(
        increment,
        width,
        shape * np.array(ahead),
        shape * counts.months[:, None],
        shape * counts.total[:, None],
    )


def _pace(part: Posterior, exposure: Floats, age: int) -> Floats:
    """Return ρ, shape (n,): how the last months ran beside what the posterior expected of them."""
    first = max(0, age - RECENT)
    recent = part.counts.new[:, first:age]
    before = np.cumsum(part.counts.new, axis=1)[:, first:age] - recent
    growth = part.expectation(np.expm1(exposure[:, first:age]))
    expected = ((before + part.prior.m) * growth).sum(axis=1)
    return np.asarray(((PACE_PRIOR + recent.sum(axis=1)) / (PACE_PRIOR + expected)) ** PACE_POWER)


def _increment(part: Posterior, coming: Floats, pace: Floats) -> tuple[Floats, Floats]:
    """Return the median of the children to come over the months of ``coming``, and its width, (n,)."""
    months = coming.shape[1]
    log_growth = np.log(np.expm1(coming.sum(axis=1)))
    low, middle, high = weighted_quantiles(log_growth, part.weight, (0.1, 0.5, 0.9)).T
    age = part.counts.months[0]
    largest = part.counts.new[:, max(0, age - RECENT) : age].max(axis=1)
    increment = pace * (part.counts.total + part.prior.m) * np.exp(middle)
    return np.minimum(increment, months * (largest + 1)), (high - low) / 2
