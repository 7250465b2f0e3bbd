"""Whether what is kept is fresh enough to be given without asking the Hub."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum


class Freshness(StrEnum):
    """What the user wants of the age of an answer.

    ``normal`` asks the Hub for what has grown too old, ``fresh`` for everything once, ``offline`` for
    nothing.
    """

    NORMAL = "normal"
    FRESH = "fresh"
    OFFLINE = "offline"


def is_recent(moment: datetime, now: datetime, age: timedelta) -> bool:
    """Tell whether ``moment`` lies within ``age`` of ``now``.

    One that lies further ahead comes of a clock that was wrong.
    """
    return abs(now - moment) <= age


def end_of(day: date | None, now: datetime) -> datetime:
    """Return the last moment of ``day`` in UTC, but not later than ``now`` (None: now)."""
    return now if day is None else min(now, datetime.combine(day, time.max, UTC))
