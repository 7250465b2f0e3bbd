"""Leases: one holder at a time, lost by the dead, kept by the living."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from xl_addin.hub.store.database import Database
from xl_addin.hub.store.leases import release, release_all, renew, try_lease

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
HUB = "https://hub.example"


@pytest.fixture
def db() -> Database:
    """Keep leases in memory."""
    return Database(None)


def take(db: Database, holder: str, after: float = 0, name: str = "org/base", endpoint: str = HUB) -> bool:
    """Try for ten seconds' lease so many seconds after the beginning."""
    now = NOW + timedelta(seconds=after)
    return try_lease(db, endpoint, name, holder, now=now, until=now + timedelta(seconds=10))


def test_one_holds_a_name_at_a_time(db: Database) -> None:
    """A second holder, and the same once more, wait; another name or another Hub is free."""
    assert take(db, "one")
    assert not take(db, "two")
    assert not take(db, "one")
    assert take(db, "two", name="org/other")
    assert take(db, "two", endpoint="https://mirror.example")


def test_what_is_given_back_is_free(db: Database) -> None:
    """Only the holder's own lease is given back."""
    take(db, "one")
    release(db, HUB, "org/base", "two")
    assert not take(db, "two")
    release(db, HUB, "org/base", "one")
    assert take(db, "two")


def test_a_dead_holder_loses_its_lease(db: Database) -> None:
    """After ten seconds without a sign of life another takes it, and the first cannot give it away."""
    take(db, "dead")
    assert not take(db, "two", after=9.9)
    assert take(db, "two", after=10)
    release(db, HUB, "org/base", "dead")
    assert not take(db, "three", after=11)


def test_a_living_holder_keeps_its_leases(db: Database) -> None:
    """A renewed lease lasts on; what others hold is not renewed with it."""
    take(db, "one")
    take(db, "two", name="org/other")
    renew(db, "one", NOW + timedelta(seconds=19))
    assert not take(db, "three", after=18)
    assert take(db, "three", after=18, name="org/other")


def test_all_of_one_holder_are_given_back_at_once(db: Database) -> None:
    """At the end of a run nothing of its own is held, and what others hold stays."""
    take(db, "one")
    take(db, "one", name="org/other")
    take(db, "two", name="org/third")
    release_all(db, "one")
    assert take(db, "two")
    assert take(db, "two", name="org/other")
    assert not take(db, "one", name="org/third")


def test_of_many_at_once_one_wins(tmp_path: Path) -> None:
    """Eight connections of one file try for twenty names at once: each name is taken exactly once."""
    won: list[str] = []

    def try_all(holder: str) -> None:
        db = Database(tmp_path / "store.sqlite")
        won.extend(name for name in map(str, range(20)) if take(db, holder, name=name))
        db.close()

    threads = [Thread(target=try_all, args=(str(number),)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won, key=int) == list(map(str, range(20)))
