"""How often months are flagged, beside how often that is said: alerts judged like forecasts.

Nothing that a month is judged with was learned from its own model: the models are dealt into folds, and
prior and habits of each fold are learned from the others. Whole numbers cannot be flagged at exactly the
stated rate, so the shares are of the randomised transform u = P(n < y) + V P(n = y), V uniform, which
is uniform itself where the chances are right (Czado, Gneiting, Held, *Predictive Model Assessment for
Count Data*, Biometrics 65, 2009); what is told beside it flags only what is sure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.alerts.learning import learn_habits
from xl_addin.growth.alerts.surprise import Surprise, read_surprise
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts
from xl_addin.growth.learning import learn_prior

STATED = (0.05, 0.01)
LEAST = (5, 100)
"""Months are counted once from five children before on, and again from a hundred on."""

_FOLD_SEED, _DRAW_SEED = 0, 1


class Side(StrEnum):
    """Which end of what was expected a month lies at."""

    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class AlarmRate:
    """The share of ``months`` flagged on one ``side`` at the ``stated`` rate.

    Of models with ``least`` children or more before the month. ``share`` is of the randomised transform;
    ``told`` is the share whose exact chance is at most ``stated``. Both are NaN without a month.
    """

    least: int
    side: Side
    stated: float
    months: int
    share: float
    told: float


def alarm_rates(counts: Counts, folds: int = 4) -> tuple[AlarmRate, ...]:
    """Judge the months of N models by cross-validation over models.

    Parameters
    ----------
    counts
        Their monthly counts.
    folds
        Into how many folds they are dealt, ≥ 2.
    """
    fold = np.random.default_rng(_FOLD_SEED).permutation(len(counts.months)) % folds
    parts = [_judged(counts, fold == held) for held in range(folds)]
    before, low, high, mass = (np.concatenate(column) for column in zip(*parts, strict=True))
    draw = np.random.default_rng(_DRAW_SEED).random(len(mass))
    sides = {Side.LOW: (low, low - draw * mass), Side.HIGH: (high, high - (1 - draw) * mass)}
    return tuple(_rates(before, sides))


def _judged(counts: Counts, held: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats, Floats]:
    """Return children before, low, high and mass of the held models' months, each (R,)."""
    others, own = counts.rows(~held), counts.rows(held)
    prior = learn_prior(others)
    found: Surprise = read_surprise(own, prior, learn_habits(others, prior))
    seen = np.isfinite(found.mass)
    before = np.cumsum(own.new, axis=1) - own.new
    return before[seen], found.low[seen], found.high[seen], found.mass[seen]


def _rates(before: Floats, sides: dict[Side, tuple[Floats, Floats]]) -> Iterator[AlarmRate]:
    for least in LEAST:
        chosen = before >= least
        for side, (told, drawn) in sides.items():
            for stated in STATED:
                yield AlarmRate(
                    least,
                    side,
                    stated,
                    int(chosen.sum()),
                    _share(drawn[chosen] < stated),
                    _share(told[chosen] <= stated),
                )


def _share(flagged: NDArray[np.bool_]) -> float:
    return float(flagged.mean()) if len(flagged) else float("nan")
