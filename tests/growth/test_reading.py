"""Reading everything off one posterior, in blocks."""

import numpy as np
import pytest

from xl_addin.growth.fitting import Counts, posterior
from xl_addin.growth.forecast import read_forecast
from xl_addin.growth.prior import weak_prior
from xl_addin.growth.reading import read
from xl_addin.growth.scores import read_scores

PRIOR = weak_prior()


def test_blocks_change_nothing() -> None:
    """Of 600 series, more than one block, each reads as the posterior of all of them at once says."""
    rng = np.random.default_rng(7)
    counts = Counts.stack([rng.poisson(4, size=rng.integers(0, 15)).tolist() for _ in range(600)])
    found = read(counts, PRIOR, [1, 12])
    whole = posterior(counts, PRIOR)
    assert found.certainty == pytest.approx(whole.certainty)
    assert found.scores.value == pytest.approx(read_scores(whole, counts).value, nan_ok=True)
    assert found.forecast.quantiles == pytest.approx(
        read_forecast(whole, counts, [1, 12]).quantiles, nan_ok=True
    )
    assert found.parameters.quantiles.shape == (600, 3, 3)


def test_no_series_at_all_is_an_empty_reading() -> None:
    """An empty list has a reading of no rows."""
    assert read(Counts.stack([]), PRIOR, [1]).certainty.shape == (0,)
