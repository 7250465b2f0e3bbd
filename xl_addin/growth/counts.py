"""Children and dates in, monthly counts since release out."""

from bisect import bisect_left
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, count, pairwise

from xl_addin.records import Child, History, Measure, Month, Question

LEGACY_BEFORE = datetime(2022, 3, 3, tzinfo=UTC)
"""The Hub recorded no creation dates before this day; what it says of earlier models is made up."""

_BEGINNING_OF_TIME = datetime.min.replace(tzinfo=UTC)


def monthly_history(
    children: Sequence[Child], created: datetime, question: Question, now: datetime
) -> History:
    """Count the children of one base model by month since its release.

    Month i holds the children created in [release + (i−1) months, release + i months). Data counts up
    to the end of the as-of day, and never past ``now``; the month that this cuts short is running.

    Parameters
    ----------
    children
        Every known child, in any order.
    created
        When the Hub says that the base model was created.
    question
        Which children to count, in which measure, as of which day and since which release.
    now
        The moment of asking.
    """
    end = data_end(question.as_of, now)
    release = release_moment(created, question.release)
    known = _known(children, question, end)
    first = bisect_left(known, (release or _BEGINNING_OF_TIME, ""))
    counted = known[first:]
    return History(
        release=release,
        months=() if release is None else _months(counted, release, end, question.measure),
        children=len(counted),
        uploaders=len({author for _, author in counted}),
        largest_uploader_share=_largest_share(counted),
        before_release=first,
    )


def anniversary(release: datetime, months: int) -> datetime:
    """Return ``release`` + ``months`` calendar months, in UTC.

    A day that the target month lacks becomes its last day; each anniversary is counted from the
    release itself, so a release on the 31st comes back to the 31st after February.
    """
    start = release.astimezone(UTC)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    day = min(start.day, monthrange(year, month + 1)[1])
    return start.replace(year=year, month=month + 1, day=day)


def data_end(as_of: date | None, now: datetime) -> datetime:
    """Return the moment before which data is used: the end of the day ``as_of`` in UTC, or ``now``."""
    today = now.astimezone(UTC)
    if as_of is None or as_of >= today.date():
        return today
    return _midnight(as_of + timedelta(days=1))


def release_moment(created: datetime, given: date | None) -> datetime | None:
    """Return the start of month 1: the day ``given`` at 00:00 UTC, else ``created``.

    None where only a legacy creation date is known, which cannot be a release.
    """
    if given is not None:
        return _midnight(given)
    return None if created < LEGACY_BEFORE else created.astimezone(UTC)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(tzinfo=UTC))


def _known(children: Sequence[Child], question: Question, end: datetime) -> list[tuple[datetime, str]]:
    """Return moment and author of the selected children before ``end``, oldest first."""
    relations = question.selection.relations
    # Two times of one zone compare by the clock on the wall, so all are brought to UTC first.
    rows = (
        (child.created.astimezone(UTC), child.author) for child in children if child.relation in relations
    )
    return sorted(row for row in rows if row[0] < end)


def _months(
    counted: Sequence[tuple[datetime, str]], release: datetime, end: datetime, measure: Measure
) -> tuple[Month, ...]:
    debuts: dict[str, datetime] = {}
    for moment, author in counted:
        debuts.setdefault(author, moment)
    starts = _month_starts(release, end)
    models = _new_by_month([moment for moment, _ in counted], starts)
    uploaders = _new_by_month(list(debuts.values()), starts)
    new = uploaders if measure is Measure.UPLOADERS else models
    rows = zip(count(1), pairwise(starts), new, accumulate(new), uploaders, strict=False)
    return tuple(
        Month(number, start, added, total, debutants, running=stop > end)
        for number, (start, stop), added, total, debutants in rows
    )


def _month_starts(release: datetime, end: datetime) -> list[datetime]:
    """Return the starts of all months begun before ``end``, and the end of the last of them."""
    starts = [release]
    while starts[-1] < end:
        starts.append(anniversary(release, len(starts)))
    return starts


def _new_by_month(moments: Sequence[datetime], starts: Sequence[datetime]) -> list[int]:
    places = [bisect_left(moments, start) for start in starts]
    return [after - before for before, after in pairwise(places)]


def _largest_share(counted: Sequence[tuple[datetime, str]]) -> float | None:
    if not counted:
        return None
    return max(Counter(author for _, author in counted).values()) / len(counted)
