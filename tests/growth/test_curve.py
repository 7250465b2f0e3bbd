"""The growth curve against its exact limits and an independent way to write it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.growth.curve import ceiling, cumulative, maturity, peak_time

fitness = st.floats(0.01, 12)
immediacy = st.floats(-1, 5)
longevity = st.floats(0.2, 4)
times = st.floats(0.01, 500)


@given(fitness, immediacy, longevity, times)
def test_the_curve_is_the_equation_of_the_paper(lam: float, mu: float, sigma: float, t: float) -> None:
    """The curve equals eq. (3) written with math.erf, an independent road to Φ."""
    phi = 0.5 * (1 + math.erf((math.log(t) - mu) / (sigma * math.sqrt(2))))
    assert cumulative(t, lam, mu, sigma, m=2.0) == pytest.approx(
        2 * (math.exp(lam * phi) - 1), rel=1e-9, abs=1e-9
    )


@given(fitness, immediacy, longevity)
def test_nothing_has_happened_at_release(lam: float, mu: float, sigma: float) -> None:
    """At time 0 the curve is exactly 0: Φ(−∞) = 0."""
    assert cumulative(0.0, lam, mu, sigma) == 0


@given(fitness, immediacy, longevity)
def test_half_of_the_attention_is_had_at_exp_mu(lam: float, mu: float, sigma: float) -> None:
    """At t = e^μ the maturity is ½ and the curve m (e^{λ/2} − 1), whatever σ."""
    t = math.exp(mu)
    assert maturity(t, mu, sigma) == pytest.approx(0.5)
    assert cumulative(t, lam, mu, sigma) == pytest.approx(math.exp(lam / 2) - 1)


@given(fitness, immediacy, longevity)
def test_the_curve_ends_at_its_ceiling(lam: float, mu: float, sigma: float) -> None:
    """For t → ∞ the curve tends to m (e^λ − 1)."""
    assert cumulative(np.inf, lam, mu, sigma, m=3.0) == pytest.approx(ceiling(lam, m=3.0))
    assert ceiling(lam, m=3.0) == pytest.approx(3 * (math.exp(lam) - 1))


@given(fitness, immediacy, longevity, times, times)
def test_the_curve_never_falls(lam: float, mu: float, sigma: float, s: float, t: float) -> None:
    """A later time never has fewer children."""
    early, late = sorted((s, t))
    assert cumulative(early, lam, mu, sigma) <= cumulative(late, lam, mu, sigma)


def test_arrays_broadcast() -> None:
    """Times along one axis and parameters along another give a table."""
    assert cumulative(np.arange(5), np.ones((3, 1)), 1.0, 1.0).shape == (3, 5)


@given(fitness, immediacy, st.floats(0.3, 3))
def test_the_peak_is_where_the_curve_rises_fastest(lam: float, mu: float, sigma: float) -> None:
    """No month-long step elsewhere on a fine grid of log time rises faster than at the peak.

    The slope dc/d(ln t)/t is taken by numerical differences of the curve itself.
    """
    peak = float(peak_time(lam, mu, sigma))
    around = peak * np.array([0.5, 0.8, 0.9, 1.0, 1.1, 1.25, 2.0])
    step = 1e-4 * around
    slope = (cumulative(around + step, lam, mu, sigma) - cumulative(around - step, lam, mu, sigma)) / (
        2 * step
    )
    assert slope[3] >= slope.max() * (1 - 1e-6)
