"""A growth model whose parts are stated, and series simulated from the growth curve, for the tests."""

from datetime import date
from functools import cache

import numpy as np
from scipy.stats import norm

from xl_addin.growth.calibration import LEVELS, Calibration, Middle
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, Integers
from xl_addin.growth.model import About, GrowthModel
from xl_addin.growth.prior import Prior, uniform_prior
from xl_addin.growth.reference import LEVELS as REFERENCE_LEVELS
from xl_addin.growth.reference import Reference

ABOUT = About("stated for the tests", date(2026, 1, 31), series=0)


def weak_prior() -> Prior:
    """Return a broad prior that is stated and learned from no model.

    ln λ ~ N(ln 4, 0.6), μ ~ N(2.5, 1.2), ln σ ~ N(0, 0.5), independent, on the box of the grid. Its
    middle model has six children after a year and some fifty in the end.
    """
    grid = uniform_prior()
    # λ is spaced evenly, so a normal in ln λ needs the density's 1/λ; σ is spaced evenly in ln σ.
    density = norm.pdf(np.log(grid.fitness), np.log(4.0), 0.6) / grid.fitness
    density *= norm.pdf(grid.immediacy, 2.5, 1.2) * norm.pdf(np.log(grid.longevity), 0.0, 0.5)
    return Prior(grid.fitness, grid.immediacy, grid.longevity, density / density.sum())


def point_prior(fitness: float, immediacy: float, longevity: float, m: float = 1.0) -> Prior:
    """Return a prior with all its weight on one point."""
    return Prior(np.array([fitness]), np.array([immediacy]), np.array([longevity]), np.ones(1), m)


def stated_calibration(spread: float = 0.3) -> Calibration:
    """Return a calibration whose residuals are uniform on ±``spread``, whatever the forecast.

    Uniform residuals make every quantile a number that can be written down: level p has the residual
    ``spread`` (2 p − 1).
    """
    scale = np.zeros((2, len(Middle.names()) + 1))
    scale[:, 0] = np.log(spread)
    return Calibration(scale, np.tile(2 * LEVELS - 1, (2, 1)))


def stated_reference() -> Reference:
    """Return a reference of two ages whose promises are uniform: heat on 0–2, stability 0–4, count 0–800.

    At 24 months the ranges are half as wide.
    """
    wide = np.array([[1.0], [0.5]]) * REFERENCE_LEVELS
    return Reference(np.array([3, 24]), np.array([100, 50]), 2 * wide, 4 * wide, 800 * wide)


@cache
def stated_model() -> GrowthModel:
    """Return the model of the weak prior, the stated calibration and the stated reference."""
    return GrowthModel(weak_prior(), stated_calibration(), stated_reference(), ABOUT)


def simulate(prior: Prior, months: int, series: int, rng: np.random.Generator) -> tuple[Counts, Integers]:
    """Return counts of the pure-birth process at points drawn from ``prior``, and the points drawn.

    n_t given c_{t−1} is negative binomial with size m + c_{t−1} and p = exp(−λ ΔΦ_t). The points are
    their places (series,) among those of the prior.
    """
    point = rng.choice(len(prior.weight), size=series, p=prior.weight)
    return birth(prior.exposure(months)[point], prior.m, rng), point


def birth(exposure: Floats, m: float, rng: np.random.Generator) -> Counts:
    """Return counts of the pure-birth process with these exposures, shape (N, T)."""
    new, total = np.zeros(exposure.shape), np.zeros(len(exposure))
    for month, pace in enumerate(exposure.T):
        new[:, month] = rng.negative_binomial(m + total, np.exp(-pace))
        total += new[:, month]
    return Counts(new, np.full(len(new), exposure.shape[1]))
