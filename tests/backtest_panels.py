"""Panels simulated from the growth curve, large enough to learn from, and the backtest of one of them."""

from functools import cache

import numpy as np
from growth_models import simulate

from xl_addin.growth.backtest.run import Backtest, backtest
from xl_addin.growth.fitting import Counts
from xl_addin.growth.prior import Prior

FOLDS = 3


@cache
def simulated_panel(series: int = 120, longest: int = 18) -> Counts:
    """Return series of 7 months, each fourth of ``longest``, from five points: ten children by month 3."""
    prior = Prior(
        np.linspace(6.0, 8.0, 5), np.linspace(1.2, 1.8, 5), np.linspace(0.8, 1.2, 5), np.full(5, 0.2)
    )
    counts, _ = simulate(prior, longest, series, np.random.default_rng(5))
    months = np.where(np.arange(series) % 4, 7, longest)
    return Counts(counts.new * (np.arange(longest) < months[:, None]), months)


@cache
def simulated_backtest() -> Backtest:
    """Return the backtest of the simulated panel."""
    return backtest(simulated_panel(), FOLDS, lambda: None)
