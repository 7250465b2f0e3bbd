"""Quantiles of a distribution on points, for many series at once."""

from collections.abc import Sequence

import numpy as np

from xl_addin.growth.curve import Floats


def weighted_quantiles(value: Floats, weight: Floats, levels: Sequence[float]) -> Floats:
    """Return quantiles of ``value`` under ``weight``, each point's weight spread over its cell.

    A cell reaches half-way to the neighbouring values, and at both ends to the outermost value itself,
    so a sharp posterior on a coarse grid gets an interval of about a cell and not of zero.

    Parameters
    ----------
    value
        Shape (G,), the same points for every series; ties are one value.
    weight
        Shape (N, G), each row sums to 1.
    levels
        Q levels in (0, 1).

    Returns
    -------
    Shape (N, Q).

    Examples
    --------
    >>> weighted_quantiles(np.array([3.0, 1.0]), np.array([[0.5, 0.5]]), [0.5])
    array([[2.]])
    """
    points, starts = np.unique(np.sort(value), return_index=True)
    edges = np.concatenate([points[:1], (points[1:] + points[:-1]) / 2, points[-1:]])
    mass = np.add.reduceat(weight[:, np.argsort(value, kind="stable")], starts, axis=1)
    below = np.cumsum(mass, axis=1)
    return np.stack([_quantile(edges, mass, below, level) for level in levels], axis=1)


def _quantile(edges: Floats, mass: Floats, below: Floats, level: float) -> Floats:
    rows = np.arange(len(below))
    cell = np.minimum((below < level).sum(axis=1), below.shape[1] - 1)
    inside = np.maximum(mass[rows, cell], np.finfo(np.float64).tiny)
    share = np.clip(1 - (below[rows, cell] - level) / inside, 0, 1)
    return np.asarray(edges[cell] + share * (edges[cell + 1] - edges[cell]))
