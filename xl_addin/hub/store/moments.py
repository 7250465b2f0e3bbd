"""How a moment is written in the store: text in UTC that sorts by time."""

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """Return ``moment`` as the store's text, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(text: str) -> datetime:
    """Return the moment that :func:`stamp` wrote as ``text``."""
    return datetime.fromisoformat(text)
