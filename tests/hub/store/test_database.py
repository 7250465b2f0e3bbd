"""Connections and transactions: whole or not at all, and every refusal a word of ours."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from xl_addin.errors import StoreDamaged, StoreError, StoreNewer, StoreUnwritable
from xl_addin.hub.store.database import Database, alone, require_sqlite
from xl_addin.hub.store.schema import VERSION

KEEP = "INSERT INTO facts (body) VALUES (?)"
_HEADER = 100  # bytes of a SQLite file, which tell of its journal too


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a store may lie, on a path as Japanese offices have them."""
    folder = tmp_path / "東京 支店 50% #1 ?a=b"
    folder.mkdir()
    return folder / "store.sqlite"


def kept(database: Database) -> list[str]:
    """Return what was kept."""
    return [body for (body,) in database.rows("SELECT body FROM facts ORDER BY body")]


def test_what_is_written_is_there_for_the_next(path: Path) -> None:
    """What one connection writes another reads, on a path with Japanese letters, spaces and signs."""
    writer = Database(path)
    number = writer.insert(KEEP, "a")
    writer.run_many(KEEP, [("b",), ("c",)])
    assert writer.run("DELETE FROM facts WHERE body = ?", "b") == 1
    reader = Database(path)
    assert kept(reader) == ["a", "c"]
    assert reader.rows("SELECT body FROM facts WHERE id = ?", number) == [("a",)]
    assert path.is_file()


def test_the_file_waits_for_writers_and_keeps_references(path: Path) -> None:
    """The file has a write-ahead log, foreign keys and the version of the schema."""
    database = Database(path)
    assert database.rows("PRAGMA journal_mode") == [("wal",)]
    assert database.rows("PRAGMA foreign_keys") == [(1,)]
    assert database.rows("PRAGMA user_version") == [(VERSION,)]


def test_a_transaction_that_fails_leaves_nothing() -> None:
    """What fails inside a transaction takes all of it back, and the error arrives as it was."""
    database = Database(None)

    def fail() -> None:
        with database.writing():
            database.run(KEEP, "a")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert kept(database) == []
    with database.writing():
        database.run(KEEP, "b")
    assert kept(database) == ["b"]


def test_a_transaction_inside_another_is_part_of_it() -> None:
    """An inner transaction may fail alone, and ends with the outer one."""
    database = Database(None)

    def fail(word: str) -> None:
        with database.writing():
            database.run(KEEP, word)
            raise KeyError

    def outer() -> None:
        with database.writing():
            database.run(KEEP, "outer")
            with pytest.raises(KeyError):
                fail("inner")
            assert kept(database) == ["outer"]
            with database.writing():
                database.run(KEEP, "second")
            assert kept(database) == ["outer", "second"]
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  it has no words
        outer()
    assert kept(database) == []


def test_what_is_read_together_is_of_one_moment(path: Path) -> None:
    """Inside ``reading`` nothing is seen of what another process writes meanwhile."""
    reader, writer = Database(path), Database(path)
    with reader.reading():
        before = kept(reader)
        writer.run(KEEP, "a")
        assert kept(reader) == before == []
    assert kept(reader) == ["a"]


def test_threads_take_turns(path: Path) -> None:
    """Eight threads on one connection lose nothing and never fall into each other's transaction."""
    database = Database(path)
    database.run("INSERT INTO quota VALUES ('e', 'token', NULL, 0, NULL)")

    def count() -> None:
        for _ in range(50):
            with database.writing():
                ((used,),) = database.rows("SELECT used FROM quota")
                database.run("UPDATE quota SET used = ?", used + 1)

    threads = [Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert database.rows("SELECT used FROM quota") == [(400,)]  # 8 × 50


def test_a_store_that_others_hold_for_too_long_is_told_as_busy(path: Path) -> None:
    """A writer who waited in vain says that another process is writing, not that the disk is full."""
    patient, greedy = Database(path), Database(path)
    patient.run("PRAGMA busy_timeout = 20")
    with greedy.writing(), pytest.raises(StoreUnwritable, match="another process has been writing"):
        patient.run(KEEP, "a")
    patient.run(KEEP, "b")
    assert kept(patient) == ["b"]


@pytest.mark.parametrize(
    ("sql", "error"),
    [
        ("INSERT INTO facts (body) VALUES ('a')", sqlite3.IntegrityError),
        ("INSERT INTO names (endpoint, name, base) VALUES ('e', 'n', 7)", sqlite3.IntegrityError),
        ("INSERT INTO facts (id, body) VALUES ('no number', 'b')", sqlite3.IntegrityError),
        ("SELECT * FROM nowhere", sqlite3.OperationalError),
    ],
)
def test_faults_of_ours_are_not_told_as_the_disks(sql: str, error: type[Exception]) -> None:
    """A broken rule of the schema or a wrong statement crashes as what it is."""
    database = Database(None)
    database.run(KEEP, "a")
    with pytest.raises(error) as caught:
        database.run(sql)
    assert not isinstance(caught.value, StoreError)


def _newer(path: Path) -> None:
    database = Database(path)
    database.run(f"PRAGMA user_version = {VERSION + 1}")
    database.close()


def _a_text(path: Path) -> None:
    path.write_text("series,month,cumulative\n" * 100, encoding="utf-8")


def _of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bases (id INTEGER)")
    connection.close()


def _a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "error", "says"),
    [
        (_newer, StoreNewer, "Update HFScore"),
        (_a_text, StoreDamaged, "damaged"),
        (_of_another_program, StoreDamaged, "damaged"),
        (_a_folder, StoreUnwritable, "HFSCORE_HOME"),
    ],
)
def test_what_cannot_be_a_store_is_refused_in_words(
    path: Path, spoil: Callable[[Path], None], error: type[StoreError], says: str
) -> None:
    """A file that is no store of ours is refused with its path and a cure, and keeps what it holds."""
    spoil(path)
    before = path.read_bytes()[_HEADER:] if path.is_file() else None
    with pytest.raises(error, match=says) as caught:
        Database(path)
    assert str(path) in caught.value.sentence.ja
    assert before is None or path.read_bytes()[_HEADER:] == before


def test_a_missing_folder_is_refused_in_words(tmp_path: Path) -> None:
    """Where the folder is missing the store says so at once."""
    with pytest.raises(StoreUnwritable, match="unable to open"):
        Database(tmp_path / "nowhere" / "store.sqlite")


def test_a_text_that_is_none_is_damage(path: Path) -> None:
    """Bytes that cannot be decoded are told as damage."""
    database = Database(path)
    database.run("INSERT INTO facts (body) VALUES (CAST(x'ff' AS TEXT))")
    with pytest.raises(StoreDamaged):
        database.rows("SELECT body FROM facts")
    rows, complete = database.readable_rows("SELECT id, body FROM facts")
    assert (rows, complete) == ([], False)


def test_a_file_put_in_the_place_of_another_is_followed(path: Path) -> None:
    """Who has a store open that another process sets aside goes on with the one in its place."""
    old = Database(path)
    old.run(KEEP, "old")
    for part in ("", "-wal", "-shm"):
        file = path.with_name(path.name + part)
        file.rename(file.with_name(f"aside{part}"))
    new = Database(path)
    old.run(KEEP, "a")
    new.run(KEEP, "b")
    assert kept(old) == kept(new) == ["a", "b"]


def test_a_deleted_file_is_begun_anew(path: Path) -> None:
    """A store whose file somebody deletes during the run is begun anew."""
    database = Database(path)
    path.unlink()
    database.run(KEEP, "a")
    assert kept(Database(path)) == ["a"]


def test_one_process_at_a_time_is_alone(path: Path) -> None:
    """Two that want to be alone with a file have to take turns; the next one need not wait."""
    order: list[str] = []

    def second() -> None:
        with alone(path):
            order.append("second")

    with alone(path):
        waiting = Thread(target=second)
        waiting.start()
        waiting.join(0.2)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_what_is_opened_to_read_refuses_to_write(path: Path) -> None:
    """A store opened to read gives what is kept, and raises where something is to be kept."""
    Database(path).run(KEEP, "a")
    reader = Database(path, "read")
    assert kept(reader) == ["a"]
    with pytest.raises(StoreUnwritable, match="readonly"):
        reader.run(KEEP, "b")


def test_an_older_store_is_not_read_without_being_brought_up_to_date(path: Path) -> None:
    """A file without our tables cannot be opened to read, since reading may not change it."""
    path.touch()
    with pytest.raises(StoreUnwritable, match="older HFScore"):
        Database(path, "read")


def test_a_sqlite_that_is_too_old_is_refused_in_words() -> None:
    """STRICT tables came with SQLite 3.37.0 (its change log); an older one is named with the cure."""
    require_sqlite((3, 37, 0))
    with pytest.raises(StoreUnwritable, match=r"SQLite 3\.34\.1.*3\.37\.0.*newer Python"):
        require_sqlite((3, 34, 1))
