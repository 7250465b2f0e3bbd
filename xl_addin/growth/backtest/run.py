"""The backtest: cut histories, forecast, and hold forecasts and scores against what came."""

from dataclasses import dataclass

import numpy as np

from xl_addin.errors import BadInput
from xl_addin.growth.alerts.rates import AlarmRate, alarm_rates, alarm_rates_ready
from xl_addin.growth.backtest.accuracy import Accuracy, accuracy
from xl_addin.growth.backtest.agreement import Agreement, agreement
from xl_addin.growth.backtest.rivals import Tick
from xl_addin.growth.backtest.trials import AGES, Folds, Trials, deal, eligible, in_order, run_trials
from xl_addin.growth.fitting import Counts
from xl_addin.growth.model import GrowthModel
from xl_addin.messages.backtests import nothing_to_judge


@dataclass(frozen=True, slots=True)
class Backtest:
    """The result over ``series`` models; ``folds`` is 0 where one ready model made all forecasts.

    ``fits`` counts the published fits, one for each series and age, ``failed`` those without an answer.
    ``alarms`` are the rates at which months are flagged as unusual.
    """

    folds: int
    series: int
    accuracy: tuple[Accuracy, ...]
    agreement: tuple[Agreement, ...]
    fits: int
    failed: int
    alarms: tuple[AlarmRate, ...]

    @property
    def in_sample(self) -> bool:
        """Whether forecasts may have been made with what was learned from their own models."""
        return self.folds == 0


def backtest(counts: Counts, folds: int, tick: Tick) -> Backtest:
    """Judge by cross-validation over series: each fold's model is learned from the other folds.

    The result depends on the counts alone: folds, transform and bootstrap are seeded, and the order
    of the series does not matter.

    Parameters
    ----------
    counts
        Monthly counts of N series; those without months are passed over.
    folds
        Into how many folds the series are dealt, ≥ 2.
    tick
        Called after each of the :func:`steps`.

    Raises
    ------
    BadInput
        If too few series have enough history to learn from, or none is old enough to be judged.
    """
    told = _judged(counts)
    dealt = deal(told, folds, tick)
    return _backtest(told, dealt, folds, alarm_rates(told, folds, tick), tick)


def backtest_ready(counts: Counts, model: GrowthModel, tick: Tick) -> Backtest:
    """Judge one ready model; in sample unless it was learned from other models.

    Raises
    ------
    BadInput
        If no series is old enough to be judged.
    """
    told = _judged(counts)
    ready = Folds(np.zeros(len(told.months), dtype=np.intp), (model,))
    return _backtest(told, ready, 0, alarm_rates_ready(told, model.prior), tick)


def steps(counts: Counts, folds: int) -> int:
    """Return how often ``tick`` is called: for each model learned, fold judged for alarms, published fit."""
    return 2 * folds + sum(int(eligible(counts, age).sum()) for age in AGES)


def _judged(counts: Counts) -> Counts:
    told = in_order(counts.rows(counts.months > 0))
    if not any(eligible(told, age).any() for age in AGES):
        raise BadInput(nothing_to_judge())
    return told


def _backtest(
    counts: Counts, folds: Folds, number: int, alarms: tuple[AlarmRate, ...], tick: Tick
) -> Backtest:
    trials = run_trials(counts, folds, tick)
    fits, failed = _published_fits(trials)
    found = accuracy(trials), agreement(counts, folds)
    return Backtest(number, len(counts.months), *found, fits, failed, alarms)


def _published_fits(trials: Trials) -> tuple[int, int]:
    """Return how many published fits there were, and how many failed; a fit serves several horizons."""
    shortest = trials.ahead == trials.ahead.min()
    return int(shortest.sum()), int(np.isnan(trials.rival[shortest, -1]).sum())
