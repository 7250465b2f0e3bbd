"""The prior: weighted points of (λ, μ, σ) on which every posterior is computed."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from xl_addin.growth.curve import Floats, maturity, peak_time

# The box and its steps served best in cross-validation; a finer grid forecasts no better.
_FITNESS = np.linspace(0.25, 14.0, 14)
_IMMEDIACY = np.linspace(-0.5, 5.5, 13)
_LONGEVITY = np.geomspace(0.3, 3.0, 5)

# A month in which a point expects nothing still gets this much, so that no child is impossible.
_LEAST_EXPOSURE = 1e-9


@dataclass(frozen=True, eq=False)
class Prior:
    """Points of (λ, μ, σ), each of shape (G,), with weights that sum to 1; time is in months.

    ``m`` is the constant of the curve [children].
    """

    fitness: Floats
    immediacy: Floats
    longevity: Floats
    weight: Floats
    m: float = 1.0

    @cached_property
    def peak(self) -> Floats:
        """The time since release at which the curve of each point rises fastest, shape (G,)."""
        return peak_time(self.fitness, self.immediacy, self.longevity)

    def exposure(self, months: int) -> Floats:
        """Return λ ΔΦ of the months 1 to ``months`` at every point, shape (G, months)."""
        ends = np.arange(months + 1)
        share = maturity(ends, self.immediacy[:, None], self.longevity[:, None])
        return np.maximum(self.fitness[:, None] * np.diff(share, axis=1), _LEAST_EXPOSURE)


def uniform_prior() -> Prior:
    """Return the points of the grid with equal weights: where learning starts."""
    lam, mu, sigma = (axis.ravel() for axis in np.meshgrid(_FITNESS, _IMMEDIACY, _LONGEVITY, indexing="ij"))
    return Prior(lam, mu, sigma, np.full(len(lam), 1 / len(lam)))
