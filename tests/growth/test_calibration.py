"""The forecast's last step: laws of the distribution, and a known scale that comes back."""

import numpy as np
import pytest
from growth_models import stated_calibration
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.growth.calibration import FEW, LEVELS, Calibration, Middle, learn_calibration
from xl_addin.growth.curve import Floats

ROWS = 20_000
# Of few, and of five and more children: constant, increment, horizon, age, posterior's width, count.
TRUTH = np.array([[0.1, -0.05, 0.1, 0.0, 0.2, 0.1], [-0.6, -0.1, 0.3, -0.1, 0.1, -0.05]])

levels = st.floats(0.01, 0.99)


def middles(rows: int, rng: np.random.Generator) -> Middle:
    """Return forecasts of every kind: increments of 1 to 3,000, counts of 1 to 3,000."""
    return Middle(
        increment=np.exp(rng.uniform(0, 8, rows)),
        width=rng.uniform(0, 1, rows),
        ahead=rng.integers(1, 19, rows).astype(np.float64),
        age=rng.integers(1, 25, rows).astype(np.float64),
        count=np.floor(np.exp(rng.uniform(0, 8, rows))),
    )


def outcomes(middle: Middle, rng: np.random.Generator) -> Floats:
    """Return what came: ln((n + ½)/(μ̂ + ½)) is the true scale times a skewed residual, n a whole number."""
    spread = np.exp((middle.features() * TRUTH[middle.level]).sum(axis=1))
    residual = rng.gumbel(size=len(spread)) * 0.8
    came = np.round((middle.increment + 0.5) * np.exp(spread * residual) - 0.5)
    return np.asarray(np.maximum(came, 0))


def one(**changes: float) -> Middle:
    """Return a single forecast: 50 children in 6 months, of a model with 100 after a year."""
    stated = {"increment": 50.0, "width": 0.2, "ahead": 6.0, "age": 12.0, "count": 100.0} | changes
    return Middle(**{name: np.array([value]) for name, value in stated.items()})


@pytest.fixture(scope="module")
def learned() -> Calibration:
    """Return what is learned from outcomes of a known scale."""
    rng = np.random.default_rng(11)
    middle = middles(ROWS, rng)
    return learn_calibration(middle, outcomes(middle, rng))


@pytest.mark.parametrize("inside", [0.8, 0.5])
def test_intervals_cover_what_their_name_says(learned: Calibration, inside: float) -> None:
    """On fresh outcomes the randomised PIT lies in the middle 80 % (50 %) that often, ± 2 points.

    u = F(n − 1) + V (F(n) − F(n − 1)) with V uniform, for the outcomes are whole numbers; three
    binomial standard errors of 20,000 are one point, and what was learned has as much again.
    """
    rng = np.random.default_rng(12)
    middle = middles(ROWS, rng)
    came = outcomes(middle, rng)
    below, at = learned.probability(middle, came - 1), learned.probability(middle, came)
    place = below + rng.random(ROWS) * (at - below)
    for chosen in (middle.level == 0, middle.level == 1, middle.increment < 20, middle.ahead > 12):
        covered = (np.abs(place[chosen] - 0.5) < inside / 2).mean()
        assert covered == pytest.approx(inside, abs=0.02)


def test_the_scale_comes_back(learned: Calibration) -> None:
    """Where five children or more are there the log scale's slopes are the true ones, to 0.05.

    The constant is free: it trades against the size of the residuals.
    """
    assert learned.scale[1, 1:] == pytest.approx(TRUTH[1, 1:], abs=0.05)


def test_a_class_of_too_few_forecasts_learns_from_all() -> None:
    """With under a hundred forecasts of five children or more both classes share one scale and shape."""
    rng = np.random.default_rng(13)
    middle = middles(2000, rng)
    counts = np.where(np.arange(2000) < 50, 10.0, 2.0)
    middle = Middle(middle.increment, middle.width, middle.ahead, middle.age, counts)
    assert (middle.level == 1).sum() == 50
    found = learn_calibration(middle, outcomes(middle, rng))
    assert np.isfinite(found.scale).all()
    # The class of few keeps its own; that of many is learned from the 2,000 together, so nearly the same.
    assert found.residual[1] == pytest.approx(found.residual[0], abs=0.3)


def test_learned_quantiles_rise_strictly(learned: Calibration) -> None:
    """Residuals of both classes rise with the level, so the distribution has an inverse everywhere."""
    assert (np.diff(learned.residual, axis=1) > 0).all()


@given(st.floats(0.01, 1e5), st.floats(0, 3), st.floats(0, 1e6), levels, levels)
def test_a_higher_level_never_gives_less(
    increment: float, width: float, count: float, p: float, q: float
) -> None:
    """Quantiles rise with the level and are never below 0."""
    low, high = stated_calibration(2.0).quantiles(
        one(increment=increment, width=width, count=count), sorted((p, q))
    )[0]
    assert 0 <= low <= high


@given(levels, st.floats(0, FEW * 3.0))
def test_probability_is_the_inverse_of_quantiles(level: float, count: float) -> None:
    """P(n ≤ x − ½) of the quantile x of level p is p: the half is the correction for whole numbers."""
    middle, calibration = one(count=count), stated_calibration()
    value = calibration.quantiles(middle, [level])[:, 0]
    assert calibration.probability(middle, value - 0.5)[0] == pytest.approx(level, abs=1e-9)


def test_uniform_residuals_give_numbers_by_hand() -> None:
    """Of 50 expected and residuals on ±0.3, level 0.75 is 50.5 e^0.15 − 0.5 = 58.17."""
    assert stated_calibration(0.3).quantiles(one(), [0.75])[0, 0] == pytest.approx(58.173, abs=1e-3)


def test_no_probability_below_no_child() -> None:
    """P(n ≤ −1) is 0, P(n ≤ anything large) is 1, and it never falls between."""
    middle = Middle(*(np.full(50, getattr(one(), name)[0]) for name in Middle.names()))
    found = stated_calibration().probability(middle, np.arange(-1.0, 4 * 49, 4))
    assert found[0] == 0
    assert found[-1] == 1
    assert (np.diff(found) >= 0).all()


@pytest.mark.parametrize(("count", "level"), [(0, 0), (4, 0), (5, 1), (1000, 1)])
def test_fewer_than_five_children_are_a_class_of_their_own(count: int, level: int) -> None:
    """The class changes at five children, and each has its own quantiles."""
    assert one(count=count).level.tolist() == [level]
    calibration = Calibration(np.zeros((2, 6)), np.stack([0 * LEVELS, 0 * LEVELS + np.log(2)]))
    expected = 50 if level == 0 else 2 * 50.5 - 0.5
    assert calibration.quantiles(one(count=count), [0.5])[0, 0] == pytest.approx(expected)
