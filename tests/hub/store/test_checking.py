"""The quick look and the whole check."""

import pytest
from store_filled import fill
from store_worlds import ENDPOINT, changing

from xl_addin.hub.store.checking import is_sound, looks_sound
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.snapshots import save_snapshot


@pytest.fixture
def db() -> Database:
    """Keep a little of everything, in memory."""
    database = Database(None)
    fill(database)
    return database


def test_what_was_written_is_sound(db: Database) -> None:
    """A store that nobody damaged is sound at the first look and at the second, and so is an empty one."""
    for database in (db, Database(None)):
        assert looks_sound(database)
        assert is_sound(database)


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE leases",
        "DROP INDEX events_again",
        "ALTER TABLE decisions RENAME COLUMN reason TO season",
    ],
)
def test_another_schema_is_seen_at_once(db: Database, damage: str) -> None:
    """A table or a copy that is missing or renamed is seen at the quick look."""
    db.run(damage)
    assert not looks_sound(db)
    assert not is_sound(db)


@pytest.mark.parametrize("trace", ["ANALYZE", "CREATE TABLE notes (text TEXT)"])
def test_what_other_tools_leave_is_no_damage(db: Database, trace: str) -> None:
    """A store that somebody looked at with another program is still sound."""
    db.run(trace)
    assert looks_sound(db)
    assert is_sound(db)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE children SET author = 'x' WHERE first_seen = 1",
        "UPDATE children SET gone = NULL",
        "UPDATE children SET first_seen = first_seen + 1 WHERE first_seen = 1",
        "DELETE FROM snapshots WHERE id = 2",
        "UPDATE snapshots SET whole = 0 WHERE id = 2",
        "UPDATE bases SET head = before FROM snapshots WHERE base = bases.id",
    ],
)
def test_another_past_is_seen_at_the_whole_check(db: Database, damage: str) -> None:
    """Whatever was altered of what the Hub said is seen once everything is read."""
    db.run(damage)
    assert looks_sound(db)
    assert not is_sound(db)


def test_a_row_that_leads_nowhere_is_seen(db: Database) -> None:
    """A reference to nothing is seen at the whole check."""
    save_snapshot(db, ENDPOINT, "org/third", changing(0, "org/third", own="3"))
    db.run("PRAGMA foreign_keys = OFF")
    db.run("UPDATE names SET base = 99 WHERE name = 'org/third'")
    assert not is_sound(db)
