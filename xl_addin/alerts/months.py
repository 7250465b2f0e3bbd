"""Months that came out otherwise than those before let expect: the last whole one, and the running one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from xl_addin.alerts.counted import Counted, at_last, counted, stacked
from xl_addin.alerts.look import Levels, Look
from xl_addin.alerts.reasons import likely_reason
from xl_addin.growth.alerts.ahead import before_last, read_month_ahead, read_running
from xl_addin.growth.alerts.discovery import discoveries
from xl_addin.growth.alerts.surprise import once_in, read_surprise
from xl_addin.growth.prior import Prior
from xl_addin.messages import unusual as said
from xl_addin.records import Alert, AlertKind, Sighting

OF_MONTHS = frozenset({AlertKind.DROP, AlertKind.RISE})


@dataclass(frozen=True, slots=True)
class Unusual:
    """Months that are rarer than the user's level, the most unusual first.

    Of ``alerts`` at most a tenth is expected to be chance, over the list and the year. ``by_chance`` are
    unusual for their own model, too, but in a list of that length so many may come by chance.
    """

    alerts: tuple[Sighting, ...] = ()
    by_chance: tuple[Sighting, ...] = ()


def unusual_months(
    looks: Sequence[Look], levels: Levels, kept: Sequence[Alert], year: int, prior: Prior
) -> Unusual:
    """Judge the last whole month of every model by the months before it.

    Parameters
    ----------
    looks
        The models of one list.
    levels
        The rules in force.
    kept
        The alerts after the run before, of which those of this ``year`` widen the level.
    prior
        Of the growth curve.
    """
    models = counted(looks)
    if not models or not OF_MONTHS & levels.keys():
        return Unusual()
    counts = stacked(models)
    found, ahead = read_surprise(counts, prior), read_month_ahead(before_last(counts), prior)
    low, high, chance = (at_last(one, counts) for one in (found.low, found.high, found.by_chance))
    proven = discoveries(chance, _earlier(kept, models, year))
    seen = [
        (bool(proven[row]), sighting)
        for row, one in enumerate(models)
        for kind, probability in ((AlertKind.DROP, low[row]), (AlertKind.RISE, high[row]))
        if _rare(probability, levels.get(kind))
        for sighting in [_month(one, kind, float(probability), (ahead.p10[row], ahead.p90[row]))]
    ]
    ordered = sorted(seen, key=lambda one: -(one[1].once_in or 0.0))
    return Unusual(
        tuple(sighting for told, sighting in ordered if told),
        tuple(sighting for told, sighting in ordered if not told),
    )


def high_already(looks: Sequence[Look], levels: Levels, prior: Prior) -> list[Sighting]:
    """Return the models whose running month has more children than the p90 of the whole month.

    One month in ten ends beyond its p90. In a list of more than ten models a month must be rarer, so that
    about one of the list would be expected in a month, or fewer.
    """
    models = [one for one in counted(looks) if one.running is not None]
    if not models or AlertKind.RUNNING_MONTH not in levels:
        return []
    so_far = np.array([one.running.new for one in models if one.running], dtype=np.float64)
    found = read_running(stacked(models), so_far, prior)
    tested = int(np.isfinite(found.high).sum())
    rare = found.beyond & (found.high * tested <= 1)
    figures = zip(models, found.p90, found.high, rare, strict=True)
    return [_running(one, float(p90), float(high)) for one, p90, high, told in figures if told]


def _rare(probability: float, level: float | None) -> bool:
    return level is not None and probability * level <= 1


def _earlier(kept: Sequence[Alert], models: Sequence[Counted], year: int) -> int:
    """Return how many months were alerts this year, those that are looked at again not among them."""
    again = {(one.model, str(one.last.number)) for one in models}
    return sum(
        alert.sighting.kind in OF_MONTHS
        and alert.first.year == year
        and (alert.sighting.model, alert.sighting.key) not in again
        for alert in kept
    )


def _month(one: Counted, kind: AlertKind, probability: float, expected: tuple[float, float]) -> Sighting:
    return Sighting(
        kind,
        one.model,
        str(one.last.number),
        said.unusual_month(one.model, one.last, expected),
        once_in=_once_in(probability),
        check_first=likely_reason(one.look, one.last, fall=kind is AlertKind.DROP),
        link=one.look.link,
    )


def _running(one: Counted, p90: float, probability: float) -> Sighting:
    month = one.history.months[-1]
    return Sighting(
        AlertKind.RUNNING_MONTH,
        one.model,
        str(month.number),
        said.high_already(one.model, month, p90),
        once_in=_once_in(probability),
        check_first=likely_reason(one.look, month, fall=False),
        link=one.look.link,
    )


def _once_in(probability: float) -> float:
    return float(min(once_in(np.array([probability]))[0], said.NEVER))
