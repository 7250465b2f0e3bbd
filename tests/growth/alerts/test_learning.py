"""Learning habits: a model's own from its past, all models' from their histories."""

from pathlib import Path

import numpy as np
import pytest
from steady_models import months, prior, steady

from xl_addin.growth.alerts.habits import HABITS, SPREADS, log_mass
from xl_addin.growth.alerts.learning import came_in, come, learn_habits, learn_state
from xl_addin.growth.alerts.levels import Levels, read_levels
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts
from xl_addin.panels.panel import read_panel

DATA = Path(__file__).parents[4] / "shared" / "data"


def learned(counts: Counts) -> tuple[Levels, Floats]:
    """Return the months of ``counts`` and what their models were taken for before each."""
    known = read_levels(counts, prior())
    return known, learn_state(log_mass(came_in(known, counts), known), known.series, HABITS)


def spread(counts: Counts) -> Floats:
    """Return the mean spread that each model is taken for after its last month, (N,)."""
    known, state = learned(counts)
    last = known.month == counts.months[known.series] + 1
    return np.asarray(state[last].sum(axis=1) @ SPREADS)


def test_a_model_without_a_judged_month_is_taken_for_any_model() -> None:
    """Before month 4 every state is that of the habits, and all states sum to one."""
    known, state = learned(steady(20, 0.1).rows(slice(0, 9)))
    assert state[known.month == 4] == pytest.approx(np.tile(HABITS.state, (9, 1, 1)))
    assert state.sum(axis=(1, 2)) == pytest.approx(np.ones(len(state)))


def test_steady_models_are_told_from_rough_ones() -> None:
    """After two years at 100 a month, Poisson models are taken for steadier than any of σ ≈ 1."""
    rough = Counts(months(100, 1.0, (30, 24), np.random.default_rng(2)), np.full(30, 24))
    assert spread(steady(100, 0)).max() < 0.25
    assert spread(rough).min() > 0.3


def test_a_month_does_not_move_what_its_own_model_was_taken_for() -> None:
    """The state before month 6 is the same whether 10 or 900 children come in it."""
    (quiet, before), (_, burst) = (
        learned(Counts.stack([[9, 11, 10, 12, 8, last, 10]])) for last in (10, 900)
    )
    seen = quiet.month <= 6
    assert burst[seen] == pytest.approx(before[seen])
    assert burst[~seen] != pytest.approx(before[~seen])


def test_habits_of_steady_models_are_steady() -> None:
    """Of eighty Poisson models at 1,000 a month nearly all weight is learned for the two least spreads."""
    habits = learn_habits(steady(1000, 0).rows(slice(0, 80)), prior())
    assert habits.spread[:2].sum() > 0.9
    for shares in (habits.level, habits.spread, habits.step):
        assert shares.sum() == pytest.approx(1)


def test_without_histories_no_habit_is_likelier_than_another() -> None:
    """Two months of one model teach nothing: all shares of a kind are equal."""
    habits = learn_habits(Counts.stack([[50, 50]]), prior())
    for shares in (habits.level, habits.spread, habits.step):
        assert shares == pytest.approx(np.full(len(shares), 1 / len(shares)))


def test_months_that_are_not_over_are_left_out() -> None:
    """Of four months known, months 4 and 5 have levels and only month 4 has come."""
    counts = Counts.stack([[9, 9, 9, 7]])
    known = read_levels(counts, prior())
    assert came_in(known, counts).tolist() == [7, 0]
    assert come(known, counts).month.tolist() == [4]


@pytest.mark.skipif(not DATA.is_dir(), reason="the reference data folder ../shared/data is not here")
def test_the_shipped_habits_are_those_of_the_shipped_priors_models() -> None:
    """Learned again from the models that the shipped prior was learned from, all shares are the same."""
    columns = {"series": "base_model", "month": "month_since_release"}
    panel = read_panel(DATA / "finetune_monthly.csv.gz", columns)
    found = learn_habits(Counts(panel.new, panel.months), prior())
    for shares, shipped in (
        (found.level, HABITS.level),
        (found.spread, HABITS.spread),
        (found.step, HABITS.step),
    ):
        assert shares == pytest.approx(shipped, abs=0.002)
