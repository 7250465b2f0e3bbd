"""How months scatter around their level: the habits of models, and what one month may bring under them.

A month's count is negative binomial around a level that is moved by a few steps of the model's own
spread. Which of the three readings of the level a model follows, and which spread is its own, is learned
from its past months; how often which step is taken is the same for all models, as is where learning
starts.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, gammaln, xlogy

from xl_addin.growth.alerts.levels import Levels
from xl_addin.growth.curve import Floats

SPREADS = np.geomspace(0.05, 1.0, 6)
"""Spreads σ of the logarithm of a month's level that a model may have, shape (6,)."""

STEPS = np.array([-3.0, -1.5, 0.0, 1.5, 3.0, 5.0])
"""Steps that a month's level may take, in spreads, shape (6,)."""

QUIET = STEPS < 2  # noqa: PLR2004  the two highest steps
"""Which steps quiet months take; the others are bursts, shape (6,)."""

# How wide each step is, in spreads: about half-way to its neighbours.
_WIDTHS = np.array([1.2, 1.0, 0.9, 0.9, 1.2, 1.5])


@dataclass(frozen=True, slots=True, eq=False)
class Habits:
    """Shares that sum to 1 each: of the readings of the level (3,), the spreads (6,), the steps (6,)."""

    level: Floats
    spread: Floats
    step: Floats

    @property
    def state(self) -> Floats:
        """What a model without a past is taken for: shares of each level and spread, shape (3, 6)."""
        return self.level[:, None] * self.spread

    @property
    def quiet_step(self) -> Floats:
        """The shares of the steps in months that are no bursts, shape (6,)."""
        quiet = self.step * QUIET
        return np.asarray(quiet / quiet.sum())


HABITS = Habits(
    level=np.array([0.758, 0.050, 0.192]),
    spread=np.array([0.028, 0.057, 0.132, 0.399, 0.280, 0.104]),
    step=np.array([0.269, 0.264, 0.208, 0.152, 0.051, 0.056]),
)
"""Learned from the models of the shipped prior, by :func:`~xl_addin.growth.alerts.learning.learn_habits`."""

# Levels and spreads that a model's past has ruled out to this weight are not worth their tails.
_RULED_OUT = 1e-10


def log_mass(new: Floats, known: Levels) -> Floats:
    """Return ln P(n = ``new``) under every reading of the level, spread and step, shape (R, 3, 6, 6).

    Parameters
    ----------
    new
        Whole numbers ≥ 0, shape (R,).
    known
        The levels of the R months.
    """
    mean, size = negative_binomial(known)
    count = new[:, None, None, None]
    chance = size / (size + mean)
    ways = gammaln(count + size) - gammaln(size) - gammaln(count + 1)
    return np.asarray(ways + size * np.log(chance) + xlogy(count, 1 - chance))


def at_most(new: Floats, known: Levels, state: Floats) -> Floats:
    """Return P(n ≤ ``new``) under every step, shape (R, 6), the mean over what the model is taken for.

    The distribution function of the negative binomial is the regularised incomplete beta function
    (Johnson, Kemp, Kotz, *Univariate Discrete Distributions*, 2005, section 5.6).

    Parameters
    ----------
    new, known
        As in :func:`log_mass`.
    state
        Shares of each reading of the level and each spread, shape (R, 3, 6), rows sum to 1.
    """
    mean, size = negative_binomial(known)
    count = np.broadcast_to(new[:, None, None, None], mean.shape)
    possible = np.broadcast_to(state[..., None] > _RULED_OUT, mean.shape)
    below = betainc(size, count + 1, size / (size + mean), out=np.zeros(mean.shape), where=possible)
    return np.asarray(np.einsum("rlsk,rls->rk", below, state))


def negative_binomial(known: Levels) -> tuple[Floats, Floats]:
    """Return mean and size under every reading of the level, spread and step, each (R, 3, 6, 6), > 0.

    The variance is mean + mean²/size; the size holds the step's width and the level's error.

    A level that is the mean of w months has the relative variance (1/μ + σ²)/w.
    """
    level, months = known.middle[:, :, None, None], known.basis[:, :, None, None]
    spread = SPREADS[:, None]
    error = (1 / level + spread**2) / months
    return level * np.exp(spread * STEPS), 1 / (np.expm1((spread * _WIDTHS) ** 2) + error)
