"""How often months are flagged, beside how often that is said: alerts judged like forecasts.

Nothing that a month is judged with was learned from its own model: the models are dealt into folds, and
prior and habits of each fold are learned from the others. Whole numbers cannot be flagged at exactly the
stated rate, so the shares are of the randomised transform u = P(n < y) + V P(n = y), V uniform, which
is uniform itself where the chances are right (Czado, Gneiting, Held, *Predictive Model Assessment for
Count Data*, Biometrics 65, 2009); what is told beside it flags only what is sure.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.alerts.habits import HABITS, Habits
from xl_addin.growth.alerts.learning import learn_habits
from xl_addin.growth.alerts.surprise import read_surprise
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts
from xl_addin.growth.learning import learn_prior
from xl_addin.growth.prior import Prior

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


def alarm_rates(counts: Counts, folds: int, tick: Callable[[], None]) -> tuple[AlarmRate, ...]:
    """Judge the months of N models by cross-validation over models.

    Parameters
    ----------
    counts
        Their monthly counts.
    folds
        Into how many folds they are dealt, ≥ 2.
    tick
        Called after each fold.
    """
    fold = np.random.default_rng(_FOLD_SEED).permutation(len(counts.months)) % folds
    parts = []
    for held in range(folds):
        others = counts.rows(fold != held)
        prior = learn_prior(others)
        parts.append(_judged(counts.rows(fold == held), prior, learn_habits(others, prior)))
        tick()
    return _all_rates(parts)


def alarm_rates_ready(counts: Counts, prior: Prior) -> tuple[AlarmRate, ...]:
    """Judge the months of N models as alerts do, by a ready prior and the shipped habits."""
    return _all_rates([_judged(counts, prior, HABITS)])


def _all_rates(parts: Sequence[tuple[Floats, Floats, Floats, Floats]]) -> tuple[AlarmRate, ...]:
    before, low, high, mass = (np.concatenate(column) for column in zip(*parts, strict=True))
    draw = np.random.default_rng(_DRAW_SEED).random(len(mass))
    sides = {Side.LOW: (low, low - draw * mass), Side.HIGH: (high, high - (1 - draw) * mass)}
    return tuple(_rates(before, sides))


def _judged(counts: Counts, prior: Prior, habits: Habits) -> tuple[Floats, Floats, Floats, Floats]:
    """Return children before, low, high and mass of the months that are judged, each (R,)."""
    found = read_surprise(counts, prior, habits)
    seen = np.isfinite(found.mass)
    before = np.cumsum(counts.new, axis=1) - counts.new
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
