"""The published fit: the published parameters come back, and failures say so."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from xl_addin.growth.curve import cumulative
from xl_addin.growth.least_squares import START, Outcome, fit_least_squares

DATA = Path(__file__).parents[3] / "shared" / "data"
YEARS = np.arange(31) / 12


@pytest.mark.skipif(not DATA.is_dir(), reason="the reference data folder ../shared/data is not here")
def test_the_published_parameters_come_back() -> None:
    """Each of the 33 published triples is met within 1 % (published_fits.csv, made with m = 1 and years)."""
    published = pd.read_csv(DATA / "published_fits.csv", index_col="base_model")
    counts = pd.read_csv(DATA / "finetune_monthly.csv.gz").groupby("base_model")
    assert len(published) == 33
    for model, expected in published.iterrows():
        series = counts.get_group(model)
        fit = fit_least_squares(
            series.month_since_release.to_numpy() / 12, series.cumulative.to_numpy(float), m=1
        )
        assert (fit.fitness, fit.immediacy, fit.longevity) == pytest.approx(tuple(expected), rel=0.01), model


def test_a_curve_without_noise_gives_its_own_parameters() -> None:
    """Counts lying on the curve of (6, 0.2, 0.8), m = 1, give these parameters and e^6 − 1."""
    fit = fit_least_squares(YEARS, cumulative(YEARS, 6.0, 0.2, 0.8), m=1)
    assert fit.outcome is Outcome.CONVERGED
    assert (fit.fitness, fit.immediacy, fit.longevity) == pytest.approx((6.0, 0.2, 0.8), rel=1e-4)
    assert fit.ceiling == pytest.approx(np.expm1(6.0), rel=1e-3)


@pytest.mark.parametrize(
    ("count", "outcome"),
    [
        (np.zeros(31), Outcome.NO_CHILD),
        (np.array([0.0, 1.0, 2.0]), Outcome.TOO_SHORT),
        # All in one month: the narrower the bell the better, so σ runs to 0.
        (np.where(np.arange(31) < 15, 0.0, 40.0), Outcome.AT_BOUND),
        # All at once and then nothing: the wider the bell the flatter, so σ runs to infinity.
        (np.concatenate([[0.0], np.full(30, 40.0)]), Outcome.RAN_OFF),
        # An exponential has not bent: λ grows until the numbers overflow.
        (np.exp(np.arange(31) / 2.0) - 1, Outcome.NOT_CONVERGED),
        # Exactly on the curve of the start: no step improves it.
        (cumulative(YEARS, *START), Outcome.AT_START),
    ],
)
def test_a_fit_without_an_answer_says_why(count: np.ndarray, outcome: Outcome) -> None:
    """Where the optimiser found nothing the outcome names the reason and every number is empty."""
    fit = fit_least_squares(YEARS[: len(count)], count, m=1)
    assert fit.outcome is outcome
    assert np.isnan([fit.fitness, fit.immediacy, fit.longevity, fit.ceiling]).all()
