"""The prior: weighted points of (λ, μ, σ) on which every posterior is computed."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import norm

from xl_addin.growth.curve import Floats, maturity

# The box and its steps are those that served in cross-validation: linear in λ and μ, geometric in σ.
_FITNESS = np.linspace(0.25, 14.0, 28)
_IMMEDIACY = np.linspace(-0.5, 5.5, 19)
_LONGEVITY = np.geomspace(0.3, 2.0, 10)

# A month in which a point expects nothing still gets this much, so that no child is impossible.
_LEAST_EXPOSURE = 1e-9


@dataclass(frozen=True, slots=True)
class Prior:
    """Points of (λ, μ, σ), each of shape (G,), with weights that sum to 1; time is in months.

    ``m`` is the constant of the curve [children].
    """

    fitness: Floats
    immediacy: Floats
    longevity: Floats
    weight: Floats
    m: float = 1.0

    def exposure(self, months: int) -> Floats:
        """Return λ ΔΦ of the months 1 to ``months`` at every point, shape (G, months)."""
        ends = np.arange(months + 1)
        share = maturity(ends, self.immediacy[:, None], self.longevity[:, None])
        return np.maximum(self.fitness[:, None] * np.diff(share, axis=1), _LEAST_EXPOSURE)


def weak_prior() -> Prior:
    """Return the stated prior: broad, and learned from no model.

    ln λ ~ N(ln 4, 0.6), μ ~ N(2.5, 1.2), ln σ ~ N(0, 0.5), independent, on the box λ 0.25 to 14,
    μ −0.5 to 5.5, σ 0.3 to 2. Its middle model has six children after a year and some fifty
    in the end.
    """
    lam, mu, sigma = (axis.ravel() for axis in np.meshgrid(_FITNESS, _IMMEDIACY, _LONGEVITY, indexing="ij"))
    # λ is spaced evenly, so a normal in ln λ needs the density's 1/λ; σ is spaced evenly in ln σ.
    density = norm.pdf(np.log(lam), np.log(4.0), 0.6) / lam
    density *= norm.pdf(mu, 2.5, 1.2) * norm.pdf(np.log(sigma), 0.0, 0.5)
    return Prior(lam, mu, sigma, density / density.sum())
