"""The last step of a forecast: from its middle to its distribution, by what came of earlier forecasts.

A forecast's residual is z = ln((n + ½)/(μ̂ + ½)), with n the children that came and μ̂ the middle that
was forecast. Its scale is log-linear in what makes forecasts uncertain; divided by it, the residuals
of forecasts that were made without their own model are exchangeable, so their quantiles are those of
the next one (Vovk, Gammerman, Shafer, *Algorithmic Learning in a Random World*, 2005: conformal
prediction). Models of fewer than five children have a scale and quantiles of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.curve import Floats

LEVELS = np.concatenate([[0.005, 0.01, 0.025], np.linspace(0.05, 0.95, 19), [0.975, 0.99, 0.995]])
"""The levels at which the residuals' quantiles are kept, shape (25,)."""

FEW = 5
"""Forecasts from fewer children than this are a class of their own: half of them see no child come."""

_LEAST_ROWS = 100  # a class of fewer forecasts learns from all of them
_FREEDOM = 4  # of the t distribution that the scale is fitted with: outliers do not stretch it
_START = np.array([0.2, 0.0, 0.1, -0.1, 0.1, 0.0])


@dataclass(frozen=True, slots=True, eq=False)
class Middle:
    """What a forecast is made of before it has a spread; all arrays have the same shape.

    ``increment`` is μ̂, the children to come at the median, ``width`` the posterior's half 80 %
    interval of the log growth, ``ahead`` the months ahead, ``age`` the months and ``count`` the
    children so far.
    """

    increment: Floats
    width: Floats
    ahead: Floats
    age: Floats
    count: Floats

    def features(self) -> Floats:
        """Return what the log scale is linear in, shape (..., 6)."""
        return np.stack(
            [
                np.ones_like(self.increment),
                np.log1p(self.increment),
                np.log(self.ahead),
                np.log(self.age),
                np.log(self.width + 0.05),  # a grid cell's width is not told from none
                np.log1p(self.count),
            ],
            axis=-1,
        )

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of the arrays, in order."""
        return tuple(field.name for field in fields(cls))

    def where(self, chosen: NDArray[np.bool_]) -> "Middle":
        """Return the chosen forecasts as rows."""
        return Middle(*(getattr(self, name)[chosen] for name in self.names()))

    @property
    def level(self) -> NDArray[np.intp]:
        """The class of exchangeable forecasts: 0 for fewer than five children so far, else 1."""
        return (self.count >= FEW).astype(np.intp)


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """Scale and shape of the residuals of each class: ``scale`` (2, 6) and ``residual`` (2, 25).

    ``residual`` holds the quantiles at :data:`LEVELS` of the residuals divided by their scale.
    """

    scale: Floats
    residual: Floats

    def quantiles(self, middle: Middle, levels: Sequence[float] | Floats = LEVELS) -> Floats:
        """Return quantiles of the children to come, shape (..., Q), never below 0."""
        shape = np.stack([np.interp(levels, LEVELS, row) for row in self.residual])
        spread = self._spread(middle)[..., None] * shape[middle.level]
        return np.asarray(np.maximum((middle.increment[..., None] + 0.5) * np.exp(spread) - 0.5, 0))

    def probability(self, middle: Middle, children: Floats) -> Floats:
        """Return P(n ≤ ``children``) for whole numbers, 0 below 0."""
        residual = np.log((np.maximum(children, 0) + 1) / (middle.increment + 0.5)) / self._spread(middle)
        found = np.empty_like(residual)
        for level, row in enumerate(self.residual):
            chosen = middle.level == level
            found[chosen] = np.interp(residual[chosen], row, LEVELS, left=0, right=1)
        return np.where(children < 0, 0.0, found)

    def _spread(self, middle: Middle) -> Floats:
        return np.asarray(np.exp((middle.features() * self.scale[middle.level]).sum(axis=-1)))


def learn_calibration(middle: Middle, children: Floats) -> Calibration:
    """Learn scale and quantiles of the residuals from forecasts whose outcome is known.

    Parameters
    ----------
    middle
        R forecasts, each made without its own model.
    children
        What came, shape (R,).
    """
    everyone = np.ones_like(children, dtype=bool)
    classes = [middle.level == level for level in (0, 1)]
    rows = [
        _learn_class(middle, children, chosen if chosen.sum() >= _LEAST_ROWS else everyone)
        for chosen in classes
    ]
    return Calibration(np.stack([scale for scale, _ in rows]), np.stack([residual for _, residual in rows]))


def _learn_class(middle: Middle, children: Floats, chosen: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    # Whoever answers with what was learned need not wait for these imports.
    from scipy.optimize import minimize  # noqa: PLC0415
    from scipy.stats import t as student  # noqa: PLC0415

    features = middle.features()[chosen]
    residual = np.log((children[chosen] + 0.5) / (middle.increment[chosen] + 0.5))

    def loss(scale: Floats) -> float:
        spread = features @ scale
        return float(np.mean(spread - student.logpdf(residual * np.exp(-spread), _FREEDOM)))

    scale = minimize(loss, _START, method="L-BFGS-B").x
    found = np.quantile(residual * np.exp(-features @ scale), LEVELS, method="hazen")
    # Residuals of whole numbers are often equal; quantiles must rise for their inverse to be one.
    return scale, np.maximum.accumulate(found + 1e-6 * np.arange(len(LEVELS)))
