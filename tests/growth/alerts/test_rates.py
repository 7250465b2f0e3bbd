"""Alerts judged like forecasts: how often real months are flagged, beside how often that is said."""

from math import isnan
from pathlib import Path

import pytest
from backtest_panels import simulated_panel
from growth_models import weak_prior

from xl_addin.growth.alerts.rates import AlarmRate, Side, alarm_rates, alarm_rates_ready
from xl_addin.growth.fitting import Counts
from xl_addin.panels.panel import read_panel

DATA = Path(__file__).parents[4] / "shared" / "data"
REAL = pytest.mark.skipif(not DATA.is_dir(), reason="the reference data folder ../shared/data is not here")


def test_there_is_a_rate_for_every_side_level_and_class() -> None:
    """Two classes, two sides, two rates; larger models have fewer months, and telling flags no more."""
    found = alarm_rates(simulated_panel(), 2, lambda: None)
    assert len({(one.least, one.side, one.stated) for one in found}) == len(found) == 8
    for one in found:
        assert 0 <= one.share <= 1
        assert one.told <= one.share + 0.02
    assert rate(found, 100, Side.LOW, 0.05).months < rate(found, 5, Side.LOW, 0.05).months


def test_a_ready_model_is_judged_by_the_shipped_habits() -> None:
    """It learns nothing, so six models are enough; without a month that is judged there is no share."""
    few = simulated_panel().rows(slice(0, 6))
    found = alarm_rates_ready(few, weak_prior())
    assert len(found) == 8
    assert all(0 <= one.share <= 1 for one in found if one.least == 5)
    assert rate(found, 5, Side.HIGH, 0.05).months > 0
    assert all(isnan(one.share) and one.months == 0 for one in alarm_rates_ready(few.first(2), weak_prior()))


def test_every_fold_is_told() -> None:
    """Two folds, two ticks."""
    ticks: list[int] = []
    alarm_rates(simulated_panel(), 2, lambda: ticks.append(1))
    assert len(ticks) == 2


@pytest.fixture(scope="module")
def real() -> tuple[AlarmRate, ...]:
    """Return the rates over the real base models, four folds."""
    columns = {"series": "base_model", "month": "month_since_release"}
    panel = read_panel(DATA / "finetune_monthly.csv.gz", columns)
    return alarm_rates(Counts(panel.new, panel.months), 4, lambda: None)


def rate(found: tuple[AlarmRate, ...], least: int, side: Side, stated: float) -> AlarmRate:
    """Return one line."""
    (one,) = [one for one in found if (one.least, one.side, one.stated) == (least, side, stated)]
    return one


@REAL
@pytest.mark.parametrize("side", Side)
@pytest.mark.heavy
def test_real_months_are_flagged_as_often_as_said(real: tuple[AlarmRate, ...], side: Side) -> None:
    """Within a factor of 1.5 of 1/100 and 1/20 on either side, bursts included, out of fold."""
    for stated in (0.05, 0.01):
        found = rate(real, 5, side, stated)
        assert found.months > 3000
        assert stated / 1.5 <= found.share <= stated * 1.5


@REAL
@pytest.mark.heavy
def test_real_months_of_large_models_are_not_flagged_too_often(real: tuple[AlarmRate, ...]) -> None:
    """From a hundred children on: high within a factor of 1.5 of 1/100, low at most that (it is rarer)."""
    assert 0.01 / 1.5 <= rate(real, 100, Side.HIGH, 0.01).share <= 0.015
    assert rate(real, 100, Side.LOW, 0.01).share <= 0.015
