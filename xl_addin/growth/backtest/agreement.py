"""How well each score ranks models by what it promises, beside two naive readings of the counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import NamedTuple

import numpy as np

from xl_addin.growth.backtest.trials import Folds
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, Integers, posterior
from xl_addin.growth.scores import LEAST_MONTHS, PLAIN_SCORES, STABILITY_UNVALIDATED_FROM, read_scores
from xl_addin.records import ScoreName

AGES = (3, 6, 12)
YOUNG = range(LEAST_MONTHS, STABILITY_UNVALIDATED_FROM)
"""The ages of the lines over several: few models are old enough for one age to say much."""

_LEAST = 3  # a rank correlation of fewer models has no meaning


class Promise(StrEnum):
    """What a score is held against, with c_k the count at the age k of the score."""

    NEXT_THREE = "growth of the next 3 months"
    SECOND_HALF = "growth of months 7-12"
    HALVES = "months 7-12 over months 1-6"
    STANDING = "count at +12"


class _Check(NamedTuple):
    score: ScoreName
    promise: Promise
    ahead: int


# No score promises how the two halves of a year compare. That line stands here because a score of
# stability is expected to tell it, and no reading of the counts does.
_CHECKS = (
    _Check(ScoreName.HEAT, Promise.NEXT_THREE, 3),
    _Check(ScoreName.STABILITY, Promise.SECOND_HALF, 12),
    _Check(ScoreName.STABILITY, Promise.HALVES, 12),
    _Check(ScoreName.COMPETITIVENESS, Promise.STANDING, 12),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Spearman rank correlations with a promise over ``models`` models of one ``age`` [months].

    ``age`` is None for the mean over all YOUNG ages, each weighted by its models. ``rank_correlation``
    is the score's, ``last_month`` and ``current_count`` those of the naive readings; ``standard_error`` is
    1/√(models − 1), that of a correlation of nothing. NaN for fewer than three models, or where all
    values are the same.
    """

    score: ScoreName
    promise: Promise
    age: int | None
    models: int
    rank_correlation: float
    last_month: float
    current_count: float
    standard_error: float


class _Held(NamedTuple):
    """One score beside what came of it at one age: rows of the panel, (n,), and its three correlations."""

    series: Integers
    correlations: tuple[float, float, float]


def agreement(counts: Counts, folds: Folds) -> tuple[Agreement, ...]:
    """Return a line for each score, promise and age; the scores are read with the fold's own model."""
    score = {age: _scores(counts, folds, age) for age in sorted({*AGES, *YOUNG})}
    held = {(check, age): _held(counts, score[age], check, age) for check in _CHECKS for age in score}
    lines = [_line(check, age, [held[check, age]]) for age in AGES for check in _CHECKS]
    pooled = [_line(check, None, [held[check, age] for age in YOUNG]) for check in _CHECKS]
    return (*lines, *pooled)


def _held(counts: Counts, score: Floats, check: _Check, age: int) -> _Held:
    value = score[:, PLAIN_SCORES.index(check.score)]
    rows = np.flatnonzero(np.isfinite(value) & (counts.months >= age + check.ahead))
    kept = _kept(check.promise, np.cumsum(counts.new[rows], axis=1), age)
    early = counts.rows(rows).first(age)
    ours, last_month, current = (
        rank_correlation(one, kept) for one in (value[rows], early.new[:, -1], early.total)
    )
    return _Held(rows, (ours, last_month, current))


def _line(check: _Check, age: int | None, parts: Sequence[_Held]) -> Agreement:
    models = len(np.unique(np.concatenate([part.series for part in parts])))
    error = 1 / sqrt(models - 1) if models > 1 else float("nan")
    return Agreement(check.score, check.promise, age, models, *_mean(parts), error)


def _mean(parts: Sequence[_Held]) -> tuple[float, float, float]:
    """Return the correlations over several ages, an age that has none left out."""
    found = np.array([part.correlations for part in parts])
    size = np.where(np.isnan(found), 0, [[len(part.series)] for part in parts])
    with np.errstate(invalid="ignore"):  # no age has one
        ours, last_month, current = (np.nansum(found * size, axis=0) / size.sum(axis=0)).tolist()
    return ours, last_month, current


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
        case Promise.SECOND_HALF:
            return count(12) / count(6)
        case Promise.HALVES:
            return (count(12) - count(6) + 0.5) / (count(6) - count(0) + 0.5)
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
