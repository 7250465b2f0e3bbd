"""The forecast: its laws, its refusals, and how it does on real counts beside a straight line."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from growth_models import point_prior, stated_calibration, weak_prior
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_addin.growth.calibration import LEVELS as FINE_LEVELS
from xl_addin.growth.fitting import Counts, posterior
from xl_addin.growth.forecast import LEVELS, MOST_IN_ONE_MONTH, PLACES, SHARES, Forecast, read_forecast
from xl_addin.growth.prior import Prior

PANEL = Path(__file__).parents[3] / "shared" / "data" / "finetune_monthly.csv.gz"
PRIOR = weak_prior()
SPREAD = 0.3

series = st.lists(st.integers(0, 500), min_size=2, max_size=24)


def forecast(batch: list[list[int]], ahead: list[int], prior: Prior = PRIOR) -> Forecast:
    """Return the forecast of ``batch`` with residuals that are uniform on ±0.3."""
    counts = Counts.stack(batch)
    return read_forecast(posterior(counts, prior), counts, ahead, stated_calibration(SPREAD))


@given(series)
@settings(max_examples=50)
def test_a_forecast_starts_at_the_count_and_its_quantiles_are_in_order(new: list[int]) -> None:
    """No quantile falls below what is there already, and p10 ≤ p25 ≤ p50 ≤ p75 ≤ p90 at every horizon."""
    quantiles = forecast([new], [1, 3, 12]).quantiles[0]
    assert (quantiles >= sum(new)).all()
    assert (np.diff(quantiles, axis=1) >= 0).all()


@given(series)
@settings(max_examples=50)
def test_a_longer_horizon_never_has_fewer_children(new: list[int]) -> None:
    """No quantile falls with the horizon, and the mean lies within p10 and p90."""
    found = forecast([new], list(range(1, 25)))
    assert (np.diff(found.quantiles[0], axis=0) >= 0).all()
    assert (found.quantiles[0, :, 0] <= found.mean[0]).all()
    assert (found.mean[0] <= found.quantiles[0, :, 4]).all()


@given(st.lists(series, min_size=2, max_size=5))
@settings(max_examples=25)
def test_neighbours_do_not_touch_a_forecast(batch: list[list[int]]) -> None:
    """In a ragged batch each series is forecast as if it were asked alone."""
    together = forecast(batch, [6]).quantiles
    for row, new in enumerate(batch):
        assert together[row] == pytest.approx(forecast([new], [6]).quantiles[0], rel=1e-4)


def test_the_middle_of_a_single_point_is_the_pure_process_times_the_pace() -> None:
    """With the prior all on one point the median is c + ρ (c + m)(e^{λΔΦ} − 1), worked out by hand.

    λ = 2, μ = 0, σ = 1 and [6, 6]: Φ(ln 1) = ½, Φ(ln 2) = 0.755891, Φ(ln 3) = 0.864031. Expected of
    months 1 and 2: 1·(e^1 − 1) + 7·(e^{2·0.255891} − 1) = 6.396; ρ = √((2 + 12)/(2 + 6.396)) = 1.29129.
    Month 3: ρ · 13 · (e^{2·0.108140} − 1) = 4.0532, below the cap of one month at 6 + 1.
    """
    median = forecast([[6, 6]], [1], point_prior(2, 0, 1)).quantiles[0, 0, 2]
    assert median == pytest.approx(12 + 4.0532, abs=1e-3)


def test_a_steep_curve_is_capped_at_the_pace_of_the_largest_recent_month() -> None:
    """Where the curve would explode (λ = 12), two months ahead bring at most 2 (3 + 1) at the median."""
    median = forecast([[9, 2, 3, 3]], [2], point_prior(12, 1.5, 0.5)).quantiles[0, 0, 2]
    assert median == pytest.approx(17 + 2 * 4)


def test_the_spread_is_that_of_the_calibration() -> None:
    """Level p of the increment is (μ̂ + ½) e^{0.3 (2p − 1)} − ½, for uniform residuals on ±0.3."""
    quantiles = forecast([[6, 6]], [1], point_prior(2, 0, 1)).quantiles[0, 0] - 12
    expected = (quantiles[2] + 0.5) * np.exp(SPREAD * (2 * np.array(LEVELS) - 1)) - 0.5
    assert quantiles == pytest.approx(expected)


def test_the_mean_is_swansons() -> None:
    """The mean is 0.3 p10 + 0.4 p50 + 0.3 p90 (Hurst, Brown, Swanson 2000), so it lies within p10 and p90."""
    found = forecast([[6, 6]], [1, 12], point_prior(2, 0, 1))
    p10, _, p50, _, p90 = np.moveaxis(found.quantiles, -1, 0)
    assert found.mean == pytest.approx(0.3 * p10 + 0.4 * p50 + 0.3 * p90)


def test_the_five_levels_stand_where_the_fine_ones_say() -> None:
    """Places 0.1 … 0.9 among the calibration's levels, and shares that sum to 1."""
    assert FINE_LEVELS[PLACES] == pytest.approx(LEVELS)
    assert SHARES.sum() == pytest.approx(1)
    assert (SHARES * FINE_LEVELS).sum() == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("new", "refused"), [([], True), ([MOST_IN_ONE_MONTH + 1], True), ([1000], False), ([0], False)]
)
def test_nothing_and_one_huge_month_have_no_forecast(new: list[int], refused: bool) -> None:  # noqa: FBT001
    """A series without a whole month, or with over 1,000 children in its only one, is refused as NaN."""
    found = forecast([new, [3, 4]], [1])
    assert bool(np.isnan(found.mean[0, 0])) is refused
    assert np.isfinite(found.mean[1]).all()


@pytest.mark.skipif(not PANEL.is_file(), reason="the reference data folder ../shared/data is not here")
def test_on_real_counts_the_forecast_beats_the_straight_line() -> None:
    """Six months ahead of months 3 and 6 the log error is below that of "the last three months go on".

    The weak prior has seen none of these counts (base models with at least ten children).
    """
    table = pd.read_csv(PANEL).pivot_table(
        index="base_model", columns="month_since_release", values="cumulative"
    )
    total = table.to_numpy()
    for age in (3, 6):
        rows = total[(total[:, age] >= 10) & ~np.isnan(total[:, age + 6])]
        actual, now = rows[:, age + 6], rows[:, age]
        line = now + 2 * (now - rows[:, age - 3])
        ours = forecast(np.diff(rows[:, : age + 1], axis=1).tolist(), [6]).quantiles[:, 0, 2]
        errors = [np.abs(np.log((guess + 1) / (actual + 1))).mean() for guess in (ours, line)]
        assert len(rows) > 50
        assert errors[0] < errors[1]
