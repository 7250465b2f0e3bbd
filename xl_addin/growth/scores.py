"""The three scores: percentiles of what each promises, among reference models of the same age.

Each is the expectation, under the posterior, of the percentile (0–100) of a promise k months after
release, with a_j = λ (Φ_{k+j} − Φ_k):

heat             a_3, the log growth factor of the next three months
stability        a_12 − a_6, the log growth factor of months 7–12 ahead
competitiveness  the cumulative count at k + 12, as forecast

The bare parameters fail to predict these promises; the posterior's forecast predicts those of heat and
competitiveness, and that of stability weakly (``hfscore backtest``). How months 7–12 compare with months
1–6, which a score of stability might promise instead, nothing in the counts of real models foretells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.calibration import Calibration
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, Posterior
from xl_addin.growth.forecast import LEVELS, PLACES, SHARES, read_totals
from xl_addin.growth.quantiles import weighted_quantiles
from xl_addin.growth.reference import Reference, percentile
from xl_addin.records import Score, ScoreName

LEAST_MONTHS = 3
LEAST_CHILDREN = 5
LEAST_CHILDREN_STABILITY = 20
# From this age on no reading of stability has been checked against what came.
STABILITY_UNVALIDATED_FROM = 12
INTERVAL = (LEVELS[0], LEVELS[-1])
YEAR = 12


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of shape (N, 3) and their intervals (N, 3, 2), in [0, 100]; NaN where evidence lacks.

    The columns are those of :data:`PLAIN_SCORES`.
    """

    value: Floats
    interval: Floats


def evidence(counts: Counts) -> NDArray[np.bool_]:
    """Tell which of the three scores the data of each series carries, shape (N, 3)."""
    enough = (counts.months >= LEAST_MONTHS) & (counts.total >= LEAST_CHILDREN)
    return np.stack([enough, enough & (counts.total >= LEAST_CHILDREN_STABILITY), enough], axis=1)


def read_scores(
    posterior: Posterior, counts: Counts, calibration: Calibration, reference: Reference
) -> Scores:
    """Read the scores off the posterior; ``counts`` are those before bursts were capped."""
    carried = evidence(counts)
    value, interval = np.full(carried.shape, np.nan), np.full((*carried.shape, 2), np.nan)
    exposure = posterior.prior.exposure(counts.new.shape[1] + YEAR)
    scored = carried[:, 0]  # stability needs more than heat and competitiveness do
    in_a_year = read_totals(posterior.rows(scored), counts.rows(scored), [YEAR], calibration)[:, 0]
    ages = counts.months[scored]
    for age in np.unique(ages):
        rows, place = np.flatnonzero(scored)[ages == age], reference.place(int(age))
        heat, stability = promises(exposure[:, age:])
        part = posterior.rows(rows).weight
        parts = [
            _growth_score(percentile(heat, reference.heat[place]), part),
            _growth_score(percentile(stability, reference.stability[place]), part),
            _count_score(percentile(in_a_year[ages == age], reference.count[place])),
        ]
        value[rows] = np.stack([mean for mean, _ in parts], axis=1)
        interval[rows] = np.stack([bounds for _, bounds in parts], axis=1)
    return Scores(np.where(carried, value, np.nan), np.where(carried[..., None], interval, np.nan))


def promises(coming: Floats) -> tuple[Floats, Floats]:
    """Return what heat and stability promise at every point, each (G,).

    ``coming`` is λ ΔΦ of the months from now on, shape (G, at least 12).
    """
    return coming[:, :3].sum(axis=1), coming[:, 6:YEAR].sum(axis=1)


def _growth_score(rank: Floats, weight: NDArray[np.floating]) -> tuple[Floats, Floats]:
    """Return mean (n,) and interval (n, 2) of the percentile ``rank`` (G,) under ``weight`` (G, n)."""
    return np.asarray(rank.astype(weight.dtype) @ weight, dtype=np.float64), weighted_quantiles(
        rank, weight, INTERVAL
    )


def _count_score(rank: Floats) -> tuple[Floats, Floats]:
    """Return mean (n,) and interval (n, 2) of a percentile, given its fine quantiles (n, 25)."""
    return rank @ SHARES, rank[:, PLACES[[0, -1]]]


def overall(scores: Mapping[ScoreName, Score], weights: Mapping[ScoreName, float]) -> Score:
    """Return the weighted mean of the scores present, empty without heat or competitiveness.

    Its interval is the weighted mean of their bounds, as if all three erred together: never too narrow.

    Examples
    --------
    >>> parts = {ScoreName.HEAT: Score(40, 30, 50), ScoreName.COMPETITIVENESS: Score(60, 50, 70)}
    >>> overall(parts, EQUAL_WEIGHTS)
    Score(value=50.0, p10=40.0, p90=60.0)
    """
    present = [name for name in PLAIN_SCORES if name in scores and scores[name].value is not None]
    if not {ScoreName.HEAT, ScoreName.COMPETITIVENESS} <= set(present):
        return Score()
    bounds = [(scores[name].value, scores[name].p10, scores[name].p90) for name in present]
    mean = np.average(np.array(bounds, dtype=np.float64), axis=0, weights=[weights[name] for name in present])
    return Score(*mean.tolist())


PLAIN_SCORES: Sequence[ScoreName] = (ScoreName.HEAT, ScoreName.STABILITY, ScoreName.COMPETITIVENESS)
EQUAL_WEIGHTS: Mapping[ScoreName, float] = dict.fromkeys(PLAIN_SCORES, 1.0)
