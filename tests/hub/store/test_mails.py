"""What was sent to whom: noted step by step, in stores of before too, and not lost with a damaged one."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from store_filled import MAIL, MAILED, filled

from xl_addin.hub.store.database import Database
from xl_addin.hub.store.mails import Mark, Stage, mark, marks
from xl_addin.hub.store.opening import open_store
from xl_addin.hub.store.schema import STEPS

NOW = datetime(2026, 11, 25, 7, 30, tzinfo=UTC)


def test_the_last_step_of_each_recipient_counts() -> None:
    """A later step takes the place of an earlier one; another message and another recipient are apart."""
    db = Database(None)
    mark(db, "d1", ["a@e.jp", "b@e.jp"], Stage.BEGUN, NOW)
    mark(db, "d1", ["a@e.jp"], Stage.SENT, NOW + timedelta(minutes=1))
    assert marks(db, "d1") == {
        "a@e.jp": Mark(Stage.SENT, NOW + timedelta(minutes=1)),
        "b@e.jp": Mark(Stage.BEGUN, NOW),
    }
    assert marks(db, "d2") == {}


def test_another_word_is_no_stage() -> None:
    """The table itself refuses what is no stage."""
    with pytest.raises(sqlite3.IntegrityError):
        Database(None).run("INSERT INTO mails VALUES ('d', 'r', 'gone', 'now')")


def test_a_store_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """A file without the table gets it, keeps what it had, and is sound."""
    path = tmp_path / "store.sqlite"
    old = sqlite3.connect(path)
    for statement in STEPS[0]:
        old.execute(statement)
    old.execute(
        "INSERT INTO events VALUES ('e1', 'org/base', '2026-11-01', '発表', ?, NULL)", [NOW.isoformat()]
    )
    old.execute("PRAGMA user_version = 1")
    old.commit()
    old.close()
    opened = open_store(path, NOW.date())
    mark(opened.database, "d1", ["a@e.jp"], Stage.SENT, NOW)
    assert opened.warnings == ()
    assert opened.database.rows("SELECT text FROM events") == [("発表",)]
    assert marks(opened.database, "d1") == {"a@e.jp": Mark(Stage.SENT, NOW)}
    opened.database.close()


def test_a_damaged_store_does_not_send_again(tmp_path: Path) -> None:
    """With a page of the table destroyed, the new store still knows what was sent to whom."""
    path = tmp_path / "store.sqlite"
    path.write_bytes(filled())
    db = Database(path, "read")
    page = db.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'mails'")[0][0]
    db.close()
    raw = bytearray(path.read_bytes())
    raw[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(raw)
    opened = open_store(path, NOW.date())
    assert opened.warnings
    assert marks(opened.database, MAIL) == dict(MAILED)
    opened.database.close()
