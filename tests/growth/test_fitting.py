"""The posterior against an independent computation, and what may not change it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy, nbinom, norm

from xl_addin.growth.fitting import BURST, DISPERSION, SATURATION, Counts, posterior, without_bursts
from xl_addin.growth.prior import weak_prior

PRIOR = weak_prior()
STEP = {"fitness": 0.51, "immediacy": 0.34, "log longevity": 0.21}  # of the grid, for the tolerances

series = st.lists(st.integers(0, 300), min_size=0, max_size=24)


def by_integration(new: list[int]) -> tuple[float, float, float]:
    """Return the posterior means of λ, μ and ln σ by midpoint integration with scipy's own densities.

    The box, the prior and the temper are the stated ones; the likelihood is written month by month as
    the negative binomial of its definition.
    """
    edges = np.linspace(0, 1, 61)
    unit = (edges[1:] + edges[:-1]) / 2
    lam = (0.25 + unit * 13.75)[:, None, None]
    mu = (-0.5 + unit * 6.0)[None, :, None]
    log_sigma = (np.log(0.3) + unit * np.log(2 / 0.3))[None, None, :]
    log_density = norm.logpdf(np.log(lam), np.log(4), 0.6) - np.log(lam)
    log_density = log_density + norm.logpdf(mu, 2.5, 1.2) + norm.logpdf(log_sigma, 0, 0.5)
    total, log_likelihood = 0, np.zeros(())
    for month, count in enumerate(new, start=1):
        late, early = (
            norm.cdf((np.log(t) - mu) / np.exp(log_sigma)) if t else np.zeros((1, 60, 60))
            for t in (month, month - 1)
        )
        exposure = np.maximum(lam * (late - early), 1e-9)
        log_likelihood = log_likelihood + nbinom.logpmf(count, 1 + total, np.exp(-exposure))
        total += count
    log_density = log_density + log_likelihood / (DISPERSION * (1 + (total + 1) / SATURATION))
    weight = np.exp(log_density - log_density.max())
    weight /= weight.sum()
    return tuple(float((weight * axis).sum()) for axis in (lam, mu, log_sigma))  # type: ignore[return-value]


@pytest.mark.parametrize(
    "new",
    [
        [2, 3, 4],
        [10, 12, 9, 11, 8, 6],
        [0, 0, 1, 2, 3, 5, 6, 8, 9, 9, 8, 8],
        [60, 90, 70, 50, 40, 30, 20, 18, 12, 9],
    ],
)
def test_the_posterior_is_the_one_that_integration_finds(new: list[int]) -> None:
    """Posterior means agree with integration over 60³ cells to a third of the grid's step."""
    weight = posterior(Counts.stack([new]), PRIOR).weight[0]
    found = [weight @ axis for axis in (PRIOR.fitness, PRIOR.immediacy, np.log(PRIOR.longevity))]
    for mean, expected, step in zip(found, by_integration(new), STEP.values(), strict=True):
        assert mean == pytest.approx(expected, abs=step / 3)


@given(st.lists(series, min_size=1, max_size=6))
@settings(max_examples=25)
def test_every_series_has_a_posterior_that_neighbours_do_not_touch(batch: list[list[int]]) -> None:
    """In a ragged batch each series gets weights that sum to 1, the same as when it is asked alone."""
    together = posterior(Counts.stack(batch), PRIOR).weight
    assert together.sum(axis=1) == pytest.approx(np.ones(len(batch)))
    alone = posterior(Counts.stack(batch[:1]), PRIOR).weight
    assert together[0] == pytest.approx(alone[0], rel=1e-6, abs=1e-12)


def test_without_data_the_posterior_is_the_prior() -> None:
    """A series of no month leaves the prior as it is, and certainty at 0."""
    found = posterior(Counts.stack([[]]), PRIOR)
    assert found.weight[0] == pytest.approx(PRIOR.weight)
    assert found.certainty[0] == pytest.approx(0, abs=1e-9)


@given(series)
def test_certainty_is_what_the_data_added_to_the_prior(new: list[int]) -> None:
    """Certainty is 1 − exp(−KL(posterior, prior)) as scipy.stats.entropy computes the divergence."""
    found = posterior(Counts.stack([new]), PRIOR)
    assert found.certainty[0] == pytest.approx(-np.expm1(-entropy(found.weight[0], PRIOR.weight)), abs=1e-6)
    assert 0 <= found.certainty[0] < 1


def test_a_burst_counts_as_twice_the_second_largest_month() -> None:
    """[4, 100, 6] is read as [4, 2 (6 + 1), 6]; a single month stays as it is (recipe's q = 2, m = 1)."""
    capped = without_bursts(Counts.stack([[4, 100, 6], [100]]), m=1.0)
    assert BURST == 2
    assert capped.new.tolist() == [[4, 14, 6], [100, 0, 0]]


@given(st.lists(st.integers(0, 10**7), min_size=2, max_size=12))
def test_capping_bursts_only_lowers_and_does_nothing_twice_over_the_cap(new: list[int]) -> None:
    """No month gains by the cap, and at most one month is lowered."""
    capped = without_bursts(Counts.stack([new]), m=1.0).new[0]
    assert (capped <= new).all()
    assert (capped < new).sum() <= 1


def test_counts_are_stacked_side_by_side() -> None:
    """Series of different length stand in one table, padded with zeros, each with its own length."""
    counts = Counts.stack([[1, 2, 3], [], [4]])
    assert counts.new.tolist() == [[1, 2, 3], [0, 0, 0], [4, 0, 0]]
    assert counts.months.tolist() == [3, 0, 1]
    assert counts.total.tolist() == [6, 0, 4]
