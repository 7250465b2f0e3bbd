"""Trials: what is forecast from what, and that nothing is learned from what is forecast."""

from functools import cache

import numpy as np
import pytest
from backtest_panels import FOLDS, simulated_panel
from growth_models import stated_model

from xl_addin.errors import BadInput
from xl_addin.growth.backtest.trials import Folds, Trials, deal, eligible, in_order, run_trials
from xl_addin.growth.fitting import Counts


def nothing() -> None:
    """Do not tell of the progress."""


def ready(counts: Counts) -> Folds:
    """Return one fold, judged by the model that is stated for the tests."""
    return Folds(np.zeros(len(counts.months), dtype=np.intp), (stated_model(),))


@cache
def few() -> Counts:
    """Return eight of the simulated series, two of them of eighteen months."""
    return simulated_panel().rows(slice(0, 8))


@cache
def trials() -> Trials:
    """Return the trials of these eight."""
    return run_trials(few(), ready(few()), nothing)


def test_a_trial_sets_the_count_at_the_cut_beside_the_count_that_came() -> None:
    """Both are cumulative counts of the panel, at the age and at the age plus the months ahead."""
    total = np.cumsum(few().new, axis=1)
    found = trials()
    assert (found.count == total[found.series, found.age - 1]).all()
    assert (found.came == total[found.series, found.age + found.ahead - 1]).all()
    assert (found.rival[:, 2] == found.count).all()  # persistence


def test_every_trial_that_the_panel_allows_is_made_and_none_other() -> None:
    """Each age and horizon within a series' months, from five children on, and no forecast is missing."""
    total = np.cumsum(few().new, axis=1)
    expected = {
        (row, age, ahead)
        for row, months in enumerate(few().months.tolist())
        for age in (3, 6, 9, 12, 18)
        for ahead in (3, 6, 12)
        if age + ahead <= months and total[row, age - 1] >= 5
    }
    found = trials()
    assert set(zip(found.series.tolist(), found.age.tolist(), found.ahead.tolist(), strict=True)) == expected
    assert len(found.series) == len(expected) > 8
    assert np.isfinite(found.total).all()
    assert ((found.pit >= 0) & (found.pit <= 1)).all()
    assert (np.diff(found.total, axis=1) >= 0).all()


def test_a_forecast_sees_nothing_of_what_comes_after_the_cut() -> None:
    """Ten times the children after month 6 leave the forecasts at 3 and 6 months as they were."""
    later = few().new.copy()
    later[:, 6:] *= 10
    before, after = trials(), run_trials(Counts(later, few().months), ready(few()), nothing)
    young = before.age <= 6
    assert (before.total[young] == after.total[young]).all()
    assert (before.came[young] < after.came[young]).any()


@pytest.mark.parametrize(("new", "expected"), [([2, 2, 1, 0, 0, 0], True), ([2, 2, 0, 9, 9, 9], False)])
def test_a_history_is_cut_where_five_children_are_there(new: list[int], expected: object) -> None:
    """Five children at month 3 and three more months are enough, four children are not."""
    counts = Counts.stack([new])
    assert eligible(counts, 3)[0] == expected
    assert not eligible(counts, 6)[0]


@pytest.mark.heavy
def test_a_fold_s_model_is_learned_from_the_others() -> None:
    """New counts of one series change every model but that of its own fold."""
    counts, changed = simulated_panel(), simulated_panel().new.copy()
    changed[0] = changed[0, ::-1] * 3
    before = deal(counts, FOLDS, nothing)
    after = deal(Counts(changed, counts.months), FOLDS, nothing)
    same = [
        bool(
            (one.prior.weight == other.prior.weight).all()
            and (one.calibration.scale == other.calibration.scale).all()
        )
        for one, other in zip(before.models, after.models, strict=True)
    ]
    assert same == [fold == before.of[0] for fold in range(FOLDS)]
    assert np.bincount(before.of).tolist() == [40, 40, 40]


def test_too_few_series_to_learn_from_are_refused_with_the_number() -> None:
    """Of 70 series fewer than 47 are left beside a third; sixty are needed."""
    with pytest.raises(BadInput, match=r"With 3 folds only [34]\d series .* 60 are needed"):
        deal(simulated_panel().rows(slice(0, 70)), FOLDS, nothing)


def test_the_order_of_a_panel_is_forgotten() -> None:
    """Any shuffle is sorted to the same counts, and no series is lost."""
    counts = simulated_panel()
    shuffled = counts.rows(np.random.default_rng(1).permutation(len(counts.months)))
    one, other = in_order(counts), in_order(shuffled)
    assert (one.new == other.new).all()
    assert (one.months == other.months).all()
    assert one.total.sum() == counts.total.sum()
