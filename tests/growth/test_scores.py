"""The scores: percentiles of what each promises, and nothing where the evidence lacks."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import nbinom

from xl_addin.growth.curve import maturity
from xl_addin.growth.fitting import Counts, posterior
from xl_addin.growth.prior import Prior, weak_prior
from xl_addin.growth.scores import (
    EQUAL_WEIGHTS,
    PLAIN_SCORES,
    Scores,
    count_distribution,
    evidence,
    overall,
    read_scores,
)
from xl_addin.records import Score, ScoreName

PRIOR = weak_prior()
GROWING, DYING = [5, 8, 12, 18, 25, 33], [60, 25, 9, 4, 2, 1]


def scores(batch: list[list[int]], prior: Prior = PRIOR) -> Scores:
    """Return the scores of ``batch``."""
    counts = Counts.stack(batch)
    return read_scores(posterior(counts, prior), counts)


@given(st.lists(st.lists(st.integers(0, 300), min_size=0, max_size=20), min_size=1, max_size=5))
@settings(max_examples=50)
def test_scores_lie_between_0_and_100_within_their_evidence(batch: list[list[int]]) -> None:
    """Every score with evidence is in [0, 100] and its interval in order; without evidence it is empty."""
    found, carried = scores(batch), evidence(Counts.stack(batch))
    assert (np.isfinite(found.value) == carried).all()
    assert (np.isfinite(found.interval).all(axis=2) == carried).all()
    assert (found.value[carried] >= 0).all()
    assert (found.value[carried] <= 100).all()
    assert (found.interval[carried][:, 0] <= found.interval[carried][:, 1]).all()


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ([100, 100], (False, False, False)),
        ([2, 1, 1], (False, False, False)),
        ([2, 2, 1], (True, False, True)),
        ([7, 7, 5], (True, False, True)),
        ([7, 7, 6], (True, True, True)),
    ],
)
def test_the_least_evidence_is_three_months_and_five_children_and_twenty_for_stability(
    new: list[int], expected: tuple[bool, bool, bool]
) -> None:
    """The bounds are those that the validation of the scores was made with."""
    assert tuple(evidence(Counts.stack([new]))[0]) == expected


def test_a_model_whose_only_possible_curve_is_the_middle_scores_fifty() -> None:
    """Where the prior is one point, that point is its own middle: heat and stability are 50."""
    point = Prior(np.array([3.0]), np.array([1.5]), np.array([1.0]), np.array([1.0]))
    value = scores([GROWING], point).value[0]
    assert value[:2] == pytest.approx([50, 50])


def test_scores_are_expected_percentiles_of_their_promises() -> None:
    """Heat and stability equal a count by hand: for each point the weight of those that promise less.

    Forty random points of equal weight; what each promises six months after release is written out
    from the curve: growth of months 7–9, and of months 13–18 over months 7–12.
    """
    rng = np.random.default_rng(3)
    lam, mu, sigma = rng.uniform(2, 9, 40), rng.uniform(1, 4, 40), rng.uniform(0.4, 1.8, 40)
    prior = Prior(lam, mu, sigma, np.full(40, 1 / 40))
    counts = Counts.stack([GROWING])
    weight = posterior(counts, prior).weight[0]

    def grown(until: int) -> np.ndarray:
        return np.asarray(np.exp(lam * (maturity(until, mu, sigma) - maturity(6, mu, sigma))) - 1)

    for column, promise in enumerate((grown(9), (grown(18) - grown(12)) / grown(12))):
        below = np.array([(promise < own).mean() + (promise == own).mean() / 2 for own in promise])
        expected = 100 * float(weight @ below)
        assert read_scores(posterior(counts, prior), counts).value[0, column] == pytest.approx(expected)


def test_growth_is_hotter_and_stands_higher_than_decay() -> None:
    """Of two models with a hundred children in six months the one still rising has more of all three."""
    growing, dying = scores([GROWING, DYING]).value
    assert (growing > dying).all()


def test_the_reference_counts_are_negative_binomial() -> None:
    """P(c ≤ x) of one point is scipy.stats.nbinom's distribution function, size 2 and p = e^{−λΦ}."""
    point = Prior(np.array([3.0]), np.array([1.0]), np.array([1.0]), np.array([1.0]), m=2.0)
    exposure = 3.0 * maturity(15, 1.0, 1.0)
    found = count_distribution(point, np.atleast_1d(exposure))
    assert found[0] == pytest.approx(nbinom.cdf(0, 2, np.exp(-exposure)))
    assert found[1] == pytest.approx(nbinom.cdf(1, 2, np.exp(-exposure)))
    assert found[-1] == pytest.approx(1)


@given(st.permutations([GROWING, DYING, [3, 3, 3], [0, 0, 9, 20]]))
def test_the_order_of_the_list_is_no_matter(batch: list[list[int]]) -> None:
    """Each series has the score that it has when it stands alone."""
    together = scores(batch).value
    for row, new in enumerate(batch):
        assert together[row] == pytest.approx(scores([new]).value[0], nan_ok=True)


def test_overall_is_the_weighted_mean_of_the_scores_present() -> None:
    """Weights 1, 2, 1 over 80, 50, 20 give 50; without the middle score the other two, renormalised."""
    heat, stability, rank = (Score(80, 70, 90), Score(50, 40, 60), Score(20, 10, 30))
    parts = dict(zip(PLAIN_SCORES, (heat, stability, rank), strict=True))
    weights = {**EQUAL_WEIGHTS, ScoreName.STABILITY: 2.0}
    assert overall(parts, weights) == Score(50, 40, 60)
    assert overall({**parts, ScoreName.STABILITY: Score()}, weights) == Score(50, 40, 60)


@pytest.mark.parametrize("missing", [ScoreName.HEAT, ScoreName.COMPETITIVENESS])
def test_overall_is_empty_without_heat_or_competitiveness(missing: ScoreName) -> None:
    """Either of the two lacking leaves no overall score."""
    parts = {name: Score(50, 40, 60) for name in PLAIN_SCORES if name is not missing}
    assert overall(parts, EQUAL_WEIGHTS) == Score()
