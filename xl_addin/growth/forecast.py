"""The forecast of the cumulative count, conditional on where the count stands now.

The pure process gives c_{k+h} | c_k the growth factor exp(λ (Φ_{k+h} − Φ_k)). Three corrections stand
outside it, because real months are rougher: the pace of the last three months, a cap at the pace of
the largest of them, and noise of the months to come. The parameters never see them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import gamma

from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, Posterior
from xl_addin.growth.quantiles import weighted_quantiles

LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)
RECENT = 3
# The pace is drawn to the last three months: ρ = ((a + observed)/(a + expected))^b.
PACE_PRIOR, PACE_POWER = 2.0, 0.5
# A total to come scatters like a gamma of shape 1/(1/μ + v_a + v_b ln h + v_c/k), with variances for
# counting, model, horizon and age.
NOISE_MODEL, NOISE_HORIZON, NOISE_AGE = 0.1, 0.2, 0.8
# Below a quarter of a child expected, the gamma's quantiles say nothing about whole children.
_LEAST_SHAPE = 0.25
# One month alone with more than this could go anywhere from here.
MOST_IN_ONE_MONTH = 1000


@dataclass(frozen=True, slots=True)
class Forecast:
    """Forecast cumulative counts: ``mean`` of shape (N, H), ``quantiles`` (N, H, 5) at LEVELS.

    A series that is refused (no whole month, or one month with over a thousand children) is NaN.
    """

    mean: Floats
    quantiles: Floats


def read_forecast(posterior: Posterior, counts: Counts, ahead: Sequence[int]) -> Forecast:
    """Read the forecast off the posterior.

    Parameters
    ----------
    posterior
        Of N series, as :func:`~xl_addin.growth.fitting.posterior` returns it.
    counts
        The counts it was made from, before bursts were capped.
    ahead
        The H numbers of months ahead of each series' last whole month, each ≥ 1, ascending.
    """
    exposure = posterior.prior.exposure(counts.new.shape[1] + max(ahead))
    quantiles = np.full((len(counts.months), len(ahead), len(LEVELS)), np.nan)
    for age in np.unique(counts.months[~refused(counts)]):
        rows = np.flatnonzero((counts.months == age) & ~refused(counts))
        part = posterior.rows(rows)
        pace = _pace(part, exposure, age)
        steps = [_increment(part, exposure[:, age : age + months], pace) for months in ahead]
        # Cells of the quantiles differ between horizons by less than a child; a total never falls.
        increments = np.maximum.accumulate(np.stack(steps, axis=1), axis=1)
        quantiles[rows] = counts.total[rows, None, None] + increments
    return Forecast(_mean(quantiles), quantiles)


def refused(counts: Counts) -> NDArray[np.bool_]:
    """Tell which series have no forecast, shape (N,)."""
    boundless = (counts.months == 1) & (counts.total > MOST_IN_ONE_MONTH)
    return np.asarray((counts.months == 0) | boundless)


def _pace(part: Posterior, exposure: Floats, age: int) -> Floats:
    """Return ρ, shape (n,): how the last months ran beside what the posterior expected of them."""
    first = max(0, age - RECENT)
    recent = part.counts.new[:, first:age]
    before = np.cumsum(part.counts.new, axis=1)[:, first:age] - recent
    growth = part.expectation(np.expm1(exposure[:, first:age]))
    expected = ((before + part.prior.m) * growth).sum(axis=1)
    return np.asarray(((PACE_PRIOR + recent.sum(axis=1)) / (PACE_PRIOR + expected)) ** PACE_POWER)


def _increment(part: Posterior, exposure: Floats, pace: Floats) -> Floats:
    """Return the quantiles of the children to come over the months of ``exposure``, shape (n, 5)."""
    months = exposure.shape[1]
    log_growth = np.log(np.expm1(exposure.sum(axis=1)))
    levels = weighted_quantiles(log_growth, part.weight, LEVELS)
    middle = levels[:, LEVELS.index(0.5)]
    age = part.counts.months[0]
    largest = part.counts.new[:, max(0, age - RECENT) : age].max(axis=1)
    median = np.minimum(pace * (part.counts.total + part.prior.m) * np.exp(middle), months * (largest + 1))
    variance = 1 / median + NOISE_MODEL + NOISE_HORIZON * np.log(months) + NOISE_AGE / age
    shape = np.maximum(1 / variance, _LEAST_SHAPE)[:, None]
    noise = np.log(gamma.ppf(LEVELS, shape) / gamma.ppf(0.5, shape))
    spread = np.hypot(levels - middle[:, None], noise)  # independent errors add in quadrature
    return np.asarray(median[:, None] * np.exp(np.sign(np.array(LEVELS) - 0.5) * spread))


def _mean(quantiles: Floats) -> Floats:
    """Return Swanson's mean, 0.3 p10 + 0.4 p50 + 0.3 p90 (Hurst, Brown, Swanson, AAPG Bull. 84, 2000).

    The exact mean of e^x under a posterior with a far right tail lies beyond p90 and helps nobody.
    """
    p10, _, p50, _, p90 = np.moveaxis(quantiles, -1, 0)
    return np.asarray(0.3 * p10 + 0.4 * p50 + 0.3 * p90)
