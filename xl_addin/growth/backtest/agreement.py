"""How well each score ranks models by what it promises, beside two naive readings of the counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np

from xl_addin.growth.backtest.trials import Folds
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, posterior
from xl_addin.growth.scores import PLAIN_SCORES, read_scores
from xl_addin.records import ScoreName

AGES = (3, 6, 12)
_LEAST = 3  # a rank correlation of fewer models has no meaning


class Promise(StrEnum):
    """What a score is held against, with c_k the count at the age k of the score."""

    NEXT_THREE = "growth of the next 3 months"
    LASTING = "months 7-12 over months 1-6"
    AFTER_SIX = "count at +12 over count at +6"
    STANDING = "count at +12"


_CHECKS = (
    (ScoreName.HEAT, Promise.NEXT_THREE, 3),
    (ScoreName.STABILITY, Promise.LASTING, 12),
    (ScoreName.STABILITY, Promise.AFTER_SIX, 12),
    (ScoreName.COMPETITIVENESS, Promise.STANDING, 12),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Spearman rank correlations with a promise over ``models`` models of one ``age`` [months].

    ``rank_correlation`` is the score's, ``last_month`` and ``current_count`` those of the naive
    readings; ``standard_error`` is 1/√(n − 1), that of a correlation of nothing. NaN for fewer than three
    models, or where all values are the same.
    """

    score: ScoreName
    promise: Promise
    age: int
    models: int
    rank_correlation: float
    last_month: float
    current_count: float
    standard_error: float


def agreement(counts: Counts, folds: Folds) -> tuple[Agreement, ...]:
    """Return a line for each score, promise and age; the scores are read with the fold's own model."""
    return tuple(line for age in AGES for line in _agreement_at(age, counts, folds))


def _agreement_at(age: int, counts: Counts, folds: Folds) -> Iterator[Agreement]:
    score = _scores(counts, folds, age)
    total, early = np.cumsum(counts.new, axis=1), counts.first(age)
    for name, promise, months in _CHECKS:
        value = score[:, PLAIN_SCORES.index(name)]
        rows = np.isfinite(value) & (counts.months >= age + months)
        kept = _kept(promise, total[rows], age)
        naive = (early.new[rows, -1], early.total[rows])
        ours, last_month, current = (rank_correlation(one, kept) for one in (value[rows], *naive))
        models = int(rows.sum())
        error = 1 / sqrt(models - 1) if models > 1 else float("nan")
        yield Agreement(name, promise, age, models, ours, last_month, current, error)


def _scores(counts: Counts, folds: Folds, age: int) -> Floats:
    """Return the scores of every series at ``age``, shape (N, 3), NaN where evidence lacks."""
    score = np.full((len(counts.months), len(PLAIN_SCORES)), np.nan)
    for fold, model in enumerate(folds.models):
        held = (folds.of == fold) & (counts.months >= age)
        early = counts.rows(held).first(age)
        found = posterior(early, model.prior)
        score[held] = read_scores(found, early, model.calibration, model.reference).value
    return score


def _kept(promise: Promise, total: Floats, age: int) -> Floats:
    """Return what became of the promise, from cumulative counts (n, T) that reach far enough."""
    if not len(total):
        return np.empty(0)

    def count(ahead: int) -> Floats:
        return np.asarray(total[:, age + ahead - 1])

    match promise:
        case Promise.NEXT_THREE:
            return (count(3) + 1) / (count(0) + 1)
        case Promise.LASTING:
            return (count(12) - count(6) + 0.5) / (count(6) - count(0) + 0.5)
        case Promise.AFTER_SIX:
            return count(12) / count(6)
        case Promise.STANDING:
            return count(12)


def rank_correlation(one: Floats, other: Floats) -> float:
    """Return Spearman's rank correlation, NaN where there is nothing to rank.

    Examples
    --------
    >>> rank_correlation(np.array([1.0, 2.0, 3.0]), np.array([1.0, 10.0, 100.0]))
    1.0
    """
    # Without this import every other command starts sooner, and in a quarter less memory.
    from scipy.stats import spearmanr  # noqa: PLC0415

    if len(one) < _LEAST or not np.ptp(one) or not np.ptp(other):
        return float("nan")
    return float(spearmanr(one, other).statistic)
