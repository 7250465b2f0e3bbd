"""Looking back: forecasts from earlier ages, held against what came."""

from math import log
from pathlib import Path

import pytest
from growth_models import stated_model
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_addin.growth.fitting import Counts, posterior
from xl_addin.growth.forecast import read_forecast
from xl_addin.growth.hindcasts import cut, hindcasts
from xl_addin.growth.track_record import HORIZONS, record
from xl_addin.panels.panel import read_panel
from xl_addin.priors.file import shipped_prior

DATA = Path(__file__).parents[3] / "shared" / "data"
REAL = pytest.mark.skipif(not DATA.is_dir(), reason="the reference data folder ../shared/data is not here")
COLUMNS = {"series": "base_model", "month": "month_since_release"}
HISTORIES = st.lists(st.lists(st.integers(0, 40), min_size=1, max_size=20), min_size=1, max_size=5)


def test_histories_are_cut_every_three_months_while_another_follows() -> None:
    """Of 10 months ages 3, 6 and 9 are cut, of 9 months ages 3 and 6; of 3 months none."""
    cuts = cut(Counts.stack([[5] * 10, [5] * 9, [5] * 3]))
    pairs = sorted(zip(cuts.series.tolist(), cuts.counts.months.tolist(), strict=True))
    assert pairs == [(0, 3), (0, 6), (0, 9), (1, 3), (1, 6)]


def test_a_history_is_cut_where_it_has_five_children() -> None:
    """Four children by month 3 are too few, the fifth in month 6 is enough."""
    cuts = cut(Counts.stack([[4, 0, 0, 0, 0, 1, 0]]))
    assert cuts.counts.months.tolist() == [6]


def test_horizons_end_with_the_whole_months() -> None:
    """Of 9 months, cut at 3, months 4, 6 and 9 are known; cut at 6, months 7 and 9 are."""
    (found,) = hindcasts(Counts.stack([[5] * 9]), stated_model())
    assert [one.ahead for one in found] == [1, 3, 6, 1, 3]


def test_cases_are_those_of_forecasts_made_one_by_one() -> None:
    """Interval and error are those of the forecast that the same months alone would have had."""
    new, growth = [4, 9, 2, 0, 7, 3, 1, 6, 20, 2], stated_model()
    others = [[30] * 14, [1, 1]]
    found = hindcasts(Counts.stack([*others, new]), growth)[2]
    expected = []
    for age in (3, 6, 9):
        early = Counts.stack([new[:age]])
        quantiles = read_forecast(
            posterior(early, growth.prior), early, HORIZONS, growth.calibration
        ).quantiles
        for (p10, _, p50, _, p90), ahead in zip(quantiles[0].tolist(), HORIZONS, strict=True):
            if age + ahead <= len(new):
                came = sum(new[: age + ahead])
                expected.append((ahead, p10 <= came <= p90, abs(log((p50 + 1) / (came + 1)))))
    assert [(one.ahead, one.inside) for one in found] == [(ahead, inside) for ahead, inside, _ in expected]
    errors = [error for *_, error in expected]
    assert [one.error for one in found] == pytest.approx(errors, rel=1e-4)  # weights are single precision


@given(HISTORIES, st.integers(0, 40))
@settings(max_examples=30, deadline=None)
def test_the_future_of_a_cut_moves_no_forecast(histories: list[list[int]], late: int) -> None:
    """Another count in the last month changes only the cases whose month is the last one."""
    growth, changed = stated_model(), [[*one[:-1], late] for one in histories]
    before, after = (hindcasts(Counts.stack(one), growth) for one in (histories, changed))
    for new, one, other in zip(histories, before, after, strict=True):
        ages = [age for age in range(3, len(new), 3) if sum(new[:age]) >= 5]
        ends = [age + ahead for age in ages for ahead in HORIZONS if age + ahead <= len(new)]
        assert len(one) == len(other) == len(ends)
        for end, case, twin in zip(ends, one, other, strict=True):
            if end < len(new):
                assert (case.ahead, case.inside) == (twin.ahead, twin.inside)
                assert case.error == pytest.approx(twin.error, rel=1e-4, abs=1e-6)


def test_many_series_are_read_in_blocks() -> None:
    """Of 3,300 cuts, more than one block holds, each series still gets its own cases."""
    steady, burst = [6, 2, 5, 3, 9, 1, 4, 4, 4, 4], [6, 2, 5, 3, 9, 1, 400, 4, 4, 4]
    found = hindcasts(Counts.stack([steady, burst] * 550), stated_model())
    told = [tuple((case.ahead, case.inside) for case in one) for one in found]
    assert len(told[0]) == 6
    assert told == [told[0], told[1]] * 550
    assert told[0] != told[1]


@REAL
def test_real_models_are_covered_about_as_often_as_said() -> None:
    """Of the models that the shipped model was learned from about 80 % lie inside, at every horizon."""
    panel = read_panel(DATA / "finetune_monthly.csv.gz", COLUMNS)
    found = hindcasts(Counts(panel.new, panel.months), shipped_prior())
    cases = [one for some in found for one in some]
    assert len(cases) > 3000
    for ahead in HORIZONS:
        share = record([one for one in cases if one.ahead == ahead]).share
        assert share is not None
        assert 0.75 < share < 0.87  # whole numbers are covered a little more often than 80 %


def test_without_a_cut_there_is_no_case() -> None:
    """Young series, empty ones and none at all have nothing to look back on."""
    assert hindcasts(Counts.stack([[9, 9], [0] * 12]), stated_model()) == ((), ())
    assert hindcasts(Counts.stack([]), stated_model()) == ()
