"""Doubts about dates: before the release, at odds with the Hub's own id, a month unlike those before."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from math import sqrt

from xl_addin.audit.case import Case
from xl_addin.audit.words import Doubt, DoubtKind, Remedy
from xl_addin.growth.counts import anniversary
from xl_addin.messages import doubts
from xl_addin.records import BaseModel, Child, Event, Month

DATES_APART = timedelta(days=1)
"""The Hub's id and its creation date are made in the same second; a day leaves room for any rounding."""

MONTHS_BEFORE = 3
"""So many months before are looked at; a longer memory would call the decay of every spike unusual."""

TIMES_THE_LARGEST, PART_OF_THE_SMALLEST = 3.0, 0.25
"""A month is unusual above thrice the largest or below a quarter of the smallest of the months before …"""

DEVIATIONS = 4.0
"""… if that is no chance: four standard deviations of a Poisson count, one month in some 30,000 …"""

LEAST_DIFFERENCE = 10
"""… and no handful: where hardly anybody builds on a base, every child is a surprise."""

_SECONDS = 8  # hex digits of the Hub's own id that tell the second since 1970


def before_release(case: Case) -> Iterator[Doubt]:
    """Yield a doubt where children are dated before the release; they are not counted."""
    if case.early:
        said = doubts.before_release(len(case.early), case.early[0].created)
        yield Doubt(DoubtKind.BEFORE_RELEASE, said, case.early)


def dates_apart(case: Case) -> Iterator[Doubt]:
    """Yield a doubt where creation dates disagree with the second that the Hub's own id tells."""
    base = case.dossier.snapshot.base
    told = _told_by_id(base)
    if told and abs(told - base.created) > DATES_APART:
        yield Doubt(DoubtKind.DATES, doubts.base_dates_apart(base.id, base.created, told))
    apart = tuple(child for child in case.doubtful if _disagrees(child))
    if apart:
        remedies = tuple(Remedy("child", child.id) for child in apart)
        yield Doubt(DoubtKind.DATES, doubts.dates_apart(len(apart)), apart, remedies)


def _disagrees(child: Child) -> bool:
    told = _told_by_id(child)
    return told is not None and abs(told - child.created) > DATES_APART


def _told_by_id(model: Child | BaseModel) -> datetime | None:
    """Return when the Hub's own id says that the repository was made; None where there is no such id."""
    return datetime.fromtimestamp(int(model.hub_id[:_SECONDS], 16), UTC) if model.hub_id else None


def unusual_months(case: Case) -> Iterator[Doubt]:
    """Yield a doubt for each whole month unlike the three before it; the user's events come first."""
    months = case.history.whole_months
    for place in range(MONTHS_BEFORE, len(months)):
        month, before = months[place], [other.new for other in months[place - MONTHS_BEFORE : place]]
        if month.start and _unusual(month.new, before):
            end = anniversary(months[0].start or month.start, month.number)
            said = doubts.unusual_month(month, before, _within(case.dossier.events, month.start, end))
            yield Doubt(DoubtKind.UNUSUAL_MONTH, said, _born(case, month, end))


def _unusual(new: int, before: Sequence[int]) -> bool:
    high, low = max(before), min(before)
    above = new > TIMES_THE_LARGEST * high and new - high > max(LEAST_DIFFERENCE, DEVIATIONS * sqrt(high))
    below = new < PART_OF_THE_SMALLEST * low and low - new > max(LEAST_DIFFERENCE, DEVIATIONS * sqrt(new))
    return above or below


def _within(events: Sequence[Event], start: datetime, end: datetime) -> list[Event]:
    return [event for event in events if start.date() <= event.day < end.date()]


def _born(case: Case, month: Month, end: datetime) -> tuple[Child, ...]:
    start = month.start
    return tuple(child for child in case.doubtful if start and start <= child.created < end)
