"""Monthly counts, judged against a slow count with pandas' own calendar."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.growth.counts import LEGACY_BEFORE, anniversary, data_end, monthly_history
from xl_addin.records import Child, History, Measure, Question, Relation, Selection

RELEASE = datetime(2024, 1, 31, 10, tzinfo=UTC)
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def child(created: datetime, author: str = "ann", relation: Relation = Relation.FINETUNE) -> Child:
    """Return a child whose name does not matter."""
    return Child(f"{author}/{created:%Y%m%d%H%M%S}-{relation}", author, created, relation)


def history(children: Sequence[Child], question: Question | None = None, now: datetime = NOW) -> History:
    """Return the history of a base released at ``RELEASE``."""
    return monthly_history(children, RELEASE, question or Question(), now)


def slow_rows(
    children: Sequence[Child], release: datetime, question: Question, now: datetime
) -> list[tuple[datetime, int, int, bool]]:
    """Count by going through all children for each month: start, models, debuts, running."""
    end = now
    if question.as_of is not None:
        end = min(now, (pd.Timestamp(question.as_of, tz="UTC") + pd.DateOffset(days=1)).to_pydatetime())
    rows = []
    seen: set[str] = set()
    start, month = pd.Timestamp(release), 1
    while start < end:
        stop = pd.Timestamp(release) + pd.DateOffset(months=month)
        inside = [
            one
            for one in children
            if start <= one.created < min(stop, end) and one.relation in question.selection.relations
        ]
        debuts = {one.author for one in inside} - seen
        seen |= debuts
        rows.append((start.to_pydatetime(), len(inside), len(debuts), bool(stop > end)))
        start, month = stop, month + 1
    return rows


moments = st.datetimes(datetime(2023, 10, 1), datetime(2026, 11, 3), timezones=st.just(UTC))  # noqa: DTZ001 - the timezone is the next argument
releases = st.datetimes(datetime(2023, 12, 1), datetime(2026, 11, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the timezone is the next argument
litters = st.lists(
    st.builds(child, moments, st.sampled_from(["ann", "bob", "cy"]), st.sampled_from(Relation)), max_size=40
)
days = st.dates(date(2023, 9, 1), date(2026, 12, 31))
questions = st.builds(
    Question, st.sampled_from(Selection), st.sampled_from(Measure), st.none() | days, st.none()
)


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        # Written off a calendar.
        ("2024-01-29 10:00", ["2024-02-29", "2024-03-29", "2024-04-29"]),
        ("2023-01-29 10:00", ["2023-02-28", "2023-03-29", "2023-04-29"]),
        ("2024-01-30 10:00", ["2024-02-29", "2024-03-30", "2024-04-30"]),
        ("2024-01-31 10:00", ["2024-02-29", "2024-03-31", "2024-04-30"]),
        ("2022-12-31 10:00", ["2023-01-31", "2023-02-28", "2023-03-31"]),
        ("2024-02-29 10:00", ["2024-03-29", "2024-04-29", "2024-05-29"]),
    ],
)
def test_anniversaries_return_to_the_day_of_release(release: str, expected: list[str]) -> None:
    """An anniversary keeps day and hour of the release wherever the month has that day."""
    start = datetime.fromisoformat(release).replace(tzinfo=UTC)
    found = [f"{anniversary(start, months):%Y-%m-%d %H:%M}" for months in (1, 2, 3)]
    assert found == [f"{day} 10:00" for day in expected]


def test_a_leap_day_comes_back_after_four_years() -> None:
    """A release on 29 February has its yearly anniversary on 28 February, and on the 29th in leap years."""
    leap = datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC)
    assert anniversary(leap, 12) == datetime(2025, 2, 28, 23, 59, 59, tzinfo=UTC)
    assert anniversary(leap, 48) == datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC)


@given(releases, st.integers(0, 400))
def test_anniversaries_agree_with_pandas(release: datetime, months: int) -> None:
    """The calendar is the one that pandas.DateOffset knows."""
    assert anniversary(release, months) == pd.Timestamp(release) + pd.DateOffset(months=months)


def test_a_month_takes_its_first_instant_and_leaves_its_end_to_the_next() -> None:
    """The last second before an anniversary and the anniversary itself lie in different months."""
    boundary = datetime(2024, 2, 29, 10, tzinfo=UTC)  # RELEASE + 1 month, off a calendar
    months = history([child(boundary - SECOND), child(boundary), child(RELEASE)]).months
    assert [month.new for month in months[:3]] == [2, 1, 0]
    assert months[1].start == boundary


def test_months_are_counted_from_the_release_itself() -> None:
    """After a short month the boundaries of a release on the 31st come back to the month's end."""
    starts = [one.start for one in history([]).months[:5]]
    # Written off a calendar.
    assert [f"{start:%m-%d %H}" for start in starts] == [
        "01-31 10",
        "02-29 10",
        "03-31 10",
        "04-30 10",
        "05-31 10",
    ]


def test_the_running_month_is_marked_and_counted() -> None:
    """The month that is not over is last, marked, and part of the children."""
    found = history([child(NOW - SECOND)])
    # 31 Jan 2024 to 31 Oct 2026 10:00 are 33 months; the 34th runs since then.
    assert [month.number for month in found.whole_months] == list(range(1, 34))
    assert [month.number for month in found.months if month.running] == [34]
    assert (found.months[-1].new, found.children) == (1, 1)


def test_a_month_that_ends_now_is_whole() -> None:
    """At the very anniversary the month is over and no further one has begun."""
    months = history([], now=datetime(2024, 2, 29, 10, tzinfo=UTC)).months
    assert [(month.number, month.running) for month in months] == [(1, False)]


def test_as_of_uses_its_whole_day_and_nothing_later() -> None:
    """Data counts to the end of the as-of day in UTC."""
    midnight = datetime(2024, 6, 11, tzinfo=UTC)
    found = history([child(midnight - SECOND), child(midnight)], Question(as_of=date(2024, 6, 10)))
    assert found.children == 1
    assert found.months[-1].running


@pytest.mark.parametrize("as_of", [date(2026, 11, 1), date(2026, 12, 24), date.max])
def test_as_of_never_passes_now(as_of: date) -> None:
    """A day that is not over, or not yet begun, ends now."""
    assert data_end(as_of, NOW) == NOW
    assert history([child(NOW + SECOND)], Question(as_of=as_of)).children == 0


def test_as_of_before_the_release_has_no_months() -> None:
    """Before its release a base has no months and no children."""
    found = history([child(RELEASE + SECOND)], Question(as_of=date(2024, 1, 30)))
    assert (found.months, found.children, found.uploaders) == ((), 0, 0)
    assert found.largest_uploader_share is None


def test_children_before_the_release_stand_aside() -> None:
    """A child dated before the release is in no other number than before_release."""
    found = history([child(RELEASE - SECOND, "early"), child(RELEASE, "ann")])
    assert (found.before_release, found.children, found.uploaders) == (1, 1, 1)
    assert found.months[0].cumulative == 1


def test_the_release_given_by_the_user_counts_from_midnight() -> None:
    """A given release starts month 1 at 00:00 UTC of its day."""
    given_day = Question(release=date(2024, 7, 23))
    found = history([child(datetime(2024, 7, 23, tzinfo=UTC))], given_day)
    assert found.release == found.months[0].start == datetime(2024, 7, 23, tzinfo=UTC)
    assert (found.months[0].new, found.before_release) == (1, 0)


def test_a_legacy_date_has_children_but_no_months() -> None:
    """Without a true creation date the children are counted and the months are not."""
    legacy = LEGACY_BEFORE - SECOND
    litter = [child(RELEASE, "ann"), child(NOW - SECOND, "bob"), child(NOW + SECOND, "cy")]
    found = monthly_history(litter, legacy, Question(), NOW)
    assert (found.release, found.months, found.before_release) == (None, (), 0)
    assert (found.children, found.uploaders, found.largest_uploader_share) == (2, 2, 0.5)


def test_a_legacy_date_with_a_given_release_has_months() -> None:
    """The user's release replaces a legacy date."""
    found = monthly_history([], LEGACY_BEFORE - SECOND, Question(release=date(2020, 1, 1)), NOW)
    assert len(found.whole_months) == 82  # January 2020 to October 2026: 6 · 12 + 10


def test_the_first_true_date_is_no_legacy() -> None:
    """3 March 2022, 00:00 UTC is the first creation date that counts."""
    assert monthly_history([], LEGACY_BEFORE, Question(), NOW).release == LEGACY_BEFORE


@pytest.mark.parametrize(
    ("selection", "expected"),
    # One child each of finetune, adapter, quantized and merge, made 1, 2, 4 and 8 times.
    [("tuned", 3), ("all", 15), ("finetune", 1), ("adapter", 2), ("quantized", 4), ("merge", 8)],
)
def test_a_selection_counts_its_relations(selection: str, expected: int) -> None:
    """Only the children of the selection are counted, anywhere."""
    litter = [child(RELEASE, relation=one) for at, one in enumerate(Relation) for _ in range(2**at)]
    found = history(litter, Question(Selection(selection)))
    assert (found.children, found.months[0].new, found.months[-1].cumulative) == (expected,) * 3


def test_an_uploader_counts_once_at_the_first_child() -> None:
    """By uploaders, a bulk upload moves the count by one."""
    litter = [child(RELEASE, "ann"), *[child(RELEASE + timedelta(days=40), "bob")] * 98]
    litter.append(child(RELEASE + timedelta(days=41), "ann"))
    found = history(litter, Question(measure=Measure.UPLOADERS))
    assert [(one.new, one.cumulative, one.uploaders) for one in found.months[:3]] == [
        (1, 1, 1),
        (1, 2, 1),
        (0, 2, 0),
    ]
    assert (found.children, found.uploaders, found.largest_uploader_share) == (100, 2, 0.98)


def test_other_timezones_are_brought_to_utc() -> None:
    """Instants told by New York's repeated hour, or asked from Tokyo, count as in UTC."""
    new_york, tokyo = ZoneInfo("America/New_York"), timezone(timedelta(hours=9))
    release = datetime(2024, 11, 3, 6, tzinfo=UTC)  # clocks there went from 02:00 back to 01:00
    ten_before, ten_after = (release + timedelta(minutes=minutes) for minutes in (-10, 10))
    litter = [child(one.astimezone(new_york)) for one in (ten_before, ten_after)]  # 01:50, then 01:10
    found = monthly_history(litter, release.astimezone(new_york), Question(), NOW.astimezone(tokyo))
    assert found == monthly_history([child(ten_before), child(ten_after)], release, Question(), NOW)
    assert (found.before_release, found.children) == (1, 1)


@given(litters, releases, questions)
def test_months_agree_with_a_slow_count(litter: list[Child], release: datetime, question: Question) -> None:
    """Start, counts and mark of every month are those of going through all children for each month."""
    found = monthly_history(litter, release, question, NOW)
    slow = slow_rows(litter, release, question, NOW)
    by_uploader = question.measure is Measure.UPLOADERS
    assert [(one.start, one.new, one.uploaders, one.running) for one in found.months] == [
        (start, debuts if by_uploader else models, debuts, running) for start, models, debuts, running in slow
    ]
    assert found.children == sum(models for _, models, _, _ in slow)


@given(litters, releases, questions)
def test_months_add_up(litter: list[Child], release: datetime, question: Question) -> None:
    """New adds up to cumulative, debuts to uploaders, and months follow each other without a gap."""
    found = monthly_history(litter, release, question, NOW)
    total = found.months[-1].cumulative if found.months else 0
    assert total == sum(one.new for one in found.months)
    assert total == (found.children if question.measure is Measure.MODELS else found.uploaders)
    assert found.uploaders == sum(one.uploaders or 0 for one in found.months)
    assert found.uploaders <= found.children
    assert [one.number for one in found.months] == list(range(1, len(found.months) + 1))
    starts = [one.start for one in found.months if one.start is not None]
    assert all(earlier < later for earlier, later in pairwise(starts))
    assert not any(one.running for one in found.months[:-1])


@given(litters, releases, questions, days, days)
def test_a_later_day_never_shrinks_a_count(
    litter: list[Child], release: datetime, question: Question, one: date, other: date
) -> None:
    """What was counted as of a day is counted as of every later day."""
    earlier, later = (
        monthly_history(litter, release, Question(question.selection, question.measure, day), NOW)
        for day in sorted([one, other])
    )
    assert earlier.children <= later.children
    assert earlier.whole_months == later.months[: len(earlier.whole_months)]


@given(litters, releases, questions)
def test_order_does_not_matter(litter: list[Child], release: datetime, question: Question) -> None:
    """Children may come in any order."""
    assert monthly_history(litter, release, question, NOW) == monthly_history(
        litter[::-1], release, question, NOW
    )


@given(litters, releases, st.integers(1, 3650))
def test_moving_every_date_alike_changes_no_total(litter: list[Child], release: datetime, shift: int) -> None:
    """Totals depend on distances in time alone."""
    by = timedelta(days=shift)
    moved = [Child(one.id, one.author, one.created + by, one.relation) for one in litter]
    here, there = (
        monthly_history(litter, release, Question(), NOW),
        monthly_history(moved, release + by, Question(), NOW + by),
    )
    assert (here.children, here.uploaders, here.before_release) == (
        there.children,
        there.uploaders,
        there.before_release,
    )
