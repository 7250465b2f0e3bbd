"""The likely reason of an unusual month: what to check before anything else."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from xl_addin.alerts.look import Look
from xl_addin.audit.case import Case
from xl_addin.growth.counts import anniversary
from xl_addin.hub.ids import author
from xl_addin.messages import alerting as said
from xl_addin.records import Month, Sentence

LARGE_SHARE = 0.25
"""A quarter of a month by one hand explains much of it; the audit draws the same line for the whole count."""

LEAST_BY_ONE = 5
"""Fewer children explain no rise."""


def likely_reason(look: Look, month: Month, *, fall: bool) -> Sentence | None:
    """Return what to check first about an unusual month, None where nothing is at hand.

    What the user noted of that month comes first, then a past that the Hub changed, a single uploader
    (which explains no fall), and a model of the same organisation that was released in that month.

    Parameters
    ----------
    month
        The month of the look's history.
    fall
        Whether it brought too few new children, not too many.
    """
    return next(_reasons(look, month, fall=fall), None)


def largest_uploader(case: Case, month: Month) -> tuple[str, int]:
    """Return who made most of a month's children, and how many; children decided to be kept count for none.

    Of two with equally many the first by name; empty and 0 where there is none.
    """
    span = month_span(case.history.release, month)
    made: Counter[str] = Counter()
    if span is not None:
        made.update(child.author for child in case.doubtful if span[0] <= child.created < span[1])
    return min(made.items(), key=lambda one: (-one[1], one[0]), default=("", 0))


def month_span(release: datetime | None, month: Month) -> tuple[datetime, datetime] | None:
    """Return the start and the end of a month since ``release``, None where that is not known."""
    if release is None:
        return None
    return anniversary(release, month.number - 1), anniversary(release, month.number)


def noted(look: Look, month: Month) -> Sentence | None:
    """Return the first event that the user noted of a month, None where there is none."""
    span = _span(look, month)
    if span is None:
        return None
    first, end = span[0].date(), span[1].date()
    events = sorted((one for one in look.answer.events if first <= one.day < end), key=lambda one: one.day)
    return said.event_noted(events[0]) if events else None


def _reasons(look: Look, month: Month, *, fall: bool) -> Iterator[Sentence]:
    event = noted(look, month)
    if event is not None:
        yield event
    if look.case is not None:
        yield from _of_children(look.case, month, fall=fall)
    yield from _siblings(look, month)


def _of_children(case: Case, month: Month, *, fall: bool) -> Iterator[Sentence]:
    revision = case.dossier.revision
    if revision is not None and (revision.gone if fall else revision.late):
        yield said.past_changed(revision)
    name, made = largest_uploader(case, month)
    if not fall and made >= max(LEAST_BY_ONE, LARGE_SHARE * month.new):
        yield said.by_one_uploader(name, made, month.new)


def _siblings(look: Look, month: Month) -> Iterator[Sentence]:
    span, model = _span(look, month), look.answer.model
    if span is None:
        return
    launched = [
        one
        for one in look.launches
        if one.id != model and author(one.id) == author(model) and span[0] <= one.created < span[1]
    ]
    for one in sorted(launched, key=lambda one: (one.created, one.id)):
        yield said.sibling_released(one.id, one.created.date())


def _span(look: Look, month: Month) -> tuple[datetime, datetime] | None:
    history = look.answer.history
    return month_span(history.release if history else None, month)
