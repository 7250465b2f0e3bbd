"""Everything that is read off one posterior, for any number of series, in blocks that fit in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar, cast

import numpy as np

from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, posterior
from xl_addin.growth.forecast import Forecast, read_forecast
from xl_addin.growth.parameters import Parameters, read_parameters
from xl_addin.growth.prior import Prior
from xl_addin.growth.scores import Scores, read_scores

T = TypeVar("T")

_BLOCK = 512  # series; with 5,320 points one block of weights takes 22 MB


@dataclass(frozen=True, slots=True)
class Reading:
    """Scores, parameters, forecast and certainty (N,) of N series, all of one posterior."""

    scores: Scores
    parameters: Parameters
    forecast: Forecast
    certainty: Floats


def read(counts: Counts, prior: Prior, ahead: Sequence[int]) -> Reading:
    """Compute the posterior of every series and read everything off it.

    Parameters
    ----------
    counts
        New children in each whole month, N series.
    prior
        The points and weights to start from.
    ahead
        The numbers of months ahead to forecast, each ≥ 1.
    """
    return _join([_read_block(block, prior, ahead) for block in _blocks(counts)])


def _blocks(counts: Counts) -> Iterator[Counts]:
    for start in range(0, max(1, len(counts.months)), _BLOCK):
        yield counts.rows(slice(start, start + _BLOCK))


def _read_block(counts: Counts, prior: Prior, ahead: Sequence[int]) -> Reading:
    found = posterior(counts, prior)
    return Reading(
        read_scores(found, counts),
        read_parameters(found, counts),
        read_forecast(found, counts, ahead),
        found.certainty,
    )


def _join(parts: Sequence[T]) -> T:
    """Return one record whose arrays are those of ``parts``, one after the other."""
    first = parts[0]
    if isinstance(first, np.ndarray):
        return cast("T", np.concatenate(cast("Any", parts)))
    names = [field.name for field in fields(cast("Any", first))]
    return type(first)(*(_join([getattr(part, name) for part in parts]) for name in names))
