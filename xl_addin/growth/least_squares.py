"""The published fit: least squares on the cumulative curve, as the paper's authors did it.

Source: Bhandari, Chen, Gao, arXiv 2502.15987, and the parameters published with it: the optimiser of
``scipy.optimize.curve_fit`` started at (0.5, 2.0, 0.5), all three parameters ≥ 0. It is kept for
comparison; where it did not find an answer it says why instead of giving the number it ended at.
"""

import warnings
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from xl_addin.growth.curve import Floats, ceiling, cumulative

START = (0.5, 2.0, 0.5)
RAN_OFF = 50.0  # a ceiling of e^50 children, or a σ of fifty e-foldings of time, is no answer
_AT_ZERO = 1e-6
_UNMOVED = 1e-6


class Outcome(StrEnum):
    """How the optimiser ended; only ``CONVERGED`` carries parameters."""

    CONVERGED = "converged"
    TOO_SHORT = "fewer months than parameters"
    NO_CHILD = "no child to fit"
    NOT_CONVERGED = "did not converge"
    AT_START = "never left its start"
    AT_BOUND = "stands at a bound"
    RAN_OFF = "ran off to an absurd value"


@dataclass(frozen=True, slots=True)
class LeastSquaresFit:
    """The fitted parameters λ, μ, σ and the ceiling [children], NaN unless the fit converged."""

    outcome: Outcome
    fitness: float = np.nan
    immediacy: float = np.nan
    longevity: float = np.nan
    ceiling: float = np.nan


def fit_least_squares(time: Floats, count: Floats, m: float) -> LeastSquaresFit:
    """Fit the growth curve to a cumulative count by least squares.

    Parameters
    ----------
    time
        Times since release, ascending from 0, shape (T,), in months or years; μ comes in its unit.
    count
        Cumulative counts at these times, shape (T,).
    m
        The curve's constant [children]; the published parameters used 1 with years.
    """
    # Only who asks for this method waits for the import.
    from scipy.optimize import OptimizeWarning, curve_fit  # noqa: PLC0415

    if len(time) <= len(START):
        return LeastSquaresFit(Outcome.TOO_SHORT)
    if not count[-1]:
        return LeastSquaresFit(Outcome.NO_CHILD)

    def curve(t: Floats, fitness: float, immediacy: float, longevity: float) -> Floats:
        return cumulative(t, fitness, immediacy, longevity, m)

    try:
        # Overflow and an undetermined covariance belong to this method; the outcome tells of both.
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore", OptimizeWarning)
            found, _ = curve_fit(curve, time, count, p0=START, bounds=(0.0, np.inf))
    except (RuntimeError, ValueError):  # out of evaluations; residuals that are not finite
        return LeastSquaresFit(Outcome.NOT_CONVERGED)
    outcome = _outcome(found)
    if outcome is not Outcome.CONVERGED:
        return LeastSquaresFit(outcome)
    fitness, immediacy, longevity = map(float, found)
    return LeastSquaresFit(outcome, fitness, immediacy, longevity, float(ceiling(fitness, m)))


def _outcome(found: Floats) -> Outcome:
    if np.allclose(found, START, rtol=_UNMOVED, atol=0):
        return Outcome.AT_START
    if (found < _AT_ZERO).any():
        return Outcome.AT_BOUND
    return Outcome.RAN_OFF if (found > RAN_OFF).any() else Outcome.CONVERGED
