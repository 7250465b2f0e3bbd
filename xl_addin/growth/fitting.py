"""The posterior of (λ, μ, σ) for a whole batch of monthly counts at once.

Between two month ends the growth curve is the mean of a pure-birth process, so n_t given c_{t−1} is
negative binomial with size m + c_{t−1} and p = exp(−λ ΔΦ_t) (Wang, Song, Barabási 2013, supplement;
the reinforced Poisson process). For fixed parameters the log-likelihood is linear in the data:

    Σ_t [ n_t ln(1 − exp(−λ ΔΦ_t)) − (m + c_{t−1}) λ ΔΦ_t ]

so over the prior's points it is two matrix products. Nothing iterates and nothing can fail.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.curve import Floats
from xl_addin.growth.prior import Prior

Integers = NDArray[np.int64]

MANY = 1000
"""Series from which on their weights are kept in single precision."""

# A month counts for at most this many times the second largest month: bulk uploads are no growth.
BURST = 2.0
# Real months scatter more than a pure-birth process, and more so the larger the count. The likelihood
# is tempered to 1/(κ (1 + (c + m)/φ)), which leaves at most φ/κ = 10 effective events.
DISPERSION = 1.5
SATURATION = 15.0


@dataclass(frozen=True, slots=True)
class Counts:
    """New children in each whole month since release, for N series of different length.

    ``new`` has shape (N, T), months 1 to T, zero after a series' own end; ``months`` has shape (N,)
    and says how many months each series has.
    """

    new: Floats
    months: Integers

    @classmethod
    def stack(cls, series: Sequence[Sequence[float]]) -> "Counts":
        """Return the counts of ``series``, each a sequence of new children by month."""
        months = np.array([len(one) for one in series], dtype=np.int64)
        new = np.zeros((len(series), max(1, months.max(initial=0))))
        for row, one in zip(new, series, strict=True):
            row[: len(one)] = one
        return cls(new, months)

    @property
    def total(self) -> Floats:
        """The cumulative count at the last whole month, shape (N,)."""
        return np.asarray(self.new.sum(axis=1))

    def first(self, months: int) -> "Counts":
        """Return the series cut to their first ``months`` months."""
        return Counts(self.new[:, :months], np.minimum(self.months, months))

    def rows(self, which: NDArray[np.bool_] | Integers | Sequence[int] | slice) -> "Counts":
        """Return some of the series."""
        return Counts(self.new[which], self.months[which])


@dataclass(frozen=True, slots=True)
class Posterior:
    """The prior's points weighted by the data: ``weight`` has shape (G, N), each column sums to 1.

    A point's weights in all series lie together in memory, because what is read off them are sums over
    points. A list that a person looks at is computed in double precision, so that a model has the same
    figures alone and beside others; from MANY series on single precision saves a third of the time, and
    what is read differs by at most 0.02 % of itself, and a score by a twentieth of a point.

    ``certainty`` (N,) is how far the data moved the posterior from the prior: 1 − exp(−KL), in [0, 1). KL
    is the Kullback–Leibler divergence of posterior from prior; exp(−KL) reads as the share of the prior's
    room that is left.
    """

    prior: Prior
    counts: Counts
    weight: NDArray[np.floating]
    certainty: Floats

    def rows(self, which: NDArray[np.bool_] | Integers) -> "Posterior":
        """Return the posterior of some of the series."""
        everyone = np.arange(self.weight.shape[1])
        chosen = everyone[which]
        if np.array_equal(chosen, everyone):
            return self  # series of one age are asked for together, and their weights are many to copy
        weight = self.weight.take(chosen, axis=1)
        return Posterior(self.prior, self.counts.rows(which), weight, self.certainty[chosen])

    def expectation(self, value: Floats) -> Floats:
        """Return the posterior mean, shape (N, ...), of a ``value`` given at every point, (G, ...)."""
        return np.asarray(self.weight.T @ value.astype(self.weight.dtype), dtype=np.float64)


def without_bursts(counts: Counts, m: float) -> Counts:
    """Return the counts with every month capped at BURST times (second largest month + m).

    Series of a single month stay as they are: there is nothing to compare with.
    """
    if counts.new.shape[1] < 2:  # noqa: PLR2004  two months are the least with a second largest
        return counts
    second = np.sort(counts.new, axis=1)[:, -2]
    cap = np.where(counts.months > 1, BURST * (second + m), np.inf)
    return Counts(np.minimum(counts.new, cap[:, None]), counts.months)


def posterior(counts: Counts, prior: Prior) -> Posterior:
    """Return the posterior of every series, read off the counts without bursts.

    Raises nothing: a series without months has the prior as its posterior.
    """
    capped = without_bursts(counts, prior.m)
    precision: type[np.floating[Any]] = np.float32 if len(counts.months) >= MANY else np.float64
    log_prior: NDArray[np.floating] = np.log(prior.weight).astype(precision)
    log_weight = log_likelihood(capped, prior, temper(capped, prior.m))
    log_weight += log_prior[:, None]
    log_weight = np.subtract(log_weight, log_weight.max(axis=0), dtype=precision)
    weight = np.exp(log_weight)
    total = weight.sum(axis=0)
    weight /= total
    # KL = Σ w (ln w − ln prior); ln w stands in log_weight, but for ln total.
    gain = np.einsum("gn,gn->n", weight, log_weight) - np.log(total) - log_prior @ weight
    return Posterior(prior, capped, weight, np.asarray(-np.expm1(-np.maximum(gain, 0.0))))


def temper(counts: Counts, m: float) -> Floats:
    """Return the power that the likelihood of each series is raised to, shape (N,), in (0, 1)."""
    return np.asarray(1.0 / (DISPERSION * (1.0 + (counts.total + m) / SATURATION)))


def log_likelihood(counts: Counts, prior: Prior, power: Floats) -> Floats:
    """Return ``power`` (N,) times the log-likelihood of every series at every point, shape (G, N)."""
    exposure = prior.exposure(counts.new.shape[1])
    observed = np.arange(counts.new.shape[1]) < counts.months[:, None]
    at_risk = (np.cumsum(counts.new, axis=1) - counts.new + prior.m) * observed
    event = np.log(-np.expm1(-exposure))
    return np.asarray(np.hstack([event, -exposure]) @ (np.hstack([counts.new, at_risk]) * power[:, None]).T)
