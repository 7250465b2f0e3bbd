"""False discoveries over a list and a year: bounds by hand, laws, and simulated years of every dependence."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steady_models import judged, most_by_chance

from xl_addin.growth.alerts.discovery import MONTHS, RATE, discoveries, thresholds
from xl_addin.growth.curve import Floats

chances = st.lists(st.floats(1e-9, 1.0), min_size=1, max_size=40).map(np.array)


def test_bounds_of_a_list_of_one_and_of_two() -> None:
    """α = 0.12: one test 0.01/H₁₂, H₁₂ = 3.103211; two tests 0.005 r/H₂₄, H₂₄ = 3.775958, by hand."""
    assert thresholds(1, rate=0.12) == pytest.approx([0.01 / 3.103211], rel=1e-6)
    assert thresholds(2, rate=0.12) == pytest.approx([0.005 / 3.775958, 0.01 / 3.775958], rel=1e-6)


def test_earlier_alerts_widen_the_bounds_up_to_the_tests_of_a_year() -> None:
    """With R earlier alerts the r-th bound is that of r + R, and never more than that of 12 n."""
    assert thresholds(5, earlier=2)[:3] == pytest.approx(thresholds(5)[2:])
    assert thresholds(5, earlier=500) == pytest.approx(np.full(5, 60 * thresholds(5)[0]))


def test_what_is_not_tested_is_no_alert_and_does_not_count() -> None:
    """NaN is no alert; a list of NaN has none; and NaN among tests leaves the bounds as they were."""
    few, many = np.array([1e-5, 0.2]), np.array([1e-5, np.nan, 0.2, np.nan])
    assert discoveries(many).tolist() == [discoveries(few)[0], False, False, False]
    assert discoveries(np.full(3, np.nan)).tolist() == [False] * 3
    assert discoveries(np.empty(0)).tolist() == []


def test_the_rule_steps_up() -> None:
    """Two chances between the first and the second bound are two alerts; one of them alone is none."""
    first, second = thresholds(3)[:2]
    between = (first + second) / 2
    assert discoveries(np.array([between, between, 0.9])).tolist() == [True, True, False]
    assert discoveries(np.array([between, 0.9, 0.9])).tolist() == [False] * 3


@given(chances, st.integers(0, 50), st.floats(0.01, 0.5))
@settings(max_examples=60)
def test_more_evidence_never_takes_an_alert_away(chance: Floats, earlier: int, rate: float) -> None:
    """Halved chances, one more earlier alert and a doubled rate keep every alert."""
    found = discoveries(chance, earlier, rate)
    for more in (
        discoveries(chance / 2, earlier, rate),
        discoveries(chance, earlier + 1, rate),
        discoveries(chance, earlier, 2 * rate),
    ):
        assert (more >= found).all()


def false_share(chance: Floats, null: int) -> float:
    """Return the false among a year's alerts; ``chance`` (12, n), the first ``null`` models have no cause."""
    found, false = 0, 0
    for month in chance:
        told = discoveries(month, found)
        found, false = found + int(told.sum()), false + int(told[:null].sum())
    return false / max(found, 1)


def hanging_together(kind: str, models: int, rng: np.random.Generator) -> Floats:
    """Return uniform chances of twelve months, (12, models), that depend on each other as ``kind`` says."""
    shape = (MONTHS, models)
    if kind == "one shock a month":
        return np.repeat(rng.random((MONTHS, 1)), models, axis=1)
    if kind == "one shock a year":
        return np.full(shape, rng.random())
    if kind == "evenly apart":  # the smallest is at most 1/models of the largest: the worst for step-up rules
        return (rng.permuted(np.tile(np.arange(models), (MONTHS, 1)), axis=1) + rng.random()) / models
    return rng.random(shape)


@pytest.mark.parametrize("kind", ["none", "one shock a month", "one shock a year", "evenly apart"])
def test_years_without_a_cause_have_an_alarm_no_oftener_than_stated(kind: str) -> None:
    """Of 400 years of a list of 40 at most α (99 % bound) have an alert, whatever the dependence."""
    rng = np.random.default_rng(3)
    years = [false_share(hanging_together(kind, 40, rng), 40) > 0 for _ in range(400)]
    assert sum(years) <= most_by_chance(RATE, len(years))


def test_among_true_alerts_the_false_share_is_held() -> None:
    """With ten models of forty truly unusual each month, the mean false share over 200 years is at most α."""
    rng = np.random.default_rng(4)
    shares = []
    for _ in range(200):
        chance = rng.random((MONTHS, 40))
        chance[:, 30:] **= 12  # so small that most of them are found
        shares.append(false_share(chance, 30))
    assert np.mean(shares) <= RATE
    assert np.mean(shares) > 0  # else the trial could not fail


def test_a_list_of_300_steady_models_is_calm_for_a_year() -> None:
    """Of four years of 300 models, Poisson at 100 a month and rougher at 20, no more than stated alarm."""
    years = []
    for rate, rough in ((100.0, 0.0), (20.0, 0.02)):
        chance = judged(rate, rough, 300).by_chance
        years += [false_share(chance[:, start : start + MONTHS].T, 300) > 0 for start in (3, 12)]
    assert sum(years) <= most_by_chance(RATE, len(years))
