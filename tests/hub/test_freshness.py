"""Ages, and the ends of days."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from xl_addin.hub.freshness import end_of, is_recent

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "recent"), [(0, True), (24, True), (24.1, False), (-24, True), (-24.1, False)]
)
def test_age_counts_in_both_directions(hours: float, recent: bool) -> None:  # noqa: FBT001
    """Up to 24 hours old is recent; a moment far ahead comes of a clock that was wrong and is not."""
    assert is_recent(NOW - timedelta(hours=hours), NOW, timedelta(hours=24)) is recent


def test_a_day_ends_before_midnight_in_utc() -> None:
    """A day of the past ends with its last microsecond; today and the days after end now."""
    assert end_of(date(2026, 11, 23), NOW) == datetime(2026, 11, 23, 23, 59, 59, 999_999, tzinfo=UTC)
    assert end_of(date(2026, 11, 24), NOW) == NOW
    assert end_of(None, NOW) == NOW


def test_a_clock_of_another_zone_is_brought_to_utc() -> None:
    """On the morning of the 25th in Tokyo the 24th is not over in UTC."""
    tokyo = datetime(2026, 11, 25, 8, 0, tzinfo=timezone(timedelta(hours=9)))
    assert end_of(date(2026, 11, 24), tokyo) == tokyo
