"""Tables that stand twice: what both copies hold is proven, what one holds alone is known as such."""

from pathlib import Path

import pytest
from store_filled import DECIDED, fill
from store_worlds import TODAY

from xl_addin.hub.store.database import Database
from xl_addin.hub.store.opening import open_store
from xl_addin.hub.store.twice import COLUMNS, found

PAGE = 4096  # bytes, SQLite's default


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a filled store that is closed."""
    path = tmp_path / "store.sqlite"
    db = open_store(path, TODAY).database
    if not db.rows("SELECT 1 FROM pragma_module_list WHERE name = 'dbstat'"):
        pytest.skip("this SQLite does not tell which page is whose (dbstat)")
    fill(db)
    db.close()
    return path


def overwrite(path: Path, of: str, word: bytes, by: bytes) -> None:
    """Write ``by`` over ``word`` where it stands in the pages of the table or the copy named ``of``."""
    db = Database(path, "read")
    pages = [
        page for (page,) in db.rows("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", of)
    ]
    db.close()
    raw = bytearray(path.read_bytes())
    for page in pages:
        begin, end = (page - 1) * PAGE, page * PAGE
        place = raw.find(word, begin, end)
        if place >= 0:
            raw[place : place + len(by)] = by
            path.write_bytes(raw)
            return
    pytest.fail(f"{word!r} is not in {of}")


def destroy(path: Path, of: str) -> None:
    """Write zeros over every page of the table or the copy named ``of``."""
    db = Database(path, "read")
    pages = [page for (page,) in db.rows("SELECT pageno FROM dbstat WHERE name = ?", of)]
    db.close()
    raw = bytearray(path.read_bytes())
    for page in pages:
        raw[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(raw)


@pytest.mark.parametrize("table", list(COLUMNS))
def test_every_column_stands_in_two_trees(path: Path, table: str) -> None:
    """A sound table is proven row by row, and still readable with either of its two trees destroyed."""
    whole = found(Database(path, "salvage"), table)
    assert (whole.proven, whole.single, whole.complete) == (whole.readable, frozenset(), 2)
    assert whole.proven
    for tree in (table, f"{table}_again"):
        damaged = path.with_name(f"{tree}.sqlite")
        damaged.write_bytes(path.read_bytes())
        destroy(damaged, tree)
        half = found(Database(damaged, "salvage"), table)
        assert (half.proven, half.single, half.complete) == (frozenset(), whole.proven, 1)


def test_what_the_copies_contradict_is_neither(path: Path) -> None:
    """A row with another letter in one of its copies is readable twice and neither proven nor single."""
    overwrite(path, "decisions_again", b"user/tune-7", b"user/tuna-7")
    db = Database(path, "salvage")
    there = found(db, "decisions")
    assert len(there.readable) == len(DECIDED) + 1
    assert len(there.proven) == len(DECIDED) - 1
    assert there.single == frozenset()


def test_what_cannot_be_a_row_is_no_single_one(path: Path) -> None:
    """Of the only copy, a row whose date is none is left out."""
    overwrite(path, "decisions", b"2026-06-01T12", b"2026-06-99T12")
    destroy(path, "decisions_again")
    assert len(found(Database(path, "salvage"), "decisions").single) == len(DECIDED) - 1
