"""Decisions in the store: kept once, ended once, and in force for the base they speak of."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from audit_cases import TAKEN, decision

from xl_addin.errors import BadInput
from xl_addin.hub.store import decisions as store
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.snapshots import save_snapshot
from xl_addin.records import BaseModel, Decision, Snapshot

HUB = "https://hub.example"
HOUR = timedelta(hours=1)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """Return a new store in which base 1 is known by its old and its new name, and base 2 by one."""
    database = Database(tmp_path / "store.sqlite")
    for day, (key, name) in enumerate((("1", "org/old-name"), ("2", "org/other"), ("1", "org/new-name"))):
        base = BaseModel(name, TAKEN - 99 * HOUR, None, hub_id=key * 24)
        save_snapshot(database, HUB, name, Snapshot(base, (), TAKEN + day * HOUR, {}))
    yield database
    database.close()


def ids(found: tuple[Decision, ...]) -> list[int]:
    """Return the numbers of decisions."""
    return [int(one.id, 16) for one in found]


def test_what_is_kept_comes_back(db: Database) -> None:
    """A decision is read as it was made, field for field, letters of any language included."""
    made = Decision(
        "f" * 32, "org/a", "keep", "pattern", "u/*-ja?", "社内で確認済み “ok”", "佐藤", TAKEN, None
    )
    store.add(db, made)
    assert store.all_decisions(db) == (made,)


def test_the_same_list_twice_changes_nothing(db: Database) -> None:
    """Adding many counts what is new; at the second time that is nothing."""
    many = [decision("author", f"a{n}", number=n) for n in range(5)]
    assert store.add_many(db, many) == 5
    assert store.add_many(db, many) == 0
    assert store.all_decisions(db) == tuple(many)


@pytest.mark.parametrize(
    ("mine", "theirs", "stands"),
    [(None, 2, 2), (2, None, 2), (1, 2, 2), (2, 1, 2), (None, None, None)],
    ids=["they ended it", "I ended it", "they later", "I later", "nobody"],
)
def test_of_two_ends_the_later_stands(
    db: Database, mine: int | None, theirs: int | None, stands: int | None
) -> None:
    """An import neither revives what was ended nor moves an end forward in time."""
    for hours in (mine, theirs):
        store.add(db, decision("author", "ann", undone=TAKEN + hours * HOUR if hours else None))
    (found,) = store.all_decisions(db)
    assert found.undone == (TAKEN + stands * HOUR if stands else None)


def test_in_force_are_those_of_any_name_of_the_base_and_of_every_base(db: Database) -> None:
    """Old name, new name in another case and no name speak of base 1; the name of base 2 does not."""
    for number, model in enumerate(("org/old-name", "Org/NEW-name", "", "org/other", "org/unheard-of")):
        store.add(db, decision("author", "ann", number=number, model=model))
    assert ids(store.in_force(db, HUB, 1, TAKEN)) == [0, 1, 2]
    assert ids(store.in_force(db, HUB, 2, TAKEN)) == [2, 3]
    assert ids(store.in_force_of_name(db, "ORG/unheard-of", TAKEN)) == [2, 4]
    assert store.names_of(db, 1) == {"org/old-name", "org/new-name"}


def test_in_force_is_from_its_making_to_its_end(db: Database) -> None:
    """Not a microsecond before it was made, and no more from the moment in which it was undone."""
    end, instant = TAKEN + HOUR, timedelta(microseconds=1)
    store.add(db, decision("author", "ann", model="", undone=end))
    in_force = [
        bool(store.in_force(db, HUB, 1, when)) for when in (TAKEN - instant, TAKEN, end - instant, end)
    ]
    assert in_force == [False, True, True, False]


def test_undo_ends_the_one_that_begins_so(db: Database) -> None:
    """Six letters are enough where one id begins with them, in either case; the end is dated."""
    store.add(db, Decision("abcdef" + "0" * 26, "", "exclude", "author", "ann", "why", "", TAKEN))
    store.add(db, Decision("fedcba" + "0" * 26, "", "exclude", "author", "bo", "why", "", TAKEN))
    ended = store.undo(db, "ABCDEF", TAKEN + HOUR)
    assert (ended.value, ended.undone) == ("ann", TAKEN + HOUR)
    assert ended in store.all_decisions(db)
    assert [one.value for one in store.in_force(db, HUB, 1, TAKEN + HOUR)] == ["bo"]


@pytest.mark.parametrize(
    ("beginning", "words"),
    [
        ("000", "too short"),
        ("0000000", "2 decisions"),
        ("abcdef", "No decision"),
        ("%%%%%%", "No decision"),
        ("eeeeee", "already"),
    ],
)
def test_an_undo_that_names_no_single_one_is_refused(db: Database, beginning: str, words: str) -> None:
    """Too short, several, none, and one that was ended before: each has its sentence, and nothing changes."""
    store.add_many(db, [decision("author", "ann", number=1), decision("author", "bo", number=2)])
    store.add(db, Decision("e" * 32, "", "keep", "author", "cy", "why", "", TAKEN, TAKEN + HOUR))
    before = store.all_decisions(db)
    with pytest.raises(BadInput, match=words):
        store.undo(db, beginning, TAKEN + 2 * HOUR)
    assert store.all_decisions(db) == before


def test_a_list_is_kept_whole_or_not_at_all(db: Database) -> None:
    """Where the second of two cannot be kept, the first is not kept either."""
    bad = decision("author", "bo", number=2, action="perhaps")  # type: ignore[arg-type]
    with pytest.raises(Exception, match="CHECK"):
        store.add_many(db, [decision("author", "ann"), bad])
    assert store.all_decisions(db) == ()
