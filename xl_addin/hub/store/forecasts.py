"""The forecasts that were given, kept so that they can be held against what came."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import UTC, date, datetime

from xl_addin.errors import StoreDamaged
from xl_addin.hub.store.database import Database, Row, Value
from xl_addin.hub.store.digests import seal
from xl_addin.hub.store.moments import moment_of, stamp
from xl_addin.messages import keeping
from xl_addin.records import Answer, ForecastPoint, Foretold, History, Measure, Question, Selection

_KEY = ("base", "as_of", "selection", "measure", "release", "reference")
_WORDS = ", ".join((*_KEY, "given", "months", "children", "points"))


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
    """Return the forecasts that were given of one base, by the moment at which they were.

    Raises
    ------
    StoreDamaged
        If one of them is not what was written, or is lost.
    """
    _check_none_is_lost(db)
    return _of(db, base)


def forecasts_by_key(db: Database, endpoint: str) -> Mapping[str, list[Foretold]]:
    """Return the forecasts that were given of every base of one Hub, by the base's key.

    Raises
    ------
    StoreDamaged
        If one of them is not what was written, or is lost.
    """
    _check_none_is_lost(db)
    bases = db.rows("SELECT id, key FROM bases WHERE endpoint = ?", endpoint)
    return {key: _of(db, number) for number, key in bases}


def carry_forecasts(old: Database, new: Database, base: int, number: int) -> int:
    """Copy the sound forecasts of ``base`` to a new store, where it is ``number``; return how many."""
    sound = [words for *words, digest in _rows(old, "base = ?", base) if seal(words) == digest]
    for words in sound:
        _write(new, (number, *words[1:]))
    return len(sound)


def _check_none_is_lost(db: Database) -> None:
    # The table's index tells, which names each once more.
    if db.rows("PRAGMA integrity_check(forecasts)") != [("ok",)]:
        raise StoreDamaged(keeping.damaged(db.path))


def _of(db: Database, base: int) -> list[Foretold]:
    return [_foretold(words) for words in _sound(db, "base = ? ORDER BY given, id", base)]


def _sound(db: Database, condition: str, *values: Value) -> list[Row]:
    """Return the words of every forecast that meets ``condition``."""
    rows = _rows(db, condition, *values)
    if not all(seal(words) == digest for *words, digest in rows):
        raise StoreDamaged(keeping.damaged(db.path))
    return [tuple(words) for *words, _ in rows]


def _rows(db: Database, condition: str, *values: Value) -> list[Row]:
    return db.rows(f"SELECT {_WORDS}, digest FROM forecasts WHERE {condition}", *values)  # noqa: S608  our own words


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


def _keep(db: Database, key: Row, answer: Answer, given: datetime) -> None:
    history = answer.history or History(None, (), 0)
    counts = len(history.whole_months), history.children
    points = [astuple(point) for point in answer.forecast]
    said = _sound(db, " AND ".join(f"{name} = ?" for name in _KEY), *key)
    if not said:
        _write(db, (*key, stamp(given), *counts, json.dumps(points)))
        return
    first, *then, kept = said[0][len(_KEY) :]
    earlier = json.loads(kept)
    if moment_of(first).date() == given.astimezone(UTC).date():
        # Asked again on that day for more months ahead, those are said on that day too.
        further = [point for point in points if point[0] > earlier[-1][0]]
        _write(db, (*key, first, *then, json.dumps([*earlier, *further])))


def _write(db: Database, words: Row) -> None:
    db.run(
        f"INSERT OR REPLACE INTO forecasts ({_WORDS}, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  our own words
        *words,
        seal(words),
    )


def _foretold(row: Row) -> Foretold:
    _, as_of, selection, measure, release, reference, given, months, children, points = row
    return Foretold(
        moment_of(given),
        date.fromisoformat(as_of),
        Selection(selection),
        Measure(measure),
        moment_of(release),
        reference,
        months,
        children,
        tuple(ForecastPoint(*point) for point in json.loads(points)),
    )
