"""The three scores: percentiles of what each promises, among reference models of the same age.

Each is the expectation, under the posterior, of the percentile (0–100) of a promise k months after
release, with a_j = λ (Φ_{k+j} − Φ_k):

heat             a_3, the log growth factor of the next three months
stability        (e^{a_12} − e^{a_6}) / (e^{a_6} − 1), growth of months 7–12 ahead over months 1–6
competitiveness  the cumulative count at k + 12, as forecast

The bare parameters fail to predict these promises; the posterior's forecast does not. The reference
models are those the prior stands for: its points for heat and stability, and for competitiveness the
negative binomial counts (size m, p = e^{−λΦ}) that they lead to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc

from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, Posterior
from xl_addin.growth.forecast import LEVELS, read_forecast
from xl_addin.growth.prior import Prior
from xl_addin.growth.quantiles import weighted_quantiles
from xl_addin.records import Score, ScoreName

LEAST_MONTHS = 3
LEAST_CHILDREN = 5
LEAST_CHILDREN_STABILITY = 20
# From this age on no reading of stability has been checked against what came.
STABILITY_UNVALIDATED_FROM = 12
INTERVAL = (LEVELS[0], LEVELS[-1])

_HEAT, _HALF, _YEAR = 3, 6, 12
# Of the forecast's distribution, what each of its quantiles stands for: up to half-way to the next.
_SHARES = np.diff([0, *(np.add(LEVELS[1:], LEVELS[:-1]) / 2), 1])
_COUNTS = np.concatenate([[0.0], np.geomspace(1.0, 1e7, 71)])


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of shape (N, 3) and their intervals (N, 3, 2), in [0, 100]; NaN where evidence lacks.

    The columns are those of :data:`PLAIN_SCORES`.
    """

    value: Floats
    interval: Floats


def evidence(counts: Counts) -> NDArray[np.bool_]:
    """Tell which of the three scores the data of each series carries, shape (N, 3)."""
    enough = (counts.months >= LEAST_MONTHS) & (counts.total >= LEAST_CHILDREN)
    return np.stack([enough, enough & (counts.total >= LEAST_CHILDREN_STABILITY), enough], axis=1)


def read_scores(posterior: Posterior, counts: Counts) -> Scores:
    """Read the scores off the posterior; ``counts`` are those before bursts were capped."""
    carried = evidence(counts)
    value, interval = np.full(carried.shape, np.nan), np.full((*carried.shape, 2), np.nan)
    exposure = posterior.prior.exposure(counts.new.shape[1] + _YEAR)
    in_a_year = read_forecast(posterior, counts, [_YEAR]).quantiles[:, 0]
    scored = carried.any(axis=1)
    for age in np.unique(counts.months[scored]):
        rows = np.flatnonzero((counts.months == age) & scored)
        parts = [
            *(_growth_score(promise, posterior.rows(rows)) for promise in _promises(exposure[:, age:])),
            _count_score(in_a_year[rows], posterior.prior, exposure[:, : age + _YEAR].sum(axis=1)),
        ]
        value[rows] = np.stack([mean for mean, _ in parts], axis=1)
        interval[rows] = np.stack([bounds for _, bounds in parts], axis=1)
    return Scores(np.where(carried, value, np.nan), np.where(carried[..., None], interval, np.nan))


def _promises(ahead: Floats) -> tuple[Floats, Floats]:
    """Return what heat and stability promise at every point; ``ahead`` is λ ΔΦ from now on, (G, ≥12)."""
    a3, a6, a12 = (ahead[:, :months].sum(axis=1) for months in (_HEAT, _HALF, _YEAR))
    return a3, (np.exp(a12) - np.exp(a6)) / np.expm1(a6)


def _growth_score(promise: Floats, part: Posterior) -> tuple[Floats, Floats]:
    """Return mean (n,) and interval (n, 2) of the percentile of ``promise`` (G,) among the prior's points."""
    order = np.argsort(promise)
    weight = part.prior.weight[order]
    rank = np.empty_like(promise)
    rank[order] = 100 * (np.cumsum(weight) - weight / 2)
    return part.expectation(rank), weighted_quantiles(rank, part.weight, INTERVAL)


def _count_score(forecast: Floats, prior: Prior, exposure: Floats) -> tuple[Floats, Floats]:
    """Return mean (n,) and interval (n, 2) of the percentile of a count, given its quantiles (n, 5)."""
    rank = 100 * np.interp(np.log1p(forecast), np.log1p(_COUNTS), count_distribution(prior, exposure))
    return rank @ _SHARES, rank[:, [0, -1]]


def count_distribution(prior: Prior, exposure: Floats) -> Floats:
    """Return P(c ≤ x) of the reference models' counts at the grid ``_COUNTS`` of x, shape (72,).

    ``exposure`` is λ Φ at the age in question, shape (G,). The regularised incomplete beta function
    I_p(m, x + 1) is the negative binomial's distribution function.
    """
    return np.asarray(betainc(prior.m, _COUNTS[:, None] + 1, np.exp(-exposure)[None, :]) @ prior.weight)


def overall(scores: Mapping[ScoreName, Score], weights: Mapping[ScoreName, float]) -> Score:
    """Return the weighted mean of the scores present, empty without heat or competitiveness.

    Its interval is the weighted mean of their bounds, as if all three erred together: never too narrow.

    Examples
    --------
    >>> parts = {ScoreName.HEAT: Score(40, 30, 50), ScoreName.COMPETITIVENESS: Score(60, 50, 70)}
    >>> overall(parts, EQUAL_WEIGHTS)
    Score(value=50.0, p10=40.0, p90=60.0)
    """
    present = [name for name in PLAIN_SCORES if name in scores and scores[name].value is not None]
    if not {ScoreName.HEAT, ScoreName.COMPETITIVENESS} <= set(present):
        return Score()
    bounds = [(scores[name].value, scores[name].p10, scores[name].p90) for name in present]
    mean = np.average(np.array(bounds, dtype=np.float64), axis=0, weights=[weights[name] for name in present])
    return Score(*mean.tolist())


PLAIN_SCORES: Sequence[ScoreName] = (ScoreName.HEAT, ScoreName.STABILITY, ScoreName.COMPETITIVENESS)
EQUAL_WEIGHTS: Mapping[ScoreName, float] = dict.fromkeys(PLAIN_SCORES, 1.0)
