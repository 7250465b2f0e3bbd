"""Forecasts made where the outcome is known: histories cut at several ages, ours beside the rivals.

Nothing that a forecast is made with was learned from its own model: the series are dealt into folds,
and prior, calibration and reference of each fold are learned from the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

import numpy as np
from numpy.typing import NDArray

from xl_addin.errors import BadInput
from xl_addin.growth.backtest.rivals import Tick, damped_line, persistence, published_fit, straight_line
from xl_addin.growth.calibration import LEVELS
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, Integers, posterior
from xl_addin.growth.forecast import read_middle, read_totals
from xl_addin.growth.learning import LEAST_SERIES, informative, learn
from xl_addin.growth.model import About, GrowthModel
from xl_addin.messages.backtests import too_few_for_folds

AGES = (3, 6, 9, 12, 18)
AHEAD = (3, 6, 12)
LEAST_CHILDREN = 5

_FOLD_SEED, _PIT_SEED = 0, 1


@dataclass(frozen=True, slots=True, eq=False)
class Folds:
    """The fold of every series, shape (N,), and each fold's model, learned from the others."""

    of: NDArray[np.intp]
    models: tuple[GrowthModel, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Trials:
    """R forecasts and what came; every array has R rows.

    ``series`` is the row of the panel, ``age`` and ``ahead`` are in months, ``count`` is the cumulative
    count at the cut and ``came`` the one that was forecast. ``total`` (R, 25) holds our quantiles of it,
    ``rival`` (R, 4) the rivals' forecasts in the order of ``Method``, NaN
    where the published fit failed. ``pit`` is the randomised probability integral transform
    u = F(y−1) + V (F(y) − F(y−1)), V uniform: uniform itself where the forecast distribution is right
    (Czado, Gneiting, Held, *Predictive Model Assessment for Count Data*, Biometrics 65, 2009).
    """

    series: Integers
    age: Integers
    ahead: Integers
    count: Floats
    came: Floats
    total: Floats
    rival: Floats
    pit: Floats

    def where(self, chosen: NDArray[np.bool_]) -> "Trials":
        """Return the chosen rows."""
        return Trials(*(getattr(self, field.name)[chosen] for field in fields(self)))


def in_order(counts: Counts) -> Counts:
    """Return the series sorted by their counts, so that the order of the panel decides nothing."""
    return counts.rows(np.lexsort((*counts.new.T, counts.months)))


def deal(counts: Counts, folds: int, tick: Tick) -> Folds:
    """Deal the series into ``folds`` folds and learn each fold's model from the others.

    Raises
    ------
    BadInput
        If what is left to learn from is too little.
    """
    of = np.random.default_rng(_FOLD_SEED).permutation(len(counts.months)) % folds
    others = [counts.rows(of != fold) for fold in range(folds)]
    least = min(len(informative(part).months) for part in others)
    if least < LEAST_SERIES:
        raise BadInput(too_few_for_folds(least, folds, LEAST_SERIES))
    return Folds(of, tuple(_learned(part, tick) for part in others))


def _learned(counts: Counts, tick: Tick) -> GrowthModel:
    model = learn(counts, About("the other folds of the panel", date.min, len(counts.months)))
    tick()
    return model


def eligible(counts: Counts, age: int) -> NDArray[np.bool_]:
    """Tell which series are cut at ``age``: five children then, and a known count at the least horizon."""
    return np.asarray((counts.months >= age + min(AHEAD)) & (counts.first(age).total >= LEAST_CHILDREN))


def run_trials(counts: Counts, folds: Folds, tick: Tick) -> Trials:
    """Cut, forecast and compare at every age; ``tick`` is called after each published fit."""
    random = np.random.default_rng(_PIT_SEED)
    parts = [_trials_at(age, counts, folds, random, tick) for age in AGES]
    return Trials(*(np.concatenate([getattr(p, field.name) for p in parts]) for field in fields(Trials)))


def _trials_at(age: int, counts: Counts, folds: Folds, random: np.random.Generator, tick: Tick) -> Trials:
    series = np.flatnonzero(eligible(counts, age))
    later, early = counts.rows(series), counts.rows(series).first(age)
    ends = age + np.array(AHEAD)
    came = np.cumsum(later.new, axis=1)[:, np.minimum(ends, later.new.shape[1]) - 1]
    total, pit = _ours(early, came, folds.of[series], folds.models, random)
    known = ends <= later.months[:, None]
    row, column = np.nonzero(known)
    return Trials(
        series[row],
        np.full(len(row), age),
        np.array(AHEAD)[column],
        early.total[row],
        came[known],
        total[known],
        _rivals(early, tick)[known],
        pit[known],
    )


def _rivals(early: Counts, tick: Tick) -> Floats:
    lines = [forecast(early, AHEAD) for forecast in (straight_line, damped_line, persistence)]
    return np.stack([*lines, published_fit(early, AHEAD, tick)], axis=-1)


def _ours(
    early: Counts,
    came: Floats,
    fold: NDArray[np.intp],
    models: Sequence[GrowthModel],
    random: np.random.Generator,
) -> tuple[Floats, Floats]:
    """Return fine quantiles of the totals, (N, H, 25), and the randomised PIT of what came, (N, H)."""
    total, pit = np.empty((*came.shape, len(LEVELS))), np.empty(came.shape)
    for number, model in enumerate(models):
        held = fold == number
        part, born = early.rows(held), came[held] - early.total[held, None]
        found = posterior(part, model.prior)
        total[held] = read_totals(found, part, AHEAD, model.calibration)
        middle = read_middle(found, part, AHEAD)
        below = model.calibration.probability(middle, born - 1)
        step = model.calibration.probability(middle, born) - below
        pit[held] = below + random.random(born.shape) * step
    return total, pit
