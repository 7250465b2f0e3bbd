"""Dates as a workbook counts them: days since the end of 1899, or since 1904 began."""

from datetime import date, datetime, timedelta

_EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001  right from March 1900 on; a sheet knows no zones
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001  a sheet knows no zones
_DAY = timedelta(days=1)


def to_serial(day: date, *, date1904: bool) -> float:
    """Return a date, or a moment as its own clock shows it, in days.

    Examples
    --------
    >>> to_serial(date(2026, 11, 25), date1904=False)
    46351.0
    """
    clock = day.replace(tzinfo=None) if isinstance(day, datetime) else datetime(day.year, day.month, day.day)  # noqa: DTZ001
    return (clock - _epoch(date1904=date1904)) / _DAY


def from_serial(days: float, *, date1904: bool) -> datetime | None:
    """Return the moment that a number of days stands for; None where the calendar does not reach.

    Examples
    --------
    >>> from_serial(46351.5, date1904=False)
    datetime.datetime(2026, 11, 25, 12, 0)
    """
    try:
        return _epoch(date1904=date1904) + timedelta(seconds=round(days * _DAY.total_seconds()))
    except (OverflowError, ValueError):
        return None


def _epoch(*, date1904: bool) -> datetime:
    return _EPOCH_1904 if date1904 else _EPOCH_1900
