"""The user's own series in the store."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.hub.store.database import Database
from xl_addin.hub.store.imports import collections, expand, forget_import, read_import, save_import
from xl_addin.records import Imported

NOW = datetime(2025, 6, 1, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
names = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)
counts = st.lists(st.integers(0, 2**53), max_size=5)


@pytest.fixture
def db() -> Database:
    """Keep everything in memory."""
    return Database(None)


@given(st.dictionaries(names, counts, min_size=1, max_size=4))
def test_what_is_imported_comes_back(series: dict[str, list[int]]) -> None:
    """Each series is read as it was kept, whatever its name holds, even one without a whole month."""
    db = Database(None)
    save_import(db, "ours", "our own records", series, NOW)
    for name, new in series.items():
        assert read_import(db, f"ours:{name}", None) == Imported(
            f"ours:{name}", "our own records", NOW, tuple(new)
        )
    assert sorted(expand(db, ["ours:*"])) == sorted(f"ours:{name}" for name in series)


def test_an_earlier_day_has_the_version_of_that_day(db: Database) -> None:
    """As of the first day it is the first version, before it none, afterwards the second."""
    save_import(db, "ours", "first", {"a": [1], "gone": [2]}, NOW)
    save_import(db, "ours", "second", {"a": [1, 4]}, NOW + DAY)
    sources = {
        days: found.source if (found := read_import(db, "ours:a", NOW + days * DAY)) else None
        for days in (-1, 0, 1)
    }
    assert sources == {-1: None, 0: "first", 1: "second"}
    assert read_import(db, "ours:gone", NOW) is not None
    assert read_import(db, "ours:gone", None) is None


def test_only_a_star_stands_for_all(db: Database) -> None:
    """Other models, and collections that nobody imported, stay as they are written, in their order."""
    save_import(db, "ours", "x", {"b": [1], "a": [2]}, NOW)
    asked = ["org/base", "ours:*", "theirs:*", "ours:b"]
    assert expand(db, asked) == ["org/base", "ours:a", "ours:b", "theirs:*", "ours:b"]


def test_the_list_shows_the_latest_version_of_each(db: Database) -> None:
    """Name, source, moment, number of series and of versions."""
    save_import(db, "ours", "first", {"a": [1], "b": []}, NOW)
    save_import(db, "ours", "second", {"a": [1]}, NOW + DAY)
    save_import(db, "another", "x", {"c": [1]}, NOW)
    kept = [(one.name, one.source, one.imported, one.series, one.versions) for one in collections(db)]
    assert kept == [("another", "x", NOW, 1, 1), ("ours", "second", NOW + DAY, 1, 2)]


def test_what_is_forgotten_is_gone_to_the_last_row(db: Database) -> None:
    """All versions of one collection go, with their months, and no other's."""
    save_import(db, "ours", "first", {"a": [1]}, NOW)
    save_import(db, "ours", "second", {"a": [1]}, NOW + DAY)
    save_import(db, "another", "x", {"c": [1]}, NOW)
    assert forget_import(db, "ours") == 2
    assert forget_import(db, "ours") == 0
    assert read_import(db, "ours:a", None) is None
    assert db.rows("SELECT count(*) FROM import_months") == [(2,)]


def test_half_an_import_is_none(tmp_path: Path) -> None:
    """An import that fails on the way leaves nothing behind."""
    db = Database(tmp_path / "store.sqlite")
    with pytest.raises(Exception, match="UNIQUE"):  # the second series' name comes twice to the database
        save_import(db, "ours", "x", {"a": [1], "b": [2]} | {Twin("b"): [3]}, NOW)
    assert collections(db) == []
    assert db.rows("SELECT count(*) FROM import_months") == [(0,)]


class Twin(str):
    """A text that Python takes for another than its equal."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)
