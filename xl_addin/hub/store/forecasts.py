"""The forecasts that were given, kept so that they can be held against what came."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import groupby

from xl_addin.hub.store.database import Database, Row
from xl_addin.hub.store.moments import moment_of, stamp
from xl_addin.records import Answer, ForecastPoint, Foretold, History, Measure, Question, Selection

_KEY = ("base", "as_of", "selection", "measure", "release", "reference")
_POINT = ("month", "mean", "p10", "p25", "p50", "p75", "p90")


def keep_forecasts(
    db: Database,
    endpoint: str,
    answers: Iterable[Answer],
    question: Question,
    *,
    reference: str,
    given: datetime,
) -> None:
    """Keep the forecasts of those ``answers`` that rest on the Hub's data.

    What was said once of a base, for the same last day of data, selection, measure, release and
    reference, stays as it was said first.

    Parameters
    ----------
    reference
        The name of the prior that the forecasts rest on.
    given
        The moment at which they are told.

    Raises
    ------
    StoreUnwritable
        If they cannot be kept; then none of them is.
    """
    with db.writing():
        for answer in answers:
            base, key = _base(db, endpoint, answer), _key(answer, question, reference)
            if base is not None and key is not None:
                _keep(db, (base, *key), answer, given)


def forecasts_of(db: Database, base: int) -> list[Foretold]:
    """Return the forecasts that were given of one base, by the moment at which they were."""
    heads = db.rows(
        "SELECT id, given, as_of, selection, measure, release, reference, months, children "
        "FROM forecasts WHERE base = ? ORDER BY given, id",
        base,
    )
    points = db.rows(
        f"SELECT forecast, {', '.join(_POINT)} FROM forecast_points "  # noqa: S608  our own words
        "WHERE forecast IN (SELECT id FROM forecasts WHERE base = ?) ORDER BY forecast, month",
        base,
    )
    by_forecast = {
        number: tuple(ForecastPoint(*row[1:]) for row in rows)
        for number, rows in groupby(points, key=lambda row: row[0])
    }
    return [_foretold(row, by_forecast.get(row[0], ())) for row in heads]


def _base(db: Database, endpoint: str, answer: Answer) -> int | None:
    """Return the number of the base that the Hub described, None for an answer from elsewhere."""
    if answer.base is None:
        return None
    rows = db.rows("SELECT id FROM bases WHERE endpoint = ? AND key = ?", endpoint, answer.base.key)
    return rows[0][0] if rows else None


def _key(answer: Answer, question: Question, reference: str) -> tuple[str, ...] | None:
    """Return what tells one forecast of a base from another, None where nothing was forecast."""
    release = answer.history.release if answer.history else None
    if release is None or not answer.forecast:
        return None
    counted = question.selection.value, question.measure.value
    return str(answer.as_of), *counted, stamp(release), reference


def _keep(db: Database, key: tuple[int | str, ...], answer: Answer, given: datetime) -> None:
    history = answer.history or History(None, (), 0)
    db.run(
        f"INSERT OR IGNORE INTO forecasts ({', '.join(_KEY)}, given, months, children) "  # noqa: S608  our own words
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *key,
        stamp(given),
        len(history.whole_months),
        history.children,
    )
    ((number, first),) = db.rows(
        f"SELECT id, given FROM forecasts WHERE {' AND '.join(f'{name} = ?' for name in _KEY)}",  # noqa: S608  our own words
        *key,
    )
    if moment_of(first).date() == given.astimezone(UTC).date():
        # Asked again on that day for more months ahead, those are said on that day too.
        _keep_points(db, number, answer.forecast)


def _keep_points(db: Database, number: int, points: Sequence[ForecastPoint]) -> None:
    db.run_many(
        f"INSERT OR IGNORE INTO forecast_points (forecast, {', '.join(_POINT)}) "  # noqa: S608  our own words
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, *(getattr(point, name) for name in _POINT)) for point in points),
    )


def _foretold(row: Row, points: tuple[ForecastPoint, ...]) -> Foretold:
    _, given, as_of, selection, measure, release, reference, months, children = row
    return Foretold(
        moment_of(given),
        date.fromisoformat(as_of),
        Selection(selection),
        Measure(measure),
        moment_of(release),
        reference,
        months,
        children,
        points,
    )
