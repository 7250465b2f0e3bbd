"""Invented pasts of base models, for tests of the store and for the processes that they start."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

from xl_addin.hub.store.database import Database, Row
from xl_addin.hub.store.snapshots import as_known_on, base_named
from xl_addin.records import BaseModel, Child, Relation, Sentence, Snapshot

ENDPOINT = "https://hub.example"
TODAY = date(2026, 11, 24)
BORN = datetime(2026, 1, 1, 9, tzinfo=UTC)
BEGIN = datetime(2026, 6, 1, 12, tzinfo=UTC)
_RELATIONS = tuple(Relation)


def child(number: int, relation: Relation = Relation.FINETUNE, *, days: float = 0.0) -> Child:
    """Return the child of that number, created as many days after the base as its number and ``days``."""
    created = BORN + timedelta(days=number % 100 + days)
    return Child(f"user{number % 7}/tune-{number}", f"user{number % 7}", created, relation, f"{number:024x}")


def snapshot(children: Sequence[Child], taken: datetime, name: str = "org/base", own: str = "b") -> Snapshot:
    """Return a snapshot with everything that one can hold; ``own`` is the Hub's own id of the base."""
    base = BaseModel(
        name,
        BORN,
        MappingProxyType({Relation.FINETUNE: 70, Relation.MERGE: 1}),
        hub_id=own,
        licence="apache-2.0",
        gated="auto",
        tags=("日本語", "license:apache-2.0"),
    )
    ordered = tuple(sorted(children, key=lambda one: (one.created, one.id)))
    return Snapshot(
        base, ordered, taken, MappingProxyType({Relation.MERGE: 1}), notes=(Sentence("Odd.", "奇妙。"),)
    )


def changing(step: int, name: str = "org/base", own: str = "b") -> Snapshot:
    """Return what the Hub says at one step of a restless past: children come, go and are tagged anew."""
    listed = [
        child(number, _RELATIONS[(number + step // 3) % 4]) for number in range(60) if (7 * number + step) % 5
    ]
    return snapshot(listed, BEGIN + timedelta(hours=step), name, own)


def base_of(db: Database, name: str) -> int:
    """Return the number of the base that is kept under ``name``."""
    known = base_named(db, ENDPOINT, name)
    assert known is not None
    assert known.base is not None
    return known.base


def read_back(db: Database, told: Sequence[Snapshot]) -> list[Snapshot | None]:
    """Return what the store says was known of each base at each moment at which something was told."""
    return [as_known_on(db, base_of(db, one.base.id), one.taken) for one in told]


def everything(db: Database) -> list[list[Row]]:
    """Return all that the Hub said as the rows that keep it, without the numbers that a failure may skip."""
    return [
        db.rows(
            """
            SELECT endpoint, key, bases.name, taken, gone, changed, late, listed, before, digest, body
            FROM bases JOIN snapshots ON base = bases.id JOIN facts ON facts.id = facts ORDER BY key, taken
            """
        ),
        db.rows(
            """
            SELECT key, c.id, hub_id, author, c.created, relation, a.taken, b.taken
            FROM children AS c JOIN bases ON bases.id = c.base JOIN snapshots AS a ON a.id = first_seen
            LEFT JOIN snapshots AS b ON b.id = c.gone ORDER BY 1, 2, 3, 7
            """
        ),
        db.rows("SELECT endpoint, name, unknown FROM names ORDER BY 1, 2"),
    ]


def without_own_ids(told: Snapshot) -> Snapshot:
    """Return the same from a Hub that does not tell its own ids."""
    children = tuple(replace(one, hub_id="") for one in told.children)
    return replace(told, base=replace(told.base, hub_id=""), children=children)
