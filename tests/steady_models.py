"""Models that grow steadily, simulated for the tests of alerts, and the prior that they are judged with."""

from functools import cache

import numpy as np
from scipy.stats import binom

from xl_addin.growth.alerts.surprise import Surprise, read_surprise
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts
from xl_addin.growth.prior import Prior
from xl_addin.priors.file import shipped_prior

MONTHS = 24


def prior() -> Prior:
    """Return the prior that the package ships."""
    return shipped_prior().prior


def months(rate: float, rough: float, shape: tuple[int, ...], rng: np.random.Generator) -> Floats:
    """Return counts of a constant ``rate`` [children a month] with the variance rate + ``rough`` rate²."""
    level = rng.gamma(1 / rough, rate * rough, shape) if rough else np.full(shape, rate)
    return rng.poisson(level).astype(np.float64)


@cache
def steady(rate: float, rough: float, models: int = 200) -> Counts:
    """Return two years of steady models; the same ones for the same arguments."""
    new = months(rate, rough, (models, MONTHS), np.random.default_rng(8))
    return Counts(new, np.full(models, MONTHS))


@cache
def judged(rate: float, rough: float, models: int = 200) -> Surprise:
    """Return how unusual the months of those models are."""
    return read_surprise(steady(rate, rough, models), prior())


def most_by_chance(stated: float, trials: int) -> int:
    """Return the one-sided 99 % bound of how many of ``trials`` come out at the ``stated`` rate."""
    return int(binom.ppf(0.99, trials, stated))
