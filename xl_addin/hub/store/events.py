"""The user's dated notes on base models, kept apart from what the Hub says."""

from dataclasses import replace
from datetime import date, datetime

from xl_addin.errors import BadInput
from xl_addin.hub.store.database import Database, Row
from xl_addin.hub.store.moments import moment_of, stamp
from xl_addin.messages import events as said
from xl_addin.records import Event

_COLUMNS = "id, model, day, text, made, undone"


def add_event(db: Database, event: Event) -> None:
    """Keep ``event``.

    Raises
    ------
    StoreUnwritable
        If it cannot be kept.
    """
    db.run(
        f"INSERT INTO events ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, NULL)",  # noqa: S608  our own words
        event.id,
        event.model,
        event.day.isoformat(),
        event.text,
        stamp(event.made),
    )


def undo_event(db: Database, beginning: str, when: datetime) -> Event:
    """End the event whose id begins so, and return it as it is now.

    Raises
    ------
    BadInput
        If no event in force has an id that begins so, or several have.
    """
    with db.writing():
        found = [event for event in all_events(db) if event.undone is None and event.id.startswith(beginning)]
        if len(found) != 1:
            raise BadInput(said.no_such_event(beginning) if not found else said.several_events(beginning))
        db.run("UPDATE events SET undone = ? WHERE id = ?", stamp(when), found[0].id)
    return replace(found[0], undone=when)


def all_events(db: Database) -> tuple[Event, ...]:
    """Return every event that was ever noted, in force or not, by day."""
    return _read(db.rows(f"SELECT {_COLUMNS} FROM events ORDER BY day, made, id"))  # noqa: S608  our own words


def in_force(db: Database, endpoint: str, base: int, moment: datetime) -> tuple[Event, ...]:
    """Return the events of one base that were in force at ``moment``, by day.

    They were noted under any name that is known for the base; upper and lower case do not count.

    Parameters
    ----------
    base
        The number of the base in the store.
    """
    return _read(
        db.rows(
            f"""
            SELECT {_COLUMNS} FROM events
            WHERE made <= ?1 AND (undone IS NULL OR undone > ?1) AND lower(model) IN (
                SELECT lower(name) FROM names WHERE endpoint = ?2 AND base = ?3
                UNION SELECT lower(name) FROM bases WHERE id = ?3
            ) ORDER BY day, made, id
            """,  # noqa: S608  our own words
            stamp(moment),
            endpoint,
            base,
        )
    )


def _read(rows: list[Row]) -> tuple[Event, ...]:
    return tuple(
        Event(
            number,
            model,
            date.fromisoformat(day),
            text,
            moment_of(made),
            moment_of(undone) if undone else None,
        )
        for number, model, day, text, made, undone in rows
    )
