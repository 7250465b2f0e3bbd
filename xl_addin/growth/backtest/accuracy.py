"""How good forecasts were, from trials whose outcome is known: by cell, over all cells, over six."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.backtest.rivals import Method
from xl_addin.growth.backtest.trials import AGES, AHEAD, Trials
from xl_addin.growth.calibration import LEVELS as FINE_LEVELS
from xl_addin.growth.curve import Floats
from xl_addin.growth.forecast import LEVELS, PLACES, SHARES

SIX_AGES, SIX_AHEAD, SIX_LEAST_CHILDREN = (3, 6, 12), (6, 12), 10
_WITHIN = 0.2
_DRAWS = 1000
_BOOTSTRAP_SEED = 2
_P10, _P25, _P50, _P75, _P90 = PLACES


class Group(StrEnum):
    """Which trials a line of the table is about."""

    CELL = "cell"
    ALL = "all-cells"
    SIX = "six-cells"


@dataclass(frozen=True, slots=True)
class Precision:
    """Errors of one method over some trials.

    ``log_error`` is the mean of |ln((forecast + 1)/(came + 1))|, ``ratio`` what that is of the straight
    line's, ``median_ape`` the median absolute percentage error as a fraction, and ``within20`` the share
    of forecasts that are off by 20 % at most.
    """

    log_error: float
    ratio: float
    median_ape: float
    within20: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares of outcomes inside our 80 % and 50 % intervals.

    ``pit80`` and ``pit50`` are of the randomised transform, which covers what its name says where the
    forecast is right; a ``closed`` interval of whole numbers covers more even then.
    """

    pit80: float
    pit50: float
    closed80: float
    closed50: float


@dataclass(frozen=True, slots=True)
class Accuracy:
    """One line: ``trials`` forecasts of ``series`` models; age and ahead in months, None over several.

    ``gain`` is the straight line's mean log error less ours, ``gain_error`` its standard error by a
    bootstrap over series; ``crps`` the continuous ranked probability score of ln(1 + count).
    """

    group: Group
    age: int | None
    ahead: int | None
    trials: int
    series: int
    precision: Mapping[Method, Precision]
    gain: float
    gain_error: float
    coverage: Coverage
    crps: float


def accuracy(trials: Trials) -> tuple[Accuracy, ...]:
    """Return a line for each cell that has trials, then one over all cells and one over the six."""
    return tuple(
        _line(group, age, ahead, trials.where(chosen))
        for group, age, ahead, chosen in _groups(trials)
        if chosen.any()
    )


def _groups(trials: Trials) -> Iterator[tuple[Group, int | None, int | None, NDArray[np.bool_]]]:
    for age in AGES:
        for ahead in AHEAD:
            yield Group.CELL, age, ahead, (trials.age == age) & (trials.ahead == ahead)
    yield Group.ALL, None, None, np.ones(len(trials.age), dtype=bool)
    six = np.isin(trials.age, SIX_AGES) & np.isin(trials.ahead, SIX_AHEAD)
    yield Group.SIX, None, None, six & (trials.count >= SIX_LEAST_CHILDREN)


def _line(group: Group, age: int | None, ahead: int | None, trials: Trials) -> Accuracy:
    forecast = forecasts(trials)
    error = np.abs(np.log((forecast + 1) / (trials.came[:, None] + 1)))
    gain = error[:, _LINE] - error[:, 0]
    return Accuracy(
        group,
        age,
        ahead,
        len(trials.series),
        len(np.unique(trials.series)),
        _precision(forecast, trials.came, error.mean(axis=0)),
        float(gain.mean()),
        clustered_error(gain, trials.series),
        _coverage(trials),
        _crps(trials),
    )


def forecasts(trials: Trials) -> Floats:
    """Return every method's forecast, shape (R, 5): our median first, a failed fit's the last count."""
    rival = np.where(np.isnan(trials.rival), trials.count[:, None], trials.rival)
    return np.column_stack([trials.total[:, _P50], rival])


_LINE = list(Method).index(Method.LINE)


def _precision(forecast: Floats, came: Floats, log_error: Floats) -> dict[Method, Precision]:
    share = np.abs(forecast - came[:, None]) / came[:, None]  # at least five children came
    with np.errstate(divide="ignore", invalid="ignore"):  # a line that never errs has no ratio
        ratio = log_error / log_error[_LINE]
    columns = (log_error, ratio, np.median(share, axis=0), (share <= _WITHIN).mean(axis=0))
    rows = np.stack(columns, axis=1).tolist()
    return {method: Precision(*row) for method, row in zip(Method, rows, strict=True)}


def clustered_error(value: Floats, cluster: NDArray[np.int64]) -> float:
    """Return the standard error of the mean of ``value``, by a seeded bootstrap of whole clusters.

    NaN where there is one cluster only.
    """
    _, place = np.unique(cluster, return_inverse=True)
    total, size = np.bincount(place, value), np.bincount(place)
    if len(size) == 1:
        return float("nan")
    equal = np.full(len(size), 1 / len(size))
    drawn = np.random.default_rng(_BOOTSTRAP_SEED).multinomial(len(size), equal, _DRAWS)
    return float(np.std((drawn @ total) / (drawn @ size), ddof=1))


def _coverage(trials: Trials) -> Coverage:
    total, pit, came = trials.total, trials.pit, trials.came
    low, quarter, _, three_quarters, high = LEVELS
    return Coverage(
        _share(low, pit, high),
        _share(quarter, pit, three_quarters),
        _share(total[:, _P10], came, total[:, _P90]),
        _share(total[:, _P25], came, total[:, _P75]),
    )


def _share(low: Floats | float, value: Floats, high: Floats | float) -> float:
    return float(np.mean((low <= value) & (value <= high)))


def _crps(trials: Trials) -> float:
    """Return the mean over trials of twice the pinball loss, integrated over the fine levels."""
    miss = np.log1p(trials.came)[:, None] - np.log1p(trials.total)
    pinball = np.maximum(FINE_LEVELS * miss, (FINE_LEVELS - 1) * miss)
    return float(2 * np.mean(pinball @ SHARES))
