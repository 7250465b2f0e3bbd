"""The scores: percentiles of what each promises, and nothing where the evidence lacks."""

import numpy as np
import pytest
from growth_models import point_prior, stated_calibration, stated_reference, weak_prior
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_addin.growth.curve import Floats, maturity
from xl_addin.growth.fitting import Counts, posterior
from xl_addin.growth.forecast import read_forecast
from xl_addin.growth.prior import Prior
from xl_addin.growth.scores import (
    EQUAL_WEIGHTS,
    PLAIN_SCORES,
    Scores,
    evidence,
    overall,
    promises,
    read_scores,
)
from xl_addin.records import Score, ScoreName

PRIOR = weak_prior()
CALIBRATION, REFERENCE = stated_calibration(), stated_reference()
GROWING, DYING = [5, 8, 12, 18, 25, 33], [60, 25, 9, 4, 2, 1]


def scores(batch: list[list[int]], prior: Prior = PRIOR) -> Scores:
    """Return the scores of ``batch``."""
    counts = Counts.stack(batch)
    return read_scores(posterior(counts, prior), counts, CALIBRATION, REFERENCE)


@given(st.lists(st.lists(st.integers(0, 300), min_size=0, max_size=30), min_size=1, max_size=5))
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


def test_promises_are_those_of_the_curve() -> None:
    """Of forty random points, heat is λ (Φ₉ − Φ₆) and stability λ (Φ₁₈ − Φ₁₂)."""
    rng = np.random.default_rng(3)
    lam, mu, sigma = rng.uniform(2, 9, 40), rng.uniform(1, 4, 40), rng.uniform(0.4, 1.8, 40)
    heat, stability = promises(Prior(lam, mu, sigma, np.full(40, 1 / 40)).exposure(18)[:, 6:])

    def grown(start: int, end: int) -> Floats:
        return np.asarray(lam * (maturity(end, mu, sigma) - maturity(start, mu, sigma)))

    assert heat == pytest.approx(grown(6, 9))
    assert stability == pytest.approx(grown(12, 18), abs=1e-7)


def test_a_score_is_the_percentile_of_its_promise() -> None:
    """On one point heat and stability are the uniform reference's percentiles of the curve's promises.

    λ = 4, μ = 2, σ = 1 at six months, reference of three: heat on 0–2, stability on 0–4.
    """
    heat, stability = promises(point_prior(4, 2, 1).exposure(18)[:, 6:])
    found = scores([GROWING], point_prior(4, 2, 1))
    expected = np.array([100 * heat[0] / 2, 100 * stability[0] / 4])
    assert ((expected > 2) & (expected < 98)).all()
    assert found.value[0, :2] == pytest.approx(expected, rel=1e-4)
    assert found.interval[0, :2, 0] == pytest.approx(expected, rel=1e-4)


def test_a_score_is_the_expectation_under_the_posterior() -> None:
    """Heat on two points is the mean of what it is on each, weighted by the posterior."""
    both = Prior(np.array([3.0, 6.0]), np.array([2.0, 2.5]), np.array([1.0, 1.0]), np.array([0.5, 0.5]))
    each = [scores([GROWING], point_prior(*point)).value[0, 0] for point in ((3, 2, 1), (6, 2.5, 1))]
    weight = posterior(Counts.stack([GROWING]), both).weight[:, 0]
    assert scores([GROWING], both).value[0, 0] == pytest.approx(weight @ np.array(each), rel=1e-4)


def test_competitiveness_is_the_place_of_the_forecast_a_year_ahead() -> None:
    """Its interval is that of the forecast count at k + 12, as a percentile of 0–800."""
    counts = Counts.stack([GROWING])
    quantiles = read_forecast(posterior(counts, PRIOR), counts, [12], CALIBRATION).quantiles[0, 0]
    found = scores([GROWING])
    assert found.interval[0, 2] == pytest.approx(100 * quantiles[[0, 4]] / 800, rel=1e-4)
    assert found.interval[0, 2, 0] < found.value[0, 2] < found.interval[0, 2, 1]


def test_the_reference_is_that_of_the_nearest_age() -> None:
    """The same promise scores twice as high where the reference's range is half as wide.

    A point whose attention comes evenly: at 13 months the reference of three is nearest, at 14 that of
    24; heat falls by less than a tenth between the two.
    """
    point = point_prior(4, 2.8, 1)
    early, late = scores([[2] * 13, [2] * 14], point).value[:, 0]
    assert 1.8 < late / early < 2.0


def test_growth_is_hotter_and_stands_higher_than_decay() -> None:
    """Of two models with a hundred children in six months the one still rising has more of all three."""
    growing, dying = scores([GROWING, DYING]).value
    assert (growing > dying).all()


@given(st.lists(st.lists(st.integers(0, 300), min_size=3, max_size=30), min_size=2, max_size=5))
@settings(max_examples=25)
def test_a_model_scores_the_same_alone_and_in_a_list(batch: list[list[int]]) -> None:
    """To nine digits, far beyond what is shown: whatever else is on the list."""
    together = scores(batch)
    alone = scores(batch[:1])
    assert together.value[0] == pytest.approx(alone.value[0], rel=1e-9, nan_ok=True)
    assert together.interval[0] == pytest.approx(alone.interval[0], rel=1e-9, nan_ok=True)


def test_a_model_in_a_long_panel_scores_nearly_the_same() -> None:
    """From 1,000 series on single precision moves no score by a twentieth of a point."""
    rng = np.random.default_rng(4)
    batch = [rng.poisson(rng.uniform(1, 30), rng.integers(3, 30)).tolist() for _ in range(1000)]
    together, alone = scores(batch).value, np.concatenate([scores([new]).value for new in batch[:100]])
    assert together[:100] == pytest.approx(alone, abs=0.05, nan_ok=True)
    assert (together[:100] != alone)[np.isfinite(alone)].any()  # else nothing was put to the test


@given(st.permutations([GROWING, DYING, [3, 3, 3], [0, 0, 9, 20]]))
def test_the_order_of_the_list_is_no_matter(batch: list[list[int]]) -> None:
    """Each series has the score that it has when it stands alone."""
    together = scores(batch).value
    for row, new in enumerate(batch):
        assert together[row] == pytest.approx(scores([new]).value[0], rel=1e-4, nan_ok=True)


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
