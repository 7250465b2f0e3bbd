"""Forecasts that were given, and what came lay outside them more than once in a row."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from xl_addin.alerts.counted import Counted, counted
from xl_addin.alerts.look import Levels, Look
from xl_addin.alerts.reasons import likely_reason
from xl_addin.growth.alerts.broken import ONCE_IN, broken, share_for, widened
from xl_addin.growth.curve import Floats
from xl_addin.growth.outcomes import Outcome
from xl_addin.messages import unusual as said
from xl_addin.records import AlertKind, Foretold, Sighting

_MEASURED = 2  # times in a row, for which it is known how often good forecasts break
_FRESH = 1  # months that may have passed since


def broken_forecasts(looks: Sequence[Look], levels: Levels) -> list[Sighting]:
    """Return the models whose standing forecast broke of late.

    A forecast stands until it breaks or its last month is over; then the next one that was given stands.
    In a list of many models the intervals are widened, so that about one of the list is expected to break
    in a month, or fewer.

    Parameters
    ----------
    levels
        The rules in force; the level is how many times in a row a count must lie outside.
    """
    times = levels.get(AlertKind.BROKEN_FORECAST)
    models = [one for one in counted(looks) if one.look.came]
    if times is None:
        return []
    share = share_for(len(models))
    found = [(one, _broken(_of_this_release(one), round(times), share)) for one in models]
    return [
        _sighting(one, last, round(times), share)
        for one, last in found
        if last is not None and 0 <= one.last.number - last.point.month <= _FRESH
    ]


def _of_this_release(one: Counted) -> list[Outcome]:
    """Return what came of forecasts whose months are those of the history: another release, other months."""
    return [outcome for outcome in one.look.came if outcome.said.release == one.history.release]


def _broken(came: Sequence[Outcome], times: int, share: float) -> Outcome | None:
    """Return the month in which a standing forecast broke last, None where none did."""
    last: Outcome | None = None
    over = 0  # month up to which a forecast stood
    for said_then, months in _by_forecast(came):
        if said_then.months < over:
            continue
        breaks = [one for one, out in zip(months, _outside(months, times, share), strict=True) if out]
        last = breaks[0] if breaks else last
        over = breaks[0].point.month if breaks else max(one.point.month for one in months)
    return last


def _by_forecast(came: Sequence[Outcome]) -> list[tuple[Foretold, list[Outcome]]]:
    """Return the forecasts by the month that they were given in, each with its months that are over."""
    known = [one for one in came if one.came is not None and one.beforehand]
    known.sort(key=lambda one: (one.said.months, one.said.given, one.said.reference, one.point.month))
    return [(said_then, list(months)) for said_then, months in groupby(known, key=lambda one: one.said)]


def _outside(months: Sequence[Outcome], times: int, share: float) -> Sequence[bool]:
    def row(values: Sequence[float]) -> Floats:
        return np.array([values], dtype=np.float64)

    points = [one.point for one in months]
    interval = widened(
        row([one.said.children for one in months]),
        row([point.p10 for point in points]),
        row([point.p50 for point in points]),
        row([point.p90 for point in points]),
        share,
    )
    counts = row([float(one.came or 0) for one in months])
    return [bool(one) for one in broken(counts, interval.low, interval.high, times)[0]]


def _sighting(one: Counted, last: Outcome, times: int, share: float) -> Sighting:
    came = last.came or 0
    month = next(month for month in one.history.whole_months if month.number == last.point.month)
    return Sighting(
        AlertKind.BROKEN_FORECAST,
        one.model,
        f"{last.said.as_of}",
        said.forecast_broken(one.model, last.point, came, last.said.as_of, times),
        once_in=ONCE_IN[share] if times == _MEASURED else None,
        check_first=likely_reason(one.look, month, fall=came < last.point.p50),
        link=one.look.link,
    )
