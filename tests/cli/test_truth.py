"""Through the wire and the command line: monthly counts equal a slow count of what the Hub holds."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from click.testing import Result
from dateutil.relativedelta import relativedelta
from hub_double import HubDouble

from xl_addin.records import Child, Measure, Relation, Selection

SECOND = timedelta(seconds=1)
AS_OF = date(2025, 1, 15)
RELEASES = [
    datetime(2024, 1, 29, 8, 30, tzinfo=UTC),
    datetime(2024, 1, 30, 23, 59, 59, tzinfo=UTC),
    datetime(2024, 1, 31, tzinfo=UTC),
    datetime(2024, 2, 29, 12, tzinfo=UTC),
    datetime(2023, 8, 31, 6, 0, 1, tzinfo=UTC),
]


def children_around(release: datetime) -> list[Child]:
    """Return children at every edge of every month, and 150 at random moments, by 40 authors."""
    rng = Random(release.isoformat())  # noqa: S311  no secret depends on it
    moments = [release - SECOND, release + (datetime(2025, 6, 1, tzinfo=UTC) - release)]
    for month in range(1, 14):
        boundary = release + relativedelta(months=month)
        moments += [boundary - SECOND, boundary, boundary + SECOND]
    day_after = datetime(2025, 1, 16, tzinfo=UTC)
    moments += [day_after - SECOND, day_after]
    moments += [release + timedelta(seconds=rng.randrange(500 * 86400)) for _ in range(150)]
    return [
        Child(f"author-{rng.randrange(40)}/child-{number}", "", moment, rng.choice(list(Relation)))
        for number, moment in enumerate(moments)
    ]


def slow_count(
    children: Sequence[Child], release: datetime, selection: Selection, measure: Measure
) -> list[dict[str, object]]:
    """Count month by month by going through all children: dateutil's calendar and plain loops."""
    end = datetime(2025, 1, 16, tzinfo=UTC)  # the end of AS_OF
    wanted = {"tuned": ("finetune", "adapter"), "all": tuple(Relation)}.get(selection, (selection.value,))
    rows: list[dict[str, object]] = []
    known: set[str] = set()
    total, number, start = 0, 1, release
    while start < end:
        stop = release + relativedelta(months=number)
        here = [c for c in children if c.relation in wanted and start <= c.created < min(stop, end)]
        fresh = {c.id.split("/")[0] for c in here} - known
        known |= fresh
        new = len(here) if measure is Measure.MODELS else len(fresh)
        total += new
        stamp = start.isoformat().replace("+00:00", "Z")
        row = {"month": number, "start": stamp, "new": new, "cumulative": total, "uploaders": len(fresh)}
        rows.append({**row, "running": stop > end})
        number, start = number + 1, stop
    return rows


@pytest.mark.parametrize("release", RELEASES, ids=lambda moment: f"{moment:%d %b}")
def test_counts_equal_the_hubs_own_truth(
    hub: HubDouble, hfscore: Callable[..., Result], release: datetime
) -> None:
    """For each relation and measure every month agrees, over several pages, as of a day in the past.

    Children lie in the last second before and the first of every month boundary and of the as-of day's
    end, and one lies before the release, which is not counted. The pages are read once; after that the store
    answers.
    """
    hub.page_cap = 50
    hub.add_base("org/base", release)
    children = children_around(release)
    for child in children:
        hub.add_child(child.id, child.created, {"org/base": child.relation})
    for selection in Selection:
        for measure in Measure:
            options = ("--relation", selection, "--measure", measure, "--as-of", AS_OF, "--json")
            result = hfscore("history", "org/base", *options, HF_ENDPOINT=hub.endpoint)
            assert result.exit_code == 0, result.output
            found = json.loads(result.stdout)
            expected = slow_count(children, release, selection, measure)
            assert found["months"] == expected
            assert found["uploaders"] == sum(int(str(row["uploaders"])) for row in expected)
            assert found["complete"] is True
    assert sum(seen.route == "listing" for seen in hub.seen) == -(-len(children) // 50)
