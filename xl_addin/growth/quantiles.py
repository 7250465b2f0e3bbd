"""Quantiles of a distribution on points, for many series at once."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.curve import Floats

_EDGES = 129  # places at which the distribution function is exact; between them it is a line
_MANY = 400  # series from which on a loop over the edges pays
_TINY = 1e-12


def weighted_quantiles(
    value: Floats, weight: NDArray[np.floating], levels: Sequence[float] | Floats
) -> Floats:
    """Return quantiles of ``value`` under ``weight``, each point's weight spread over its cell.

    A cell reaches half-way to the neighbouring values, and at both ends to the outermost value itself,
    so a sharp posterior on a coarse grid gets an interval of about a cell and not of zero.

    Parameters
    ----------
    value
        Shape (G,), the same points for every series; ties are one value.
    weight
        Shape (G, N), each column sums to 1.
    levels
        Q levels in (0, 1).

    Returns
    -------
    Shape (N, Q).

    Examples
    --------
    >>> weighted_quantiles(np.array([3.0, 1.0]), np.array([[0.5], [0.5]]), [0.5])
    array([[2.]])
    """
    points, place = np.unique(value, return_inverse=True)
    bounds = np.concatenate([points[:1], (points[1:] + points[:-1]) / 2, points[-1:]])
    cuts = np.unique(np.linspace(0, len(points), _EDGES).round().astype(np.intp))
    below = _weight_below(cuts, place, weight)
    return np.stack([_quantile(bounds[cuts], below, level) for level in levels], axis=1)


def _weight_below(
    cuts: NDArray[np.intp], place: NDArray[np.intp], weight: NDArray[np.floating]
) -> NDArray[np.floating]:
    """Return the weight at places below each cut, shape (number of cuts, N); the first cut is 0."""
    order = np.argsort(place)
    first = np.searchsorted(place, cuts[:-1], sorter=order)
    nothing = np.zeros(weight.shape[1], weight.dtype)
    if weight.shape[1] < _MANY:
        between = np.add.reduceat(weight[order], first, axis=0)
        return np.vstack([nothing, np.cumsum(between, axis=0)])
    # For many series whole rows are added three times faster than reduceat goes down the columns.
    ends = pairwise([*first.tolist(), len(order)])
    steps = (np.add.reduce(weight.take(order[start:end], axis=0)) for start, end in ends)
    return np.stack([*accumulate(steps, initial=nothing)])


def _quantile(edges: Floats, below: NDArray[np.floating], level: float) -> Floats:
    series = np.arange(below.shape[1])
    right = np.clip((below < level).sum(axis=0), 1, max(1, len(edges) - 1))
    low, high = below[right - 1, series], below[right, series]
    share = np.clip((level - low) / np.maximum(high - low, _TINY), 0, 1)
    return np.asarray(edges[right - 1] + share * (edges[right] - edges[right - 1]), dtype=np.float64)
