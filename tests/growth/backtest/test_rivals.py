"""The rivals: what a forecast must beat, each by its definition."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.growth.backtest.rivals import damped_line, persistence, published_fit, straight_line
from xl_addin.growth.curve import cumulative
from xl_addin.growth.fitting import Counts

AHEAD = (3, 6, 12)
HISTORIES = st.lists(st.lists(st.integers(0, 500), min_size=1, max_size=20), min_size=1, max_size=4)


def test_the_straight_line_lets_the_last_three_months_go_on() -> None:
    """4 + 1 + 2 + 3 = 10 children, 2 a month over the last three: 16, 22 and 34."""
    assert straight_line(Counts.stack([[4, 1, 2, 3]]), AHEAD).tolist() == [[16.0, 22.0, 34.0]]


def test_the_straight_line_takes_the_months_there_are_and_each_series_own() -> None:
    """One month of 5 has the pace 5, beside a longer series that ends elsewhere."""
    counts = Counts.stack([[5], [9, 0, 0, 0, 3]])
    assert straight_line(counts, [1]).tolist() == [[10.0], [13.0]]


@pytest.mark.parametrize("ahead", AHEAD)
def test_the_damped_line_adds_a_geometric_series(ahead: int) -> None:
    """The pace 2 gives 10 + 2 · 0.9 (1 − 0.9^h)/(1 − 0.9), the sum of a geometric series."""
    found = damped_line(Counts.stack([[4, 1, 2, 3]]), [ahead])
    assert found[0, 0] == pytest.approx(10 + 2 * 0.9 * (1 - 0.9**ahead) / 0.1)


@given(HISTORIES)
def test_the_lines_lie_in_order_above_persistence(histories: list[list[int]]) -> None:
    """Persistence ≤ damped ≤ straight, and none falls from one horizon to the next."""
    counts = Counts.stack(histories)
    still, damped, straight = (rival(counts, AHEAD) for rival in (persistence, damped_line, straight_line))
    assert (still <= damped).all()
    assert (damped <= straight + 1e-9).all()
    assert (np.diff(straight, axis=1) >= 0).all()
    assert (still == counts.total[:, None]).all()


def test_the_published_fit_goes_on_along_its_own_curve() -> None:
    """Counts on a curve with m = 100 and months are forecast by that curve (λ 1.5, μ 2, σ 1)."""
    truth = cumulative(np.arange(25), 1.5, 2.0, 1.0, 100.0)
    found = published_fit(Counts.stack([np.diff(truth[:13]).tolist()]), AHEAD, lambda: None)
    np.testing.assert_allclose(found[0], truth[[15, 18, 24]], rtol=1e-3)


def test_a_published_fit_that_fails_is_no_number_and_every_series_ticks() -> None:
    """Two months are fewer than three parameters; no child is nothing to fit."""
    ticks: list[int] = []
    found = published_fit(Counts.stack([[3, 4], [0, 0, 0, 0, 0]]), AHEAD, lambda: ticks.append(1))
    assert found.shape == (2, 3)
    assert np.isnan(found).all()
    assert len(ticks) == 2
    assert published_fit(Counts.stack([]), AHEAD, lambda: None).shape == (0, 3)
