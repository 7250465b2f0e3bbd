"""Reading everything off one posterior, in blocks: what must hold of any list of series."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest
from growth_models import simulate, stated_model
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts
from xl_addin.growth.forecast import refused
from xl_addin.growth.reading import Reading, read
from xl_addin.growth.scores import evidence

MODEL = stated_model()
AHEAD = [1, 3, 6, 12]

series = st.lists(st.integers(0, 300), max_size=30)


def arrays(record: Any) -> Iterator[Floats]:
    """Yield every array of a reading."""
    for field in fields(record):
        value = getattr(record, field.name)
        yield from arrays(value) if is_dataclass(value) else [value]


def ragged(count: int) -> list[list[float]]:
    """Return simulated series of 0 to 36 months."""
    rng = np.random.default_rng(7)
    new = simulate(MODEL.prior, 36, count, rng)[0].new
    return [row[: rng.integers(0, 37)].tolist() for row in new]


def assert_same(found: Reading, expected: Reading, row: int = 0) -> None:
    """Assert that ``row`` reads as the only series of ``expected``, to single precision's rounding."""
    for ours, theirs in zip(arrays(found), arrays(expected), strict=True):
        assert ours[row] == pytest.approx(theirs[0], rel=1e-3, abs=1e-5, nan_ok=True)


def test_blocks_change_nothing() -> None:
    """Of 3,000 ragged series, more than one block, each row is what the series alone would get."""
    batch = ragged(3000)
    found = read(Counts.stack(batch), MODEL, AHEAD)
    for row in (0, 1, 1500, 2047, 2048, 2999):
        assert_same(found, read(Counts.stack([batch[row]]), MODEL, AHEAD), row)


def test_the_order_of_series_is_no_matter() -> None:
    """A shuffled list has the shuffled reading."""
    counts = Counts.stack(ragged(300))
    shuffled = np.random.default_rng(1).permutation(300)
    found = read(counts.rows(shuffled), MODEL, AHEAD)
    for ours, theirs in zip(arrays(found), arrays(read(counts, MODEL, AHEAD)), strict=True):
        assert ours == pytest.approx(theirs[shuffled], rel=1e-3, abs=1e-5, nan_ok=True)


@given(st.lists(series, min_size=1, max_size=4))
@settings(max_examples=25)
def test_a_ragged_batch_reads_as_one_by_one(batch: list[list[int]]) -> None:
    """Neighbours of any length and any mix of zeros change no number of a series."""
    together = read(Counts.stack(batch), MODEL, AHEAD)
    for row, new in enumerate(batch):
        assert_same(together, read(Counts.stack([new]), MODEL, AHEAD), row)


@given(st.lists(st.lists(st.integers(0, 10**6), max_size=40), min_size=1, max_size=4))
@settings(max_examples=50)
def test_every_series_is_answered_or_refused(batch: list[list[int]]) -> None:
    """Numbers are finite, but where the forecast is refused and where the scores' evidence lacks."""
    counts = Counts.stack(batch)
    found = read(counts, MODEL, AHEAD)
    assert np.isfinite(found.certainty).all()
    assert np.isfinite(found.parameters.quantiles).all()
    assert np.isfinite(found.parameters.ceiling).all()
    assert np.isfinite(found.parameters.peak).all()
    assert (np.isfinite(found.forecast.quantiles).all(axis=(1, 2)) == ~refused(counts)).all()
    assert (np.isfinite(found.scores.value) == evidence(counts)).all()


def test_a_thousand_months_and_a_million_in_a_month_are_answered() -> None:
    """A history of 83 years, one of zeros, and a million in the second month end in numbers."""
    batch = [[1] * 1000, [0] * 1000, [3, 10**6], [0] * 35 + [10**6]]
    found = read(Counts.stack(batch), MODEL, AHEAD)
    assert np.isfinite(found.forecast.quantiles).all()
    assert (found.forecast.quantiles >= np.array([1000, 0, 10**6, 10**6])[:, None, None]).all()


def test_a_million_in_the_only_month_is_refused() -> None:
    """One month alone could go anywhere from a million: no forecast and no score, others unmoved."""
    found = read(Counts.stack([[10**6], [3, 4, 5]]), MODEL, AHEAD)
    assert np.isnan(found.forecast.quantiles[0]).all()
    assert np.isnan(found.scores.value[0]).all()
    assert np.isfinite(found.scores.value[1, [0, 2]]).all()
    assert_same(found, read(Counts.stack([[3, 4, 5]]), MODEL, AHEAD), row=1)


def test_no_series_at_all_is_an_empty_reading() -> None:
    """An empty list has a reading of no rows."""
    found = read(Counts.stack([]), MODEL, AHEAD)
    assert {len(array) for array in arrays(found)} == {0}
