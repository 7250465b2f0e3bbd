"""The alerts of each list in the store, and the scores that were said when they were last looked at.

A list is named by whoever hears of its alerts: a workbook, or the configuration of a run.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from xl_addin.errors import BadInput
from xl_addin.hub.store.database import Database, Row
from xl_addin.messages import alerting as said
from xl_addin.records import Alert, AlertKind, AlertState, ScoreName, Sentence, Sighting

_COLUMNS = "watchlist, model, rule, key, words, state, first, last, told, heard, ended"

_Words: TypeAlias = tuple[Sentence, float | None, Sentence | None, str, int]
Scores: TypeAlias = Mapping[str, Mapping[ScoreName, float]]
"""The scores by model; a model without scores is there, too, once it was looked at."""


def keep_alerts(db: Database, watchlist: str, alerts: Iterable[Alert], scores: Scores) -> None:
    """Keep the alerts of a watchlist as a run left them, and the scores that it said, in one transaction.

    Alerts that are not among ``alerts`` are let go of. Scores of models that are not in ``scores`` stay, so
    that a model which could not be looked at is compared with what was last said of it. Whoever reads the
    alerts, advances and keeps them does all three inside one ``db.writing()``.

    Raises
    ------
    StoreUnwritable
        If they cannot be kept; then all is as it was.
    """
    with db.writing():
        db.run("DELETE FROM alerts WHERE watchlist = ?", watchlist)
        db.run_many(
            f"INSERT INTO alerts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  our own words
            [_row(watchlist, alert) for alert in alerts],
        )
        db.run_many(
            "INSERT INTO looks (watchlist, model, scores) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET scores = excluded.scores",
            [(watchlist, model, json.dumps(dict(said_of))) for model, said_of in scores.items()],
        )


def alerts_of(db: Database, watchlist: str) -> tuple[Alert, ...]:
    """Return the alerts of a watchlist, by kind, model and key; those that are over, too."""
    rows = db.rows(
        f"SELECT {_COLUMNS} FROM alerts WHERE watchlist = ? ORDER BY rule, model, key",  # noqa: S608  our own words
        watchlist,
    )
    return tuple(_alert(row) for row in rows)


def scores_said(db: Database, watchlist: str) -> Scores:
    """Return the scores as the runs before said them; a model that was never looked at is not there."""
    rows = db.rows("SELECT model, scores FROM looks WHERE watchlist = ? ORDER BY model", watchlist)
    return {model: read_scores(scores) for model, scores in rows}


def acknowledge(db: Database, beginning: str) -> Alert:
    """Note that the user knows the alert whose id begins so, for every list, and return it as it is now.

    Raises
    ------
    BadInput
        If no alert that lasts has an id that begins so, or several have.
    """
    with db.writing():
        lists = [name for (name,) in db.rows("SELECT DISTINCT watchlist FROM alerts ORDER BY watchlist")]
        found = [(name, one) for name in lists for one in alerts_of(db, name) if _named(one, beginning)]
        if len({one.id for _, one in found}) != 1:
            raise BadInput(said.several_alerts(beginning) if found else said.no_such_alert(beginning))
        for name, one in found:
            rest = [other for other in alerts_of(db, name) if other.id != one.id]
            keep_alerts(db, name, [*rest, one.acknowledged()], {})
    return found[0][1].acknowledged()


def _named(one: Alert, beginning: str) -> bool:
    return one.state is not AlertState.RESOLVED and one.id.startswith(beginning)


def read_words(text: str) -> _Words:
    """Return what the store wrote of a sighting: what, once in, check first, link and grade.

    Raises
    ------
    ValueError
        If it is not what is written there.
    """
    try:
        (english, japanese), once_in, check_first, link, grade = json.loads(text)
        reason = None if check_first is None else Sentence(*check_first)
    except TypeError as error:
        raise ValueError(text) from error
    return Sentence(english, japanese), once_in, reason, link, grade


def read_scores(text: str) -> dict[ScoreName, float]:
    """Return the scores that the store wrote.

    Raises
    ------
    ValueError
        If it is not what is written there.
    """
    try:
        return {ScoreName(name): float(value) for name, value in dict(json.loads(text)).items()}
    except TypeError as error:
        raise ValueError(text) from error


def _row(watchlist: str, alert: Alert) -> Row:
    seen = alert.sighting
    first_check = None if seen.check_first is None else [seen.check_first.en, seen.check_first.ja]
    words = [[seen.what.en, seen.what.ja], seen.once_in, first_check, seen.link, seen.grade]
    days = [day and day.isoformat() for day in (alert.first, alert.last, alert.told, alert.ended)]
    named = watchlist, seen.model, seen.kind.value, seen.key
    return (*named, json.dumps(words, ensure_ascii=False), alert.state.value, *days[:3], alert.heard, days[3])


def _alert(row: Row) -> Alert:
    _, model, rule, key, words, state, first, last, told, heard, ended = row
    return Alert(
        Sighting(AlertKind(rule), model, key, *read_words(words)),
        AlertState(state),
        date.fromisoformat(first),
        date.fromisoformat(last),
        date.fromisoformat(told) if told else None,
        heard,
        date.fromisoformat(ended) if ended else None,
    )
