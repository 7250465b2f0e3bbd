"""The user's events on the time line of a model's counts."""

from bisect import bisect_right
from dataclasses import dataclass

from xl_addin.messages.shown import shown
from xl_addin.outputs.text import Label
from xl_addin.records import Answer, Event, Language

LONGEST_EVENT = 200
"""Characters of an event's text that are shown, which is all that one may have."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An event and the month since release that it falls in: 0 before the release, None where unknown.

    ``cumulative`` is the count at the end of that month; None where it has no whole month.
    """

    event: Event
    month: int | None
    cumulative: int | None


def placed(answer: Answer) -> tuple[Placed, ...]:
    """Return the events of ``answer`` by day, each with its month."""
    return tuple(_placed(event, answer) for event in sorted(answer.events, key=lambda event: event.day))


def dated(event: Event) -> str:
    """Return the event as one line of text."""
    return f"{event.day} {shown(event.text, LONGEST_EVENT)}"


def month_words(one: Placed, language: Language) -> str:
    """Return where the event lies on the time line, as the lists say it."""
    if one.month is None:
        return "–"
    if one.month == 0:
        return Label.BEFORE_RELEASE.text(language)
    return f"{one.month}か月目" if language == "ja" else f"month {one.month}"


def _placed(event: Event, answer: Answer) -> Placed:
    months = answer.history.months if answer.history else ()
    starts = [month.start.date() for month in months if month.start is not None]
    beyond = answer.as_of is not None and event.day > answer.as_of
    if not starts or beyond:
        # What happened after the last day of data lies in no month that was counted.
        return Placed(event, None, None)
    number = bisect_right(starts, event.day)
    counted = number > 0 and not months[number - 1].running
    return Placed(event, number, months[number - 1].cumulative if counted else None)
