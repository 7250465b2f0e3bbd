"""The stated prior and its points."""

import numpy as np
import pytest
from growth_models import weak_prior

from xl_addin.growth.curve import cumulative, maturity
from xl_addin.growth.prior import uniform_prior

PRIOR = weak_prior()


def test_the_weights_are_a_distribution_with_the_stated_middle() -> None:
    """Weights are positive and sum to 1; the means of μ and ln σ are near the stated 2.5 and 0.

    The box cuts ln σ at −2.4 and 2.2 standard deviations, so its mean hardly moves.
    """
    assert (PRIOR.weight > 0).all()
    assert PRIOR.weight.sum() == pytest.approx(1)
    assert PRIOR.weight @ PRIOR.immediacy == pytest.approx(2.5, abs=0.05)
    assert PRIOR.weight @ np.log(PRIOR.longevity) == pytest.approx(0, abs=0.05)


def test_learning_starts_from_equal_weights_on_the_same_points() -> None:
    """The uniform prior has the 14 × 13 × 5 points of the weak one, no two alike, each 1/910."""
    uniform = uniform_prior()
    assert uniform.weight == pytest.approx(np.full(910, 1 / 910))
    points = np.stack([uniform.fitness, uniform.immediacy, uniform.longevity], axis=1)
    assert len(np.unique(points, axis=0)) == 910
    assert points == pytest.approx(np.stack([PRIOR.fitness, PRIOR.immediacy, PRIOR.longevity], axis=1))
    assert points.min(axis=0) == pytest.approx([0.25, -0.5, 0.3])
    assert points.max(axis=0) == pytest.approx([14.0, 5.5, 3.0])


def test_the_middle_model_is_the_one_that_the_docstring_tells() -> None:
    """λ = 4, μ = 2.5, σ = 1 has six children after a year and some fifty in the end."""
    assert cumulative([12, np.inf], 4.0, 2.5, 1.0) == pytest.approx([6, 54], abs=1)


def test_exposure_sums_to_lambda_phi() -> None:
    """Over all months the exposure is λ Φ at the last month's end, to the least exposure of 1e-9."""
    expected = PRIOR.fitness * maturity(18, PRIOR.immediacy, PRIOR.longevity)
    assert PRIOR.exposure(18).sum(axis=1) == pytest.approx(expected, abs=1e-7)
    assert PRIOR.exposure(18).min() >= 1e-9
