"""Forecasts beside what came."""

from datetime import UTC, date, datetime, timedelta

import pytest

from xl_addin.growth.counts import anniversary
from xl_addin.growth.outcomes import Outcome, hits, outcomes
from xl_addin.records import Child, ForecastPoint, Foretold, Measure, Relation, Selection

RELEASE = datetime(2024, 3, 5, 9, tzinfo=UTC)


def foretold(given: datetime, release: datetime = RELEASE, measure: Measure = Measure.MODELS) -> Foretold:
    """Return a forecast that expects one child a month, give or take one, for months 3 to 6."""
    points = tuple(ForecastPoint(m, m, m - 1, m - 0.5, m, m + 0.5, m + 1) for m in range(3, 7))
    return Foretold(given, given.date(), Selection.TUNED, measure, release, "ours", 2, 2, points)


def child(moment: datetime, author: str = "a", relation: Relation = Relation.FINETUNE) -> Child:
    """Return a child of its moment."""
    return Child(f"{author}/{moment.isoformat()}", author, moment, relation)


def monthly(release: datetime = RELEASE, extra: int = 0) -> list[Child]:
    """Return one child on the day after each of the first six anniversaries, and ``extra`` in month 4."""
    days = [anniversary(release, month) + timedelta(days=1) for month in range(6)]
    return [child(day) for day in days] + [child(days[3] + timedelta(hours=n)) for n in range(1, extra + 1)]


def test_what_came_is_counted_at_the_end_of_each_month() -> None:
    """With one child a month, month m ends with m of them; months that are not over have nothing yet."""
    counted = anniversary(RELEASE, 5)
    found = outcomes(foretold(anniversary(RELEASE, 2)), monthly(), counted)
    assert [(one.point.month, one.came, one.inside) for one in found] == [
        (3, 3, True),
        (4, 4, True),
        (5, 5, True),
        (6, None, None),
    ]
    assert [one.ends for one in found] == [anniversary(RELEASE, month) for month in range(3, 7)]


def test_the_interval_decides_what_is_a_hit() -> None:
    """Two more children in month 4 than foretold lie outside from then on: 1 hit of 3."""
    counted = anniversary(RELEASE, 5)
    found = outcomes(foretold(anniversary(RELEASE, 2)), monthly(extra=2), counted)
    assert [one.came for one in found] == [3, 6, 7, None]
    share = hits(found, beforehand=True)
    assert (share.inside, share.outcomes) == (1, 3)
    assert share.share == pytest.approx(1 / 3)


def test_looking_back_is_no_forecast() -> None:
    """What was said when month 4 was over counts as said afterwards for months 3 and 4 only."""
    found = outcomes(foretold(anniversary(RELEASE, 4)), monthly(), anniversary(RELEASE, 6))
    assert [one.beforehand for one in found] == [False, False, True, True]
    assert (hits(found, beforehand=True).outcomes, hits(found, beforehand=False).outcomes) == (2, 2)


def test_counted_is_what_the_forecast_counted() -> None:
    """Quantisations do not count as tuned, and an uploader counts once where uploaders were foretold."""
    others = [child(RELEASE + timedelta(days=2), "q", Relation.QUANTIZED)]
    counted = anniversary(RELEASE, 6)
    models = outcomes(foretold(RELEASE), [*monthly(), *others], counted)
    uploaders = outcomes(foretold(RELEASE, measure=Measure.UPLOADERS), [*monthly(), *others], counted)
    assert [one.came for one in models] == [3, 4, 5, 6]
    assert [one.came for one in uploaders] == [1, 1, 1, 1]


def test_a_release_given_by_the_user_is_kept_to() -> None:
    """One before the Hub's first true date (2022-03-03) starts the months, as it did for the forecast."""
    release = datetime(2021, 5, 31, tzinfo=UTC)
    found = outcomes(foretold(release, release), monthly(release), anniversary(release, 6))
    assert [one.came for one in found] == [3, 4, 5, 6]


def test_without_outcomes_there_is_no_share() -> None:
    """Nothing came yet: no share, not 0 %."""
    point = ForecastPoint(3, 3, 2, 2.5, 3, 3.5, 4)
    said = Foretold(RELEASE, date(2024, 3, 5), Selection.ALL, Measure.MODELS, RELEASE, "", 2, 2, (point,))
    assert hits([Outcome(said, point, RELEASE, None)], beforehand=True).share is None
