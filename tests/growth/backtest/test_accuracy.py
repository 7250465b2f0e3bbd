"""Accuracy: the figures of the table, by hand and by their laws."""

import numpy as np
import pytest
from scipy.stats import norm

from xl_addin.growth.backtest.accuracy import Accuracy, Group, accuracy, clustered_error, forecasts
from xl_addin.growth.backtest.rivals import Method
from xl_addin.growth.backtest.trials import Trials
from xl_addin.growth.calibration import LEVELS
from xl_addin.growth.curve import Floats


def made(total: Floats, came: list[float], rival: list[list[float]], pit: list[float]) -> Trials:
    """Return trials of different series at age 3, 6 months ahead, from 10 children each."""
    rows = len(came)
    age, ahead = np.full(rows, 3), np.full(rows, 6)
    return Trials(
        np.arange(rows),
        age,
        ahead,
        np.full(rows, 10.0),
        np.array(came),
        total,
        np.array(rival),
        np.array(pit),
    )


def sure(*forecast: float) -> Floats:
    """Return quantiles that are all at the forecast."""
    return np.repeat(np.array(forecast)[:, None], len(LEVELS), axis=1)


@pytest.fixture
def line() -> Accuracy:
    """Return the line over three trials: 19, 39 and 10 forecast where 19, 19 and 40 came."""
    rival: list[list[float]] = [[39, 19, 10, np.nan], [19, 19, 10, 19], [19, 10, 10, np.nan]]
    trials = made(sure(19, 39, 10), [19, 19, 40], rival, [0.5, 0.05, 0.8])
    return accuracy(trials)[0]


def test_the_errors_are_those_of_their_definitions(line: Accuracy) -> None:
    """Ours: log errors 0, ln 2 and ln(41/11); errors of 0, 20/19 and 30/40; one of three within 20 %."""
    ours = line.precision[Method.OURS]
    assert ours.log_error == pytest.approx((np.log(2) + np.log(41 / 11)) / 3)
    assert ours.median_ape == pytest.approx(30 / 40)
    assert ours.within20 == pytest.approx(1 / 3)
    straight = (np.log(2) + 0 + np.log(41 / 20)) / 3
    assert line.precision[Method.LINE].log_error == pytest.approx(straight)
    assert line.precision[Method.LINE].ratio == 1
    assert ours.ratio == pytest.approx(ours.log_error / straight)
    assert line.gain == pytest.approx(straight - ours.log_error)


def test_a_failed_fit_counts_as_the_last_count(line: Accuracy) -> None:
    """Ten children are filled in twice: log errors ln(20/11), 0 and ln(41/11)."""
    expected = (np.log(20 / 11) + np.log(41 / 11)) / 3
    assert line.precision[Method.PUBLISHED].log_error == pytest.approx(expected)
    found = forecasts(made(sure(19), [19], [[1, 2, 3, np.nan]], [0.5]))
    assert found.tolist() == [[19, 1, 2, 3, 10]]


def test_coverage_counts_the_transform_and_the_closed_interval_apart(line: Accuracy) -> None:
    """0.5 and 0.8 lie in 0.1–0.9, 0.5 alone in 0.25–0.75; a sure forecast holds its own outcome only."""
    covers = line.coverage
    assert covers.pit80 == pytest.approx(2 / 3)
    assert covers.pit50 == pytest.approx(1 / 3)
    assert covers.closed80 == covers.closed50 == pytest.approx(1 / 3)


def test_the_ranked_score_of_a_sure_forecast_is_its_log_error(line: Accuracy) -> None:
    """The CRPS of a point is the absolute error (Gneiting, Raftery 2007)."""
    assert line.crps == pytest.approx(line.precision[Method.OURS].log_error)


def test_the_ranked_score_agrees_with_the_normal_s_closed_form() -> None:
    """For N(ln 50, 0.5) at its mean the CRPS is 0.5 (√2 − 1)/√π (Gneiting, Raftery 2007, eq. 5)."""
    total = np.expm1(np.log(50) + 0.5 * norm.ppf(LEVELS))[None]
    found = accuracy(made(total, [49], [[49, 49, 49, 49]], [0.5]))[0].crps
    assert found == pytest.approx(0.5 * (np.sqrt(2) - 1) / np.sqrt(np.pi), rel=0.02)


def test_a_line_that_never_errs_has_no_ratio_and_one_series_no_error() -> None:
    """Both are NaN, and nothing warns."""
    (found, *_) = accuracy(made(sure(30), [40], [[40, 30, 10, 10]], [0.5]))
    assert np.isinf(found.precision[Method.OURS].ratio)
    assert np.isnan(found.gain_error)


def test_the_six_cells_take_ten_children_and_their_ages_only() -> None:
    """Of four trials at 3 and 9 months, with 10 and with 9 children, one belongs to the six cells."""
    trials = made(sure(20, 20, 20, 20), [20] * 4, [[20, 20, 10, 20]] * 4, [0.5] * 4)
    ages, counts = np.array([3, 3, 9, 9]), np.array([10.0, 9, 10, 9])
    mixed = Trials(
        trials.series, ages, trials.ahead, counts, trials.came, trials.total, trials.rival, trials.pit
    )
    found = [(one.group, one.age, one.ahead, one.trials) for one in accuracy(mixed)]
    assert found == [
        (Group.CELL, 3, 6, 2),
        (Group.CELL, 9, 6, 2),
        (Group.ALL, None, None, 4),
        (Group.SIX, None, None, 1),
    ]


def test_the_bootstrap_agrees_with_the_textbook_where_every_series_stands_once() -> None:
    """Of 400 values the standard error of the mean is s/√400, to within a tenth."""
    value = np.random.default_rng(0).normal(size=400)
    assert clustered_error(value, np.arange(400)) == pytest.approx(value.std() / 20, rel=0.1)


def test_the_same_row_told_four_times_is_no_more_evidence() -> None:
    """Repeating the rows of a series leaves the error as it is."""
    value, series = np.random.default_rng(0).normal(size=50), np.arange(50)
    once, fourfold = (
        clustered_error(value, series),
        clustered_error(np.repeat(value, 4), np.repeat(series, 4)),
    )
    assert fourfold == pytest.approx(once)
