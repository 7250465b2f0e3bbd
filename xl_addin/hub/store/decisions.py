"""What users decided of doubtful children, kept apart from what the Hub says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from xl_addin.errors import BadInput
from xl_addin.hub.store.database import Database, Row, Value
from xl_addin.hub.store.moments import moment_of, stamp
from xl_addin.messages import deciding
from xl_addin.records import Decision, Sentence

_COLUMNS = "id, model, action, kind, value, reason, by, made, undone"
_LEAST_LETTERS = 6  # of an id that a user need type
_NAMES = """lower(model) IN (
    SELECT lower(name) FROM names WHERE endpoint = ?2 AND base = ?3
    UNION SELECT lower(name) FROM bases WHERE id = ?3
)"""


def add(db: Database, decision: Decision) -> None:
    """Keep ``decision``.

    Raises
    ------
    StoreUnwritable
        If it cannot be kept.
    """
    add_many(db, [decision])


def add_many(db: Database, decisions: Sequence[Decision]) -> int:
    """Keep decisions, all or none; return how many were new or ended one that was in force.

    One whose id is known already changes nothing, but that of two ends the later one stands.

    Raises
    ------
    StoreUnwritable
        If they cannot be kept.
    """
    with db.writing():
        return sum(_keep(db, decision) for decision in decisions)


def _keep(db: Database, decision: Decision) -> int:
    return db.run(
        f"""
        INSERT INTO decisions ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET undone = excluded.undone
        WHERE excluded.undone > coalesce(decisions.undone, '')
        """,  # noqa: S608  our own words
        *(decision.id, decision.model, decision.action, decision.kind, decision.value),
        *(decision.reason, decision.by, stamp(decision.made)),
        stamp(decision.undone) if decision.undone else None,
    )


def undo(db: Database, beginning: str, when: datetime) -> Decision:
    """End the decision whose id begins so, and return it as it is now.

    Raises
    ------
    BadInput
        If no decision in force has an id that begins so, several have, or fewer than six letters are given.
    """
    if len(beginning) < _LEAST_LETTERS:
        raise BadInput(deciding.beginning_too_short(beginning, _LEAST_LETTERS))
    with db.writing():
        known = [one for one in all_decisions(db) if one.id.startswith(beginning.lower())]
        found = [one for one in known if one.undone is None]
        if len(found) != 1:
            raise BadInput(_not_one(beginning, known, found))
        db.run("UPDATE decisions SET undone = ? WHERE id = ?", stamp(when), found[0].id)
    return replace(found[0], undone=when)


def _not_one(beginning: str, known: Sequence[Decision], found: Sequence[Decision]) -> Sentence:
    if found:
        return deciding.several_begin_so(beginning, len(found))
    ended = known[-1].undone if known else None
    return deciding.undone_before(beginning, ended) if ended else deciding.no_such_decision(beginning)


def all_decisions(db: Database) -> tuple[Decision, ...]:
    """Return every decision that was ever made, undone ones too, the oldest first."""
    return _read(db.rows(f"SELECT {_COLUMNS} FROM decisions ORDER BY made, id"))  # noqa: S608  our own words


def in_force(db: Database, endpoint: str, base: int, moment: datetime) -> tuple[Decision, ...]:
    """Return the decisions in force at ``moment`` that speak of one base or of every base, the oldest first.

    They were made under any name that is known for the base; upper and lower case do not count.

    Parameters
    ----------
    base
        The number of the base in the store.
    """
    return _selected(db, _NAMES, moment, endpoint, base)


def in_force_of_name(db: Database, name: str, moment: datetime) -> tuple[Decision, ...]:
    """Return the decisions in force at ``moment`` that speak of the model ``name`` or of every base."""
    return _selected(db, "lower(model) = lower(?2)", moment, name)


def names_of(db: Database, base: int) -> frozenset[str]:
    """Return every name that is known for one base, in lower case."""
    rows = db.rows(
        "SELECT lower(name) FROM names WHERE base = ?1 UNION SELECT lower(name) FROM bases WHERE id = ?1",
        base,
    )
    return frozenset(name for (name,) in rows)


def _selected(db: Database, condition: str, moment: datetime, *values: Value) -> tuple[Decision, ...]:
    return _read(
        db.rows(
            f"""
            SELECT {_COLUMNS} FROM decisions
            WHERE made <= ?1 AND (undone IS NULL OR undone > ?1) AND (model = '' OR {condition})
            ORDER BY made, id
            """,  # noqa: S608  our own words
            stamp(moment),
            *values,
        )
    )


def _read(rows: list[Row]) -> tuple[Decision, ...]:
    return tuple(
        Decision(
            *(number, model, action, kind, value, reason, by),
            made=moment_of(made),
            undone=moment_of(undone) if undone else None,
        )
        for number, model, action, kind, value, reason, by, made, undone in rows
    )
