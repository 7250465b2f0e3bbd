"""What the store holds, whether it is sound, and how parts of it are let go."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from kept_models import ENDPOINT, RELEASE, TAKEN, children, snapshot

from xl_addin.hub.store.database import Database
from xl_addin.hub.store.decisions import add, all_decisions
from xl_addin.hub.store.events import add_event, all_events
from xl_addin.hub.store.maintenance import (
    faults,
    forget,
    inventory,
    kept_bases,
    known_releases,
    vacuum,
)
from xl_addin.hub.store.refreshes import Refresh, log_refresh
from xl_addin.hub.store.snapshots import base_named, latest, save_snapshot
from xl_addin.records import Decision, Event

DAY = timedelta(days=1)
MADE = datetime(2025, 2, 1, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    """Keep two models in a file, one of them on two days with a child gone."""
    db = Database(tmp_path / "store.sqlite")
    save_snapshot(db, ENDPOINT, "org/Base", snapshot("org/Base", children(5)))
    save_snapshot(db, ENDPOINT, "org/Base", snapshot("org/Base", children(4), TAKEN + DAY))
    save_snapshot(db, ENDPOINT, "org/another", snapshot("org/another", children(900), licence="mit"))
    return db


def test_the_inventory_counts_what_is_there(db: Database) -> None:
    """Bases by name, their snapshots with first and last, what was revised, and every table's rows."""
    held = inventory(db)
    assert [(one.name, one.snapshots, one.first, one.last, one.gone) for one in held.bases] == [
        ("org/another", 1, TAKEN, TAKEN, 0),
        ("org/Base", 2, TAKEN, TAKEN + DAY, 1),
    ]
    assert held.tables["snapshots"] == 3
    assert held.tables["children"] == 905
    assert held.tables["decisions"] == 0


def test_another_hubs_models_are_told_apart(db: Database) -> None:
    """With an endpoint only its own bases are there, without one all."""
    save_snapshot(db, "https://mirror.example", "org/Base", snapshot("org/Base", children(5)))
    assert len(kept_bases(db, "https://mirror.example")) == 1
    assert len(kept_bases(db, ENDPOINT)) == 2
    assert len(kept_bases(db)) == 3


def test_a_sound_store_has_no_fault(db: Database) -> None:
    """Nothing to tell, also of an empty one."""
    assert faults(db) == ()
    assert faults(Database(None)) == ()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE children SET relation = 'merge' WHERE id = 'user-1/tune-1' AND base = 1",
        "UPDATE snapshots SET gone = 7 WHERE taken LIKE '2025-03-21%'",
        "DELETE FROM children WHERE base = 2 AND id = 'user-899/tune-899'",
    ],
)
def test_a_changed_row_is_noticed(db: Database, damage: str) -> None:
    """A child of other kind, another number of children gone, a child that is missing: each is told."""
    assert db.run(damage)
    assert any("damaged" in sentence.en for sentence in faults(db))


def test_a_damaged_file_is_told_not_raised(db: Database, tmp_path: Path) -> None:
    """Where SQLite itself cannot read a page the fault is a sentence."""
    db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    path = tmp_path / "store.sqlite"
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2 :] = b"\xa5" * (len(raw) - len(raw) // 2)
    path.write_bytes(raw)
    assert faults(Database(path, "read"))


def test_vacuum_wins_what_was_deleted(db: Database) -> None:
    """900 children of some 85 bytes each leave more than 50 kB; what is kept reads as before."""
    before = latest(db, _base(db, "org/Base"))
    forget(db, ENDPOINT, _base(db, "org/another"))
    old, new = vacuum(db)
    assert old - new > 50_000
    assert latest(db, _base(db, "org/Base")) == before
    assert faults(db) == ()


def test_forgetting_leaves_nothing_but_the_users_own_words(db: Database) -> None:
    """No table speaks of the model any more but decisions and events; the other model stays."""
    base = _base(db, "org/another")
    log_refresh(db, ENDPOINT, Refresh("org/another", TAKEN, TAKEN, 2, "whole"))
    add(db, Decision("d" * 32, "org/another", "exclude", "author", "user-1", "why", "me", MADE))
    add_event(db, Event("e" * 32, "org/another", date(2025, 1, 1), "press", MADE))
    forget(db, ENDPOINT, base)
    assert [one.name for one in kept_bases(db)] == ["org/Base"]
    assert (base_named(db, ENDPOINT, "org/another"), latest(db, base)) == (None, None)
    assert len(all_decisions(db)) == len(all_events(db)) == 1
    held = inventory(db).tables
    assert (held["children"], held["refreshes"], held["facts"], held["names"]) == (5, 0, 1, 1)
    assert faults(db) == ()


def test_releases_are_those_that_were_said_last(db: Database) -> None:
    """Every base of the Hub once, by name, with the date of its latest snapshot, whichever was kept last."""
    later = RELEASE + 9 * DAY
    save_snapshot(db, ENDPOINT, "org/Base", snapshot("org/Base", children(4), TAKEN + 2 * DAY, later))
    save_snapshot(db, "https://mirror.example", "org/mirror", snapshot("org/mirror", children(5)))
    assert [(one.id, one.created) for one in known_releases(db, ENDPOINT)] == [
        ("org/Base", later),
        ("org/another", RELEASE),
    ]
    assert [one.id for one in known_releases(db, "https://mirror.example")] == ["org/mirror"]
    assert known_releases(Database(None), ENDPOINT) == ()


def test_a_forgotten_base_was_released_nowhere(db: Database) -> None:
    """What is let go of is no reason for anything any more."""
    forget(db, ENDPOINT, _base(db, "org/another"))
    assert [one.id for one in known_releases(db, ENDPOINT)] == ["org/Base"]


def _base(db: Database, name: str) -> int:
    return next(base.number for base in kept_bases(db) if base.name == name)


@pytest.mark.parametrize("table", ["bases", "facts", "snapshots", "children", "looks"])
def test_a_table_that_is_gone_is_told(db: Database, table: str) -> None:
    """Whoever took a table away with another tool hears that the parts do not agree."""
    db.run("PRAGMA foreign_keys = OFF")
    db.run(f"DROP TABLE {table}")
    assert any("not sound" in sentence.en for sentence in faults(db))
