"""Overtaking: how likely one model stands above another some months from now.

The two forecasts are taken as independent. That is good enough: of pairs of one age out of fold, the
lower of which had a third of the higher's children or more, what was said to come with 15, 45 and 74 % in
six months came in 16, 43 and 77 % (14,174 pairs), and in twelve months in 18, 47 and 62 % (3,084 pairs).
"""

from collections.abc import Sequence

import numpy as np

from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, Integers, posterior
from xl_addin.growth.forecast import SHARES, read_totals
from xl_addin.growth.model import GrowthModel


def read_overtaking(counts: Counts, pairs: Integers, ahead: Sequence[int], model: GrowthModel) -> Floats:
    """Return the probability that the second of each pair stands above the first, shape (P, H).

    Parameters
    ----------
    counts
        New children in each whole month, N series.
    pairs
        Places of the first and the second model among the series, shape (P, 2).
    ahead
        The H numbers of months from now, each ≥ 1.
    model
        What was learned from other models.
    """
    totals = read_totals(posterior(counts, model.prior), counts, ahead, model.calibration)
    return above(totals[pairs[:, 0]], totals[pairs[:, 1]])


def above(first: Floats, second: Floats) -> Floats:
    """Return P(second > first) + P(second = first)/2 of two independent forecasts.

    Parameters
    ----------
    first, second
        Fine quantiles as :func:`~xl_addin.growth.forecast.read_totals` returns them, shape (..., 25);
        each stands for its share of the forecast. NaN gives NaN.
    """
    difference = second[..., :, None] - first[..., None, :]
    won = (1 + np.sign(difference)) / 2
    return np.asarray(np.einsum("...ij,i,j->...", won, SHARES, SHARES))
