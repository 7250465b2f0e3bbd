"""The reference models: what models of each age promise, against which a score is a percentile."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.curve import Floats

LEVELS = np.linspace(0.0125, 0.9875, 40)
"""The levels at which the promises' quantiles are kept, shape (40,)."""


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """Quantiles at LEVELS of three promises among the reference models of A ages.

    ``age`` (A,) is in whole months, ascending; ``size`` (A,) counts the models of that age; ``heat``
    and ``stability`` (A, 40) are of the promises that :mod:`xl_addin.growth.scores` defines,
    ``count`` (A, 40) of the cumulative count twelve months ahead. The middle of each score is 50.
    """

    age: NDArray[np.int64]
    size: NDArray[np.int64]
    heat: Floats
    stability: Floats
    count: Floats

    def place(self, age: int) -> int:
        """Return the row of the nearest age that the reference knows."""
        return int(np.abs(self.age - age).argmin())


def percentile(promise: Floats, quantiles: Floats) -> Floats:
    """Return the percentile (0–100) of each ``promise`` among models with these quantiles at LEVELS."""
    beyond = LEVELS[0] / 2
    return np.asarray(100 * np.interp(promise, quantiles, LEVELS, left=beyond, right=1 - beyond))
