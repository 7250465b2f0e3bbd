"""The parameters of the curve with their intervals, and when they mean something."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.curve import Floats, maturity
from xl_addin.growth.fitting import Counts, Posterior
from xl_addin.growth.quantiles import weighted_quantiles

LEVELS = (0.1, 0.5, 0.9)

# Simulated truth came back with these: λ and μ need six months and twenty children, or a year and
# five; σ needs six months and a hundred (rank correlation of posterior mean with truth).
_SHORT, _LONG = 6, 12
_WIDEST = 10.0  # an interval that spans more than a factor of ten has no middle worth showing


@dataclass(frozen=True, slots=True)
class Parameters:
    """p10, p50, p90 of the parameters (N, 3, 3), of ceiling and peak (N, 3), time in months.

    The ceiling is the number of children that the curve ends at, given the count so far; the peak is
    the time since release at which the curve rises fastest.
    The parameters stand in the order of :class:`~xl_addin.records.ParameterName`; ``identified``
    (N, 3) tells which of them the data of each series can tell apart, ``foreseen`` (N, 2) whether
    ceiling and peak are: before a curve has bent they may lie anywhere.
    """

    quantiles: Floats
    ceiling: Floats
    peak: Floats
    identified: NDArray[np.bool_]
    foreseen: NDArray[np.bool_]


def read_parameters(posterior: Posterior, counts: Counts) -> Parameters:
    """Read the parameters off the posterior; ``counts`` are those before bursts were capped."""
    prior = posterior.prior
    axes = (prior.fitness, prior.immediacy, prior.longevity)
    quantiles = np.stack([weighted_quantiles(axis, posterior.weight, LEVELS) for axis in axes], axis=1)
    peak = weighted_quantiles(prior.peak, posterior.weight, LEVELS)
    limit, told = _ceiling(posterior, counts), identified(counts)
    foreseen = np.stack([told[:, 0] & (part[:, 2] <= _WIDEST * part[:, 0]) for part in (limit, peak)], axis=1)
    return Parameters(quantiles, limit, peak, told, foreseen)


def _ceiling(posterior: Posterior, counts: Counts) -> Floats:
    """Return the quantiles of c(∞) given the count so far, shape (N, 3).

    c(∞) | c_k = c_k + (c_k + m)(e^{λ(1 − Φ_k)} − 1), with the burst-capped count in the second term;
    unlike m (e^λ − 1) it is never below what is there already.
    """
    prior, found = posterior.prior, np.empty((len(counts.months), len(LEVELS)))
    for age in np.unique(counts.months):
        rows = np.flatnonzero(counts.months == age)
        left = prior.fitness * (1 - maturity(age, prior.immediacy, prior.longevity))
        growth = np.expm1(weighted_quantiles(left, posterior.rows(rows).weight, LEVELS))
        found[rows] = counts.total[rows, None] + (posterior.counts.total[rows, None] + prior.m) * growth
    return found


def identified(counts: Counts) -> NDArray[np.bool_]:
    """Tell for every series which parameters its data can tell apart, shape (N, 3)."""
    months, total = counts.months, counts.total
    curve = (months >= _SHORT) & (total >= 20) | (months >= _LONG) & (total >= 5)  # noqa: PLR2004  stated above
    spread = (months >= _SHORT) & (total >= 100)  # noqa: PLR2004  stated above
    return np.stack([curve, curve, spread], axis=1)
