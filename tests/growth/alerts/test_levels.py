"""The levels that months are judged by: which months, and from what."""

import numpy as np
import pytest
from steady_models import prior

from xl_addin.growth.alerts.levels import LEAST_CHILDREN, read_levels
from xl_addin.growth.fitting import Counts


def test_every_month_from_the_fourth_on_has_levels_and_the_running_one_too() -> None:
    """Five months of one series and three of another give months 4, 5, 6 of the first, 4 of the second."""
    found = read_levels(Counts.stack([[9, 9, 9, 9, 9], [5, 5, 5]]), prior())
    assert found.series.tolist() == [0, 0, 0, 1]
    assert found.month.tolist() == [4, 5, 6, 4]


def test_a_model_of_fewer_than_five_children_has_no_levels() -> None:
    """Four children in three months are too few; with the fifth in month 4, month 5 is the first."""
    found = read_levels(Counts.stack([[2, 1, 1, 1]]), prior())
    assert LEAST_CHILDREN == 5
    assert found.month.tolist() == [5]


def test_nothing_to_judge_is_no_error() -> None:
    """Two months give no level at all, with the right shapes."""
    found = read_levels(Counts.stack([[30, 30]]), prior())
    assert found.series.shape == (0,)
    assert found.middle.shape == found.basis.shape == (0, 3)


def test_the_means_are_those_of_the_months_before_with_half_a_child() -> None:
    """After 4, 6, 8 children the year's mean is 18.5/3 and the last month's level 8.5."""
    found = read_levels(Counts.stack([[4, 6, 8]]), prior())
    assert found.middle[0, 1:] == pytest.approx([18.5 / 3, 8.5])
    assert found.basis[0].tolist() == [3, 3, 1]


def test_a_burst_counts_for_twice_the_second_largest_month() -> None:
    """After 4, 4, 100 children the last month counts for 2 (4 + 1), as everywhere in the fit."""
    assert read_levels(Counts.stack([[4, 4, 100]]), prior()).middle[0, 2] == pytest.approx(10.5)


def test_later_months_do_not_move_a_level() -> None:
    """The levels of month 4 are the same whatever comes in months 4 and 5."""
    short = read_levels(Counts.stack([[7, 3, 9]]), prior())
    longer = read_levels(Counts.stack([[7, 3, 9, 800, 1]]), prior())
    assert longer.middle[0] == pytest.approx(short.middle[0])
    assert np.isfinite(longer.middle).all()
