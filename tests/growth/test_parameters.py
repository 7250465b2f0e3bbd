"""Parameters and their intervals, and when they are identified."""

import numpy as np
import pytest
from growth_models import simulate, weak_prior
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import softmax

from xl_addin.growth.curve import Floats, ceiling
from xl_addin.growth.fitting import Counts, Integers, Posterior, log_likelihood, posterior
from xl_addin.growth.parameters import identified, read_parameters

PRIOR = weak_prior()


@pytest.mark.parametrize(
    ("months", "children", "expected"),
    [
        (5, 500, (False, False, False)),
        (6, 19, (False, False, False)),
        (6, 20, (True, True, False)),
        (6, 100, (True, True, True)),
        (11, 19, (False, False, False)),
        (12, 4, (False, False, False)),
        (12, 5, (True, True, False)),
    ],
)
def test_parameters_are_identified_by_the_stated_bounds(
    months: int, children: int, expected: tuple[bool, bool, bool]
) -> None:
    """λ and μ from 6 months and 20 children or 12 and 5; σ from 6 months and 100 children."""
    counts = Counts.stack([[children] + [0] * (months - 1)])
    assert tuple(identified(counts)[0]) == expected


def test_without_data_the_intervals_are_those_of_the_prior() -> None:
    """80 % of the prior's weight lies between p10 and p90 of each parameter, to a cell of the grid."""
    counts = Counts.stack([[]])
    found = read_parameters(posterior(counts, PRIOR), counts).quantiles[0]
    for axis, (p10, p50, p90) in zip((PRIOR.fitness, PRIOR.immediacy, PRIOR.longevity), found, strict=True):
        assert PRIOR.weight[(axis > p10) & (axis < p90)].sum() == pytest.approx(0.8, abs=0.15)
        assert p10 < p50 < p90


def test_many_children_soon_mean_high_fitness() -> None:
    """A thousand children in a year have a higher λ, at every quantile, than ten in a year."""
    many, few = [30, 60, 90, 100, 110, 110, 110, 100, 90, 80, 70, 50], [1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1]
    counts = Counts.stack([many, few])
    found = read_parameters(posterior(counts, PRIOR), counts)
    assert (found.quantiles[0, 0] > found.quantiles[1, 0]).all()


@given(st.lists(st.integers(0, 400), min_size=1, max_size=24))
def test_the_ceiling_is_never_below_what_is_there(new: list[int]) -> None:
    """Every quantile of the ceiling is at least the count so far, and they are in order."""
    counts = Counts.stack([new])
    low, middle, high = read_parameters(posterior(counts, PRIOR), counts).ceiling[0]
    assert sum(new) <= low <= middle <= high


def test_before_the_first_month_the_ceiling_is_that_of_the_curve() -> None:
    """Without data the ceiling's quantiles are m (e^λ − 1) at those of λ, for the function rises."""
    counts = Counts.stack([[]])
    found = read_parameters(posterior(counts, PRIOR), counts)
    assert found.ceiling[0] == pytest.approx(ceiling(found.quantiles[0, 0]))


def untempered(counts: Counts) -> Posterior:
    """Return the posterior that takes the pure-birth process at its word: no temper, no capped bursts."""
    plain = log_likelihood(counts, PRIOR, np.ones(len(counts.months)))
    weight = softmax(np.log(PRIOR.weight)[:, None] + plain, axis=0).astype(np.float32)
    return Posterior(PRIOR, counts, weight, np.full(len(counts.months), np.nan))


def jittered(axis: Floats, point: Integers, rng: np.random.Generator) -> Floats:
    """Return the coordinate of each ``point``, moved evenly within its cell of the grid."""
    values = np.unique(axis)
    edges = np.concatenate([values[:1], (values[1:] + values[:-1]) / 2, values[-1:]])
    cell = np.searchsorted(values, axis[point])
    return np.asarray(rng.uniform(edges[cell], edges[cell + 1]))


@pytest.mark.parametrize("months", [3, 12, 36])
def test_eighty_percent_of_true_parameters_lie_in_their_intervals(months: int) -> None:
    """Where the data are as the model assumes, intervals of λ, μ and σ cover 78 to 82 % of the truth.

    6,000 series at points drawn from the prior, untempered; two points are four standard errors.
    """
    rng = np.random.default_rng(31)
    counts, point = simulate(PRIOR, months, 6000, rng)
    found = read_parameters(untempered(counts), counts).quantiles
    for column, axis in enumerate((PRIOR.fitness, PRIOR.immediacy, PRIOR.longevity)):
        truth = jittered(axis, point, rng)
        covered = (found[:, column, 0] <= truth) & (truth <= found[:, column, 2])
        assert covered.mean() == pytest.approx(0.8, abs=0.02)


def test_tempering_widens_the_intervals() -> None:
    """On data as the model assumes, intervals as shown are wider on average than those that 80 % needs.

    Real months scatter more than a pure-birth process; the temper is for them.
    """
    counts, _ = simulate(PRIOR, 36, 1000, np.random.default_rng(32))
    shown, needed = (
        read_parameters(found, counts).quantiles for found in (posterior(counts, PRIOR), untempered(counts))
    )
    assert (
        (shown[..., 2] - shown[..., 0]).mean(axis=0) > (needed[..., 2] - needed[..., 0]).mean(axis=0)
    ).all()


def test_intervals_narrow_with_age() -> None:
    """Of the same simulated models λ is known better, on average, after 36 months than after 6."""
    counts, _ = simulate(PRIOR, 36, 1000, np.random.default_rng(33))
    early, late = (
        read_parameters(posterior(part, PRIOR), part).quantiles[:, 0] for part in (counts.first(6), counts)
    )
    assert (late[:, 2] - late[:, 0]).mean() < (early[:, 2] - early[:, 0]).mean()


def test_ceiling_and_peak_are_foreseen_once_the_curve_has_bent() -> None:
    """Growth that still rises leaves the ceiling open; once it has died away both are near."""
    rising = [2, 3, 5, 8, 12, 18, 27, 40, 60, 90]
    done = [5, 30, 60, 40, 20, 9, 4, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    counts = Counts.stack([rising, done])
    found = read_parameters(posterior(counts, PRIOR), counts)
    assert not found.foreseen[0, 0]
    assert found.foreseen[1].all()
    for quantiles in (found.ceiling[1], found.peak[1]):
        assert quantiles[2] <= 10 * quantiles[0]
