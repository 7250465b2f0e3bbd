"""Earlier forecasts beside what came, of an invented model that expects 20 children a month."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from xl_addin.growth.counts import anniversary
from xl_addin.growth.outcomes import Outcome
from xl_addin.growth.track_record import Case
from xl_addin.records import ForecastPoint, Foretold, Measure, Selection

RELEASE = datetime(2025, 1, 28, tzinfo=UTC)


def foretold(
    months: int, came: Mapping[int, int | None], given: timedelta = timedelta(days=2)
) -> list[Outcome]:
    """Return the outcomes of a forecast given so long after month ``months`` was over.

    ``came`` holds the count at the end of the months that it speaks of. The interval is 10 % either way.
    """
    end = anniversary(RELEASE, months)
    said = Foretold(
        *(end + given, end.date(), Selection.TUNED, Measure.MODELS, RELEASE, "ours", months, 20 * months, ())
    )
    return [Outcome(said, _point(month), anniversary(RELEASE, month), count) for month, count in came.items()]


def hindcast(cases: int, inside: int, ahead: int = 1) -> tuple[Case, ...]:
    """Return so many cases of looking back, the first of them inside, each a tenth off."""
    return tuple(Case(ahead, number < inside, 0.1) for number in range(cases))


def _point(month: int) -> ForecastPoint:
    return ForecastPoint(month, *(20.0 * month * share for share in (1.0, 0.9, 0.95, 1.0, 1.05, 1.1)))
