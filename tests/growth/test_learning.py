"""Learning from simulated models whose truth is known."""

from dataclasses import fields

import numpy as np
import pytest
from growth_models import ABOUT, point_prior, simulate, weak_prior

from xl_addin.errors import BadInput
from xl_addin.growth.calibration import Middle
from xl_addin.growth.fitting import Counts
from xl_addin.growth.learning import _AGES, LEAST_SERIES, _errors, _held_out, informative, learn, learn_prior
from xl_addin.growth.model import GrowthModel
from xl_addin.growth.prior import uniform_prior
from xl_addin.growth.reading import read

MODELS, MONTHS = 600, 30


def population(seed: int, models: int = MODELS) -> Counts:
    """Return thirty months of models drawn from the weak prior."""
    return simulate(weak_prior(), MONTHS, models, np.random.default_rng(seed))[0]


@pytest.fixture(scope="module")
def learned() -> GrowthModel:
    """Return what 600 models teach."""
    return learn(population(21), ABOUT)


@pytest.mark.parametrize("point", [(6.6, 1.5, 0.53), (7.65, 1.5, 0.95), (8.7, 2.0, 0.53)])
def test_models_of_one_kind_give_a_prior_near_it(point: tuple[float, float, float]) -> None:
    """From 300 models of one (λ, μ, σ) the prior's means of λ and μ are within half a step of the grid.

    The tenth that stays spread over the grid (means 7.125 and 2.5) is taken out first; a step is 1.06
    and 0.5.
    """
    counts, _ = simulate(point_prior(*point), 24, 300, np.random.default_rng(3))
    prior, uniform = learn_prior(counts), uniform_prior()
    weight = (prior.weight - 0.1 * uniform.weight) / 0.9
    assert weight.min() >= -1e-12
    assert weight @ prior.fitness == pytest.approx(point[0], abs=0.53)
    assert weight @ prior.immediacy == pytest.approx(point[1], abs=0.25)


def test_no_point_is_ever_impossible() -> None:
    """Every point keeps at least a tenth of an equal share, and the weights sum to 1."""
    weight = learn_prior(population(22, 100)).weight
    assert weight.sum() == pytest.approx(1)
    assert weight.min() >= 0.1 / len(weight) * (1 - 1e-9)


def test_the_prior_knows_no_order() -> None:
    """Shuffled models teach the same prior."""
    counts = population(23, 200)
    shuffled = counts.rows(np.random.default_rng(0).permutation(200))
    assert learn_prior(shuffled).weight == pytest.approx(learn_prior(counts).weight, rel=1e-6)


@pytest.mark.heavy
def test_learning_is_deterministic(learned: GrowthModel) -> None:
    """The same counts teach the same numbers, to the last bit."""
    again = learn(population(21), ABOUT)
    for part in ("prior", "calibration", "reference"):
        for field in fields(getattr(learned, part)):
            first, second = (getattr(getattr(model, part), field.name) for model in (learned, again))
            assert np.array_equal(first, second), field.name


@pytest.mark.parametrize("age", [3, 6, 12, 24])
def test_the_references_own_models_score_fifty_on_average(learned: GrowthModel, age: int) -> None:
    """Mean heat and competitiveness of the models learned from is 50 at every age, within one point.

    Forty quantiles stand for promises that on a coarse grid lie far apart, which heat feels the most.
    """
    found = read(population(21).first(age), learned, [12]).scores.value
    scored = np.isfinite(found[:, 0])
    assert scored.sum() == learned.reference.size[learned.reference.place(age)]
    assert found[scored][:, [0, 2]].mean(axis=0) == pytest.approx([50, 50], abs=1)


def test_the_reference_knows_every_age_from_three_months_on(learned: GrowthModel) -> None:
    """Ages 3 to 30, quantiles that never fall, counts that grow with age, sizes as counted by hand."""
    reference, counts = learned.reference, population(21)
    assert reference.age.tolist() == list(range(3, MONTHS + 1))
    assert reference.size[0] == (counts.new[:, :3].sum(axis=1) >= 5).sum()
    for quantiles in (reference.heat, reference.stability, reference.count):
        assert quantiles.shape == (28, 40)
        assert (np.diff(quantiles, axis=1) >= 0).all()


@pytest.mark.parametrize("inside", [0.8, 0.5])
def test_other_models_come_as_often_as_forecast(learned: GrowthModel, inside: float) -> None:
    """Of 2,000 models never seen, 80 % (50 %) of outcomes lie in that interval, by randomised PIT.

    Pooled over the ages and horizons that were learned from, for each class of exchangeable forecasts:
    for that the last step is made. Four points are two binomial standard errors of the 600 models
    learned from, whose own forecasts stand and fall together.
    """
    rng, counts = np.random.default_rng(24), population(25, 2000)
    parts = [part for age in _AGES if (part := _errors(counts, learned.prior, age))]
    for level in (0, 1):
        place = []
        for middle, came in parts:
            below, at = (learned.calibration.probability(middle, came - less) for less in (1, 0))
            place.append((below + rng.random(came.shape) * (at - below))[middle.level == level])
        assert (np.abs(np.concatenate(place) - 0.5) < inside / 2).mean() == pytest.approx(inside, abs=0.04)


def test_a_prior_that_is_judged_has_not_seen_its_judges() -> None:
    """Each model is held back once, and changing those held back leaves the prior beside them as it was."""
    new = np.random.default_rng(28).poisson(5, size=(300, 24)).astype(np.float64)
    counts = Counts(new, np.full(300, 24))
    parts = list(_held_out(counts))
    assert sum(len(held.months) for held, _ in parts) == 300
    for place, (held, prior) in enumerate(parts):
        judges = (new[:, None] == held.new).all(axis=2).any(axis=1)
        changed = Counts(np.where(judges[:, None], 100 * new, new), counts.months)
        assert np.array_equal(list(_held_out(changed))[place][1].weight, prior.weight)


def test_a_forecast_to_learn_from_saw_nothing_of_what_came() -> None:
    """Changing the counts after the age at which it was made changes its outcome and not its middle."""
    counts, prior = population(26, 100), weak_prior()
    late = np.where(np.arange(MONTHS) < 6, counts.new, counts.new + 7)
    first, second = (_errors(each, prior, 6) for each in (counts, Counts(late, counts.months)))
    assert first is not None
    assert second is not None
    for name in Middle.names():
        assert np.array_equal(getattr(first[0], name), getattr(second[0], name))
    assert second[1] == pytest.approx(first[1] + 7 * first[0].ahead)


def test_outcomes_are_counted_only_where_the_history_reaches() -> None:
    """At nine months, a history of twelve knows what came 1, 2 and 3 months ahead."""
    found = _errors(Counts.stack([[2] * 12]), weak_prior(), 9)
    assert found is not None
    middle, came = found
    assert middle.ahead.tolist() == [1, 2, 3]
    assert came.tolist() == [2, 4, 6]


def test_nothing_to_learn_from_an_age_that_no_model_has() -> None:
    """No history longer than the age, or none with a child by then, gives nothing."""
    assert _errors(Counts.stack([[1] * 6]), weak_prior(), 6) is None
    assert _errors(Counts.stack([[0] * 6 + [5]]), weak_prior(), 6) is None


def test_histories_of_six_months_and_ten_children_inform() -> None:
    """Shorter or emptier ones are left out, and what comes after two years is cut off."""
    counts = Counts.stack([[10] * 5, [2] * 6, [1] * 9, [1] * 30, [0] * 24 + [50]])
    found = informative(counts)
    assert found.months.tolist() == [6, 24]
    assert found.total.tolist() == [12, 24]


def test_too_few_histories_are_refused_in_words() -> None:
    """One fewer than sixty informative histories is bad input, which names both numbers."""
    counts = Counts.stack([[2] * 12] * (LEAST_SERIES - 1) + [[1, 0]] * 100)
    with pytest.raises(BadInput, match=r"59 .* 60"):
        learn(counts, ABOUT)


def test_models_that_all_start_late_are_no_reference() -> None:
    """Histories without five children after three months can be learned from but not compared with."""
    rng = np.random.default_rng(27)
    counts = Counts.stack([[0, 0, 0, *rng.integers(1, 20, 20).tolist()] for _ in range(80)])
    with pytest.raises(BadInput, match="compare"):
        learn(counts, ABOUT)
