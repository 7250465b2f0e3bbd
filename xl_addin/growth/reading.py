"""Everything that is read off one posterior, for any number of series, in blocks that fit in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar, cast

import numpy as np

from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, Integers, posterior
from xl_addin.growth.forecast import Forecast, read_forecast
from xl_addin.growth.model import GrowthModel
from xl_addin.growth.parameters import Parameters, read_parameters
from xl_addin.growth.scores import Scores, read_scores

T = TypeVar("T")

_BLOCK = 4096  # series; with 910 points one block of weights takes 15 MB


@dataclass(frozen=True, slots=True)
class Reading:
    """Scores, parameters, forecast and certainty (N,) of N series, all of one posterior."""

    scores: Scores
    parameters: Parameters
    forecast: Forecast
    certainty: Floats


def read(counts: Counts, model: GrowthModel, ahead: Sequence[int]) -> Reading:
    """Compute the posterior of every series and read everything off it.

    Parameters
    ----------
    counts
        New children in each whole month, N series.
    model
        What was learned from other models.
    ahead
        The numbers of months ahead to forecast, each ≥ 1.
    """
    # Series of one age share what is worked out for that age, so they stand together in the blocks.
    order = np.argsort(counts.months, kind="stable")
    parts = [_read_block(counts.rows(places), model, ahead) for places in _blocks(order)]
    return _join(parts, np.argsort(order))


def _blocks(order: Integers) -> Iterator[Integers]:
    for start in range(0, max(1, len(order)), _BLOCK):
        yield order[start : start + _BLOCK]


def _read_block(counts: Counts, model: GrowthModel, ahead: Sequence[int]) -> Reading:
    found = posterior(counts, model.prior)
    return Reading(
        read_scores(found, counts, model.calibration, model.reference),
        read_parameters(found, counts),
        read_forecast(found, counts, ahead, model.calibration),
        found.certainty,
    )


def _join(parts: Sequence[T], order: Integers) -> T:
    """Return one record whose arrays are those of ``parts``, one after the other, put in ``order``."""
    first = parts[0]
    if isinstance(first, np.ndarray):
        return cast("T", np.concatenate(cast("Any", parts))[order])
    names = [field.name for field in fields(cast("Any", first))]
    return type(first)(*(_join([getattr(part, name) for part in parts], order) for name in names))
