"""Dates as days."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.outputs.package.dates import from_serial, to_serial


@pytest.mark.parametrize(
    ("day", "date1904", "days"),
    [
        (date(1900, 3, 1), False, 61),  # ECMA-376 part 1, 18.17.4.1
        (date(2026, 11, 25), False, 46351),
        (date(1904, 1, 1), True, 0),
        (date(2026, 11, 25), True, 46351 - 1462),  # the systems differ by 1,462 days
        (datetime(2026, 11, 25, 18, tzinfo=UTC), False, 46351.75),
    ],
)
def test_known_days(day: date, days: float, *, date1904: bool) -> None:
    """Days that the standard and the two systems fix are right."""
    assert to_serial(day, date1904=date1904) == days


@given(moment=st.datetimes(datetime(1904, 1, 1), datetime(9000, 1, 1)), date1904=st.booleans())  # noqa: DTZ001
def test_moments_come_back_to_the_second(moment: datetime, *, date1904: bool) -> None:
    """A moment leads through its days back to itself."""
    back = from_serial(to_serial(moment, date1904=date1904), date1904=date1904)
    assert back is not None
    assert abs((back - moment).total_seconds()) <= 0.5


@pytest.mark.parametrize("days", [1e10, -1e10, 1e300])
def test_days_beyond_the_calendar_are_none(days: float) -> None:
    """A number that no calendar reaches is no date."""
    assert from_serial(days, date1904=False) is None
