"""A broken forecast: the cumulative count outside its interval, on one side, some months in a row.

A count outside stays outside easily, as it is cumulative: twice in a row is no proof that the forecast
was wrong, and how often good forecasts break had to be measured.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from xl_addin.growth.curve import Floats

ONCE_IN: Mapping[float, int] = MappingProxyType({0.8: 22, 0.9: 44, 0.95: 73, 0.98: 150})
"""In how many months a forecast breaks for the first time once, by the share that its interval holds.

Twice in a row, with intervals widened as :func:`widened` does. Measured on 934 forecasts of models of the
shipped prior, up to twelve months ahead, at ages of 3 to 18 months with five children or more. Without the
models' own data in the prior (four folds, 1,479 forecasts) 80 % intervals broke once in 22 months, too.
"""

_TOLD = 0.8  # of the intervals that are told


@dataclass(frozen=True, slots=True, eq=False)
class Interval:
    """What holds a share of the cumulative counts to come; arrays of one shape."""

    low: Floats
    high: Floats


def broken(came: Floats, low: Floats, high: Floats, times: int = 2) -> NDArray[np.bool_]:
    """Tell in which months a forecast given earlier is broken, shape (N, H).

    Parameters
    ----------
    came
        Cumulative counts at the end of H months in a row after each of N forecasts was given, NaN where
        not over yet.
    low, high
        The forecasts' intervals of them, such as p10 and p90, shape (N, H).
    times
        In how many months in a row a count must lie outside, ≥ 1.
    """
    side = np.where(came > high, 1, 0) - np.where(came < low, 1, 0)
    return _in_a_row(side > 0, times) | _in_a_row(side < 0, times)


def first_broken(is_broken: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Keep the first month in which each forecast is broken: a forecast breaks once, shape (N, H)."""
    return np.asarray(is_broken & (np.cumsum(is_broken, axis=1) == 1))


def share_for(forecasts: int) -> float:
    """Return the share that intervals must hold so that about one of ``forecasts`` a month breaks, or fewer.

    Of more than 150 forecasts more than one a month does; there is no wider interval that was measured.
    """
    return next((share for share, months in ONCE_IN.items() if months >= forecasts), max(ONCE_IN))


def widened(start: Floats, p10: Floats, p50: Floats, p90: Floats, share: float) -> Interval:
    """Return intervals that hold ``share`` of what is likely, from forecasts as they were told.

    The errors of the children to come are taken as normal on a logarithmic scale, each side with its own
    width; ``start`` is the cumulative count when the forecast was given. All have one shape. Never narrower
    than what was told, also by a rounding: a count on a bound is inside.
    """
    stretch = ndtri(0.5 + share / 2) / ndtri(0.5 + _TOLD / 2)
    low, middle, high = (np.log1p(np.maximum(level - start, 0)) for level in (p10, p50, p90))
    return Interval(
        np.minimum(p10, start + np.expm1(np.maximum(middle - stretch * (middle - low), 0))),
        np.maximum(p90, start + np.expm1(middle + stretch * (high - middle))),
    )


def _in_a_row(outside: NDArray[np.bool_], times: int) -> NDArray[np.bool_]:
    """Tell where ``outside`` has been true so many times in a row, along the last axis."""
    run = np.zeros(outside.shape[0], dtype=np.int64)
    found = np.zeros(outside.shape, dtype=bool)
    for month in range(outside.shape[1]):
        run = np.where(outside[:, month], run + 1, 0)
        found[:, month] = run >= times
    return found
