"""The posterior against an independent computation, and what may not change it."""

import numpy as np
import pytest
from growth_models import weak_prior
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy, nbinom, norm

from xl_addin.growth.fitting import (
    BURST,
    DISPERSION,
    SATURATION,
    Counts,
    log_likelihood,
    posterior,
    temper,
    without_bursts,
)

PRIOR = weak_prior()
STEP = {"fitness": 1.06, "immediacy": 0.50, "log longevity": 0.58}  # of the grid, for the tolerances

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
    log_sigma = (np.log(0.3) + unit * np.log(3 / 0.3))[None, None, :]
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
    """Posterior means agree with integration over 60³ cells to a quarter of the grid's step."""
    weight = posterior(Counts.stack([new]), PRIOR).weight[:, 0]
    found = [weight @ axis for axis in (PRIOR.fitness, PRIOR.immediacy, np.log(PRIOR.longevity))]
    for mean, expected, step in zip(found, by_integration(new), STEP.values(), strict=True):
        assert mean == pytest.approx(expected, abs=step / 4)


@given(st.lists(series, min_size=1, max_size=6))
@settings(max_examples=25)
def test_every_series_has_a_posterior_that_neighbours_do_not_touch(batch: list[list[int]]) -> None:
    """In a ragged batch each series gets weights that sum to 1, the same as when it is asked alone."""
    together = posterior(Counts.stack(batch), PRIOR).weight
    assert together.sum(axis=0) == pytest.approx(np.ones(len(batch)), abs=1e-5)
    alone = posterior(Counts.stack(batch[:1]), PRIOR).weight
    assert together[:, 0] == pytest.approx(alone[:, 0], rel=1e-4, abs=1e-9)


@pytest.mark.parametrize("which", [[2, 0, 1], [1], [0, 1, 2], [True, False, True], [True, True, True]])
def test_some_series_are_chosen_in_the_order_asked_for(which: list[int] | list[bool]) -> None:
    """Counts, weights and certainty are those of the chosen series, as numpy's own indexing chooses them."""
    whole = posterior(Counts.stack([[2, 3, 4], [10, 12, 9], [0, 1, 9]]), PRIOR)
    some = whole.rows(np.array(which))
    assert (some.counts.new == whole.counts.new[which]).all()
    assert (some.weight == whole.weight[:, which]).all()
    assert (some.certainty == whole.certainty[which]).all()


def test_without_data_the_posterior_is_the_prior() -> None:
    """A series of no month leaves the prior as it is, and certainty at 0."""
    found = posterior(Counts.stack([[]]), PRIOR)
    assert found.weight[:, 0] == pytest.approx(PRIOR.weight, rel=1e-5)
    assert found.certainty[0] == pytest.approx(0, abs=1e-6)


@given(series)
def test_certainty_is_what_the_data_added_to_the_prior(new: list[int]) -> None:
    """Certainty is 1 − exp(−KL(posterior, prior)) as scipy.stats.entropy computes the divergence."""
    found = posterior(Counts.stack([new]), PRIOR)
    assert found.certainty[0] == pytest.approx(
        -np.expm1(-entropy(found.weight[:, 0], PRIOR.weight)), abs=1e-5
    )
    assert 0 <= found.certainty[0] < 1


def test_the_plain_likelihood_is_a_product_of_negative_binomials() -> None:
    """Between any two points ln p(data) differs as scipy.stats.nbinom says, factorials cancelling."""
    new = [3, 0, 5, 8]
    plain = log_likelihood(Counts.stack([new]), PRIOR, np.ones(1))[:, 0]
    exposure, before = PRIOR.exposure(4), np.cumsum([0, *new[:-1]])
    expected = np.asarray(nbinom.logpmf(new, 1 + before, np.exp(-exposure))).sum(axis=1)
    finite = np.isfinite(expected)  # scipy's p rounds to 1 where the exposure is the least
    assert finite.sum() > 800
    assert (plain - plain[400])[finite] == pytest.approx((expected - expected[400])[finite], abs=1e-5)


def test_the_temper_leaves_at_most_ten_effective_events() -> None:
    """1/(κ (1 + (c + m)/φ)) times c + m tends to φ/κ = 10, and is at most it at any count."""
    total = np.array([0.0, 1, 10, 100, 1e4, 1e9])
    power = temper(Counts(total[:, None], np.ones(6, dtype=np.int64)), 1.0)
    assert power[0] == pytest.approx(1 / (1.5 * (1 + 1 / 15)))
    assert (np.diff(power) < 0).all()
    assert (power * (total + 1) <= 10).all()
    assert power[-1] * 1e9 == pytest.approx(10)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=60))
def test_no_data_empties_the_posterior(new: list[int]) -> None:
    """Whatever the counts, the weights are finite, none below 0, and sum to 1."""
    weight = posterior(Counts.stack([new]), PRIOR).weight
    assert np.isfinite(weight).all()
    assert weight.min() >= 0
    assert weight.sum() == pytest.approx(1, abs=1e-5)


def test_more_data_makes_surer() -> None:
    """Along a simulated history, certainty after two years is above that after three months."""
    new = [2, 3, 5, 4, 6, 8, 7, 9, 8, 10, 9, 11, 10, 9, 8, 9, 7, 8, 6, 7, 5, 6, 4, 5]
    certainty = posterior(Counts.stack([new[:3], new]), PRIOR).certainty
    assert certainty[0] < certainty[1]


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
